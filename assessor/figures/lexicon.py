"""The closed word classes of the grammar of figures, Russian and English. ё is written as е."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assessor.figures.model import Direction, Rate


def listed(words: str) -> frozenset[str]:
    """The words of a line: a table that is read like a sentence."""
    return frozenset(words.split())


def _forms(table: str) -> dict[str, int]:
    """Lines of "value form form …" as a map from form to value."""
    rows = (line.split() for line in table.strip().splitlines())
    return {form: int(row[0]) for row in rows for form in row[1:]}


# Not "ий" and "ой": they end the genitive plural of nouns, which is what numbers govern.
_ADJECTIVE: Final = tuple(listed("ых их ые ие ая яя ую юю ый ое ее ым им ыми ими ого его"))
_SHORTEST_ADJECTIVE: Final = 5


def is_adjective(low: str) -> bool:
    """Whether a word ends as Russian adjectives do."""
    long = len(low) >= _SHORTEST_ADJECTIVE
    return long and low.endswith(_ADJECTIVE) and not low.endswith(("ние", "тие", "сие"))


def _inflected(stem: str, endings: str) -> tuple[str, ...]:
    return tuple(stem + ("" if e == "-" else e) for e in endings.split())


ONE: Final = listed(
    "один одна одно одного одной одному одну одним одном one"
)  # a number only inside a larger one or before a measure

CARDINALS: Final = _forms(
    """
    0 ноль нуль нуля нулю zero
    2 два две двух двум двумя двое двоих two
    3 три трех трем тремя трое троих three
    4 четыре четырех четырем четырьмя четверо четверых four
    5 пять пяти пятью пятеро five
    6 шесть шести шестью шестеро шестерых six
    7 семь семи семеро семерых seven
    8 восемь восьми восемью восьмью восьмеро восьмерых eight
    9 девять девяти девятью nine
    10 десять десяти десятью ten
    11 одиннадцать одиннадцати одиннадцатью eleven
    12 двенадцать двенадцати двенадцатью twelve
    13 тринадцать тринадцати тринадцатью thirteen
    14 четырнадцать четырнадцати четырнадцатью fourteen
    15 пятнадцать пятнадцати пятнадцатью fifteen
    16 шестнадцать шестнадцати шестнадцатью sixteen
    17 семнадцать семнадцати семнадцатью seventeen
    18 восемнадцать восемнадцати восемнадцатью eighteen
    19 девятнадцать девятнадцати девятнадцатью nineteen
    20 двадцать двадцати двадцатью twenty
    30 тридцать тридцати тридцатью thirty
    40 сорок сорока forty
    50 пятьдесят пятидесяти пятьюдесятью fifty
    60 шестьдесят шестидесяти шестьюдесятью sixty
    70 семьдесят семидесяти семьюдесятью seventy
    80 восемьдесят восьмидесяти восемьюдесятью eighty
    90 девяносто девяноста ninety
    100 сто ста
    200 двести двухсот двумстам двумястами двухстах
    300 триста трехсот тремстам тремястами трехстах
    400 четыреста четырехсот четыремстам четырьмястами четырехстах
    500 пятьсот пятисот пятистам пятьюстами пятистах
    600 шестьсот шестисот шестистам шестьюстами шестистах
    700 семьсот семисот семистам семьюстами семистах
    800 восемьсот восьмисот восьмистам восемьюстами восьмистах
    900 девятьсот девятисот девятистам девятьюстами девятистах
    """
)
HYPHENATED: Final = tuple(f"{word}-" for word in CARDINALS)  # "twenty-five", "two-thirds"
HUNDRED: Final = "hundred"
SCALES: Final = _forms(
    """
    10 десяток десятка десятков
    12 dozen дюжина дюжину дюжины дюжин
    100 сотня сотню сотни сотен
    1000 тыс тысяча тысячи тысяче тысячу тысячей тысяч тысячам тысячами тысячах thousand k к
    1000000 млн миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам
    1000000 миллионами миллионах million mln mn m
    1000000000 млрд миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов
    1000000000 миллиардам миллиардами миллиардах billion bn
    """
)
GLUED_SCALES: Final = frozenset({"k", "к", "m"})  # letters that count only right after a digit
LONE_SCALES: Final = listed(  # "a thousand" in forms that cannot be an indefinite plural
    "десяток dozen дюжина дюжину сотня сотню тысячу тысяча миллион миллиона миллиард миллиарда"
)
ONE_AND_A_HALF: Final = frozenset({"полтора", "полторы", "полутора"})
NUMBER_WORDS: Final = ONE_AND_A_HALF | frozenset(CARDINALS)
HALF_PREFIXES: Final = ("полу", "пол")

_HARD: Final = "ый ая ое ого ой ому ую ым ом ые ых ыми"
ORDINALS: Final = {
    **_forms(
        """
        3 третий третья третье третьего третьей третьему третью третьим третьем третьи третьих
        3 третьими third
        4 fourth
        5 fifth
        6 sixth
        7 seventh
        8 eighth
        9 ninth
        10 tenth
        1 first
        2 second
        """
    ),
    **{
        form: value
        for value, stem in {
            1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм",
            9: "девят", 10: "десят",
        }.items()
        for form in _inflected(stem, _HARD)
    },
}  # fmt: skip
# Days of a month beyond the tenth, as dates tell them: "к двенадцатому мая".
DAYS: Final = {
    form: value
    for value, stem in {
        11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат",
        16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат",
        30: "тридцат",
    }.items()
    for form in _inflected(stem, "ое ого ому")
}  # fmt: skip
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3}
CARDINAL_SUFFIXES: Final = listed("х ти ми мя м и ю")
ORDINAL_SUFFIXES: Final = listed(
    "й я е го му м ю ой ый ая ое ого ому ую ом ым ья ье ью st nd rd th"
)
EVERY: Final = listed("каждый каждая каждое каждого каждой каждому каждую каждым каждом every")

FRACTIONS: Final = {
    **dict.fromkeys(listed("треть трети третей третям третях third thirds"), 3),
    **dict.fromkeys(listed("четверть четверти четвертью четвертей четвертях quarter quarters"), 4),
    **dict.fromkeys(listed("половина половину половины половиной половине half halves"), 2),
    **dict.fromkeys(listed("пятая пятую пятой пятых fifth fifths"), 5),
    **dict.fromkeys(listed("шестая шестую шестой шестых sixth sixths"), 6),
    **dict.fromkeys(listed("седьмая седьмую седьмой седьмых seventh sevenths"), 7),
    **dict.fromkeys(listed("восьмая восьмую восьмой восьмых eighth eighths"), 8),
    **dict.fromkeys(listed("девятая девятую девятой девятых ninth ninths"), 9),
    **dict.fromkeys(listed("десятая десятую десятой десятых tenth tenths"), 10),
}
# A fraction that needs no numerator before it to be one.
BARE_FRACTIONS: Final = listed(
    "треть трети четверть четверти четвертью половина половину половины половиной половине"
)
HALF_ADVERBS: Final = frozenset({"наполовину", "вполовину"})

MULTIPLES: Final = {
    **dict.fromkeys(("вдвое", "twofold", "double", "twice"), 2),
    **dict.fromkeys(("втрое", "threefold", "triple", "thrice", "treble"), 3),
    **dict.fromkeys(("вчетверо", "fourfold", "quadruple"), 4),
    **dict.fromkeys(("впятеро", "fivefold"), 5),
    **dict.fromkeys(("вшестеро", "sixfold"), 6),
    "всемеро": 7,
    "sevenfold": 7,
    "ввосьмеро": 8,
    "eightfold": 8,
    "вдесятеро": 10,
    "tenfold": 10,
}
FREQUENCIES: Final = {"дважды": 2, "трижды": 3, "twice": 2, "thrice": 3}
# Verbs and nouns that carry a multiple and its direction in one word, by their beginning.
MULTIPLE_VERBS: Final[tuple[tuple[str, int, Direction], ...]] = (
    ("удвои", 2, "rise"),
    ("удвое", 2, "rise"),
    ("утрои", 3, "rise"),
    ("утроен", 3, "rise"),
    ("учетверил", 4, "rise"),
    ("doubled", 2, "rise"),
    ("doubling", 2, "rise"),
    ("tripled", 3, "rise"),
    ("tripling", 3, "rise"),
    ("trebled", 3, "rise"),
    ("quadrupled", 4, "rise"),
    ("halved", 2, "fall"),
    ("halving", 2, "fall"),
    ("halves", 2, "fall"),
)
COMPOUND_NUMBERS: Final[dict[str, int | Decimal]] = {
    "двух": 2, "дву": 2, "двое": 2, "трех": 3, "трое": 3, "четырех": 4,
    "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12, "пятнадцати": 15,
    "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "ста": 100, "сто": 100,
    "полутора": Decimal("1.5"),
}  # fmt: skip

# A half and a time in one word.
HALF_TIMES: Final = (
    ("получасов", "s", 1800),
    ("half-hour", "s", 1800),
    ("half-day", "s", 43_200),
    ("полугодов", "month", 6),
    ("полугодичн", "month", 6),
)

SECOND, MINUTE, HOUR, DAY, WEEK = 1, 60, 3600, 86_400, 604_800
SECONDS: Final = {
    **dict.fromkeys(
        (*_inflected("секунд", "- а ы е у ой ам ами ах"), "сек", "second", "seconds", "sec",
         "secs"),
        SECOND,
    ),
    **dict.fromkeys(
        (*_inflected("минут", "- а ы е у ой ам ами ах"), "мин", "minute", "minutes", "min",
         "mins"),
        MINUTE,
    ),
    **dict.fromkeys(
        (*_inflected("час", "- а ов у ам ами ах ом е ы"), "ч", *listed("hour hours hr hrs h")),
        HOUR,
    ),
    **dict.fromkeys(
        listed("день дня дней дню дням днем днями днях дни дн day days сутки суток суткам сутках"),
        DAY,
    ),
    **dict.fromkeys(("fortnight", "fortnights"), 2 * WEEK),
    **dict.fromkeys(
        (*_inflected("недел", "я и ю е ь ей ям ями ях"), "нед", "week", "weeks"), WEEK
    ),
}  # fmt: skip
MONTHS: Final = {
    **dict.fromkeys(
        (*_inflected("месяц", "- а ев у ам ем е ами ах ы"), "мес", "month", "months"), 1
    ),
    **dict.fromkeys(("квартала", "кварталов", "кварталам", "кварталах", "quarters"), 3),
    **dict.fromkeys(("полугодия", "полугодий", "half-years"), 6),
    **dict.fromkeys(listed("год года году годе лет годам годах годы year years"), 12),
}
TIMES: Final = frozenset((*SECONDS, *MONTHS))
# How an adjective made of a number and a time ends: "20-минутный", "двухнедельный".
TIME_ADJECTIVES: Final = (
    ("секундн", "s", SECOND),
    ("минутн", "s", MINUTE),
    ("часов", "s", HOUR),
    ("дневн", "s", DAY),
    ("суточн", "s", DAY),
    ("недельн", "s", WEEK),
    ("месячн", "month", 1),
    ("годичн", "month", 12),
    ("годов", "month", 12),
    ("летн", "month", 12),
)
MONEY: Final = {
    **dict.fromkeys(
        (*_inflected("рубл", "ь я ей ю ем е и ям ями ях"), "руб", "₽", "rub", "ruble", "rubles",
         "rouble", "roubles"),
        "RUB",
    ),
    **dict.fromkeys(
        (*_inflected("доллар", "- а ов у ам ами ах ы"), "$", "usd", "dollar", "dollars"), "USD"
    ),
    **dict.fromkeys(("евро", "€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(
        (*_inflected("фунт", "- а ов у ам ами ах ы"), "£", "gbp", "pound", "pounds"), "GBP"
    ),
    **dict.fromkeys(("тенге", "₸", "kzt", "tenge"), "KZT"),
    **dict.fromkeys((*_inflected("юан", "ь я ей ям ями ях"), "cny", "yuan"), "CNY"),
    **dict.fromkeys(("zar", "rand", "rands", "рэнд", "рэнда", "рэндов"), "ZAR"),
    **dict.fromkeys(("inr", "rupee", "rupees", "рупий", "рупии"), "INR"),
    **dict.fromkeys(("гривен", "гривны", "гривна", "грн", "uah", "hryvnia", "hryvnias"), "UAH"),
}  # fmt: skip
CURRENCY_SIGNS: Final = frozenset("$€£₽₸")
CURRENCY_CODES: Final = listed("rub eur usd gbp kzt cny uah")  # may stand before the amount
SMALL_MONEY: Final = {  # a hundredth of which currency
    **dict.fromkeys((*_inflected("копе", "ек йка йки йку йке йками"), "коп"), "RUB"),
    **dict.fromkeys(listed("p pence penny"), "GBP"),  # "p" only right after a digit
    **dict.fromkeys((*_inflected("цент", "- а ов"), "cent", "cents"), "USD"),
}
PERCENT: Final = frozenset(
    (*_inflected("процент", "- а ов у ам ами ах ы ом е"), "%", "percent", "pct", "проц")
)
PER_MILLE: Final = frozenset({"‰", "промилле"})
MEASURES: Final = TIMES | frozenset(MONEY) | PERCENT
POINT: Final = frozenset(
    (*_inflected("пункт", "- а ов у ам ами ах ы ом е"), *listed("point points pts"))
)
SCORE: Final = frozenset(_inflected("балл", "- а ов у ам ами ах ы ом е"))
MULTIPLE_UNITS: Final = frozenset({"раз", "раза", "times", "x", "х", "×", "-fold", "fold"})

MONTH_NAMES: Final = _forms(
    """
    1 январь января январе январю январем january jan
    2 февраль февраля феврале февралю февралем february feb
    3 март марта марте марту мартом march
    4 апрель апреля апреле апрелю апрелем april apr
    5 май мая мае маю маем may
    6 июнь июня июне июню июнем june jun
    7 июль июля июле июлю июлем july jul
    8 август августа августе августу августом august aug
    9 сентябрь сентября сентябре сентябрю сентябрем september sept sep
    10 октябрь октября октябре октябрю октябрем october oct
    11 ноябрь ноября ноябре ноябрю ноябрем november nov
    12 декабрь декабря декабре декабрю декабрем december dec
    """
)
YEAR_WORDS: Final = listed("год года году годом годе годы годов годам годах годами г гг year")
QUARTER_WORDS: Final = listed("квартал квартала квартале кварталу кварталом кварталы кв quarter")
HALF_YEAR_WORDS: Final = listed("полугодие полугодия полугодии полугодию полугодием")

RATES: Final[dict[str, Rate]] = {
    "час": "hour", "hour": "hour", "hourly": "hour", "ежечасно": "hour",
    "день": "day", "сутки": "day", "day": "day", "daily": "day", "ежедневно": "day",
    "ежесуточно": "day", "неделю": "week", "week": "week", "weekly": "week",
    "еженедельно": "week", "месяц": "month", "month": "month", "monthly": "month",
    "ежемесячно": "month", "квартал": "quarter", "quarter": "quarter", "quarterly": "quarter",
    "ежеквартально": "quarter", "сут": "day", "нед": "week", "мес": "month", "annum": "year",
    "год": "year", "year": "year", "yearly": "year",
    "annually": "year", "ежегодно": "year", "смену": "shift", "shift": "shift",
}  # fmt: skip
