"""What a word names: one concept for all the words, of either language, that name one thing.

A word that is in no line of the table stands for itself, by the first letters of its stem; a
word that names nothing ("which", "сейчас") has no concept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from assessor.text import WORDS_KEPT, stem

LONGEST, SHORTEST = 10, 3  # letters of a beginning in the table
ROOT: Final = 5  # letters by which any other word is known

# What is measured: two figures of one kind that name the same of these may be one indicator.
# A beginning with a stop behind it is a whole word.
_MEASURES: Final = """
    ANSWER: трубк ответ отвеч приня приним дозвон дозван answer repl response responded responds
        pick.
    WAIT: ожид ждет. ждут. ждал ждать. ждем. очеред wait queu hold.
    TALK: разговор бесед разговар talk convers handling handle. handled.
    RESOLVE: довел. довели доведен реше реша решил закры разреш урегул resolv resolut solv close.
        closed. closes. closure closing. settl
    FIRST: первого. первой. первому. сразу. first.
    REPEAT: повтор repeat
    LOST: недождал hung. hang. hangs. потер теря пропущ недозв lost. lose. losing. loses. abandon
        missed. брошен
    SATISFIED: удовлетвор довол satisf happy. happier. csat. csi.
    LOYAL: лоял рекоменд советова советую посовет nps. loyal recommend
    RATING: оцен балл рейтинг ставят. ставит. звезд rating rated. score. scores. scored. mark.
        marks. stars.
    LEAVING: покин текуч уволи увольн уволен ушел. ушл уход. ухода. отток turnover attrit quit.
        left.
        leavers. churn
    COMPLAINT: жалоб жалов претенз рекламац complain griev
    MISTAKE: ошиб опечат неточн error mistak inaccura
    COST: стоим стоит. стоил стоят. цена. цену. цены. ценой. обходи обошел обошл дорож дешев подешев
        подорож затрат расход cost price. prices. expens spend spent.
    SAVING: эконом сэконом saving saved. saves. save.
    LEARNING: обуч учеб тренинг trained. training train.
    EXAM: экзамен аттестац зачет сдал. сдали. сдало. сдают. сдает. exam qualif certif pass. passed.
        passes.
    RETURN: возвр верн refund return
    DELIVERY: достав deliver
    VISIT: визит прием. приема. приему. приемов. явк visit appointm
    BOOKING: бронир бронь. брони. запис booking booked. reservat
    ENGAGED: вовлеч engag
    REPAIR: ремонт почин чинят. чиним. repair
    SALE: прода покупк купил купле sale. sales. sell. sold.
    REVENUE: выручк доход revenue income
    PROFIT: прибыл profit
    AUTO: робот бот бота. ботом. автомат голосов самообслуж automat chatbot selfserv
    MISSING: неяв неприш noshow
    TRANSFER: переключ перевод перевед перевел передал transfer escalat
    QUALITY: качеств quality
    ARRIVING: приезж приед приех прибы доезж arriv
    CANCEL: отмен cancel
    PUNCTUAL: вовремя punctual
    LATE: опозд просроч задерж late. delay overdue
    IDEA: идей идея идею идеи предлож инициатив idea suggestion
"""
# Who and by which way: what is left unsaid as often as not, and what parts one thing from another.
_PEOPLE: Final = """
    STAFF: сотрудн персонал работник оператор агент. агенты. агентов. консульт специалист коллег
        employe staff agent advis worker colleagu operator
    CLIENT: клиент абонент пассаж гост покупател пользовател заказчик потребит подписч жител пациент
        жильц посетит звонивш customer client caller subscrib passeng guest user patient resident
        shopper tenant visitor buyer
    ENTRANT: новичк новичок стажер новобран newcomer trainee starter novice
"""
_WAYS: Final = """
    CALL: звон вызов телефон call phone telephon ring. rang.
    CHAT: чат мессендж chat messeng
    MAIL: почт письм писем имейл mail email letter
    APP: приложен app. apps.
    SITE: сайт site. websit online. онлайн.
"""
_ANYTHING: Final = """
    CONTACT: обращ запро заяв тикет контакт вопрос contact request enquir inquir ticket quer
        question
        issue
    SURVEY: опро анкет респонд survey poll. polled. respondent questionnai asked. intervie
    FLOW: обработ обрабат обслуж поступ пришл обратил took. takes. take. receiv
        process serve. served. came. получ пришел
    HOUSE: лини центр служб отдел команд компан банк сервис площад line. lines. centre center
        service team desk. company bank. department hub.
