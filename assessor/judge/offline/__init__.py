"""The judge that needs no network: a rule-based reader for Russian and English.

    essay → clauses with their signs → the clauses on a criterion → a rung of the ladder → claim

It looks for what a careful juror looks for (an example, a figure, what it was before, when, against
which target, compared with whom) and says which of these it found. It understands nothing: it
cannot tell a good idea from a bad one, and every sentence it writes says that rules wrote it.
"""

from assessor.judge.offline.judge import OfflineJudge

__all__ = ["OfflineJudge"]
