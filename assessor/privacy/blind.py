"""Blind judging: the organisation, its brands and products are hidden from whoever judges.

    hidden = hide(entry, names)      # names: the rubric's list and the one beside the entry
    hidden.entry.through(hidden.view)     # the entry as a judge is given it
    hidden.flags                     # what was hidden, and what may still tell who it is

`hidden.entry` has no organisation, nominee, city, web address and file name any more; its text is
the essay's own, and `hidden.view` shows it with a placeholder for every name. What is known of the
names comes from the form (organisation, nominee, web address) and from the list; see `brands` for
the forms in which they are found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assessor.entry import Entry, Flag, Language
from assessor.privacy.brand_words import read, says
from assessor.privacy.brands import Brands
from assessor.privacy.traces import flag, traces
from assessor.privacy.web import labels, sites, words_of
from assessor.text import Edit, Span, View, fold, language_of, merged

PLACEHOLDERS: Final[dict[Language, str]] = {"ru": "[организация]", "en": "[organisation]"}
FIELDS: Final = ("id", "organisation", "nominee", "city", "website")
"""Of the form; what a blind judge is given of the organisation is a placeholder."""
_CALLED: Final = re.compile(r"(?<!\w)[@#][^\W_][\w.\-]{1,62}\w")
_SHORT_LABEL: Final = 6
_LEAST_SAID: Final = 4
_MOST_LEVELS: Final = 16
_LEVELS: Final = re.compile(r"[^\w-]+")


@dataclass(frozen=True)
class Cover:
    """Puts a placeholder for every name of these brands into a text."""

    brands: Brands
    placeholder: str

    def __call__(self, text: str) -> str:
        spans = self.brands.spans(text)
        return View(text, [Edit(*span, self.placeholder) for span in spans]).text


@dataclass(frozen=True)
class Hidden:
    """An entry of which a judge sees less: its fields are those of `entry`, its essay `view`.

    `cover` puts placeholders into any other text: a judge may know the organisation all the same,
    and what it says goes into reports and into its next question.
    """

    entry: Entry
    view: View
    flags: tuple[Flag, ...] = ()
    cover: Callable[[str], str] = str

    @property
    def seen(self) -> Entry:
        """The entry as a judge is given it; its offsets are into its own text."""
        return self.entry.through(self.view)


def hide(entry: Entry, names: Sequence[str] = (), language: Language | None = None) -> Hidden:
    """The entry without its organisation; `names` are more names to hide, as they are written.

    The flags are in `language`, or in the essay's.
    """
    essays = language_of(entry.text)
    brands = _brands(entry, names)
    placeholder = PLACEHOLDERS[essays]
    spans = list(_spans(entry.text, brands, labels(entry.website or "")))
    view = View(entry.text, [Edit(*span, placeholder) for span in spans])

    cover = Cover(brands, placeholder)
    return Hidden(
        entry=_nameless(entry, cover, placeholder),
        view=view,
        flags=tuple(_flags(entry, view, brands, language or essays)),
        cover=cover,
    )


def _brands(entry: Entry, names: Sequence[str]) -> Brands:
    own = labels(entry.website or "")
    given = [*names, *(label for label in own if len(label) < _SHORT_LABEL)]
    given += _said_twice(entry)
    known = Brands([*given, *filter(None, [entry.organisation])], own)
    nominee = entry.nominee or ""
    # A nominee that is named after its organisation is one more name of it.
    return (
        Brands([entry.organisation or "", nominee, *given], own) if known.spans(nominee) else known
    )


def _said_twice(entry: Entry) -> Iterator[str]:
    """Words of the dictionary that both the organisation and its address say: they are the name."""
    said, _ = read(entry.organisation or "")
    address = entry.website or ""
    whole = set(_LEVELS.split(address.lower())[:_MOST_LEVELS])
    for label in sorted(whole & words_of(address)):
        if len(label) >= _LEAST_SAID and any(says(name, label) for name in said):
            yield label


def _spans(text: str, brands: Brands, own: Iterable[str]) -> Iterator[Span]:
    found = merged(sorted([*brands.spans(text), *_called(text, brands)]))
    yield from found
    for site in sites(text):
        inside = any(span.start < site.end and site.start < span.end for span in found)
        found_in = labels(text[site.start : site.end])
        if inside or not found_in.isdisjoint(own) or any(map(brands.owns, found_in)):
            yield site


def _called(text: str, brands: Brands) -> Iterator[Span]:
    """Nicknames and hashtags that are one of the names: @blue_line, #берёзка."""
    for match in _CALLED.finditer(text) if brands else ():
        if brands.owns(fold(re.sub(r"[\W_]", "", match[0])).text):
            yield Span(match.start() + 1, match.end())


def _nameless(entry: Entry, cover: Callable[[str], str], placeholder: str) -> Entry:
    sections = tuple(s.model_copy(update={"title": cover(s.title)}) for s in entry.sections)
    changed = {
        "id": "",
        "organisation": placeholder if entry.organisation else None,
        "nominee": None,
        "nomination": entry.nomination and cover(entry.nomination),
        "city": None,
        "website": None,
        "source": entry.source.model_copy(update={"name": ""}),
        "sections": sections,
    }
    return entry.model_copy(update=changed)


def _flags(entry: Entry, view: View, brands: Brands, language: Language) -> Iterator[Flag]:
    known = [name for name in FIELDS if getattr(entry, name)]
    yield flag("fields", (), language, [*known, "file"])
    if not brands:
        yield flag("unknown", (), language)
    elif not entry.organisation:
        yield flag("unnamed", (), language)
    if view.edits:
        yield flag("hidden", [Span(e.start, e.end) for e in view.edits], language)
    for trace, spans in traces(entry, view.text, brands):
        yield flag(trace, [view.source(span) for span in spans], language)
