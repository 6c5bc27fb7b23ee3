"""How a report feels in a browser: `python -m benchmarks.report_feel out/demo/report.html`.

Opens it in a fresh headless Chromium, on the machine's own processors, and reads the browser's own
clock. `load` is the navigation's loadEventEnd and `ready` the first frame after it, in seconds;
`entry` is from choosing the middle entry of the ranking to its next frame. Then the ranking, and
that entry, are scrolled from top to bottom, a quarter of a screen a frame: `frame` are the
milliseconds between frames (median, 95th of a hundred, longest), `stalls` the frames that took
more than 100 ms, and `long_tasks` the milliseconds of every task of the page above 50 ms.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, Final

CHROMIUM: Final = Path("/usr/bin/chromium")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OPENED: Final = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
  done({load: load / 1000, ready: performance.now() / 1000});
})))"""
CHOSEN: Final = """() => new Promise((done) => {
  const links = [...document.querySelectorAll(".ranking .who a")];
  const start = performance.now();
  location.hash = links[links.length >> 1].hash;
  addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(() =>
    done((performance.now() - start) / 1000))));
})"""
SCROLLED: Final = """() => new Promise((done) => {
  const long = [], frames = [];
  const seen = (list) => long.push(...list.getEntries().map((task) => Math.round(task.duration)));
  const observer = new PerformanceObserver(seen);
  observer.observe({type: "longtask"});
  scrollTo(0, 0);
  let last = null;
  const step = (now) => {
    if (last !== null) frames.push(now - last);
    last = now;
    scrollBy({top: innerHeight / 4, behavior: "instant"});
    if (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      return requestAnimationFrame(step);
    }
    seen({getEntries: () => observer.takeRecords()});
    frames.sort((a, b) => a - b);
    const at = (part) => Math.round(frames[Math.floor(part * (frames.length - 1))] * 10) / 10;
    done({frames: frames.length, frame: [at(0.5), at(0.95), at(1)],
          stalls: frames.filter((frame) => frame > 100).length, long_tasks: long});
  };
  setTimeout(() => requestAnimationFrame(step), 300);
})"""


def felt(report: Path) -> dict[str, Any] | None:
    """The figures named above; None without Playwright or Chromium."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)
    except ImportError:
        return None
    if not CHROMIUM.exists():
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(report.resolve().as_uri())
        figures: dict[str, Any] = page.evaluate(OPENED)
        figures["ranking"] = page.evaluate(SCROLLED)
        figures["entry"] = page.evaluate(CHOSEN)
        figures["essay"] = page.evaluate(SCROLLED)
        browser.close()
    return figures


def main() -> None:
    """Print the figures of a report as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    print(json.dumps(felt(parser.parse_args().report), indent=2))


if __name__ == "__main__":
    main()
