"""The tables of measuring: indicatoren, vragenlijsten, metingen, responses and tellingen."""

from datetime import date

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from storage.tables import Table

# A database uses a partial index only for a query with this very condition.
IS_WAITING = "counted IS FALSE AND withdrawn IS FALSE"
HAS_PERSON = "person <> ''"
IS_CHANGING = (
    "bundle <> 0 AND (counted = withdrawn OR (counted IS TRUE AND counted_as IS NOT NULL))"
)
IS_NOWHERE = "meting = ''"
# As a query says it that is built: SQLite has no other name for true than 1.
_WAS_WITHDRAWN = "withdrawn IS {} OR withdrawn_on IS NOT NULL"


def _index_of_some(name: str, column: str, condition: str) -> Index:
    """An index on the responses of a meting for which the condition holds."""
    chosen = text(condition)
    return Index(
        name,
        "initiatief_id",
        "meting",
        column,
        sqlite_where=chosen,
        postgresql_where=chosen,
    )


class SecretRow(Table, table=True):
    """A secret of this installation, made by the migration."""

    __tablename__ = "secret"

    name: str = Field(primary_key=True)
    value: str


class LinkingRow(Table, table=True):
    """The secret with which the self-made codes of one initiatief become hashes."""

    __tablename__ = "linking"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    secret: str
    since: date | None = None  # the day it was made anew; None is from the beginning


class IndicatorRow(Table, table=True):
    """One indicator; its questions as JSON text."""

    __tablename__ = "indicator"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    kind: str
    title: str
    effect: str = ""
    feit: str = ""
    telling: str = ""
    questions: str = Field(default="[]", sa_type=Text)
    core: bool = False
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class VragenlijstRow(Table, table=True):
    """One vragenlijst, and which of its versions is the newest."""

    __tablename__ = "vragenlijst"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    version: int = 1
    removed: bool = False
    removed_on: date | None = None


class VragenlijstVersionRow(Table, table=True):
    """One version of a vragenlijst, whole, as JSON text."""

    __tablename__ = "vragenlijst_version"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    vragenlijst: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    revision: int = 1  # of the last save that changed this version
    content: str = Field(sa_type=Text)


class WordingChangeRow(Table, table=True):
    """One text of a vragenlijst that was changed after answers came in."""

    __tablename__ = "wording_change"

    id: int | None = Field(default=None, primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id", index=True)
    vragenlijst: str
    version: int
    changed_on: date
    question: str
    language: str
    part: str
    before: str = Field(sa_type=Text)
    after: str = Field(sa_type=Text)


class MetingRow(Table, table=True):
    """One meting. Without a version it follows the newest; its first response fixes the version.

    `unsent` is how many forms were begun but not sent; None when it is not known, because the
    meting was never open or was open before this was counted.
    """

    __tablename__ = "meting"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    code: str = Field(unique=True)
    kind: str
    name: str
    vragenlijst: str
    vragenlijst_version: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    who: str = ""
    approached: int | None = None
    state: str
    linked: bool = False
    made_up: bool = False
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None
    unsent: int | None = None
    paper_gone_on: date | None = None  # when its paper forms were destroyed


class ResponseRow(Table, table=True):
    """One response: answers as JSON text, no time finer than the week, nothing of the person.

    `token` is a hash of the one-time token of the form: the token itself may tell a time.
    What is `counted` is in the tallies, also when it was withdrawn and waits to go: see
    storage.tallies and storage.bundles. `bundle` is 0 until it was shown, and then a number for
    all that it was shown with. `counted_as` is what is counted of it when it was corrected since.
    """

    __tablename__ = "response"
    __table_args__ = (
        Index("ix_response_meting", "initiatief_id", "meting"),
        _index_of_some("ix_response_waiting", "id", IS_WAITING),
        _index_of_some("ix_response_person", "person", HAS_PERSON),
        _index_of_some("ix_response_changing", "bundle", IS_CHANGING),
        Index(
            "ix_response_withdrawn",
            "initiatief_id",
            "withdrawn_on",
            sqlite_where=text(_WAS_WITHDRAWN.format("1")),
            postgresql_where=text(_WAS_WITHDRAWN.format("TRUE")),
        ),
        Index(
            "ix_response_nowhere",
            "id",
            sqlite_where=text(IS_NOWHERE),
            postgresql_where=text(IS_NOWHERE),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id")
    meting: str
    answers: str = Field(sa_type=Text)
    week: str
    channel: str
    language: str
    helped: bool = False
    person: str = ""
    form_number: str = ""
    import_id: int | None = None
    token: str | None = Field(default=None, unique=True)
    withdrawn: bool = False
    checked: bool = False
    counted: bool = False
    bundle: int = 0
    counted_as: str | None = Field(default=None, sa_type=Text)
    withdrawn_on: date | None = None


class ImportRow(Table, table=True):
    """One file of answers that came in at once."""

    __tablename__ = "import_batch"

    id: int | None = Field(default=None, primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id", index=True)
    meting: str
    file_name: str
    imported_on: date
    rows: int
    undone: bool = False


class ColumnRow(Table, table=True):
    """What a column of an imported file was matched with the last time."""

    __tablename__ = "import_column"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    name: str = Field(primary_key=True, sa_type=Text)
    target: str = Field(sa_type=Text)


class TellingRow(Table, table=True):
    """Something that is counted again and again."""

    __tablename__ = "telling"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    label: str
    unit: str = ""
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class CountRow(Table, table=True):
    """One count of a telling."""

    __tablename__ = "telling_count"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    telling: str
    day: date
    number: int
    event: str = ""
