"""The price list: dated, replaceable, and honest about what it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor.errors import UsageError
from assessor.llm import prices
from tests.llm.conftest import question


def test_the_built_in_list_is_dated_and_has_no_cached_price_above_the_full_one() -> None:
    listed = prices.load()
    assert listed.as_of.year >= 2026
    assert all(p.cached <= p.input <= p.output for p in listed.models.values())


@pytest.mark.parametrize("name", ["gpt-4o-mini", "gpt-4o-mini-2024-07-18"])
def test_a_dated_snapshot_has_the_price_of_its_model(name: str) -> None:
    price = prices.load().of(name)
    assert price is not None
    assert price.output == 0.60


@pytest.mark.parametrize("name", ["qwen3", "gpt-4o-minimal", "", "gpt-4o-mini-latest"])
def test_an_unknown_model_has_no_price(name: str) -> None:
    assert prices.load().of(name) is None


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "prices.yaml"
    own.write_text("as_of: 2026-01-31\nmodels: {qwen3: {input: 0, cached: 0, output: 0}}\n")
    assert prices.load(own).of("qwen3") == prices.Price(input=0, cached=0, output=0)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("models: {}", "as_of"),
        ("as_of: 2026-01-31\nmodels: {a: {input: -1, cached: 0, output: 0}}", "models.a.input"),
        ("as_of: 2026-01-31\nmodels: {a: {input: 1, output: 0}}", "models.a.cached"),
        ("as_of: 2026-01-31\nmodels: {}\ncurrency: EUR", "currency"),
        ("as_of: [", "line"),
        ("", "the file"),
    ],
)
def test_a_broken_list_is_refused_with_file_field_and_remedy(
    tmp_path: Path, text: str, named: str
) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(text)
    with pytest.raises(UsageError) as raised:
        prices.load(own)
    assert "mine.yaml" in raised.value.cause
    assert named in raised.value.cause


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.yaml"):
        prices.load(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 0, 0),
        ("The team cut the average waiting time from 95 to 38 seconds in 2024. ", 14, 20),
        ("Команда сократила среднее время ожидания с 95 до 38 секунд за 2024 год. ", 18, 28),
    ],
)
def test_tokens_are_about_right(text: str, least: int, most: int) -> None:
    assert least <= prices.tokens(text) <= most


def test_the_worst_cost_is_more_than_a_likely_one() -> None:
    price = prices.Price(input=1.0, cached=0.1, output=4.0)
    likely = sum(prices.tokens(message.content) for message in question().messages)
    assert price.worst(question()) > (likely * 1.0 + 2000 * 4.0) / 1_000_000
