"""The README's pictures: `python -m benchmarks.pictures out/demo/report.html docs/pictures`.

Takes them of a real report in headless Chromium, so that they are never older than the page.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright

from benchmarks.report_size import CHROMIUM, FLAGS

DESK: Final[Any] = {"width": 1280, "height": 860}
PHONE: Final[Any] = {"width": 390, "height": 844}


def overview(page: Any) -> None:
    """The ranking as it opens."""


def entry(page: Any) -> None:
    """The first entry of the ranking with the criterion that has most evidence lit."""
    page.locator("table.ranking tbody .who a").first.click()
    counts = [criterion.locator(".quote").count() for criterion in page.locator(".criterion").all()]
    page.locator(".criterion h3 button").nth(counts.index(max(counts))).click()
    page.wait_for_timeout(200)


SHOTS: Final[dict[str, tuple[Any, Any, Any]]] = {
    "overview": (overview, DESK, "light"),
    "entry": (entry, DESK, "light"),
    "entry-dark": (entry, DESK, "dark"),
    "phone": (overview, PHONE, "light"),
}


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
            prepare(page)
            page.screenshot(path=options.folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
