"""A summary against its essay: every figure and name, sentence by sentence. Pure, no network.

    essay = facts(entry.text, (entry.organisation, entry.city))
    checked = check(summary, essay, limit=100, language="ru")

`Checked.violations` says what the essay does not; `Checked.sentences` what each sentence rests on.
Arithmetic is not accepted: a difference or a sum that the essay does not state is a figure it does
not have. Leaving out a bound ("more than 80" told as "80") is, and so is a change of form.
"""

from __future__ import annotations

from assessor.fidelity.check import check, safe
from assessor.fidelity.coverage import Item, items
from assessor.fidelity.essay import facts
from assessor.fidelity.model import Checked, EssayFacts

__all__ = ["Checked", "EssayFacts", "Item", "check", "facts", "items", "safe"]
