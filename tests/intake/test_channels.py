"""An essay that counts its channels uses the contact block's words and is no contact block."""

from __future__ import annotations

from pathlib import Path

from assessor.intake import documents, parse
from assessor.rubric.shelf import Shelf

ESSAY = """\
За 2024 год обращения пришли так:
Телефон: 60%
Почта: 25%
Telegram: 15%
Мы отвечаем во всех каналах за одно и то же время."""

ENTRY = f"""\
НАЗВАНИЕ ОРГАНИЗАЦИИ/БРЕНДА
Пример, ООО
ЭССЕ НОМИНАНТА
{ESSAY}
ПЕРСОНАЛЬНЫЕ ДАННЫЕ НОМИНАНТА:
ФАМИЛИЯ
Окунева
ТЕЛЕФОН
+7 900 000-00-00
"""


def test_shares_of_channels_stay_in_the_essay(tmp_path: Path) -> None:
    path = tmp_path / "entry.txt"
    path.write_text(ENTRY, encoding="utf-8")
    (document,) = documents(path)
    assert parse(document, Shelf().default().rubric.form).entry.text == ESSAY
