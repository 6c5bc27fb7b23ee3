"""What was found, said to a juror, with its place and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assessor.entry import Flag, FlagKind, Language, Place, Severity
from assessor.tamper.grader import Sort, Spoken, sort_of, speaks_to_grader
from assessor.tamper.inscriptions import spelled, together
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

FOUND: dict[Language, dict[Kind, str]] = {
    "ru": {
        "invisible": "Невидимые знаки в тексте, мест: {count}. Здесь: {shown}.",
        "direction": "Знаки, меняющие направление письма, мест: {count}. Здесь: {shown}.",
        "tags": "Надпись невидимыми знаками-метками, мест: {count}: {shown}.",
        "soft hyphens": "Мягкие переносы в тексте, мест: {count}. Здесь: {shown}.",
        "look-alikes": "Буквы двух алфавитов в одном слове, слов: {count}: {shown}.",
        "styled": "Буквы особого начертания вместо обычных, мест: {count}: {shown}.",
    },
    "en": {
        "invisible": "Characters that do not show, places: {count}. Here: {shown}.",
        "direction": "Characters that change the direction of writing, places: {count}: {shown}.",
        "tags": "An inscription in invisible tag characters, places: {count}: {shown}.",
        "soft hyphens": "Soft hyphens in the text, places: {count}. Here: {shown}.",
        "look-alikes": "Letters of two alphabets in one word, words: {count}: {shown}.",
        "styled": "Letters of a special style instead of plain ones, places: {count}: {shown}.",
    },
}
TOGETHER: dict[Language, str] = {
    "ru": "; все вместе: «{said}»",
    "en": "; all together: “{said}”",
}
SPOKEN: dict[Language, dict[bool, str]] = {
    "ru": {
        False: "Текст обращается к тому, кто оценивает: «{shown}».",
        True: "Скрытое обращение к тому, кто оценивает: «{shown}».",
    },
    "en": {
        False: "The text speaks to whoever grades it: “{shown}”.",
        True: "A disguised message to whoever grades: “{shown}”.",
    },
}
HIDDEN: dict[Language, dict[str, str]] = {
    "ru": {
        "hidden text": "скрытый текст",
        "white text": "белый текст на белом",
        "text in the colour of its ground": "текст цвета фона",
        "tiny text": "слишком мелкий текст",
        "off the page": "текст за краем страницы",
        "comment": "примечание",
        "metadata": "свойства файла",
        "header or footer": "колонтитул",
        "deleted text": "удалённый текст",
        "description of a picture": "описание картинки",
        "part that is not painted": "непоказываемая часть страницы",
    },
    "en": {},
}
IN_FILE: dict[Language, str] = {
    "ru": "В файле есть то, чего не видно на странице ({how}): «{shown}».",
    "en": "The file holds what the page does not show ({how}): “{shown}”.",
}


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
    return _short(CONTACT.sub("…", said))


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
        places=(Place(start=spoken.start, end=spoken.end),),
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
