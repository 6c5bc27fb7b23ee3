"""The reports' own words, in one language. They live in `templates/labels.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from assessor.entry import Language
from assessor.report.base import About
from assessor.resources import read_yaml

TEMPLATES: Final = Path(__file__).with_name("templates")


@cache
def labels(language: Language) -> Mapping[str, str]:
    """Every label by its name."""
    pairs = read_yaml(TEMPLATES / "labels.yaml")
    column = ("ru", "en").index(language)
    return MappingProxyType({name: pair[column] for name, pair in pairs.items()})


def notice(about: About) -> str:
    """What stands on every page: that the judge is a set of rules, or else who decides."""
    return labels(about.language)["rule_based" if about.judge == "offline" else "a_person_decides"]


def number(value: float, language: Language, digits: int | None = 1) -> str:
    """A number as people of this language write it: 71,2 or 71.2; None: as few digits as it has."""
    text = f"{value:g}" if digits is None else f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "ru" else text
