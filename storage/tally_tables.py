"""The tables of uitkomsten: tallies, what is set beside them, and what is shown on a beamer."""

from datetime import date

from sqlalchemy import Index, Text
from sqlmodel import Field

from storage.tables import Table

AS_ONE_TREE = {"sqlite_with_rowid": False}  # the key is the table: half the pages to write


class TallyRow(Table, table=True):
    """How many counted responses of a meting are in one cell; kept by storage.tallies.

    `part` is the group on `axis`; the word group belongs to SQL.
    """

    __tablename__ = "tally"
    __table_args__ = AS_ONE_TREE

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    meting: str = Field(primary_key=True)
    axis: str = Field(primary_key=True)
    part: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    number: int


class ResponseCountRow(Table, table=True):
    """How many responses of one sort came in for a meting in a week, withdrawn ones left out."""

    __tablename__ = "response_count"
    __table_args__ = AS_ONE_TREE

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    meting: str = Field(primary_key=True)
    week: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    helped: bool = Field(primary_key=True)
    complete: bool = Field(primary_key=True)
    number: int


class NormRow(Table, table=True):
    """When the group is content with the answers to a question; `least` as it was typed."""

    __tablename__ = "norm"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    question: str = Field(primary_key=True)
    least: str
    set_on: str
    revision: int = 1


class FigureRow(Table, table=True):
    """A figure of the neighbourhood from someone else."""

    __tablename__ = "figure"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    label: str
    area: str
    value: str
    unit: str
    year: int
    source: str = Field(sa_type=Text)
    url: str = Field(default="", sa_type=Text)
    instrument: str = ""
    item: str = ""
    variant: str = ""
    question: str = ""
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class ThemeRow(Table, table=True):
    """What open answers to one question have in common."""

    __tablename__ = "theme"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    question: str
    label: str
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class ThemeMarkRow(Table, table=True):
    """That an open answer was given a theme."""

    __tablename__ = "theme_mark"
    __table_args__ = (
        Index("ix_theme_mark_response", "initiatief_id", "response_id"),
        AS_ONE_TREE,
    )

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    theme: str = Field(primary_key=True)
    response_id: int = Field(primary_key=True)


class PresentationRow(Table, table=True):
    """What a beamer shows now. Only a hash of its token is kept, and no time finer than the day."""

    __tablename__ = "presentation"

    token: str = Field(primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id")
    meting: str  # empty in a bijeenkomst
    bijeenkomst: str = ""
    position: int = 0
    revealed: bool = False
    dark: bool = False
    voting: bool = False  # dots are given on the question that is shown
    shared: bool = False  # also for who is not logged in
    made_on: date
