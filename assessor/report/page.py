"""What every HTML page of ours has: templates that escape, and a policy that lets nothing in.

A page may run the one script and use the one style sheet that are named here by their hashes.
It can load nothing, send nothing and frame nothing; a script in an essay is text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from assessor.entry import Language
from assessor.report.labels import TEMPLATES, labels, number

JSON_IN_HTML: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class Asset(NamedTuple):
    """A style sheet or script as it stands in the page; `source` is what the policy calls it."""

    text: Markup
    source: str


def asset(text: str) -> Asset:
    """The text, to be put between its tags unchanged: the hash covers every character."""
    if "</" in text:
        raise ValueError("an inline script or style must not contain '</'")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Asset(Markup(text), f"'sha256-{digest}'")  # noqa: S704 (our own files, hashed)


def bundle(names: Sequence[str], extra: str = "") -> Asset:
    """Our own files of these names, one after the other."""
    parts = [(TEMPLATES / name).read_text(encoding="utf-8") for name in names]
    return asset("\n".join((*parts, extra)).strip())


def policy(style: Asset, script: Asset | None = None) -> str:
    """The content security policy of a page with this style and script and nothing else."""
    allowed = script.source if script else "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {style.source}",
            f"script-src {allowed}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def running_foot(text: str) -> str:
    """A style that prints `text` at the foot of every sheet of paper."""
    quoted = json.dumps(text, ensure_ascii=False).replace("<", "\\3c ")
    return f"@page {{ @bottom-left {{ content: {quoted}; font: 7.5pt sans-serif; }} }}"


def essay_markup(text: str) -> Markup:
    """An essay as HTML text whose characters keep their places.

    A parser turns a carriage return into a line feed and drops a NUL unless they are written as
    references (NUL becomes U+FFFD, one character for one).
    """
    escaped = str(escape(text)).replace("\r", "&#13;").replace("\0", "&#0;")
    return Markup(escaped)  # noqa: S704 (escaped above)


def json_markup(data: Any) -> Markup:
    """Data for a `<script type="application/json">`: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(JSON_IN_HTML))  # noqa: S704 (no < > & left)


def environment(language: Language) -> Environment:
    """Jinja2 with our templates: escaping always on, an unknown name an error."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {"t": labels(language), "language": language}
    env.filters |= {
        "number": lambda value, digits=1, of=language: number(value, of, digits),
        "essay": essay_markup,
        "json": json_markup,
        "local": lambda localised: localised.of(language),
    }
    return env


def send(chunks: Iterable[str], file: BinaryIO) -> None:
    """Write a page as UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes "?"."""
    for chunk in chunks:
        file.write(chunk.encode("utf-8", "replace"))
