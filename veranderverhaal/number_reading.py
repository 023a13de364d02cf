"""Reading counts and shares in Dutch sentences: how many of what, how exactly, and over which time.

A careful guess: what might be about something else is passed over rather than compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from veranderverhaal.model import Feit, Precision
from veranderverhaal.number_words import (
    ABOUT,
    ALMOST,
    AT_LEAST,
    AT_MOST,
    GENERIC,
    MORE_THAN,
    NO_NOUNS,
    NOT_A_COUNT,
    RESTRICTING,
    VAGUE,
    WORD_NUMBERS,
    stem,
    stems_of,
    word_number,
)
from veranderverhaal.numbers import parse_number

# How far "ongeveer" and "bijna" reach; our own choice, so that rounding is no contradiction.
ABOUT_REACH = Decimal("0.15")
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+|;\s+")
WORDS = "|".join(sorted({*WORD_NUMBERS, *VAGUE}, key=len, reverse=True))
COUNT = re.compile(
    rf"(?<![\w.,:/€%-])(?P<low>{NUMBER}|(?:{WORDS})\b)"
    rf"(?:\s?(?P<to>-|–|tot en met|tot|à|en)\s?(?P<high>{NUMBER}))?"
    r"\s+(?P<rest>[a-zà-ÿA-Z][^.,;:!?()\d%€\n]*)"
)
BEFORE = re.compile(r"([a-zà-ÿ'’]+(?:\s+[a-zà-ÿ'’]+)?)\s*$", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PER = re.compile(r"\b(?:per|elke|iedere|ieder|elk|in een|op een)\s+(\w+)")
PER_WORDS = {
    **{"dagelijks": "dag", "dagelijkse": "dag", "wekelijks": "week", "wekelijkse": "week"},
    **{"maandelijks": "maand", "maandelijkse": "maand", "jaarlijks": "jaar", "jaarlijkse": "jaar"},
}
BETWEEN = re.compile(r"\btussen(?: de)?\s*$")
CLAUSE_END = re.compile(r"[,;:()]")
MOST_WORDS = 8


@dataclass(frozen=True)
class Span:
    """From `low` up to and including `high`; None is without end."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: "Span") -> bool:
        """Whether one number can be both."""
        return _reaches(self.high, other.low) and _reaches(other.high, self.low)


