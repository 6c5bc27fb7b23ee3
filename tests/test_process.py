"""What a process of ours does to itself; a library's user keeps his own ways."""

from __future__ import annotations

import signal
import subprocess
import sys


def python(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        capture_output=True,
        text=True,
        # Whoever runs these tests in the background may have it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
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


def test_until_it_is_settled_an_interrupt_ends_it_at_once_and_later_it_is_an_exception() -> None:
    press = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    begun = "from assessor.process import settle, travel_light; travel_light()"
    ended = python(f"{begun}; {press}; print('went on')")
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "Interrupted.\n")
    assert "KeyboardInterrupt" in python(f"{begun}; settle(); {press}").stderr


def test_who_is_not_to_be_interrupted_is_not() -> None:
    ignored = "import os, signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    begun = "from assessor.process import settle, travel_light; travel_light(); settle()"
    ended = python(f"{ignored}; {begun}; os.kill(os.getpid(), signal.SIGINT); print('went on')")
    assert (ended.returncode, ended.stdout) == (0, "went on\n")


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
