"""What a process of ours does to itself; a library's user keeps his own ways."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from assessor import signals


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


STOPS = [pytest.param(number, id=number.name) for number in signals.STOPS]
BEGUN = "import os, signal; from assessor.process import settle, travel_light; travel_light()"


def sent(number: int) -> str:
    return f"os.kill(os.getpid(), {int(number)})"


@pytest.mark.parametrize("number", STOPS)
def test_until_it_is_settled_a_signal_ends_it_at_once(number: signal.Signals) -> None:
    ended = python(f"{BEGUN}; {sent(number)}; print('went on')")
    assert (ended.returncode, ended.stdout, ended.stderr) == (128 + number, "", "Interrupted.\n")


@pytest.mark.parametrize("number", STOPS)
def test_when_it_is_settled_a_signal_is_an_exception_and_tells_the_exit_code(
    number: signal.Signals,
) -> None:
    script = f"""
{BEGUN}
from assessor import signals
settle()
try:
    {sent(number)}
except KeyboardInterrupt:
    print(signals.exit_code())
"""
    assert python(script).stdout.split() == [str(128 + number)]


@pytest.mark.parametrize("ignored", [False, True])
@pytest.mark.parametrize("number", STOPS[1:])
def test_while_it_waits_a_signal_cancels_what_it_is_at_also_where_ctrl_c_is_ignored(
    number: signal.Signals, ignored: bool
) -> None:
    script = f"""
import asyncio, signal
if {ignored}:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
{BEGUN}
from assessor import signals
settle()

async def work():
    asyncio.get_running_loop().call_later(0.1, lambda: [{sent(number)} for _ in range(2)])
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(0.01)
        print("put away")

try:
    asyncio.run(work())
except KeyboardInterrupt:
    print(signals.exit_code())
"""
    assert python(script).stdout.splitlines() == ["put away", str(128 + number)]


@pytest.mark.parametrize("number", STOPS)
def test_who_is_not_to_be_interrupted_is_not(number: signal.Signals) -> None:
    ignored = f"import signal; signal.signal({int(number)}, signal.SIG_IGN)"
    ended = python(f"{ignored}; {BEGUN}; settle(); {sent(number)}; print('went on')")
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
