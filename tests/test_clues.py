"""No turn of phrase is passed over for want of a clue."""

from __future__ import annotations

import re

from assessor.tamper.clues import clues, needed
from assessor.tamper.turns import PATTERNS
from benchmarks.injection import cases

WORD = re.compile(r"\w+")


def test_what_a_pattern_cannot_do_without() -> None:
    assert needed(r"\b(?:hidden|secret) (?:note|text)\b") == {"hidden", "secret"}
    assert needed(r"(?:full )?marks?") == {"mark"}
    assert needed(r"\d+|five") == frozenset()


def test_every_turn_of_phrase_has_a_clue_in_its_sentence() -> None:
    for case in cases():
        plain = case.text.lower().replace("ё", "е")
        there = {idea for idea, pattern in PATTERNS.items() if pattern.search(plain)}
        assert there <= frozenset().union(*map(clues, WORD.findall(plain)))
