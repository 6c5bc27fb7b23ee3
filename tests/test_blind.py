"""Blind judging: a judge never reads whose entry it is, and a person sees the essay as it is."""

from __future__ import annotations

import asyncio
import json
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor import cli
from assessor.assessment import Assessment
from assessor.entry import Entry
from assessor.judge.base import Case
from assessor.judge.offline import OfflineJudge
from assessor.pipeline import Panel, assess
from assessor.prepared import prepare
from assessor.privacy.blind import hide
from assessor.reading import Picked, Plan, cases
from assessor.rubric.shelf import Shelf
from tests.contract import breaches
from tests.factory import ESSAY, QUOTE, ScriptedJudge, case, entry, score, summary
from tests.judge.test_model import judge, recorder
from tests.loopback.recording import recording

ROOT = Path(__file__).parents[1]
HIDDEN = "[организация]"
# What each sample may not be known by; words are looked for from their first letter on.
GIVEAWAYS = {
    "1207.txt": ["полоз карго", "полоза карго", "poloz", "polozcargo"],
    "1219.txt": ["тёплый дуб", "тёплого дуба", "тёплом дубе", "teply", "teplydub"],
    "entry-0873.txt": ["здравник", "zdravnik"],
    "entry-1042.txt": ["port alder", "portalder", "порт ал"],
    "entry-2214.txt": ["ясные ключи", "ясных ключ", "ясным ключ", "yasny", "klyuch"],
    "entry-2231.txt": ["«лесенк", "лесенка»", "lesenka", "онлайн-школ"],
    "entry-2240.txt": ["tengri", "тенгри", "meadow bank"],
}


def named(organisation: str, text: str, **fields: str) -> Entry:
    return entry(text).model_copy(update={"organisation": organisation, **fields})


def seen(organisation: str, text: str, *names: str, **fields: str) -> str:
    """The essay as a judge reads it."""
    return hide(named(organisation, text, **fields), names).view.text


@pytest.mark.parametrize(
    ("organisation", "text", "read"),
    [
        ("ООО «Кронос»", "Работа Кроноса и КРОНОСОМ.", f"Работа {HIDDEN} и {HIDDEN}."),
        ("Кронос, АО", "В «Кроносе» и у кроносовцев.", f"В {HIDDEN} и у {HIDDEN}."),
        ("Cronos Ltd", "Мы — Кронос, с Кроносом.", f"Мы — {HIDDEN}, с {HIDDEN}."),
        ("Кронос", "Наш Cronos, Kronos и Kronosом.", f"Наш {HIDDEN}, {HIDDEN} и {HIDDEN}."),
        ("Samsung", "Сервис Самсунга и САМСУНГ.", f"Сервис {HIDDEN} и {HIDDEN}."),
        ("Зелёнка24", "В зеленка24 и ЗЕЛЁНКА24.", f"В {HIDDEN} и {HIDDEN}."),
        ("Кронос", "Кр\u00adонос, Kpoнoc и Кро\u200bноса.", f"{HIDDEN}, {HIDDEN} и {HIDDEN}."),
        (
            "Единый Расчётный Центр",
            "ЕРЦ растёт, Единого Расчетного Центра ждут.",
            f"{HIDDEN} растёт, {HIDDEN} ждут.",
        ),
        ("МУП «Ясные Ключи»", "В Ясных Ключах, МУП «Ясные Ключи».", f"В {HIDDEN}, {HIDDEN}."),
        ("Школа «Лесенка»", "В Лесенке и школе «Лесенка».", f"В {HIDDEN} и {HIDDEN}."),
    ],
)
def test_a_name_is_hidden_in_every_form(organisation: str, text: str, read: str) -> None:
    assert seen(organisation, text) == read


