"""ZIP archives of entries; nothing is unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from assessor.errors import EntryError
from assessor.intake.called import apart, without_ending
from assessor.intake.decode import decode
from assessor.intake.find import NAMES
from assessor.intake.package import Package

MEDIA_TYPE = "application/zip"
UTF_8_NAME = 0x800


class Member(NamedTuple):
    """A file of an archive. `stem` is what its entry is called by where the form has no ID.

    `content` and `names` (those that a list beside the file gives) raise EntryError: broken,
    protected, too large, a link, or a name that points outside the archive.
    """

    name: str
    stem: str
    content: Callable[[], bytes]
    names: Callable[[], tuple[str, ...]]


def members(name: str, data: bytes) -> Iterator[Member]:
    """Every file in the archive, sorted by name. Raises EntryError: broken, a bomb, or empty."""
    package = Package(name, data)
    files = sorted((_shown(info), part) for part, info in package.parts.items() if _wanted(info))
    parts = dict(files)
    wanted = [(shown, part) for shown, part in files if not _lists_names(shown, parts)]
    if not wanted:
        raise EntryError(name, "the archive holds no entry files.", "Put the entries into it.")
    names = apart(PurePosixPath(shown) for shown, _ in wanted)
    for shown, part in wanted:
        path = PurePosixPath(shown)
        yield Member(
            name=shown,
            stem=without_ending(names.get(path, path.name)),
            content=partial(_content, package, shown, part),
            names=partial(_names, package, shown, parts.get(shown + NAMES)),
        )


def _names(package: Package, shown: str, part: str | None) -> tuple[str, ...]:
    if part is None:
        return ()
    lines = decode(_content(package, shown, part)).splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def _content(package: Package, shown: str, part: str) -> bytes:
    path = PurePosixPath(shown.replace("\\", "/"))
    if not path.name or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise EntryError(shown, "points outside the archive.", "Pack the archive again.")
    if stat.S_ISLNK(package.parts[part].external_attr >> 16):
        raise EntryError(shown, "is a link to another file.", "Pack that file itself.")
    return package.read(part)


def _wanted(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    hidden = any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in parts)
    return not info.is_dir() and not hidden


def _lists_names(name: str, shown: Collection[str]) -> bool:
    """A list of names to hide stands beside its entry and is none."""
    return name.endswith(NAMES) and name.removesuffix(NAMES) in shown


def _shown(info: zipfile.ZipInfo) -> str:
    """The member's name; old Windows archives have it in a code page that zipfile takes wrong."""
    if info.flag_bits & UTF_8_NAME or info.filename.isascii():
        return info.filename
    try:
        return decode(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename
