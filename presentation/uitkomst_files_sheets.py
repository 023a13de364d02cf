"""The sheets of the workbook as data: rows of cells, without how they look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from presentation.uitkomst_files_columns import FIRST_PLACE, SHUFFLED, make_columns, rows_of
from presentation.uitkomst_files_guide import TITLE, guide_rows
from presentation.uitkomst_files_lines import (
    MADE_UP,
    SHOWN_LABELS,
    Line,
    LineKind,
    grouped,
    lines_of,
    period_text,
    placed,
)
from presentation.uitkomst_files_names import sheet_names
from veranderverhaal.question import QuestionKind
from veranderverhaal.saying import say
from veranderverhaal.uitkomst import Block, Group, Uitkomst, Uitkomsten

GUIDE, OVERVIEW, GROUPS, ANSWERS = "Hoe lees je dit", "Overzicht", "Groepen", "Antwoorden"
# Under a minute of writing, and below the 1,048,576 rows of a sheet; CSV has no such limit.
MOST_CELLS = 7_000_000
MOST_ROWS = 1_000_000
TOO_LARGE = (
    "Er zijn meer antwoorden dan in een werkblad passen. Kies het CSV-bestand met één vraag per "
    "kolom: daar staan ze wel in."
)
NO_COLUMNS = "Er zijn te weinig antwoorden om hier te laten zien."
LINE_HEADINGS = ("Antwoord", "Aantal", "n", "Percentage", "Ondergrens", "Bovengrens", "Waarde")
LINE_WIDTHS = (46, 10, 10, 12, 12, 12, 12)
SUMMARY_HEADINGS = (
    "Getoond",
    "n",
    "Kerncijfer",
    "Aantal",
    "Percentage",
    "Ondergrens",
    "Bovengrens",
    "Mediaan",
    "Weet ik niet",
)
SUMMARY_WIDTHS = (26, 8, 26, 9, 12, 12, 12, 10, 13)


@dataclass(frozen=True)
class Title:
    """The first row of a sheet."""

    text: str


@dataclass(frozen=True)
class Wide:
    """A text over the whole width of the sheet; `strong` for a heading or a notice."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Headings:
    """The headings of a table."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Percent:
    """A share from 0 to 1, shown as whole percents."""

    share: Decimal


@dataclass(frozen=True)
class Link:
    """A text that leads to another sheet."""

    text: str
    sheet: str


@dataclass(frozen=True)
class Bold:
    """A text that names what stands beside it."""

    text: str


Cell = str | int | Decimal | Percent | Link | Bold | None
Row = Title | Wide | Headings | tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """`frozen` is how many rows stay in sight; `plain` has too many cells to dress each."""

    name: str
    widths: tuple[int, ...]
    rows: Iterable[Row]
    frozen: int = 1
    plain: bool = False
    filtered: bool = False  # the frozen rows end with headings to choose by


def make_sheets(
    uitkomsten: Uitkomsten, groups: Sequence[Uitkomsten], initiatief: str
) -> Iterator[Sheet]:
    """Every sheet but the codebook, in their order."""
    shown = tuple(placed(uitkomsten))
    names = sheet_names([uitkomst.question.text for _block, uitkomst in shown])
    by_group = grouped(groups)
    yield Sheet(GUIDE, (26, 96), _guide(uitkomsten, initiatief))
    frozen = 2 + _notices(uitkomsten)
    yield Sheet(
        OVERVIEW, (6, 60, *SUMMARY_WIDTHS), _overview(uitkomsten, names), frozen, filtered=True
    )
    if by_group:
        rows = _by_group(uitkomsten, by_group)
        yield Sheet(GROUPS, (50, 24, 24, *SUMMARY_WIDTHS), rows, frozen, filtered=True)
    for (block, uitkomst), name in zip(shown, names, strict=True):
        same = [one for one in by_group if one.question.key == uitkomst.question.key]
        yield Sheet(name, LINE_WIDTHS, _question(uitkomsten, block, uitkomst, same))
    yield _answers(uitkomsten)


def head(uitkomsten: Uitkomsten, title: str) -> Iterator[Row]:
    """The top of a sheet: what it is, of which meting, and that answers are made up."""
    yield Title(title)
    yield Wide(f"{uitkomsten.meting.name}, {period_text(uitkomsten.meting)}")
    if uitkomsten.meting.made_up:
        yield Wide(MADE_UP, strong=True)


def _notices(uitkomsten: Uitkomsten) -> int:
    """How many rows `head` has below the title."""
    return 1 + uitkomsten.meting.made_up


def _guide(uitkomsten: Uitkomsten, initiatief: str) -> Iterator[Row]:
    yield Title(f"{initiatief}: {TITLE.lower()}" if initiatief else TITLE)
    for heading, text in guide_rows(uitkomsten, initiatief):
        yield (Bold(heading), text)


def _overview(uitkomsten: Uitkomsten, names: Sequence[str]) -> Iterator[Row]:
    yield from head(uitkomsten, OVERVIEW)
    yield Headings(("Nr", "Vraag", *SUMMARY_HEADINGS))
    for place, ((_block, uitkomst), name) in enumerate(
        zip(placed(uitkomsten), names, strict=True), 1
    ):
        yield (Link(str(place), name), uitkomst.question.text, *_summary(uitkomst))


def _by_group(uitkomsten: Uitkomsten, by_group: Sequence[Uitkomst]) -> Iterator[Row]:
    yield from head(uitkomsten, GROUPS)
    yield Headings(("Vraag", "Indeling", "Groep", *SUMMARY_HEADINGS))
    for uitkomst in by_group:
        if uitkomst.group:
            labels = (uitkomst.group.axis_label, uitkomst.group.label)
            yield (uitkomst.question.text, *labels, *_summary(uitkomst))


def _summary(uitkomst: Uitkomst) -> tuple[Cell, ...]:
    lines = {line.kind: line for line in lines_of(uitkomst)}
    label = SHOWN_LABELS[uitkomst.shown]
    if not lines:
        return (label,)
    together = lines.get(LineKind.TOGETHER, Line(LineKind.TOGETHER, ""))
    median, dont_know = lines.get(LineKind.MEDIAN), lines.get(LineKind.DONT_KNOW)
    return (
        label,
        uitkomst.n,
        together.label,
        together.count,
        _percent(together.share),
        _percent(together.low),
        _percent(together.high),
        median.value if median else None,
        dont_know.count if dont_know else None,
    )


def _question(
    uitkomsten: Uitkomsten, block: Block, uitkomst: Uitkomst, by_group: Sequence[Uitkomst]
) -> Iterator[Row]:
    yield from head(uitkomsten, uitkomst.question.text)
    if block.title and block.title != uitkomst.question.text:
        yield Wide(block.title)
    yield Wide(say(uitkomst))
    for note in block.notes:
        yield Wide(note)
    if uitkomst.has_numbers:
        yield ()
        yield from _table(uitkomst)
    for one in by_group:
        if one.group:
            yield ()
            yield Wide(_group_text(one.group), strong=True)
            yield from _table(one)


def _group_text(group: Group) -> str:
    return f"{group.axis_label}: {group.label}"


def _table(uitkomst: Uitkomst) -> Iterator[Row]:
    lines = lines_of(uitkomst)
    if not lines:
        yield (SHOWN_LABELS[uitkomst.shown],)
        return
    yield Headings(LINE_HEADINGS)
    for line in lines:
        percents = (_percent(line.share), _percent(line.low), _percent(line.high))
        yield (_label(uitkomst, line), line.count, line.n, *percents, line.value)


def _label(uitkomst: Uitkomst, line: Line) -> str:
    """What a line is about where no other column says it."""
    if line.kind is LineKind.MEDIAN_PLACE:
        return f"{line.label}: {line.kind.value}"
    if line.kind is LineKind.ANSWER and uitkomst.question.kind is QuestionKind.RANK:
        return f"{line.label}: {FIRST_PLACE}"
    return f"samen: {line.label}" if line.kind is LineKind.TOGETHER and line.n else line.label


def _percent(share: Decimal | None) -> Percent | None:
    return None if share is None else Percent(share)


def _answers(uitkomsten: Uitkomsten) -> Sheet:
    columns = make_columns(uitkomsten)
    longest = max((len(column.places) for column in columns), default=0)
    too_large = longest > MOST_ROWS or longest * len(columns) > MOST_CELLS
    reason = TOO_LARGE if too_large else "" if columns else NO_COLUMNS

    def rows() -> Iterator[Row]:
        yield from head(uitkomsten, ANSWERS)
        yield Wide(SHUFFLED, strong=True)
        if reason:
            yield Wide(reason)
            return
        yield Headings(tuple(column.heading for column in columns))
        yield from rows_of(columns)

    frozen = 1 if reason else 3 + _notices(uitkomsten)
    return Sheet(ANSWERS, (24,) * max(len(columns), 4), rows(), frozen, plain=True)
