"""report.html as people use it: with a mouse, a keyboard, a telephone, on paper, in the dark."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment import Assessment, Total
from assessor.entry import Flag, Place
from tests.browser.conftest import Open
from tests.report.factory import english, hostile, results, russian, summary

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def names(page: Any) -> list[str]:
    return list(page.locator("table.ranking tbody tr:visible .who a").all_inner_texts())


def lit(page: Any) -> str:
    return " ".join(page.locator("mark.lit").all_inner_texts())


def criterion(page: Any, number: int) -> Any:
    return page.locator(".criterion").nth(number - 1).locator("h3 button")


def in_view(locator: Any) -> bool:
    box = locator.bounding_box()
    height = locator.page.viewport_size["height"]
    return bool(box and box["y"] >= 0 and box["y"] + box["height"] <= height)


# --- the overview


def test_it_opens_on_the_ranking_best_first(open_: Open) -> None:
    page = open_(results())
    assert names(page) == ["Support team 2002", "Команда поддержки «Причал»", "Support team 2001"]
    assert page.locator(".view:visible").count() == 1


def test_a_column_sorts_and_turns_and_leaves_missing_levels_last(open_: Open) -> None:
    page = open_(results())
    head = page.locator("th[data-column='3']")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert names(page)[0] == "Support team 2002"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert names(page) == ["Команда поддержки «Причал»", "Support team 2002", "Support team 2001"]


@pytest.mark.parametrize(
    ("fill", "left"),
    [
        (lambda f: f.locator("[name=text]").fill("riga"), 2),
        (lambda f: f.locator("[name=status]").select_option("needs_review"), 2),
        (lambda f: f.locator("[name=flag]").select_option("contradiction"), 1),
        (lambda f: f.locator("[name=low]").fill("60"), 2),
        (lambda f: f.locator("[name=high]").fill("60"), 1),
        (lambda f: f.locator("[name=text]").fill("нет такой"), 0),
    ],
)
def test_filters_narrow_the_ranking_and_say_how_far(
    open_: Open, fill: Callable[[Any], None], left: int
) -> None:
    page = open_(results())
    fill(page.locator("#filters"))
    assert len(names(page)) == left
    assert page.locator("#filters output").inner_text() == f"Показано {left} из 3"
    page.locator("#filters [type=reset]").click()
    page.locator("#filters output", has_text="3 из 3").wait_for()
    assert len(names(page)) == 3


def test_what_needs_a_person_comes_before_the_ranking(open_: Open) -> None:
    page = open_(results())
    due = page.locator(".due-list li")
    assert due.count() == 3
    assert due.first.bounding_box()["y"] < page.locator("table.ranking").bounding_box()["y"]


def test_the_numbers_and_the_lists_agree_with_the_status(open_: Open) -> None:
    worth = english("2003", (3, 3, 3, 3, 3)).model_copy(update={"flags": russian().flags[:1]})
    page = open_(results(russian(), english("2002", (5, 4, 4, 3, 4)), worth))
    assert page.locator(".facts").inner_text().split() == [
        *("Заявок", "4", "Готово", "2", "Нужен", "человек", "2")
    ]
    due, mild = page.locator(".attention").all()
    assert due.locator("h2").inner_text() == "Нужен человек 2"
    assert due.locator("li").count() == 2  # one of them is the file that could not be read
    assert mild.locator("h2").inner_text() == "Готовы, но стоит взглянуть 1"
    assert mild.locator("li a").all_inner_texts() == ["Support team 2003"]
    assert page.locator("tr[data-status=needs_review] .tag.due").count() == 1


@pytest.mark.parametrize(("at", "heading"), [("#e1", "Нужен человек"), ("#e3", "Замечания")])
def test_an_entry_asks_for_a_person_only_if_its_status_does(
    open_: Open, at: str, heading: str
) -> None:
    page = open_(results(), at)
    assert page.locator("#findings-title").inner_text() == heading


def test_ties_spread_and_gaps_can_be_seen(open_: Open) -> None:
    twins = (english("1", (3, 3, 3, 3, 3)), english("2", (3, 3, 3, 3, 3)))
    page = open_(results(russian(), *twins, english("4")))
    places = [text.splitlines() for text in page.locator("td.place").all_inner_texts()]
    tied = ["2=", "место поделено"]
    assert places == [["1"], tied, tied, ["–", "без места"]]
    spread, gap = page.locator("td.total").first, page.locator("td.total").last
    assert spread.inner_text().startswith("61,0")
    assert spread.locator(".spread").inner_text() == "52–67"
    assert spread.locator(".band").bounding_box()["width"] > 5
    assert gap.locator("b").inner_text() == "47,0 из 80"
    assert gap.locator(".spread").inner_text() == "47–67"
    assert "сумма неполная" in page.locator("td.what").last.inner_text()
    page.goto(f"{page.url}#e1")
    assert page.locator(".bar-level .band:visible").count() == 2
    page.goto(f"{page.url.split('#')[0]}#e4")
    assert "сумма неполная · без места" in page.locator(".score:visible").inner_text()


def test_a_run_of_summaries_ranks_nobody(open_: Open) -> None:
    only = russian().model_copy(
        update={"scores": (), "total": Total(points=0, of=0, complete=False), "status": "complete"}
    )
    page = open_(results(only))
    assert page.locator("h1:visible").inner_text() == "Заявок"
    assert page.locator(".charts, td.place, td.total, td.level, #veil:visible").count() == 0
    page.locator(".ranking .who a").click()
    assert page.locator(".score, .criterion, #criteria-title").count() == 0
    page.locator("mark.on-contradiction").first.click()
    assert page.locator(".card li").count() > 0


# --- one language a page


def written(page: Any) -> str:
    """What the page says of its own: neither names nor what was written about the entry."""
    return str(
        page.evaluate(
            """() => { const all = document.body.cloneNode(true);
                 all.querySelectorAll("bdi, script, .raw, .text, noscript, code, .view:not(.open)")
                   .forEach((foreign) => foreign.remove());
                 const named = [...all.querySelectorAll("[aria-label], [title]")]
                   .map((node) => [node.getAttribute("aria-label"), node.title].join(" "));
                 return [all.textContent, document.title, ...named].join(" "); }"""
        )
    )


def judged_in(language: str, given: Assessment) -> Assessment:
    """The same, with a summary in this language."""
    said = summary(russian().entry.text).model_copy(update={"language": language})
    return given.model_copy(update={"summary": said})


def test_every_page_is_in_one_language(open_: Open) -> None:
    made = results(judged_in("ru", russian()), judged_in("en", english()), each_in_its_own=True)
    page = open_(made)
    for hash_, wrong in (("#overview", "[a-z]{4}"), ("#e1", "[a-z]{4}"), ("#e2", "[а-яё]{2}")):
        page.evaluate("(hash) => { location.hash = hash }", hash_)
        page.wait_for_selector(f"{hash_}:visible")
        named = ("docx", "model-large-2026", "example")
        said = re.sub("|".join(named), "", written(page).removeprefix(" "))
        said = re.sub(r"broken\.|the file is empty\. Send it again\.", "", said)
        assert not re.findall(wrong, said, re.IGNORECASE), hash_
        language = page.evaluate("document.documentElement.lang")
        assert language == ("en" if hash_ == "#e2" else "ru")


def test_what_was_asked_for_holds_for_every_page(open_: Open) -> None:
    page = open_(results(judged_in("ru", russian()), language="en"), "#e1")
    assert page.locator("h2:visible").all_inner_texts()[:3] == [
        "Summary",
        "Needs a person",
        "Criteria",
    ]


# --- an entry


def test_a_row_opens_its_entry_and_back_returns(open_: Open) -> None:
    page = open_(results())
    page.locator("table.ranking tbody tr").nth(1).locator("td.total").click()
    assert page.locator("h1:visible").inner_text() == "Команда поддержки «Причал»"
    page.go_back()
    assert page.locator("h1:visible").inner_text() == "Рейтинг"


def test_choosing_a_criterion_lights_its_evidence_and_scrolls_to_it(open_: Open) -> None:
    page = open_(results(), "#e1", viewport={"width": 1280, "height": 500})
    criterion(page, 3).click()
    text = lit(page)
    for evidence in russian().scores[2].evidence:
        assert evidence.quote.split(",")[0].split(" — ")[0] in text.replace("  ", " ")
    assert "14 операторов" not in text
    assert in_view(page.locator("mark.lit").first)


def test_a_criterion_shows_level_next_level_gaps_and_rejected_quotes(open_: Open) -> None:
    page = open_(results(), "#e1")
    criterion(page, 3).click()
    detail = page.locator(".criterion .detail:visible").inner_text()
    for said in (
        "Дан уровень 4 Несколько итогов",
        "До уровня 5 Полный набор",
        "Сравнить с другими площадками",
        "выручка выросла вдвое",
        "нет в эссе",
        "с мелкой опиской",
        "5, 4, 3",
    ):
        assert said in detail


def test_a_quote_and_a_finding_name_their_page(open_: Open) -> None:
    given = russian()
    second = given.entry.text.index("Результаты\n")
    paged = given.entry.model_copy(update={"pages": (0, second, len(given.entry.text) - 20)})
    page = open_(results(given.model_copy(update={"entry": paged})), "#e1")
    criterion(page, 1).click()
    assert "с. 1" in page.locator(".detail:visible .quotes li").first.inner_text()
    criterion(page, 3).click()
    assert "с. 2" in page.locator(".detail:visible .quotes li").first.inner_text()
    jumps = page.locator(".findings li", has_text="названа дважды").locator("button")
    assert jumps.all_inner_texts() == ["1 · с. 2", "2 · с. 2"]


def test_each_quote_leads_to_its_own_place(open_: Open) -> None:
    page = open_(results(), "#e1", viewport={"width": 1280, "height": 400})
    criterion(page, 3).click()
    page.locator(".detail:visible .quote").nth(2).click()
    here = page.locator("mark.here")
    assert "".join(here.all_inner_texts()) == "с 71% до 84% по опросу 2 300 клиентов"
    assert in_view(here.first)


def test_choosing_a_passage_says_all_that_rests_on_it(open_: Open) -> None:
    page = open_(results(), "#e1")
    page.locator("mark.on-contradiction").first.click()
    items = page.locator(".card li").all_inner_texts()
    assert items[0] == "Критерий 3: Результаты и динамика"
    assert items[1].startswith("Замечание: противоречие.")
    page.locator(".card li button").first.click()
    assert criterion(page, 3).get_attribute("aria-expanded") == "true"


def test_a_sentence_of_the_summary_lights_what_it_rests_on(open_: Open) -> None:
    page = open_(results(), "#e1")
    page.locator(".sentence").nth(1).click()
    assert page.locator("mark.lit").all_inner_texts() == ["с 71% до 84%", "3,2 млн рублей"]


def test_a_contradiction_leads_to_both_places(open_: Open) -> None:
    page = open_(results(), "#e1", viewport={"width": 1280, "height": 400})
    jumps = page.locator(".findings li", has_text="названа дважды").locator("button")
    places = []
    for number in range(2):
        jumps.nth(number).click()
        places.append(page.locator("mark.here").inner_text())
        assert in_view(page.locator("mark.here"))
    assert places == ["с 20% до 6%", "за год составила 9%"]


def test_a_finding_with_many_places_is_walked_through(open_: Open) -> None:
    given = russian()
    parts = [m.span() for m in re.finditer("Мы|операторы|клиентов", given.entry.text)]
    places = tuple(Place(start=start, end=end) for start, end in parts)
    assert len(places) > 4
    flag = Flag(kind="duplicate", severity="warning", message="Повторы.", places=places)
    page = open_(results(given.model_copy(update={"flags": (flag,)})), "#e1")
    step = page.locator(".findings .jump")
    seen = []
    for _ in places:
        step.click()
        seen.append(page.locator("mark.here").inner_text())
    assert seen == [given.entry.text[start:end] for start, end in parts]
    assert step.inner_text() == f"→ 1 / {len(places)}"


def test_hidden_characters_are_made_visible(open_: Open) -> None:
    page = open_(results(), "#e1")
    assert page.locator(".ghost").all_inner_texts() == ["U+200B", "U+200B"]


def test_overlapping_evidence_is_split_not_nested_and_nothing_is_lost(open_: Open) -> None:
    page = open_(results(), "#e1")
    assert page.locator("mark mark").count() == 0
    plain = page.evaluate(
        """() => { const text = document.querySelector(".text").cloneNode(true);
             text.querySelectorAll(".ref, .ghost").forEach((extra) => extra.remove());
             return text.textContent.replace(/\\s+/g, ""); }"""
    )
    assert plain == "".join(russian().entry.text.replace("\u200b", "").split())


def test_section_limits_are_bars(open_: Open) -> None:
    page = open_(results(hostile()), "#e1")
    over = page.locator(".sections li.over")
    assert "сверх предела" in over.inner_text()
    assert over.locator("rect.over").count() == 1


# --- telephone, dark, paper, no script


@pytest.mark.parametrize("width", [375, 820])
@pytest.mark.parametrize("made", [results, lambda: results(hostile(), english())])
def test_a_narrow_screen_never_scrolls_sideways(
    open_: Open, width: int, made: Callable[[], Any]
) -> None:
    page = open_(made(), viewport={"width": width, "height": 1000})
    for hash_ in ("#overview", "#trust", "#e2", "#e1"):
        page.evaluate("(hash) => { location.hash = hash }", hash_)
        page.wait_for_selector(f"{hash_}:visible")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_telephone_the_filters_are_folded(open_: Open) -> None:
    page = open_(results(), **PHONE)
    assert page.locator("#filters label:visible").count() == 1
    page.locator(".fold").tap()
    assert page.locator("#filters label:visible").count() == 6
    page.locator("[name=sort]").select_option("name")
    assert names(page)[0] == "Команда поддержки «Причал»"


def test_on_a_telephone_a_quote_leads_to_the_essay_and_back(open_: Open) -> None:
    page = open_(results(), "#e1", **PHONE)
    criterion(page, 3).tap()
    quote = page.locator(".detail:visible .quote").first
    assert quote.is_visible()
    quote.tap()
    assert in_view(page.locator("mark.here").first)
    page.locator(".card li button").first.tap()
    assert in_view(criterion(page, 3))


def test_dark_is_dark(open_: Open) -> None:
    def lightness(scheme: str) -> int:
        page = open_(results(), color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return int(colour.split("(")[1].split(",")[0])

    assert lightness("dark") < 60
    assert lightness("light") > 200


def test_paper_shows_every_criterion_and_no_controls(open_: Open) -> None:
    page = open_(results(), "#e1")
    page.emulate_media(media="print")
    assert page.locator(".criterion .detail:visible").count() == 5
    assert page.locator(".pager:visible, .masthead nav:visible, .jump:visible").count() == 0


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_a_printed_page_says_the_judge_is_a_rule_based_check(open_: Open, tmp_path: Path) -> None:
    page = open_(results(russian(), judge="offline", model="offline"), "#e1")
    page.pdf(path=tmp_path / "entry.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(tmp_path / "entry.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    sheets = text.split("\f")[:-1]
    assert len(sheets) >= 2
    assert all("проверка по правилам" in sheet for sheet in sheets)
    assert "14 операторов" in text


def test_without_script_the_ranking_and_the_essays_can_be_read(open_: Open) -> None:
    page = open_(results(), java_script_enabled=False)
    assert page.locator("table.ranking tbody tr:visible").count() == 3
    assert page.locator(".raw:visible").count() == 3
    assert page.locator("#filters").is_hidden()
    assert page.locator("noscript .notice").is_visible()


# --- accessibility


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_axe_finds_no_violation(open_: Open, size: tuple[int, int], scheme: str) -> None:
    made = results(russian(), english(), judge="offline")
    width, height = size
    page = open_(made, "", viewport={"width": width, "height": height}, color_scheme=scheme)
    check(page)
    for hash_ in ("#trust", "#e2", "#e1"):
        page.evaluate("(hash) => { location.hash = hash }", hash_)
        page.wait_for_selector(f"{hash_}:visible")
        check(page)
    criterion(page, 3).click()
    page.locator("mark.on-contradiction").first.click()
    check(page)
    page.keyboard.press("?")
    page.wait_for_selector("dialog")
    check(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_the_jury_pack(open_: Open, scheme: str) -> None:
    made = results(russian(), english(), language="en")
    check(open_(made, format_="jury-pack", color_scheme=scheme))


def check(page: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
