"""Words that say when a value holds, and words that set it apart from the indicator as a whole."""

from __future__ import annotations

import re
from typing import Final

# What sets a value apart from the one that is told without such words.
APART: Final = re.compile(
    r"\b(?:сначала|поначалу|затем|потом|вначале|полугоди|осен|весн|летом|летн|зим|лишь|ещ[её]\b"
    r"|мог\b|могл"
    r"|норматив(?!\w* [^.;]{0,60}(?:соблю|выполн))|обещ|требу|худш|лучш|рекорд|отрасл|рынк|рынок"
    r"|конкурент|сосед|в том числе|медиан"
    r"|ноч[ьин]|вечер|утр|днем|дневн|выходн|будн|понедел|вторник|сред[уы]\b|четверг|пятниц|суббот"
    r"|воскрес"
    r"|пик|сезон|новичк|стажер|нов(?:ый|ая|ых|ым|ого)\b|vip|премиум|сроч|внутрен|сам(?:ый|ая|ое"
    r"|ого|ых|ые)\b"
    r"|максим|миним|больше чем|первичн|вторичн|январ|феврал|март|апрел|\bма[яей]\b|июн|июл|август"
    r"|сентябр"
    r"|октябр|ноябр|декабр|целев|план|если|бы\b|каждый из|из них|остальн|друг(?:ие|их|ой|ая)\b"
    r"|по оценке"
    r"|industry|market|competitor|including|initially|at first|then\b|half|quarter|spring|summer"
    r"|autumn|winter|another|other\b|others\b|target|best|worst|could|would|by then|night|evening"
    r"|morning|weekend"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|peak|season|newcomer|new\b|urgent"
    r"|premium|internal|median|longest|shortest|maximum|minimum|january|february|march\b|april"
    r"|may\b|june|july|august|september|october|november|december|if\b|of them|of these|sector"
    r"|у (?:нее|него|них)\b|goal|planned|promise|only\b|pilot|пилот|trial)"
)
# Of somebody else: wherever it stands in the sentence.
ELSEWHERE: Final = re.compile(
    r"(?<!чем у )(?<!чем в )(?<!than our )(?<!than the )\b(?:сосед|конкурент|отрасл"
    r"|по (?:ее|их|его) данным|партнер|compet|industr|neighbour|partner)"
)
NOW: Final = re.compile(
    r"\b(?:теперь|сейчас|сегодня\w*|ныне|на данный момент|now|today|currently|at present"
    r"|at the moment|these days|nowadays)\b"
)
THEN: Final = re.compile(
    r"\b(?:был[аио]?|раньше|ранее|прежде|прежн\w+|год назад|тогда|когда-то|в начале|изначально"
    r"|поначалу"
    r"|до (?:проект|внедрен|запуск|этого|реформ|обучен|программ)\w*|в прошлом году|годом ранее"
    r"|[^\W\d]{3,}(?:вал|вала|вало|вали)|длил\w*|занимал\w*"
    r"|[^\W\d]{3,}(?<!ост)(?<!подн)(?<!уд)(?<!оказ)(?:ал|ял|ил)(?:ось|ась|ись"
    r"|ся)(?<!илось)(?<!илась)(?<!ились)(?<!ился)"
    r"|was|were|had been|used to|before|earlier|previously|ago|last year|originally|once|will"
    r"|будет|будут|станет|стоил[аио]?|уходил\w*)\b"
)
CURRENT: Final = re.compile(
    NOW.pattern
    + r"|\b(?:стал[аио]?|осталось|[^\W\d]{3,}(?:ет|ют|ит|ат|ят|ется|ются|ится|атся|ятся)"
    r"(?<!ответ)(?<!возврат)(?<!визит)|is|are|takes?|lasts?|stands?|waits?|has|have)\b"
)
PAST: Final = re.compile(
    r"\b(?!соста|дости|осталось|вышл|принесл|получ|показ)[^\W\d]{2,}"
    r"(?:л|ла|ло|ли|лся|лась|лось|лись)\b(?<!\bстал)(?<!\bстала)(?<!\bстало)(?<!персонал)"
    r"|\b[a-z]{3,}ed\b|\b(?:cost|took|came|went|got|made|ran|brought|left|spent|stood|hung|rang"
    r"|gave|kept|lost|paid|sold"
    r"|said|told|found|sent|knew|chose)\b"
)
LAST: Final = re.compile(
    r"\b(?:last|past|previous|прошл\w{2,3}|минувш\w{2,3}) (year|season|summer|winter|quarter"
    r"|month|год|сезон"
    r"|квартал|месяц|лет|зим)"
)
