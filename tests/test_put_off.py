"""What a package only gathers is loaded when it is asked for, and is the same as ever."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.put_off import gathered, put_off


@pytest.fixture
def toolbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package `toolbox` that may be written; forgotten after the test."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    put_off("toolbox")
    folder = tmp_path / "toolbox"
    (folder / "small").mkdir(parents=True)
    (folder / "nuts.py").write_text("class Nut: ...\n")
    (folder / "small" / "__init__.py").write_text("from .pins import Pin as Pin\n")
    (folder / "small" / "pins.py").write_text("class Pin: ...\n")
    importlib.invalidate_caches()
    yield folder
    for name in [name for name in sys.modules if f"{name}.".startswith("toolbox.")]:
        del sys.modules[name]


def loaded() -> set[str]:
    return {name for name in sys.modules if name.startswith("toolbox.")}


def test_a_module_is_loaded_with_the_first_of_its_names(toolbox: Path) -> None:
    (toolbox / "__init__.py").write_text("from .nuts import Nut as Nut, Nut as Other\n")
    package = importlib.import_module("toolbox")
    assert loaded() == set()
    nut = package.Nut
    assert loaded() == {"toolbox.nuts"}
    assert nut is package.Other is importlib.import_module("toolbox.nuts").Nut


def test_packages_within_are_put_off_as_well(toolbox: Path) -> None:
    (toolbox / "__init__.py").write_text("from .small import Pin as Pin\n")
    importlib.import_module("toolbox.small")
    assert loaded() == {"toolbox.small"}
    assert importlib.import_module("toolbox").Pin.__name__ == "Pin"


def test_a_name_that_is_not_there_is_no_attribute(toolbox: Path) -> None:
    (toolbox / "__init__.py").write_text("from .nuts import Nut\n")
    assert not hasattr(importlib.import_module("toolbox"), "Screw")


@pytest.mark.parametrize(
    "source",
    [
        "from .nuts import *\n",
        "from .nuts import Nut\nMANY = [Nut()]\n",
        "from . import nuts\n",
        "import json\nfrom .nuts import Nut\n",
        "from .nuts import Nut as nuts\n",
    ],
)
def test_a_package_that_does_more_is_run_as_it_is(toolbox: Path, source: str) -> None:
    assert gathered(source) is None
    (toolbox / "__init__.py").write_text(source)
    importlib.import_module("toolbox")
    assert loaded() == {"toolbox.nuts"}


def test_every_answer_type_of_the_vendor_is_found_where_it_was() -> None:
    types = importlib.import_module("openai.types")
    places = gathered(Path(str(types.__file__)).read_text(encoding="utf-8"))
    assert places is not None
    for name, (module, original) in places.items():
        source = importlib.import_module(f"openai.types.{module}")
        assert getattr(types, name) is getattr(source, original)
