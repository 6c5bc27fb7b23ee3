"""Prompt templates: found, rendered, and named by the hash of their content.

A template is `prompts/<language>/<name>.j2`. Rendering is sandboxed and strict: a template can
neither reach into the program nor use a value that it is not given. An essay is only ever a
*value* of a template, so nothing in it is executed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assessor.entry import Language
from assessor.errors import PromptError
from assessor.resources import packaged

TemplateName = Literal["system", "essay", "read", "score", "summary", "reask"]
NAMES: tuple[TemplateName, ...] = ("system", "essay", "read", "score", "summary", "reask")
LANGUAGES: tuple[Language, ...] = ("ru", "en")


class Prompts:
    """The templates of a run, in both languages. `sha256` changes when any of them does."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """Take each template from the first of `folders` that has it.

        They are read now, whatever becomes of the files during the run; ours are compiled when they
        are used, since a run needs those of one language.

        Raises PromptError: a template is missing, unreadable or malformed.
        """
        digest = hashlib.sha256()
        self._read: dict[str, tuple[str, str, Callable[[], bool]]] = {}
        self._environment = ImmutableSandboxedEnvironment(
            # What a template of a person's own includes is read when it is used.
            loader=jinja2.ChoiceLoader(
                [jinja2.FunctionLoader(self._read.get), jinja2.FileSystemLoader(folders)]
            ),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # a prompt is plain text
            trim_blocks=True,
            lstrip_blocks=True,
        )
        for path in (f"{language}/{name}.j2" for language in LANGUAGES for name in NAMES):
            source, file = _source(path, folders)
            self._read[path] = (source, str(file), lambda: True)
            digest.update(f"{path.removesuffix('.j2')}\0{source}\0".encode())
            if not file.is_relative_to(packaged("prompts")):
                self._compiled(path)
        self.sha256 = digest.hexdigest()

    def render(self, language: Language, name: TemplateName, /, **values: object) -> str:
        """The template filled with `values`, without blank lines at its ends.

        Raises PromptError: it names a value that it is not given, or fails otherwise.
        """
        template = self._compiled(f"{language}/{name}.j2")
        try:
            return template.render(values).strip()
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as e:
            raise PromptError(
                f"{template.filename or template.name}: the template cannot be filled: {e}.",
                "Use only the values that the shipped template of this name uses.",
            ) from e

    def _compiled(self, path: str) -> jinja2.Template:
        try:
            return self._environment.get_template(path)
        except jinja2.TemplateSyntaxError as e:
            raise PromptError(
                f"{e.filename or path}:{e.lineno}: the template is malformed: {e.message}.",
                "Mend the line, or remove the file to use the template that ships with assessor.",
            ) from e


def _source(path: str, folders: tuple[Path, ...]) -> tuple[str, Path]:
    """The text of the first folder's template of that name, and its file."""
    file = next((file for folder in folders if (file := folder / path).is_file()), None)
    if file is None:
        raise PromptError(
            f"The prompt template {path} is in none of: {', '.join(map(str, folders))}.",
            "Reinstall assessor, or put the template into your prompts folder.",
        )
    try:
        return file.read_text("utf-8"), file
    except (OSError, UnicodeDecodeError) as e:
        raise PromptError(
            f"{path}: the template cannot be read: {e}.",
            "Save it as UTF-8 text that this user may read.",
        ) from e


def mark_for(enclosed: str) -> str:
    """A delimiter that does not occur in `enclosed`, the same each time for the same text."""
    digest = hashlib.sha256(enclosed.encode("utf-8", "surrogatepass")).hexdigest()
    widths = range(8, len(digest) + 1)
    return next(m for w in widths if (m := f"essay-{digest[:w]}") not in enclosed)
