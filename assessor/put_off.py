"""Packages that only gather the names of their modules: each module loaded when it is asked for.

`openai.types` is such a package, and packages within it: a thousand classes in 600 modules, of
which a run needs two dozen. To load them all takes longer than everything else a run imports, and
17 MB. This is the standard library's way to find modules, with another way to run the
`__init__.py` of those packages; one that does more than gather is run as it is.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any


def put_off(package: str) -> None:
    """From now on, what `package` and the packages within it gather is loaded when it is used."""
    sys.meta_path.insert(0, _Finder(package))


class _Finder:
    """Finds what PathFinder finds; packages of the one it is for run by `_Gatherer`."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not f"{name}.".startswith(f"{self._package}."):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.submodule_search_locations and type(spec.loader) is SourceFileLoader:
            spec.loader = _Gatherer(spec.loader.name, spec.loader.path)
        return spec


class _Gatherer(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        places = gathered(self.get_source(module.__name__) or "")
        if places is None:
            super().exec_module(module)
            return

        def look_up(name: str) -> Any:
            """As PEP 562 has it. Raises AttributeError: nothing of this name is gathered."""
            if name not in places:
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            source, original = places[name]
            found = getattr(importlib.import_module(f".{source}", module.__name__), original)
            setattr(module, name, found)
            return found

        module.__dict__["__getattr__"] = look_up


def gathered(source: str) -> Mapping[str, tuple[str, str]] | None:
    """Name → (module within the package, name there); None: it does anything but gather names."""
    places: dict[str, tuple[str, str]] = {}
    for line in ast.parse(source).body:
        if not isinstance(line, ast.ImportFrom):
            return None
        if line.module == "__future__":
            continue
        if line.level != 1 or not line.module:
            return None
        places |= {name.asname or name.name: (line.module, name.name) for name in line.names}
    # A name that is also a module's would be whichever of the two was loaded last.
    modules = {module.partition(".")[0] for module, _ in places.values()}
    return None if "*" in places or places.keys() & modules else places
