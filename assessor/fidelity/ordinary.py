"""Which English words are ordinary ones: a capital at a sentence's start makes no name of them.

A word that is neither common nor made of common words by the rules of the language is held for a
name. It is the safer of the two mistakes: a true sentence is looked at by a person, while an
invented name would pass for the essay's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from assessor.figures import listed
from assessor.text import WORDS_KEPT
from assessor.text.english import frequency

# Below this count the list has as many cities and surnames as words (London, retention).
_COMMON: Final = 4000
_SHORTENED: Final = listed("s t re ve ll d m")
_JOINT: Final = re.compile("[-‑]")
# Endings that no name has, and endings that leave a word when they are taken away; "-er" is left
# out, which is the ending of surnames (Walker).
_MARKED: Final = re.compile(
    r"[a-z]{2,}(?:[ts]ions?|ments?|ness|ility|ilities|ivity|ality|osity|icity|worthy|withstanding|ology|iz(?:e[ds]?|ing)"
    r"|(?:[ai]b|ed|id|[ae]nt|ous|iv|ical|ful)ly)"
)
_ENDINGS: Final = re.compile(
    r"s|ship|(?<=[sxzhoi])es|ed|ing|ings|ers|ors|ly|ally|able|al|less|ful|est"
)
_BEGINNINGS: Final = (
    "after", "before", "co", "de", "down", "ex", "in", "inter", "mid", "mis", "multi", "non", "off",
    "on", "out", "over", "post", "pre", "re", "sub", "un", "under", "up",
)  # fmt: skip
_HEADS: Final = ("back", "count", "down", "line", "load", "off", "out", "over", "put", "time", "up")
# How often the verb of "-er" must be. Trades of old are surnames (Walker) and stay names.
_OF_A_DOER: Final = 1000
_OLD_TRADES: Final = listed(
    "walker baker turner parker fisher cooper miller archer barker porter carter mercer fowler"
    " sawyer foster tanner webster hunter butler potter taylor tyler barber brewer carver chandler"
    " dexter draper driver farmer fletcher fuller gardener glover harper hooper hopper keeper"
    " mason packer painter palmer piper plumber ranger rider roper sadler shearer singer skinner"
    " slater spencer thatcher tucker wagner weaver wheeler wilder winter bowler binder bender"
    " becker keller fielder reader stoker spicer stringer toller usher waller warner whistler"
)
_BRITISH: Final = re.compile(r"(?<!w)is(?=e|ing|ation)|ys(?=e|ing)|ou(?=rs?$|ring|red|rable)")
_AMERICAN: Final = {"is": "iz", "ys": "yz", "ou": "o"}
# Names that the corpus has as often as words.
_NAMES: Final = listed(
    "john mary emily turkey jack george charlie harry henry joe tom sam ben max nick ryan bob"
    " billy jimmy tommy jesus eve ray berlin samara nestle ingrid"
)
# What essays and offices speak of, and the corpus of films too seldom or never.
_OFFICE: Final = listed(
    "adaptive agile app archive attrition autumn backlog biometrics bot browser chatbot churn"
    " criteria criterion dashboard default dialogue email entrant favourite fintech forecast"
    " gamification handbook helpdesk indicator intake kpi median mentor messenger metadata metric"
    " neighbour newcomer nominee offline online overview percentage programme prompt provider"
    " quarterly rationale retention revenue reviewer rota seasonal smartphone spreadsheet summary"
    " supervisor telecom telephony template throughput trainee trainer usage vendor voicebot"
    " voicemail webinar website workshop brevity candour modesty tablet likewise"
)
_NUMBERS: Final = listed(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety hundred thousand million billion twofold threefold"
)
_PLAIN: Final = _OFFICE | _NUMBERS


@lru_cache(maxsize=WORDS_KEPT)
def is_ordinary(low: str) -> bool:
    """Whether a lower-case English word is one of the language, and not somebody's name alone."""
    head, mark, rest = low.replace("’", "'").partition("'")
    if mark and rest in _SHORTENED:
        return is_ordinary(head)
    parts = _JOINT.split(low)
    if len(parts) > 1:
        return all(len(part) <= 3 or is_ordinary(part) for part in parts)
    american = _BRITISH.sub(lambda m: _AMERICAN[m.group()], low)
    return any(map(_is_made, {low, american}))


def _is_made(word: str) -> bool:
    """Common, or made of a common word by an ending or a beginning, or the base of one."""
    if word in _NAMES:
        return False
    if _is_common(word) or _MARKED.fullmatch(word):
        return True
    family = _bases(word) | {word + "s", word + "ed", word + "ing"}
    return any(map(_is_common, family)) or _is_joined(word)


def _is_common(word: str) -> bool:
    if word in _PLAIN or word in _NAMES:
        return word in _PLAIN
    often = frequency(word)
    return often > _COMMON or (often > 0 and _is_doer(word))


def _is_doer(word: str) -> bool:
    """Whether a word is made of a verb that is common and no old trade: lender, supplier."""
    if word in _OLD_TRADES or not word.endswith("er"):
        return False
    stem = word[:-2]
    bases = {stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem}
    if len(stem) > 3 and stem[-1] == stem[-2]:
        bases.add(stem[:-1])
    return any(frequency(base) > _OF_A_DOER for base in bases)


def _bases(word: str) -> set[str]:
    """What may be left without an ending: retries → retry, scheduling → schedule, fitted → fit."""
    found = set[str]()
    for at in range(max(3, len(word) - 4), len(word)):
        if not _ENDINGS.fullmatch(word, at):
            continue
        base = word[:at]
        found |= {base, base + "e"}
        if base.endswith("i"):
            found.add(base[:-1] + "y")
        if base[-1] == base[-2]:
            found.add(base[:-1])
    return found


def _is_joined(word: str) -> bool:
    """Two words in one, of which a particle or a plain noun is one: turnover, outsourced."""
    for start in _BEGINNINGS:
        rest = word.removeprefix(start)
        if rest != word and len(rest) > 3 and any(map(_is_common, {rest} | _bases(rest))):
            return True
    for end in _HEADS:
        rest = word.removesuffix("s").removesuffix(end)
        if rest != word and len(rest) > 2 and _is_common(rest):
            return True
    return False
