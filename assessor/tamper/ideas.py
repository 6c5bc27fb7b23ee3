"""Which ideas a sentence has in it: by the forms of its words, and by a few turns of phrase.

An action counts where it commands: in Russian as an imperative, in English at the beginning of a
clause; elsewhere ("we grade every call") it does not. After "must" or "we ask" an infinitive
commands too, if a grader, the entry or "you" is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from assessor.tamper.words import ACTIONS_EN, ACTIONS_RU, NAMES_EN, NAMES_RU, Idea
from assessor.text.morphology import morphology

Where = Literal["anywhere", "opening", "after ought"]

TOKEN = re.compile(r"\w+")
CLAUSE = re.compile(
    r"[,;:—–(«“\"]|\s-\s|\b(?:then|simply|just|(?:you|is|asked|required) to|let us|let's)\b"
)
JOINED = re.compile(r"\b(?:and|but|or|so)\b")
POLITE = frozenset({"please", "kindly", "do"})
SHORT = 3
NEAR = 3
IMPERATIVE_ENDS = ("и", "й", "ь", "ите", "йте", "ьте", "ись", "йся", "ься", "есь")
CARRY_ON = POLITE | {"not", "never"}

GRADERS = (
    r"(?:ии|ai|llm|gpt|нейросет|модел|model|assistant|ассистент|алгоритм|жюри|провер|оцен|эксперт"
    r"|judge|jur|grader|reviewer|evaluator|whoever|machine|automated)"
)
PATTERNS: dict[Idea, re.Pattern[str]] = {
    "this": re.compile(
        r"\b(?:эт\w{1,3}|данн\w{2,3}|this|the present) (?:\w+ )?(?:эссе|заявк|текст|документ"
        r"|фрагмент|essay|entry|submission|application|document|text)"
    ),
    "address": re.compile(
        r"\A\W*(?:уважаем|дорог|внимани|обращени|сообщени|note|dear|attention|message|hey|hello"
        r"|to )\w*(?:\W+\w+){0,3}?\W+" + GRADERS
    ),
    "letter": re.compile(
        r"(?:инструкци|команд|приказ|правил|указани|сообщени|послани|просьб|предназначен|адресован"
        r"|addressed|intended|meant|instruction|command|rule|note|message|request)"
        r"\w*(?: \w+){0,2} (?:для|к|for|to) (?:\w+ ){0,2}" + GRADERS
    ),
    "persona": re.compile(
        r"\b(?:ты|вы|you(?: are|'re)?)\b(?: \w+){0,2}? (?:теперь|отныне|больше не|now|no longer)\b"
        r"|\b(?:отныне|с этого момента|from now on|from this point)\b.{0,20}\b(?:ты|вы|you|your)\b"
        r"|\byou(?: will|'ll) be (?:penal|punish|shut|terminat)|\bтебя (?:накаж|отключ|оштраф)"
        r"|\bты [—–-] |\byou,? the \w+"
        r"|\b(?:твоя|ваша|your)(?: \w+)? (?:задача|роль|цель|task|role|job|goal)\b"
    ),
    "value": re.compile(
        r"\b(?:\d{1,3} ?(?:/|из|out of) ?\d{1,3}"
        r"|5|10|100|пят(?:ь|и|ерк\w+|ерок)|сто|максимум|five|full)\b"
        r"(?! ?(?:звезд|stars|минут|секунд|лет|дней|minute|second|days|years|тысяч|процент|%))"
    ),
    "prompt": re.compile(
        r"систем\w+ (?:промп?т|инструкц|сообщени)|system (?:prompt|message|instruction)\b"
        r"|(?:hidden|secret|initial|your|скрыт\w+|секретн\w+|сво[йи]\w*|тво[йи]\w*) "
        r"(?:prompt|instruction|промпт|промт|инструкц)"
    ),
    "before": re.compile(
        r"\b(?:ранее|выше|до этого|предыдущ\w+|прежн\w+|все|above|before|previous|prior|earlier"
        r"|everything)\b"
    ),
    "machine": re.compile(
        r"(?:оценивающ|проверяющ)\w+ (?:систем|программ|машин)"
        r"|(?:scoring|grading) (?:system|engine)"
    ),
    "imperative": re.compile(
        r"(?:\A|[.!?;:,]\s|\b(?:please|kindly|should|must) )\W*(?:do not|don't|never|always) \w"
    ),
    "authority": re.compile(
        r"(?:сообщени|распоряжени|указани|message|note|order)\w* (?:от |from )?(?:the )?"
        r"(?:разработ|администр|организат|систем|develop|admin|organi[sz]er|system|openai)"
    ),
    "you": re.compile(r"\b\w{2,}(?:ешь|ишь|ешься|ишься)\b"),
    "reported": re.compile(
        r"[,!?»”\"]\s*[—–-]?\s*(?:\w+ ){0,3}"
        r"(?:предлага|прос|говор|пиш|спраш|отвеча|шут|слыш|чита)\w+(?: \w+){0,2}? "
        r"(?:бот|клиент|гост|жител|пациент|покупател|новичк|новичок|мы\b)"
        r"|[,!?”\"]\s*(?:the |our |a )?(?:bot|customer|message|sign|resident|client|guest|newcomer"
        r"|we|they|she|he)\w*(?: \w+)? (?:ask|say|tell|writ|announce|read|joke|remind)\w*"
    ),
}
"""Turns of phrase. "reported": what somebody of the story says is not said to the grader."""


def ideas_of(sentence: str) -> frozenset[Idea]:
    """The ideas in a sentence, whatever their order."""
    plain = sentence.lower().replace("ё", "е")
    named = list(_named(plain))
    ideas: set[Idea] = {idea for idea, where in named if where == "anywhere"}
    ideas |= {idea for idea, pattern in PATTERNS.items() if pattern.search(plain)}
    asked = "asked" in ideas and "others" not in ideas
    told = asked or not ideas.isdisjoint({"machine", "grader", "entry", "you"})
    if (told and "ought" in ideas) or {"part", "granted"} <= ideas:
        ideas |= {idea for idea, where in named if where == "after ought"}
    return frozenset(ideas)


def _named(plain: str) -> Iterator[tuple[Idea, Where]]:
    """The ideas of the words; those of English actions depend on where the word stands."""
    opens = _just_after(CLAUSE, plain).union(range(NEAR))
    joins = _just_after(JOINED, plain)
    commanded = opening = False
    for match in TOKEN.finditer(plain):
        at = match.start()
        opening = opening or at in opens or (commanded and at in joins)
        if _is_imperative(match[0]):
            yield "imperative", "anywhere"
        for idea, where in _by_form().get(match[0], ()):
            if where == "opening":
                commanded = commanded or opening
                yield idea, "anywhere" if opening else "after ought"
            else:
                yield idea, where
        opening = match[0] in POLITE or (opening and match[0] in CARRY_ON)


def _just_after(pattern: re.Pattern[str], plain: str) -> set[int]:
    """Where a word stands right behind a match, give or take a space and a quotation mark."""
    return {m.end() + gap for m in pattern.finditer(plain) for gap in range(NEAR)}


@lru_cache(maxsize=20_000)
def _is_imperative(word: str) -> bool:
    """An imperative of any verb, as the dictionary's likeliest reading of a Russian word."""
    if len(word) <= SHORT or not word.endswith(IMPERATIVE_ENDS):
        return False
    parse = morphology().parse(word)[0]
    return parse.is_known and {"impr", "excl"} in parse.tag


