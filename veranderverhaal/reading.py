"""How hard a Dutch text reads, guessed from the length of its sentences and words."""

import re
from dataclasses import dataclass
from decimal import Decimal

# Ten letters or more is a long word. "Activiteiten" is one.
LONG_WORD = 10
# Sentences of at most 12 words suit A2 to B1 (domain knowledge 5.2); the shares are our own.
EASY_SENTENCE = 8
PLAIN_SENTENCE = 12
EASY_LONG_WORDS = Decimal("0.15")
PLAIN_LONG_WORDS = Decimal("0.25")
EASY = "makkelijk (A2)"
PLAIN = "gewoon (B1)"
HARD = "moeilijk"

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…:;]+(?=\s|$)|\n+")


@dataclass(frozen=True)
class ReadingLevel:
    """How hard a text reads; `label` is "" for a text without words."""

    words_per_sentence: Decimal
    long_words: Decimal  # share, 0 to 1
    label: str


def reading_level(text: str) -> ReadingLevel:
    """A guess at how hard a Dutch text reads, from the length of its sentences and words.

    It counts and understands nothing: a short rare word passes for easy, a long common one for
    hard, and the label is no official A2 or B1. Of one sentence it says
    little. Only readers can tell: try the text on a few.
    """
    sentences = [words for words in map(find_words, split_sentences(text)) if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return ReadingLevel(Decimal(0), Decimal(0), "")
    average = Decimal(len(words)) / len(sentences)
    share = Decimal(sum(len(word) >= LONG_WORD for word in words)) / len(words)
    return ReadingLevel(average, share, _level_label(average, share))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, cut at signs that end one and at line breaks."""
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def find_words(text: str) -> list[str]:
    """The words of a text, without signs and numbers."""
    return WORD.findall(text)


def _level_label(average: Decimal, share: Decimal) -> str:
    if average <= EASY_SENTENCE and share <= EASY_LONG_WORDS:
        return EASY
    return PLAIN if average <= PLAIN_SENTENCE and share <= PLAIN_LONG_WORDS else HARD