"""
# What names nothing, or whose beginning is that of another word in the table.
_NOTHING: Final = """
    ответств признак общени обществ закрытост решитель решающ разговорн приемл доходчив почти
    market closely гости. голосован первонач
    кото этот этог этом этой наши наше нашу наша свои свое свою было были была буду буде также
    такж толь чтоб если когд пото поэт сейч тепе сего года году годо годы меся квар сост стал
    боль мень боле мене один одна одно може можн очен всех всег кажд даже пока межд нача
    доля доле долю доли прош лишь уже чего того тому этим тоже опят снов сред проц пунк сниж
    сниз вырос выро сокр увел умен около через выше ниже раза this that with from have were when
    they them thei than more less most over into whic afte befo abou only just also each ever
    year mont been will woul ther what stil said othe some thos thes then now. quar shar rate
    leve whil wher such very thre four five seve eigh nine четы пять шест восе девя деся день
    днях дней неде часо часы мину секу утра вече hour minu seco week days трет четв поло took
    made gave коли числ объе врем быст toda fewe рубл евро тыся милл numb volume amou time much
    many both does like fell rose grew drop redu incr decr aver half показат уров достиг
    равн итог результ данн нынешн текущ общ годов ежегод весь. всего всю. целом занима заня прихо
    назад вся. себ взял срок скорост
    участ momen whole. among run. runs. bring same. нем. него. них. него. нее. ним. посл people.
    челов люд случа cases. case.
    крупн длинн долг дольше больше максим largest longest biggest highest slowest greatest
    дает. дают. reach stand. stands. stood. curren overall annual total figure result percent point
    обычн длит продолж сегодняш последн показыв отчет report usual today уходит. уходило. приш
"""
_LITTLE: Final = frozenset(
    [
        "как",
        "так",
        "что",
        "где",
        "для",
        "без",
        "при",
        "под",
        "над",
        "все",
        "это",
        "они",
        "она",
        "оно",
        "нас",
        "нам",
        "вас",
        "вам",
        "был",
        "уже",
        "еще",
        "или",
        "тот",
        "эта",
        "эту",
        "тех",
        "чем",
        "раз",
        "раза",
        "разу",
        "дня",
        "дни",
        "час",
        "год",
        "лет",
        "мая",
        "три",
        "два",
        "две",
        "сто",
        "кто",
        "том",
        "сам",
        "тут",
        "там",
        "наш",
        "нет",
        "тыс",
        "млн",
        "руб",
        "the",
        "and",
        "for",
        "our",
        "was",
        "had",
        "has",
        "are",
        "not",
        "but",
        "all",
        "one",
        "two",
        "who",
        "you",
        "its",
        "her",
        "his",
        "per",
        "now",
        "new",
        "how",
        "did",
        "get",
        "got",
        "say",
        "see",
        "way",
        "may",
        "can",
        "out",
        "off",
        "own",
        "too",
        "any",
        "few",
        "use",
        "him",
        "she",
        "ten",
        "six",
        "day",
        "via",
        "yet",
        "let",
        "put",
    ]
)


def _table(*lists: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for text in lists:
        for line in re.split(r"\n(?=\s*[A-Z]+:)", text.strip()):
            name, _, beginnings = line.partition(":")
            table.update(dict.fromkeys(beginnings.split(), name.strip()))
    return table


MEASURES: Final = frozenset(_table(_MEASURES).values())
PEOPLE: Final = frozenset(_table(_PEOPLE).values())
WAYS: Final = frozenset(_table(_WAYS).values())
LIGHT: Final = PEOPLE | WAYS | frozenset(_table(_ANYTHING).values())

_NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(_NOTHING.split(), ""),
    **_table(_MEASURES, _PEOPLE, _WAYS, _ANYTHING),
}


@lru_cache(maxsize=WORDS_KEPT)
def concept(word: str) -> str:
    """What a word in lower case names; "" if nothing."""
    if len(word) < SHORTEST or word in _LITTLE:
        return ""
    whole = _NAMES.get(word + ".")
    if whole is not None:
        return whole
    for letters in range(min(LONGEST, len(word)), SHORTEST - 1, -1):
        name = _NAMES.get(word[:letters])
        if name is not None:
            return name
    return stem(word)[:ROOT]
