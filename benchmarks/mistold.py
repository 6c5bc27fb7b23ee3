"""Ways to tell a true summary falsely, and other forms to tell it truly in.

A change takes one sentence and gives it back changed, or None where it has nothing to change. The
vocabulary is its own: neither the checker's nor the samples'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[str, Random], str | None]

_NUMBER = re.compile(r"(?<![\w,.])\d+(?:[.,]\d+)?(?: \d{3})*(?![\w]|[,.]\d)")
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")
_NUMBER_WORDS = (
    "два три четыре пять шесть семь восемь девять десять",
    "двух трёх четырёх пяти шести семи восьми девяти десяти",
    "две три четыре пять шесть",
    "двадцать тридцать сорок пятьдесят",
    "two three four five six seven eight nine ten eleven",
)
_UNITS = (
    "секунд минут часов суток", "секунды минуты часа", "недель месяцев лет", "недели месяца года",
    "час сутки", "часа дня", "минут недель", "тысяч миллионов", "тысячам миллионам",
    "тысячи миллиона", "млн млрд", "рублей евро", "рубля доллара", "фунтов рублей", "% п.п.",
    "звонков вагонов", "звонков сайтов", "сотрудников складов", "обращений наград",
    "клиник аптек", "операторов терминалов", "специалиста ребёнка", "жителей складов",
    "филиала завода", "диалогов договоров", "абонентов станций", "городов стран", "правил премий",
    "шагов рейсов", "процентных градусных",
    "seconds minutes hours days", "weeks months years", "min h", "million billion",
    "roubles euros dollars", "£ $ €", "calls lorries", "residents factories", "advisers warehouses",
    "clinics pharmacies", "subscribers stations", "specialists vehicles", "branches ships",
    "families companies", "contacts contracts", "dialogues contracts", "cities countries",
    "decisions prizes", "trainers doctors", "slides films",
)  # fmt: skip
_OPPOSITES = (
    "снизилась повысилась", "снизились повысились", "снизилось повысилось", "снизился повысился",
    "сократился увеличился", "сократилась увеличилась", "сократила увеличила",
    "сократилось увеличилось", "выросла упала", "вырос упал", "выросло упало", "выросли упали",
    "поднялся опустился", "поднялась опустилась", "поднялось опустилось", "упала возросла",
    "увеличилось уменьшилось", "увеличился уменьшился", "увеличилась уменьшилась",
    "снизить нарастить", "меньше больше", "падение прирост", "удлинился укоротился",
    "fell climbed", "rose declined", "dropped jumped", "grew shrank", "fewer more",
    "raised lowered", "cut boosted",
)  # fmt: skip
_PAIR = re.compile(
    r"(?P<open>\bс|\bfrom) (?P<a>\d[\d., ]*) ?(?P<ua>%|\w{0,9}) (?P<mid>до|to) "
    r"(?P<b>\d+(?:[.,]\d+)?(?: \d{3})*)(?P<ub>%?)"
)
_PERIODS = (
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "January February March April May June July August September October November December",
    "первом втором третьем четвёртом", "первый второй третий четвёртый",
    "first second third fourth", "ежемесячно ежедневно еженедельно",
    "monthly daily weekly",
)  # fmt: skip
_RATES = (
    (r"в месяц\b", ("в день", "в неделю", "в час")),
    (r"в год\b", ("в месяц", "в день")),
    (r"в день\b", ("в неделю", "в год")),
    (r"\ba month\b", ("a day", "a week")),
    (r"\ba year\b", ("a month", "a week")),
    (r"\ba day\b", ("a week", "a month")),
)
_SPELLS = (
    (r"\bза (?:20\d\d )?год\b", ("за квартал", "за месяц", "за полгода")),
    (r"\bза (?:\w+ )?квартал\b", ("за год", "за месяц", "за неделю")),
    (r"\bза полгода\b", ("за год", "за квартал")),
    (r"\b(?:in|over|during) (?:a|one|the) year\b", ("in a quarter", "in half a year")),
    (r"\b(?:in|over|during) (?:a|one|the) quarter\b", ("in a year", "in one week")),
)
_TENSES = (
    ("снизилась", "снизится"), ("снизились", "снизятся"), ("сократилась", "сократится"),
    ("собрала", "соберёт"), ("отменили", "отменят"), ("исправили", "исправят"),
    ("добавили", "добавят"), ("сократили", "сократят"), ("сократила", "сократит"),
    ("упала", "упадёт"), ("отдали", "отдадут"), ("выделили", "выделят"), ("приняли", "примут"),
    ("продлили", "продлят"), ("обучили", "обучат"), ("вырос", "вырастет"), ("выросла", "вырастет"),
    ("fell", "will fall"), ("rose", "will rise"), ("dropped", "will drop"), ("built", "will build"),
    ("opened", "will open"), ("grew", "will grow"), ("came down", "will come down"),
    ("halved", "will halve"), ("assigned", "will assign"), ("went", "will go"),
)  # fmt: skip
_INVENTED = {
    "ru": (
        "вместе с компанией «Стальной Журавль»", "на платформе «Мурена»",
        "по методике Дж. Хопкинса",
        "под руководством Лукерьи Забродиной", "для холдинга «Велес-Агро»", "на базе Zentrika",
        "в партнёрстве с Orbitel", "по стандарту ЦКРП", "по системе QRMX", "в городе Усть-Верба",
        "силами филиала в Барнауле", "через приложение Lumora", "с помощью бота «Фомич»",
        "по заказу Минтранса", "как отмечает Рустам Агаев", "по итогам премии «Хрустальный Улей»",
    ),
    "en": (
        "together with Steel Crane", "on the Murena platform", "by the Hopkins method",
        "under Lucretia Zabrodin", "for the Veles-Agro holding", "with Zentrika software",
        "in partnership with Orbitel", "by the QRMX standard", "in the town of Ust-Verba",
        "at its Barnaul branch", "through the Lumora app", "with a bot called Fomich",
        "as Rustam Agayev says", "after the Crystal Hive award",
    ),
}  # fmt: skip


def number(sentence: str, random: Random) -> str | None:
    """Another number in the place of one that is no year."""
    places = [m for m in _NUMBER.finditer(sentence) if not _YEAR.fullmatch(m.group())]
    words = _word_places(sentence, _NUMBER_WORDS)
    if not places and not words:
        return None
    if words and (not places or random.random() < 0.2):
        return _replaced(sentence, *random.choice(words), random)
    m = random.choice(places)
    return sentence[: m.start()] + _other_number(m.group(), random) + sentence[m.end() :]


def _other_number(now: str, random: Random) -> str:
    at = random.choice([i for i, c in enumerate(now) if c.isdigit()])
    other = random.choice([d for d in "123456789" if d != now[at]])
    changed = [now[:at] + other + now[at + 1 :], now[:at] + now[at] + other + now[at + 1 :]]
    if sum(c.isdigit() for c in now) > 2 and now[0] != "0" and at > 0:
        changed.append(now[:at] + now[at + 1 :])
    return random.choice([c for c in changed if c != now])


def unit(sentence: str, random: Random) -> str | None:
    """The unit after a number becomes another one."""
    places = [
        (m, group)
        for m, group in _word_places(sentence, _UNITS)
        if re.search(r"(?<!\b20[12])(?:\d|тысяч[аи]?|млн|million) ?$", sentence[: m.start()])
        or (m.group() in "£$€" and sentence[m.end() : m.end() + 1].isdigit())
    ]
    return _replaced(sentence, *random.choice(places), random) if places else None


def direction(sentence: str, random: Random) -> str | None:
    """A rise becomes a fall, or the two ends of a change trade places."""
    if not re.search(r"\d", sentence):
        return None
    verbs = _word_places(sentence, _OPPOSITES)
    pairs = list(_PAIR.finditer(sentence))
    if verbs and (not pairs or random.random() < 0.6):
        return _replaced(sentence, *random.choice(verbs), random)
    if not pairs:
        return None
    m = random.choice(pairs)
    turned = f"{m['open']} {m['b']}{m['ub']} {m['mid']} {m['a'].strip()}{m['ub']}"
    return sentence[: m.start()] + turned + sentence[m.end() :]


def period(sentence: str, random: Random) -> str | None:
    """Another year, quarter, month, or another rate of counting."""
    changed = [
        sentence[: m.start()]
        + str(int(m.group()) + random.choice([-3, -2, -1, 1, 2]))
        + sentence[m.end() :]
        for m in _YEAR.finditer(sentence)
    ]
    for pattern, others in _RATES:
        changed += [
            sentence[: m.start()] + random.choice(others) + sentence[m.end() :]
            for m in re.finditer(pattern, sentence)
        ]
    for m, group in _word_places(sentence, _PERIODS):
        if m.group()[0].islower() or not m.group().isascii() or m.group() in _PERIODS[2].split():
            quarter = group in _PERIODS[3:6]
            if not quarter or re.match(r" (?:квартал|quarter)", sentence[m.end() :]):
                changed.append(_replaced(sentence, m, group, random))
    return random.choice(changed) if changed else None


def spell(sentence: str, random: Random) -> str | None:
    """What came together in a year is told of a quarter."""
    changed = [
        sentence[: m.start()] + random.choice(others) + sentence[m.end() :]
        for pattern, others in _SPELLS
        for m in re.finditer(pattern, sentence)
    ]
    return random.choice(changed) if changed else None


def as_plan(sentence: str, random: Random) -> str | None:
    """Every verb that tells something as done tells it as still to come."""
    told = sentence
    for past, future in _TENSES:
        told = re.sub(rf"\b{past}\b", future, told)
    return told if told != sentence else None


def neighbours_value(text: str, random: Random) -> str | None:
    """A percentage takes the value that another clause has of something else."""
    numbers = list(re.finditer(r"\d+(?:[.,]\d+)?%", text))
    pairs = [
        (a, b)
        for a in numbers
        for b in numbers
        if a.group() != b.group()
        and re.search(r"[.;,]", text[min(a.end(), b.end()) : max(a.start(), b.start())])
    ]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    return text[: a.start()] + b.group() + text[a.end() :]


def invented_name(sentence: str, random: Random) -> str:
    """A person, firm, place, product or acronym nobody has heard of."""
    language = "ru" if re.search("[а-я]", sentence) else "en"
    return f"{sentence.rstrip('.')} {random.choice(_INVENTED[language])}."


def exchanged(text: str, random: Random) -> str | None:
    """Two percentages of different clauses trade places."""
    numbers = list(re.finditer(r"\d+(?:[.,]\d+)?%", text))
    pairs = [
        (a, b)
        for i, a in enumerate(numbers)
        for b in numbers[i + 1 :]
        if a.group() != b.group() and re.search(r"[.;,]", text[a.end() : b.start()])
    ]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    return text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]


def _word_places(sentence: str, groups: Sequence[str]) -> list[tuple[re.Match[str], str]]:
    return [
        (m, group)
        for m in re.finditer(r"[£$€%]|п\.п\.|[^\W\d_]+", sentence)
        for group in groups
        if m.group() in group.split()
    ]


def _replaced(sentence: str, place: re.Match[str], group: str, random: Random) -> str:
    other = random.choice([w for w in group.split() if w != place.group()])
    return sentence[: place.start()] + other + sentence[place.end() :]


FALSE: dict[str, Change] = {
    "number": number,
    "unit": unit,
    "direction": direction,
    "period": period,
    "invented name": invented_name,
    "time it took": spell,
    "fact as plan": as_plan,
}

_SPELT = {
    "2": "два", "3": "три", "4": "четыре", "5": "пять", "6": "шесть", "7": "семь", "10": "десять",
    "12": "двенадцать", "15": "пятнадцать", "20": "двадцать", "30": "тридцать",
}  # fmt: skip


def _regroup(m: re.Match[str]) -> str:
    digits = m.group().replace(" ", "")
    return f"{int(digits):,}".replace(",", "\u00a0")


# Other forms of the same: each must change nothing that is said.
TRUE: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "a space before %": (r"(?<=\d)%", " %"),
    "per cent in words": (r"(?<=\d)%(?=.*[а-я])", " процентов"),
    "per cent in English": (r"(?<=\d)%(?!.*[а-я])", " per cent"),
    "thousands grouped": (r"(?<![\d,.])\d{4,6}(?![\d%])(?! год| г\.)(?<!20\d\d)", _regroup),
    "thousands by a word": (r"(?<=\d) тысяч\w*(?= )", "\u00a0тыс."),
    "thousands in digits": (r"(?<!до \d\d)(?<=\d) тысяч\w*(?= )", " 000"),
    "millions in digits": (r"(?<!\d)(\d),(\d) млн(?= )", r"\g<1> \g<2>00 000"),
    "minutes in full": (r"(?<=\d) мин (?=\d)", " минут "),
    "minutes and seconds": (
        r"(\d+) мин 0?(\d+) с\b",
        lambda m: f"{int(m[1]) * 60 + int(m[2])} секунд",
    ),
    "a year shortened": (r"(?<=20\d\d) (?:году|года|год)\b", " г."),
    "small numbers in words": (
        r"(?<![\d,.:/–-])(?:[234567]|1[025]|[23]0)(?= [а-я]{4})(?! мин| млн| тыс)",
        lambda m: _SPELT[m.group()],
    ),
    "a dash by a hyphen": ("—", "-"),
    "straight quotes": ("[«»“”]", '"'),
}
