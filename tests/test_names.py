"""Where a person's name stands in a text, in whatever form, and where the same word is a word."""

from __future__ import annotations

import pytest

from assessor.privacy.mask import Masker
from assessor.privacy.person import Person

VETLUGIN = Person("Ветлугин", "Пётр Ильич")
SMITH_JONES = Person("Smith-Jones", "Mary Ann")
NAME = "[имя]"


def masked(text: str, person: Person) -> str:
    return Masker(person, "ru")(text).text


@pytest.mark.parametrize(
    "written",
    [
        "В е т л у г и н", "В Е Т Л У Г И Н", "В-е-т-л-у-г-и-н", "В.е.т.л.у.г.и.н",
        "В е т л у г и н у",
        "В\u00a0е\u00a0т\u00a0л\u00a0у\u00a0г\u00a0и\u00a0н\u00a0ы\u00a0м", "П ё т р",
        "V e t l u g i n",
        "В е т л у г и н П ё т р", "В_е_т_л_у_г_и_н", "В·е·т·л·у·г·и·н",
    ],
)  # fmt: skip
def test_letters_apart_are_the_name(written: str) -> None:
    assert masked(f"Отвечает {written}.", VETLUGIN) == f"Отвечает {NAME}."


@pytest.mark.parametrize("text", ["т. е. и т. д., А. Б. В. Г.", "a b c d e f", "о т д е л"])
def test_other_letters_apart_stay(text: str) -> None:
    assert masked(text, VETLUGIN) == text


@pytest.mark.parametrize(
    "written",
    [
        "Ветлу́гин", "Вeтлyгин", "Bетлугин", "Веtlугин", "Ветлугинóм", "В̲е̲т̲л̲у̲г̲и̲н̲",
        "Vetlugin",
        "Вет-\nлугин", "Вет- лугин", "ВетлугинПётр", "ПВетлугин", "PVetlugin", "ветлугин",
    ],
)  # fmt: skip
def test_two_scripts_marks_and_line_ends_hide_nothing(written: str) -> None:
    assert masked(f"Отвечает {written} сам.", VETLUGIN) == f"Отвечает {NAME} сам."


@pytest.mark.parametrize(
    ("person", "written"),
    [
        (SMITH_JONES, "Smith"), (SMITH_JONES, "Jones"), (SMITH_JONES, "Смит-Джонс"),
        (SMITH_JONES, "SmithJones"), (SMITH_JONES, "Mary-Ann"), (SMITH_JONES, "MaryAnn"),
        (SMITH_JONES, "M.A. Jones"), (SMITH_JONES, "Smith, M.A."), (SMITH_JONES, "Мэри Смит"),
        (Person("van Heuven", "Mark"), "Марк ван Хёвен"), (Person("Холт", "Даша"), "Дашина Холт"),
        (Person("Смит", "Мэри"), "Смит-Джонс"), (Person("Смит", "Мэри"), "Мэри Джонс-Смит"),
        (Person("Смит-Джонс", "Мэри"), "Mary Smith"), (Person("Смит-Джонс", "Мэри"), "Jones"),
        (Person("Дальский-Вётлин", "Лев"), "Вётлиным"), (Person("Вётлина-Дольская", "Ия"),
        "Дольской"),
        (Person("Molina Duarte", "Inés"), "Ines Duarte"), (Person("van der Holt", "Jan"),
        "Van der Holt"),
        (Person("van der Holt", "Jan"), "Vanderholt"), (Person("van der Holt", "Jan"),
        "ван дер Холтом"),
        (Person("O'Halloran", "Niamh"), "O’Halloran"), (Person("O'Halloran", "Niamh"), "OHalloran"),
        (Person("Köhler", "Jörg"), "Koehler"), (Person("Köhler", "Jörg"), "Kohler"),
        (Person("Köhler", "Jörg"), "Йорг Кёлер"), (Person("Łaszewski", "Paweł"), "Laszewski"),
        (Person("Łaszewski", "Paweł"), "Павел Лашевский"), (Person("Petrova", "Anna"),
        "Анной Петровой"),
        (Person("Vetlugin", "Petr"), "Петя"), (Person("Hollis", "Catherine"), "Kate"),
    ],
)  # fmt: skip
def test_parts_of_double_and_foreign_names(person: Person, written: str) -> None:
    assert masked(f"Всем помогает {written} сегодня.", person) == f"Всем помогает {NAME} сегодня."


