"""What a process of ours does to itself; a library's user keeps his own ways."""

from __future__ import annotations

import subprocess
import sys


def python(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )


def test_the_vendors_second_transport_is_not_imported() -> None:
    script = (
        "import sys; from assessor.process import travel_light; travel_light();"
        "import assessor.llm.openai; print('aiohttp' in sys.modules)"
    )
    assert python(script).stdout.strip() == "False"


def test_of_the_vendors_answers_only_those_that_are_used_are_imported() -> None:
    script = (
        "import sys; from assessor.process import travel_light; travel_light();"
        "import assessor.llm.openai; print(sum(m.startswith('openai.types') for m in sys.modules))"
    )
    assert int(python(script).stdout) < 200  # of more than 600


def test_imported_as_a_library_it_leaves_the_collector_and_the_modules_alone() -> None:
    script = (
        "import gc, sys; before = gc.get_threshold(); import assessor.commands.work, assessor.cli;"
        "print(gc.get_threshold() == before, None in sys.modules.values())"
    )
    assert python(script).stdout.split() == ["True", "False"]


def test_what_was_said_is_out_before_the_process_ends() -> None:
    ended = python("from assessor.process import leave; print('said', end=''); leave(3)")
    assert (ended.stdout, ended.returncode) == ("said", 3)


def test_nobody_left_to_hear_is_no_error() -> None:
    script = (
        "import os, sys; from assessor.process import leave;"
        "reads, writes = os.pipe(); os.close(reads); os.dup2(writes, 1);"
        "sys.stdout = open(1, 'w', closefd=False); print('said'); leave(0)"
    )
    ended = python(script)
    assert (ended.returncode, ended.stderr) == (0, "")
