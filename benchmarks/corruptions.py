"""Changes that make a quote say what the essay does not.

A corruption returns the changed quote, or None where the quote gives it nothing to change. The
vocabulary is its own: it is not the locator's, and wider.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

Corruption = Callable[[str, Random, Sequence[str]], str | None]

_WORD = re.compile(r"[^\W\d_]+")

_CARDINALS = """
один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать
пятнадцать восемнадцать двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят
девяносто сто двести триста пятьсот
|одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати двадцати
тридцати сорока пятидесяти
|двое трое четверо пятеро шестеро семеро
|одна две
|одной двум трём четырём
|первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый
|первого второго третьего четвёртого пятого шестого седьмого восьмого
|первой второй третьей четвёртой пятой шестой седьмой
|первые вторые третьи четвёртые пятые
|половина треть четверть пятая|половину треть четверть десятую|половины трети четверти
|one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
|first second third fourth fifth sixth seventh|half third quarter
"""
_MULTIPLES = """
вдвое втрое вчетверо впятеро вшестеро полтора вполовину|дважды трижды четырежды|
двукратный трёхкратный пятикратный десятикратный|двукратное трёхкратное пятикратное|
удвоили утроили учетверили|удвоился утроился учетверился|удвоилась утроилась|удвоилось утроилось|
двойной тройной четверной|twice thrice fourfold|double triple quadruple|doubled tripled quadrupled|
twofold threefold fivefold
"""
_OPPOSITES = """
вырос снизился|выросла снизилась|выросло снизилось|выросли снизились|растёт падает|
растут падают|поднялся опустился|поднялась опустилась|поднялось опустилось|поднялись опустились|
рост спад|роста спада|ростом спадом|увеличили уменьшили|увеличил уменьшил|увеличила уменьшила|
увеличился уменьшился|увеличилась уменьшилась|увеличилось уменьшилось|увеличились уменьшились|
повысили понизили|повысил понизил|повысилась понизилась|повысился понизился|улучшили ухудшили|
улучшил ухудшил|улучшилось ухудшилось|сократили расширили|сократилось удлинилось|
сократился удлинился|сократилась удлинилась|сократил удлинил|снизили подняли|снизил поднял|
снизила подняла|упал взлетел|упала взлетела|упало взлетело|упали взлетели|больше меньше|
выше ниже|чаще реже|быстрее медленнее|раньше позже|лучше хуже|дороже дешевле|короче длиннее|
более менее|до после|все никто|всегда никогда|каждый никакой|минимум максимум|
минимальный максимальный|плюс минус|внутри снаружи|входящие исходящие|меньшинство большинство|
ускорили замедлили|ускорился замедлился|ускорилась замедлилась|уменьшение увеличение|
снижение повышение|сокращение расширение|rose fell|grew shrank|increased decreased|
increase decrease|more less|more fewer|higher lower|above below|faster slower|better worse|
before after|always never|up down|gained lost|longer shorter|improved worsened|most least|
over under|earlier later|all none|cheaper dearer
"""
_UNITS = """
секунда минута час|секунды минуты часа|секунд минут часов дней недель месяцев лет|
секунду минуту неделю|час день месяц год|часа дня месяца года|рублей долларов евро|руб долл|
тысяч миллионов миллиардов|тыс млн млрд|% п.п. ‰|процентов пунктов|метров километров|
звонков писем чатов|клиентов сотрудников|человек компаний|обращений продаж|семей школ|
seconds minutes hours days weeks months years|second minute hour day week month year|
thousand million billion|calls chats emails|customers agents employees|pounds dollars euros|
percent points
"""
_MONTHS = """
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь|
января февраля марта апреля мая июня июля августа сентября октября ноября декабря|
январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре|
january february march april may june july august september october november december|
понедельник вторник четверг пятница воскресенье|зимой весной летом осенью|
зима весна лето осень|зимы весны лета осени|monday tuesday thursday friday sunday|
spring summer autumn winter
"""
_RUSSIAN_NAMES = """
Анна Алла Ирина Арина Марина Карина Мария Дарья Иван Степан Олег Игорь Пётр Фёдор Сергей Андрей
Иванова Петрова Смирнов Кузнецов Попов Соколов Москва Казань Самара Саратов Тула Пермь Томск Омск
Ростов Воронеж Сбер Тинькофф Яндекс Мегафон Билайн Ромашка Вектор Лотос Орион Горизонт Меридиан
"""
_LATIN_NAMES = """
Samsung Siemens Oracle Avaya Genesys Zendesk Salesforce Bitrix Amazon Google Telegram Viber Signal
Acme Globex Initech Umbrella Vertex Nimbus Anna Hannah Peter Brian Leeds London Bristol Dublin
"""
_ACRONYMS = """
NPS CSI CSAT CES FCR AHT SLA SLO ASA FRT KPI OKR CRM ERP IVR ACD QM WFM HR IT PR B2B КЦ СПК ЦОВ ИТ
ПО АТС ЛК ТП НДС ОКК
"""
_TAILS = """
и это принесло компании дополнительную выручку
, что вдвое превышает средний показатель по рынку
, что на 17% лучше, чем годом ранее
и теперь нас считают лучшими в отрасли
, поэтому клиенты возвращаются к нам снова и снова
, а руководство полностью поддержало эту инициативу
и получили за это международную премию
, что подтвердил независимый аудит компании KPMG
. Это позволило сократить расходы на треть
. Выручка выросла на 40 миллионов рублей
. Так мы стали первыми в стране
благодаря внедрению искусственного интеллекта
, не потеряв ни одного сотрудника
, which doubled our revenue
and customers now recommend us to everyone they know
, a result confirmed by independent auditors
. This saved the company 2.4 million pounds
thanks to our new AI assistant
, without losing a single employee
"""
_HEADS = """
По данным независимого исследования,
Благодаря внедрению новой платформы
За последние 3 года
Нам впервые в отрасли удалось добиться того, что
Руководство подтвердило:
Как отметил генеральный директор,
According to an independent survey,
Thanks to the new platform,
For the first time in the industry,
Over the last 3 years
"""


def _groups(table: str) -> list[list[str]]:
    return [group.split() for group in table.replace("\n", " ").split("|") if group.strip()]


def _folded(word: str) -> str:
    return word.lower().replace("ё", "е")


def _like(word: str, model: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _swap(table: str) -> Corruption:
    """Another word of the same group in the place of one that the quote has."""
    groups = [(set(map(_folded, g)), g) for g in _groups(table)]

    def corrupt(quote: str, random: Random, others: Sequence[str]) -> str | None:
        hits = [
            (m, group)
            for m in re.finditer(r"%|[^\W\d_]+", quote)
            for known, group in groups
            if _folded(m.group()) in known
        ]
        if not hits:
            return None
        m, group = random.choice(hits)
        choices = [w for w in group if _folded(w) != _folded(m.group())]
        return quote[: m.start()] + _like(random.choice(choices), m.group()) + quote[m.end() :]

    return corrupt


def digit(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """One digit another, lost, added, or two changed places; a decimal mark moved."""
    places = [m.start() for m in re.finditer(r"\d", quote)]
    if not places:
        return None
    at = random.choice(places)
    now = quote[at]
    other = random.choice([d for d in "0123456789" if d != now])
    changed = [quote[:at] + other + quote[at + 1 :], quote[:at] + now + other + quote[at + 1 :]]
    if quote[at + 1 : at + 2].isdigit():
        changed.append(quote[:at] + quote[at + 1 :])
        if quote[at + 1] != now:
            changed.append(quote[:at] + quote[at + 1] + now + quote[at + 2 :])
        changed.append(quote[: at + 1] + "." + quote[at + 1 :])
    return random.choice(changed)


def whole_number(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """Another number, a number left out, or a number that was not there."""
    numbers = list(re.finditer(r"\d+(?:[.,]\d+)?", quote))
    if not numbers:
        return None
    m = random.choice(numbers)
    new = str(random.choice([2, 3, 5, 7, 10, 12, 15, 40, 64, 99, 120, 350, 1000, 2019, 2025, 8500]))
    if new == m.group():
        return None
    changed = [
        quote[: m.start()] + new + quote[m.end() :],
        quote[: m.start()] + new + " " + quote[m.start() :],
    ]
    if _WORD.search(quote, 0, m.start()) and _WORD.search(quote, m.end()):
        changed.append(re.sub(r" {2,}", " ", quote[: m.start()] + quote[m.end() :]))
    return random.choice(changed)


def negation(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """A "not" taken away or put before a word that looks like a verb."""
    present = list(
        re.finditer(r"(?<!\w)(?:не|ни|без|not|never|no)\s+|n['’]t(?!\w)", quote, re.IGNORECASE)
    )
    if present and random.random() < 0.7:
        m = random.choice(present)
        return quote[: m.start()] + quote[m.end() :]
    verbs = list(
        re.finditer(
            r"(?<!\w)[а-яё]{3,}(?:ли|ла|ло|ет|ют|ит|ят|ем|им|лся|лись|лась|ется|ются)(?!\w)", quote
        )
    )
    if verbs:
        m = random.choice(verbs)
        return quote[: m.start()] + random.choice(["не ", "никогда не "]) + quote[m.start() :]
    auxiliaries = list(
        re.finditer(r"(?<!\w)(?:is|are|was|were|can|will|have|has|had|do)(?= )", quote)
    )
    if not auxiliaries:
        return None
    m = random.choice(auxiliaries)
    return quote[: m.end()] + random.choice([" not", " never", "n't"]) + quote[m.end() :]


def tense(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """What was done becomes what will be done."""
    endings = {"или": "им", "ился": "ится", "илась": "ится", "илось": "ится", "ились": "ятся"}
    for m in _WORD.finditer(quote):
        for past, future in endings.items():
            if len(m.group()) > len(past) + 3 and m.group().endswith(past):
                return quote[: m.end() - len(past)] + future + quote[m.end() :]
    m2 = re.search(r"(?<!\w)(?:was|were|has|have)(?= )", quote)
    return quote[: m2.start()] + "will have" + quote[m2.end() :] if m2 else None


def name(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """Another name, or an acronym that is one letter off."""
    names = [
        m
        for m in re.finditer(r"(?<=[^\W_] )[«(\"]?([^\W\d_]{2,})", quote)
        if m.group(1)[0].isupper()
    ]
    if not names:
        return None
    m = random.choice(names)
    now = m.group(1)
    if now.isupper() and quote[: m.start()].rsplit(maxsplit=1)[-1].isupper():
        return None  # a heading in capitals
    if now.isupper() and len(now) <= 5:
        pool = [a for a in _ACRONYMS.split() if a.isascii() == now.isascii()]
        letter = random.randrange(len(now))
        alphabet = "ABCDEFGKLMNPQRST" if now.isascii() else "АБВГДЖЗКЛМНПРСТЦ"
        pool.append(now[:letter] + random.choice(alphabet) + now[letter + 1 :])
    else:
        pool = (_LATIN_NAMES if now.isascii() else _RUSSIAN_NAMES).split()
    new = random.choice(pool)
    return None if new.lower() == now.lower() else quote[: m.start(1)] + new + quote[m.end(1) :]


def _added(table: str, *, before: bool) -> Corruption:
    phrases = [p for p in table.strip().split("\n") if p]

    def corrupt(quote: str, random: Random, others: Sequence[str]) -> str | None:
        fitting = [p for p in phrases if p.isascii() == quote.isascii()] or phrases
        phrase = random.choice(fitting)
        if before:
            return f"{phrase} {quote[0].lower()}{quote[1:]}"
        joint = "" if phrase[0] in ",." else " "
        return f"{quote.rstrip(' .!?;:')}{joint}{phrase}."

    return corrupt


def spliced(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """The beginning of one sentence and the end of another, as if they were one."""
    other = random.choice(others)
    a, b = quote.split(), other.split()
    if len(a) < 6 or len(b) < 6 or other == quote:
        return None
    cut, rest = random.randrange(3, len(a) - 2), random.randrange(3, len(b) - 2)
    return " ".join(a[:cut] + b[rest:])


def elided(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """The same with an ellipsis between: what was said of one thing is said of another."""
    other = random.choice(others)
    a, b = quote.split(), other.split()
    if len(a) < 7 or len(b) < 7 or other in quote or quote in other:
        return None
    cut, rest = random.randrange(3, len(a) - 2), random.randrange(3, len(b) - 3)
    mark = random.choice(["…", "...", "[…]", "(...)"])
    return " ".join([*a[:cut], mark, *b[rest:]])


def elided_negation(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """An ellipsis in the place of a "not", and of a word or two before it."""
    found = list(re.finditer(r"(?<!\w)(?:не|not|never|cannot|\w+n['’]t)\s+(?=\w)", quote))
    if not found:
        return None
    m = random.choice(found)
    before = quote[: m.start()].split()
    lost = random.randrange(min(3, len(before)) + 1)
    return " ".join([*before[: len(before) - lost], "…", quote[m.end() :]])


def skipped(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """Two or more words left out of the middle without a mark."""
    words = quote.split()
    if len(words) < 8:
        return None
    size = random.randrange(2, 5)
    at = random.randrange(2, len(words) - size - 1)
    if not any(len(w) > 3 for w in words[at : at + size]):
        return None
    return " ".join(words[:at] + words[at + size :])


def other_word(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """One word of substance becomes another word of the essay with the same ending."""
    places = [m for m in _WORD.finditer(quote) if len(m.group()) > 4]
    if not places:
        return None
    m = random.choice(places)
    pool = {
        w.lower()
        for w in _WORD.findall(" ".join(others))
        if len(w) > 4 and w[-2:] == m.group()[-2:] and _folded(w)[:4] != _folded(m.group())[:4]
    }
    if not pool:
        return None
    return quote[: m.start()] + _like(random.choice(sorted(pool)), m.group()) + quote[m.end() :]


def paraphrase(quote: str, random: Random, others: Sequence[str]) -> str | None:
    """The same words in another order, some of them lost: what a retelling looks like."""
    words = quote.rstrip(".!?").split()
    if len(words) < 6:
        return None
    at = random.randrange(2, len(words) - 2)
    moved = words[at:] + words[:at]
    kept = [w for w in moved if random.random() > 0.15]
    return " ".join(kept)


CORRUPTIONS: dict[str, Corruption] = {
    "a digit": digit,
    "a number": whole_number,
    "a number word": _swap(_CARDINALS),
    "a multiple": _swap(_MULTIPLES),
    "a negation": negation,
    "a direction": _swap(_OPPOSITES),
    "a unit": _swap(_UNITS),
    "a month": _swap(_MONTHS),
    "a tense": tense,
    "a name": name,
    "an invented tail": _added(_TAILS, before=False),
    "an invented head": _added(_HEADS, before=True),
    "two sentences spliced": spliced,
    "an ellipsis for a not": elided_negation,
    "spliced with an ellipsis": elided,
    "words left out": skipped,
    "another word": other_word,
    "a paraphrase": paraphrase,
}
NUMBERS = frozenset(["a digit", "a number", "a number word", "a multiple"])
"""The kinds of which not one may be accepted."""
ADDED = frozenset(["an invented tail", "an invented head"])
"""The kinds that may be cut off."""
