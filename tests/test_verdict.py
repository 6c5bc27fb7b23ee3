"""What a claim is worth: only what stands in the essay counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from assessor import verdict
from assessor.assessment import CriterionScore
from assessor.judge.base import Claim
from assessor.replies import ScoreReply
from assessor.verdict import Weighed
from tests.factory import (
    ESSAY,
    INVENTED,
    QUOTE,
    case,
    criterion,
    no_answer,
    rubric,
    score,
    summary,
)

ALTERED = QUOTE.replace("41", "14")


def weigh(claim: Claim[ScoreReply]) -> Weighed:
    return verdict.weigh(claim, case(), criterion(), verdict.read(case()))


def settle(*claims: Claim[ScoreReply]) -> CriterionScore:
    return verdict.criterion_score([weigh(c) for c in claims], case(), criterion())


def test_evidence_knows_its_page_where_the_file_has_pages() -> None:
    paged = replace(case(), entry=case().entry.model_copy(update={"pages": (0, 3)}))
    found = verdict.weigh(score(3, QUOTE), paged, criterion(), verdict.read(paged)).evidence
    assert found[0].page == 2
    [without] = settle(score(3, QUOTE)).evidence
    assert "page" not in without.model_dump()


def test_a_quote_found_in_the_essay_becomes_evidence_at_its_offsets() -> None:
    [evidence] = settle(score(3, QUOTE)).evidence
    assert ESSAY[evidence.start : evidence.end] == evidence.quote == QUOTE
    assert (evidence.match, evidence.section) == ("exact", "results")


def test_what_is_shown_are_the_essays_own_characters() -> None:
    [evidence] = settle(score(3, "доля решенных  вопросов выросла с 61% до 78%")).evidence
    assert ESSAY[evidence.start : evidence.end] == evidence.quote
    assert evidence.quote.startswith("Доля решённых вопросов")
    assert evidence.match == "normalised"


def test_an_invented_quote_beside_a_found_one_is_rejected_and_kept() -> None:
    result = settle(score(3, QUOTE, INVENTED))
    assert (result.status, result.level) == ("scored", 3)
    assert [(r.quote, r.reason) for r in result.rejected] == [(INVENTED, "absent")]


def test_a_quote_with_another_number_is_no_evidence() -> None:
    result = settle(score(3, ALTERED))
    assert result.evidence == ()
    assert [(r.quote, r.reason) for r in result.rejected] == [(ALTERED, "altered")]


@pytest.mark.parametrize("level", [0, 1, 3])
def test_a_level_whose_quotes_are_all_invented_is_no_level(level: int) -> None:
    result = settle(score(level, INVENTED))
    assert (result.status, result.level) == ("unscored", None)


@pytest.mark.parametrize(("level", "status"), [(0, "scored"), (1, "scored"), (2, "unscored")])
def test_only_the_lowest_two_levels_may_go_without_a_quote(level: int, status: str) -> None:
    assert settle(score(level)).status == status


def test_a_high_level_without_support_is_flagged() -> None:
    [flag] = verdict.unsupported([weigh(score(4, INVENTED))], case(), criterion())
    assert flag.kind == "unsupported"
    assert "4" in flag.message
    assert verdict.unsupported([weigh(score(4, QUOTE))], case(), criterion()) == ()


def test_cannot_assess_is_none_and_owes_no_evidence() -> None:
    claim = weigh(score("cannot_assess", INVENTED))
    assert claim.faults == ()
    result = verdict.criterion_score([claim], case(), criterion())
    assert (result.status, result.level) == ("cannot_assess", None)


def test_an_answer_that_cannot_be_read_is_no_score() -> None:
    result = settle(no_answer("level: Input should be 0, 1 or 2"))
    assert (result.status, result.level) == ("unscored", None)
    assert result.rationale == "Ответ модели не удалось прочесть."


def test_the_faults_name_what_a_reask_has_to_say() -> None:
    faults = weigh(score(3, INVENTED, ALTERED)).faults
    assert [(f.kind, f.found) for f in faults] == [("absent", INVENTED), ("altered", ALTERED)]
    assert "14" in faults[1].detail
    assert [(f.kind, f.found) for f in weigh(score(3)).faults] == [("unsupported", "3")]
    assert weigh(score(3, QUOTE)).faults == ()


def test_of_two_claims_the_mended_one_counts_and_both_are_paid_for() -> None:
    mended = verdict.mended(weigh(score(4, INVENTED)), weigh(score(2, QUOTE)))
    assert (mended.counted, mended.usage.calls, mended.usage.cost) == (2, 2, 1.0)
    assert [r.quote for r in mended.rejected] == [INVENTED]


def test_a_first_claim_that_stands_is_kept_when_the_second_is_worse() -> None:
    first, second = weigh(score(3, QUOTE, INVENTED)), weigh(no_answer())
    assert verdict.mended(first, second).counted == 3


@pytest.mark.parametrize(
    ("rule", "level"),
    [("median", 3), ("mean", 3), ("minimum", 1), ("maximum", 5), ("mode", 3)],
)
def test_samples_become_one_level_by_the_rubrics_rule(rule: str, level: int) -> None:
    judged = case(judged_by=rubric(sampling={"aggregate": rule}))
    samples = [weigh(score(n, QUOTE)) for n in (5, 3, 1, 3)]
    result = verdict.criterion_score(samples, judged, criterion())
    assert (result.level, result.samples, result.confidence) == (level, (5, 3, 1, 3), 0.2)


def test_the_median_of_two_levels_is_a_level_of_the_scale() -> None:
    assert settle(score(4, QUOTE), score(3, QUOTE)).level == 3


def test_one_sample_says_nothing_of_confidence() -> None:
    assert settle(score(3, QUOTE)).confidence is None


def test_most_samples_without_a_level_give_none() -> None:
    result = settle(score(3, QUOTE), score("cannot_assess"), score("cannot_assess"))
    assert (result.level, result.status) == (None, "cannot_assess")


def test_the_words_shown_are_those_of_a_sample_that_came_to_the_result() -> None:
    result = settle(score(1), score(3, QUOTE), score(3, QUOTE))
    assert [e.quote for e in result.evidence] == [QUOTE]


def scored(id_: str, level: int | None) -> CriterionScore:
    status: Literal["scored", "cannot_assess"] = "cannot_assess" if level is None else "scored"
    return CriterionScore(criterion=id_, status=status, level=level, rationale="")


def test_a_total_is_weighted_points_out_of_a_hundred() -> None:
    total = verdict.total([scored("results", 5), scored("second", 2)], rubric(60, 40))
    assert (total.points, total.of, total.complete) == (76.0, 100.0, True)


def test_a_criterion_without_a_level_is_never_counted_as_zero() -> None:
    total = verdict.total([scored("results", 5), scored("second", None)], rubric(60, 40))
    assert (total.points, total.of, total.complete) == (60.0, 60.0, False)


def check(text: str, words: int = 100) -> verdict.WeighedSummary:
    judged = case(words=words)
    return verdict.weigh_summary(summary(text), judged, verdict.read(judged))


def test_a_faithful_summary_has_no_violations_and_says_what_it_rests_on() -> None:
    checked = check(QUOTE)
    assert checked.faults == ()
    assert checked.summary is not None
    [sentence] = checked.summary.sentences
    assert any("41 секунды" in ESSAY[p.start : p.end] for p in sentence.support)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (QUOTE.replace("41", "14"), "figure"),
        ("Проект признан лучшим журналом «Контакт-Ревю».", "name"),
        ("Ожидание сократилось. " * 8, "too_long"),
    ],
)
def test_a_summary_that_breaks_a_rule_says_so(text: str, kind: str) -> None:
    checked = check(text, words=12)
    assert checked.summary is not None
    assert kind in {v.kind for v in checked.summary.violations}
    assert kind in {f.kind for f in checked.faults}


def test_a_missing_summary_is_a_fault_not_a_text() -> None:
    judged = case()
    checked = verdict.weigh_summary(no_answer("refused"), judged, verdict.read(judged))
    assert checked.summary is None
    assert [f.kind for f in checked.faults] == ["problem"]
