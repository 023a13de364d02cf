"""What a report is made of: blocks in reading order, which the PDF and the Word file both walk.

Nothing else reaches a writer, so that the two can never say different things.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from presentation.report_drawing import Drawing
from veranderverhaal.model import Initiatief


class Dressed(Protocol):
    """What gives a report its colours, its logo and its day."""

    @property
    def initiatief(self) -> Initiatief: ...

    @property
    def logo(self) -> bytes | None: ...

    @property
    def today(self) -> date: ...


class Look(StrEnum):
    """How a paragraph stands out."""

    BODY = "body"
    LEAD = "lead"  # larger, at the beginning
    QUIET = "quiet"  # small: on what it rests, how to read it
    NOTICE = "notice"  # in a frame: what must not be missed


@dataclass(frozen=True)
class Heading:
    """`level` 1 is a section; levels never skip one."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """`start` is what stands in bold before the text."""

    text: str
    look: Look = Look.BODY
    start: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list of short lines."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """A chart or diagram. `alt` says all of it, for who does not see it."""

    drawing: Drawing
    alt: str
    caption: str
    number: int = 0

    @property
    def title(self) -> str:
        """The caption with its number."""
        return f"Figuur {self.number}. {self.caption}"


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the width, one for each column.

    A short one stands whole on a page, unless it `breaks` between two rows.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    number: int = 0
    breaks: bool = False

    @property
    def title(self) -> str:
        """The caption with its number."""
        return f"Tabel {self.number}. {self.caption}"


@dataclass(frozen=True)
class Picture:
    """A photo as JPEG; `alt` says what is on it."""

    content: bytes
    alt: str


@dataclass(frozen=True)
class Quote:
    """Words of a person, with their photo; `note` says it when nobody said them."""

    text: str
    by: str = ""
    note: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class KeyFigure:
    """A large number with what it is of, and on what it rests."""

    figure: str
    words: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyFigures:
    """Large numbers beside each other."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own."""


@dataclass(frozen=True)
class OnePage:
    """Blocks that stand together on one page, in smaller letters if they must."""

    blocks: "tuple[Block, ...]"


Block = Heading | Paragraph | Bullets | Figure | Table | Quote | KeyFigures | NewPage | OnePage


@dataclass(frozen=True)
class Cover:
    """What stands on the first page; `warnings` say what is made up."""

    kind: str
    name: str
    place: str = ""
    motto: str = ""
    made_on: str = ""
    about: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A whole report; `notices` are for its maker and do not stand in it.

    One that `flows` begins under a banner and goes on over the pages, with its letters as large as
    `scale` says.
    """

    cover: Cover
    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()
    flows: bool = False
    scale: float = 1.0

    @property
    def is_brief(self) -> bool:
        """Whether it has a banner, and no cover and contents."""
        return self.flows or any(isinstance(one, OnePage) for one in self.blocks[-1:])


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Figures and tables with their numbers, from 1 up."""
    return tuple(_numbered(blocks, {Figure: 0, Table: 0}))


def _numbered(blocks: Iterable[Block], counts: dict[type, int]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Figure | Table):
            counts[type(block)] += 1
            yield replace(block, number=counts[type(block)])
        elif isinstance(block, OnePage):
            yield OnePage(tuple(_numbered(block.blocks, counts)))
        else:
            yield block


def without_empty(table: Table) -> Table:
    """The table without columns in which nothing stands; the first always stays."""
    columns = range(len(table.header))
    kept = [at for at in columns if not at or any(row[at] for row in table.rows)]
    return replace(
        table,
        header=tuple(table.header[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        widths=tuple(table.widths[at] for at in kept),
    )


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in reading order, those on one page too."""
    for block in blocks:
        if isinstance(block, OnePage):
            yield from flat(block.blocks)
        else:
            yield block


def texts_of(report: Report) -> Iterator[str]:
    """Every text that stands in the report, in reading order; words in drawings left out."""
    cover = report.cover
    yield from (cover.kind, cover.name, cover.place, cover.motto, cover.made_on)
    yield from (*cover.about, *cover.warnings)
    for block in flat(report.blocks):
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Paragraph):
        yield from (block.start, block.text)
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Figure):
        yield block.title
    elif isinstance(block, Table):
        yield from (block.title, *block.header, *(cell for row in block.rows for cell in row))
    elif isinstance(block, Quote):
        yield from (block.text, block.by, block.note)
    elif isinstance(block, KeyFigures):
        for one in block.items:
            yield from (one.figure, one.words, *one.notes)
