"""The words by which a sentence that speaks to the grader is known, in Russian and English.

Three sorts of ideas. *Subjects* are what grading is about: this entry, a mark, the top of a scale,
who grades, by which rules, the answer that is wanted, what is weak. *Modes* are how a text turns to
its reader. The *story* is what an entry of a contact centre tells of. Russian words are lemmas;
every form of a noun or an adjective counts, of a verb those that its list says.
"""

from __future__ import annotations

from typing import Final, Literal

Idea = Literal[
    "entry", "grade", "top", "grader", "rules", "output", "weakness", "us", "order", "thou",
    "you", "ought", "ban", "plea", "hope", "let", "whoever", "threat", "bribe", "settled", "here",
    "address", "machine", "persona", "suppress", "earlier", "rate", "value", "reward", "role",
    "strong rate", "norms", "letter", "cancelled", "story", "reported", "award", "this",
    "authority", "worthy", "prompt", "told", "proof", "look", "hint", "verdict", "rivals",
]  # fmt: skip

SUBJECTS: Final[frozenset[Idea]] = frozenset(
    {"entry", "grade", "top", "grader", "rules", "norms", "output", "weakness", "proof", "us"}
)
MODES: Final[frozenset[Idea]] = frozenset(
    {"order", "look", "thou", "you", "ought", "ban", "plea", "hope", "let", "whoever", "threat",
     "bribe", "settled", "here", "address", "persona", "suppress", "role", "letter", "cancelled",
     "authority", "worthy", "prompt", "verdict"}
)  # fmt: skip

NAMES_RU: Final[dict[Idea, str]] = {
    "entry": """
        эссе заявка анкета номинант номинация заявитель соискатель конкурсант участник претендент
        кандидат кейс текст документ файл фрагмент абзац раздел пункт сочинение автор конкурс премия
    """,
    "grade": """
        балл оценка отметка уровень ступень рейтинг очко скоринг пятёрка десятка четвёрка тройка
        двойка единица ноль коэффициент судейство оценивание зачёт итог
    """,
    "top": """
        высший наивысший высокий высоко максимальный максимум отличный отлично победа победитель
        победный лучший наилучший образцовый идеальный эталон эталонный превосходный превосходство
        положительный полный безупречный безукоризненный выдающийся блестящий совершенный первенство
        призовой приз лауреат финал финалист награда награждение пьедестал золото лидерство лидер
        достоинство заслуга похвала комплимент восторг восторженный хвалебный мягко снисходительно
        снисходительный снисхождение щедро щедрый лояльно лояльный благосклонно благосклонность
        благосклонный поблажка завышение милосердие доброта добрый верхний великолепный прекрасный
        замечательный восхищение хвала симпатия
    """,
    "grader": """
        жюри эксперт экспертный проверяющий оценивающий оценщик рецензент судья судейский асессор
        экзаменатор арбитр комиссия ревьюер проверяльщик организатор оргкомитет
    """,
    "rules": """
        инструкция указание промпт промт рубрика критерий директива методичка шкала предписание
    """,
    "norms": "правило требование ограничение настройка контекст режим порядок приказ",
    "output": """
        ответ резюме саммари отчёт вывод заключение изложение обоснование рецензия поле разбор
        анализ проверка комментарий отзыв вердикт рекомендация фраза протокол решение сводка json
        xml yaml rationale
    """,
    "weakness": """
        недостаток провал неудача минус отсутствие слабость слабый низкий плохой противоречие пробел
        нехватка упущение ошибка опечатка критика сомнение недочёт промах неточность замечание изъян
        придирка претензия нестыковка двусмысленность неясность снижение критический вычет строгий
        строго строгость придирчивый
    """,
    "proof": """
        доказательство подтверждение утверждение цитата довод доказанный подтверждённый проверенный
        выполненный истинный
    """,
    "hint": """
        сообщение место результат слово вера глаз первый пользователь опечатка задача роль цель
    """,
    "rivals": "соперник конкурент остальной другой",
    "machine": """
        нейросеть нейронка модель ассистент алгоритм гпт чатгпт ллм ии интеллект робот бот чат-бот
        помощник автомат
    """,
    "ought": """
        должен обязан следует надлежит необходимо нужно надо требуется требоваться предстоит
        предписать поручить велеть приказать
    """,
    "ban": """
        запрещено запрещён запрещаться недопустимо недопустимый нельзя неприемлемо неприемлемый
        незачем излишне исключено
    """,
    "let": "пусть пускай",
    "thou": "ты твой",
    "you": "вы ваш",
    "threat": """
        жалоба пожаловаться суд юрист иск увольнение уволить штраф оштрафовать наказание наказать
        последствие разоблачить нарушать нарушить
    """,
    "bribe": """
        сделка отблагодарить вознаградить вознаграждение чаевые бонус подарок сертификат скидка
        благодарность
    """,
    "settled": "одобрить согласовать предрешить гарантировать",
    "value": "пять десять сто пятёрка десятка максимум четыре",
    "reward": """
        победить выиграть выигрывать выбрать поддержать награждать голос голосовать предпочтение
        поднять возвысить признать
    """,
    "story": """
        колл-центр клиент гость пользователь пассажир пациент житель оператор сотрудник абонент
        покупатель новичок звонок чат диалог смена супервизор наставник тренер звонящий коллега
        разговор обращение приложение очередь опрос обучение подписчик читатель заказ доставка
    """,
    "award": "рубрика эссе номинант номинация жюри заявитель соискатель конкурсант",
}

