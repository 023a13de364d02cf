"""The numbers behind a chart in the rows of a table: the same numbers, and no others."""

from collections.abc import Sequence
from decimal import Decimal

from presentation.uitkomst_files_lines import WITHHELD_LABELS, Line, LineKind, lines_of
from veranderverhaal.numbers import format_number
from veranderverhaal.scoring import round_half_up
from veranderverhaal.uitkomst import Uitkomst

Cells = tuple[str, ...]
ANSWERS = ("Antwoord", "Aantal", "Deel", "Door toeval ook tussen")
VALUES = frozenset(
    {
        LineKind.MEDIAN,
        LineKind.MIDDLE_LOW,
        LineKind.MIDDLE_HIGH,
        LineKind.MEAN,
        LineKind.MEDIAN_PLACE,
    }
)
VALUE_LABELS = {
    LineKind.MEDIAN: "het middelste antwoord",
    LineKind.MIDDLE_LOW: "middelste helft vanaf",
    LineKind.MIDDLE_HIGH: "middelste helft tot en met",
    LineKind.MEAN: "gemiddelde",
}


def answer_row(line: Line) -> Cells:
    """A line as the table of one question has it."""
    if line.kind in VALUES:
        value = format_number(round_half_up(line.value or Decimal(0), 1))
        label = VALUE_LABELS.get(line.kind, f"middelste plaats van ‘{line.label}’")
        return (label, value, "", "")
    band = f"{_percent(line.low)} en {_percent(line.high)}" if line.low is not None else ""
    return (line.label, _text(line.count), _percent(line.share), band)


def rows_side_by_side(uitkomsten: Sequence[Uitkomst]) -> tuple[Cells, list[Cells]]:
    """A row per uitkomst with its answers beside each other, and the header above them."""
    by_group = any(one.group for one in uitkomsten)
    columns = _columns(uitkomsten)
    several = len({one.question.key for one in uitkomsten}) > 1
    heads = (*(["Vraag"] if several or not by_group else []), *(["Groep"] if by_group else []))
    rows = [(*_names(one, heads), *_cells(one, columns)) for one in uitkomsten]
    return (*heads, *columns, "samen"), rows


def _columns(uitkomsten: Sequence[Uitkomst]) -> Cells:
    """Every answer that some row has, in the order of the answers."""
    found: dict[str, None] = {}
    for uitkomst in uitkomsten:
        counted = [line for line in lines_of(uitkomst) if line.kind not in VALUES]
        found |= {line.label: None for line in counted}
    return tuple(found)


def _names(uitkomst: Uitkomst, heads: Sequence[str]) -> Cells:
    names = {"Vraag": uitkomst.question.text, "Groep": ""}
    if uitkomst.group is not None:
        names["Groep"] = uitkomst.group.label
    return tuple(names[head] for head in heads)


def _cells(uitkomst: Uitkomst, columns: Sequence[str]) -> Cells:
    if not uitkomst.has_numbers:
        return (*[""] * len(columns), WITHHELD_LABELS[uitkomst.shown])
    told = {line.label: _counted(line) for line in lines_of(uitkomst)}
    return (*(told.get(column, "") for column in columns), _text(uitkomst.n))


def _counted(line: Line) -> str:
    share = _percent(line.share)
    return f"{line.count} ({share})" if share else _text(line.count)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{round_half_up(share * 100, 0)}%"
