"""One row of a sheet as a filled-in form: its column titles are labels or titles of sections.

The essay is the essay's column and the columns that bear titles of sections, each under its title,
with the texts of other columns that stand between those; without any, the column with the longest
text. What is in neither the essay nor the form is named in `Filled.left_out`.
"""

from __future__ import annotations

from collections.abc import Iterator

from assessor.entry import Place
from assessor.errors import EntryError
from assessor.intake.form import Block, Filled, LeftOut
from assessor.intake.labels import Label, Labels, key, title_of
from assessor.rubric.model import FieldName

Cell = tuple[str, str]
Labelled = tuple[Label | None, str, str]
LEAST_TEXT, LEAST_SENTENCE = 6, 3
"""So many words are a text, or fewer of them that end as a sentence does."""
ENDS_SENTENCE = (".", "!", "?", "…")
MOST_NAMED, LONGEST_NAME = 12, 60
"""So many columns are named in an error, each by so many characters."""


def take_row_apart(
    name: str, cells: tuple[Cell, ...], labels: Labels, headings: frozenset[str]
) -> tuple[str, Filled]:
    """The essay's text, and the form with the essay's place in that text.

    Raises EntryError: the form knows none of the columns, or its labels stand in one of them.
    """
    labelled = [(_label(title, labels), title, value) for title, value in cells]
    if not any(label or key(title_of(title)) in headings for label, title, _ in labelled):
        _refuse_unknown(name, [title for title, _ in cells])
    if labels.named(cells[0][1]):
        raise EntryError(
            name,
            f"has labels under each other (“{cells[0][1][:LONGEST_NAME]}”), not in a row.",
            "Put the titles into the first row and each entry into one below, or save it as text.",
        )
    fields: dict[FieldName, str] = {}
    for label, _, value in labelled:
        if label and label.field and (given := labels.given(value)):
            fields.setdefault(label.field, given)
    essay, taken = _essay(labelled, headings)
    filled = Filled(
        fields=fields,
        essay=(Place(start=0, end=len(essay)),),
        contact=_contact(labelled, labels),
        attachments=tuple(_attachments(labelled, labels)),
        left_out=tuple(_left_out(labelled, taken, fields, labels)),
    )
    return essay, filled


def _label(title: str, labels: Labels) -> Label | None:
    """What a column's title stands for, with its limit in brackets or without."""
    return labels.named(title) or labels.named(title_of(title))


def _refuse_unknown(name: str, titles: list[str]) -> None:
    named = [f"“{' '.join(title.split())[:LONGEST_NAME]}”" for title in titles if title.strip()]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    said = ", ".join(named[:MOST_NAMED]) + more or "without titles"
    raise EntryError(
        name,
        f"the form of the rubric knows no column of the table; they are {said}.",
        "Title them as the form does, or add their titles to the rubric (form: fields, essay).",
    )


def _essay(labelled: list[Labelled], headings: frozenset[str]) -> tuple[str, set[int]]:
    """The essay, and the numbers of the columns that it was taken from."""
    filled = [at for at, (_, _, value) in enumerate(labelled) if value]
    essays = [at for at in filled if (label := labelled[at][0]) and label.role == "essay"]
    unlabelled = [at for at in filled if labelled[at][0] is None]
    sections = {at for at in unlabelled if key(title_of(labelled[at][1])) in headings}
    if known := [*essays, *sections]:
        among = range(min(known), max(known))
        titled = [
            at for at in unlabelled if at in sections or (at in among and _is_text(labelled[at][2]))
        ]
        whole = [labelled[at][2] for at in essays]
        under = ["\n\n".join(filter(None, labelled[at][1:])) for at in titled]
        return "\n\n".join([*whole, *under]), {*essays, *titled}
    longest = max(unlabelled, key=lambda at: len(labelled[at][2]), default=None)
    return ("", set()) if longest is None else (labelled[longest][2], {longest})


def _is_text(value: str) -> bool:
    """A sentence or more."""
    words = len(value.split())
    return words >= LEAST_TEXT or (words >= LEAST_SENTENCE and value.endswith(ENDS_SENTENCE))


def _left_out(
    labelled: list[Labelled], taken: set[int], fields: dict[FieldName, str], labels: Labels
) -> Iterator[LeftOut]:
    """The columns that are in neither the essay nor the form, or say another thing than a field
    that was given before."""
    for at, (label, title, value) in enumerate(labelled):
        name = label.field if label else None
        said = labels.given(value)
        again = name and name != "ignored" and said not in {None, fields.get(name)}
        if value and at not in taken and (label is None or again):
            yield LeftOut(" ".join(title.split())[:LONGEST_NAME], _is_text(value))


def _contact(labelled: list[Labelled], labels: Labels) -> Block:
    def said(role: str) -> Iterator[str]:
        for label, _, value in labelled:
            if label and label.role == role and (given := labels.given(value)):
                yield given

    return Block(" ".join(said("surname")), " ".join(said("given_names")), tuple(said("contact")))


def _attachments(labelled: list[Labelled], labels: Labels) -> Iterator[str]:
    for label, title, value in labelled:
        if label and label.role == "attachment" and labels.given(value):
            yield value if "." in value.strip(".") else title