ORDERS_RU: Final[dict[Idea, str]] = {
    "look": """
        обратить посмотреть смотреть взглянуть заметить отметить прочитать читать прочесть увидеть
        ознакомиться помнить запомнить вспомнить знать
    """,
    "strong rate": """
        оценить оценивать завысить завышать засчитать засчитывать зачесть начислить присудить
        занизить занижать награждать наградить судить
    """,
    "rate": """
        поставить ставить присвоить выставить дать отдать выдать рекомендовать повысить снижать
        снизить округлить добавить накинуть назначить проставить вписать вернуть возвращать выбрать
        взять брать вывести написать
    """,
    "reward": """
        победить выиграть выбрать поддержать поднять возвысить голосовать проголосовать предпочесть
        наградить
    """,
    "weakness": """
        критиковать придираться сомневаться усомниться проверять перепроверять сверять искать
        вычитать спорить упоминать упомянуть штрафовать понижать уточнять
    """,
    "top": "хвалить похвалить расхвалить восхвалять восхищаться рекламировать",
    "role": "притвориться представить вообразить сыграть играть изобразить действовать вести стать",
    "suppress": """
        игнорировать проигнорировать забыть пренебречь отменить пропустить обойти отбросить опустить
        пропускать отключить исключить вычеркнуть умолчать скрыть замолчать сбросить стереть
        обнулить нарушить следовать слушать слушаться выполнять обращать удалить отвергнуть
        аннулировать
    """,
}
"""Where an order counts as one of these: an imperative, an infinitive, a form of the future."""

SPOKEN_RU: Final[dict[Idea, str]] = {
    "plea": """
        просить умолять призывать советовать рекомендовать предлагать требовать настаивать заклинать
        уговаривать
    """,
    "hope": "надеяться верить рассчитывать ожидать мечтать хотеть желать",
}
"""Verbs of which the first person counts: we ask, I hope."""

