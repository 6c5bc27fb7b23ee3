"""What has one name in Russian and quite another in English: places, acronyms, words of titles.

Each line is one thing. A name of a summary is known when the essay has its place or acronym by
another word, or a word of the other language that translates it: «Ясные ключи» are "Clear Springs"
and no «Чистые ключи». Russian words are written in the nominative; stems are compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from assessor.text import stem

_PLACES_AND_ACRONYMS: Final = """
россия рф russia russian российский
москва московский moscow
петербург санкт-петербург спб petersburg st saint
беларусь белоруссия белорусский belarus belarusian
украина украинский ukraine ukrainian
казахстан казахстанский казахский kazakhstan kazakh
узбекистан узбекский uzbekistan uzbek
армения армянский armenia armenian
грузия грузинский georgia georgian
кавказ caucasus
азия азиатский asia asian
европа европейский europe european
снг cis
урал уральский urals ural
сибирь сибирский siberia siberian
волга приволжский поволжье volga
германия germany german
китай китайский china chinese
сша америка американский usa us america american
английский english england
русский russian
великобритания britain uk british
кц колл-центр контакт-центр контактный центр cc contact call center centre
искусственный интеллект ии ai artificial intelligence
клиентский опыт cx customer experience
управление персонал кадры hr human resources
программный обеспечение по software
ит айти it информационный технология information technology
область областной регион региональный край region regional oblast krai
федеральный округ federal district
понедельник monday
вторник tuesday
среда wednesday
четверг thursday
пятница friday
суббота saturday
воскресенье sunday
дтп авария accident crash
смс sms сообщение message text
татарский татарстан tatar tatarstan
испания испанский spain spanish
польша польский poland polish
франция французский france french
италия итальянский italy italian
португалия португальский portugal portuguese
турция турецкий turkey turkish
япония японский japan japanese
корея корейский korea korean
голландия нидерланды голландский нидерландский netherlands dutch holland
швеция шведский sweden swedish
финляндия финский finland finnish
чехия чешский czech czechia
сербия сербский serbia serbian
ирландия ирландский ireland irish
шотландия шотландский scotland scottish
уэльс валлийский wales welsh
арабский arabic arab
греция греческий greece greek
румыния румынский romania romanian
эстония эстонский estonia estonian
латвия латвийский латышский latvia latvian
литва литовский lithuania lithuanian
израиль израильский иврит israel israeli hebrew
индия индийский хинди india indian hindi
вьетнам вьетнамский vietnam vietnamese
киргизия кыргызстан киргизский kyrgyzstan kyrgyz
таджикистан таджикский tajikistan tajik
башкирия башкортостан башкирский bashkortostan bashkir bashkiria
якутия саха якутский yakutia yakut sakha
бурятия бурятский buryatia buryat
карелия карельский karelia karelian
чувашия чувашский chuvashia chuvash
дагестан дагестанский dagestan
крым крымский crimea crimean
дальний восток дальневосточный far east eastern
балтика балтийский baltic
каспий каспийский caspian
округ район district county okrug raion
рождество рождественский christmas xmas
пасха пасхальный easter
египет египетский egypt egyptian
монголия монгольский mongolia mongolian
австрия австрийский austria austrian
швейцария швейцарский switzerland swiss
бельгия бельгийский belgium belgian
норвегия норвежский norway norwegian
дания датский denmark danish
венгрия венгерский hungary hungarian
болгария болгарский bulgaria bulgarian
хорватия хорватский croatia croatian
азербайджан азербайджанский azerbaijan azerbaijani
молдавия молдова молдавский moldova moldovan
туркмения туркменистан туркменский turkmenistan turkmen
канада канадский canada canadian
мексика мексиканский mexico mexican
бразилия бразильский brazil brazilian
австралия австралийский australia australian
африка африканский africa african
северный север north northern
южный юг south southern
восточный восток east eastern
западный запад west western
ко co company
ооо llc ltd limited
пао pjsc plc
ао jsc
"""
_TRANSLATIONS: Final = """
сервис обслуживание служба поддержка забота service support care services desk
команда группа бригада team group crew
отдел департамент управление подразделение department division unit office
центр center centre
линия горячий line hotline helpline
единый объединенный общий unified united single common joint
запись регистрация booking appointment registration recording
сопровождение support accompaniment escort assistance
водитель driver drivers
пассажир passenger passengers
гость guest guests
студент student students
заказ order orders
письмо letter email mail emails letters
ошибка ошибок error mistake errors mistakes
возврат refund refunds return
рейс trip trips sailing sailings flight flights
отказ refusal rejection refusals rejections
ожидание ждать wait waiting
статья article articles
ремонт починка repair
время срок time
сайт website site
приложение app application
филиал отделение branch branches
доставка груз delivery cargo freight shipping
пациент больной patient patients
клиент покупатель абонент пользователь customer client subscriber user customers clients
ученик учащийся школьник student pupil students pupils
родитель семья parent family parents families
школа школьный school
клиника медицинский больница clinic medical hospital clinics
банк банковский bank banking
город городов городской city town municipal urban
онлайн интернет цифровой online internet digital
сеть network chain
фабрика завод factory plant
мебель мебельный furniture
вода водоканал водный water utility
компания фирма общество company firm ltd llc ооо ао
премия конкурс номинация награда award awards prize competition nomination
лучший best
год year
система system
проект программа project programme program
карта map card
лист список list sheet
дорожный путевой road travel
звонок звонков звонки вызов call calls
один первый one first
виртуальный virtual
помощник ассистент assistant helper
бот робот bot robot
студия studio
база знание knowledge base
теплый warm
дуб oak
ясный чистый clear bright
ключ родник key spring springs keys
новый new
голос голосовой voice
качество quality
индекс index
лояльность loyalty
удовлетворенность satisfaction
опрос survey poll
вовремя срок time timely
неявка визит прием missed visit visits appointment
текучесть attrition turnover
повторный возвратный repeat chasing repeated
ответ ответить скорость answer reply speed response answered
доля процент share rate proportion
вопрос faq question questions
черный black
окно window
один единый one single
ладонь palm
якорь anchor
парус sail
ветер wind
искра spark
молния lightning
метель вьюга blizzard snowstorm
пульс pulse
ритм rhythm
берег shore coast bank
остров island
луч ray beam
солнце солнечный sun solar sunny
луна лунный moon lunar
весна весенний spring
зима зимний winter
крыло wing
птица bird
сова owl
ласточка swallow
медведь bear
орел eagle
слово word
диалог dialogue
навигатор navigator
наставник mentor
академия academy
лаборатория laboratory lab
клуб club
совет council board
фонд fund foundation
музей museum
театр theatre theater
библиотека library
аптека pharmacy
магазин store shop
рынок market
кнопка button
плечо shoulder
рука hand
сердце heart
тихий quiet silent
час hour
день day
мой наш my our
маяк lighthouse beacon
гавань порт причал harbour harbor haven port pier
мост bridge
дом home house
дорога путь тропа road way path trail
свет light
заря рассвет dawn
звезда star
компас compass
портал portal
служба бюро bureau service
институт университет institute university
министерство ministry
администрация administration
почта mail post
скорый быстрый fast rapid express
народный people folk
центральный central
река речной river
море морской sea marine
гора горный mountain
лес лесной forest
сад садовый garden
зеленый green
белый white
красный red
синий голубой blue
золотой gold golden
малый small little
большой big great large
старый old
оценка оценок балл mark score rating marks
отвеченный принятый answered handled
потерянный пропущенный lost missed abandoned
жалоба претензия claim complaint claims complaints
диалог чат dialogue chat chats dialogues
нагрузка поток load workload volume
решенный решаться решать решение solved resolved resolution
новичок стажер newcomer trainee newcomers
оператор специалист консультант operator adviser agent specialist advisers
предупреждение warning warnings alert
запрос обращение заявка заявок тикет ticket enquiry request contact requests contacts
сообщение message
житель гражданин resident residents citizen
экономия saving savings
бюджет затраты budget cost costs
выручка revenue income
рейтинг rating
"""


@cache  # few runs tell an essay in the other language
def _table() -> Mapping[str, frozenset[str]]:
    return _by_stem(_PLACES_AND_ACRONYMS + _TRANSLATIONS)


@cache
def _aliases() -> Mapping[str, frozenset[str]]:
    return _by_stem(_PLACES_AND_ACRONYMS)


def _by_stem(lines: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines.strip().splitlines():
        stems = {stem(part) for word in line.split() for part in (word, *word.split("-"))}
        for one in stems:
            found.setdefault(one, set()).update(stems)
    return {one: frozenset(stems) for one, stems in found.items()}


def counterparts(word_stem: str) -> frozenset[str]:
    """Stems that may stand in the essay for this one; empty for a word that is not here."""
    return _table().get(word_stem, frozenset())


def other_names(word_stem: str) -> frozenset[str]:
    """The counterparts that may stand for a name: of its own language those of places alone."""
    translated = (s for s in counterparts(word_stem) if s.isascii() != word_stem.isascii())
    return _aliases().get(word_stem, frozenset()).union(translated)
