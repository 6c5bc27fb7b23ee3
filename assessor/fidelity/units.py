"""Whether the unit of a told figure is the essay's, or what the essay counts by another noun."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assessor.fidelity.bounds import digits
from assessor.fidelity.model import Claim, EssayFacts, Mention
from assessor.fidelity.nouns import can_be_of, counts_alike, is_counted_elsewhere, speaks_of
from assessor.fidelity.topic import is_foreign
from assessor.figures import Figure, equivalent

_UNITS_LEFT_OUT: Final = frozenset({"percent", "points", "duration", "money"})
_UNIT_WORDS: Final = {
    "percent": ("процент", "доля", "доли", "долю", "percent", "share", " rate", "индекс", "index"),
    "points": (
        *("балл", "пункт", "индекс", "оценк", "лояльност", "point", "score", "index", "rate"),
        *("loyalty", "nps", "csi", "csat"),
    ),
    "money": ("рубл", "доллар", "евро", "стоимост", "cost", "rubl"),
}
_TIMES: Final = {
    60: "мин|minute", 3600: "час|hour", 86_400: "дн|ден|сут|day", 604_800: "недел|week",
}  # fmt: skip
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)?")
_SCALES: Final = (5, 10, 100)  # of marks


def unit_fits(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:  # noqa: PLR0911  # a list of cases
    """Whether the units are one; a bare number borrows the words of its sentence."""
    told, known = claim.figure, mention.figure
    if equivalent(told, known):
        if is_counted_elsewhere(told, mention, essay):
            return False
        bare = told.kind == known.kind == "count" and bool(told.unit) and not known.unit
        return not bare or can_be_of(told.unit, mention, essay)
    if counts_out(told, mention, essay):
        return told.kind != "count" or not told.unit or speaks_of(told.unit, mention, essay)
    if told.kind == "points" and known.kind == "share":  # "8,4 балла из 10"
        return known.of in _SCALES or _names_unit(told, mention, essay)
    bare = known.kind == "count" and not known.unit
    if bare and told.kind == "duration":
        return _is_time_there(told, mention, essay)
    if bare and told.of is not None and _has_scale(told, mention, essay):
        return True
    if told.kind == known.kind == "count":
        return counts_alike(told.unit, mention, essay)
    if told.kind == "money" and known.kind == "count" and _is_bare_money(told, mention, essay):
        return True
    if bare:  # "процент обработанных звонков - 99,7"
        return told.kind in ("percent", "points", "money") and _names_unit(told, mention, essay)
    return lends_unit(claim, mention, essay)


def lends_unit(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a number without a unit can have the mention's: its sentence speaks of the same."""
    told, known = claim.figure, mention.figure
    if told.kind != "count" or told.unit or known.kind not in _UNITS_LEFT_OUT:
        return False
    said = claim.label or claim.stems
    foreign = bool(said) and all(is_foreign(word, essay) for word in said)
    lent = any((f.kind, f.unit) == (known.kind, known.unit) for f in claim.around)
    return foreign or lent or bool((said | claim.stems) & mention.label)


