"""Every format by the name `--format` gives it, and the writing of their files.

A file is written beside its place and then renamed, so a file that is there is whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from assessor.errors import OutputError, UsageError
from assessor.report.base import File, Format, Results
from assessor.report.leftovers import leftovers

# Where each format's function is: imported when the format is asked for, since a library for
# spreadsheets or documents takes as long to import as a small run.
FORMATS: Final[Mapping[str, tuple[str, str]]] = {
    "jsonl": ("jsonl", "files"),
    "html": ("html", "files"),
    "csv": ("csv", "files"),
    "xlsx": ("xlsx", "files"),
    "docx": ("docx", "files"),
    "md": ("booklet", "markdown_files"),
    "txt": ("booklet", "text_files"),
    "jury-pack": ("jury_pack", "files"),
}


def write(results: Results, out: Path, formats: Sequence[str]) -> list[Path]:
    """Write the files of these formats into `out`; gives their paths in the order written.

    A folder of a format's own then holds them alone of all that is ours.

    Raises:
        UsageError: a format that is not in `FORMATS`; nothing has been written.
        OutputError: a file or the folder cannot be written.
    """
    chosen = [_format(name) for name in dict.fromkeys(formats)]
    written = [_write(file, out) for format_ in chosen for file in format_(results)]
    for folder in {path.parent for path in written} - {out}:
        _clear(folder, frozenset(written))
    return written


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(
            f"There is no report format {name!r}.", f"Choose from {', '.join(FORMATS)}."
        )
    module, function = FORMATS[name]
    files: Format = getattr(import_module(f"assessor.report.{module}"), function)
    return files


def _write(file: File, out: Path) -> Path:
    path = out / file.name
    beside = path.with_name(f".{path.name}.part")
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as stream:
                file.fill(stream)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    return path


def _clear(folder: Path, written: frozenset[Path]) -> None:
    for path in leftovers(folder, written):
        with _explained(path):
            path.unlink()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Choose a folder you may write to with --out, free some space, or close the file "
            "if another program holds it open.",
        ) from error
