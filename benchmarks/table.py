"""Measurements as a table, and that table in README.md."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.timing import Measurement, Unit

README = Path(__file__).parent / "README.md"
BEGIN = "<!-- results: written by `cli.py bench --write` -->"
END = "<!-- end of results -->"
HEADER = ("", "what", "median", "yardstick", "its median", "ratio", "lowest – highest", "runs")


Row = tuple[str, ...]


def format_table(measurements: Sequence[Measurement]) -> str:
    """A Markdown table that is also readable as plain text."""
    return _format([_row(measurement) for measurement in measurements])


def write_table(measurements: Sequence[Measurement], readme: Path = README) -> None:
    """Put the rows between the two markers, each group in the place of what it was.

    The rows of other groups stay: a ratio is of what was measured in one run, and no group needs
    another. Raises ValueError when the markers are not there.
    """
    text = readme.read_text(encoding="utf-8")
    before, found_begin, rest = text.partition(BEGIN)
    old, found_end, after = rest.partition(END)
    if not (found_begin and found_end):
        raise ValueError(f"{readme.name} has no place for the table")
    rows = _replaced(_rows_of(old), [_row(measurement) for measurement in measurements])
    readme.write_text(f"{before}{BEGIN}\n{_format(rows)}\n{END}{after}", encoding="utf-8")


def _replaced(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """The groups in the order in which they stood, those that are new at the end."""
    groups = dict.fromkeys(row[0] for row in (*old, *new))
    measured = {row[0] for row in new}
    return [
        row for group in groups for row in (new if group in measured else old) if row[0] == group
    ]


def _rows_of(table: str) -> list[Row]:
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return [row for row in rows[2:] if len(row) == len(HEADER)]


def _format(body: Sequence[Row]) -> str:
    rows = [HEADER, *body]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], _line(["-" * width for width in widths], widths), *lines[1:]])


def format_seconds(seconds: float) -> str:
    """Two or three digits say enough: 0.40 ms, 7.1 ms, 38 ms, 1.2 s."""
    milliseconds = seconds * 1000
    if milliseconds >= 999.5:
        return f"{seconds:.1f} s"
    return f"{_short(milliseconds)} ms"


def format_amount(amount: float, unit: Unit) -> str:
    """As format_seconds, or: 310 /s, 9.8 kB, 4."""
    if unit is Unit.SECONDS:
        return format_seconds(amount)
    if unit is Unit.PER_SECOND:
        return f"{_short(amount)} /s"
    return f"{_short(amount / 1000)} kB" if unit is Unit.BYTES else f"{amount:.0f}"


def format_ratio(ratio: float) -> str:
    """0.31×, 2.5×, 140×."""
    return f"{_short(ratio)}×"


def _short(number: float) -> str:
    if number < 0.00995:
        return f"{number:.1g}"
    if number < 0.995:
        return f"{number:.2f}"
    return f"{number:.1f}" if number < 9.95 else f"{number:.0f}"


def _row(measurement: Measurement) -> Row:
    return (
        measurement.group,
        measurement.what,
        format_amount(median(measurement.amounts), measurement.unit),
        measurement.against,
        format_amount(median(measurement.yardstick), measurement.unit),
        format_ratio(measurement.ratio),
        " – ".join(format_ratio(ratio) for ratio in measurement.spread),
        str(len(measurement.amounts)),
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
