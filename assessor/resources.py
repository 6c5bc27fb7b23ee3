"""The folders that travel with the program: `prompts` and `rubrics`, wherever it runs.

An installed wheel carries them inside the package (`[tool.hatch.build.targets.wheel.force-include]`
in pyproject.toml); a checkout, or an editable install of one, has them at its top.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal

Resource = Literal["prompts", "rubrics"]

PACKAGE: Final = Path(__file__).resolve().parent
DATABASE: Final = "assessor.db"
"""The store of a run, in its output folder, unless another is named."""
OFFLINE: Final = "offline"
"""What the built-in judge is called where a model is named."""


def packaged(name: Resource, package: Path = PACKAGE) -> Path:
    """Our own folder of that name.

    A folder beside the package counts only in a checkout: beside an installed package it would be
    somebody else's top-level `prompts`.

    Raises:
        FileNotFoundError: the installation is broken; no file of the user's is to blame.
    """
    inside, checkout = package / f"{name}_data", package.parent
    if inside.is_dir():
        return inside
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise FileNotFoundError(f"{inside} is missing: install assessor again")


def search_path(name: Resource, own: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Where to look for a file, in order: the user's own folders, then ours."""
    return (*own, packaged(name))


def read_yaml(path: Path) -> Any:
    """What is in a YAML file of ours: plain values only, read in C where libyaml is there."""
    import yaml  # noqa: PLC0415 (nothing else of this module needs it)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 (a safe one)


def code_sha256(package: Path = PACKAGE) -> str:
    """The program itself, as a hash: results of another version are not taken for its own."""
    digest = hashlib.sha256()
    for path in sorted(p for p in package.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