@pytest.mark.parametrize(
    "form",
    [
        "ООО «Торговый дом «{}»", "ООО «Торговый дом «{}»»", 'ООО "Торговый дом "{}"',
        'ООО "Торговый дом "{}""', 'ООО «Торговый дом "{}"»', "ООО “Торговый дом «{}»”",
        "ООО ТД {}", "ООО «ТД «{}»", "АО «НПФ «{}»", "АО «НТЦ «{}»", "ООО „Дом „{}““",
        "ООО «Страховая компания «{}»", "«Торговый дом «{}», ООО", 'ООО "{}',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("brand", "text", "read"),
    [
        ("Бирюза Плюс", "В «Бирюзе Плюс» и Бирюзой Плюс. Дом.", f"В {HIDDEN} и {HIDDEN}. Дом."),
        ("Бирюза Плюс", "«Бирюза» ждёт. Плюс дом и бирюза.", f"{HIDDEN} ждёт. Плюс дом и бирюза."),
        ("Щит и Якорь", "К «Щиту и Якорю», Shchit i Yakor.", f"К {HIDDEN}, {HIDDEN}."),
        ("Верный Курс", "Ждут Верного Курса. Верно, курс.", f"Ждут {HIDDEN}. Верно, курс."),
    ],
)
def test_a_brand_is_found_in_quotes_within_quotes(
    form: str, brand: str, text: str, read: str
) -> None:
    assert seen(form.format(brand), text) == read


@pytest.mark.parametrize(
    ("organisation", "website", "written"),
    [
        ("Skyline Telecom", "skyline.kz",
        "Skyline Скайлайн Скайлайна Скайлайне Скайлайновцы Sky_Line Skyline_Telecom СкайЛайн"),
        ("Skyline Telecom", "", "Skyline Скайлайн Скайлайном Скайлайновцы Sky_Line"),
        ("Скайлайн, ООО", "skyline.kz", "Skyline Скайлайна Sky_Line"),
        ("Northlight Bank", "", "Northlight Нортлайт Нортлайте Нортлайтом"),
        ("Brightside Media", "", "Brightside Брайтсайд Брайтсайда"),
        ("Санрайз Банк", "https://www.sunrise.kz/ru", "Sunrise Санрайза"),
        ("ТОО «Форвард»", "forward.kz", "Forward Форварда"),
        ("Velvet Telecom", "velvet.example", "Velvet Велвет Velvet_Telecom"),
    ],
)  # fmt: skip
def test_a_brand_that_is_an_english_word_is_hidden(
    organisation: str, website: str, written: str
) -> None:
    for form in (f.replace("_", " ") for f in written.split()):
        text = f"Работают в {form} хорошо. {form} растёт. Здесь команда {form}. {form}."
        hidden = f"Работают в {HIDDEN} хорошо. {HIDDEN} растёт. Здесь команда {HIDDEN}. {HIDDEN}."
        assert seen(organisation, text, website=website) == hidden, form


def test_a_russian_word_that_sounds_like_the_brand_is_it_with_a_capital_letter() -> None:
    text = "Здесь Вельвет помогает. Куртки и вельвет. Вельвет мягок."
    read = f"Здесь {HIDDEN} помогает. Куртки и вельвет. Вельвет мягок."
    assert seen("Velvet Telecom", text) == read


@pytest.mark.parametrize(
    ("organisation", "website", "text"),
    [
        ("Skyline Telecom", "skyline.kz", "The skyline of a city. Telecom grows. Our sky, a line."),
        ("Fast Support", "fast-support.example", "Our team in Support answers."),
        ("Банк Развития", "bank.example", "Банк растёт. Развитие банка. Bank."),
        ("Northlight Bank", "northlight.example", "A bank is a bank. Light in the north. Bank."),
        ("Центр Заботы", "center.example", "Наш центр, забота и Center."),
    ],
)
def test_what_an_address_says_hides_no_other_word(
    organisation: str, website: str, text: str
) -> None:
    assert seen(organisation, text, website=website) == text


def test_a_name_ends_with_its_sentence() -> None:
    read = f"{HIDDEN}. Банк растёт. Это банк. {HIDDEN}."
    assert seen("Банк Кронос", "Кронос. Банк растёт. Это банк. Кронос.") == read
    assert seen("Банк Кронос", "У АО. Кронос растёт.") == f"У {HIDDEN} растёт."


@pytest.mark.parametrize(
    ("organisation", "text", "read"),
    [
        (
            "Оптика Кронос",
            "Оптика Кронос — оптика. Оптика растёт.",
            f"{HIDDEN} — оптика. Оптика растёт.",
        ),
        ("Школа «Лесенка»", "По лесенке в школу. Школа ждёт.", "По лесенке в школу. Школа ждёт."),
        ("МУП «Ясные Ключи»", "Ясные дни, ключи и МУП.", "Ясные дни, ключи и МУП."),
        ("Кронос", "Хронос, кронштейн, крона и корона.", "Хронос, кронштейн, крона и корона."),
        ("Cat", "Кот ждёт кита и ката.", "Кот ждёт кита и ката."),
        ("Банк Тенгри", "Наш банк. Банк растёт.", "Наш банк. Банк растёт."),
        ("Единый Расчётный Центр", "Это единый центр.", "Это единый центр."),
    ],
)
def test_a_common_word_by_itself_stays(organisation: str, text: str, read: str) -> None:
    assert seen(organisation, text) == read


@pytest.mark.parametrize(
    "organisation", ["ООО-АО", "AB-AB", "-", "ИП", "и", ".ru", "«»", "24", "Я"]
)
def test_a_form_without_a_name_hides_nothing(organisation: str) -> None:
    assert seen(organisation, "Мы и они растём, 24 часа.") == "Мы и они растём, 24 часа."


def test_a_name_of_plain_words_is_hidden_without_the_word_that_says_what_it_is() -> None:
    read = seen("Банк Северный Ветер", "В Северном Ветре растём. Наш банк и северный ветер.")
    assert read == f"В {HIDDEN} растём. Наш банк и северный ветер."
    assert seen("Банк Северный Ветер", "У Severny Veter чат.") == f"У {HIDDEN} чат."


@pytest.mark.parametrize(
    ("organisation", "written"),
    [
        ("Ясный луч",
        "ЯЛ ЯЛа Яснолуч Яснолуча ЯсныйЛуч яснолуч яснолучевский яснолучевцам яснолучане"),
        ("Ясный луч", "YasnyLuch Yasnoluch Yasny_Luch #ЯсныйЛуч ясныйлуч.рф Ясного-Луча Я.Л"),
        ("Яснолуч", "ЯЛ Ясный_луч Ясного_Луча ЯсноЛуч Ясно-Луч яснолучевцы Yasnoluch"),
        ("BlueLine",
        "Blueline Blue_Line BLUE-LINE БлюЛайн Блюлайна BL BlueLineом MyBlueLine blueliners"),
        ("Blue Line", "BlueLine blueline Блюлайн BL BlueLiners blue-line.example"),
        ("Берёзка", "берёзкинцы берёзкинский берёзковцев Beryozka МояБерёзка Березке"),
        ("Компас24", "Компас-24 Компаса24 Компас Kompas24 компас24"), ("Компас 24",
        "Компас24 Kompas24"),
        ("Skyline", "Skylineом скайлайновцы Скайлайна Sky-Line skyliners Скай-Лайн"),
        ("АО «Кронос»",
        "Кроностың Кроносқа Кронос-Сервис КроносПэй МойКронос кроносята К.р.о.н.о.с"),
        ("Единый Расчётный Центр", "ЕРЦ ЕРЦа ERC Е.Р.Ц"), ("Salt & Pepper",
        "S&P SaltPepper Salt'n'Pepper"),
        ("Мега-Фарм Плюс", "МегаФарм Мегафармом Megapharm Мега-Фарм"), ("Moonrise", "Мунрайза"),
        ("Zephyr24.kz", "Zephyr Зефир24 zephyr24.kz"), ("ТОО «Көк Төбе»", "Коктобе Көк-Төбенің"),
        ("Skyline Cargo", "Skyline Скайлайна скайлайновцы SC @skyline_cargo #SkylineCargo"),
        ("«Калинів Міст»", "Калинова_Моста Калинову_Місту KalynivMist"),
        ("Берёзка", "#берёзка @berezka"), ("Вторая Волна 24", "Вторая_Волна ВВ24 ВтораяВолна"),
        ("Банк Северный Ветер", "БСВ «Северный_ветер»"), ("Smile Dental Clinic",
        "SDC smiledental.example"),
    ],
)  # fmt: skip
def test_a_name_is_hidden_glued_parted_abbreviated_and_derived(
    organisation: str, written: str
) -> None:
    forms = (f.replace("_", " ") if f[-1] in "чарау»" else f for f in written.split())
    for form in forms:
        read = (
            seen(organisation, f"Сегодня рядом {form} и помощь.").replace("#", "").replace("@", "")
        )
        assert read == f"Сегодня рядом {HIDDEN} и помощь.", form


@pytest.mark.parametrize(
    ("organisation", "written"),
    [
        ("Соль & Перец", "Соли и Перца"), ("Почта Дальняя", "Дальней Почты"),
        ("Innovation Hub GmbH", "Инновейшн Хаб"), ("Точка Роста", "Точка роста"), ("Skyline",
        "Sky Line"), ("BlueLine", "Блю Лайн"),
        ("АО «Кронос»", "К Р О Н О С"), ("Ясный луч", "Я с н ы й Л у ч"), ("Яснолуч",
        "Ясного Луча"),
        ("Smile Dental Clinic", "Smile Dental"), ("Банк Северный Ветер", "Северный ветер"),
    ],
)  # fmt: skip
def test_a_name_of_several_tokens_is_hidden_and_nothing_beside_it(
    organisation: str, written: str
) -> None:
    assert seen(organisation, f"Рядом {written} и мы.") == f"Рядом {HIDDEN} и мы."


@pytest.mark.parametrize(
    ("organisation", "text"),
    [
        ("Ясный луч", "Ясный день, луч солнца. Один ясный луч света, ялик."),
        ("Берёзка", "Под берёзкой растёт берёза. Берёзовый лес."),
        ("Компас24", "Это компас. 24 часа."), ("Кронос Центр", "Наш КЦ. Центр растёт."),
        ("Информационные Технологии", "Отдел ИТ, IT и HR. ИТ-служба."),
        ("Точка Роста", "Точка роста для нас — обучение. Это наша точка роста."),
        ("Zephyr24", "Зефир и чай."), ("Дом у реки", "Дом стоит у реки."),
        ("Забота", "Забота о клиенте — цель. Забота — это труд. Забота клиентов."),
        ("Лесенка", "Лесенка компетенций выше."), ("Вектор", "Вектор развития ясен. Векторный."),
        ("Соль & Перец", "Соль, перец и сахар."), ("Альфа", "альфа-тест, Альфред, альфавит"),
        ("Line", "On-line, online, deadline, linear."), ("Феникс Групп", "группа, Группа"),
    ],
)  # fmt: skip
def test_words_that_resemble_a_name_stay(organisation: str, text: str) -> None:
    assert seen(organisation, text) == text


def test_names_come_from_the_web_address_and_from_lists_too() -> None:
    text = "Полоз-Карго возит, «Дорожный лист» ведёт, см. www.polozcargo.example/track."
    read = seen("", text, "Дорожный лист", website="https://polozcargo.example")
    assert read == f"{HIDDEN} возит, {HIDDEN} ведёт, см. {HIDDEN}."


def test_a_nominee_named_after_the_organisation_is_a_name_of_it() -> None:
    text = "Студия заботы Кронос и студия заботы."
    assert seen("Кронос", text, nominee="Студия заботы Кронос") == f"{HIDDEN} и студия заботы."
    assert (
        seen("Кронос", text, nominee="Студия заботы") == f"Студия заботы {HIDDEN} и студия заботы."
    )


def test_the_fields_of_the_form_do_not_tell_either() -> None:
    told = named("Кронос", ESSAY, nominee="Анна", city="Омск", website="kronos.example")
    blind = hide(told).seen
    assert blind.organisation == HIDDEN
    assert (blind.nominee, blind.city, blind.website) == (None, None, None)
    assert blind.source.name == ""
    assert "17" not in blind.id


def test_what_may_still_tell_is_reported_by_kind_and_place_and_not_repeated() -> None:
    text = "Мы в Омске, нас 640. Лауреат премии. «Быстрый ответ» на fast.example. Ключи ждут."
    told = named("«Ясные Ключи»", text, city="Омск", headcount="640")
    fields, *flags = hide(told).flags
    assert fields.message.endswith("номер заявки, организация, город, имя файла.")
    places = [[text[p.start : p.end] for p in flag.places] for flag in flags]
    assert places == [
        ["Омске"],
        ["fast.example"],
        ["640"],
        ["Лауреат"],
        ["«Быстрый ответ»"],
        ["Ключи"],
    ]
    assert {(f.kind, f.severity) for f in flags} == {("personal_data", "info")}
    assert not any("Омск" in f.message or "Быстрый" in f.message for f in flags)


def test_the_parts_of_a_hyphenated_address_are_names_unless_they_are_words() -> None:
    text = "Blue Otter, BlueOtter App, @blueotter: в нашей аптеке ждут. Apteka, shop и Shop."
    read = seen("", text, website="https://blueotter-apteka.example")
    assert read.startswith(f"{HIDDEN}, {HIDDEN} App, @{HIDDEN}: в нашей аптеке")
    assert read.endswith("Apteka, shop и Shop.")
    assert seen("", "Shop, Group, Stroy.", website="stroy-shop-group.example") == (
        "Shop, Group, Stroy."
    )


def test_an_entry_whose_form_names_no_organisation_is_reported() -> None:
    told = entry("Кронос растёт.").model_copy(update={"organisation": None})
    warned = [f for f in hide(told, ["Кронос"]).flags if f.severity == "warning"]
    assert len(warned) == 1
    assert "не найдено" in warned[0].message
    assert not [f for f in hide(named("Кронос", "Кронос растёт.")).flags if f.severity != "info"]


def test_an_entry_of_nobody_is_reported() -> None:
    [_, flag] = hide(entry("Мы отвечаем быстро.").model_copy(update={"organisation": None})).flags
    assert flag.severity == "warning"
    assert "blind" in flag.message


def test_check_tells_what_a_blind_judge_would_not_see(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Мы помогли «Квант-Линку». Кубок ждёт Квант-Линка в Омске.", "utf-8")
    (tmp_path / "a.txt.names").write_text("Квант-Линк", "utf-8")
    assert cli.run(["check", str(article)]) == 0
    assert "слепое" not in capsys.readouterr().out
    assert cli.run(["check", str(article), "--blind"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "организация, мест: 2. [11-24, 37-48]" in said
    assert "Квант" not in said


def blind_case(text: str, organisation: str = "Кронос") -> Case:
    known = replace(case(text), entry=named(organisation, text))
    hidden = hide(known.entry)
    return replace(known, hidden=hidden, noticed=hidden.flags)


def judged(scripted: ScriptedJudge, about: Case) -> Assessment:
    panel = Panel(judge=scripted, reserve=OfflineJudge, prompts_sha256="1" * 64)
    return asyncio.run(assess(prepare(about, for_model=True), panel)).assessment


@pytest.mark.parametrize(
    ("organisation", "text"),
    [
        ("ьй" * 200, "i" * 50_000),
        ("«Дом " * 10_000, "«Дом " * 2_000),
        (" ".join(f"Слово{n}бренд" for n in range(200)), "Мы Рады Всем Гостям. " * 2_000),
        ("Кронос", "a." * 30_000 + " " + "«" * 30_000 + "кронос-" * 5_000),
    ],
    ids=["no word", "no end of quotes", "many words", "no text"],
)
def test_no_name_and_no_text_takes_long(organisation: str, text: str) -> None:
    began = time.process_time()
    hide(named(organisation, text, website="https://" + "a." * 20_000))
    assert time.process_time() - began < 10


NAMES = ["Кронос", "«Кроноса»", "ООО «Кронос»", "Cronos", "кроносовский", "Оптика Кронос"]
words = st.sampled_from([*NAMES, "отвечает", "быстро.", "«да»", "—", "Оптика", "\n", "41%", "ООО"])


@settings(deadline=None, max_examples=60)
@given(st.lists(words, max_size=25), st.data())
def test_whatever_is_quoted_leads_back_to_the_essays_own_characters(
    parts: list[str], data: st.DataObject
) -> None:
    about = blind_case(" ".join(parts), "Оптика «Кронос»")
    read = about.judged().entry.text
    assert not re.search("[кc]ронос|cronos", read, re.IGNORECASE)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(read))] * 2)))
    result = judged(ScriptedJudge([score(2, read[start:end])], [summary(QUOTE)]), about)
    for item in result.scores[0].evidence:
        assert about.entry.text[item.start : item.end] == item.quote


