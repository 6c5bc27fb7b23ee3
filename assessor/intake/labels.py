"""Lines of a form: which label stands there, and is its value on the same line?

Labels are the rubric's data. They are compared by their letters and digits alone: neither case
nor ё/е, quotes, dashes, colons or white space make a difference.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from assessor.intake.document import PERHAPS_TAB
from assessor.intake.markdown import left_open, plain
from assessor.rubric.model import FieldName, Form

Role = Literal["field", "essay", "attachment", "opens", "surname", "given_names", "contact"]
PERSON: frozenset[Role] = frozenset({"surname", "given_names"})
CONTACT: frozenset[Role] = PERSON | {"contact"}

LONGEST_LABEL = 200
NUMBER_AT_END = re.compile(r"\d+$")
VALUE_EDGE = " \t|:"
NUMBERING = re.compile(r"\s*(?:[#>*\-–—•·▪]+\s*)*(?:(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})*[.)]\s*)?")
BRACKET_AT_END = re.compile(r"\s*[(\[][^()\[\]]{1,80}[)\]]\s*[.:;]?\s*$")
WORD = re.compile(r"[^\W_]+")
LITTLE = frozenset({"the", "of", "or", "and", "your", "или", "и"})
ENDS_SENTENCE = (".", "!", "?", "…", ";", ",")
EMPHASIS = "*_# \t\u00a0"


@dataclass(frozen=True)
class Label:
    """What a label stands for. `field` is set for the role "field" only."""

    role: Role
    field: FieldName | None = None


@dataclass(frozen=True)
class Labelled:
    """A label found on a line. `value` is None when it must be looked for below the label.

    `value_at` is the offset within the line at which the value begins.
    """

    label: Label
    value: str | None
    value_at: int


def key(text: str) -> str:
    """Letters and digits of `text`, case and ё/е folded: what labels are compared by."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return "".join(filter(str.isalnum, folded))


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """The words of a label as they are compared, without those that only join them."""
    return frozenset(map(key, WORD.findall(text))) - LITTLE


@lru_cache(maxsize=4096)
def form_key(text: str) -> str:
    """The `key` of a label or title of a form, kept: they are the same for every entry."""
    return key(text)


def title_of(line: str) -> str:
    """A heading as written, without its number, its limit in brackets and its colon."""
    bare = line[m.end() :] if (m := NUMBERING.match(line)) else line
    return BRACKET_AT_END.sub("", bare).strip(EMPHASIS).rstrip(".:").strip(EMPHASIS)


@dataclass(frozen=True)
class Labels:
    """All labels of one form, by key."""

    by_key: dict[str, Label] = field(default_factory=dict)
    words: dict[FieldName, frozenset[str]] = field(default_factory=dict)
    attachments: frozenset[str] = frozenset()
    openers: tuple[str, ...] = ()
    not_given: frozenset[str] = frozenset()
    chrome: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form) -> Labels:
        by_key: dict[str, Label] = {}
        for name, labels in form.fields.items():
            by_key |= dict.fromkeys(map(form_key, labels), Label("field", name))
        by_key |= dict.fromkeys(map(form_key, form.essay), Label("essay"))
        by_key |= dict.fromkeys(map(form_key, form.contact.labels()), Label("contact"))
        by_key |= dict.fromkeys(map(form_key, form.contact.surname), Label("surname"))
        by_key |= dict.fromkeys(map(form_key, form.contact.given_names), Label("given_names"))
        by_key.pop("", None)
        return cls(
            by_key=by_key,
            words={
                name: frozenset[str]().union(*map(_words, labels))
                for name, labels in form.fields.items()
            },
            attachments=frozenset(filter(None, map(form_key, form.attachments))),
            openers=tuple(filter(None, map(form_key, form.contact.opens))),
            not_given=frozenset(map(form_key, form.not_given)) | {""},
            chrome={form_key(c.line): c.following for c in form.chrome if form_key(c.line)},
        )

    def named(self, text: str) -> Label | None:
        """The label that is the whole of `text`."""
        if len(text) > LONGEST_LABEL or not (letters := key(text)):
            return None
        if found := self.by_key.get(letters):
            return found
        if letters in self.attachments or NUMBER_AT_END.sub("", letters) in self.attachments:
            return Label("attachment")
        return Label("opens") if letters in self.openers else self._either(text)

    def settled(self, text: str) -> str:
        """`text` with a tab between a label and its value where there may be one (a short value
        that is no sentence), and none where the line only consists of parts."""
        if PERHAPS_TAB not in text:
            return text
        return "\n".join(map(self._settled, text.split("\n")))

    def _settled(self, line: str) -> str:
        left, _, right = line.partition(PERHAPS_TAB)
        value = right.replace(PERHAPS_TAB, "").strip()
        if value and not value.endswith(ENDS_SENTENCE) and self._listed(left):
            return f"{left}\t{value}"
        return left + right.replace(PERHAPS_TAB, "")

    def _either(self, text: str) -> Label | None:
        """A label that nobody listed ("brand / company"): its words are all of one field's."""
        if "/" not in text or len(words := _words(text)) < 2:
            return None
        fields = [name for name, known in self.words.items() if words <= known]
        return Label("field", fields[0]) if len(fields) == 1 else None

    def read(self, line: str) -> Labelled | None:
        """The label at the start of `line`, alone or before a tab, `|` or colon."""
        bare = line.lstrip(" \t|")
        if "|" in (edge := line[: len(line) - len(bare)]):  # a row of a Markdown table
            found = self.read(bare) if bare else None
            return found and replace(found, value_at=found.value_at + len(edge))
        if label := self._listed(line):
            given = "\t" in line.lstrip() or None
            return Labelled(label, "" if given else None, len(line))
        for separator in "\t|:":
            left, divided, right = line.partition(separator)
            if divided and (label := self._listed(left)):
                inner = right.lstrip(VALUE_EDGE).removeprefix(left_open(left)).lstrip(VALUE_EDGE)
                value = inner.rstrip(VALUE_EDGE) or ("" if separator != ":" else None)
                return Labelled(label, value, len(line) - len(inner))
        return self._opening(line)

    def _listed(self, text: str) -> Label | None:
        """The label that is all of `text`, but for the number of its place in a list."""
        if found := self.named(text):
            return found
        number = NUMBERING.match(text)
        return self.named(text[number.end() :]) if number and number.end() else None

    def _opening(self, line: str) -> Labelled | None:
        """A longer variant of the contact heading: it ends in a colon, or is all capitals."""
        if len(line) > LONGEST_LABEL or not (line.rstrip().endswith(":") or line.isupper()):
            return None
        if key(line).startswith(self.openers):
            return Labelled(Label("opens"), None, len(line))
        return None

    def given(self, value: str) -> str | None:
        """The value without its marks of Markdown; None for one of the "not given" phrases."""
        value = plain(value)
        return None if key(value) in self.not_given else value
