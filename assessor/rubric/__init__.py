"""Rubrics: what is asked of an entry, and the form it arrives in. All of it is data."""

from assessor.rubric.model import (
    Contact,
    Criterion,
    Form,
    Limit,
    Localised,
    MustCover,
    Rubric,
    Scale,
    SectionRule,
    SummarySpec,
)

__all__ = [
    "Contact",
    "Criterion",
    "Form",
    "Limit",
    "Localised",
    "MustCover",
    "Rubric",
    "Scale",
    "SectionRule",
    "SummarySpec",
]