TOLD = ESSAY.replace("Команда работает", "Команда «Кроноса» работает")
SUMMARY_OF_IT = "в 2023 году среднее ожидание сократилось с 96 до 41 секунды."


@pytest.mark.parametrize("as_read", [HIDDEN, "Кроноса"], ids=["placeholder", "from memory"])
def test_a_quote_with_the_placeholder_is_shown_in_the_essays_own_characters(as_read: str) -> None:
    quote = f"Команда {as_read} работает без скриптов."
    told = f"{HIDDEN}: {SUMMARY_OF_IT}"
    result = judged(ScriptedJudge([score(2, quote, QUOTE)], [summary(told)]), blind_case(TOLD))
    shown = result.scores[0].evidence
    assert [item.quote for item in shown] == ["Команда «Кроноса» работает без скриптов.", QUOTE]
    assert [item.match for item in shown] == ["normalised", "exact"]
    assert all(result.entry.text[e.start : e.end] == e.quote for e in shown)
    assert result.entry.text == TOLD
    assert result.summary is not None
    assert (result.summary.text, result.summary.violations) == (told, ())
    assert list(breaches(json.loads(result.model_dump_json()))) == []


def test_the_offline_judge_reads_the_same_view() -> None:
    about = blind_case(TOLD)
    panel = Panel(judge=OfflineJudge(), reserve=OfflineJudge, prompts_sha256="1" * 64)
    result = asyncio.run(assess(prepare(about, for_model=False), panel)).assessment
    assert result.summary is not None
    assert "Кронос" not in result.summary.text
    assert list(breaches(json.loads(result.model_dump_json()))) == []


