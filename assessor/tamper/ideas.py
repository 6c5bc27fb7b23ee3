"""Which ideas a sentence has in it: by the forms of its words, and by a few turns of phrase.

A verb counts where it commands: in Russian as an imperative, in English at the beginning of a
clause; after "must", "we ask", "whoever" an infinitive or a future commands too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Final, Literal

from assessor.tamper.clues import clues
from assessor.tamper.turns import PATTERNS
from assessor.tamper.words import (
    MODES,
    NAMES_EN,
    NAMES_RU,
    ORDERS_EN,
    ORDERS_RU,
    SPOKEN_RU,
    SUBJECTS,
    Idea,
)
from assessor.text.morphology import morphology

TOKEN: Final = re.compile(r"\w+")
NOTHING: Final[frozenset[Idea]] = frozenset()
US: Final[frozenset[Idea]] = frozenset({"us"})
TELLING: Final[frozenset[Idea]] = frozenset(
    {"machine", "persona", "prompt", "letter", "suppress", "value", "reward", "threat"}
)
GRADABLE: Final = (SUBJECTS | TELLING) - US
"""One of these is in every sentence about grading."""
SUSPECT: Final[frozenset[Idea]] = frozenset({"hint", "rate", "strong rate"})
WORTH_A_LOOK: Final = GRADABLE | SUSPECT
"""One of these is in it before turns of phrase are looked for."""
MAY_ORDER: Final[frozenset[Idea]] = frozenset(
    {"order", "ought", "ban", "plea", "let", "whoever", "you", "thou", "persona", "hope", "verdict"}
)
KEPT: Final = 50_000
SHORT: Final = 3
BACK: Final = 12
JOINTS: Final = frozenset({"and", "or", "but", "then"})
NAMES: Final = (
    {"NOUN"},
    {"ADJF"},
    {"ADJS"},
    {"PRTF"},
    {"PRTS"},
    {"COMP"},
    {"NPRO"},
    {"NUMR"},
    {"VERB"},
)
TO_DO: Final = frozenset(
    """
    to must should shall will would can could not never and or but who that whoever anyone please
    kindly us you i we let ai
    """.split()  # noqa: SIM905  (a long list reads better in columns)
)
NO_OBJECT: Final = frozenset(
    """
    is are was were has have had of will can per
    """.split()  # noqa: SIM905  (a long list reads better in columns)
)
IMPERATIVE_ENDS: Final = ("и", "й", "ь", "те", "ись", "йся", "ься", "есь", "тесь")
PLURAL_ENDS: Final = ("те", "тесь")

OPENS: Final = re.compile(r"(?:\A|[,;:—–(«“\"!?.\[>]|\s-\s)\W*\Z|\b(?:you|is|asked|required) to \Z")
CARRY_ON: Final = frozenset(
    """
    please kindly do not don't t never always just simply only now then also instead so therefore
    and or but first finally next always ai again
    """.split()  # noqa: SIM905  (a long list reads better in columns)
)
NO_VERB: Final = frozenset(
    """
    a an the this that these those my your our his her its their all any every each no some both
    either neither i you he she it we they one who what which whose whom when where why how if
    unless because since while as after before until till though although than once twice half
    in on at by for from of to with without within into onto over under above below about against
    across along among around behind beside between beyond despite down during except inside like
    near off out outside past per plus through throughout toward towards up upon via versus and or
    but nor so yet not never only even also just then thus hence here there now today yesterday
    soon later often always almost already again still too very quite rather perhaps maybe yes is
    are was were be been being am has have had do does did will would shall should can could may
    might must more most less least much many few several such same other another next last first
    second third new old good better best thank thanks please
    """.split()  # noqa: SIM905  (a long list reads better in columns)
)
OBJECTS: Final = frozenset(
    """
    a an the this that these those my your our his her its their all any every each no some both
    us me him them it yourself nothing everything everyone anything only whatever
    """.split()  # noqa: SIM905
)
NO_VERB_ENDS: Final = re.compile(
    r"(?:(?<!s)(?<!u)s|(?<!e)ed|(?<!br)ing|(?<!p)(?<!re)ly|tion|ment|ness|ity)\Z"
)


def ideas_of(sentence: str, *, turned: bool = True) -> frozenset[Idea]:
    """The ideas in a sentence, whatever their order; none where it speaks of nothing gradable.

    Where it has to be `turned` to its reader, one that is not has none either.
    """
    plain = sentence.lower().replace("ё", "е")
    words = TOKEN.findall(plain)
    possible = NOTHING.union(*map(_possible, words))
    if possible.isdisjoint(WORTH_A_LOOK):
        return NOTHING
    phrases = NOTHING.union(*map(clues, words))
    told = possible.isdisjoint(MODES) and not any(map(_may_command, words))
    if turned and told and not _in_turns(plain, phrases & MODES):
        return NOTHING
    return _ideas_of(plain, phrases, turned=turned)


def _ideas_of(plain: str, phrases: frozenset[Idea], *, turned: bool) -> frozenset[Idea]:
    tokens = list(TOKEN.finditer(plain))
    orders = dict(_orders(plain, tokens))
    named = {i for at, t in enumerate(tokens) if at not in orders for i in _named(t[0])}
    named.update(idea for ideas in orders.values() for idea in ideas)
    if named.isdisjoint(WORTH_A_LOOK):
        return NOTHING
    named.update(_in_turns(plain, phrases & MODES))
    if turned and named.isdisjoint(MODES):
        return NOTHING
    named.update(_in_turns(plain, phrases - MODES))
    if not named.isdisjoint(MAY_ORDER):
        named.update(_after_modes(tokens))
    named.update(list(_derived(named)))
    return frozenset(named if not turned or named & GRADABLE else ())


def _in_turns(plain: str, phrases: frozenset[Idea]) -> list[Idea]:
    """Those of the ideas that a turn of phrase has."""
    return [idea for idea in phrases if PATTERNS[idea].search(plain)]


@lru_cache(maxsize=KEPT)
def _possible(word: str) -> frozenset[Idea]:
    """What a word may stand for, wherever in a sentence it is."""
    return frozenset((*_named(word), *_may_order().get(word, ())))


@lru_cache(maxsize=KEPT)
def _may_command(word: str) -> bool:
    """May it be an order, wherever in a sentence it is?"""
    if word.isascii():
        return word in _english_orders() or _may_be_verb(word)
    return _is_infinitive(word) or _imperative(word) is not None


def _derived(named: set[Idea]) -> Iterator[Idea]:
    """What ideas together stand for: "put ten" is a mark, "choose us" a victory."""
    rated = "rate" in named and named & {"value", "top", "grade"}
    valued = "value" in named and named & {"grader", "award", "machine"}
    if "strong rate" in named or rated or valued:
        yield "grade"
        if "value" in named:
            yield "top"
    if "value" in named and "grade" in named:
        yield "top"
    if "reward" in named and named & {"us", "entry"}:
        yield "top"
    if "suppress" in named:
        yield "weakness"


def _named(word: str) -> tuple[Idea, ...]:
    return _by_form().get(word, ())


def _orders(plain: str, tokens: Sequence[re.Match[str]]) -> Iterator[tuple[int, tuple[Idea, ...]]]:
    """Which words command, and what; in Russian by their form, in English by their place."""
    opening, commanded, before = True, False, ""
    for at, (token, following) in enumerate(zip_longest(tokens, tokens[1:])):
        word, after = token[0], following[0] if following else ""
        if word.isascii():
            orders = _is_english_order(word, after)
            begins = (orders or word in CARRY_ON) and (
                opening
                or (commanded and before in JOINTS)
                or OPENS.search(plain, max(0, token.start() - BACK), token.start()) is not None
            )
            if begins and orders:
                commanded = True
                yield at, _ordered(word)
            opening = begins and word in CARRY_ON
        else:
            opening = False
            quoted = at > 0 and plain[token.start() - 1] in '«“"'
            if not quoted and (number := _imperative(word)):
                yield at, (*_ordered(word), *(("thou",) if number == "sing" else ()))
            elif _is_infinitive(word) and _begins(plain, token.start()):
                yield at, ("look", *_may_order()[word])
        before = word


def _begins(plain: str, at: int) -> bool:
    """Does a sentence begin here, be it with "not"? An infinitive commands there."""
    before = plain[:at].rstrip().removesuffix("не").rstrip()
    return not before or before[-1] in ".!:—-"


def _ordered(word: str) -> tuple[Idea, ...]:
    """What an order orders; an order to look asks for little."""
    ideas = _may_order().get(word, ())
    return ideas if "look" in ideas else ("order", *ideas)


def _after_modes(tokens: Sequence[re.Match[str]]) -> Iterator[Idea]:
    """What is to be done: verbs of the sentence; in English those that no article makes nouns."""
    before = ""
    for token in tokens:
        word = token[0]
        grades = not {"grader", "machine"}.isdisjoint(_named(before))
        if not word.isascii() or before in TO_DO or grades or word.endswith("ing"):
            yield from (i for i in _may_order().get(word, ()) if i != "look")
        before = word


def _is_english_order(word: str, after: str) -> bool:
    """A verb known to command, or a bare word before an object: "swap the rubric"."""
    if word in _english_orders():
        return after not in NO_OBJECT
    return after in OBJECTS and _may_be_verb(word)


def _may_be_verb(word: str) -> bool:
    return word not in NO_VERB and NO_VERB_ENDS.search(word) is None


def _is_infinitive(word: str) -> bool:
    return word.endswith("ть") and word in _may_order()


@lru_cache(maxsize=20_000)
def _imperative(word: str) -> Literal["sing", "plur"] | None:
    """Of an imperative to somebody, as the dictionary's likeliest reading of a word: its number."""
    if len(word) <= SHORT or not word.endswith(IMPERATIVE_ENDS):
        return None
    plural = word.endswith(PLURAL_ENDS)
    for parse in morphology().parse(word)[: 9 if word in _may_order() else 2 if plural else 1]:
        if parse.is_known and {"impr", "excl"} in parse.tag:
            return "plur" if plural else "sing"
    return None


