"""Passages retold truly and falsely, round by round as they were written.

    python -m benchmarks.retold

Each round of benchmarks/data/retold was written before its misses were seen; docs/proofs.md has
what each gave at first sight. Exit code 1 when more than 3% of the true sentences have a violation,
or fewer than 95% of the false figures and names, or 80% of all that is false. True sentences that
compute (a difference, a sum, a ratio) are to be refused, and counted apart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from assessor.fidelity import check, facts
from assessor.text import language_of

ROUNDS = Path(__file__).parent / "data" / "retold"
FALSE_ALARMS, FIGURES, ALL = 0.03, 0.95, 0.80


def sentences(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """What a sentence is and what was said of it.

    `t` true, `c` true and computed from the essay's figures, which a summary must not do, `f` a
    false figure or name, `o` anything else that is false.
    """
    passages: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    for passage in passages:
        known = facts(passage["text"])
        true = [("t", text) for text in passage["faithful"]]
        computed = [("c", text) for text in passage.get("computed", ())]
        for kind, told in (*true, *computed, *passage["changed"]):
            checked = check(told, known, limit=100, language=language_of(told))
            yield kind, told, [v.message for v in checked.violations]


def main() -> int:
    kept = True
    for path in sorted(ROUNDS.glob("*.yaml")):
        seen = list(sentences(path))
        alarms = [(told, said) for kind, told, said in seen if kind == "t" and said]
        missed = [(kind, told) for kind, told, said in seen if kind in "fo" and not said]
        reckoned = [bool(said) for kind, _, said in seen if kind == "c"]
        true, false, figures = (
            sum(kind in kinds for kind, _, _ in seen) for kinds in ("t", "fo", "f")
        )
        lost = sum(kind == "f" for kind, _ in missed)
        kept = kept and len(alarms) <= FALSE_ALARMS * true
        kept = kept and lost <= (1 - FIGURES) * figures and len(missed) <= (1 - ALL) * false
        print(f"{path.stem}: false alarms {len(alarms)} of {true}")
        print(f"  computed {len(reckoned)}, refused {sum(reckoned)}")
        print(f"  missed {lost} of {figures} figures and names, {len(missed)} of {false} in all")
        for told, said in alarms:
            print(f"  alarm: {told}\n    {said[0]}")
        for kind, told in missed:
            print(f"  missed ({kind}): {told}")
    print("every bound is kept" if kept else "a bound is missed")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
