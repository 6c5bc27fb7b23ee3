"""What was found, said to a juror, with its place and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from assessor.entry import Flag, FlagKind, Language, Place, Severity
from assessor.tamper.grader import Sort, Spoken, sort_of, speaks_to_grader
from assessor.tamper.inscriptions import spelled, together
from assessor.tamper.weights import weight
from assessor.tamper.wording import (
    FIELDS,
    FOUND,
    HIDDEN,
    IN_FIELD,
    IN_FILE,
    SPOKEN,
    TOGETHER,
)
from assessor.text import Span, sentences
from assessor.text.characters import (
    BYTE_ORDER_MARK,
    WORD,
    Kind,
    Odd,
    look_alikes,
    one_script,
    plain,
    styled,
    unseen,
    visible,
)

MOST_PLACES = 50
MOST_SHOWN = 3
LONGEST_SHOWN = 160
NEAR = 20
FEW = 4
FILLER = 3
"""So many soft hyphens in a row are no hyphenation."""
MANY_SHARE = 0.01
MOST_CODES = 8
UNSEEN: frozenset[Kind] = frozenset({"invisible", "direction", "tags", "soft hyphens"})
CONTACT = re.compile(r"\S+@\S+|\+?\d(?:[ ().\-]{0,3}\d){6,}")
"""Nothing was masked in what had to be decoded first."""
QUIET = frozenset({
    "comment", "metadata", "header or footer", "deleted text", "description of a picture",
    "part that is not painted",
})  # fmt: skip
"""Parts of a file that honest programs fill: reported only when they speak to the grader."""
GRAVITY: dict[Sort, Severity] = {"machine": "error", "person": "warning"}
USUAL_IN_PAGES = "text/html"
FEWEST_WORDS = 2


def inspect(text: str, language: Language) -> tuple[Flag, ...]:
    """Flags of an essay: `tamper` for what does not show, `injection` for what speaks to graders.

    An injection that speaks to a machine or is disguised is an error, one that asks the jury a
    warning; a slip of a letter or a stray invisible character is information.
    """
    return (*_characters(text, language), *_spoken(text, language))


def inspect_hidden(
    hidden: Iterable[tuple[str, str]], language: Language, media_type: str = ""
) -> tuple[Flag, ...]:
    """Flags for (how, text) pairs of text that is in the file and not on its pages.

    Comments and properties are reported when they speak to the grader; hidden text always, in web
    pages, where menus are hidden as a rule, as information.
    """
    return tuple(_hidden(hidden, language, media_type))


def inspect_fields(values: Mapping[str, str], essay: str, language: Language) -> tuple[Flag, ...]:
    """Flags, without places, of what the fields of a form hide or say to the grader.

    A message may begin in one of them and end in the next one, or where the essay begins.
    """
    return tuple(_fields(values, essay, language))


def _fields(values: Mapping[str, str], essay: str, language: Language) -> Iterator[Flag]:
    opening = essay[slice(*next(iter(sentences(essay)), Span(0, 0)))]
    following = [*values.values(), opening][1:]
    for (name, value), after in zip(values.items(), following, strict=True):
        field = FIELDS[language].get(name, name)
        for flag in _characters(value, language):
            yield _of_field(field, flag.kind, flag.severity, flag.message, language)
        if said := _in_field(value, after):
            yield _of_field(field, "injection", "error", f"«{_told(said)}»", language)


def _in_field(value: str, after: str) -> str:
    """What a field says to the grader, by itself or with what follows it, "" for nothing."""
    for spoken in speaks_to_grader(value):
        return spoken.reads or visible(value[spoken.start : spoken.end])
    whole = f"{value} {after}"
    more = weight(whole) > max(weight(value), weight(after))
    return visible(whole) if len(value.split()) >= FEWEST_WORDS and more and sort_of(whole) else ""


def _of_field(
    field: str, kind: FlagKind, severity: Severity, said: str, language: Language
) -> Flag:
    message = IN_FIELD[language].format(field=field, said=said)
    return Flag(kind=kind, severity=severity, message=message)


def _characters(text: str, language: Language) -> Iterator[Flag]:
    seen = 1 if text.startswith(BYTE_ORDER_MARK) else 0  # an honest editor puts it there
    found = sorted(
        odd for odd in (*unseen(text), *look_alikes(text), *styled(text)) if odd.end > seen
    )
    for kind, group in groupby(found, key=lambda odd: odd.kind):
        odds = list(group)
        places = tuple(Place(start=o.start, end=o.end) for o in odds[:MOST_PLACES])
        shown = "; ".join(_rendering(text, odd) for odd in odds[:MOST_SHOWN])
        if len(odds) > 1 and kind in UNSEEN and (said := together(text)):
            shown += TOGETHER[language].format(said=_told(said))
        yield Flag(
            kind="tamper",
            severity=_severity(kind, odds, text),
            message=FOUND[language][kind].format(count=len(odds), shown=shown),
            start=places[0].start,
            end=places[0].end,
            places=places,
        )


def _severity(kind: Kind, odds: Sequence[Odd], text: str) -> Severity:
    if kind in {"tags", "direction"} or (kind in UNSEEN and _says(text, odds)):
        return "warning"
    if kind == "soft hyphens":
        filler = any(odd.end - odd.start >= FILLER for odd in odds)
        outside = sum(1 for odd in odds if not _inside_word(text, odd))
        return "warning" if filler or outside > FEW else "info"
    if kind == "styled":
        phrase = any(any(map(str.isspace, text[odd.start : odd.end])) for odd in odds)
        return "warning" if phrase else "info"
    words = max(sum(1 for _ in WORD.finditer(text)), 1)
    many = len(odds) > FEW and len(odds) > MANY_SHARE * words
    inside = any(_inside_word(text, odd) for odd in odds)
    return "warning" if many or (kind == "invisible" and inside) else "info"


def _inside_word(text: str, odd: Odd) -> bool:
    return text[odd.start - 1 : odd.start].isalpha() and text[odd.end : odd.end + 1].isalpha()


def _rendering(text: str, odd: Odd) -> str:
    """The place with what does not show made visible: «пос[U+200B]тавь»."""
    run = text[odd.start : odd.end]
    if odd.kind == "look-alikes":
        return f"«{run}» = «{one_script(run)}»"
    if odd.kind == "styled":
        return f"«{_short(run)}» = «{_short(plain(run))}»"
    left = visible(text[max(odd.start - NEAR, 0) : odd.start])
    right = visible(text[odd.end : odd.end + NEAR])
    before = "" if left[-1:].isspace() else left.split()[-1:]
    after = "" if right[:1].isspace() else right.split()[:1]
    return f"«{''.join(before)}[{_rendered(run)}]{''.join(after)}»"


def _says(text: str, odds: Sequence[Odd]) -> bool:
    return bool(together(text) or any(spelled(text[o.start : o.end]) for o in odds[:MOST_PLACES]))


def _rendered(run: str) -> str:
    """Unseen characters by what they say, or by their code points."""
    return _told(spelled(run)) or " ".join(f"U+{ord(c):04X}" for c in run[:MOST_CODES])


def _told(said: str) -> str:
    """What was decoded, without what may be an address or a number to call."""
    return _short(CONTACT.sub("…", said[: 2 * LONGEST_SHOWN]))


def _spoken(text: str, language: Language) -> Iterator[Flag]:
    for spoken in speaks_to_grader(text):
        yield _injection(text[spoken.start : spoken.end], spoken, language)


def _injection(said: str, spoken: Spoken, language: Language) -> Flag:
    severity = "error" if spoken.disguised else GRAVITY[spoken.sort]
    return Flag(
        kind="injection",
        severity=severity,
        message=SPOKEN[language][spoken.disguised].format(
            shown=_told(spoken.reads) or _short(visible(said))
        ),
        start=spoken.start,
        end=spoken.end,
        places=tuple(
            Place(start=start, end=end)
            for start, end in spoken.pieces or [(spoken.start, spoken.end)]
        ),
    )


def _hidden(
    hidden: Iterable[tuple[str, str]], language: Language, media_type: str
) -> Iterator[Flag]:
    for how, text in hidden:
        speaks = any(True for _ in speaks_to_grader(text)) or sort_of(visible(text)) is not None
        if not speaks and (how in QUIET or not any(map(str.isalnum, text))):
            continue
        kind: FlagKind = "injection" if speaks else "tamper"
        usual = media_type == USUAL_IN_PAGES
        severity: Severity = "error" if speaks else "info" if usual else "warning"
        name = HIDDEN[language].get(how, how)
        shown = _short(visible(text)) or _told(together(text))
        message = IN_FILE[language].format(how=name, shown=shown)
        yield Flag(kind=kind, severity=severity, message=message)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[:LONGEST_SHOWN].rstrip() + "…"
