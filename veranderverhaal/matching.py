"""Answers from a file of another program: columns to questions, cells to answers.

First guess_columns and guess_values, then a person looks, then convert. Nothing here reads files.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from veranderverhaal.days import month_first, parse_day
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.likeness import normalise
from veranderverhaal.matching_columns import (
    FORM_NUMBER,
    TIMESTAMP,
    guess_columns,
    option_target,
    split_target,
)
from veranderverhaal.matching_values import (
    DONT_KNOW_WORDS,
    NOT_TICKED,
    TAKES_MANY,
    TICKED,
    distinct_values,
    guess_value,
    guess_values,
    split_cell,
)
from veranderverhaal.meting import Channel, Response, week_of
from veranderverhaal.question import (
    DONT_KNOW,
    Answer,
    AnswerRefused,
    Fault,
    Question,
    QuestionKind,
    accept_answer,
    offered_codes,
)
from veranderverhaal.raw_table import RawTable
from veranderverhaal.vragenlijst import Vragenlijst

__all__ = [
    "FORM_NUMBER",
    "LEFT_OUT",
    "TIMESTAMP",
    "Conversion",
    "Refusal",
    "convert",
    "distinct_values",
    "guess_columns",
    "guess_values",
    "option_target",
    "split_target",
]

# In a value mapping: this text is no answer.
LEFT_OUT = ""
MAX_REFUSALS = 1_000  # that are shown; all are counted
MAX_SHOWN = 80  # characters of a cell
MAX_CACHED = 20_000
MAX_FORM_NUMBER = 40

FAULTS = {
    Fault.NOT_OFFERED: "Dit antwoord hoort niet bij deze vraag.",
    Fault.TOO_MANY: "Er staat meer dan één antwoord.",
    Fault.TWICE: "Eén antwoord staat er twee keer.",
    Fault.NOT_A_NUMBER: "Dit is geen getal.",
    Fault.OUT_OF_RANGE: "Dit getal is te laag of te hoog voor deze vraag.",
    Fault.TOO_LONG: "Deze tekst is te lang.",
}
NOT_A_DAY = "Dit is geen datum. Dan geldt de week die je koos."
NOT_A_TICK = "Hier wordt ja of nee verwacht, of een kruisje."

Outcome = tuple[Answer, tuple[tuple[str, str], ...]]  # what is kept; (cell, why) of what is not


@dataclass(frozen=True)
class Refusal:
    """A cell that does not come in. `row` is its number in the file; `why` is Dutch."""

    row: int
    column: str
    value: str
    why: str


@dataclass(frozen=True)
class Conversion:
    """What comes in, and what does not. A row of which no answer is left is no response.

    `refusals` holds the first MAX_REFUSALS of `refused`; `empty` counts the rows without answers.
    """

    responses: tuple[Response, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    refused: int = 0
    empty: int = 0


def convert(
    table: RawTable,
    mapping: Mapping[int, str],
    value_mapping: Mapping[str, Mapping[str, str]],
    vragenlijst: Vragenlijst,
    *,
    week: str = "",
) -> Conversion:
    """The responses in a table. Never raises on what stands in a cell.

    `mapping` is as from guess_columns; `value_mapping` gives, by key of a question, the code for
    a text (LEFT_OUT when it is no answer); a text that is not in it is guessed. `week` is for rows
    without a day of their own.
    """
    rows = _Rows(table, mapping, value_mapping, vragenlijst, week)
    for number, row in zip(table.row_numbers, table.rows, strict=True):
        rows.take(number, row)
    return Conversion(tuple(rows.responses), tuple(rows.refusals), rows.refused, rows.empty)


class _Column:
    """The cells of one column, each distinct text worked out once."""

    def __init__(
        self, question: Question, code: str, index: int, values: Mapping[str, str], alone: bool
    ) -> None:
        self.question, self.index, self.alone = question, index, alone
        self._code, self._values = code, values
        self._known: dict[str, Outcome] = {}

    def outcome(self, cell: str) -> Outcome:
        """What is kept of a cell, and what is not."""
        found = self._known.get(cell)
        if found is None:
            found = self._work_out(cell)
            if len(self._known) < MAX_CACHED:
                self._known[cell] = found
        return found

    def _work_out(self, cell: str) -> Outcome:
        if self._code:
            return self._tick(cell)
        if not offered_codes(self.question):
            return _accept(self.question, (self._number_or_text(cell),), cell)
        codes, refused = [], []
        for part in split_cell(cell, self.question):
            code = self._values.get(part)
            code = guess_value(part, self.question) if code is None else code
            if code:
                codes.append(code)
            elif part not in self._values:
                refused.append((part, FAULTS[Fault.NOT_OFFERED]))
        kept, more = _accept(self.question, tuple(codes), cell)
        return kept, (*refused, *more)

    def _tick(self, cell: str) -> Outcome:
        plain = normalise(cell)
        own = normalise(answer_label(self.question, self._code))
        given = self._values.get(cell)
        if given == self._code or plain in TICKED or cell in TICKED or plain == own:
            return (self._code,), ()
        if given is not None or plain in NOT_TICKED:
            return (), ()
        return (), ((cell, NOT_A_TICK),)

    def _number_or_text(self, cell: str) -> str:
        is_number = self.question.kind is QuestionKind.NUMBER
        known = is_number and normalise(cell) in DONT_KNOW_WORDS.split("|")
        return DONT_KNOW if known else cell


def _accept(question: Question, given: tuple[str, ...], cell: str) -> Outcome:
    try:
        return accept_answer(question, given), ()
    except AnswerRefused as error:
        return (), ((cell, FAULTS[error.fault]),)


class _Rows:
    """Takes rows one by one."""

    def __init__(
        self,
        table: RawTable,
        mapping: Mapping[int, str],
        value_mapping: Mapping[str, Mapping[str, str]],
        vragenlijst: Vragenlijst,
        week: str,
    ) -> None:
        self._header, self._week = table.header, week
        self._columns = list(_columns(mapping, value_mapping, vragenlijst))
        places = {target: index for index, target in mapping.items()}
        self._day_at = places.get(TIMESTAMP, -1)
        self._number_at = places.get(FORM_NUMBER, -1)
        self._american = self._day_at >= 0 and month_first(table.column(self._day_at))
        self._weeks: dict[str, str | None] = {}
        self.responses: list[Response] = []
        self.refusals: list[Refusal] = []
        self.refused = self.empty = 0

    def take(self, number: int, row: tuple[str, ...]) -> None:
        """Make a response of a row, or count it as empty."""
        answers: dict[str, Answer] = {}
        for column in self._columns:
            cell = row[column.index] if column.index < len(row) else ""
            if not cell:
                continue
            answer, refused = column.outcome(cell)
            for value, why in refused:
                self._refuse(number, column.index, value, why)
            if answer:
                self._add(answers, column, answer, number, cell)
        if answers:
            self.responses.append(self._response(number, row, answers))
        else:
            self.empty += 1

    def _add(
        self, answers: dict[str, Answer], column: _Column, answer: Answer, number: int, cell: str
    ) -> None:
        key = column.question.key
        if column.alone or key not in answers:
            answers[key] = answer
            return
        kept, refused = _accept(column.question, (*answers[key], *answer), cell)
        answers[key] = kept or answers[key]
        for value, why in refused:
            self._refuse(number, column.index, value, why)

    def _response(self, number: int, row: tuple[str, ...], answers: dict[str, Answer]) -> Response:
        week = self._week
        day = row[self._day_at] if 0 <= self._day_at < len(row) else ""
        if day:
            found = self._week_in(day)
            week = found or week
            if found is None:
                self._refuse(number, self._day_at, day, NOT_A_DAY)
        form_number = row[self._number_at] if 0 <= self._number_at < len(row) else ""
        return Response(
            answers, week=week, channel=Channel.IMPORT, form_number=_as_form_number(form_number)
        )

    def _week_in(self, cell: str) -> str | None:
        day_part = cell[:40]
        if day_part not in self._weeks:
            day = parse_day(day_part, american=self._american)
            self._weeks[day_part] = week_of(day) if day else None
        return self._weeks[day_part]

    def _refuse(self, number: int, index: int, value: str, why: str) -> None:
        self.refused += 1
        if len(self.refusals) < MAX_REFUSALS:
            name = self._header[index] if index < len(self._header) else ""
            column = name or f"kolom {index + 1}"
            self.refusals.append(Refusal(number, column, value[:MAX_SHOWN], why))


def _as_form_number(cell: str) -> str:
    """On one line, without what cannot be seen on paper."""
    line = " ".join(cell.split())
    return "".join(one for one in line if one.isprintable())[:MAX_FORM_NUMBER]


def _columns(
    mapping: Mapping[int, str],
    value_mapping: Mapping[str, Mapping[str, str]],
    vragenlijst: Vragenlijst,
) -> list[_Column]:
    """The columns from left to right; what is no question any more is left out."""
    questions = {question.key: question for question in vragenlijst.questions}
    targets = [(index, *split_target(target)) for index, target in sorted(mapping.items())]
    keys = [key for _, key, _ in targets]
    return [
        _Column(questions[key], code, index, value_mapping.get(key, {}), keys.count(key) == 1)
        for index, key, code in targets
        if key in questions and (not code or questions[key].kind in TAKES_MANY)
    ]
