"""Russian in every encoding it is written in."""

from __future__ import annotations

import codecs

import pytest

from assessor.errors import EntryError
from assessor.intake.decode import decode
from assessor.intake.open import read

TEXT = (
    "Служба писем отвечает за 52 минуты. Ещё год назад ответ занимал 9 часов, и клиенты «терялись» "
    "между отделами.\nЮристы, операторы и бухгалтеры сели в одну комнату."
)
CAPITALS = "ПЕРСОНАЛЬНЫЕ ДАННЫЕ\nИНФОРМАЦИЯ ОТСУТСТВУЕТ\nСсылка на видео"
ONE_BYTE = ("cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")


@pytest.mark.parametrize("encoding", [*ONE_BYTE, "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [TEXT, CAPITALS])
def test_the_encoding_is_told_by_the_content(text: str, encoding: str) -> None:
    written = text.encode(encoding, errors="ignore")
    assert decode(written) == written.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_western_letters_stay_western() -> None:
    assert decode("The café served naïve guests — “à la carte”.".encode("cp1252")).startswith(
        "The café served naïve"
    )


def test_line_ends_become_newlines_and_the_mark_goes() -> None:
    assert decode(codecs.BOM_UTF8 + b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_one_broken_byte_does_not_make_the_file_another_encoding() -> None:
    data = bytearray((TEXT * 10).encode())
    data[101] = 0xFF
    assert decode(bytes(data)).count("\ufffd") <= 2


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n", "PNG"),
        (bytes(range(256)) * 9, "no readable"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, cause: str) -> None:
    with pytest.raises(EntryError, match=cause) as refused:
        list(read("a.txt", data))
    assert refused.value.remedy
