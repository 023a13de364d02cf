"""The tables of upkeep: backups that were made, what went wrong, and how often an address sent.

They are of the installation and of no initiatief. Moments are UTC, without a zone.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, DateTime, Text
from sqlmodel import Field

from storage.tables import Table


class BackupRow(Table, table=True):
    """A backup that was tried: the file, what was in it when it was read back, or what went wrong.

    It is good when `problem` is empty.
    """

    __tablename__ = "backup"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=DateTime, index=True)
    file: str = ""
    bytes: int = Field(default=0, sa_type=BigInteger)
    rows: int = Field(default=0, sa_type=BigInteger)
    responses: int = Field(default=0, sa_type=BigInteger)
    encrypted: bool = False
    by_hand: bool = False
    problem: str = Field(default="", sa_type=Text)


class IncidentRow(Table, table=True):
    """An error or a slow answer, as often as it came in a short time; never what somebody typed.

    `place` is a route or a page, `what` the kind of error and the lines of our program it is from.
    """

    __tablename__ = "incident"

    reference: str = Field(primary_key=True)
    at: datetime = Field(sa_type=DateTime)
    last_at: datetime = Field(sa_type=DateTime, index=True)
    times: int = 1
    kind: str
    place: str
    what: str = Field(default="", sa_type=Text)
    milliseconds: int | None = None
    version: str = ""


class RateWindowRow(Table, table=True):
    """The salt of one window of a limit, thrown away with the counts."""

    __tablename__ = "rate_window"

    kind: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    salt: str


class RateCountRow(Table, table=True):
    """How often an address, as a salted hash, sent in one window."""

    __tablename__ = "rate_count"

    kind: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    who: str = Field(primary_key=True)
    count: int


class GoneRow(Table, table=True):
    """What was erased or taken back for good, as a mark that tells nothing of it: a backup from
    before must not bring it back. See storage.gone.
    """

    __tablename__ = "gone"

    mark: str = Field(primary_key=True)
    kind: str
    number: int = 0
    day: date


class MoveRow(Table, table=True):
    """A move to or from another database: what was seen of the source, and how far it came.

    `direction` is "from" in the database that the rows go to, and "to" in the one they come from.
    """

    __tablename__ = "move"

    direction: str = Field(primary_key=True)
    other: str
    looked: str = Field(default="", sa_type=Text)
    place: str = Field(default="", sa_type=Text)
    complete: bool = False
    at: datetime = Field(sa_type=DateTime)