@pytest.mark.parametrize(
    ("person", "forms"),
    [
        (Person("Нұрсейітова", "Гүлнар Серікқызы"),
         "Нұрсейітоваға Нурсейтова Нұрсейітованың Нурсеитовой Гүлнардың Гульнаре "
         "Серікқызымен Nurseitova"),
        (Person("Омарбеков", "Нұрлан Ерланұлы"),
        "Омарбековтың Нұрланмен Нурлана Ерланулы Ерланович"),
        (Person("Литвиненко", "Олександр Іванович"),
         "Литвиненку Литвиненком Литвиненкові Олександру Александра Івановича Oleksandr Саша"),
        (Person("Кравець", "Оксана Михайлівна"), "Оксано Оксаною Михайлівною Михайловны Кравець"),
        (Person("Коваленко", "Андрій"), "Андрієм Андрея Андрію Коваленка"),
        (Person("Лукашэвіч", "Алесь Рыгоравіч"),
        "Лукашэвіча Лукашевича Лукашевичем Алесем Рыгоравічу"),
        (Person("Каўтуновіч", "Раіса"), "Ковтунович Kovtunovich Раисе"),
        (Person("Прокоп'єва", "Соломія"), "Прокопьевой Прокопʼєвою Соломии"),
        (Person("Мкртчян", "Гаяне Ашотовна"), "Мкртчян Мкртчяну Гаяне Mkrtchyan"),
        (Person("Юлдашева", "Дилноза Рустам қизи"), "Юлдашевой Дилнозы Dilnoza"),
        (Person("Əliyeva", "Ayşe"), "Алиева Aliyeva Айше Ayse"),
        (Person("Шевчук", "Ирина"), "Шевчук Шевчука Шевчуки Ире"),
        (Person("Жильцов", "Егор Аркадьевич"), "Аркадьичу Аркадьевичем Жора Zhiltsov"),
        (Person("MacAllister", "Agnieszka"), "McAllister Макаллистер Агнешкой"),
        (Person("Яўсеенка", "Ганна"), "Яўсеенкі Евсеенко Ганны Анна"),
        (Person("Седых", "Лидия"), "Седых Лидии Лидой"), (Person("Дурново", "Пётр"),
        "Дурново Петру"),
        (Person("Заяц", "Павел"), "Зайца Зайцем Паше"), (Person("Бобёр", "Иван"),
        "Бобра Бобром Ване"),
        (Person("Орлов", "Ян"), "Орловы Орловых Яна"), (Person("Ким", "Вика"), "Ким Викой"),
    ],
)  # fmt: skip
def test_neighbouring_languages_and_rare_declensions(person: Person, forms: str) -> None:
    for form in forms.split():
        assert masked(f"Мы знаем, что {form} нам важно.", person) == (
            f"Мы знаем, что {NAME} нам важно."
        )


@pytest.mark.parametrize(
    "written",
    ["ПИ Ветлугин", "Ветлугин ПИ", "Ветлугин П И", "П И Ветлугин", "Ветлугин П", "Ветлугину П. И."],
)
def test_initials_without_stops_go_with_the_surname(written: str) -> None:
    assert masked(f"Ведёт {written}.", VETLUGIN).rstrip(".") == f"Ведёт {NAME}"


def test_what_is_no_initial_stays() -> None:
    assert masked("ИП Ветлугин", VETLUGIN) == f"ИП {NAME}"
    assert masked("С Иваном Орловым", Person("Орлов", "Сергей")) == f"С Иваном {NAME}"
    assert masked("Ветлугин И ВСЕ", Person("Ветлугин", "Иван")) == f"{NAME} И ВСЕ"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("https://t.me/p_vetlugin", "https://t.me/[имя]"),
        ("vk.com/vetlugin.petr и ok.ru/vetlugin", "vk.com/[имя] и ok.ru/[имя]"),
        ("linkedin.com/in/petr-vetlugin-85/", "linkedin.com/in/[имя]/"),
        ("vk.com/id12345, linkedin.com/in/somebody", "vk.com/[имя], linkedin.com/in/[имя]"),
        ("skype: p.vetlugin, live:.cid.f00d", "skype: [имя], [имя]"),
        ("Skype: anybody85", "Skype: [имя]"),
        ("логин avetlugin или vetlugin_85", "логин [имя] или [имя]"),
        ("@vetlugin", "[имя]"),
        ("wa.me/79000001234", "wa.me/[телефон]"),
        ("t.me/our_helpdesk, vk.com/helpdesk", "t.me/our_helpdesk, vk.com/helpdesk"),
    ],
)
def test_pages_and_nicknames_of_the_person_are_masked(text: str, read: str) -> None:
    assert masked(text, VETLUGIN) == read


