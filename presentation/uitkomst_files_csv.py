"""Uitkomsten as CSV for a Dutch Excel: semicolons, decimal commas, UTF-8 with a mark in front."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from presentation.uitkomst_files_columns import make_columns, rows_of
from presentation.uitkomst_files_lines import (
    SHOWN_LABELS,
    Line,
    all_uitkomsten,
    grouped,
    lines_of,
    period_text,
)
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.meting import Meting
from veranderverhaal.saying_words import whole_percent
from veranderverhaal.scoring import round_half_up
from veranderverhaal.uitkomst import Change, Uitkomst, Uitkomsten

TIDY_HEADINGS = (
    "verzonnen",
    "meting",
    "periode",
    "vraag",
    "tekst",
    "indeling",
    "groep",
    "soort",
    "antwoord",
    "aantal",
    "n",
    "percentage",
    "laag",
    "hoog",
    "waarde",
    "getoond",
)
CHANGE_HEADINGS = (
    *("verzonnen", "eerst", "periode eerst", "daarna", "periode daarna", "vraag", "tekst"),
    *("soort", "antwoord eerst", "antwoord daarna", "aantal", "n"),
)
STEP = "van antwoord naar antwoord"
ROW_HEADING = "rij (niet één mens)"
MADE_UP_HEADING = "verzonnen"
EVERYONE = "iedereen"
DECIMALS = 6
# A spreadsheet takes a text that begins like this for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

Field = str | int | Decimal | None


def make_csv_tidy(uitkomsten: Uitkomsten, groups: Sequence[Uitkomsten] = ()) -> bytes:
    """One row per question, group and number; percentages are whole, as everywhere.

    A question that is not shown has one row, without any number.
    """
    shown = (*all_uitkomsten(uitkomsten), *grouped(groups))
    rows = (row for uitkomst in shown for row in _tidy_rows(uitkomsten.meting, uitkomst))
    return _write((TIDY_HEADINGS, *rows))


def make_csv_rounds(rounds: Sequence[tuple[Meting, Uitkomst]]) -> bytes:
    """The same question in several metingen, in the columns of one meting."""
    rows = (row for meting, uitkomst in rounds for row in _tidy_rows(meting, uitkomst))
    return _write((TIDY_HEADINGS, *rows))


def make_csv_change(change: Change, before: Meting, after: Meting) -> bytes:
    """How many of the same people went up and down, and from which answer to which if shown."""
    question = change.question
    begin = (
        _yes_no(before.made_up or after.made_up),
        *(before.name, period_text(before), after.name, period_text(after)),
        *(question.key, question.text),
    )
    moves = (("lager", change.down), ("gelijk", change.same), ("hoger", change.up))
    rows: list[Sequence[Field]] = [
        (*begin, move, "", "", count, change.n) for move, count in moves if count is not None
    ]
    for (first, last), count in (change.steps or {}).items():
        labels = (answer_label(question, first), answer_label(question, last))
        rows.append((*begin, STEP, *labels, count, change.n))
    return _write((CHANGE_HEADINGS, *rows))


def make_csv_wide(uitkomsten: Uitkomsten) -> bytes:
    """The anonymous answers: one column per question, each in an order of its own."""
    columns = make_columns(uitkomsten)
    made_up = _yes_no(uitkomsten.meting.made_up)
    headings = (ROW_HEADING, MADE_UP_HEADING, *(column.heading for column in columns))
    rows = ((place, made_up, *row) for place, row in enumerate(rows_of(columns), 1))
    return _write(_chain(headings, rows))


def guard(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before its first sign."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _tidy_rows(meting: Meting, uitkomst: Uitkomst) -> Iterator[tuple[Field, ...]]:
    question, group = uitkomst.question, uitkomst.group
    begin = (
        _yes_no(meting.made_up),
        meting.name,
        period_text(meting),
        question.key,
        question.text,
        group.axis_label if group else EVERYONE,
        group.label if group else EVERYONE,
    )
    shown = SHOWN_LABELS[uitkomst.shown]
    for line in lines_of(uitkomst):
        yield (*begin, *_numbers(line), shown)
    if not uitkomst.has_numbers:
        yield (*begin, *("",) * (len(TIDY_HEADINGS) - len(begin) - 1), shown)


def _numbers(line: Line) -> tuple[Field, ...]:
    percents = (_percent(line.share), _percent(line.low), _percent(line.high))
    return (line.kind.value, line.label, line.count, line.n, *percents, line.value)


def _percent(share: Decimal | None) -> int | None:
    return None if share is None else whole_percent(share)


def _yes_no(yes: bool) -> str:
    return "ja" if yes else "nee"


def _chain(headings: Sequence[Field], rows: Iterable[Sequence[Field]]) -> Iterator[Sequence[Field]]:
    yield headings
    yield from rows


def _write(rows: Iterable[Sequence[Field]]) -> bytes:
    with io.StringIO(newline="") as text:
        csv.writer(text, delimiter=";").writerows(map(_field, row) for row in rows)
        return text.getvalue().encode("utf-8-sig")


def _decimal(number: Decimal) -> str:
    """With a comma, and no more decimals than anyone needs of a mean."""
    whole, _, decimals = f"{round_half_up(number, DECIMALS):f}".partition(".")
    kept = decimals.rstrip("0")
    return f"{whole},{kept}" if kept else whole


def _field(value: Field) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return _decimal(value)
    return guard(value) if isinstance(value, str) else str(value)
