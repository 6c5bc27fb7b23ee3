"""Words, sentences and normal forms of Russian and English text, with offset maps."""

from assessor.text.fold import Folded, fold, skeleton
from assessor.text.sentences import sentences
from assessor.text.view import Edit, View, merged
from assessor.text.words import WORDS_KEPT, Span, count_words, language_of, stem, words

__all__ = [
    "WORDS_KEPT",
    "Edit",
    "Folded",
    "Span",
    "View",
    "count_words",
    "fold",
    "language_of",
    "merged",
    "sentences",
    "skeleton",
    "stem",
    "words",
]
