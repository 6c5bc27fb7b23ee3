"""What is wrong with a rubric file, and what could be better in one that is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import BaseModel

from assessor.entry import Language
from assessor.rubric.load import LoadedRubric, load
from assessor.rubric.model import Criterion, Localised, SectionRule
from assessor.rubric.names import plain
from assessor.rubric.problems import BrokenRubric, FieldPath, Problem
from assessor.rubric.read import read

LEAST_WORDS: Final = 4
"""A shorter anchor is a label, not something a juror can look for."""
CHARACTERS: Final = range(100, 50_001)
WORDS: Final = range(15, 8_001)
"""Limits outside these are more often a slip of the pen than a form's."""
LANGUAGES: Final[tuple[Language, ...]] = ("ru", "en")


class Advice(NamedTuple):
    where: FieldPath
    cause: str
    remedy: str


def lint(path: Path, folders: Sequence[Path] = ()) -> list[Problem]:
    """The problems of a rubric file in file order: its errors, or, if it has none, advice.

    Raises:
        RubricError: there is no such file, or it cannot be read.
    """
    try:
        loaded = load(path, folders)
    except BrokenRubric as error:
        return list(error.problems)
    source = read(path)
    found = (
        source.problem(a.where, a.cause, a.remedy)._replace(severity="advice")
        for rule in RULES
        for a in rule(loaded)
    )
    return sorted(found, key=lambda p: p.line)


def _file_name(loaded: LoadedRubric) -> Iterator[Advice]:
    id_ = loaded.rubric.id
    if loaded.path.stem != id_:
        cause = f"the file is not called {id_}.yaml, so `like: {id_}` does not find it."
        yield Advice(("id",), cause, "Give file and rubric the same name.")


def _one_language(loaded: LoadedRubric) -> Iterator[Advice]:
    """A rubric in one language is right; one that is half in a second language is not."""
    rubric = loaded.rubric
    judged = [text for _, text in (*_texts(rubric.criteria), ((), rubric.title))]
    used = [lang for lang in LANGUAGES if any(getattr(text, lang) for text in judged)]
    wanted = LANGUAGES if rubric.language == "entry" else used
    names: dict[Language, str] = {"ru": "Russian (ru)", "en": "English (en)"}
    for where, text in _texts(rubric):
        for lang in wanted:
            if not (getattr(text, lang) or "").strip():
                cause = (
                    f"the text in {names[lang]} is missing; the other language stands in for it."
                )
                yield Advice(where, cause, "Write it.")


def _anchors(loaded: LoadedRubric) -> Iterator[Advice]:
    for number, criterion in enumerate(loaded.rubric.criteria):
        where = ("criteria", number, "levels")
        for lang in LANGUAGES:
            yield from _same_anchor(where, criterion, lang)
        for level, text in criterion.levels.items():
            if any(
                0 < len((getattr(text, lang) or "").split()) < LEAST_WORDS for lang in LANGUAGES
            ):
                remedy = "Write what stands in an essay of this level, so that a juror can find it."
                yield Advice((*where, str(level)), "the anchor is only a few words.", remedy)


def _same_anchor(where: FieldPath, criterion: Criterion, language: Language) -> Iterator[Advice]:
    first: dict[str, int] = {}
    for level, text in sorted(criterion.levels.items()):
        if not (words := plain(getattr(text, language) or "")):
            continue
        if words in first:
            cause = f"levels {first[words]} and {level} have the same anchor text ({language})."
            yield Advice((*where, str(level)), cause, "Say what only the higher one has.")
        first.setdefault(words, level)


def _weightless(loaded: LoadedRubric) -> Iterator[Advice]:
    for number, criterion in enumerate(loaded.rubric.criteria):
        if criterion.weight == 0:
            cause = "the weight is 0: the criterion is judged and paid for, and counts for nothing."
            yield Advice(("criteria", number, "weight"), cause, "Remove it, or give it a weight.")


def _limits(loaded: LoadedRubric) -> Iterator[Advice]:
    for number, section in enumerate(loaded.rubric.form.sections):
        limit, where = section.limit, ("form", "sections", number, "limit")
        if limit and limit.characters and limit.characters not in CHARACTERS:
            yield Advice(where, f"a limit of {limit.characters} characters.", "Is it meant?")
        if limit and limit.words and limit.words not in WORDS:
            yield Advice(where, f"a limit of {limit.words} words.", "Is it meant?")


def _same_heading(loaded: LoadedRubric) -> Iterator[Advice]:
    owners: dict[str, SectionRule] = {}
    for number, section in enumerate(loaded.rubric.form.sections):
        for name in section.names():
            owner = owners.setdefault(plain(name), section)
            if owner is not section:
                cause = f"the heading «{name}» belongs to the section {owner.id} as well."
                yield Advice(("form", "sections", number), cause, "Keep it in one of the two.")


def _unread_sections(loaded: LoadedRubric) -> Iterator[Advice]:
    rubric = loaded.rubric
    read_first = {id_ for criterion in rubric.criteria for id_ in criterion.sections}
    for number, section in enumerate(rubric.form.sections):
        if read_first and section.id not in read_first:
            cause = "no criterion reads this section first."
            remedy = f"Add {section.id} to `sections` of the criterion it speaks to."
            yield Advice(("form", "sections", number), cause, remedy)


def _same_label(loaded: LoadedRubric) -> Iterator[Advice]:
    form = loaded.rubric.form
    groups: list[tuple[FieldPath, Iterable[str]]] = [
        *((("form", "fields", name), labels) for name, labels in form.fields.items()),
        (("form", "essay"), form.essay),
        (("form", "attachments"), form.attachments),
        (("form", "contact"), form.contact.labels()),
    ]
    owners: defaultdict[str, list[FieldPath]] = defaultdict(list)
    for where, labels in groups:
        for label in {plain(label) for label in labels}:
            owners[label].append(where)
    for label, places in owners.items():
        for where in places[1:]:
            cause = f"the label «{label}» stands under {'.'.join(map(str, places[0]))} as well."
            yield Advice(where, cause, "Keep it in one of the two.")


def _no_contact(loaded: LoadedRubric) -> Iterator[Advice]:
    if not loaded.rubric.form.contact.labels():
        cause = "the form names no contact block: a person's name and telephone stay in the essay."
        yield Advice(("form",), cause, "Write `like: award-essay` under `form`.")


def _texts(value: object, where: FieldPath = ()) -> Iterator[tuple[FieldPath, Localised]]:
    """Every text of a rubric with its place; levels are keys as they stand in the file."""
    if isinstance(value, Localised):
        yield where, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*where, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*where, str(key)))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, (*where, number))


RULES: Final[tuple[Callable[[LoadedRubric], Iterator[Advice]], ...]] = (
    _file_name,
    _one_language,
    _anchors,
    _weightless,
    _limits,
    _same_heading,
    _unread_sections,
    _same_label,
    _no_contact,
)
