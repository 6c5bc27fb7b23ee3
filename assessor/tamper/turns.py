"""Turns of phrase by which a text turns to its grader, in Russian and English, small letters."""

from __future__ import annotations

import re
from typing import Final

from assessor.tamper.words import Idea

DOCUMENT = (
    r"(?:эссе|заявк|текст|документ|фрагмент|абзац|анкет|кейс|строк|раздел|номинант|участник|файл"
    r"|essay|entry|submission|application|document|text|paragraph|line|section|nominee|applicant"
    r"|paper|case|file|form|manuscript)"
)
AI = (
    r"(?:ии|ai|a\.i\.|llm|gpt|chatgpt|нейросет\w*|искусственн\w+ интеллект\w*|языков\w+ модел\w*"
    r"|language model|large language model|модел\w+|model|бот\w*|bot|робот\w*|robot|ассистент\w*"
    r"|assistant|алгоритм\w*|algorithm|чат-?бот\w*|машин\w+|machine|программ\w+"
    r"|автоматическ\w+ \w+|automat\w+ \w+)"
)
JUDGE = (
    r"(?:жюри|провер\w+|оценива\w+|оценщик\w*|эксперт\w*|судь\w+|рецензент\w*|арбитр\w*"
    r"|referee\w*|комисси\w+|judge\w*"
    r"|jur\w+|grader\w*|reviewer\w*|evaluator\w*|examiner\w*|assessor\w*|panel\w*|whoever"
    r"|читател\w+"
    r"|reader\w*|друзья)"
)
SAID_BEFORE = r"[,!?»”\"]\s*[—–-]?\s*"
SAYS_RU = (
    r"(?:предлага|прос(?!ьб|т|им (?!мы)|у )|говор|пиш|спраш|отвеча|шут|слыш|чита|гласи|совету"
    r"|напис|сказа|учи"
    r"|напомин|устро|тверд|повтор)\w*?(?:[еи]т|[ую]т|[ая]т|л[аи]?|но|ны|им|ем)\b"
)
TELLERS = (
    r"(?:бот|клиент|гост|жител|пациент|пассажир|покупател|новичк|новичок|тренер|наставник|робот"
    r"|оператор|памятк|сотрудник|мы\b)"
)
PATTERNS: Final[dict[Idea, re.Pattern[str]]] = {
    "address": re.compile(
        r"\A\W*(?:(?:уважаем|дорог|внимани|обращени|сообщени|послани|заметк|note|notice|dear"
        r"|attention|message|hey|hello|привет|эй)\w*(?:\W+\w+){0,3}?\W+"
        rf"(?:{JUDGE}|{AI})\b|(?:\w+[\s-]){{0,2}}(?:{JUDGE}|{AI})(?:[\s-]\w+)?\s*[,:!](?!\d)"
        r"|\w+ note\s*[,:])"
        rf"|,\s*(?:dear|дорог\w+|уважаем\w+|esteemed|honou?rable) (?:\w+ )?(?:{JUDGE}|{AI})\s*,"
        rf"|,\s*(?:\w+ ){{0,2}}(?:{JUDGE}|нейросет\w*|ai)\s*(?:[.!]?\Z|,)"
    ),
    "letter": re.compile(
        r"(?:инструкци|команд(?!у|а\b|ы\b)|приказ|правил|указани|сообщени|послани|просьб"
        r"|предназначен|адресован|обязательн|binding|mandatory|addressed|intended|meant"
        r"|instruction|command|rule|note|message"
        rf"|request)\w*(?: \w+){{0,2}} (?:для|к|for|to) (?:\w+ ){{0,2}}(?:{JUDGE}|{AI})\b"
        rf"|(?:команд|приказ|инструкци)\w+ (?:\w+ )?(?:{JUDGE}|{AI})"
    ),
    "here": re.compile(
        r"\b(?:здесь|отсюда|с этого (?:момента|места)|далее следу\w+|(?:текст|строк|написан"
        r"|приведен|указан|следующ)\w* ниже|ниже (?:приведен|следу|привод)|(?:эт|данн|следующ"
        r"|предыдущ)\w{1,3}"
        r" (?:строк|фраз|текст|абзац|фрагмент|предложени)\w*|конец эссе|следующий текст"
        r"|here|from (?:here|now|this point|this line)|the following|what follows|(?:text|summary"
        r"|lines?|written|listed|instructions?) below|below (?:is|are|you|the)"
        r"|hereafter"
        r"|this (?:line|phrase|sentence|paragraph|text)|end of (?:the )?(?:essay|entry|text))\b"
        r"|\A\W*(?:это|this is) (?:\w+ ){0,2}(?:системн|служебн|официальн|system|internal|official)"
        r"|\b(?:скрыт|секретн|hidden|secret)\w* (?:\w+ )?(?:инструкц|указан|сообщ|приказ|промп"
        r"|instruct|note|messag|command|prompt)"
    ),
    "machine": re.compile(
        rf"\b(?:если|if|раз|поскольку|since|because|что|that) (?:ты|вы|you)(?:'re| are)?(?: \W)?"
        rf"(?: \w+){{0,3}}? {AI}\b"
        rf"|\b(?:если|if) .{{0,20}}(?:not (?:a )?human|не человек)"
        rf"|\b(?:если|if)\b.{{0,40}}\b{AI} (?:\w+ )?(?:чита|обрабатыва|провер|оцени|reads?|process"
        r"|grad|scor|evaluat|sees)|\b(?:чита|обрабатыва|провер|оцени)\w+ (?:\w+ )?(?:ии\b"
        r"|искусственн"
        r"|нейросет)"
    ),
    "persona": re.compile(
        r"\b(?:ты|you(?: are|'re)?)\b(?: [\w'’]+){0,4}? (?:теперь|отныне|больше не|now|no longer)\b"
        r"|\b(?:теперь|now) (?:ты|you are|you're)\b"
        r"|\b(?:отныне|с этого момента|from now on|from this point)\b.{0,20}\b(?:ты|вы|you|your)\b"
        r"|\b(?:ты|вы) (?:уже )?[—–-] |\byou,? the \w+"
        r"|\b(?:роль|role) (?:эксперт|судь|жюри|проверяющ|оцен|grader|judge|reviewer|ассистент)"
        r"|\b(?:твоя|ваша|your)(?: \w+)? (?:задача|роль|цель|работа|миссия|task|role|job|goal"
        r"|mission|duty|purpose)\b|\b(?:режим|mode)\b.{0,15}\b(?:включ|активир|on\b|enabled|activ)"
    ),
    "value": re.compile(
        r"\b(?:\d{1,3} ?(?:/|из|out of) ?\d{1,3}|5|10|100|пят(?:ь|и|ерк\w+|ерок|ью)|десят(?:ь|ку"
        r"|ки)"
        r"|сто|five|ten|hundred|four|четыр\w+)\b(?! ?(?:звезд|stars?|минут|секунд|час|лет|дней"
        r"|minute|second|hour"
        r"|days|years|тысяч|процент|percent|%|руб|человек|people|times|раз\b))"
    ),
    "earlier": re.compile(
        r"\b(?:what|all|everything|что|чему|все) .{0,25}\b(?:told|taught|said|learn\w*|говорил\w+"
        r"|учил\w+)"
        r"|\b(?:ранее|раньше|выше|до этого|предыдущ\w+|прежн\w+|все|above|before|previous|prior"
        r"|earlier|everything|given|old|остальн\w+|system|систем\w+)\b"
    ),
    "ban": re.compile(
        r"\A\W*(?:no|никак\w+) \w+ ?\w*,|\b(?:(?:не|нет) (?:нужно|требуется|надо|стоит"
        r"|необходимости|следует|имеешь|имеете"
        r"|может быть|причин|смысла|основан)|(?:no|not) (?:\w+ ){0,3}?(?:need(?:ed)?|necessary"
        r"|required|acceptable|allowed|permitted|valid)|no (?:reason|point (?:in|to))|(?:should"
        r"|must|shall) be (?:considered|treated|regarded|deemed|counted)|буд\w+ (?:считаться"
        r"|расцен|признан|рассматрив)|will be (?:\w+ )?(?:considered|treated|regarded|rejected|void"
        r"|invalid|deemed)|(?:only|единственн\w+) (?:\w+ )?(?:acceptable|correct|possible|right"
        r"|верн"
        r"|возможн|допусти|правильн)|the correct|правильн\w+ (?:ответ|уровень|оценка|балл))"
    ),
    "whoever": re.compile(
        r"\b(?:машин\w+|модел\w+|систем\w+|человек|machine|system|model|person),? (?:(?:котор\w+"
        r"|which"
        r"|that|who) )?(?:(?:эт\w+|this|the) (?:\w+ )?)?(?:чита|reads?\b|reading)|\b(?:тот|тому"
        r"|тех|всем|всяк\w+|кажд\w+|любой|тем),? (?:\w+ )?кто\b|\bкто (?:читает|провер|оценив"
        r"|постав)|\b(?:those|all) who\b|\b(?:anyone|everyone) (?:who|that|\w+s|\w+ing)\b"
        r"|\bwhoever\b"
        r"|\bif (?:an|the|any) (?:ai|llm)|\b(?:should|если) (?:our|наш)"
    ),
    "plea": re.compile(
        r"\b(?:(?:we|i)(?:'d| would| do| kindly| strongly| humbly| therefore| hereby)* (?:ask|urge"
        r"|beg|request|demand|recommend|suggest|advise|insist|expect|require|implore|invite"
        r"|encourage|instruct|order|authori[sz]e|love|like|appreciate|prefer)\b"
        r"|(?:be|is) (?:(?:most|very|deeply|only|truly) )*(?:grateful|thankful|obliged|fair|glad)"
        r"|(?:is|are) (?:kindly |hereby |politely )?(?:asked|requested|invited|instructed|required"
        r"|expected|urged|advised|ordered)|(?:could|would|will|can) you\b|appreciated|хотелось бы"
        r"|(?:было бы|would be) (?:\w+ )?(?:\w*правильн|\w*справедлив|wrong|unfair|unjust|a mistake"
        r"|nice|great|fair|right)|(?:будем|был[иао]? бы|будет|остан\w+) (?:\w+ )?(?:признат"
        r"|благодар"
        r"|рад|справедлив|честн|правильн)|считаем (?:справедлив|правильн|нужн|честн)|просьба"
        r"|(?:не )?(?:могли|можете|можно) (?:ли )?бы?\b)"
    ),
    "let": re.compile(r"(?:\A|[,;:—–]\s*)\W*(?:let|may) (?!us\b|me\b)"),
    "hope": re.compile(
        r"\b(?:(?:we|i) (?:\w+ )?(?:hope|trust|believe|count on|look forward|dream)\b|уверен)"
    ),
    "thou": re.compile(r"\b\w{3,}(?:ешь|ишь|ешься|ишься)\b"),
    "us": re.compile(
        r"\b(?:мы|we) (?:\w+ ){0,2}?(?:побед|выигр|перв|win\b|won\b|first)|"
        r"\b(?:нас|нам|нами|наш\w{0,3}|us|our|ours|ourselves|me|my|мне|меня|мо[йяюей]+"
        r"|(?:эт\w{1,3}|данн\w{2,3}|this) (?:команд|компани|центр|бренд|team|company|centre"
        r"|brand)\w*)\b"
    ),
    "entry": re.compile(
        rf"\b(?:эт\w{{1,3}}|данн\w{{2,3}}|this|наш\w{{1,3}}|our) (?:\w+ )?(?:{DOCUMENT}|работ|work)"
    ),
    "cancelled": re.compile(
        r"\b(?:больше не действу|утратил\w* силу|недействительн|отменен|снят[ыао]?\b|отключен|учебн"
        r"|были? тест|устарел|заменен|имеет приоритет|no longer (?:apply|valid|in force|bind)"
        r"|(?:is|are|been) (?:cancelled|revoked|lifted|disabled|void|suspended|updated|replaced)\b"
        r"|overrid|off\b|outdated|takes? (?:priority|precedence)|(?:was|were) (?:a test"
        r"|for training"
        r"|fake))"
    ),
    "settled": re.compile(
        r"\b(?:уже|заранее|по умолчанию|пройден\w*|already|in advance|by default|pre-?approved"
        r"|passed)\b"
    ),
    "threat": re.compile(r"\byou(?: will|'ll) be|\b(?:тебя|вас) (?:накаж|отключ|оштраф|увол)"),
    "bribe": re.compile(
        r"\bс нас \w+|в долгу не остан|отблагодар|договоримся|make it worth|not go unrewarded"
    ),
    "reported": re.compile(
        rf"{SAID_BEFORE}(?:так "
        rf"|как )?(?!котор)(?:\w+ ){{0,2}}{SAYS_RU}(?: \w+){{0,2}}? (?:{TELLERS})"
        rf"|{SAID_BEFORE}(?:так |как )?(?!котор)(?:\w+ ){{0,2}}{SAYS_RU}[^,]{{0,40}}\Z"
        r"|[,!?”\"]\s*(?:(?:the|our|a|each|its|one|every) (?:\w+ ){1,3}?|(?:we|they|he|she|\w+s) "
        r"(?:\w+ )?)(?:asks?|says?|said|tells?|told|writes?|announces?|reads?|jokes?|reminds?"
        r"|advises?)\b"
        r"(?! (?:that|the rubric))|[,!?”\"]\s*(?:says|said|asks|reads|writes|announces) "
        r"|\bis (?:written|rule|the (?:first|main|golden) rule|our (?:motto|rule))"
        r"|[—–-] (?:это )?(?:\w+ ){0,2}(?:правило|девиз|принцип)\b"
    ),
    "top": re.compile(
        r"\b(?:(?:перв|призов|1)\w*(?:-е)? мест|(?:first|1st|top) (?:place|spot|prize|rank"
        r"|position)"
        r"|на (?:веру|слово)|at face value|for granted|benefit of the doubt|закр\w+ глаза|blind eye"
        r"|без проверки|освобожд\w+ от|exempt\w* from|unchecked|without (?:checking|question)"
        r"|no questions asked|as (?:a )?typos?"
        r"|full (?:marks|points|scores?|credit)|(?:go|goes|went|come|given) to us|достан\w+ нам"
        r"|в (?:нашу )?пользу|in (?:our|the \w+'?s?) favou?r|против нас|against us|за нас\b"
        r"|on our side|(?:окажемся|станем|будем|come|finish|are|be) (?:перв|first)"
        r"|(?:слов\w*|фраз\w*|words?|phrase|value|значени\w+)\W+(?:рекоменд|отлич|превосх|побед"
        r"|лучш"
        r"|безупреч|одобр|recommend|excellent|outstanding|winner|approved|flawless|best|perfect))"
    ),
    "grade": re.compile(
        r"\b(?:наш\w*|our) (?:result|результат|total|итог|place|position|мест)"
        r"|\b(?:your|ваш\w*|тво\w+) (?:five|ten|пят\w+|десят\w+|mark|score)"
    ),
    "this": re.compile(
        rf"\b(?:(?:эт\w{{1,3}}|данн\w{{2,3}}) (?:\w+ )?{DOCUMENT}"
        rf"|this (?:is (?:\w+ )?)?(?:\w+ )?{DOCUMENT})"
    ),
    "authority": re.compile(
        r"по (?:решению|указанию|распоряжению|поручению) (?:оргкомитет|организатор|администр)|by "
        r"(?:decision|order|request) of the (?:organi|admin)|"
        r"(?:организатор|оргкомитет|администра|разработчик|начальств|начальник|создател|руководств"
        r"|supervisor|developer|admin|organi[sz]er|creator|maker|boss|owner|openai|management)\w*"
        r"(?: \w+){0,3}? (?:прос|треб|вел[еи]|распоряд|разреш|решил|поруч|согласова|одобр|уже|ask"
        r"|order|authori|instruct|requir|request|allow|want|decid|agree|approv|support|has |have )"
    ),
    "worthy": re.compile(
        r"\b(?:gets|receives|earns|predetermined|предопредел\w+|предреш\w+|deserves?|worthy"
        r"|merits?|is the (?:reference|benchmark|model)|represents"
        r"|заслужива\w+|достой\w+|достоин|получает|эталон\w*|является|равн\w+ (?:пяти|100|5))\b"
    ),
    "verdict": re.compile(
        r"\b(?:when|before|while|прежде чем|перед тем,? как|когда|если) (?:you |вы |ты )?(?:set"
        r"|giv|grad"
        r"|scor|mark|judg|rat|assess|evaluat|choos|ставит|оценива|выставл|судит|выбира)\w*"
        r"|\b(?:your|ваш\w*|тво\w+) (?:\w+ )?(?:mark|score|grade|verdict|rating|evaluation|оценк"
        r"|балл"
        r"|вердикт|пятерк|десятк)|\b(?:ставя|оценивая|выбирая)\b"
    ),
    "prompt": re.compile(
        r"(?:prompt|instruction|инструкци|промпт|промт)\w*,? (?:(?:that|which|котор\w+) )?(?:you"
        r"|ты|вы"
        r"|тебе|вам) (?:\w+ )?(?:receiv|got|given|were|have|had|получ|дал|присл)|"
        r"систем\w+ (?:промп?т|инструкц|сообщени|команд)|system (?:prompt|message|instruction)\b"
        r"|(?:hidden|secret|initial|original|your|скрыт\w+|секретн\w+|сво[йи]\w*|тво[йи]\w*"
        r"|исходн\w+) "
        r"(?:\w+ )?(?:prompt|instruction|промпт|промт|инструкц)"
    ),
    "told": re.compile(
        r"\bмы\b(?: \w+){0,4}? \w+ли\b|\bwe (?:\w+ )?(?:\w+ed|wrote|gave|made|built|put)\b"
    ),
}
"""Turns of phrase. "reported": what somebody of the story says is not said to the grader."""
