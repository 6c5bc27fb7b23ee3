"""The sentences of the flags, as a juror would write them, in both languages."""

from __future__ import annotations

from typing import Final

from assessor.entry import Language

MESSAGES: Final[dict[Language, dict[str, str]]] = {
    "ru": {
        "whole_essay": "эссе",
        "over_characters": "Раздел «{title}» длиннее допустимого: знаков в нём {count} при пределе "
        "{limit} (больше на {excess}).",
        "over_words": "Раздел «{title}» длиннее допустимого: слов в нём {count} при пределе "
        "{limit} (больше на {excess}).",
        "about_limit": "Раздел «{title}» на границе предела {limit}: по самому строгому счёту "
        "{largest}, по самому мягкому {count}.",
        "absent": "Нет раздела «{title}», которого требует форма.",
        "thin": "Раздел «{title}» почти пуст, слов в нём: {words}.",
        "empty": "Раздел «{title}» пуст.",
        "pasted": "Раздел «{title}» на {percent}% дословно повторяет другие ({others}), "
        "начиная с «{quote}».",
        "told_again": "В эссе дословно повторено уже сказанное: «{quote}».",
        "points": "Проценты и процентные пункты: сказано «{change}», но «{ends}» — это {points} "
        "п. п., или {percent}%.",
        "change": "Не сходится: сказано «{change}», а по значениям «{ends}» выходит {percent}%.",
        "times": "Не сходится: сказано «{change}», а по значениям «{ends}» выходит в {times} раза.",
        "amount": "Не сходится: сказано «{change}», а между значениями «{ends}» другая разница.",
        "no_points": "Процентные пункты сказаны о том, что измерено не в процентах: «{change}», "
        "«{ends}». Это изменение на {percent}%.",
        "above_the_whole": "Доли вместе дают {total}%, больше целого.",
        "closed_shares": "Доли не сходятся: названы все, а вместе они дают {total}%.",
        "rest": "Доли не сходятся: {told} и остальные {rest} вместе не дают целого.",
        "rates": "Не сходится: «{claim}» — эти числа не могут быть верны вместе.",
        "average": "Среднее больше наибольшего: в среднем {mean}, а самое большое {top}.",
        "duration": "Срок не сходится с датами: сказано {said}, а по датам ({dates}) проходит "
        "{days} дн.",
        "before_the_end": "Порядок событий не сходится: «{after}», а пилот шёл {pilot}.",
        "above_its_whole": "Часть больше целого: {part} при {whole}.",
        "above_all": "Доля больше целого: {said} от всего быть не может.",
        "ended_before": "Даты не сходятся: началось ({start}) позже, чем закончилось ({end}).",
        "first_before_opening": "Даты не сходятся: первое обращение ({first}) раньше открытия "
        "({opened}).",
        "goal_missed": "Сказано «{said}», но цель была {goal}, а вышло {result}.",
        "told_as_rise": "Сказано о росте, а по числам это снижение: «{claim}».",
        "told_as_fall": "Сказано о снижении, а по числам это рост: «{claim}».",
        "share": "Доля не сходится: {counts} — это {percent}%, а сказано {said}.",
        "retold_share": "Доля не сходится: {counts} — это {percent}%, а в другом месте сказано: "
        "«{said}».",
        "retold_change": "Не сходится: «{said}», а в другом месте названы значения «{ends}», то "
        "есть изменение на {percent}%.",
        "parts": "Части не сходятся с целым: вместе их {total}, а всего названо {whole}.",
        "month_and_year": "За месяц — {rate}, а за весь год — {year}: двенадцать таких месяцев "
        "дали бы около {expected}.",
        "rate_and_year": "Не сходится: {rate} за день или неделю, а за весь год — {year}; при "
        "таком темпе за год вышло бы около {expected}.",
        "rate_of_total": "Не сходится: {rate} в среднем, а всего {total}; при таком темпе вышло бы "
        "около {expected}.",
        "two_values": "Один показатель назван двумя значениями: «{one}» ({first}) и «{other}» "
        "({second}). Какое верно, эссе не говорит.",
        "forecast_as_fact": "Прогноз рассказан как достигнутое: «{told}», хотя в другом месте это "
        "ещё впереди: «{planned}».",
        "plan_out_of_date": "План на прошедшее время: «{planned}», а в другом месте рассказано о "
        "том, что было позже ({latest}). Возможно, текст перенесён из прошлогодней заявки.",
        "copied_year": "Одни и те же слова и цифры сказаны о разных годах: «{again}» и «{first}».",
        "copied_value": "Один и тот же текст с разными числами: «{again}» и «{first}». Какое "
        "верно, "
        "эссе не говорит.",
        "no_earlier_value": "Сказано об улучшении, но прежнего значения нет, есть только {value}: "
        "«{claim}».",
        "improved_in_words": "Улучшение только на словах, без прежнего и нового значения: "
        "«{claim}».",
        "list_without_earlier": "Показатели названы улучшенными, но в перечне нет прежних "
        "значений: «{claim}».",
        "superlative": "Превосходство заявлено без сравнения: «{claim}». С кем и по какой мере, "
        "не сказано.",
        "cause": "Причинная связь заявлена, но ничем не показана: «{claim}». Нужно число "
        "до и после.",
        "part_for_whole": "Эффект на одном виде обращений рассказан как эффект на всей нагрузке: "
        "«{part}», затем «{whole}».",
        "team_size": "Размер команды назван по-разному: {first} и {other}. Сколько людей в "
        "команде, нужно уточнить.",
        "site_for_team": "В эссе команда — {first}, а здесь {other}: столько людей, по анкете, на "
        "всей площадке.",
        "form_size": "В эссе людей больше, чем в анкете: {said}, а по анкете на всей площадке "
        "{form}.",
        "same_team": "Сказано «{same}», но в команду пришли новые люди: {hired}.",
        "share_of_new": "Доля новых людей не сходится: сказано «{said}», но в команде {team}; от "
        "нынешней команды это {now}%, от прежней {before}%.",
    },
    "en": {
        "whole_essay": "essay",
        "over_characters": "The section “{title}” is too long: {count} characters where {limit} "
        "are allowed ({excess} over).",
        "over_words": "The section “{title}” is too long: {count} words where {limit} are allowed "
        "({excess} over).",
        "about_limit": "The section “{title}” is at its limit of {limit}: {largest} by the "
        "strictest count, {count} by the mildest.",
        "absent": "The section “{title}”, which the form asks for, is not there.",
        "thin": "The section “{title}” is almost empty; it has {words} words.",
        "empty": "The section “{title}” is empty.",
        "pasted": "The section “{title}” repeats others ({others}) word for word for {percent}% of "
        "its length, beginning with “{quote}”.",
        "told_again": "What has been said is repeated word for word: “{quote}”.",
        "points": "Percent and percentage points: “{change}” is said, but “{ends}” is {points} "
        "points, or {percent}%.",
        "change": "This does not add up: “{change}” is said, but the values “{ends}” make it "
        "{percent}%.",
        "times": "This does not add up: “{change}” is said, but the values “{ends}” make it "
        "{times} times.",
        "amount": "This does not add up: “{change}” is said, but the values “{ends}” differ by "
        "another amount.",
        "no_points": "Percentage points are said of what is not measured in percent: “{change}”, "
        "“{ends}”. That is a change of {percent}%.",
        "above_the_whole": "The shares together make {total}%, more than the whole.",
        "closed_shares": "The shares do not add up: all of them are named, and together they make "
        "{total}%.",
        "rest": "The shares do not add up: {told} and the remaining {rest} do not make the whole.",
        "rates": "This does not add up: “{claim}”; these numbers cannot both be true.",
        "average": "The average is above the largest: {mean} on average, {top} at most.",
        "duration": "The duration does not fit the dates: {said} is said, but by the dates "
        "({dates}) it is {days} days.",
        "before_the_end": "The order of events does not fit: “{after}”, but the pilot ran {pilot}.",
        "above_its_whole": "The part is larger than the whole: {part} where there are {whole}.",
        "above_all": "The share is larger than the whole: nothing is {said} of all.",
        "ended_before": "The dates do not fit: it began ({start}) after it had ended ({end}).",
        "first_before_opening": "The dates do not fit: the first contact ({first}) came before the "
        "opening ({opened}).",
        "goal_missed": "“{said}” is said, but the goal was {goal} and the result {result}.",
        "told_as_rise": "A rise is told, but by its numbers it is a fall: “{claim}”.",
        "told_as_fall": "A fall is told, but by its numbers it is a rise: “{claim}”.",
        "share": "The share does not add up: {counts} is {percent}%, but {said} is said.",
        "retold_share": "The share does not add up: {counts} is {percent}%, but elsewhere it is "
        "told so: “{said}”.",
        "retold_change": "This does not add up: “{said}”, but elsewhere the values are “{ends}”, a "
        "change of {percent}%.",
        "parts": "The parts do not add up to the whole: together they are {total}, but the whole "
        "is given as {whole}.",
        "month_and_year": "{rate} in a month, but {year} in the whole year: twelve such months "
        "would make about {expected}.",
        "rate_and_year": "This does not add up: {rate} a day or a week, but {year} in the whole "
        "year; at that rate a year would make about {expected}.",
        "rate_of_total": "This does not add up: {rate} on average, but {total} in all; at that "
        "rate "
        "it would be about {expected}.",
        "two_values": "One indicator has two values: “{one}” ({first}) and “{other}” ({second}). "
        "The essay does not say which is right.",
        "forecast_as_fact": "A forecast is told as achieved: “{told}”, although elsewhere it still "
        "lies ahead: “{planned}”.",
        "plan_out_of_date": "A plan for a time that is past: “{planned}”, although the essay tells "
        "elsewhere of a later time ({latest}). The text may come from an earlier year's entry.",
        "copied_year": "The same words and figures are said of two different years: “{again}” and "
        "“{first}”.",
        "copied_value": "The same text with two different numbers: “{again}” and “{first}”. The "
        "essay does not say which is right.",
        "no_earlier_value": "An improvement is claimed, but there is no earlier value, only "
        "{value}: “{claim}”.",
        "improved_in_words": "An improvement in words only, with neither an earlier nor a new "
        "value: “{claim}”.",
        "list_without_earlier": "The indicators are said to have improved, but the list has no "
        "earlier values: “{claim}”.",
        "superlative": "A superlative with nothing to compare: “{claim}”. With whom, and by which "
        "measure, is not said.",
        "cause": "Cause and effect are claimed and not shown: “{claim}”. A figure before and "
        "after is needed.",
        "part_for_whole": "The effect on one kind of request is told as the effect on all of the "
        "work: “{part}”, then “{whole}”.",
        "team_size": "The size of the team is given in two ways: {first} and {other}. It has to be "
        "asked how many they are.",
        "site_for_team": "The essay's team is {first}, but here it is {other}: by the form, that "
        "is how many people work at the whole site.",
        "form_size": "The essay has more people than the form: {said}, but by the form the whole "
        "site has {form}.",
        "same_team": "“{same}” is said, but new people joined: {hired}.",
        "share_of_new": "The share of new people does not add up: “{said}” is said of a team of "
        "{team}; that is {now}% of the team now, or {before}% of the team before.",
    },
}
