"""The appendix of a report: every question as it was asked, and every number that may be shown."""

from collections.abc import Iterator, Sequence

from presentation.report_blocks import Block, Heading, Table, without_empty
from presentation.report_results import basis_of, rounds_basis
from presentation.uitkomst_files_lines import lines_of
from presentation.uitkomst_rows import ANSWERS, answer_row, rows_side_by_side
from veranderverhaal import uitkomst as shown
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.meting import Meting
from veranderverhaal.question import GRADE_CODES, Question, QuestionKind, offered_codes
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.results import Comparison
from veranderverhaal.saying_words import say_withheld
from veranderverhaal.uitkomst import Change, Uitkomst, Uitkomsten
from veranderverhaal.vragenlijst import Vragenlijst

MOST_COLUMNS = 10
# In letters of a wide table, of which so many stand beside each other on a page.
ALL_LETTERS = 122
MOST_LETTERS = 14
LEAST_LETTERS = 20
PADDING = 2
HOW = {
    QuestionKind.NUMBER: "een getal",
    QuestionKind.OPEN: "in eigen woorden",
    QuestionKind.GRADE: f"een cijfer van {GRADE_CODES[0]} tot en met {GRADE_CODES[-1]}",
}
BEFORE = {
    QuestionKind.SEVERAL_OF: "meer antwoorden mogelijk: ",
    QuestionKind.RANK: "op volgorde zetten: ",
}


def appendix_blocks(material: ReportMaterial) -> list[Block]:
    """The questions of each vragenlijst, and the tables of each meting."""
    rounds = material.released.uitkomsten
    lists = {one.vragenlijst.key: one.vragenlijst for one in rounds}
    blocks: list[Block] = []
    for vragenlijst in lists.values():
        blocks += [Heading(f"De vragenlijst: {vragenlijst.title}", 2), *_questions(vragenlijst)]
    for one in rounds:
        blocks += [Heading(f"Tabellen: {one.meting.name}", 2), *_tables(one)]
    for comparison in material.released.comparisons:
        blocks += _steps(comparison)
    return blocks


def _questions(vragenlijst: Vragenlijst) -> Iterator[Table]:
    number = 0
    for section in vragenlijst.sections:
        rows = []
        for question in section.questions:
            number += 1
            rows.append((str(number), question.text, _answers(question)))
        if rows:
            title = section.title or "De vragen"
            yield Table(title, ("Nr.", "Vraag", "Antwoorden"), tuple(rows), (0.7, 5, 5))


def _answers(question: Question) -> str:
    labels = [answer_label(question, code).removesuffix(".") for code in offered_codes(question)]
    told = HOW.get(question.kind) or "; ".join(labels)
    return f"{BEFORE.get(question.kind, '')}{told}"


def _tables(uitkomsten: Uitkomsten) -> Iterator[Table]:
    for block in uitkomsten.blocks:
        yield from _block_tables(block, uitkomsten.meting)


def _block_tables(block: shown.Block, meting: Meting) -> Iterator[Table]:
    seen = tuple(one for one in block.uitkomsten if one.has_numbers)
    if len(block.uitkomsten) > 1 and seen:
        header, rows = rows_side_by_side(block.uitkomsten)
        if len(header) <= MOST_COLUMNS:
            caption = _caption(block.title, block.uitkomsten, meting)
            yield Table(caption, header, tuple(rows), _letter_widths(header, rows))
            return
    for one in block.uitkomsten:
        yield _one_table(one, meting)


def _one_table(uitkomst: Uitkomst, meting: Meting) -> Table:
    caption = _caption(uitkomst.question.text, (uitkomst,), meting)
    if not uitkomst.has_numbers:
        return Table(caption, ("Uitkomst",), ((say_withheld(uitkomst.shown),),), (1,))
    rows = tuple(answer_row(line) for line in lines_of(uitkomst))
    return without_empty(Table(caption, ANSWERS, rows, (5, 1.3, 1.3, 2.4)))


def _letter_widths(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """By the longest word in each column; the first has what is left."""
    columns = list(zip(header, *rows, strict=True))[1:]
    words = [
        max(len(word) for cell in column for word in cell.split() or [""]) for column in columns
    ]
    cells = [max(len(cell) for cell in column[1:]) for column in columns]
    others = [
        min(max(word, cell), MOST_LETTERS) + PADDING
        for word, cell in zip(words, cells, strict=True)
    ]
    return (max(ALL_LETTERS - sum(others), LEAST_LETTERS), *others)


def _caption(title: str, uitkomsten: Sequence[Uitkomst], meting: Meting) -> str:
    return f"{_ended(title)} {basis_of(uitkomsten, meting)}"


def _ended(title: str) -> str:
    named = title.strip().removesuffix(".")
    return named if named.endswith(("?", "!", "…")) else f"{named}."


def _steps(comparison: Comparison) -> list[Block]:
    """From which answer to which the same people went, where that may be shown."""
    tables = [
        _step_table(change, comparison)
        for change in comparison.changes
        if change.has_numbers and change.steps
    ]
    if not tables:
        return []
    names = f"{comparison.before.name} en {comparison.after.name}"
    return [Heading(f"Van welk antwoord naar welk: {names}", 2), *tables]


def _step_table(change: Change, comparison: Comparison) -> Table:
    order = {code: place for place, code in enumerate(offered_codes(change.question))}
    steps = sorted(
        (change.steps or {}).items(),
        key=lambda one: (order.get(one[0][0], 0), order.get(one[0][1], 0)),
    )
    rows = tuple(
        (
            answer_label(change.question, first),
            answer_label(change.question, last),
            str(count),
        )
        for (first, last), count in steps
        if count
    )
    basis = rounds_basis(f"{change.n} mensen", comparison.before, comparison.after)
    caption = f"{_ended(change.question.text)} {basis}"
    return Table(caption, ("Eerst", "Daarna", "Aantal"), rows, (4, 4, 1.2))
