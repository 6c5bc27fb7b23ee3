"""Proof that quotes are found where they stand, and that changed ones are not accepted.

    python -m benchmarks.quotes [FILE|FOLDER ...] [--cases N] [--seed N] [--show N]

Quotes are taken from the files (default: examples/), given every slip of `benchmarks.slips` in the
quote or in the essay, and every change of `benchmarks.corruptions`. Exit code 1 when a bound is
missed: found at the right place at least 99.5%, accepted at most 0.1%, a changed number never.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random

from assessor.evidence import EssayIndex, Found, Missing, index, locate
from assessor.text import Span
from benchmarks.corruptions import ADDED, CORRUPTIONS, NUMBERS
from benchmarks.slips import ANOTHER_WORD, IN_ESSAY, SLIPS, TYPING, spells_a_word

FOUND_AT_LEAST = 0.995
ACCEPTED_AT_MOST = 0.001
_LEAST_WORDS, _MOST_WORDS = 4, 45
_SLACK = 14
_EDITIONS = 4
# A quote is cut between words, never inside a figure or between a "not" and what it denies: what
# is left would say something else, and is among the changes.
_UNIT = re.compile(r"[+~]?\d[\d.,:/–-]*(?:\s\d[\d.,-]*)*\S*|\S+")
_NEGATION = re.compile(r"\b(?:не|ни|нет|без|not|no|never|without|\w+n['’]t)\s+\Z", re.I)
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?")


@dataclass
class Tally:
    cases: int = 0
    good: int = 0
    softened: int = 0
    """Changed quotes of which only what the essay does say was kept."""
    bad: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Essay:
    text: str
    index: EssayIndex
    plain: str
    sentences: tuple[Span, ...]


def read(paths: Sequence[Path]) -> list[Essay]:
    files = [f for p in paths for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]
    return [essay_of(f.read_text(encoding="utf-8", errors="replace")) for f in files]


def essay_of(text: str) -> Essay:
    indexed = index(text)
    return Essay(text, indexed, _plain(text), tuple(_sentences(text, indexed)))


def _sentences(text: str, headings: EssayIndex) -> Iterator[Span]:
    for m in _SENTENCE.finditer(text):
        if headings.in_heading(Span(*m.span())):
            continue  # no evidence, and refused
        if _LEAST_WORDS <= len(m.group().split()) <= _MOST_WORDS:
            yield Span(m.start(), m.start() + len(m.group().rstrip()))


def pick(essay: Essay, random: Random) -> Span:
    """A sentence, two of them, or a stretch of words out of one, as models quote."""
    at = random.randrange(len(essay.sentences))
    one = essay.sentences[at]
    how = random.random()
    if how < 0.5:
        return one
    if how < 0.65 and at + 1 < len(essay.sentences):
        two = essay.sentences[at + 1]
        return Span(one.start, two.end) if two.start - one.end < 4 else one
    words = list(_UNIT.finditer(essay.text, *one))
    size = random.randrange(_LEAST_WORDS, len(words) + 1)
    first = random.randrange(len(words) - size + 1)
    if _NEGATION.search(essay.text, 0, words[first].start()):
        return one
    return Span(words[first].start(), words[first + size - 1].end())


def _near(found: Span, wanted: Span) -> bool:
    """The same place, but for marks and the other half of a figure at the ends."""
    return abs(found.start - wanted.start) <= _SLACK and abs(found.end - wanted.end) <= _SLACK


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def quoted_with_slips(essays: Sequence[Essay], cases: int, random: Random) -> dict[str, Tally]:
    """The essay as it is, the quote with a slip."""
    tallies = {kind: Tally() for kind in SLIPS}
    for kind, slip in SLIPS.items():
        for _ in range(cases):
            essay = random.choice(essays)
            place = pick(essay, random)
            true = essay.text[slice(*place)]
            quote = "".join(slip(true, random))
            answer = locate(quote, essay.index, [place])
            row = _row(tallies, kind, true, quote)
            _count_found(row, answer, place, essay.text, quote)
    return tallies


def written_with_slips(essays: Sequence[Essay], cases: int, random: Random) -> dict[str, Tally]:
    """The essay with slips all over, the quote as it should be."""
    tallies = {kind: Tally() for kind in IN_ESSAY}
    for kind, slip in IN_ESSAY.items():
        for essay in list(essays) * _EDITIONS:
            pieces = slip(essay.text, random)
            text = "".join(pieces)
            offsets = [0, *accumulate(map(len, pieces))]
            spoiled = index(text)
            for _ in range(cases // len(essays) // _EDITIONS + 1):
                place = pick(essay, random)
                there = Span(offsets[place.start], offsets[place.end])
                quote = essay.text[slice(*place)]
                answer = locate(quote, spoiled, [there])
                row = _row(tallies, kind, quote, text[slice(*there)])
                _count_found(row, answer, there, text, quote)
    return tallies


def _row(tallies: dict[str, Tally], kind: str, true: str, slipped: str) -> Tally:
    if kind == TYPING and spells_a_word(true, slipped):
        return tallies.setdefault(ANOTHER_WORD, Tally())
    return tallies[kind]


def _count_found(tally: Tally, answer: Found | Missing, place: Span, text: str, quote: str) -> None:
    tally.cases += 1
    if isinstance(answer, Found) and len(answer.spans) == 1:
        shown = answer.spans[0]
        if _near(shown, place) or _plain(text[slice(*shown)]).endswith(_plain(quote)):
            tally.good += 1
            return
    tally.bad.append(f"{quote!r}\n      in {text[slice(*place)]!r}\n      {answer}")


def changed(essays: Sequence[Essay], cases: int, random: Random) -> dict[str, Tally]:
    """The essay as it is, the quote made to say something else."""
    tallies = {kind: Tally() for kind in CORRUPTIONS}
    sentences = {e.text: [e.text[slice(*s)] for s in e.sentences] for e in essays}
    for kind, corrupt in CORRUPTIONS.items():
        for _ in range(60 * cases):
            if tallies[kind].cases == cases:
                break
            essay = random.choice(essays)
            place = pick(essay, random)
            true = essay.text[slice(*place)]
            quote = corrupt(true, random, sentences[essay.text])
            if quote and not _still_true(quote, true, essay, kind, place):
                answer = locate(quote, essay.index, [place])
                _count_accepted(tallies[kind], kind, answer, quote, essay.text)
    return tallies


def _still_true(quote: str, true: str, essay: Essay, kind: str, place: Span) -> bool:
    """Whether the change came to nothing: the essay has these very words, here or elsewhere.

    A figure or a "not" that was lost at the quote's end is a change all the same.
    """
    if _plain(quote) == _plain(true):
        return quote.count("%") == true.count("%")
    if _plain(re.sub(r"\b(\w+) \1\b", r"\1", quote)) in essay.plain and kind not in NUMBERS:
        return kind != "a negation"
    if kind not in NUMBERS and kind != "a negation":
        return False
    if len(_words(quote)) > len(_words(true)) and _words(quote) in _words(essay.text):
        return True
    lines = [f"\n{line.strip()}\n" for line in quote.split("\n")]
    if len(lines) > 1 and all(line in essay.text for line in lines):
        return True  # whole lines of the essay, another one among them
    stands = essay.text.find(quote)
    return stands >= 0 and not place.start <= stands < place.end


def _count_accepted(
    tally: Tally, kind: str, answer: Found | Missing, quote: str, text: str
) -> None:
    tally.cases += 1
    if isinstance(answer, Missing):
        tally.good += 1
        return
    shown = " ".join(text[slice(*s)] for s in answer.spans)
    if _kept_only_what_is_true(kind, quote, shown):
        tally.softened += 1
    else:
        tally.bad.append(f"{quote!r}\n      taken for {shown!r} ({answer.match})")


def _kept_only_what_is_true(kind: str, quote: str, shown: str) -> bool:
    """An invented end was cut off, or the "not" before the quote was put back."""
    if kind in ADDED:
        return len(_plain(shown)) < len(_plain(quote))
    return kind == "a negation" and _plain(shown).endswith(_plain(quote)) and shown != quote


def _table(title: str, tallies: dict[str, Tally], share: str) -> None:
    print(f"\n{title:34}{'cases':>8}{share:>12}")
    for kind, tally in tallies.items():
        count = tally.good if share == "found" else len(tally.bad)
        cut = f"   ({tally.softened} cut or put right)" if tally.softened else ""
        print(f"  {kind:32}{tally.cases:8}{count / max(1, tally.cases):12.3%}{cut}")
    cases = sum(t.cases for t in tallies.values())
    count = sum(t.good if share == "found" else len(t.bad) for t in tallies.values())
    print(f"  {'all':32}{cases:8}{count / max(1, cases):12.3%}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("examples")])
    parser.add_argument("--cases", type=int, default=600, help="of every kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="failures of every kind to print")
    options = parser.parse_args(arguments)
    essays, random = read(options.paths), Random(options.seed)
    found = quoted_with_slips(essays, options.cases, random)
    written = written_with_slips(essays, options.cases, random)
    untrue = changed(essays, options.cases, random)
    _table("slip in the quote", found, "found")
    _table("slip in the essay", written, "found")
    _table("changed", untrue, "accepted")
    for tallies in (found, written, untrue):
        for kind, tally in tallies.items():
            for bad in tally.bad[: options.show]:
                print(f"\n{kind}: {bad}")
    missed = [*_missed(found, written, untrue)]
    cases = sum(t.cases for tallies in (found, written, untrue) for t in tallies.values())
    print(f"\n{cases} cases;", "; ".join(missed) or "every bound is kept")
    return 1 if missed else 0


def _missed(
    found: dict[str, Tally], written: dict[str, Tally], untrue: dict[str, Tally]
) -> Iterator[str]:
    for title, tallies in (("slip in the quote", found), ("slip in the essay", written)):
        share = sum(t.good for t in tallies.values()) / sum(t.cases for t in tallies.values())
        if share < FOUND_AT_LEAST:
            yield f"{title}: {share:.3%} found, {FOUND_AT_LEAST:.1%} wanted"
    accepted = sum(len(t.bad) for t in untrue.values()) / sum(t.cases for t in untrue.values())
    if accepted > ACCEPTED_AT_MOST:
        yield f"changed: {accepted:.3%} accepted, {ACCEPTED_AT_MOST:.1%} allowed"
    for kind in NUMBERS:
        if untrue[kind].bad:
            yield f"{kind} changed and accepted: {len(untrue[kind].bad)} times"


if __name__ == "__main__":
    sys.exit(main())
