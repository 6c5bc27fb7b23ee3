"""Prompt templates: found, rendered, and named by the hash of their content.

A template is `prompts/<language>/<name>.j2`. Rendering is sandboxed and strict: a template can
neither reach into the program nor use a value that it is not given. An essay is only ever a
*value* of a template, so nothing in it is executed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assessor.entry import Language
from assessor.errors import PromptError

TemplateName = Literal["system", "essay", "read", "score", "summary", "reask"]
NAMES: tuple[TemplateName, ...] = ("system", "essay", "read", "score", "summary", "reask")
LANGUAGES: tuple[Language, ...] = ("ru", "en")


class Prompts:
    """The templates of a run, in both languages. `sha256` changes when any of them does."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """Take each template from the first of `folders` that has it.

        Raises PromptError: a template is missing, unreadable or malformed.
        """
        environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader(folders),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # a prompt is plain text
            trim_blocks=True,
            lstrip_blocks=True,
        )
        digest = hashlib.sha256()
        self._templates: dict[tuple[Language, TemplateName], jinja2.Template] = {}
        for language in LANGUAGES:
            for name in NAMES:
                template, source = _load(environment, f"{language}/{name}.j2", folders)
                self._templates[language, name] = template
                digest.update(f"{language}/{name}\0{source}\0".encode())
        self.sha256 = digest.hexdigest()

    def render(self, language: Language, name: TemplateName, /, **values: object) -> str:
        """The template filled with `values`, without blank lines at its ends.

        Raises PromptError: it names a value that it is not given, or fails otherwise.
        """
        template = self._templates[language, name]
        try:
            return template.render(values).strip()
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as e:
            raise PromptError(
                f"{template.filename or template.name}: the template cannot be filled: {e}.",
                "Use only the values that the shipped template of this name uses.",
            ) from e


def _load(
    environment: jinja2.Environment, path: str, folders: tuple[Path, ...]
) -> tuple[jinja2.Template, str]:
    try:
        assert environment.loader is not None
        source, _, _ = environment.loader.get_source(environment, path)
        return environment.get_template(path), source
    except jinja2.TemplateSyntaxError as e:
        raise PromptError(
            f"{e.filename or path}:{e.lineno}: the template is malformed: {e.message}.",
            "Mend the line, or remove the file to use the template that ships with assessor.",
        ) from e
    except jinja2.TemplateNotFound as e:
        raise PromptError(
            f"The prompt template {path} is in none of: {', '.join(map(str, folders))}.",
            "Reinstall assessor, or put the template into your prompts folder.",
        ) from e
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