def test_a_name_that_the_judge_knows_by_itself_is_covered_before_anything_sees_it() -> None:
    claim = score(2, "Кронос лучший, мы уверены в этом", QUOTE)
    scripted = ScriptedJudge([claim], [summary("Кронос сократил среднее ожидание.")])
    result = judged(scripted, blind_case(TOLD))
    told = [o.claim.content + str(o.faults) for o in scripted.objections]
    assert told
    assert not any("кронос" in text.casefold() for text in told)
    assert "Кронос" not in result.scores[0].model_dump_json(include={"rationale", "rejected"})


def planned(folder: Path, **changes: object) -> list[Case]:
    picked = cases(Plan(paths=[folder], shelf=Shelf(), blind=True, **changes))  # type: ignore[arg-type]
    return [item.case for item in picked if isinstance(item, Picked)]


def test_a_list_beside_an_entry_names_more_and_is_no_entry(tmp_path: Path) -> None:
    article = ROOT / "examples" / "case-article-kvant-link.txt"
    (tmp_path / article.name).write_bytes(article.read_bytes())
    (tmp_path / f"{article.name}.names").write_text("Бюро «Два Гудка»\nКвант-Линк\n", "utf-8")
    [about] = planned(tmp_path)
    read = about.judged().entry.text.casefold()
    assert "квант" not in read
    assert "гудка" not in read