@cache
def _by_form() -> dict[str, tuple[Idea, ...]]:
    """Every form of every name, and the first person of verbs that ask: which ideas it names."""
    known: dict[str, set[Idea]] = {}
    for idea, lemmas in NAMES_RU.items():
        for form in _inflected(lemmas, NAMES):
            known.setdefault(form, set()).add(idea)
    for idea, lemmas in SPOKEN_RU.items():
        for form in _inflected(lemmas, ({"1per"},)):
            known.setdefault(form, set()).add(idea)
    for idea, words in NAMES_EN.items():
        for word in words.split():
            for form in (word, _plural(word)):
                known.setdefault(form, set()).add(idea)
    return {form: tuple(sorted(ideas)) for form, ideas in known.items()}


@cache
def _may_order() -> dict[str, tuple[Idea, ...]]:
    """Forms of verbs that command where the sentence does: what they then stand for."""
    known: dict[str, set[Idea]] = {}
    for idea, lemmas in ORDERS_RU.items():
        for form in _inflected(lemmas, ({"impr"}, {"INFN"}, {"3per", "futr"}, {"2per"}, {"PRTS"})):
            known.setdefault(form, set()).add(idea)
    for idea, words in ORDERS_EN.items():
        for word in words.split() if idea != "order" else ():
            stem = word.removesuffix("e")
            for form in (word, f"{word}s", f"{stem}ed", f"{stem}ing"):
                known.setdefault(form, set()).add(idea)
    return {form: tuple(sorted(ideas)) for form, ideas in known.items()}


@cache
def _english_orders() -> frozenset[str]:
    return frozenset(word for words in ORDERS_EN.values() for word in words.split())


def _plural(word: str) -> str:
    return re.sub("(?<=[sxz])s$|(?<=[cs]h)s$", "es", re.sub("(?<![aeou])ys$", "ies", f"{word}s"))


def _inflected(lemmas: str, wanted: Sequence[set[str]]) -> Iterator[str]:
    """The forms that have all grammemes of one of the wanted sets, ё as е."""
    for lemma in lemmas.split():
        yield lemma.replace("ё", "е")
        for parse in morphology().parse(lemma):
            for form in parse.lexeme if parse.is_known and parse.word == lemma else ():
                tags = set(map(str, form.tag.grammemes))
                if any(tags >= grammemes for grammemes in wanted):
                    yield form.word.replace("ё", "е")
