"""Numbers that cannot both be: a count that another text gives differently, impossible shares.

They are questions and no verdicts: somebody who knows looks at both places.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from itertools import combinations

from veranderverhaal.impossible_shares import impossible_shares
from veranderverhaal.model import Feit
from veranderverhaal.number_reading import (
    Mention,
    Span,
    mentions_in,
    period_of,
    span_of,
    years_in,
)
from veranderverhaal.number_words import stem, stems_of
from veranderverhaal.numbers import feit_sentence
from veranderverhaal.saying_words import quote

# A number this many times smaller than another is more often of a part than a mistake.
MOST_TIMES = 3
MOST_FOUND = 30
MOST_ALIKE = 60  # different numbers of one thing; more than that is a list, and no mistake


class ContradictionKind(StrEnum):
    """What does not fit."""

    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True)
class Place:
    """Where a text stands: in words, and the page with what its address says to get there."""

    label: str
    page: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PlacedText:
    """A text with its place; `year` is when it was about, for a text of one day."""

    place: Place
    text: str
    year: int | None = None


@dataclass(frozen=True)
class PlacedFeit:
    """A feit with its place."""

    place: Place
    feit: Feit


@dataclass(frozen=True)
class Contradiction:
    """What does not fit, in a Dutch sentence, and the places where it stands (one or two)."""

    kind: ContradictionKind
    told: str
    places: tuple[Place, ...]

    @property
    def mark(self) -> str:
        """A short digest: another number or place gives another."""
        seen = (self.kind, self.told, *(place.label for place in self.places))
        return blake2b("\0".join(seen).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class _Counted:
    """A count of either sort, ready to be compared."""

    place: Place
    words: str
    span: Span
    per: str
    years: frozenset[str]
    mention: Mention | None = None
    label: tuple[str, ...] = ()  # the stems of the label of a feit
    unit: str = ""


def find_contradictions(
    texts: Sequence[PlacedText], feiten: Sequence[PlacedFeit] = ()
) -> tuple[Contradiction, ...]:
    """What does not fit in these texts and feiten, shares first; the same only once."""
    known = [one for feit in feiten if (one := _of_feit(feit))]
    about: list[tuple[_Counted, _Counted]] = []  # a count in a text with its feit
    loose: dict[tuple[str, ...], list[_Counted]] = {}
    for counted in (one for text in texts for one in _of_text(text)):
        if same := [feit for feit in known if _is_about(counted, feit)]:
            about.append((max(same, key=lambda feit: len(feit.label)), counted))
        elif counted.mention and not counted.mention.is_loose:
            loose.setdefault(counted.mention.nouns, []).append(counted)
    found = [
        *(one for text in texts for one in _shares(text)),
        *(one for pair in combinations(known, 2) for one in _compare_feiten(*pair)),
        *(one for feit, counted in about for one in _compare_near(feit, counted)),
        *(
            one
            for alike in loose.values()
            for pair in combinations(_distinct(alike), 2)
            for one in _compare_near(*pair)
        ),
    ]
    return tuple({one.mark: one for one in found}.values())[:MOST_FOUND]


def _shares(text: PlacedText) -> Iterator[Contradiction]:
    for told in impossible_shares(text.text):
        yield Contradiction(ContradictionKind.SHARE, told, (text.place,))


def _of_feit(placed: PlacedFeit) -> _Counted | None:
    feit, span = placed.feit, span_of(placed.feit)
    label = tuple(stems_of(feit.label))
    if span is None or not label:
        return None
    years = years_in(f"{feit.period} {feit.label}")
    if not years and feit.counted_on:
        years = frozenset({str(feit.counted_on.year)})
    return _Counted(
        placed.place,
        feit_sentence(feit),
        span,
        period_of(feit.period) or stem(feit.period),
        years,
        label=label,
        unit=stem(feit.unit) if feit.unit else "",
    )


def _of_text(text: PlacedText) -> Iterator[_Counted]:
    for one in mentions_in(text.text):
        years = one.years or (frozenset({str(text.year)}) if text.year else frozenset())
        yield _Counted(text.place, one.words, one.span, one.per, years, one)


def _compare_feiten(one: _Counted, other: _Counted) -> Iterator[Contradiction]:
    if set(one.label) == set(other.label) and one.unit == other.unit:
        yield from _compare(one, other)


def _is_about(counted: _Counted, feit: _Counted) -> bool:
    """Whether a count in a text is of what the feit counts, by all words of its label."""
    mention = counted.mention
    if mention is None:
        return False
    if feit.unit:
        return mention.nouns[-1] == feit.unit and set(feit.label) <= mention.sentence
    if not set(mention.nouns) <= set(feit.label) or (mention.is_generic and len(feit.label) == 1):
        return False
    rest = set(feit.label) - set(mention.nouns)
    if rest:
        return rest <= set(mention.after)
    return not mention.restricted


def _distinct(alike: Sequence[_Counted]) -> list[_Counted]:
    """Of the same number only the first: who mends it, looks for the others by himself."""
    found: dict[object, _Counted] = {}
    for one in alike:
        found.setdefault((one.span, one.per, one.years), one)
    return list(found.values())[:MOST_ALIKE]


def _compare_near(one: _Counted, other: _Counted) -> Iterator[Contradiction]:
    if _is_as_large(one.span, other.span):
        yield from _compare(one, other)


def _compare(one: _Counted, other: _Counted) -> Iterator[Contradiction]:
    if one.per and other.per and one.per != other.per:
        return
    if one.years and other.years and one.years.isdisjoint(other.years):
        return
    if not one.span.meets(other.span):
        told = f"{quote(one.words)} en {quote(other.words)}: dat is niet hetzelfde."
        yield Contradiction(ContradictionKind.COUNT, told, (one.place, other.place))


def _is_as_large(one: Span, other: Span) -> bool:
    """Whether two counts are near enough to be of the same."""
    low, high = sorted((one, other), key=lambda span: span.low)
    return low.high is None or high.low <= low.high * MOST_TIMES
