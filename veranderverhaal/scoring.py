"""The score of one respondent on an instrument, by the rule of its owner.

Rules and limits: domain knowledge §2.2. A score is exact; round it only where it is shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from veranderverhaal.instrument import Instrument, Item, ScoringRule
from veranderverhaal.question import DONT_KNOW, Answer, Answers, Question

# Veiligheidsmonitor 2012-2019: four items of 0-4, sum × 10/16. That all four are needed is ours.
COHESION_FACTOR = Decimal(10) / Decimal(16)
# WHO-5: sum × 4. (A public calculator uses (raw - 5) × 4: wrong.)
WHO5_FACTOR = 4
# De Jong Gierveld: "min of meer" is a lonely answer in either direction.
LONELY_EMOTIONAL = frozenset({2, 3})
LONELY_SOCIAL = frozenset({1, 2})
STELLING_TOP = 5


@dataclass(frozen=True)
class Part:
    """The score of a subscale, or of one item where items stand alone; `key` names which."""

    key: str
    value: Decimal
    label: str = ""


@dataclass(frozen=True)
class Score:
    """What one respondent scores. `total` is None for an instrument that has no total.

    `label` is the owner's name for the total, "" where there is none.
    """

    instrument: str
    variant: str
    total: Decimal | None
    label: str = ""
    parts: tuple[Part, ...] = ()

    def part(self, key: str) -> Part | None:
        """The score of this subscale or item; None when it could not be made."""
        return next((part for part in self.parts if part.key == key), None)


def score(instrument: Instrument, answers: Answers) -> Score | None:
    """The score from answers by item key; None when too many answers are missing.

    DONT_KNOW and a skipped item are missing. Raises ValueError on a code that is not on the scale.
    """
    values = _values(instrument, answers)
    missing = len(instrument.items) - len(values)
    if not values or (instrument.may_miss is not None and missing > instrument.may_miss):
        return None
    total, parts = _apply_rule(instrument, values)
    label = "" if total is None else cut_off_label(instrument, total)
    return Score(instrument.key, instrument.variant, total, label, parts)


def score_response(
    instrument: Instrument, questions: Iterable[Question], answers: Answers
) -> Score | None:
    """As score, from the answers of a response by question key.

    Only questions of this instrument in this variant take part.
    """
    return score(instrument, answers_by_item(instrument, questions, answers))


def answers_by_item(
    instrument: Instrument, questions: Iterable[Question], answers: Answers
) -> dict[str, Answer]:
    """The answers to the items of one instrument in its variant, by item key."""
    own = (instrument.key, instrument.variant)
    return {
        question.item: answers[question.key]
        for question in questions
        if (question.instrument, question.variant) == own and question.key in answers
    }


def cut_off_label(instrument: Instrument, value: Decimal, *, of: str = "", by: str = "") -> str:
    """The name of the range that holds a score; "" where no range does.

    `of` is a subscale, `by` who drew the limits ("" is the owner).
    """
    for cut_off in instrument.cut_offs:
        if (cut_off.of, cut_off.by) == (of, by) and cut_off.low <= value <= cut_off.high:
            return cut_off.label
    return ""


def round_half_up(number: Decimal, places: int = 0) -> Decimal:
    """Round as people do: 12.5 becomes 13, where banker's rounding gives 12."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _values(instrument: Instrument, answers: Answers) -> dict[str, int]:
    """The chosen codes as numbers, by item key, in the order of the items."""
    return {
        item.key: _value(instrument, answers[item.key])
        for item in instrument.items
        if answers.get(item.key, ()) not in ((), (DONT_KNOW,))
    }


def _value(instrument: Instrument, answer: Answer) -> int:
    (code,) = answer
    value = int(code)
    codes = [int(option.code) for option in instrument.scale]
    low, high = (codes[0], codes[-1]) if codes else (instrument.lowest, instrument.highest)
    if not low <= value <= high:
        raise ValueError(f"{instrument.key} has no answer {code!r}")
    return value


def _apply_rule(
    instrument: Instrument, values: Mapping[str, int]
) -> tuple[Decimal | None, tuple[Part, ...]]:
    if instrument.scoring is ScoringRule.EACH:
        return None, tuple(Part(key, Decimal(value)) for key, value in values.items())
    if instrument.scoring is ScoringRule.LONELINESS:
        return _count_lonely(instrument.items, values), _lonely_parts(instrument, values)
    if instrument.scoring is ScoringRule.COHESION:
        raw = sum(_points(instrument.item(key), value) for key, value in values.items())
        return raw * COHESION_FACTOR, ()
    if instrument.scoring is ScoringRule.WHO5:
        return Decimal(sum(values.values()) * WHO5_FACTOR), ()
    return Decimal(next(iter(values.values()))), ()


def _points(item: Item, value: int) -> int:
    """A stelling as 0-4, where 4 is most of what is measured."""
    return STELLING_TOP - value if item.reverse else value - 1


def _count_lonely(items: Iterable[Item], values: Mapping[str, int]) -> Decimal:
    return Decimal(sum(item.key in values and _is_lonely(item, values[item.key]) for item in items))


def _is_lonely(item: Item, value: int) -> bool:
    return value in (LONELY_SOCIAL if item.reverse else LONELY_EMOTIONAL)


def _lonely_parts(instrument: Instrument, values: Mapping[str, int]) -> tuple[Part, ...]:
    """A subscale counts only when none of its items is missing."""
    parts = []
    for subscale in dict.fromkeys(item.subscale for item in instrument.items):
        items = [item for item in instrument.items if item.subscale == subscale]
        if all(item.key in values for item in items):
            count = _count_lonely(items, values)
            parts.append(Part(subscale, count, cut_off_label(instrument, count, of=subscale)))
    return tuple(parts)
