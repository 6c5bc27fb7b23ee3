"""Words, sentences and the normal form, as a reader would see them."""

import time
from array import array
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pymorphy3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spellchecker import SpellChecker

from assessor.text import (
    Span,
    count_words,
    fold,
    language_of,
    sentences,
    skeleton,
    stem,
    words,
)
from assessor.text.english import frequency
from assessor.text.morphology import morphology

TEXTS = st.text(
    alphabet=st.sampled_from(
        "абвёйжМКРСЕОІabceokpMN0123459 \n\r\t.,;:!?…-–—−•*«»“”\"'’()%№½²"
        "\u00a0\u00ad\u200b\u0306\u0301"
    ),
    max_size=200,
)
quick = settings(deadline=None, max_examples=150)


def said(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Мы — команда.", 2),
        ("97 % — показатель", 2),
        ("e-mail, чат и FAQ", 4),
        ("- • … !", 0),
        ("", 0),
        ("один\u00a0два\nтри", 3),
    ],
)
def test_a_word_has_a_letter_or_a_digit(text: str, count: int) -> None:
    assert count_words(text) == count == len(words(text))


def test_words_are_slices() -> None:
    assert words(" да, 5% ") == [Span(1, 4), Span(5, 7)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Наш SLA и CSAT растут в Zendesk", "ru"),
        ("Our customers in Москва are happy with the service", "en"),
        ("", "ru"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_stems_join_the_forms_of_a_word() -> None:
    assert stem("Клиентов") == stem("клиенты") == "клиент"
    assert stem("customers") == stem("customer")
    assert stem("всё") == stem("все")


def test_the_dictionary_answers_for_letters_of_any_script() -> None:
    tangut = "\U00017000"  # a letter that has no name in Python 3.11
    assert morphology().parse(f"a{tangut}")
    assert not morphology().word_is_known(f"а{tangut}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мы рады за клиентов.Так и надо.", ["Мы рады за клиентов.", "Так и надо."]),
        ("В 2020 г. было 10,5 млн. руб. и т.д. всего.", 1),
        ("Написал А. С. Петров. Ответил Б. Н. Иванов.", 2),
        ("See e.g. this one. Acme Inc. grew 4.92 times.We won.", 3),
        ("Заходите на https://lesenka.example/a.b?c=1.2. Ждём!", 2),
        ("Заказ через Яндекс.Такси идёт быстро.", 1),
        ("Рост 97%.Так держать!", ["Рост 97%.", "Так держать!"]),
        (
            "Группы: - чат (VK); - почта; - звонки.",
            ["Группы:", "чат (VK);", "почта;", "звонки."],
        ),
        ("Итоги\n\n• рост\n• качество", ["Итоги", "рост", "качество"]),
        ("1. Сложность набора:\n2) Сбои", ["Сложность набора:", "Сбои"]),
        (
            "Мы работаем для того, чтобы клиент не ждал\nи получал ответ сразу.",
            ["Мы работаем для того, чтобы клиент не ждал\nи получал ответ сразу."],
        ),
        ("Цель проекта\nСократить очередь", ["Цель проекта", "Сократить очередь"]),
        ("— \n - \n •", []),
        ("\t•", []),
    ],
)
def test_sentences(text: str, expected: list[str] | int) -> None:
    found = said(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@quick
@given(TEXTS)
def test_sentences_are_ordered_slices_that_lose_no_letter(text: str) -> None:
    found = sentences(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    inside = sum(sum(map(str.isalpha, text[s.start : s.end])) for s in found)
    assert inside == sum(map(str.isalpha, text))


@pytest.mark.parametrize("unit", ["а", "а.", " ", "\n", "а-\n", "Строка и\n"])
def test_a_line_of_100_000_characters_is_no_trouble(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    sentences(text)
    fold(text)
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Всё ещё растёт", "все еще растет"),
        ("«Так»", '"так"'),
        ("don’t", "don't"),
        ("да – нет", "да — нет"),
        ("30\u00a0000  руб", "30 000 руб"),
        ("обслу\u00adживание", "обслуживание"),
        ("обслу-\nживание", "обслуживание"),
        ("обслу\u00ad\nживание", "обслуживание"),
        ("раз\n- два\n• три", "раз два три"),
        ("и\u0306од", "йод"),
        ("KЦ и cоздание", "КЦ и создание"),
        ("ждём…", "ждём..."),
    ],
)
def test_what_a_reader_calls_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("4,92", "492"), ("10²", "102"), ("½", "12"), ("5 000", "5000 0"), ("1.5", "15"), ("О", "0")],
)
def test_different_numbers_never_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_acronyms_of_look_alikes_have_one_skeleton() -> None:
    for written in ("KPI", "КРІ", "КPI"):
        assert skeleton(fold(written).text) == skeleton(fold("kpi").text)
    assert skeleton(fold("СЕО").text) == skeleton(fold("CEO").text)


