"""What a file of answers holds and what it becomes. Runs in a process of its own (run_apart)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from storage.table_files import read_table
from veranderverhaal.matching import (
    Conversion,
    Refusal,
    convert,
    distinct_values,
    guess_columns,
    guess_values,
    split_target,
)
from veranderverhaal.meting import Response
from veranderverhaal.personal import find_personal
from veranderverhaal.question import QuestionKind
from veranderverhaal.raw_table import RawTable, Row
from veranderverhaal.vragenlijst import Vragenlijst

FIRST_ROWS = 5
SAMPLE_ROWS = 50
EXAMPLES = 3
MOST_UNKNOWN = 40
PREVIEW_ROWS = 20
SHOWN_REFUSALS = 50


@dataclass(frozen=True)
class Source:
    """A file as it was chosen, and which of its sheets."""

    content: bytes = field(repr=False)
    name: str = ""
    sheet: str | None = None


@dataclass(frozen=True)
class Look:
    """What the page shows of a file. `examples` are a few of the texts in each column."""

    header: Row
    first: tuple[Row, ...]
    count: int
    examples: tuple[Row, ...]
    guessed: Mapping[int, str]
    sheet: str
    sheet_names: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """A text of which nobody can tell by itself which answer to `question` it is."""

    question: str
    text: str


@dataclass(frozen=True)
class Preview:
    """What would come in: the first responses, and the first of what is refused.

    `personal` tells of each open question in how many answers somebody might be found.
    """

    accepted: int
    first: tuple[Response, ...]
    refused: int
    refusals: tuple[Refusal, ...]
    empty: int
    personal: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Matches:
    """What a person chose: by column, by text of a question, and the week of undated rows."""

    columns: Mapping[int, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    week: str = ""


def look_at(source: Source, vragenlijst: Vragenlijst, remembered: Mapping[str, str]) -> Look:
    """The beginning of a file, and what its columns seem to be. Raises TableRefused."""
    table = _table(source)
    return Look(
        header=table.header,
        first=table.rows[:FIRST_ROWS],
        count=len(table.rows),
        examples=tuple(_examples(table, index) for index in range(len(table.header))),
        guessed=guess_columns(table.header, table.rows[:SAMPLE_ROWS], vragenlijst, remembered),
        sheet=table.sheet,
        sheet_names=table.sheet_names,
    )


def find_unknown(
    source: Source, vragenlijst: Vragenlijst, columns: Mapping[int, str]
) -> list[Unknown]:
    """The texts that a person must say the meaning of, at most MOST_UNKNOWN."""
    table = _table(source)
    found: dict[Unknown, None] = {}
    for index, target in columns.items():
        key, code = split_target(target)
        questions = [one for one in vragenlijst.questions if one.key == key and not code]
        for question in questions:
            texts = distinct_values(table.column(index), question)
            known = guess_values(texts, question)
            found |= {Unknown(key, text): None for text in texts if text not in known}
    return list(found)[:MOST_UNKNOWN]


def preview(source: Source, vragenlijst: Vragenlijst, matches: Matches) -> Preview:
    """What would come in and what would not."""
    found = take_in(source, vragenlijst, matches)
    return Preview(
        accepted=len(found.responses),
        first=found.responses[:PREVIEW_ROWS],
        refused=found.refused,
        refusals=found.refusals[:SHOWN_REFUSALS],
        empty=found.empty,
        personal=_count_personal(found.responses, vragenlijst),
    )


def take_in(source: Source, vragenlijst: Vragenlijst, matches: Matches) -> Conversion:
    """Everything that comes in, as storage keeps it."""
    return convert(_table(source), matches.columns, matches.values, vragenlijst, week=matches.week)


def _count_personal(responses: Iterable[Response], vragenlijst: Vragenlijst) -> dict[str, int]:
    asked = [one.key for one in vragenlijst.questions if one.kind is QuestionKind.OPEN]
    counts = dict.fromkeys(asked, 0)
    for response in responses:
        for key in asked:
            counts[key] += any(map(find_personal, response.answers.get(key, ())))
    return {key: count for key, count in counts.items() if count}


def _table(source: Source) -> RawTable:
    return read_table(source.content, source.name, sheet=source.sheet)


def _examples(table: RawTable, index: int) -> Row:
    found: dict[str, None] = {}
    for row in table.rows:
        if index < len(row) and row[index]:
            found.setdefault(row[index])
        if len(found) == EXAMPLES:
            break
    return tuple(found)
