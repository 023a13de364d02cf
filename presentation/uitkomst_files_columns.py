"""The anonymous answers as columns, made from what is shown and never from the answers themselves.

Each column is shuffled by itself: it says what the counts say, and a row is not one person.
"""

import random
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from presentation.uitkomst_files_lines import DONT_KNOW_LABEL, all_uitkomsten, number_of
from veranderverhaal.question import QuestionKind
from veranderverhaal.uitkomst import Bar, Uitkomst, Uitkomsten

SHUFFLED = "Elke kolom staat in een eigen volgorde: een rij is niet één mens."
YES, NO = "ja", "nee"
FIRST_PLACE = "op de eerste plaats"

Value = str | Decimal


@dataclass(frozen=True)
class Column:
    """One column: its heading and, for each answer, where its value stands in `values`."""

    heading: str
    values: tuple[Value, ...]
    places: Sequence[int]

    def __iter__(self) -> Iterator[Value]:
        return map(self.values.__getitem__, self.places)


def make_columns(uitkomsten: Uitkomsten) -> tuple[Column, ...]:
    """A column for every question that shows numbers; one per option where several may be chosen.

    Open answers have none: their words may tell who wrote them.
    """
    taken: dict[str, int] = {}
    return tuple(
        _column(_unique(heading, taken), counts)
        for uitkomst in all_uitkomsten(uitkomsten)
        for heading, counts in _countings(uitkomst)
    )


def rows_of(columns: Sequence[Column]) -> Iterator[tuple[Value | None, ...]]:
    """The columns side by side; an empty place where one is shorter."""
    return zip_longest(*columns)


def _countings(uitkomst: Uitkomst) -> Iterator[tuple[str, list[tuple[Value, int]]]]:
    """The headings with how often each value stands below them."""
    if not uitkomst.has_numbers or not uitkomst.bars:
        return
    question = uitkomst.question
    dont_know: list[tuple[Value, int]] = [(DONT_KNOW_LABEL, uitkomst.dont_know or 0)]
    if question.kind is QuestionKind.SEVERAL_OF:
        for bar in filter(lambda bar: _counts_people(bar, uitkomst), uitkomst.bars):
            chosen = [(YES, bar.count), (NO, (uitkomst.n or 0) - bar.count)]
            yield f"{question.text} – {bar.label}", [*chosen, *dont_know]
        return
    suffix = f" ({FIRST_PLACE})" if question.kind is QuestionKind.RANK else ""
    counts = [(_value(uitkomst, bar), bar.count) for bar in uitkomst.bars]
    yield question.text + suffix, [*counts, *dont_know]


def _value(uitkomst: Uitkomst, bar: Bar) -> Value:
    number = number_of(uitkomst.question, bar)
    return bar.label if number is None else number


def _counts_people(bar: Bar, uitkomst: Uitkomst) -> bool:
    """Options that were put together count choices, of which one person may have made several."""
    return len(bar.codes) == 1 and bar.count <= (uitkomst.n or 0)


def _column(heading: str, counts: Sequence[tuple[Value, int]]) -> Column:
    # Two bytes an answer, so that a hundred thousand responses stay small.
    places = array("H")
    for place, (_value, count) in enumerate(counts):
        places.extend(array("H", [place]) * count)
    # The same file every time; the order hides nothing, as it was made from counts.
    random.Random(heading).shuffle(places)  # noqa: S311
    return Column(heading, tuple(value for value, _count in counts), places)


def _unique(heading: str, taken: dict[str, int]) -> str:
    taken[heading] = taken.get(heading, 0) + 1
    return heading if taken[heading] == 1 else f"{heading} ({taken[heading]})"
