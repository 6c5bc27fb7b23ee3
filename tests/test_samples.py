"""The sample entries are what docs/samples.md says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "examples").glob("*"))


def sample(name: str) -> str:
    return (ROOT / "examples" / f"{name}.txt").read_text("utf-8")


def test_the_folder_holds_entries_only_and_the_table_names_each() -> None:
    table = (ROOT / "docs" / "samples.md").read_text("utf-8")
    assert len(SAMPLES) == 8
    assert all(path.suffix == ".txt" and f"| `{path.name}` |" in table for path in SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_a_sample_is_of_the_length_of_a_short_entry(path: Path) -> None:
    assert 3_000 <= len(path.read_text("utf-8")) <= 10_000


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_addresses_and_telephones_cannot_belong_to_anybody(path: Path) -> None:
    text = path.read_text("utf-8")
    hosts = re.findall(r"(?:https?://|@)([\w.-]+\w)", text)
    assert all(host.endswith(".example") for host in hosts)
    telephones = re.findall(r"(?:\+\d|\b8 \()[\d ()-]{9,}", text)
    reserved = ("+7 900 000", "+44 20 7946 0", "8 (000)")
    assert all(telephone.startswith(reserved) for telephone in telephones)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("1207", "KЦ"),
        ("1207", "Cоздание"),
        ("1207", "КР\u0406"),
        ("1207", "клиентов.Так"),
        ("1207", "41\u00a0000"),
        ("1219", "пос\u200bтавь"),
        ("entry-2214", "т . о"),
        ("entry-2214", " в в "),
        ("entry-2214", "4,5. а"),
        ("entry-2214", "исправлять\n\n- не будут"),
        ("entry-2231", "Марианны Щеголевой"),
        ("entry-2231", "Щёголева"),
        ("case-article-kvant-link", "2018,2019"),
    ],
)
def test_a_slip_of_typing_has_survived_every_editor(name: str, fault: str) -> None:
    assert fault in sample(name)