def test_a_list_in_an_archive_is_no_entry_and_names_more(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "entries.zip", "w") as archive:
        archive.writestr("a.txt", "Мы в «Кроносе» отвечаем быстро и вежливо.")
        archive.writestr("a.txt.names", "Кронос")
    [about] = planned(tmp_path)
    assert about.entry.source.name == "entries.zip/a.txt"
    assert about.judged().entry.text == f"Мы в {HIDDEN} отвечаем быстро и вежливо."


def test_a_list_in_the_rubric_names_more(tmp_path: Path) -> None:
    rubric = Shelf().get("award-essay")
    listed = rubric.rubric.model_copy(update={"blind": ("Квант-Линк",)})
    (tmp_path / "a.txt").write_text("Мы помогли «Квант-Линку» отвечать быстрее.", "utf-8")
    [about] = planned(tmp_path, rubric=replace(rubric, rubric=listed))
    assert about.judged().entry.text == f"Мы помогли {HIDDEN} отвечать быстрее."


@pytest.mark.parametrize("name", sorted(GIVEAWAYS))
def test_no_question_about_a_sample_tells_whose_it_is(name: str) -> None:
    [about] = planned(ROOT / "examples" / name)
    llm = recorder()
    asked = asyncio.run(_ask(about, llm))
    for giveaway in GIVEAWAYS[name]:
        assert not found(giveaway, asked), giveaway
    assert found(GIVEAWAYS[name][0], about.entry.text) or name == "entry-1042.txt"


