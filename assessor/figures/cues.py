"""The words around a figure that bound it, give it a direction, or make a plan of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, Literal

from assessor.figures.lexicon import listed
from assessor.figures.model import Bound, Direction
from assessor.text import WORDS_KEPT
from assessor.text.morphology import morphology

ABOUT: Final = listed(
    "около примерно порядка почти приблизительно ориентировочно ~ ≈ ∼ ≃ ≅ about around roughly"
    " approximately nearly almost some circa близко"
)
MORE: Final = listed(
    "более больше свыше выше дольше длиннее дороже старше чаще крупнее шире over above more greater"
    " longer"
)
LESS: Final = listed(
    "менее меньше ниже быстрее короче дешевле моложе реже мельче under below less fewer lower"
    " faster shorter"
)
# These bound only what is denied: "не позднее 24 часов", and "годом позже 40 клиентов" does not.
LATE: Final[dict[str, Bound]] = {
    **dict.fromkeys(("позднее", "позже", "later"), "at_most"),
    **dict.fromkeys(("раньше", "ранее", "sooner", "earlier"), "at_least"),
}
NEGATIONS: Final = listed("не no not never никогда")
_EXCEEDING: Final = ("превы", "exceed", "surpass")
AT_LEAST: Final = listed("минимум least минимальный минимально минимальная")
AT_MOST: Final = listed("максимум most максимальный максимально")
THAN: Final = frozenset({"чем", "than"})
OPPOSITE: Final[dict[Bound, Bound]] = {"over": "at_most", "under": "at_least"}

_RISE: Final = (
    "вырос", "выраст", "возрос", "возрастае", "возрастаю", "возрастан", "увелич", "повыс",
    "повыш", "подня", "рост", "рос", "прирос", "расшир", "прибав", "удвои", "удвое", "утрои",
    "утроен", "подрос", "подскоч", "взлет", "наращ", "нараст", "дорос", "rose", "rise", "rising",
    "grew", "grow", "increas", "gain", "climb", "doubl", "tripl", "raise", "raising", "jump",
    "soar", "surge", "boost", "expand", "spik", "swell", "rocket", "leap", "uplift", "приумнож",
    "разросл",
)  # fmt: skip
_FALL: Final = (
    "сниз", "сниж", "сокра", "уменьш", "упал", "упас", "паден", "урез", "пониз", "пониж", "опуст",
    "опуска", "просел", "просад", "убыл", "упад", "fell", "fall", "drop", "decreas", "reduc",
    "declin", "shrank", "shrink", "shorten", "halv", "lowered", "lowering", "plung", "slump",
    "dipped", "dwindl", "slash", "shav", "trim", "tumbl", "рухн", "обвалил", "ужал",
)  # fmt: skip
# Verbs of change that do not say which way: better can be more or less.
CHANGES: Final = (
    "улучш",
    "довел",
    "достиг",
    "дорос",
    "дошел",
    "дошл",
    "ускор",
    "improv",
    "reach",
    "brought",
)
_RISE_WORDS: Final = listed("больше выше дольше дороже more higher up plus longer above ↑")
_FALL_WORDS: Final = listed(
    "меньше ниже короче дешевле less fewer lower shorter smaller cheaper down minus cut below"
    " ↓ slipped slid sank sunk срезали срезал срезать"
)
# Beginnings that look like a cue and are not: the city, a seedling, the country, tall.
_NOT_RISE: Final = ("ростов", "ростк", "росси", "рослы")

# Nouns that name a plan by their beginning, and those that must be the whole word.
PLAN_NOUNS: Final = (
    "цел", "целев", "план", "задач", "прогноз", "target", "goal", "aim", "forecast", "objective"
)  # fmt: skip
_WHOLE_PLAN_NOUNS: Final = frozenset({"plan", "ambition"})
AIM_NOUNS: Final = ("цели", "цель", "целя", "целей", "задач", "target", "goal", "objective")
# "Целевой уровень — 95%", "forecast savings of £3m": adjectives that make a target of a value,
_PLAN_ADJECTIVES: Final = (
    "целев", "прогнозн", "target", "forecast", "projected", "planned", "expected", "budgeted",
)  # fmt: skip
# but not of whom it is meant for.
AIMED_AT: Final = ("аудитори", "групп", "рын", "сегмент", "клиент", "audience", "group", "market")
_PLAN_VERBS: Final = (
    "планиру", "запланиров", "намерен", "намерева", "намечен", "намечал", "собираемс", "собираетс",
    "рассчитываем", "прогнозируем", "прогнозируе", "предстоит", "предполагаем", "предполагаетс",
    "хотим", "хотел", "хотят", "стремим", "стремил",
    "будущ", "добива", "нацел", "обязал", "wanted", "надеем",
    "will", "shall", "intend", "planning", "planned", "expects", "expect", "expected",
    "forecasts", "projected", "aims", "aiming", "hopes", "hope", "anticipat", "envisag",
    "targeting",
)  # fmt: skip
_EXPECTING: Final = listed("ожидаем ожидается ожидают ожидаются ожидаемый ожидаемая")
# "Не собираемся", "than expected", "the planned outage": a verb of planning that plans nothing.
NOT_PLANNING: Final = listed("не not than чем as the an our their his её")
_TO_CHANGE: Final = (
    "rise",
    "fall",
    "grow",
    "drop",
    "climb",
    "increase",
    "decrease",
    "decline",
    "reach",
    "double",
)
_CHANGE_AWAITED: Final = (
    "роста", "снижения", "сокращения", "увеличения", "падения", "повышения", "прироста",
)  # fmt: skip
PLAN_PHRASES: Final = frozenset((
    ("по", "плану"), ("в", "планах"), ("по", "прогнозу"), ("по", "прогнозам"), ("по", "замыслу"),
    ("думаем", "о"), ("думаем", "об"), ("думают", "о"), ("думают", "об"), ("should", "also"),
    ("would", "like"),
    ("aim", "to"), ("aim", "for"), ("hope", "for"), ("want", "to"), ("hope", "to"), ("seek", "to"),
    ("seeks", "to"),
    ("going", "to"), ("plan", "to"), ("plan", "for"), ("plans", "to"), ("plans", "for"),
    ("our", "plan"), ("our", "ambition"), ("wish", "list"), ("should", "be"), ("meant", "to"),
    ("is", "forecast"), ("are", "forecast"),
    ("is", "scheduled"), ("are", "scheduled"), ("intended", "for"), ("forecast", "to"),
    ("рассчитывает", "на"), ("рассчитывают", "на"), ("рассчитываем", "на"), ("надеется", "на"),
    ("ставит", "цель"), ("ставим", "цель"), ("ставят", "цель"),
    ("target", "is"), ("goal", "is"), ("aim", "is"), ("objective", "is"), ("wants", "to"),
    ("wants", "a"), ("wants", "an"),
    ("set", "out"), ("aimed", "to"), ("sought", "to"), ("asked", "to"), ("asked", "for"),
    ("is", "to", "be"), ("are", "to", "be"), ("is", "due", "to"), ("are", "due", "to"),
    ("is", "likely", "to"), ("are", "likely", "to"), ("on", "track", "to"),
    *(("should", verb) for verb in _TO_CHANGE),
    *((be, "to", verb) for be in ("is", "are") for verb in _TO_CHANGE),
    *((wait, noun) for wait in ("ждем", "ждет", "ждут") for noun in _CHANGE_AWAITED),
))  # fmt: skip
# Whoever "is asked to" do something is not asked for a result.
NO_PLAN_PHRASES: Final = frozenset((
    ("is", "asked", "to"), ("are", "asked", "to"), ("be", "asked", "to"), ("being", "asked", "to"),
))  # fmt: skip
# The word of each phrase to look for: the longest, which is the rarest.
_IN_PHRASES: Final = frozenset(
    max(phrase, key=lambda word: (len(word), word == "be")) for phrase in PLAN_PHRASES
)
# "Мы бы сэкономили": the mood of what did not happen; "хотя бы", "кто бы ни" are none of it.
SUBJUNCTIVE: Final = frozenset({"бы", "б"})
NOT_SUBJUNCTIVE: Final = listed("хотя как кто что где когда какой какая какие сколько куда")
AS_FACT: Final = listed("факт факту фактически фактическая фактический реально actual actually")
CONDITIONAL: Final = listed("если когда чтобы чем что пока if when unless until")
ACHIEVED: Final = ("удал", "смог", "сумел", "позвол", "помог", "достиг", "результат", "managed")

Tense = Literal["past", "present", "future", "infinitive"]
_IRREGULAR_PAST: Final = listed(
    "was were had did rose fell grew went took made became got kept cut won held built ran sent"
    " brought found left met paid put read said saw sold spent stood told thought"
)
_VERB_ENDINGS: Final = (
    "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ем", "им", "ет", "ит", "ут", "ют",
    "ат", "ят", "емся", "имся", "ется", "ится", "утся", "ются", "атся", "ятся", "ть", "ться",
    "ти", "чь", "ен", "ена", "ено", "ены", "ан", "ана", "ано", "аны", "ят", "ду", "дет", "дут",
)  # fmt: skip


@lru_cache(maxsize=WORDS_KEPT)
def direction_of(low: str) -> Direction | None:
    """The direction a word tells by itself."""
    if low in _RISE_WORDS:
        return "rise"
    if low in _FALL_WORDS:
        return "fall"
    if low.startswith(_NOT_RISE):
        return None
    if low.startswith(_FALL):
        return "fall"
    return "rise" if low.startswith(_RISE) else None


@lru_cache(maxsize=WORDS_KEPT)
def is_more(low: str) -> bool:
    """Whether a word before a number says that there is more than that."""
    return low in MORE or low.startswith(_EXCEEDING)


@lru_cache(maxsize=WORDS_KEPT)
def is_plan_verb(low: str) -> bool:
    """Whether a word says by itself that what follows is still to come."""
    return low in _EXPECTING or low.startswith(_PLAN_VERBS)


@lru_cache(maxsize=WORDS_KEPT)
def is_reckoning(low: str) -> bool:
    """Whether a verb tells a plan when an infinitive follows it."""
    return low.startswith(
        ("дума", "рассчитыва", "хочет", "надеет", "надеют", "собираю", "стремит", "долж")
    )


@lru_cache(maxsize=WORDS_KEPT)
def hints_at_plan(low: str) -> bool:
    """Whether a word can make a plan of its clause, by itself or with the words around it."""
    named = low in _IN_PHRASES or is_plan_noun(low) or is_plan_adjective(low)
    named = named or low in SUBJUNCTIVE
    return named or is_plan_verb(low) or is_reckoning(low) or tense_of(low) == "future"


@lru_cache(maxsize=WORDS_KEPT)
def is_plan_noun(low: str) -> bool:
    """Whether a word names a plan, a target or a forecast."""
    return low in _WHOLE_PLAN_NOUNS or low.startswith(PLAN_NOUNS)


@lru_cache(maxsize=WORDS_KEPT)
def is_plan_adjective(low: str) -> bool:
    """Whether a word makes a target or a forecast of the value it describes."""
    return low.startswith(_PLAN_ADJECTIVES)


@lru_cache(maxsize=WORDS_KEPT)
def is_aim_noun(low: str) -> bool:
    """Whether a word names what is aimed at, as the heading of a list does."""
    return low.startswith(AIM_NOUNS)


@lru_cache(maxsize=WORDS_KEPT)
def is_achieved(low: str) -> bool:
    """Whether a word says that something came out."""
    return low.startswith(ACHIEVED)


@lru_cache(maxsize=WORDS_KEPT)
def tense_of(low: str) -> Tense | None:
    """The tense of a word if it can only be a verb of that tense, else None."""
    if low.isascii():
        past = low in _IRREGULAR_PAST or (low.endswith("ed") and len(low) > 4)
        return "past" if past else "present" if low in ("is", "are", "has", "have") else None
    if not low.endswith(_VERB_ENDINGS) or len(low) < 3:
        return None
    tags = [parse.tag for parse in morphology().parse(low)]
    found = {_tense(tag) for tag in tags[:4]}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=WORDS_KEPT)
def can_be_infinitive(low: str) -> bool:
    """Whether a Russian word may be an infinitive, whatever else: "вырасти"."""
    return low.endswith(("ть", "ти", "чь", "ться", "тись", "чься")) and any(
        "INFN" in parse.tag for parse in morphology().parse(low)
    )


def _tense(tag: Any) -> Tense | None:
    if "INFN" in tag:
        return "infinitive"
    if "PRTS" in tag:
        return "past"
    if "VERB" not in tag or "impr" in tag:
        return "future" if "impr" in tag and "incl" in tag else None
    if "futr" in tag:  # "приду" on a button is no plan of the team
        return None if "1per" in tag and "sing" in tag else "future"
    return "past" if "past" in tag else "present"


# Parts of speech (OpenCorpora) of which nothing is counted.
_UNCOUNTABLE: Final = frozenset(
    {"VERB", "INFN", "ADJS", "PRTS", "ADVB", "GRND", "PREP", "CONJ", "PRCL", "COMP", "PRED"}
)


@lru_cache(maxsize=WORDS_KEPT)
def is_countable(low: str) -> bool:
    """Whether a Russian word can be what a number counts: "готовы", "сразу" cannot."""
    return morphology().parse(low)[0].tag.POS not in _UNCOUNTABLE


@lru_cache(maxsize=WORDS_KEPT)
def is_genitive(low: str) -> bool:
    """Whether a Russian word can be a noun in the genitive, as after a part: "треть смены"."""
    return any({"NOUN", "gent"} in parse.tag for parse in morphology().parse(low)[:3])


@lru_cache(maxsize=WORDS_KEPT)
def is_many(low: str) -> bool:
    """Whether a Russian word can be a noun in the genitive plural, as after 5: "обращений"."""
    return any({"NOUN", "gent", "plur"} in parse.tag for parse in morphology().parse(low)[:3])


@lru_cache(maxsize=WORDS_KEPT)
def is_mostly_many(low: str) -> bool:
    """Whether a Russian word is a genitive plural rather than anything else: "школ", not "код"."""
    return not low.isascii() and {"NOUN", "gent", "plur"} in morphology().parse(low)[0].tag
