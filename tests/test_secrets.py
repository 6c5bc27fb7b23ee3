"""Whole runs, searched for what must not leave: in requests, the store, the logs and the files.

The secrets are read from the sample files by the labels of the form, without the reader that is
under test, and declined by hand-written endings besides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor import cli
from tests.loopback.recording import recording
from tests.loopback.server import Loopback

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "examples").glob("*.txt"))
KEY = "sk-a-key-that-nobody-may-see"
FORMATS = "html,csv,xlsx,jsonl,docx,md,txt,jury-pack"

LABELLED = re.compile(r"^(?:ФАМИЛИЯ|ИМЯ ОТЧЕСТВО)(?:\t|\s*\n)(.+)$", re.IGNORECASE | re.MULTILINE)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?:\+\d{1,3}|\b8)[ (\d)-]{9,}\d")
# What is added to a name's stem in some case or other; an ending of the nominative comes off first.
CASES = ("", *"аяуюыией", "ой", "ей", "ом", "ем", "ым", "ою", "ии", "ию", "ией", "'s")
NOMINATIVE = re.compile("[аяьй]$")


def names(text: str) -> Iterator[str]:
    """Every form of the words of the contact person's name; with ё and е as they come."""
    for value in LABELLED.findall(text):
        for word in re.findall(r"\w{3,}", value):
            stem = NOMINATIVE.sub("", word)
            yield from (stem + ending for ending in CASES)
            yield word


def secrets(text: str) -> set[str]:
    """What nobody may see of an entry, small letters only, е for ё."""
    found = {*names(text), *EMAIL.findall(text), *TELEPHONE.findall(text)}
    return {plain(secret) for secret in found if len(secret) > 3}


def plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def found_in(text: str, wanted: set[str]) -> set[str]:
    """The secrets that stand in `text` as whole words; digits of telephones in any grouping."""
    said = plain(text)
    digits = re.sub(r"[\s()\u00a0-]", "", said)
    return {
        secret
        for secret in wanted
        if (secret in said and re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", said))
        or (secret[-1].isdigit() and re.sub(r"\D", "", secret) in digits)
    }


def everything(folder: Path) -> str:
    """All files as text: as they are, and the parts of those that are archives."""
    import zipfile

    texts = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        texts.append(path.name + "\n" + path.read_bytes().decode("utf-8", "replace"))
        texts.append(path.read_bytes().decode("utf-16-le", "replace"))
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                texts += [
                    archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
                ]
    return "\n".join(texts)


@pytest.fixture(scope="module")
def running() -> Iterator[Loopback]:
    with recording() as server:
        yield server


@pytest.fixture
def server(running: Loopback, monkeypatch: pytest.MonkeyPatch) -> Loopback:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", running.url)
    running.bodies.clear()
    return running


def test_the_samples_have_secrets_and_the_search_finds_them() -> None:
    text = (ROOT / "examples" / "entry-2231.txt").read_text("utf-8")
    assert {"щеголевой", "марианны"} <= found_in("Марианны Щёголевой", secrets(text))
    text = (ROOT / "examples" / "entry-1042.txt").read_text("utf-8")
    assert found_in(text, secrets(text)) >= {"hargreave", "cityline@portalder.example"}
    assert found_in("+44 (20) 79460127", secrets(text)) == {"+44 20 7946 0127"}
    assert all(found_in(p.read_text("utf-8"), secrets(p.read_text("utf-8"))) for p in SAMPLES if p)


@pytest.mark.parametrize("how", [(), ("--blind",)], ids=["open", "blind"])
def test_no_secret_leaves_a_run(
    how: tuple[str, ...],
    server: Loopback,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    examples, out = str(ROOT / "examples"), tmp_path / "out"
    arguments = ["run", examples, "--model", "gpt-4o-mini", "--verbose", "--out", str(out)]
    assert cli.run([*arguments, "--format", FORMATS, *how]) in (0, 3)
    cli.run(["check", examples, *how])
    cli.run(["check", examples, "--json", *how])
    cli.run(["estimate", examples, "--model", "gpt-4o-mini", "--json", *how])
    said = capfd.readouterr()
    wanted = {s for path in SAMPLES for s in secrets(path.read_text("utf-8"))} | {KEY}
    assert len(server.bodies) > len(SAMPLES)
    assert found_in(json.dumps(server.bodies, ensure_ascii=False), wanted) == set()
    assert found_in(said.out + said.err, wanted) == set()
    assert found_in(everything(out), wanted) == set()


@pytest.mark.parametrize("how", [(), ("--blind",)], ids=["open", "blind"])
def test_no_secret_is_in_batch_files(
    how: tuple[str, ...], server: Loopback, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    examples = str(ROOT / "examples")
    arguments = ["batch", "export", examples, "--model", "gpt-4o-mini", "--out", str(tmp_path)]
    assert cli.run([*arguments, *how]) == 3  # questions are open
    said = capfd.readouterr()
    wanted = {s for path in SAMPLES for s in secrets(path.read_text("utf-8"))} | {KEY}
    written = everything(tmp_path)
    assert '"custom_id"' in written
    assert found_in(written + said.out + said.err, wanted) == set()


def test_the_search_sees_into_every_kind_of_file(server: Loopback, tmp_path: Path) -> None:
    entry = ROOT / "examples" / "entry-1042.txt"
    out = tmp_path / "out"
    cli.run(["run", str(entry), "--model", "m", "--out", str(out), "--format", FORMATS])
    for path in (p for p in out.rglob("*") if p.is_file() and p.suffix != ".lock"):
        alone = tmp_path / "alone" / path.name
        alone.mkdir(parents=True)
        (alone / path.name).write_bytes(path.read_bytes())
        assert found_in(everything(alone), {"port alder"}), path.name
    assert found_in(json.dumps(server.bodies), {"port alder"})
