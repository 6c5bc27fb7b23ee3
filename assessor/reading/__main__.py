"""A reader: `python -m assessor.reading`, begun by `desk.Apart` and ended with its input.

In: a plan, then files. Out: a greeting, then for each file its items and None at its end.
"""

from __future__ import annotations

import sys

from assessor.child import hear, say
from assessor.errors import AssessorError
from assessor.process import settle, travel_light
from assessor.reader import HELLO
from assessor.reading.entries import ready_in
from assessor.reading.plan import Plan
from assessor.resources import packaged
from assessor.rubric.shelf import Shelf


def main() -> None:
    """Read what is dealt until the run ends."""
    travel_light()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not stand between the items
    warm_up()
    settle()
    say(HELLO, sink)
    try:
        plan: Plan = hear(source)
    except EOFError:
        return
    while True:
        try:
            path, key = hear(source)
            for item in ready_in(path, key, plan):
                say(item, sink)
            say(None, sink)
        except EOFError:
            return
        except AssessorError as e:
            say(e, sink)


def warm_up() -> None:
    """Make what is made once a process (dictionaries, tables, patterns) while the run is still
    making itself ready: by reading something of ours, a template."""
    template = packaged("prompts") / "ru" / "score.j2"
    list(ready_in(template, None, Plan(paths=(), shelf=Shelf())))


if __name__ == "__main__":
    main()
