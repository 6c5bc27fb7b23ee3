"""Words, sentences and normal forms of Russian and English text, with offset maps."""

from assessor.text.fold import Folded, fold, skeleton
from assessor.text.sentences import sentences
from assessor.text.words import Span, count_words, language_of, stem, words

__all__ = [
    "Folded",
    "Span",
    "count_words",
    "fold",
    "language_of",
    "sentences",
    "skeleton",
    "stem",
    "words",
]
