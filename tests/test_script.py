"""`assessor.assess`, the door for scripts."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

import assessor
from assessor.errors import AssessorError, UsageError

ROOT = Path(__file__).parents[1]
ENTRY = ROOT / "examples" / "1219.txt"


def test_entries_come_back_as_assessments_in_their_order(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    told = assessor.assess([str(ENTRY), missing], model="offline", rubric="award-essay", words=60)
    [one] = told
    assert (one.entry.id, one.rubric.id, one.judge) == ("1219", "award-essay", "offline")
    assert one.summary is not None
    assert one.summary.words <= 60
    assert not list(tmp_path.iterdir())


def test_options_may_be_given_as_text_like_on_the_command_line(tmp_path: Path) -> None:
    [one] = assessor.assess(ENTRY, model="offline", rubrics=str(ROOT / "rubrics"), concurrency="2")
    assert one.entry.id == "1219"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"concurrency": 0}, "concurrency"),
        ({"samples": -1}, "samples"),
        ({"language": "de"}, "language"),
        ({"cache": "maybe"}, "cache"),
        ({"rubrics": "no/such/folder"}, "rubrics"),
        ({"budget": 0}, "budget"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_an_option_cannot_be_is_said_by_name(wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(UsageError, match=named):
        assessor.assess(ENTRY, model="offline", **wrong)


def test_what_stops_a_run_is_raised(tmp_path: Path) -> None:
    with pytest.raises(AssessorError, match="budget"):
        assessor.assess(
            ENTRY, model="gpt-4.1-mini", base_url="http://127.0.0.1:9/v1", budget=0.0000001
        )


def test_it_cannot_be_called_from_a_running_loop() -> None:
    async def inside() -> None:
        assessor.assess(ENTRY, model="offline")

    with pytest.raises(RuntimeError, match="to_thread"):
        asyncio.run(inside())