@cache
def _by_form() -> dict[str, tuple[tuple[Idea, Where], ...]]:
    """Every known form: which ideas it names, and where it must stand to name them."""
    known: dict[str, set[tuple[Idea, Where]]] = {}
    for form, idea, where in (*_russian(), *_english()):
        known.setdefault(form.replace("ё", "е"), set()).add((idea, where))
    return {form: tuple(sorted(ideas)) for form, ideas in known.items()}


def _russian() -> Iterator[tuple[str, Idea, Where]]:
    for idea, lemmas in NAMES_RU.items():
        yield from ((form, idea, "anywhere") for form in _inflected(lemmas, set()))
    for idea, lemmas in ACTIONS_RU.items():
        imperative = {"impr"} if idea == "role" else {"impr", "excl"}
        yield from ((form, idea, "anywhere") for form in _inflected(lemmas, imperative))
        yield from ((form, idea, "after ought") for form in _inflected(lemmas, {"INFN"}))
        yield from ((form, idea, "after ought") for form in _inflected(lemmas, {"3per", "futr"}))
    yield from (
        (form, "cancelled", "anywhere") for form in _inflected(ACTIONS_RU["suppress"], {"PRTS"})
    )


def _inflected(lemmas: str, wanted: set[str]) -> Iterator[str]:
    """The forms that have all wanted grammemes; of a participle not those of its verb."""
    for lemma in lemmas.split():
        yield from () if wanted else (lemma,)
        parse = morphology().parse(lemma)[0]
        for form in parse.lexeme:
            tags = set(map(str, form.tag.grammemes))
            of_verb = "PRTF" in parse.tag and tags & {"VERB", "INFN", "GRND"}
            if tags >= wanted and (wanted or not of_verb):
                yield form.word


def _english() -> Iterator[tuple[str, Idea, Where]]:
    for idea, words in NAMES_EN.items():
        for word in words.split():
            yield word, idea, "anywhere"
            yield re.sub("ys$", "ies", f"{word}s"), idea, "anywhere"
    for idea, words in ACTIONS_EN.items():
        for word in words.split():
            yield word, idea, "opening"
            yield f"{word}s", idea, "after ought"