@pytest.mark.parametrize(
    "detail", ["@fox_of_omsk", "https://t.me/fox_of_omsk", "Telegram: @fox_of_omsk", "fox_of_omsk"]
)
def test_a_nickname_of_the_contact_block_is_known_in_every_form(detail: str) -> None:
    person = Person("Ветлугин", "Пётр", ("Руководитель отдела", detail, "omsk.example", "Director"))
    read = masked("@fox_of_omsk, t.me/fox_of_omsk, fox_of_omsk; omsk.example, Director", person)
    assert read == f"{NAME}, t.me/{NAME}, {NAME}; omsk.example, Director"


VERA = Person("Зарубина", "Вера Олеговна")
ROSA = Person("Лосева", "Роза")
MARK = Person("Holloway", "Mark")
WILL = Person("Holloway", "Will")
GRACE = Person("Holloway", "Grace")


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (VERA, "Вера в клиента помогла нам."), (VERA, "Наша вера в успех. Веру в людей сохранили."),
        (VERA, "Вера — это наше всё."), (VERA, "Программа «Вера» идёт."), (VERA, "ВЕРА В УСПЕХ"),
        (VERA, "Вера клиентов растёт."), (ROSA, "Роза в вазе стоит на стойке. Розы на столах."),
        (Person("Петрова", "Надежда"), "Надежда на успех есть. Надежды клиентов сбылись."),
        (Person("Петрова", "Любовь"), "Любовь к клиенту — наше дело. С любовью."),
        (Person("Громов", "Слава"), "Слава о нас идёт. Слава команды. Слава пришла сама."),
        (Person("Черных", "Лидия"), "Черных списков нет. Чёрных дней тоже."),
        (Person("Но", "Сергей"), "Но мы решили иначе."),
        (Person("Мастер", "Кира"), "Мастер бригады отмечает шаг."),
        (Person("Brown", "Will"), "Был запущен процесс."), (Person("Ward", "Pat"),
        "Потому что так."),
        (Person("Лев", "Марк"), "In March 2023 we began."), (Person("Орлова", "Яся"),
        "Доля (ASA)."),
        (MARK, "Mark the date. We mark each call. Mark of quality."),
        (WILL, "Will you call back? Will they stay?\nWhat We Will Do Next Year"),
        (GRACE, "Grace under pressure is rare. A grace period."),
        (Person("Holloway", "May"), "In May 2024 we may. Since May. April and May were calm."),
        (Person("Brown", "Joy"), "Joy of a solved call, the brown box."),
    ],
)  # fmt: skip
def test_a_word_that_is_a_name_elsewhere_is_a_word_here(person: Person, text: str) -> None:
    assert masked(text, person) == text


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (VERA, "Вера пришла в 2021 году."), (VERA, "Спасибо Вере!"), (VERA, "Вера — руководитель."),
        (VERA, "Вера с марта ведёт чат."), (VERA, "Вера, наш лидер, ушла."), (VERA,
        "вера зарубина"),
        (ROSA, "Роза придумала чат."), (ROSA, "Наша Роза в отпуске."),
        (Person("Громов", "Слава"), "Слава придумал чат."), (Person("Ли", "Вера"), "Ли пришла."),
        (Person("Черных", "Лидия"), "Черных предложила схему."),
        (MARK, "Mark led the team."), (MARK, "Thanks to Mark."), (WILL, "Will came in 2021."),
        (WILL, "Ask Will."), (GRACE, "Grace led the desk."), (GRACE, "Grace in 2021 moved."),
        (Person("Holloway", "May"), "Thanks to May."),
    ],
)  # fmt: skip
def test_a_name_that_is_a_word_elsewhere_is_a_name_here(person: Person, text: str) -> None:
    assert NAME in masked(text, person)


def test_who_is_called_so_elsewhere_is_called_so_after_a_full_stop_too() -> None:
    text = "Роза в отделе с весны."
    assert masked(text, ROSA) == text
    assert masked(f"Это наша Роза. {text}", ROSA) == f"Это наша {NAME}. {NAME} в отделе с весны."
