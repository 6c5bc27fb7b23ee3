"""The README's pictures: `python -m benchmarks.pictures out/demo/report.html docs/pictures`.

Takes them of a real report in headless Chromium, so that they are never older than the page.
"""

from __future__ import annotations

import argparse
from base64 import b64encode
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright

from benchmarks.report_feel import CHROMIUM, FLAGS

DESK: Final[Any] = {"width": 1280, "height": 860}
PHONE: Final[Any] = {"width": 390, "height": 844}


def overview(page: Any) -> None:
    """The ranking as it opens."""


def ranking(page: Any) -> None:
    """The first table and its charts."""
    page.locator(".rubric h2").first.evaluate(
        "(title) => scrollTo(0, title.getBoundingClientRect().top + scrollY - 32)"
    )


def entry(page: Any) -> None:
    """The second entry of the ranking, with the criterion that has most evidence lit."""
    page.locator("table.ranking tbody .who a").nth(1).click()
    page.wait_for_selector(".entry.open .criterion .quote", state="attached")
    counts = [criterion.locator(".quote").count() for criterion in page.locator(".criterion").all()]
    page.locator(".criterion h3 button").nth(counts.index(max(counts))).click()
    page.wait_for_selector(".entry.open mark.lit.here")
    page.mouse.move(0, 0)


def settled(page: Any) -> None:
    """Until fonts are there and two frames have been drawn."""
    page.evaluate(
        """() => document.fonts.ready.then(() => new Promise((done) =>
             requestAnimationFrame(() => requestAnimationFrame(() => done()))))"""
    )


SHOTS: Final[dict[str, tuple[Any, Any, Any]]] = {
    "ranking": (ranking, DESK, "light"),
    "entry": (entry, DESK, "light"),
    "entry-dark": (entry, DESK, "dark"),
    "phone": (overview, PHONE, "light"),
}


def together(page: Any, folder: Path) -> None:
    """`report.png`: the ranking, and the essay laid over its corner."""
    pictures = [(folder / f"{name}.png").read_bytes() for name in ("ranking", "entry")]
    page.set_content(
        """<style>body { margin: 0; background: #ece8df } img { position: absolute; width: 980px;
             box-shadow: 0 2px 24px #0003 }</style><img style="left: 40px; top: 40px">
           <img style="left: 260px; top: 590px">"""
    )
    page.evaluate(
        "all => document.querySelectorAll('img').forEach((img, i) => img.src = all[i])",
        [f"data:image/png;base64,{b64encode(raw).decode()}" for raw in pictures],
    )
    page.wait_for_function("[...document.images].every((img) => img.complete && img.naturalWidth)")
    settled(page)
    page.screenshot(path=folder / "report.png")


def main() -> None:
    """Take all pictures of the report given into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (prepare, size, scheme) in SHOTS.items():
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.goto(options.report.resolve().as_uri())
            page.wait_for_selector(".view.open")
            prepare(page)
            settled(page)
            page.screenshot(path=options.folder / f"{name}.png")
        together(browser.new_page(viewport={"width": 1280, "height": 1290}), options.folder)
        browser.close()


if __name__ == "__main__":
    main()
