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
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from yaml.reader import Reader

from assessor.errors import RubricError
from assessor.rubric.problems import FieldPath, Problem

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
QUOTE_IT: Final = "Put the text in double quotes."
SYNTAX: Final[Mapping[str, tuple[str, str]]] = {
    "cannot start any token": (
        "a tab, or a sign that an unquoted text cannot begin with.",
        "Indent with spaces; put the text in double quotes.",
    ),
    "mapping values are not allowed": (
        "a colon inside an unquoted text, or wrong indentation.",
        'Put the text in double quotes: "…: …".',
    ),
    "block sequence entries are not allowed": (
        "a list begins on the line of its key.",
        "Begin every `- ` on its own line; put a text that begins with a dash in double quotes.",
    ),
    "could not find expected ':'": (
        "a line that is neither `key: value` nor `- item`.",
        "Add the colon, or indent the line under the text it belongs to.",
    ),
    "did not find expected key": (
        "wrong indentation, or a quote that ends too early.",
        'Indent it like the lines beside it; inside double quotes write \\" for a quote.',
    ),
    "did not find expected '-' indicator": (
        "wrong indentation in a list.",
        "Begin every item of the list with `- ` at the same depth.",
    ),
    "unexpected end of stream": ("a quote that is never closed.", "Close it where its text ends."),
    "did not find expected ',' or": ("a bracket that is never closed.", "Close it."),
    "unknown escape character": (
        "a backslash inside double quotes.",
        "Write \\\\ for a backslash, or use single quotes.",
    ),
}


class Fault(NamedTuple):
    """Something that this part of YAML does not have."""

    line: int
    where: FieldPath
    cause: str
    remedy: str


@dataclass
class Source:
    """A file's data, the line (1-based) of every field in it, and what is wrong with its YAML.

    Keys of mappings are texts in `data` and in paths (a level's too), numbers in a path are
    places in a list. `complete` is false when the rest of the file could not be read.
    """

    path: Path
    data: Any = None
    lines: dict[FieldPath, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = False

    def line(self, where: FieldPath) -> int:
        """The line of the field, or of the nearest thing around it that is there."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def problem(self, where: FieldPath, cause: str, remedy: str, line: int = 0) -> Problem:
        """A problem of that field, its line looked up unless it is given."""
        return Problem(self.path, line or self.line(where), self.name(where), cause, remedy)

    def problems(self) -> list[Problem]:
        """What is wrong with the YAML itself."""
        return [self.problem(f.where, f.cause, f.remedy, f.line) for f in self.faults]

    def at(self, where: FieldPath) -> Any:
        """What stands at that place; None if nothing does."""
        here = self.data
        for step in where:
            here = _child(here, step)
        return here

    def rename(self, where: FieldPath, key: str | None) -> None:
        """Gives the last key of `where` another name, or takes it out (None)."""
        *parents, old = where
        mapping = self.at(tuple(parents))
        value = mapping.pop(old)
        if key is None:
            return
        mapping[key] = value
        depth = len(parents)
        for place, line in list(self.lines.items()):
            if place[: depth + 1] == where:
                self.lines.setdefault((*parents, key, *place[depth + 1 :]), line)

    def name(self, where: FieldPath) -> str:
        """The field as a person names it: items of a list by `id`, else by number from 1."""
        name, here = "", self.data
        for step in where:
            in_list, here = isinstance(here, list), _child(here, step)
            id_ = here.get("id") if in_list and isinstance(here, dict) else None
            if in_list and not isinstance(id_, str):
                name += f"[{int(step) + 1}]"
            else:
                name += f".{id_ or step}"
        return name.lstrip(".")


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
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            self._source.faults.append(Fault(line, (), *_syntax(error.problem or "")))
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
            put(_scalar(event) if isinstance(event, yaml.ScalarEvent) else None)

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


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
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


def _child(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (LookupError, TypeError):
        return None