def test_the_map_leads_back() -> None:
    text = "Мы  рас\u00adтём:\n- «быстро»…"
    folded = fold(text)
    at = folded.text.index("быстро")
    assert text[slice(*folded.span(at, at + 6))] == "быстро"
    at = folded.text.index("растем")
    assert text[slice(*folded.span(at, at + 6))] == "рас\u00adтём"


@quick
@given(TEXTS)
def test_the_map_is_monotone_and_inside_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@quick
@given(TEXTS)
def test_digits_survive_in_order(text: str) -> None:
    digits = [c for c in text if c.isdecimal()]
    assert [c for c in fold(text).text if c.isdecimal()] == digits


@quick
@given(TEXTS)
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    once = fold(text.replace("•", "").replace("*", "")).text.lstrip(" -")
    assert fold(once).text == once


def test_stems_are_the_same_in_every_thread() -> None:
    words = [f"{stem_}{ending}" for stem_ in ("операт", "абонент") for ending in FORMS] * 400
    expected = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: [stem.__wrapped__(word) for word in words], range(8)):
            assert found == expected


FORMS = ("ор", "ора", "ору", "ором", "орами", "орского", "орскими", "ирующего", "овался")


def test_the_dictionary_of_russian_stays_in_its_files() -> None:
    """Its words, millions of bytes, are mapped and not copied; and it still knows them."""
    analyser = morphology()
    assert isinstance(analyser.dictionary.words.dct._units, memoryview)
    assert isinstance(analyser.dictionary.words.guide._units, memoryview)
    assert analyser.parse("операторами")[0].normal_form == "оператор"
    assert not analyser.word_is_known("операторамия")


def test_an_english_word_is_as_common_as_its_corpus_says() -> None:
    """The corpus is looked into as it is packed, not unpacked into a dictionary: so all of it."""
    corpus = SpellChecker(language="en").word_frequency.dictionary
    words = [*list(corpus)[::40], "a", "zwinkyies", "noword", "", '"', "слово"]
    assert all(frequency(word) == corpus.get(word, 0) for word in words)
    assert frequency("customer") > frequency("customs") > 0


def test_the_dictionary_in_its_files_is_the_dictionary() -> None:
    copied, mapped = pymorphy3.MorphAnalyzer().dictionary, morphology().dictionary
    assert list(mapped.suffixes) == copied.suffixes
    assert list(mapped.gramtab) == copied.gramtab
    assert [array("H", table) for table in mapped.paradigms] == copied.paradigms
    assert mapped.paradigm_prefixes == copied.paradigm_prefixes


@pytest.mark.parametrize("word", ["команды", "поставьте", "наилучшими", "клиентоцентрична"])
def test_a_word_reads_as_pymorphy_reads_it(word: str) -> None:
    plain = pymorphy3.MorphAnalyzer().parse(word)
    readings = [(str(r.tag), r.normal_form, r.score) for r in morphology().parse(word)]
    assert readings == [(str(r.tag), r.normal_form, r.score) for r in plain]
