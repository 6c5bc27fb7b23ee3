"""report.html: self-contained, safe with any essay, and true to what it was made from."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment import Assessment
from assessor.report import Results, write
from assessor.report.labels import labels
from assessor.report.page import essay_markup, json_markup, send
from assessor.report.payload import utf16
from tests.report.factory import english, hostile, results, russian


class Page(HTMLParser):
    """The elements of a page, and the text of those that matter here."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"style": [], "script": [], "data": [], "raw": []}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input", "br", "rect", "path"}:
            self.open.append((tag, dict(attrs)))
            key = self.key()
            if key:
                self.texts[key].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"rect", "path"}:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if key := self.key():
            self.texts[key][-1] += data

    def key(self) -> str | None:
        if not self.open:
            return None
        tag, attributes = self.open[-1]
        if attributes.get("class") == "raw":
            return "raw"
        if tag == "script":
            return "data" if attributes.get("type") == "application/json" else "script"
        return "style" if tag == "style" else None


def page(of: Results, folder: Path) -> tuple[str, Page]:
    (path,) = write(of, folder, ["html"])
    text = path.read_bytes().decode("utf-8")
    return text, Page(text)


def entries(parsed: Page) -> list[dict[str, Any]]:
    return [json.loads(text) for text in parsed.texts["data"]][:-1]


