"""Everything in report.html can be done without a mouse, in few steps, in either layout."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.report.factory import english, results

pytestmark = pytest.mark.browser

MOST_STOPS = 20


def on(page: Any, selector: str) -> bool:
    return bool(page.evaluate("(s) => document.activeElement.matches(s)", selector))


def tab_to(page: Any, selector: str, most: int = MOST_STOPS) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if on(page, selector):
            return
    raise AssertionError(f"{selector} is not reached within {most} steps of Tab")


def expanded(page: Any) -> list[str]:
    return list(page.locator("[aria-expanded=true] .number").all_inner_texts())


def test_from_the_ranking_to_a_quote_and_back(open_: Open) -> None:
    page = open_(results())
    tab_to(page, ".skip")
    tab_to(page, "th[data-sort=total] button")
    page.keyboard.press("Enter")
    assert page.locator("th[data-sort=total]").get_attribute("aria-sort") == "descending"
    tab_to(page, ".ranking .who a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#e1:visible")
    assert on(page, "#e1 h1")
    tab_to(page, ".sentence")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator("mark.lit").count() == 2
    tab_to(page, ".criterion h3 button")
    page.keyboard.press("Space")
    assert expanded(page) == ["1"]
    tab_to(page, ".quote")
    page.keyboard.press("Enter")
    assert page.locator("mark.here").count() > 0
    page.keyboard.press("u")
    page.wait_for_selector("#overview:visible")


def test_the_essay_is_one_stop_and_arrows_go_from_mark_to_mark(open_: Open) -> None:
    page = open_(results(), "#e1")
    assert page.locator(".text [tabindex='0']").count() == 1
    tab_to(page, ".text .ref", 40)
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first == "Критерий 1: Цель и замысел"
    for _ in range(20):
        if on(page, ".ref.to-flag"):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert on(page, ".card button")
    page.keyboard.press("Escape")
    assert on(page, ".ref.to-flag")
    assert page.locator(".card").is_hidden()
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert last.startswith("Замечание: указание судье")
    page.keyboard.press("Tab")
    assert not on(page, ".ref")


def test_shown_ways_lead_past_the_summary_and_the_findings(open_: Open) -> None:
    page = open_(results(), "#e1")
    tab_to(page, ".ways button")
    assert page.evaluate("document.activeElement.textContent") == "Критерии"
    assert page.locator(".ways button").first.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert on(page, "#criteria-title")
    page.keyboard.press("Tab")
    assert on(page, ".criterion h3 button")


def test_one_key_for_what_is_done_most(open_: Open) -> None:
    page = open_(results(), "#e3")
    page.keyboard.press("j")
    page.wait_for_selector("#e1:visible")
    page.keyboard.press("3")
    assert expanded(page) == ["3"]
    assert on(page, "[aria-expanded=true]")
    where = [page.locator("mark.here").first.inner_text()]
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        where.append(page.locator("mark.here").first.inner_text())
    assert len(set(where)) == 3
    assert where[3] == where[1]
    for key, place in (("e", ".ref"), ("c", "#criteria-title"), ("f", "#findings-title")):
        page.keyboard.press(key)
        assert on(page, place)
    page.keyboard.press("/")
    page.wait_for_selector("#filters [name=text]:focus")
    page.keyboard.type("jj3?")
    assert page.locator("#filters [name=text]").input_value() == "jj3?"


def test_the_keys_are_those_of_the_place_not_of_the_layout(open_: Open) -> None:
    page = open_(results(), "#e3")
    page.evaluate(
        """() => document.body.dispatchEvent(
             new KeyboardEvent("keydown", {code: "KeyJ", key: "о", bubbles: true}))"""
    )
    page.wait_for_selector("#e1:visible")


def test_in_the_ranking_the_keys_go_from_row_to_row(open_: Open) -> None:
    page = open_(results())
    for _ in range(2):
        page.keyboard.press("j")
    assert on(page, "a[href='#e1']")
    page.keyboard.press("k")
    assert on(page, "a[href='#e3']")


def test_help_names_every_key_and_can_switch_them_off(open_: Open) -> None:
    page = open_(results(), "#e1")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Клавиши")
    assert dialog.locator("dt").count() == dialog.locator("dd").count() == 13
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("3")
    assert expanded(page) == []


def test_scores_can_be_hidden_until_the_essay_is_read(open_: Open) -> None:
    page = open_(results(), "#e1")
    page.keyboard.press("h")
    assert page.locator("#veil").get_attribute("aria-pressed") == "true"
    page.keyboard.press("3")
    for hidden in (".score b", ".mark", ".bar-level", ".anchor"):
        assert page.locator(f"#e1 {hidden}").first.is_hidden()
    assert page.locator(".detail:visible .quote").first.is_visible()
    page.keyboard.press("u")
    page.wait_for_selector("#overview:visible")
    assert page.locator("td.total b").first.is_hidden()
    page.locator("#veil").click()
    assert page.locator("td.total b").first.is_visible()


def test_an_english_page_names_everything_in_english(open_: Open) -> None:
    page = open_(results(english(), language="en"), "#e1")
    names = page.evaluate(
        """() => [...document.querySelectorAll("#e1 [aria-label], button, header a")]
             .map((node) => node.getAttribute("aria-label") ?? node.textContent).join(" ")"""
    )
    assert not [letter for letter in names if "а" <= letter.lower() <= "я"]