async def _ask(about: Case, llm: object) -> str:
    asking = judge(llm)  # type: ignore[arg-type]
    for criterion in about.rubric.criteria:
        await asking.score(about.judged(), criterion)
    await asking.summarise(about.judged())
    requests = llm.requests  # type: ignore[attr-defined]
    return "\n".join(m.content for request in requests for m in request.messages)


def found(giveaway: str, text: str) -> bool:
    def plain(said: str) -> str:
        return re.sub(r"\s+", " ", said.casefold().replace("ё", "е"))

    return plain(giveaway) in plain(text)


def test_a_whole_blind_run_asks_and_stores_nothing_that_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-nobodys")
    with recording() as server:
        arguments = ["run", str(ROOT / "examples"), "--model", "m", "--base-url", server.url]
        code = cli.run([*arguments, "--out", str(tmp_path), "--format", "jsonl", "--blind"])
        asked = json.dumps(server.bodies, ensure_ascii=False)
    assert code in (0, 3)
    for giveaways in GIVEAWAYS.values():
        assert [g for g in giveaways if found(g, asked)] == []
    lines = (tmp_path / "assessments.jsonl").read_text("utf-8").splitlines()
    assert [b for line in lines for b in breaches(json.loads(line))] == []
    evidence = [e for line in lines for s in json.loads(line)["scores"] for e in s["evidence"]]
    assert evidence
    assert not any(HIDDEN in item["quote"] for item in evidence)
