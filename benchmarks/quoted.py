"""Quotes written by hand as models return them, and altered ones that must not be accepted.

    python -m benchmarks.quoted [--show]

`data/quotes` holds made-up essays with both (its first file says how they are written). A genuine
quote counts as found when what is shown reads as the quote: the same words in the same order, but
for a slip, and no figure and no "not" that the quote does not have. An altered one counts as
accepted when anything is shown, unless its kind is one that may be cut or put right and the
shown words are without what was invented, or with what the quote had left out. Exit code 1 when
fewer than 95% of the genuine are found or an altered one is accepted.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from assessor.evidence import EssayIndex, Found, Missing, index, locate

_DATA = Path(__file__).parent / "data" / "quotes"
"""Files of one round each, in the order they were written."""
FOUND_BY_HAND = 0.95
_CUT = frozenset(["tail", "head"])
"""What was invented may be cut off."""
_PUT_BACK = frozenset(["cut negation", "cut qualifier"])
"""What the quote left out before or after itself may be shown with it."""
_ALIKE = 0.8
_WORD = re.compile(r"\w+")
_ENTITY_OR_TAG = re.compile(r"&[#\w]+;|<[^>]*>|\\+[nrt]")


@dataclass(frozen=True)
class Case:
    """One quote. `answer` is what `locate` says to it, `shown` the essay's words for it."""

    round: str
    kind: str
    genuine: bool
    quote: str
    answer: Found | Missing
    shown: str

    @property
    def right(self) -> bool:
        if self.genuine:
            if self.kind == "glued":  # the remark is not shown
                return bool(self.shown) and _letters(self.shown) in _letters(self.quote)
            return bool(self.shown) and _reads_as(self.shown, self.quote)
        return not self.shown or self._mended()

    def _mended(self) -> bool:
        shown, quote = _letters(self.shown), _letters(self.quote)
        if self.kind in _CUT:
            return len(shown) < len(quote) and shown in quote
        return self.kind in _PUT_BACK and len(shown) > len(quote) and quote in shown


def cases() -> Iterator[Case]:
    """Every quote of every round, looked for in its essay."""
    for file in sorted(_DATA.glob("*.yaml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            essay = index(entry["essay"])
            for genuine in (True, False):
                for kind, lines in entry["genuine" if genuine else "altered"].items():
                    for line in lines.splitlines():
                        yield _asked(file.stem, kind, genuine, _unwritten(line), essay)
            for quote in ("", entry["essay"]):
                yield _asked(file.stem, "nothing or everything", False, quote, essay)


def _asked(round_: str, kind: str, genuine: bool, quote: str, essay: EssayIndex) -> Case:
    answer = locate(quote, essay)
    spans = answer.spans if isinstance(answer, Found) else ()
    return Case(
        round_, kind, genuine, quote, answer, " … ".join(essay.text[slice(*s)] for s in spans)
    )


def _unwritten(line: str) -> str:
    return line.replace("⏎", "\n").replace("⍽", "\u00a0")


def _letters(text: str) -> str:
    return "".join(c for c in text.lower().replace("ё", "е") if c.isalnum())


def _reads_as(shown: str, quote: str) -> bool:
    """Whether nearly all that is shown stands in the quote, in its order, and most of the quote."""
    here, there = _letters(shown), _letters(_ENTITY_OR_TAG.sub(" ", quote))
    matched = sum(
        block.size for block in SequenceMatcher(None, here, there, False).get_matching_blocks()
    )
    return matched >= _ALIKE * max(len(here), len(there) * _ALIKE) and matched >= 0.5 * len(there)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--show", action="store_true", help="print what is not right")
    options = parser.parse_args(arguments)
    asked = list(cases())
    for round_ in sorted({case.round for case in asked}):
        for genuine in (True, False):
            _table([c for c in asked if c.round == round_ and c.genuine == genuine])
    for case in asked:
        if options.show and not case.right:
            print(f"\n{case.round}, {case.kind}: {case.quote[:300]!r}")
            print(f"   shown {case.shown[:300]!r}" if case.shown else f"   {case.answer}")
    genuine_ones = [c for c in asked if c.genuine]
    found = sum(c.right for c in genuine_ones) / len(genuine_ones)
    accepted = sum(not c.right for c in asked if not c.genuine)
    print(f"\n{len(asked)} quotes: {found:.1%} of the genuine found, {accepted} altered accepted")
    return 0 if found >= FOUND_BY_HAND and not accepted else 1


def _table(asked: Sequence[Case]) -> None:
    genuine = asked[0].genuine
    title = f"{asked[0].round}, {'genuine: found' if genuine else 'altered: accepted'}"
    all_, counted = (
        Counter(c.kind for c in asked),
        Counter(c.kind for c in asked if c.right == genuine),
    )
    print(f"\n{title:40}{sum(counted.values()):4} of {len(asked)}")
    for kind, count in all_.items():
        print(f"  {kind:38}{counted[kind]:4} of {count}")


if __name__ == "__main__":
    sys.exit(main())
