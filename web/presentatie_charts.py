"""What a chart on the beamer is made of: rows with bars, columns or quotes, as plain values.

The page draws exactly this and knows nothing of questions. Lengths are percent of the room there
is. The scale of rows is always the whole (0 to 100): an empty chart gives nothing away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from veranderverhaal.figures import as_percent
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.numbers import format_number
from veranderverhaal.question import DONT_KNOW, STELLING_CODES, QuestionKind, offered_codes
from veranderverhaal.release_slots import RANGE
from veranderverhaal.saying import say_percent
from veranderverhaal.uitkomst import Bar, BlockKind, Shown, Uitkomst

MOST_ROWS = 6  # more do not fit at this size: they get a screen of their own
MOST_RUNGS = 10  # of a ladder, which is read as a whole
MOST_COLUMNS = 11
NARROWEST_WITH_NUMBER = Decimal(7)  # percent of the width; a narrower piece is only coloured
STEPS = tuple(map(Decimal, (20, 35, 50, 75, 100)))  # how high the columns may go


class Look(StrEnum):
    """How a chart is drawn."""

    ROWS = "rows"
    STACKS = "stacks"  # rows to both sides of the middle
    COLUMNS = "columns"
    QUOTES = "quotes"


@dataclass(frozen=True)
class Piece:
    """A piece of a bar. `tone` is its colour; `value` stands in it, when there is room."""

    left: str
    width: str
    tone: str
    value: str = ""
    middle: str = ""


@dataclass(frozen=True)
class Line:
    label: str
    pieces: tuple[Piece, ...]
    value: str = ""
    note: str = ""
    number: str = ""  # of a trede


@dataclass(frozen=True)
class Column:
    label: str
    top: str
    height: str
    value: str = ""
    is_middle: bool = False


@dataclass(frozen=True)
class Chart:
    """`legend` says what the tones mean; `beside` is one more figure, such as the median."""

    look: Look
    rows: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    quotes: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    beside: str = ""


Answer = tuple[tuple[str, ...], str, int]  # codes, label, count


def answers_of(uitkomst: Uitkomst) -> list[Answer]:
    """What was answered; without numbers, what could be answered."""
    if uitkomst.has_numbers:
        return [(bar.codes, bar.label, bar.count) for bar in uitkomst.bars]
    question = uitkomst.question
    codes = [code for code in offered_codes(question) if code != DONT_KNOW]
    return [((code,), answer_label(question, code), 0) for code in codes]


def share(count: int, uitkomst: Uitkomst) -> Decimal:
    """Of all who answered, in percent and not rounded."""
    return Decimal(100 * count) / uitkomst.n if uitkomst.n else Decimal(0)


def amount(count: int, uitkomst: Uitkomst) -> str:
    """As it may be shown: a percentage, a count, or nothing."""
    if uitkomst.shown is Shown.SHARES and uitkomst.n:
        return brief(say_percent(count, uitkomst.n))
    return str(count) if uitkomst.has_numbers else ""


def rung_amount(count: int, uitkomst: Uitkomst) -> str:
    """On a trede the count stands as well: "17 (49%)"."""
    told = amount(count, uitkomst)
    return f"{count} ({told})" if "%" in told else told


def brief(share_text: str) -> str:
    """ "minder dan 1%" as "<1%": on a chart there is no room for words."""
    return share_text.replace("minder dan ", "<").replace("meer dan ", ">")


def row_chart(kind: BlockKind, uitkomst: Uitkomst, part: int = 0, parts: int = 1) -> Chart:
    """One row per answer; `part` of `parts` when there are too many for one screen."""
    found = answers_of(uitkomst)
    here = found[len(found) * part // parts : len(found) * (part + 1) // parts]
    is_ladder = kind is BlockKind.LADDER
    rows = [
        Line(
            label,
            (Piece("0", length(share(count, uitkomst)), tone_of(uitkomst, codes)),),
            (rung_amount if is_ladder else amount)(count, uitkomst),
            place_note(uitkomst, codes),
            trede_number(uitkomst, codes) if is_ladder else "",
        )
        for codes, label, count in here
    ]
    # A ladder is climbed: its highest trede stands on top.
    return Chart(Look.ROWS, rows=tuple(reversed(rows)) if is_ladder else tuple(rows))


def trede_number(uitkomst: Uitkomst, codes: tuple[str, ...]) -> str:
    """Which trede it is, or from which to which when they were put together."""
    offered = offered_codes(uitkomst.question)
    places = sorted(offered.index(code) + 1 for code in codes if code in offered)
    return (
        "–".join(str(place) for place in dict.fromkeys([places[0], places[-1]])) if places else ""
    )


def place_note(uitkomst: Uitkomst, codes: tuple[str, ...]) -> str:
    place = uitkomst.median_places.get(codes[0]) if codes else None
    return "" if place is None else f"middelste plaats: {format_number(place)}"


def tone_of(uitkomst: Uitkomst, codes: tuple[str, ...]) -> str:
    """The colour of an answer: that of its step on a scale with a middle, otherwise the same."""
    if uitkomst.question.kind is QuestionKind.STELLING and codes:
        return f"s{codes[len(codes) // 2]}"
    return "no" if codes == ("no",) else "plain"


def stack_chart(uitkomsten: Sequence[Uitkomst], start: str = "") -> Chart:
    """One row per stelling: what disagrees to the left of the middle, what agrees to the right.

    `start` is what all stellingen begin with, and is left out.
    """
    steps = tuple(
        (f"s{code}", answer_label(uitkomsten[0].question, code)) for code in STELLING_CODES
    )
    return Chart(Look.STACKS, rows=tuple(stack_row(one, start) for one in uitkomsten), legend=steps)


def stack_row(uitkomst: Uitkomst, start: str) -> Line:
    text = uitkomst.question.text
    label = f"… {' '.join(text.split()[len(start.split()) :])}" if start else text
    if not uitkomst.has_numbers:
        return Line(label, (), "", why_not(uitkomst))
    below = sum(
        (share(bar.count, uitkomst) * below_middle(bar) for bar in uitkomst.bars), Decimal()
    )
    at, pieces = 50 - below / 2, []
    for bar in uitkomst.bars:
        width = share(bar.count, uitkomst) / 2
        pieces.append(
            make_piece(at, width, tone_of(uitkomst, bar.codes), amount(bar.count, uitkomst))
        )
        at += width
    headline = headline_text(uitkomst)
    return Line(label, tuple(pieces), headline, f"van {uitkomst.n}{band_text(uitkomst)}")


def headline_text(uitkomst: Uitkomst) -> str:
    if uitkomst.headline is None:
        return ""
    side = "oneens" if "oneens" in uitkomst.headline_label else "eens"
    return f"{amount(uitkomst.headline, uitkomst)} {side}"


def band_text(uitkomst: Uitkomst) -> str:
    """ " (64–80%)": what it can also be by chance."""
    if uitkomst.band is None or uitkomst.shown is not Shown.SHARES:
        return ""
    return f" ({as_percent(uitkomst.band.low)}–{as_percent(uitkomst.band.high)}%)"


def make_piece(at: Decimal, width: Decimal, tone: str, value: str) -> Piece:
    shown = value if width >= NARROWEST_WITH_NUMBER else ""
    return Piece(length(at), length(width), tone, shown, length(at + width / 2))


def below_middle(bar: Bar) -> Decimal:
    """Which part of a bar stands left of the middle: all of oneens, half of what is in between."""
    places = [STELLING_CODES.index(code) for code in bar.codes if code in STELLING_CODES]
    parts = [Decimal(1) if place < 2 else Decimal(place == 2) / 2 for place in places]
    return sum(parts, Decimal()) / len(parts) if parts else Decimal(0)


def why_not(uitkomst: Uitkomst) -> str:
    """Why there are no numbers, as briefly as can be."""
    return "niet te tonen" if uitkomst.shown is Shown.WITHHELD else "te weinig antwoorden"


def domain_chart(uitkomsten: Sequence[Uitkomst]) -> Chart:
    """One row per leefdomein, from the lowest trede to the highest; never a sum."""
    first = uitkomsten[0]
    codes = [code for code in offered_codes(first.question) if code != DONT_KNOW]
    legend = tuple(
        (f"t{at}", answer_label(first.question, code)) for at, code in enumerate(codes, 1)
    )
    return Chart(Look.ROWS, rows=tuple(domain_row(one, codes) for one in uitkomsten), legend=legend)


def domain_row(uitkomst: Uitkomst, codes: Sequence[str]) -> Line:
    if not uitkomst.has_numbers:
        return Line(uitkomst.question.text, (), "", why_not(uitkomst))
    at, pieces = Decimal(0), []
    for bar in uitkomst.bars:
        width = share(bar.count, uitkomst)
        tone = (
            f"t{codes.index(bar.codes[0]) + 1}" if bar.codes and bar.codes[0] in codes else "plain"
        )
        pieces.append(make_piece(at, width, tone, amount(bar.count, uitkomst)))
        at += width
    return Line(uitkomst.question.text, tuple(pieces), "", f"van {uitkomst.n}")


def column_chart(uitkomst: Uitkomst) -> Chart:
    """One column per grade or score, with the median beside it."""
    found = in_columns(answers_of(uitkomst))
    most = max((share(count, uitkomst) for _, _, count in found), default=Decimal(0))
    top = next((step for step in STEPS if most <= step * Decimal("0.92")), STEPS[-1])
    columns = [
        Column(
            label,
            length(100 - share(count, uitkomst) / top * 100),
            length(share(count, uitkomst) / top * 100),
            amount(count, uitkomst) if count else "",
            holds(codes, uitkomst.median),
        )
        for codes, label, count in found
    ]
    return Chart(Look.COLUMNS, columns=tuple(columns), beside=median_text(uitkomst))


def median_text(uitkomst: Uitkomst) -> str:
    if uitkomst.median is None:
        return ""
    return f"Middelste antwoord: {format_number(uitkomst.median)}"


def holds(codes: tuple[str, ...], median: Decimal | None) -> bool:
    ends = ends_of(codes)
    return median is not None and bool(ends) and ends[0] <= median <= ends[-1]


def in_columns(found: list[Answer]) -> list[Answer]:
    """The same answers in at most MOST_COLUMNS, neighbours put together, briefly named."""
    per_column = -(-len(found) // MOST_COLUMNS) or 1
    groups = [found[at : at + per_column] for at in range(0, len(found), per_column)]
    return [put_together(group) for group in groups]


def put_together(group: Sequence[Answer]) -> Answer:
    codes = tuple(code for one in group for code in one[0])
    words = [one[1] for one in group]
    if ends := ends_of(codes):
        # A range that ends just before the next begins is named by where that begins.
        words = [words[0].split()[0], words[-1].split()[-1]]
        if all(end == end.to_integral_value() for end in ends):
            words = [format_number(ends[0]), format_number(ends[-1])]
        words = ["–".join(dict.fromkeys(words))]
    return codes, words[0], sum(count for _, _, count in group)


def ends_of(codes: tuple[str, ...]) -> list[Decimal]:
    """The lowest and the highest number that codes stand for; none when they are words."""
    try:
        return sorted(Decimal(end) for code in codes for end in code.split(RANGE))
    except InvalidOperation:
        return []


def length(value: Decimal) -> str:
    """A length for the page: two decimals at most, the same in every process."""
    return f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"
