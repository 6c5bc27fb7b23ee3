"""Whether a sentence of a summary speaks of what is still to come, in whatever words.

The grammar of figures reads plans of essays and is strict: what it calls a plan, a summary must not
tell as done. Here any word that leaves it open is enough, so that a plan may be told as one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_RUSSIAN: Final = (
    r"план|заплан|намер|намеч|намет|предполага|предстоит|предстоя|рассчит|собира\w*с[яь]|хоч"
    "|хот(?:ят|им|ел)"
    "|цел(?:ь|и|ью|ей|ев)|замыс|задум|ожида|долж(?:ен|на|но|ны)|стрем|наде(?:е|ю|ж)|мечта|задач"
    "|ориентир|перспектив|прогноз|буд(?:ет|ут|ущ)|стан(?:ет|ут)|готов(?:ит|ят|им)|обеща|анонсир"
    "|назнач|предусм|грядущ|ближайш|следующ|дальнейш|впереди|желани|желае|нацел|проект(?:ир|е)"
    "|рассматрива|обсужда|подумыва|думае[тм]\b|думают\b|запустят|появ(?:ит|ят)ся|откро(?:ет|ют)|получат|смогут|сможет|возможн|хотелось"
)
_ENGLISH: Final = (
    "plan|intend|intent|aim|hop(?:e|ing)|expect|anticipat|envisag|schedul|to be\\b|should\\b"
    "|would\\b|could\\b|seek|ambition|target|goal|wish|want|meant\\b|due\\b|propos|prospect"
    "|next\\b|forthcoming|upcoming|ahead\\b|will\\b|won['’]t|shall\\b|futur|await|set to\\b"
    "|going to\\b|agenda|pipeline|consider|forecast|project(?:s|ed)? to\\b|predict|may\\b|might\\b"
    "|can\\b|objective|aspir|look(?:s|ing)? to\\b|promis|prepar|on the way\\b|to come\\b|vision"
    "|earmarked|foresee|slated|pencill?ed|in line\\b|is to\\b|are to\\b|in mind\\b|desire"
    "|eye(?:s|ing)?\\b|on the cards|in the offing|under discussion"
)
# These leave open what may as well be done: "have been installed, and passengers can now call".
_WEAK: Final = re.compile(
    r"\b(?:can|could|may|might|objective|target|goal|next|consider|задач|цел|следующ|ближайш|готов"
    r"|возможн|смогут|сможет)\w*",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(rf"\b(?:{_RUSSIAN}|{_ENGLISH})", re.IGNORECASE)
# Words that leave no doubt that something is told as done.
_DONE: Final = re.compile(
    r"\b(?:уже|теперь|сейчас|сегодня|успешно|полностью|завер[шщ]\w+|has been|have been|already|now"
    r"|today|successfully|is being|are being|in place|up and running)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2_000)
def leaves_open(text: str) -> bool:
    """Whether any word tells a plan, a wish or a duty: nothing is said to be done."""
    return _OPEN.search(_WEAK.sub("", text) if tells_done(text) else text) is not None


@lru_cache(maxsize=2_000)
def tells_done(text: str) -> bool:
    """Whether a sentence says in so many words that something is so already."""
    return _DONE.search(text) is not None
