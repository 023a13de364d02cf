"""The tables. Their shape in the database is made by the migrations only."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Index, LargeBinary, Text, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Table(SQLModel, registry=registry()):
    """A registry of our own: Streamlit reloads modules, and may define a table twice."""


class InitiatiefRow(Table, table=True):
    """One initiatief with the single texts of its veranderverhaal."""

    __tablename__ = "initiatief"
    __table_args__ = (
        Index(
            "ix_initiatief_removed",
            "removed_at",
            sqlite_where=text("removed_at IS NOT NULL"),
            postgresql_where=text("removed_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    buurt: str = ""
    gemeente: str = ""
    motto: str = ""
    theme: str
    colour: str = ""
    source: str = Field(default="", sa_type=Text)
    reference_date: date | None = None
    revision: int = 1
    logo: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    aanleiding: str = Field(default="", sa_type=Text)
    goal: str = Field(default="", sa_type=Text)
    no_neveneffecten: bool = False
    story_revision: int = 1
    gesprek_question: str = ""
    data_version: int = 1  # rises with every write: caches are keyed by it
    answers_version: int = 0  # how often only answers raised that
    removed_at: datetime | None = Field(default=None, sa_type=DateTime)  # UTC, without a zone
    erase_on: date | None = None  # nothing of it is left from this day on


class ElementRow(Table, table=True):
    """One element. A removed one stays, so that removing can be undone."""

    __tablename__ = "element"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    layer: str
    position: int
    title: str
    explanation: str = Field(default="", sa_type=Text)
    level: str | None = None
    influence: str | None = None
    signs: str = Field(default="", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class VerbandRow(Table, table=True):
    """A verband between two elements of the same initiatief."""

    __tablename__ = "verband"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    source: str = Field(primary_key=True)
    target: str = Field(primary_key=True)
    assumption: str = Field(default="", sa_type=Text)
    certainty: str | None = None
    revision: int = 1


class FeitRow(Table, table=True):
    """One feit; its numbers are kept as text, exactly as they were typed."""

    __tablename__ = "feit"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    label: str
    precision: str
    low: str | None = None
    high: str | None = None
    words: str = ""
    unit: str = ""
    period: str = ""
    source: str = Field(default="", sa_type=Text)
    counted_on: date | None = None
    icon: str = ""
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class SnapshotRow(Table, table=True):
    """A version of the veranderverhaal kept under a name, as JSON text."""

    __tablename__ = "snapshot"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    name: str
    kept_on: date
    content: str = Field(sa_type=Text)


def metadata() -> Any:
    """All tables, for the migrations and their test."""
    import storage.access_tables  # -- they stand on Table, and add themselves
    import storage.begun_tables
    import storage.duiding_tables
    import storage.effectenarena_tables
    import storage.meting_tables
    import storage.showing_tables
    import storage.tally_tables
    import storage.upkeep_tables  # noqa: F401

    return Table.metadata
