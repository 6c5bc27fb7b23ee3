"""A real Chromium, driven as a person would use it. Absent: the tests say so and are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assessor.report import Results, write

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser itself; pages are opened with `open_`."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install assessor[browser]"
    )
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Write a report and open it; the test fails if the page logs an error or asks the network."""
    complaints: list[str] = []
    contexts = []

    def asked(request: Any) -> None:
        if not request.url.startswith("file://"):
            complaints.append(f"request: {request.url}")

    def opened(results: Results, at: str = "", format_: str = "html", **context: Any) -> Any:
        path = write(results, tmp_path, [format_])[-1]
        contexts.append(chromium.new_context(**({"reduced_motion": "reduce"} | context)))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: complaints.append(f"console: {said.text}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", asked)
        page.goto(f"{path.as_uri()}{at}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