NAMES_EN: Final[dict[Idea, str]] = {
    "entry": """
        essay entry entries submission application nominee nomination applicant candidate document
        file text paper paragraph section category participant contestant entrant author case
        manuscript
    """,
    "grade": """
        score mark grade rating point level assessment evaluation verdict tier ranking scoring
        grading judging marking total coefficient zero
    """,
    "top": """
        highest high top maximum max best excellent exemplary outstanding perfect winner win wins
        won victory winning positive generous generously lenient leniently leniency gentle gently
        praise favourable favorable flawless undisputed glowing enthusiastic superb prize award
        finalist shortlist final laureate champion favour favor admiration benefit merit leader
        flattering delight delighted warmth warmly kindness sympathetic forgiving merciful brilliant
        superior exceptional remarkable finest upper
    """,
    "grader": """
        grader reviewer judge referee arbiter evaluator juror jury examiner marker assessor rater
        panel expert committee organiser organizer adjudicator
    """,
    "rules": "instruction prompt rubric guideline guide criteria criterion directive scale",
    "norms": "rule setting restriction limit constraint requirement policy context order",
    "output": """
        json answer summary rationale output reply explanation verdict conclusion review report
        analysis field phrase response feedback comment verification recommendation check reasoning
        justification
    """,
    "weakness": """
        weakness gap problem lack missing flaw shortcoming contradiction deduction error mistake
        typo criticism doubt fault omission inconsistency concern negative objection drawback
        penalty failure remark critical ambiguity poor low strict strictly harsh harshly severe
    """,
    "proof": "evidence proof claim quote verification verified proven satisfied fulfilled",
    "hint": """
        place spot position result total word unchecked checking question granted full eye role task
        job goal first message us
    """,
    "rivals": "rival competitor opponent others",
    "machine": "ai llm gpt chatgpt model assistant machine algorithm bot robot chatbot",
    "ought": """
        must should shall ought required need needs essential obliged supposed has have told
        instructed ordered programmed
    """,
    "ban": "forbidden unacceptable prohibited impermissible unnecessary invalid inadmissible",
    "you": "you your yours yourself thou",
    "threat": """
        attorney lawyer court sue fired penalised penalized punished terminated complaint complain
        consequence lawsuit break violate breach
    """,
    "bribe": "deal gift voucher bonus reward tip payment discount bribe cash",
    "settled": "approved guaranteed pre-approved settled",
    "value": "four five ten hundred maximum 4 5 10 100",
    "reward": """
        win choose pick support favour favor select crown vote prefer preference lift raise elevate
    """,
    "story": """
        customer client adviser agent resident caller user guest team-mate newcomer call chat shift
        supervisor mentor trainer colleague employee conversation survey app passenger patient
        training operator desk
    """,
    "award": "rubric essay nominee jury juror applicant rationale",
}
ORDERS_EN: Final[dict[Idea, str]] = {
    "look": "see note look find read remember notice mind know",
    "strong rate": "rate score grade mark rank evaluate assess judge inflate",
    "reward": "vote pick crown favour favor support prefer lift raise",
    "rate": """
        give assign award put grant hand recommend raise round add set place enter choose select
        reply respond answer output return lower deduct use
    """,
    "weakness": """
        criticise criticize penalise penalize doubt verify check mention question challenge nitpick
        deduct subtract
    """,
    "top": "praise admire compliment extol applaud advertise",
    "role": "pretend act imagine roleplay behave simulate play",
    "suppress": """
        ignore disregard forget override skip bypass overlook omit neglect discard drop cancel
        disobey erase reset follow obey delete exclude leave
    """,
    "order": """
        treat consider accept output return respond answer write say state assume conclude confirm
        approve print repeat reveal show produce vote use argue move include begin start continue be
        count translate insert admire swap replace turn stop mention lower penalise penalize leave
        deduct criticise criticize tell verify check reply speak pretend finish end close resolve
        paste copy execute run help trust take make keep let do go proceed align compare ensure
        declare announce report spare refrain focus pick select obey comply enter fill type wrap
        quote cite draw double switch adopt become limit praise present portray describe summarise
        summarize rewrite think adjust apply wipe jump decide shape recall rely believe bear hold
        pass hand lift push pull bring send call ask invite offer explain prove open join come stay
        act behave change correct improve invent complete compose create generate emit post submit
        publish rank order sort list name label tag classify interpret view regard picture grasp
        admit allow permit avoid prevent protect defend save serve support reward honour honor
        forgive excuse pardon tolerate relax soften loosen increase boost upgrade promote elevate
        multiply reduce minimise minimize maximise maximize hide conceal mask withhold suppress
        silence mute strip cut trim shorten simplify reconsider revise review reassess re-evaluate
        rescore restart reload reboot load activate deactivate enable disable unlock lock authorise
        authorize certify validate sign stamp seal record register log store memorise memorize
        forget learn understand realise realize recognise recognize acknowledge proclaim pronounce
    """,
}