@dataclass(frozen=True)
class Mention:
    """A count as a text gives it: `words` as they stand there, `nouns` what was counted.

    `nouns` are stems in their order, the thing itself and what goes before it; `after` the stems
    of all that follows the number. `restricted` is when that makes it a part ("bij het feest").
    """

    words: str
    span: Span
    nouns: tuple[str, ...]
    after: tuple[str, ...] = ()
    per: str = ""
    years: frozenset[str] = frozenset()
    restricted: bool = False
    sentence: frozenset[str] = frozenset()

    @property
    def is_generic(self) -> bool:
        """Whether it counts what every text counts differently: people, times."""
        return bool(self.nouns) and self.nouns[-1] in GENERIC and len(self.nouns) == 1

    @property
    def is_loose(self) -> bool:
        """Whether it may well be of something else than the same words elsewhere."""
        return self.is_generic or self.restricted


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; an abbreviation may end one too early, which does no harm."""
    return [one.strip() for one in SENTENCE_END.split(text) if one.strip()]


def mentions_in(text: str) -> Iterator[Mention]:
    """The counts in a text. A sentence that tells of change, of a wish or of more is passed."""
    for sentence in sentences_of(text):
        lowered = sentence.lower()
        if not NOT_A_COUNT.search(lowered):
            yield from _mentions(lowered)


def span_of(feit: Feit) -> Span | None:
    """What a feit says its number can be; None for one in words that are no number."""
    if feit.precision is Precision.IN_WORDS or feit.low is None:
        words = feit.words.lower()
        return next((span for word, span in VAGUE_SPANS.items() if word in words), None)
    if feit.precision is Precision.RANGE and feit.high is not None:
        return Span(feit.low, feit.high)
    if feit.precision is Precision.MORE_THAN:
        return Span(feit.low, None)
    return _about(feit.low) if feit.precision is Precision.ABOUT else Span(feit.low, feit.low)


def period_of(text: str) -> str:
    """ "maand" for "per maand", "elke maand" or "maandelijks"; "" when no time is named."""
    lowered = text.lower()
    found = PER.search(lowered)
    if found:
        return stem(found[1])
    return next((per for word, per in PER_WORDS.items() if word in lowered.split()), "")


def years_in(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(YEAR.findall(text))


def _mentions(sentence: str) -> Iterator[Mention]:
    known = frozenset(stems_of(sentence))
    years = years_in(sentence)
    at = begun = 0
    while found := COUNT.search(sentence, at):
        at = found.start("rest")
        span = VAGUE_SPANS.get(found["low"]) or _read(found, sentence[: found.start()])
        made = _mention(found, sentence[begun : found.start()], span) if span else None
        begun = at
        if made:
            yield replace(made, years=years, sentence=known)


def _mention(found: re.Match[str], before: str, span: Span) -> Mention | None:
    words = found["rest"].split()[:MOST_WORDS]
    nouns, used = _nouns(words)
    if not nouns or nouns[-1] in NO_NOUNS:
        return None
    following = words[used:]
    start = found.start("rest") - found.start()
    return Mention(
        words=" ".join([found[0][:start].strip(), *words[:used]]),
        span=span,
        nouns=nouns,
        after=tuple(stems_of(CLAUSE_END.split(found.string[found.start("rest") :])[0])),
        per=period_of(found["rest"]) or period_of(CLAUSE_END.split(before)[-1]),
        restricted=bool(following) and following[0] in RESTRICTING,
    )


def _read(found: re.Match[str], before: str) -> Span | None:
    """What the figures say; None for a year, which is no count."""
    low, high = _number(found["low"]), _number(found["high"] or "")
    if low is None or _is_year(found["low"]):
        return None
    if high is not None and found["to"] == "en" and not BETWEEN.search(before):
        return Span(high, high)
    return _span(low, high, before)


def _is_year(text: str) -> bool:
    return bool(YEAR.fullmatch(text)) and not text.endswith("00")


def _nouns(words: list[str]) -> tuple[tuple[str, ...], int]:
    """The thing that is counted, with the adjectives before it: those end in an e."""
    found: list[str] = []
    for place, word in enumerate(words, 1):
        if word in RESTRICTING:
            break
        found.append(stem(word))
        if not word.endswith("e"):
            return tuple(found), place
    return (), 0


def _span(low: Decimal, high: Decimal | None, before: str) -> Span:
    if high is not None:
        return Span(min(low, high), max(low, high))
    found = BEFORE.search(before.rstrip())
    said = found[1] if found else ""
    last = said.split()[-1] if said else ""
    if last in ABOUT or said in ABOUT or before.rstrip().endswith("±"):
        return _about(low)
    if said in MORE_THAN or last in AT_LEAST or said in AT_LEAST:
        return Span(low, None)
    if said in AT_MOST or last in AT_MOST:
        return Span(Decimal(0), low)
    return Span(low * (1 - ABOUT_REACH), low) if last in ALMOST else Span(low, low)


def _about(number: Decimal) -> Span:
    return Span(number * (1 - ABOUT_REACH), number * (1 + ABOUT_REACH))


def _number(text: str) -> Decimal | None:
    if text[:1].isdigit():
        try:
            return parse_number(text)
        except ValueError:
            return None
    return word_number(text)


def _reaches(high: Decimal | None, low: Decimal) -> bool:
    return high is None or high >= low


VAGUE_SPANS = {word: Span(Decimal(low), Decimal(high)) for word, (low, high) in VAGUE.items()}
