"""Superlatives with nothing to compare, and effects said to come from a cause that is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from assessor.checks.material import Material
from assessor.checks.sentence import Sentence
from assessor.entry import Flag

MOST: Final = 4  # flags of one kind
BESIDE: Final = 25  # characters between a change and what it is said to come from
WHOSE: Final = 90  # characters around a superlative in which it is said whose it is

# "The most … of its kind", of the nominee itself. Words like "самый опытный сотрудник" or "best
# practice" are ways of speaking and are not meant.
_BEST: Final = re.compile(
    r"(?<!\bиз )\b(?:сам\w{2,3} (?:больш|крупн|высок|низк|быстр|качествен|надежн|эффективн"
    r"|инициативн|успешн|передов|прибыльн|клиентоориентирован|дружелюбн|сильн|технологичн"
    r"|инновационн)\w*"
    r"|(?:крупн|быстр|сильн|высоч)ейш\w+|высочайш\w+"
    r"|(?:является|стала?|стали|остается|остались) лидер\w+|лидер\w* (?:рынка|отрасли)"
    r"|лучш(?:ая|ий|ее|им|ей|ие|ими) (?:в|на|по|среди|из) \w+"
    r"|(?:сам\w{2,3} [^\W\d]+(?:ая|ый|ий|ой|ое|ые|ие|ым|им|ыми|ими)|лучш(?:ая|ий|ее|ие)) "
    r"(?:[^\W\d]+ ){0,5}?(?:на рынке|в отрасли|в стране|в росси\w+|в мире|в город\w+|в регион\w+"
    r"|в (?:[^\W\d]+ )?(?:округе|районе)|в област\w+|в кра[ею]|в снг|в европе|в республик\w+"
    r"|среди)\b"
    r"|(?:не имеет|нет) (?:аналогов|равных)|лучше (?:[^\W\d]+ ){1,4}нет\b"
    r"|(?:номер один|№ ?1) (?:в|на|среди)"
    r"|(?:the |our |country's )(?:\w+ )?(?:best|largest|biggest|fastest|strongest|friendliest"
    r"|leading|most (?:profitable|efficient|effective|successful|innovative|advanced|reliable"
    r"|trusted|respected|loved|popular|professional)) (?!share|part|number|proportion|way|time)"
    r"(?:\w+ ){1,4}?(?:in|of|on|among|ever|has)\b"
    r"|the (?:most [^\W\d]+|best|[^\W\d]{3,}est) (?:[^\W\d]+ ){0,4}?in "
    r"(?:the |this )?(?:[^\W\d]+ )?(?:country|world|market|industry|sector"
    r"|region|county|isles|kingdom|north|south|city|business|europe|britain|uk|usa|america|asia"
    r"|russia)\b"
    r"|the (?:most [^\W\d]+|best|[^\W\d]{3,}est) (?:[^\W\d]+ ){1,4}?in (?:the |our )?"
    r"(?:entire |whole )(?:[^\W\d]+ ){0,2}(?:industry|country|world|market|sector|region)\b"
    r"|(?:ни у кого|ни од(?:ин|на|но|ной|ного|ному)|никто|нигде)\b[^.;:\d]{0,60}"
    r"\bнет (?:[^\W\d]+ )?так(?:ой|ого|их)\b"
    r"|нет (?:другой|другого|других|ни одн\w+) (?:так\w+ )?[^.;:\d]{0,40}\b(?:в стране|в росси\w+"
    r"|в мире|в городе|в регионе|в отрасли|в области)\b"
    r"|(?:лучш(?:ая|ий|ее|ей|им|ие)|сам\w{2,3} [^\W\d]+(?:ая|ый|ий|ой|ое|ые|ие|ым|им)) "
    r"(?:[^\W\d]+ ){1,3}?(?:страны|отрасли|рынка|региона|города|области|края|округа|мира|росси[ия]"
    r"|европы|сибири|урала|поволжья|снг)\b"
    r"|ни од(?:ин|на|но) [^.;:\d]{3,50}\b(?:в стране|в росси\w+|в мире|в городе|в регионе|в отрасли"
    r"|в области|на рынке)\b[^.;:\d]{0,20}\bне [^.;:\d]{3,50}"
    r"(?:ее|ей|лучше|больше|ближе|дешевле|чаще|так)\b"
    r"|ни (?:в|на|у|от|за) одн\w+ [^.;:\d]{3,60}\bне [^.;:\d]{3,60}\b(?:так|такой|такого|таких"
    r"|такую"
    r"|лучше|быстрее|внимательнее)\b"
    r"|ни од(?:ин|на|но) [^.;:\d]{3,60}\bне [^.;:\d]{3,60}\b(?:больше|лучше|быстрее|чаще|теплее"
    r"|добрее"
    r"|внимательнее|так,? как) (?:нашего|нашей|нас|мы|наш\w*|чем (?:мы|наш\w*))\b"
    r"|не (?:найти|найдете|встретить|встретите|увидите|сыскать) (?:больше )?(?:нигде|ни в|ни у)\b"
    r"|(?:will|can|could|do) not find [^.;:\d]{0,30}(?:anywhere|elsewhere|(?:at|in) any other)"
    r"|(?:better|faster|kinder|closer|more [a-z]+ly) than (?:any(?:one|body)?|every"
    r"|all) (?:other |else )?"
    r"[^.;:\d]{0,40}\b(?:in|on|of|around|across) the\b"
    r"|(?:лучше|быстрее|внимательнее|вежливее),? чем (?:люб\w+|кто|где|у всех|все)\b"
    r"|никто (?:в|на|из) (?:[^\W\d]+ ){0,2}?(?:стран|росси|мир|город|регион|отрасл|област|рын)\w+"
    r" не [^.;:\d]{3,50}\b(?:так|лучше|быстрее|больше|внимательнее)\b"
    r"|(?:лучше|быстрее|внимательнее) нас [^.;\d]{0,40}\b(?:никто|никого|нет)\b"
    r"|так(?:ого|ой|их) [^.;\d]{3,40}\bнет [^.;\d]{0,15}\bни у (?:одн\w+ [^\W\d]{4,}"
    r"|кого (?:в|из|на) (?:стран|мир|рын|отрасл|город|област|регион|росси|конкурент)\w*)"
    r"|(?:нигде|никто) [^.;\d]{0,40}\bне [^.;\d]{3,50}\bс (?:такой|таким)\b"
    r"|no [^.;:\d]{3,60}\b(?:in|on) (?:the|all) [^.;:\d]{3,50}\bwith (?:more|such|as much) [a-z]+"
    r"|nowhere (?:else )?in the (?:[^\W\d]+ )?(?:country|world|region|industry|city)\b"
    r"|no other [^.;:\d]{2,90}\b(?:so|such|as|like|better|more)\b"
    r"|(?:nobody|no one) (?:else )?(?:in|on) the (?:[^\W\d]+ )?(?:country|world|market|industry"
    r"|sector|region|business)\b"
    r"|no [^.;:\d]{3,60}\b(?:in|on|of|anywhere|elsewhere|around)\b[^.;:\d]{0,50}\b(?:better"
    r"|faster|kinder"
    r"|closer|warmer|harder|so well|so much|as much|(?:more|as|so) [a-z]+ly)\b"
    r"|(?:nobody|no one|none) (?:does|do|can|listens?|cares?|answers?|serves?|treats?|looks?"
    r"|works?)"
    r"[^.;:\d]{0,40}\b(?:better|faster|so well|like us|like we do|as we do|(?:more|as"
    r"|so) [a-z]+ly)\b"
    r"|(?:не знае\w+|не име\w+) себе равных|равн\w+ (?:нам|ему|ей|им) (?:нет|нигде)|вне конкуренции"
    r"|(?:опережа\w+|обогна\w+|впереди|лучше|быстрее) (?:[^\W\d]+ )?(?:всех|любого|любых|остальных)"
    r"|эталон\w* (?:сервиса|для|качества|обслуживания|отрасли|в)"
    r"|(?:образец|пример) для (?:всей|всего|всех|отрасли|рынка|страны)"
    r"|second to none|unrivall?ed|unmatched|unparalleled|unequalled|without equal|without rival"
    r"|peerless|bar none|best.in.class|world.class|the gold standard|the envy of"
    r"|head and shoulders above|(?:a |the )?benchmark for the (?:whole |entire )?[a-z]+"
    r"|(?:streets|miles|years|well) ahead of (?:all |every |any )?(?:other|our|the)[^.;:\d]{0,30}"
    r"|like no other|market leader)"
)
_OURS: Final = re.compile(
    r"\b(?:это|it is|this is|мы|нас|наш\w*|нам|команд\w*|компани\w*|служб\w*|центр\w*|лини\w*|сеть"
    r"|отдел\w*|сервис\w*|we|our|us|team|company|bank|centre|center|line|service|department|desk"
    r"|helpline)\b"
)
_COMPARED: Final = re.compile(
    r"\b(?:по (?:данным|версии|оценке|итогам|результатам|отзывам|обзору)|рейтинг\w*"
    r"|исследовани\w*|опрос\w*|преми\w*|конкурс\w*|медиан\w*|средн\w+ по|для нас|по нашему"
    r"|according to|ranking|survey|study|award|audit|median|average|index)\b"
)
_MEANT: Final = re.compile(
    r"\b(?:не|not|хот\w+|стрем\w+|мечта\w+|цель|чтобы|быть|будет|станет|want|aim|hope|strive"
    r"|become)\b"
)
_CAUSE: Final = re.compile(
    r"\b(?:благодаря|за счет|вследствие|в результате|thanks to|because of|due to|as a result of)\b"
)
# A cause that is insisted on: nothing else is meant to have had this effect.
_ALONE: Final = re.compile(
    r"\bименно (?:благодаря|поэтому|из-за|за счет)\b"
    r"|\bименно (?:(?!тогда|здесь|там|так|столько|в |с |на |по )[^\W\d]+ ){1,4}?(?:привел|дал[аио]?"
    r"|позволил|обеспечил|сделал|помог|принес|удерж|вывел|увеличил|снизил)\w*"
    r"|\bвот (?:та )?(?:причина|почему)\b[^.;]{0,30}\b(?:клиент|покупател|заказчик|выручк|прибыл"
    r"|продаж|отток|рост|компани|банк)\w*"
    r"|\bпривел[аои]? к (?:рекордн\w+ |заметн\w+ |резк\w+ )?(?:рост|снижени|сокращени|увеличени"
    r"|падени|повышени)\w+ (?:выручк|продаж|прибыл|доход|производительност|лояльност|оборот|оттока)"
    r"\w*"
    r"|\bобусловил\w* (?:рост|снижени|сокращени|увеличени|повышени)\w*"
    r"|\b(?:is|was|are) (?:the (?:only |sole |real )?reason|why) (?:that |why |for )?(?:our |the )?"
    r"(?:[^\W\d]+ )?(?:customers|clients|revenue|sales|profits?|growth|members|subscribers"
    r"|partners)"
    r"|\b(?:led|leads) (?:directly )?to (?:the |a )?(?:[^\W\d]+ )?(?:growth|rise|increase|fall"
    r"|drop)"
    r" in (?:[^\W\d]+ )?(?:revenue|sales|profits?|income|loyalty|productivity|turnover|market)"
    r"|\b(?:только|лишь|исключительно|именно) (?:потому|оттого|из-за того),? (?:что|как)\b"
    r"|\b(?:потому|поэтому|оттого|отсюда) (?:[^\W\d]+ ){0,3}?и (?:стал|вырос|сниз|упал|увелич"
    r"|сократ|прише?л"
    r"|рост|возвращ|рекоменд|оста)\w*"
    r"|\b(?:that|this|which) is (?:exactly |precisely |simply )?why (?:[a-z]+ ){1,4}?(?:stay"
    r"|stayed|return"
    r"|returned|rose|grew|fell|dropped|come|came|renew|renewed|buy|bought|recommend)\b"
    r"|\bобязан[ыа]? (?:[^\W\d]+ ){0,3}?(?:только|лишь|исключительно|целиком|именно|этим|нашей"
    r"|нашим)"
    r"|\bобъясня\w+ (?:только|лишь|исключительно|одним|именно|просто)\b"
    r"|\b(?:одна|один|одно) (?:только |лишь )?(?:эт\w+ )?[^\W\d]{4,}(?: [^\W\d]+)? (?:принес|дал"
    r"|увеличил"
    r"|подня|удерж|верну|спас)\w*"
    r"|\b(?:alone|by itself|single-handedly) (?:has |have |is |was )?[a-z]+|\balone that\b"
    r"|\b(?:owes?|owed) (?:[a-z’']+ ){1,6}?(?:to|entirely|solely)\b"
    r"|\b(?:fewer|more) (?:people|customers|clients|guests|members|callers|passengers|patients) "
    r"[^.;:\d]{3,40}\bbecause\b"
    r"|\b(?:only|simply|purely|precisely|exactly) because\b"
    r"|\b(?:is|was|are) (?:what|the thing that|the force that) (?:keeps?|kept|brings?|brought"
    r"|drives?|drove"
    r"|makes?|made|won|wins|lifted|raised|turned|pushed)\b"
    r"|\b(?:accounts?|accounted) for (?:the|our|all|this) (?:[a-z]+ ){0,3}?(?:growth|rise"
    r"|increase|success"
    r"|profits?|revenue|sales)"
    r"|\b(?:can|may|must) be (?:put down|attributed|credited|traced) (?:[a-z]+ )?to\b"
    r"|\b(?:thanks to|because of|due to) (?:[^\W\d]+ ){1,5}?(?:sales|revenue|profits?|customers"
    r"|people|clients) (?:[^\W\d]+ )?(?:more|less|stay|grew|rose|fell|return)"
)
# The same of an effect that may be measured: it is the cause that nothing shows.
_CREDIT: Final = re.compile(
    r"\bзаслуг\w+ [^.;\d]{0,30}(?:целиком|полностью|всецело|только|исключительно)?[^.;\d]{0,20}"
    r"принадлеж\w+"
    r"|\bвсе (?:это )?(?:благодаря|из-за)\b|\ball (?:because of|thanks to)\b"
    r"|\bэто (?:прямая |целиком |всецело |целая )?заслуга наш\w+"
    r"|\b(?:это|все это) (?:целиком|полностью|исключительно|только) (?:заслуга|благодаря)"
    r"|\b(?:целиком|исключительно|полностью|только) благодаря\b"
    r"|\b(?:принес\w*|дал[аио]?|обеспечил\w*|создал\w*|сделал\w*) (?:нам )?(?:этот|такой"
    r"|весь этот|это"
    r"|эту|эти) (?:рост|прирост|результат|эффект|разниц|прибавк|деньги|успех|экономи)\w*"
    r"|\b(?:рост|прирост|результат|эффект|прибавк|успех|эт)\w* (?:мы )?обязан[ыа]?\b"
    r"|\b(?:owes?|owed) (?:all )?(?:of )?(?:that|this|it|the [a-z]+"
    r"|every [a-z]+)(?: [a-z]+){0,3}? to\b"
    r"|\b(?:виной|причиной|заслугой) (?:тому|этому|всему)\b|\bспасибо за это\b"
    r"|\b(?:we|i) (?:can )?put (?:that |this |it )?down to\b|\bthe credit (?:is|for (?:this|that"
    r"|it))\b"
    r"|\b(?:that|this|which) (?:is|was) (?:all )?(?:down to|thanks to|the work of|our doing)\b"
    r"|\b(?:all|entirely|wholly|solely|purely|simply|only) (?:down|due|thanks|owing) to\b"
    r"|\b(?:credit|praise) (?:for (?:this|it|that) )?(?:goes|belongs|is due) (?:entirely|wholly"
    r"|solely|only|squarely)\b|\b(?:вырос|прибыл|продаж)[^.;]{0,50}\bпричина (?:этому )?одна\b"
    r"|\bit (?:was|is) [^.;]{3,50}?\bthat (?:doubled|tripled|raised|drove|brought|made|kept|won)\b"
    r"|\bonly (?:one|possible) explanation\b"
)
# How a superlative begins that can be of nobody else.
_BEYOND: Final = (
    *("no ", "none", "nobody", "nowhere", "unmatched", "unrival", "unparal", "unequal", "without"),
    *("will not", "can not", "second to", "peerless", "ни ", "никто", "не знае", "не име", "равн"),
    *("не най", "не встр", "не увид", "лучше нас", "быстрее нас", "внимательнее нас", "такого"),
    *("такой", "таких", "нигде"),
)
# What a match of `_BEST`, and of `_CAUSE`, has in it at the least.
_BEST_ROOTS: Final = (
    *("самы", "самая", "самое", "самую", "самой", "ейш", "лидер", "лучша", "лучши", "лучшу"),
    *("лучшее", "лучшей", "аналог", "равных", "номер один", "№", "ни од", "ни в од"),
    *("ни у ", "ни на од", "ни от од", "ни за од", "никто", "нигде", "нет друг", "себе равных"),
    *("вне конкуренции", "опереж", "обогна", "впереди", "эталон", "образец", "пример для"),
    *(
        "лучше",
        "быстрее",
        "better than",
        "faster than",
        "не най",
        "не встр",
        "не увид",
        "not find",
        "best",
        "est ",
        "most ",
    ),
    *(
        "leading",
        "leader",
        "second to none",
        "unrival",
        "unmatch",
        "unparal",
        "unequal",
        "peerless",
    ),
    *("without equal", "without rival", "-class", "in class", "world class", "bar none", "gold st"),
    *("the envy", "head and", "benchmark for", "ahead of", "none ", "no ", "nobody", "nowhere"),
)
_ALONE_ROOTS: Final = (
    *("именно ", "вот причина", "вот та причина", "вот почему", "привел", "обусловил", "заслуг"),
    *("целиком", "причина", "исключительно", "полностью", "только благо", "потому", "поэтому"),
    *(
        "оттого",
        "отсюда",
        "из-за того",
        "обязан",
        "объясня",
        "принес",
        " дал",
        "обеспечил",
        "создал",
    ),
    *(
        "виной",
        "причиной",
        "спасибо за",
        "увеличил",
        "подня",
        "удерж",
        "сделал",
        "it was ",
        "it is ",
    ),
    *("entirely", "wholly", "solely", "purely", "alone", " down to", "credit", "praise"),
    *("explanation", " reason", " why", "led ", "leads ", "owe", "thanks to", "because", "due to"),
    *("by itself", "single-hand", "what k", "what b", "what d", "what m", "what w", "accounts for"),
    *("accounted for", "attributed", "traced", "that is", "this is", "which is", "that was"),
    *("this was", "which was"),
)
# Forms of `_ALONE` that name the effect themselves.
_NAMED: Final = (
    *("именно", "вот", "привел", "обусловил", "потому", "поэтому", "оттого", "отсюда"),
    *("fewer", "more", "is", "was", "are", "that", "this", "which", "led", "leads", "thanks"),
)
CAUSE_ROOTS: Final = (
    *("благодаря", "за счет", "вследствие", "в результате"),
    *("thanks to", "because of", "due to", "as a result of"),
)
_MEANT_TO: Final = re.compile(
    r"\b(?:если|чтобы|будет|будут|хотим|надеемся|думаем|кажется|вероятно|возможно|может|if|hope"
    r"|may|might|could|perhaps|probably|think|believe)\b|\bне (?:именно|потому|только|из-за)|\?"
)
_EFFECT: Final = re.compile(
    r"\b(?:выручк\w*|продаж\w*|прибыл\w*|доход\w*|расход\w*|затрат\w*|эконом\w*|отток\w*"
    r"|лояльност\w*|нагрузк\w*|конверси\w*|текучест\w*|revenue|sales|profits?|income|costs?"
    r"|savings?|churn|loyalty|workload|conversion|attrition|turnover|complaints?|drop out)\b"
)
_GAIN: Final = re.compile(
    r"\b(?:выручк|прибыл|продаж|доход|рост|вырос|увелич|снизил|сократил|клиент|покупател|заказчик"
    r"|выручил|отток"
    r"|лояльност|успех|результат|прибав|takings|income|договор|подписчик|абонент|пассажир|гост"
    r"|жалоб|текучест|revenue|growing|members?"
    r"|donations?|subscribers?|bookings?|orders|passengers|guests|churn|turnover|complaints|renew"
    r"|return"
    r"|donations"
    r"|satisfaction|sales|profit|income|growth|grew|grown|rise|rose|membership|customers|clients"
    r"|loyalty"
    r"|success)\w*"
)
_WORKED: Final = re.compile(
    r"\b(?:вырос\w*|увеличил\w*|снизил\w*|сократил\w*|сократить|снизить|увеличить|уменьшил\w*"
    r"|повысил\w*|сэкономил\w*|предотвратить|grew|grown|rose|risen|fell|fallen|dropped|increased"
    r"|reduced|cut|saved|improved|doubled)\b"
)


def check(material: Material) -> Iterator[Flag]:
    """The first few superlatives and causal claims; what is told twice is flagged once."""
    yield from islice(_superlatives(material), MOST)
    yield from islice(_causes(material), MOST)


def _superlatives(material: Material) -> Iterator[Flag]:
    seen: set[str] = set()
    roots = [root for root in material.spoken(_BEST_ROOTS) if root in material.plain]
    for sentence in material.sentences if roots else ():
        if not any(root in sentence.plain for root in roots):
            continue
        best = _BEST.search(sentence.plain)
        if not best or best[0] in seen or _is_supported(sentence):
            continue
        near = sentence.plain[max(0, best.start() - WHOSE) : best.end() + WHOSE]
        beyond = best[0].startswith(_BEYOND)
        if beyond or (_OURS.search(near) and not _MEANT.search(near)):
            seen.add(best[0])
            claim = material.quote_from(sentence.span, sentence.at(best))
            yield material.flag("unsupported", "info", "superlative", [sentence.span], claim=claim)


def _is_supported(sentence: Sentence) -> bool:
    """A figure, a rating or a source beside it is something to compare with."""
    facts = (f for f in sentence.figures if f.modality == "fact")
    measured = any(f.kind not in {"period", "clock"} for f in facts)
    return measured or bool(_COMPARED.search(sentence.plain))


def _causes(material: Material) -> Iterator[Flag]:
    prose = material.prose
    for i in material.saying((*CAUSE_ROOTS, *_ALONE_ROOTS)):
        sentence = prose[i]
        around = (*prose[max(0, i - 1) : i], *(s for s in prose[i + 1 : i + 2] if s.goes_on))
        near = (f for s in around for f in s.figures)
        shown = not insists(sentence) and any(f.role in {"from", "by"} for f in near)
        if names_cause(sentence) and not shown:
            yield material.flag(
                "unsupported",
                "info",
                "cause",
                [sentence.span],
                claim=material.quote(sentence.span),
            )


def names_cause(sentence: Sentence) -> bool:
    """Whether an effect is said to come from a cause, and nothing measured stands beside it."""
    measured = any(f.kind not in {"period", "clock", "rank"} for f in sentence.figures)
    if insists(sentence) and (not measured or _CREDIT.search(sentence.plain)):
        return True
    if measured:
        return False
    cause = _CAUSE.search(sentence.plain)
    if cause is None:
        return False
    before = re.split(r"[.;:]\s", sentence.plain[: cause.start()])[-1]
    beside = _WORKED.search(before[-BESIDE:])
    told = (before, sentence.plain[cause.end() :])
    return bool(beside) or any(_WORKED.search(t) and _EFFECT.search(t) for t in told)


def insists(sentence: Sentence) -> bool:
    """Whether this cause and no other is said to have had the effect."""
    credit = _CREDIT.search(sentence.plain) and _GAIN.search(sentence.plain)
    alone = _ALONE.search(sentence.plain)
    said = credit or (alone and (alone[0].startswith(_NAMED) or _GAIN.search(sentence.plain)))
    return bool(said) and not _MEANT_TO.search(sentence.plain)
