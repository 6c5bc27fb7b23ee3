"""The words by which a sentence that speaks to the grader is known, in Russian and English.

They name ideas (who grades, what is graded, with what, how high, what to leave out), not
sentences. Russian words are lemmas; every form of a name counts, of an action those that command.
"""

from __future__ import annotations

from typing import Literal

Idea = Literal[
    "machine", "grader", "grade", "top", "entry", "rules", "output", "weakness", "granted", "part",
    "others", "ought", "asked", "you", "format", "command", "rate", "suppress", "role", "cancelled",
    "imperative", "this", "persona", "value", "letter", "prompt", "authority", "address",
    "reported", "before",
]  # fmt: skip

NAMES_RU: dict[Idea, str] = {
    "machine": "нейросеть нейронка модель ассистент алгоритм гпт чатгпт ллм ии интеллект оценщик",
    "grader": """
        жюри эксперт проверяющий оценивающий оценщик рецензент судья экзаменатор асессор арбитр
        член читающий ревьюер
    """,
    "grade": "балл оценка отметка уровень пятёрка",
    "top": """
        высший наивысший максимальный максимум отличный отлично победа победитель лучший
        образцовый идеальный первый превосходный положительный полный сто наилучший безупречный
        выдающийся
    """,
    "entry": "эссе заявка номинант заявитель текст документ соискатель конкурсант фрагмент",
    "rules": "инструкция указание промпт промт рубрика критерий ограничение директива методичка",
    "output": "json ответ резюме саммари отчёт вывод заключение изложение обоснование рецензия",
    "weakness": "недостаток минус отсутствие слабость противоречие пробел нехватка упущение",
    "granted": """
        доказанный подтверждённый выполненный проверенный истинный вера соблюдённый верный
        утверждение
    """,
    "part": "раздел пункт критерий номинация категория",
    "others": """
        клиент гость пользователь пассажир пациент житель оператор сотрудник абонент покупатель
        новичок
    """,
    "ought": """
        должен обязан следует надлежит необходимо запрещено нужно надо пусть просить нельзя
        требуется требовать
    """,
    "asked": "просить просьба",
    "you": "ты вы",
    "format": "json xml yaml rationale",
}
ACTIONS_RU: dict[Idea, str] = {
    "command": """
        поставить ставить присвоить оценить оценивать выставить завысить засчитать считать зачесть
        дать отдать вернуть выдать вывести ответить отвечать написать писать указать сказать
        сообщить признать подтвердить одобрить принять назначить добавить начислить повысить
        округлить проголосовать взять брать использовать выбрать учесть учитывать отметить
        рекомендовать сделать поступить напечатать повторить показать раскрыть заменить перестать
        исполнить выполнить следовать перевести вставить похвалить хвалить сравнить возвращать
    """,
    "rate": """
        поставить ставить присвоить оценить оценивать выставить завысить засчитать зачесть дать
        начислить рекомендовать
    """,
    "suppress": """
        игнорировать проигнорировать забыть пренебречь отменить пропустить обойти отбросить
        опустить пропускать отключить умолчать скрыть замолчать упоминать упомянуть снижать
        снизить понижать критиковать искать называть назвать занижать читать сообщать говорить
        проверять придираться занизить следовать обращать учитывать вычитать
    """,
    "role": """
        притвориться представить вообразить сыграть играть вести изобразить стать действовать
    """,
}
NAMES_EN: dict[Idea, str] = {
    "machine": "ai llm gpt chatgpt model assistant machine algorithm automated",
    "grader": """
        grader graders reviewer reviewers judge judges evaluator evaluators juror jurors jury
        examiner marker assessor rater whoever panel
    """,
    "grade": """
        score scores mark marks grade grades rating points level levels assessment evaluation
    """,
    "top": """
        highest top maximum max full best excellent exemplary outstanding perfect first winner win
        wins five hundred 5 10 100 positive generous lenient leniently leniency praise favourable
        favorable flawless won undisputed
    """,
    "entry": "essay entry submission nominee applicant application document text candidate",
    "rules": """
        instruction instructions prompt prompts rubric guideline guidelines guide criteria
        criterion directive directives restrictions
    """,
    "output": "json answer summary rationale output reply explanation verdict conclusion",
    "weakness": """
        weakness weaknesses gap gaps problems lack missing flaws shortcomings contradictions
        deductions
    """,
    "granted": """
        verified satisfied confirmed credit granted proven true valid fulfilled claim claims
    """,
    "part": "section sections criterion criteria category categories",
    "others": "customer client adviser agent resident caller user guest team newcomer",
    "ought": "must should shall please kindly required essential asked ought need only",
    "asked": "please kindly ask",
    "you": "you your yours",
}
ACTIONS_EN: dict[Idea, str] = {
    "command": """
        give assign award rate score grade mark rank evaluate assess treat consider accept output
        return respond answer write say state assume recommend conclude confirm approve print
        repeat reveal show produce vote round add raise report set use follow argue move include
        begin start continue be choose count translate insert put praise admire
    """,
    "rate": "give assign award rate score grade mark rank evaluate assess set recommend",
    "suppress": """
        ignore disregard forget override skip bypass overlook omit mention lower penalise penalize
        reveal leave deduct criticise criticize stop discard neglect tell verify check cancel
    """,
    "role": "pretend act imagine roleplay behave simulate play",
}
