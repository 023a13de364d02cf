"""The tables of showing: citaten, what was chosen for poster and report, and the shared page."""

from datetime import date

from sqlalchemy import Text
from sqlmodel import Field

from storage.moment import now
from storage.tables import Table


class CitaatRow(Table, table=True):
    """Words of a person; `purposes` are the keys of where they may stand, a space between them."""

    __tablename__ = "citaat"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    text: str = Field(sa_type=Text)
    speaker: str = ""
    role: str = ""
    effect: str = ""
    purposes: str = ""
    agreed_on: date | None = None
    until: date | None = None
    made_up: bool = False
    story: str = Field(default="", sa_type=Text)
    theme: str = ""
    naming: str | None = None
    photo: str = ""
    photo_words: str = Field(default="", sa_type=Text)
    agreed_how: str | None = None
    agreed_mark: str = ""
    withdrawn_on: date | None = None
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None
    made_on: date | None = Field(default_factory=lambda: now().date())


class ChoiceRow(Table, table=True):
    """What was chosen for the poster or the report, as JSON text."""

    __tablename__ = "choice"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    kind: str = Field(primary_key=True)
    content: str = Field(sa_type=Text)
    revision: int


class SharedPageRow(Table, table=True):
    """The public page of an initiatief; the questions on it as JSON text."""

    __tablename__ = "shared_page"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    code: str = Field(unique=True)
    open: bool
    indexed: bool
    questions: str = Field(sa_type=Text)
    revision: int