def counts_out(figure: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the mention holds the figure as "13" of "13 of 34", or as an end of a range."""
    known = mention.figure
    if known.kind == "share" and figure.kind == "count" and figure.low == figure.high:
        return figure.low == known.low or (figure.low == known.of and figure.role is None)
    if figure.role and known.kind == figure.kind and known.low != known.high:
        return figure.low == figure.high and figure.low in (known.low, known.high)
    if known.kind == "share" and figure.unit == "point" and figure.low == known.of:
        return figure.role is None and figure.low == figure.high  # "on a five-point scale"
    if figure.kind == "share" and known.low == figure.low and mention.sentence >= 0:
        counted = figure.of is not None and figure.of > _LARGEST_FRACTION  # "half" is no 1 and 2
        return counted and figure.of in essay.sentences[mention.sentence].values
    return False


_LARGEST_FRACTION: Final = 10


# What a number can be of that leaves its unit or its magnitude to the figure beside it.
_SIZES: Final = {
    "money": (1, 1_000, 1_000_000, 1_000_000_000),
    "count": (1_000, 1_000_000),
    "duration": (1, 12, 60, 3_600, 86_400, 604_800),
}
_FAR: Final = 20  # times: what is told in one breath is of one size, more or less


def elided(claim: Claim, essay: EssayFacts) -> list[Mention]:
    """Mentions of a bare number told in the unit or magnitude of a figure of its sentence.

    "The programme cost 2.9 million roubles; the vendor asked eleven" are eleven million of them.
    """
    told = claim.figure
    if told.kind != "count" or told.unit or told.low != told.high or told.low <= 0:
        return []
    lenders = [f for f in claim.around if f.kind in _SIZES and f.low > 0]
    found = []
    for lender in lenders:
        for size in _SIZES[lender.kind]:
            value = told.low * size
            if not lender.low / _FAR <= value <= lender.low * _FAR or size == value:
                continue
            found += [m for m in essay.mentions.get(value, ()) if _is_lent(claim, lender, m, essay)]
    return list({id(m): m for m in found}.values())


def _is_lent(claim: Claim, lender: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the mention is of the lender's unit and told of the same as the claim."""
    known = mention.figure
    if mention.sentence < 0:
        return False
    beside = lender.low in essay.sentences[mention.sentence].values
    if known.kind == "count" and not known.unit:
        return beside
    like = (known.kind, known.unit) == (lender.kind, lender.unit)
    return like and (beside or bool(claim.label & mention.label))


def _is_time_there(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a bare number of the essay stands beside a time of that unit: "21 days, now 6"."""
    if mention.sentence < 0:
        return False
    size = told.low / (mention.figure.low or 1)
    beside = essay.sentences[mention.sentence].figures
    spelt = ((f, essay.text[slice(*f.span)]) for f in beside if f.unit == told.unit)
    return any(_size(f, written) == size for f, written in spelt)


def is_rounder_time(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a bound of a time has fewer digits, told in the unit of the essay; in another unit
    it has other digits anyhow ("under a minute" of 50 seconds)."""
    told, known = claim.figure, mention.figure
    if told.kind != "duration" or known.kind != "duration" or mention.sentence < 0:
        return True
    if told.bound is None or told.low == known.low:
        return True
    size = _size(told, claim.written)
    if size is None or size != _size(known, essay.text[slice(*known.span)]):
        return True
    return digits(told.low / size) < digits(known.low / size)


def counts_are_there(share: Figure, essay: EssayFacts) -> bool:
    """Whether a share that is told by two counts ("1,126 of 1,204") has both from the essay.

    "One in twenty" of 5% and "85 of 100" of 85% tell no counts.
    """
    whole = share.of if share.kind == "share" else None
    if whole is None or whole <= _LARGEST_FRACTION or whole == 100 or share.low <= 1:
        return True
    return share.low in essay.mentions and whole in essay.mentions


def _size(time: Figure, spelt: str) -> Decimal | None:
    """How many seconds or months one of the unit is that a time is written in."""
    spelt = spelt.lower()
    size = next((s for s, words in _TIMES.items() if re.search(rf"\b(?:{words})", spelt)), None)
    if size and time.kind == "duration":
        return Decimal(size)
    number = _DIGITS.search(spelt)
    written = Decimal(number.group().replace(",", ".")) if number else Decimal(0)
    return time.low / written if written and time.kind == "duration" else None


def _has_scale(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether another mark of the sentence says out of how many: "8.7 out of ten, 6.9 in 2021"."""
    if mention.sentence < 0:
        return False
    beside = essay.sentences[mention.sentence].figures
    return any(f.kind == "share" and f.of == told.of and f.low > 1 for f in beside)


def _is_bare_money(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a large number of nothing is of the one currency of the essay: "отдала 640 тысяч"."""
    if mention.figure.unit:
        return False
    beside = essay.sentences[mention.sentence].figures if mention.sentence >= 0 else ()
    if any((f.kind, f.unit) == ("money", told.unit) for f in beside):
        return True  # "wanted 75,000 pounds; we did it for 9,000"
    bare = mention.figure.low >= _LARGE
    return bare and {m.figure.unit for m in essay.of_kind("money")} == {told.unit}


_LARGE: Final = 10_000


def _names_unit(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the words before a bare number say what it is in: "процент звонков - 99,7"."""
    at = mention.figure.span.start
    before = essay.text[max(essay.sentences[mention.sentence].span.start, at - 60) : at].lower()
    return mention.sentence >= 0 and any(word in before for word in _UNIT_WORDS[told.kind])
