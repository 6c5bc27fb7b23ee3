"""YAML text → plain data, and the line of every field in it.

A small, strict part of YAML: mappings, lists and scalars. `true`, `false`, `null`, decimal whole
numbers and fractions mean what they say; every other scalar is a text, so that `no`, `12:30` and
`2024-01-01` stay what was written. Keys given twice, anchors, aliases, tags and a second document
are problems of the file, each with its line.

Data is built from the parser's events, never from its composed nodes: the depth is bounded here
(libyaml's composer crashes the process on a hundred thousand open brackets), and no alias unfolds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.reader import Reader

from assessor.errors import RubricError
from assessor.rubric.problems import QUOTE_IT, FieldPath
from assessor.rubric.source import Fault, Source

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 12  # a rubric needs six
MAX_PROBLEMS: Final = 50
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONSTANTS: Final[Mapping[str, bool | None]] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip
WHOLE: Final = re.compile(r"[-+]?[0-9]{1,15}")
FRACTION: Final = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
NO_KEY: Final = "?"
TOO_EARLY: Final = (
    "wrong indentation, or a quote that ends too early.",
    'Indent it like the lines beside it; inside double quotes write \\" for a quote.',
)
UNCLOSED: Final = ("a bracket that is never closed.", "Close it.")
# A part of what libyaml says, or PyYAML's own parser where libyaml is missing.
SYNTAX: Final[Mapping[str, tuple[str, str]]] = {
    "found a tab": ("a tab at the beginning of the line.", "Indent with spaces."),
    "cannot start any token": (
        "a tab, or a sign that an unquoted text cannot begin with.",
        "Indent with spaces; put the text in double quotes.",
    ),
    "mapping values are not allowed": (
        "a colon inside an unquoted text, or wrong indentation.",
        'Put the text in double quotes: "…: …".',
    ),
    "sequence entries are not allowed": (
        "a list begins on the line of its key.",
        "Begin every `- ` on its own line; put a text that begins with a dash in double quotes.",
    ),
    "could not find expected ':'": (
        "a line that is neither `key: value` nor `- item`.",
        "Add the colon, or indent the line under the text it belongs to.",
    ),
    "did not find expected '-' indicator": (
        "wrong indentation in a list.",
        "Begin every item of the list with `- ` at the same depth.",
    ),
    "did not find expected key": TOO_EARLY,
    "expected <block end>": TOO_EARLY,
    "unexpected end of stream": ("a quote that is never closed.", "Close it where its text ends."),
    "expected ',' or": UNCLOSED,
    "unknown escape character": (
        "a backslash inside double quotes.",
        "Write \\\\ for a backslash, or use single quotes.",
    ),
}
NEVER_CLOSED: Final = ("unexpected end of stream", "expected ',' or")
"""Faults that are found far below the line where they were made."""


def read(path: Path) -> Source:
    """The file as data; faults of its YAML are in `faults`, and `data` is what stands before them.

    Raises:
        RubricError: there is no such file, or it cannot be a rubric (size, encoding).
    """
    source = Source(path)
    text = _text(path)
    if strange := Reader.NON_PRINTABLE.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        code = f"U+{ord(strange[0]):04X}"
        source.faults.append(Fault(line, (), f"a control character ({code}).", "Remove it."))
        return source
    _Builder(source, text).build()
    return source


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            what = "is a folder, not a rubric file." if path.is_dir() else "does not exist."
            raise RubricError(
                f"{path} {what}", "`assessor rubric list` names the rubrics there are."
            )
        if path.stat().st_size > MAX_BYTES:
            size = f"larger than {MAX_BYTES // 1_000_000} MB"
            raise RubricError(f"{path} is {size}.", "A rubric is never that long: is it the file?")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RubricError(f"{path}:{line}: this is not UTF-8 text.", "Save it as UTF-8.") from error
    except OSError as error:
        cause = f"{path} cannot be read ({error.strerror})."
        raise RubricError(cause, "Check the file and its permissions.") from error


class _Stop(Exception):
    """The rest of the file cannot be read; why is among the faults."""


class _Builder:
    """Builds the data of a source from the parser's events.

    A list or mapping is put into its parent before it is filled: what stands before a syntax
    error is there, and fields before it can be named.
    """

    def __init__(self, source: Source, text: str) -> None:
        self._source = source
        self._parser = LOADER(text)

    def build(self) -> None:
        try:
            self._document()
            self._source.complete = True
        except yaml.MarkedYAMLError as error:
            problem = error.problem or ""
            never_closed = any(sign in problem for sign in NEVER_CLOSED) and error.context_mark
            mark = never_closed or error.problem_mark or error.context_mark
            self._source.faults.append(Fault(mark.line + 1 if mark else 1, (), *_syntax(problem)))
        except _Stop:
            pass
        finally:
            self._parser.dispose()

    def _document(self) -> None:
        self._parser.get_event()  # the stream starts
        if self._parser.check_event(yaml.StreamEndEvent):
            return
        self._parser.get_event()  # the document starts
        self._value((), partial(setattr, self._source, "data"))
        self._parser.get_event()  # the document ends
        if not self._parser.check_event(yaml.StreamEndEvent):
            second = self._parser.get_event()
            self._fault(second, (), "a second document begins here.", "Keep one rubric a file.")

    def _value(self, where: FieldPath, put: Callable[[Any], None]) -> None:
        event = self._parser.get_event()
        self._source.lines.setdefault(where, _line(event))
        self._refuse(event, where)
        if isinstance(event, yaml.MappingStartEvent):
            self._mapping(where, put)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._sequence(where, put)
        else:
            put(_scalar(event))

    def _sequence(self, where: FieldPath, put: Callable[[Any], None]) -> None:
        built: list[Any] = []
        put(built)
        while not self._parser.check_event(yaml.SequenceEndEvent):
            self._value((*where, len(built)), built.append)
        self._parser.get_event()

    def _mapping(self, where: FieldPath, put: Callable[[Any], None]) -> None:
        built: dict[str, Any] = {}
        put(built)
        while not self._parser.check_event(yaml.MappingEndEvent):
            key = self._key(where, built)
            keep = key not in built and key != NO_KEY
            built.setdefault(key, None)
            self._value((*where, key), partial(built.__setitem__, key) if keep else _ignore)
        built.pop(NO_KEY, None)
        self._parser.get_event()

    def _key(self, where: FieldPath, built: Container[str]) -> str:
        event, keys = self._parser.peek_event(), list[Any]()
        self._value((*where, NO_KEY), keys.append)
        if not isinstance(keys[0], str) and type(keys[0]) is not int:
            self._fault(event, where, "a key that is no text.", "Put it in double quotes.")
            return NO_KEY
        key = str(keys[0])
        if key in built:
            first = f"the key stands on line {self._source.lines[*where, key]} already."
            self._fault(event, (*where, key), first, "Keep one of the two.")
        self._source.lines.setdefault((*where, key), _line(event))
        return key

    def _refuse(self, event: yaml.Event, where: FieldPath) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, where, f"a text that begins with `*` (`*{anchor}`).", QUOTE_IT)
        elif anchor is not None:
            self._fault(event, where, f"a text that begins with `&` (`&{anchor}`).", QUOTE_IT)
        elif tag is not None:
            self._fault(event, where, f"a text that begins with `!` (`{tag}`).", QUOTE_IT)
        if len(where) > MAX_DEPTH:
            self._fault(event, where[:3], "nested too deeply.", "A rubric has no such depth.")
            raise _Stop

    def _fault(self, event: yaml.Event, where: FieldPath, cause: str, remedy: str) -> None:
        self._source.faults.append(Fault(_line(event), where, cause, remedy))
        if len(self._source.faults) >= MAX_PROBLEMS:
            raise _Stop


def _scalar(event: yaml.Event) -> str | int | float | bool | None:
    if not isinstance(event, yaml.ScalarEvent):
        return "*"  # an alias, named among the faults already
    text: str = event.value
    if event.style:
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if FRACTION.fullmatch(text) else text


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


def _ignore(_: Any) -> None:
    pass


def _syntax(problem: str) -> tuple[str, str]:
    known = (texts for sign, texts in SYNTAX.items() if sign in problem)
    fallback = (f"this is not YAML: {problem}.", "Look at this line and the one above it.")
    return next(known, fallback)
