"""A name in the other script is known by how its letters may be read, and by nothing less."""

from __future__ import annotations

import pytest

from assessor.fidelity.transcription import is_reading


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Keane", "Кин"),
        ("Galway", "Голуэе"),
        ("Aarhus", "Орхусе"),
        ("Dundee", "Данди"),
        ("Swansea", "Суонси"),
        ("Whitcombe", "Уиткомба"),
        ("Deasy", "Дизи"),
        ("Hugh", "Хью"),
        ("Wright", "Райт"),
        ("George", "Джорджу"),
        ("Nottingham", "Ноттингеме"),
        ("Shchegoleva", "Щёголевой"),
        ("Evgeniya", "Евгении"),
        ("Yekaterinburg", "Екатеринбурга"),
        ("Tyumen", "Тюмени"),
        ("Monaco", "Монако"),
    ],
)
def test_a_name_as_it_is_read(latin: str, cyrillic: str) -> None:
    assert is_reading(latin, cyrillic)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Monica", "Монако"),
        ("Malina", "Марина"),
        ("Karina", "Корин"),
        ("Alina", "Алёна"),
        ("Petrov", "Петрин"),
        ("Denis", "Данис"),
        ("Samara", "Симара"),
        ("Bettina", "Батина"),
        ("Kirov", "Киреев"),
        ("Oleg", "Ольга"),
        ("Perm", "Пермяк"),
    ],
)
def test_another_name(latin: str, cyrillic: str) -> None:
    assert not is_reading(latin, cyrillic)
