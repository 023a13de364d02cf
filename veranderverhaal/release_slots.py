"""The answers of a question as slots to count in: its options, or ranges of numbers."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

from veranderverhaal.frame_labels import ANSWER_LABELS
from veranderverhaal.instrument import Instrument, find_instrument
from veranderverhaal.numbers import format_number
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind, offered_codes
from veranderverhaal.release_rules import Slot
from veranderverhaal.tally import ANSWERED, PART, PLACE, SCORE

MAX_SLOTS = 10  # ranges in a picture of numbers
MAX_SINGLE = 12  # so many whole numbers get a bar each
RANGE = ".."  # between the ends of a range, as a code: "10..19"


def slots_of(question: Question, codes: Mapping[str, int]) -> tuple[Slot, ...]:
    """The empty slots of a question, in their order; `codes` tells which numbers were given."""
    if question.key.startswith(SCORE):
        return _score_slots(question)
    if question.kind is QuestionKind.NUMBER:
        return _number_slots(question, codes)
    offered = [code for code in offered_codes(question) if code != DONT_KNOW]
    labels = {option.code: option.label for option in question.options}
    return tuple(
        Slot((code,), answer_label(question.kind, code, labels), 0, Decimal(place), Decimal(place))
        for place, code in enumerate(offered, 1)
    )


def fill_slots(
    question: Question, slots: tuple[Slot, ...], codes: Mapping[str, int]
) -> tuple[Slot, ...]:
    """The slots with how many gave each answer; of a ranking, how many put it first."""
    if is_numeric(question):
        numbers = number_counts(codes)
        return tuple(
            Slot(one.codes, one.label, _within(one, numbers), one.low, one.high) for one in slots
        )
    suffix = f"{PLACE}1" if question.kind is QuestionKind.RANK else ""
    return tuple(
        Slot(one.codes, one.label, codes.get(one.codes[0] + suffix, 0), one.low, one.high)
        for one in slots
    )


def is_numeric(question: Question) -> bool:
    """Whether answers are numbers that are counted in ranges: a NUMBER or a score."""
    return question.kind is QuestionKind.NUMBER


def number_counts(codes: Mapping[str, int]) -> dict[Decimal, int]:
    """How often each number was given."""
    return {
        Decimal(code): count
        for code, count in codes.items()
        if code not in (DONT_KNOW, ANSWERED) and count
    }


def answer_label(kind: QuestionKind, code: str, labels: Mapping[str, str]) -> str:
    """What an answer is called in Dutch."""
    if kind is QuestionKind.STELLING:
        return ANSWER_LABELS[f"stelling_{code}"]
    if kind is QuestionKind.YES_NO:
        return ANSWER_LABELS[code]
    return labels.get(code, code)


def _within(slot: Slot, numbers: Mapping[Decimal, int]) -> int:
    if slot.low is None or slot.high is None:
        return 0
    return sum(count for value, count in numbers.items() if slot.low <= value <= slot.high)


def _score_slots(question: Question) -> tuple[Slot, ...]:
    """The ranges that the owner of an instrument names, or else ranges of the score."""
    key, _, part = question.key.removeprefix(SCORE).partition(PART)
    named = _cut_offs(find_instrument(key), part)
    if named:
        return named
    return _ranges(question.minimum or Decimal(0), question.maximum or Decimal(0), whole=False)


def _cut_offs(instrument: Instrument, part: str) -> tuple[Slot, ...]:
    own = [one for one in instrument.cut_offs if one.of == part]
    by = own[0].by if own else ""
    chosen = [one for one in own if one.by == by]
    return tuple(
        Slot((f"{one.low}{RANGE}{one.high}",), one.label, 0, one.low, one.high) for one in chosen
    )


def _number_slots(question: Question, codes: Mapping[str, int]) -> tuple[Slot, ...]:
    values = sorted(number_counts(codes))
    if not values:
        return ()
    whole = all(value == value.to_integral_value() for value in values)
    low, high = values[0], values[-1]
    if question.sensitive:  # its own ends would tell what the lowest and the highest gave
        low = low if question.minimum is None else min(low, question.minimum)
        high = high if question.maximum is None else max(high, question.maximum)
    return _ranges(low, high, whole=whole)


def _ranges(low: Decimal, high: Decimal, *, whole: bool) -> tuple[Slot, ...]:
    """Ranges of one width that hold all from low to high; a bar for each number when they are few.

    Numbers are counted with three decimals, so a range ends just before the next begins.
    """
    if whole and high - low < MAX_SINGLE:
        numbers = [low + step for step in range(int(high - low) + 1)]
        return tuple(_slot(number, number, format_number(number)) for number in numbers)
    width = _width(high - low, least=Decimal(1) if whole else Decimal("0.01"))
    start = (low / width).to_integral_value(rounding=ROUND_FLOOR) * width
    found: list[Slot] = []
    while start <= high and not (found and not whole and start == high):
        is_last = not whole and start + width >= high
        end = start + width - (Decimal(1) if whole else Decimal("0.001"))
        found.append(_range(start, max(high, end) if is_last else end, start + width, whole=whole))
        start += width
    return tuple(found)


def _range(low: Decimal, high: Decimal, until: Decimal, *, whole: bool) -> Slot:
    if whole:
        words = f"{format_number(low)} tot en met {format_number(high)}"
        return _slot(low, high, format_number(low) if low == high else words)
    last = "tot en met" if high >= until else "tot"
    return _slot(low, high, f"{format_number(low)} {last} {format_number(until)}")


def _slot(low: Decimal, high: Decimal, label: str) -> Slot:
    code = f"{low.normalize():f}"
    return Slot(
        (code if low == high else f"{code}{RANGE}{high.normalize():f}",), label, 0, low, high
    )


def _width(span: Decimal, *, least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, … that needs few enough ranges."""
    power = least
    while True:
        for factor in (1, 2, 5):
            if span / (power * factor) <= MAX_SLOTS:
                return power * factor
        power *= 10
