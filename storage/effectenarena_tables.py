"""The tables of the effectenarena, of known totals, and of the money of an initiatief.

Columns named after fields of the domain; factors and tuples hold JSON text, other numbers the text
of exactly what was typed. The settings are a choice, in storage.showing_tables.
"""

from datetime import date

from sqlalchemy import Text
from sqlmodel import Field

from storage.tables import Table


class InvesteerderRow(Table, table=True):
    """A party that puts something in."""

    __tablename__ = "investeerder"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    name: str
    sector: str
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class InvesteringRow(Table, table=True):
    """What one investeerder puts in."""

    __tablename__ = "investering"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    investeerder: str
    aanpak: str = ""
    kind: str
    words: str = ""
    first_year: int | None = None
    years: int = 1
    quantity: str = Field(default="{}", sa_type=Text)
    price: str = Field(default="{}", sa_type=Text)
    note: str = Field(default="", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class IncasseerderRow(Table, table=True):
    """A party that gains, beside the four groups."""

    __tablename__ = "incasseerder"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    name: str
    group: str
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class KetenRow(Table, table=True):
    """One line of the effectenarena. What it names may be gone."""

    __tablename__ = "keten"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    aanpak: str
    effect: str
    incasseerder: str
    gain: str = ""
    chance: str = Field(default="{}", sa_type=Text)
    delta: str = Field(default="{}", sa_type=Text)
    pricing: str
    pm_reason: str = ""
    is_negative: bool = False
    doelgroep: str = ""
    people: str = Field(default="{}", sa_type=Text)
    reach: str = Field(default="{}", sa_type=Text)
    kengetal: str = ""
    first_year: int | None = None
    years: int = 1
    course: str
    leefdomein: str | None = None
    deadweight: str = Field(default="{}", sa_type=Text)
    displacement: str = Field(default="{}", sa_type=Text)
    attribution: str = Field(default="{}", sa_type=Text)
    drop_off: str = Field(default="{}", sa_type=Text)
    not_claimable: bool = False
    not_claimable_why: str = ""
    note: str = Field(default="", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class KengetalRow(Table, table=True):
    """A value per person per year, with its source."""

    __tablename__ = "kengetal"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    title: str
    value: str = Field(default="{}", sa_type=Text)
    year: int | None = None
    price_year: int | None = None
    estimated_by: str = ""
    url: str = Field(default="", sa_type=Text)
    leefdomein: str | None = None
    note: str = Field(default="", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class KnownTotalRow(Table, table=True):
    """What a publication prints, with its limits."""

    __tablename__ = "known_total"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    title: str
    source: str = Field(default="", sa_type=Text)
    year: int | None = None
    url: str = Field(default="", sa_type=Text)
    first_year: int | None = None
    horizon: int
    period_years: int
    cost_years: int
    costs: str | None = None
    baten: str | None = None
    multiplier: str | None = None
    parts: str = Field(default="[]", sa_type=Text)
    limits: str = Field(default="", sa_type=Text)
    conflicts: str = Field(default="[]", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class IncomeLineRow(Table, table=True):
    """Money that comes in in one year, really or in a scenario."""

    __tablename__ = "income_line"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    payer: str
    sector: str
    theme: str = ""
    year: int | None = None
    price: str | None = None
    volume: str
    unit: str = ""
    scenario: str = ""
    source: str = Field(default="", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None