def test_the_policy_names_exactly_the_style_and_script_that_are_there(tmp_path: Path) -> None:
    _, parsed = page(results(), tmp_path)
    (policy,) = [
        a["content"] or ""
        for tag, a in parsed.tags
        if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (text,) = parsed.texts[kind]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_is_loaded_from_anywhere(tmp_path: Path, language: str) -> None:
    text, parsed = page(results(language=language), tmp_path)
    attributes = {name for _, found in parsed.tags for name in found}
    assert not attributes & {"src", "srcset", "action", "data", "style", "poster", "background"}
    assert not [name for name in attributes if name.startswith("on")]
    assert all((a["href"] or "").startswith("#") for tag, a in parsed.tags if tag == "a")
    assert "url(" not in text
    assert "@import" not in text


def test_a_hostile_essay_adds_no_element(tmp_path: Path) -> None:
    _, innocent = page(results(), tmp_path)
    _, parsed = page(results(hostile(), russian()), tmp_path)
    assert {tag for tag, _ in parsed.tags} <= {tag for tag, _ in innocent.tags}
    assert len([tag for tag, a in parsed.tags if tag == "script" and "type" not in a]) == 1


def test_an_essay_stands_in_the_page_once_character_for_character(tmp_path: Path) -> None:
    given_ = (russian(), english(), hostile())
    _, parsed = page(results(*given_), tmp_path)
    essays = [a.entry.text.replace("\0", "\ufffd") for a in given_]
    # python's parser keeps U+FFFD for a NUL as browsers do, and carriage returns as references
    assert parsed.texts["raw"] == essays


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_no_text_can_leave_its_element(text: str) -> None:
    assert "<" not in essay_markup(text)
    assert "\r" not in essay_markup(text)
    data = json_markup({"text": text})
    assert "<" not in data
    assert json.loads(data)["text"] == text


@settings(deadline=None, max_examples=100)
@given(st.text(), st.data())
def test_offsets_are_the_scripts_own(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    at = utf16(text)
    units = text.encode("utf-16-le", "surrogatepass")
    stretch = units[2 * at(start) : 2 * at(end)].decode("utf-16-le", "surrogatepass")
    assert stretch == text[start:end]


def test_half_a_character_does_not_stop_the_page() -> None:
    page_ = BytesIO()
    send(["a\ud83d", "\udc00b"], page_)
    assert page_.getvalue() == b"a??b"


def test_what_several_entries_say_stands_once(tmp_path: Path) -> None:
    text, parsed = page(results(), tmp_path)
    assert text.count("Named, with baseline and period.") == 1
    shared = json.loads(parsed.texts["data"][-1])
    said = shared["said"].index("Named, with baseline and period.")
    assert [score["rationale"] for score in entries(parsed)[1]["scores"]] == [said] * 5


def test_a_summary_stands_once(tmp_path: Path) -> None:
    text, parsed = page(results(russian()), tmp_path)
    given_ = russian().summary
    assert given_ is not None
    assert text.count(given_.sentences[1].text) == 1
    places = [at for at, _ in entries(parsed)[0]["summary"]["sentences"]]
    assert [given_.text[start:end] for start, end in places] == [s.text for s in given_.sentences]


def test_every_quote_points_at_its_own_characters(tmp_path: Path) -> None:
    given_: tuple[Assessment, ...] = (russian(), hostile())
    _, parsed = page(results(*given_), tmp_path)
    for assessment, essay, data in zip(given_, parsed.texts["raw"], entries(parsed), strict=True):
        units = essay.encode("utf-16-le")
        for score, shown in zip(assessment.scores, data["scores"], strict=True):
            found = shown.get("evidence", ())
            pairs = zip(found[::2], found[1::2], strict=True)
            quotes = [units[2 * at : 2 * (at + n)].decode("utf-16-le") for at, n in pairs]
            assert quotes == [e.quote for e in score.evidence]


def test_a_section_over_its_limit_is_measured(tmp_path: Path) -> None:
    _, parsed = page(results(hostile()), tmp_path)
    (section,) = entries(parsed)[0]["sections"]
    assert section["length"] > 200_000
    assert (section["limit"], section["unit"]) == (400, "characters")


def test_both_places_of_a_contradiction_are_there(tmp_path: Path) -> None:
    _, parsed = page(results(russian()), tmp_path)
    flag = next(f for f in entries(parsed)[0]["flags"] if f["kind"] == "contradiction")
    essay = parsed.texts["raw"][0]
    at, n, second, m = flag["places"]
    assert [essay[at : at + n], essay[second : second + m]] == [
        "с 20% до 6%",
        "за год составила 9%",
    ]


def test_an_incomplete_total_says_out_of_what_and_has_no_place(tmp_path: Path) -> None:
    text, _ = page(results(english()), tmp_path)
    assert re.search(r"47,0 <small>из 80</small>", text)
    assert "без места" in text


def test_ties_are_marked(tmp_path: Path) -> None:
    twins = (english("1", (3, 3, 3, 3, 3)), english("2", (3, 3, 3, 3, 3)))
    text, _ = page(results(*twins), tmp_path)
    assert len(re.findall(r'<td class="place">.*?1=<span class="hear"> место поделено', text)) == 2
    assert text.count("Место 1= · место поделено") == 2


def test_what_could_not_be_read_stands_first_with_its_remedy(tmp_path: Path) -> None:
    text, _ = page(results(), tmp_path)
    assert text.index("broken.docx") < text.index('class="ranking"')
    assert "Send it again." in text


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_rule_based_judge_says_so_on_every_page(tmp_path: Path, language: str) -> None:
    warning = labels(language)["rule_based"]
    text, parsed = page(results(judge="offline", model="offline", language=language), tmp_path)
    assert text.index(warning) < text.index('id="overview"')
    assert f'content: "{warning}"' in parsed.texts["style"][0]


def test_a_models_report_does_not_call_itself_rule_based(tmp_path: Path) -> None:
    text, _ = page(results(), tmp_path)
    assert f'role="note">{labels("ru")["rule_based"]}' not in text


def test_where_the_scores_come_from(tmp_path: Path) -> None:
    text, _ = page(results(), tmp_path)
    for said in (
        "model-large-2026",
        "--cache only",
        russian().rubric.sha256,
        russian().prompts.sha256,
        "$0,13",
    ):
        assert said in text


def test_every_label_has_both_languages_and_none_is_left_blank() -> None:
    russian_, english_ = labels("ru"), labels("en")
    assert russian_.keys() == english_.keys()
    assert all(text.strip() for text in (*russian_.values(), *english_.values()))
