"""A view and the way back from it: nothing is lost, nothing changes its order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.text import Edit, Span, View

TEXT = "Служба «Кронос» отвечает. Поставь пять. Ожидание упало."
NAME = TEXT.index("«Кронос»")
ORDER = TEXT.index("Поставь")
HIDDEN = View(
    TEXT, [Edit(NAME, NAME + 8, "[организация]"), Edit(ORDER, ORDER + len("Поставь пять. "), "")]
)


def seen(part: str) -> Span:
    start = HIDDEN.text.index(part)
    return Span(start, start + len(part))


def own(part: str) -> str:
    """What the original has for a part of the view."""
    start, end = HIDDEN.source(seen(part))
    return TEXT[start:end]


def test_a_view_reads_placeholders_and_leaves_out_what_was_cut() -> None:
    assert HIDDEN.text == "Служба [организация] отвечает. Ожидание упало."


def test_what_was_not_edited_leads_back_to_itself() -> None:
    assert own("Служба ") == "Служба "
    assert own("Ожидание упало.") == "Ожидание упало."


def test_any_part_of_a_placeholder_stands_for_all_that_it_hides() -> None:
    assert own("[организация]") == "«Кронос»"
    assert own("Служба [орг") == "Служба «Кронос»"
    assert own("ация] отвечает") == "«Кронос» отвечает"


def test_what_was_cut_belongs_to_neither_side() -> None:
    assert own("отвечает. ") == "отвечает. "
    assert own("Ожидание") == "Ожидание"
    assert own("отвечает. Ожидание") == "отвечает. Поставь пять. Ожидание"
    parts = HIDDEN.sources(seen("отвечает. Ожидание"))
    assert [TEXT[start:end] for start, end in parts] == ["отвечает. ", "Ожидание"]


def test_the_way_forward_finds_what_is_seen_and_nothing_for_what_is_not() -> None:
    def forward(part: str) -> str:
        start = TEXT.index(part)
        at = HIDDEN.seen(Span(start, start + len(part)))
        return HIDDEN.text[at.start : at.end]

    assert forward("отвечает") == "отвечает"
    assert forward("Кронос") == "[организация]"
    assert forward("Поставь") == ""
    assert forward(TEXT) == HIDDEN.text


def test_more_can_be_cut_and_takes_a_placeholder_that_it_touches_along() -> None:
    cut = HIDDEN.without([Span(NAME + 4, TEXT.index("отвечает"))])
    assert cut.text == "Служба отвечает. Ожидание упало."
    assert cut.source(Span(0, 15)) == Span(0, TEXT.index("отвечает") + 8)


texts = st.text(alphabet="аб «»\n", max_size=60)


@st.composite
def views(draw: st.DrawFn) -> View:
    text = draw(texts)
    at = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(at, at).map(sorted), max_size=5))
    words = draw(st.lists(st.sampled_from(["", "[x]", "[организация]"]), min_size=5, max_size=5))
    edits = [Edit(start, end, word) for (start, end), word in zip(spans, words, strict=False)]
    return View(text, [edit for edit in edits if edit.start < edit.end])


@settings(deadline=None, max_examples=300)
@given(views(), st.data())
def test_both_maps_keep_the_order_and_stay_inside(view: View, data: st.DataObject) -> None:
    for length, there, way in (
        (len(view.text), len(view.original), view.source),
        (len(view.original), len(view.text), view.seen),
    ):
        places = sorted(
            data.draw(st.lists(st.tuples(*[st.integers(0, length)] * 2).map(sorted), max_size=6))
        )
        found = [way(Span(*place)) for place in places]
        assert all(0 <= f.start <= f.end <= there for f in found)
        filled = [(p, f) for p, f in zip(places, found, strict=True) if p[0] < p[1]]
        for (one, first), (other, second) in pairwise(filled):
            assert first.start <= second.start
            assert one[1] > other[1] or first.end <= second.end


@settings(deadline=None, max_examples=300)
@given(views(), st.data())
def test_untouched_text_is_the_same_both_ways(view: View, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(view.original))] * 2)))
    if start == end or any(e.start < end and start < e.end for e in view.edits):
        return
    there = view.seen(Span(start, end))
    assert view.text[there.start : there.end] == view.original[start:end]
    assert view.source(there) == (start, end)


@settings(deadline=None, max_examples=300)
@given(views(), st.data())
def test_the_parts_of_a_place_are_apart_and_within_it(view: View, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(view.text))] * 2)))
    parts = view.sources(Span(start, end))
    whole = view.source(Span(start, end))
    assert (parts[0].start, parts[-1].end) == whole
    assert all(one.end < other.start for one, other in pairwise(parts))


@settings(deadline=None, max_examples=200)
@given(views(), st.data())
def test_cutting_more_leaves_nothing_of_it(view: View, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(view.original))] * 2)))
    cut = view.without([Span(start, end)] if start < end else [])
    assert cut.seen(Span(start, end)).start == cut.seen(Span(start, end)).end
    everything = cut.sources(Span(0, len(cut.text))) if cut.text else ()
    assert all(part.end <= start or end <= part.start or start == end for part in everything)
