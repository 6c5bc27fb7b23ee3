"""Essays that try to break the page: nothing runs, nothing is lost, and it stays quick."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment import Assessment, Evidence
from assessor.entry import Flag, Place
from assessor.report import write
from tests.browser.conftest import Open
from tests.report.factory import english, entry, hostile, judged, results, russian, score

pytestmark = pytest.mark.browser

LONGEST_OPENING = 5.0  # seconds, with the machine busy; alone it takes a tenth of that


def opened(page: Any, hash_: str) -> float:
    """Seconds until the entry is laid out."""
    began = time.perf_counter()
    page.evaluate("(hash) => { location.hash = hash }", hash_)
    page.wait_for_selector(f"{hash_} .text")
    page.evaluate("document.body.offsetHeight")
    return time.perf_counter() - began


def shown(page: Any) -> str:
    """The essay's own characters as the page has them, without signs and codes."""
    return str(
        page.evaluate(
            """() => { const text = document.querySelector(".view.open .text").cloneNode(true);
                 text.querySelectorAll(".ref, .ghost").forEach((extra) => extra.remove());
                 return text.textContent; }"""
        )
    )


def overlapping(count: int) -> Assessment:
    """So many marks, each over parts of hundreds of others."""
    words = [f"слово{number}" for number in range(count // 2)]
    text = " ".join(words)
    starts = [0]
    for word in words[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    long = [(at, min(at + 4000, len(text))) for at in starts]
    short = [(at, at + len(word)) for at, word in zip(starts, words, strict=True)]
    flags = tuple(
        Flag(
            kind=kind,
            severity="warning",
            message="Повторы.",
            places=tuple(Place(start=start, end=end) for start, end in places),
        )
        for kind, places in (("duplicate", long), ("contradiction", short))
    )
    evidence = tuple(
        Evidence(quote=text[s:e], start=s, end=e, match="exact") for s, e in long[::500]
    )
    return judged(entry(text), [score("goal", 3, evidence=evidence)], flags=flags)


@pytest.mark.parametrize("at", ["", "#e1"])
def test_a_hostile_essay_is_shown_and_does_nothing(open_: Open, at: str) -> None:
    page = open_(results(hostile(), russian()), at)
    page.wait_for_timeout(100)
    assert "broken" not in page.title()
    assert page.locator("main img, main iframe, main b[onmouseover]").count() == 0
    if at:
        text = page.locator(".text").inner_text()
        assert "<script>document.title='broken'</script>" in text
        assert page.locator(".ghost").first.inner_text() == "U+202E"
        page.locator(".criterion h3 button").nth(4).click()
        assert "".join(page.locator("mark.lit").all_inner_texts()) == "рост с 5% до 9% 👩‍💻"


def test_a_line_of_200_000_letters_opens_quickly_and_stays_in_its_column(open_: Open) -> None:
    page = open_(results(hostile()), viewport={"width": 1280, "height": 800})
    assert opened(page, "#e1") < LONGEST_OPENING
    assert shown(page).count("ж") == 200_000
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_ten_thousand_marks_over_one_another_stay_quick_and_lose_nothing(open_: Open) -> None:
    given = overlapping(10_000)
    page = open_(results(given))
    assert opened(page, "#e1") < LONGEST_OPENING
    assert shown(page) == given.entry.text
    began = time.perf_counter()
    page.locator(".jump").first.click()
    assert page.locator("mark.lit").count() == page.locator("mark").count()
    page.locator("mark.on-contradiction").nth(3_000).click()
    assert page.locator(".card li").count() == 3
    assert time.perf_counter() - began < LONGEST_OPENING


def test_broken_utf_16_and_writing_to_the_left_move_no_mark(open_: Open) -> None:
    text = "До \ud83d и \udc00: مرحبا بكم 123 שלום, рост с 5% до 9%. Конец 👩‍💻, рост с 5% до 9%."
    quote = "рост с 5% до 9%"
    at = text.rindex(quote)
    evidence = (Evidence(quote=quote, start=at, end=at + len(quote), match="exact"),)
    page = open_(results(judged(entry(text), [score("goal", 3, evidence=evidence)])), "#e1")
    page.locator(".criterion h3 button").first.click()
    assert page.locator("mark.lit").all_inner_texts() == [quote]
    assert shown(page) == text.encode("utf-8", "replace").decode()


def test_the_policy_refuses_a_script_that_got_in_all_the_same(
    chromium: Any, tmp_path: Path
) -> None:
    (path,) = write(results(english()), tmp_path, ["html"])
    page = chromium.new_page()
    page.goto(path.as_uri())
    ran = page.evaluate(
        """() => { try { const script = document.createElement("script");
                         script.text = "window.ran = true"; document.body.append(script); }
                   catch (refused) { return refused.name; }
                   return window.ran === true; }"""
    )
    page.close()
    assert ran == "TypeError"
