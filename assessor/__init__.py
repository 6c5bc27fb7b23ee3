"""assessor: essays scored against a rubric, with every quote and figure checked.

`assessor.assess(paths, model=...)` is a thin synchronous door for scripts; the command line is
`assessor.cli`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "assess"]

if TYPE_CHECKING:
    from assessor.script import assess


def __getattr__(name: str) -> Any:
    """Import the door when it is first used: the command line must not wait for it."""
    if name == "assess":
        from assessor.script import assess  # noqa: PLC0415

        return assess
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
