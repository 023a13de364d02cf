"""The tables of duiding: bijeenkomsten and what was said there, other sources, and learning.

Columns named after fields of the domain; those of tuples hold JSON text.
"""

from datetime import date

from sqlalchemy import Column, LargeBinary, Text
from sqlmodel import Field

from storage.tables import Table


class BijeenkomstRow(Table, table=True):
    """One bijeenkomst. `code` opens the page for cards; `board_version` rises with every card.

    `begun_on` is the day of which its cards are, whatever day was planned.
    """

    __tablename__ = "bijeenkomst"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    name: str
    kind: str
    held_on: date | None = None
    starts: str = ""
    place: str = ""
    series: str = ""
    guests: str = Field(default="[]", sa_type=Text)
    agenda: str = Field(default="[]", sa_type=Text)
    topics: str = Field(default="[]", sa_type=Text)
    invitation: str = Field(default="", sa_type=Text)
    state: str
    made_up: bool = False
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None
    code: str | None = Field(default=None, unique=True)
    ended_on: date | None = None
    board_version: int = 1
    begun_on: date | None = None


class DuidingRow(Table, table=True):
    """What one party, or with an empty `party` all together, said about one topic."""

    __tablename__ = "duiding"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    bijeenkomst: str = Field(primary_key=True)
    topic: str = Field(primary_key=True)
    party: str = Field(primary_key=True)
    recognition: str | None = None
    recognition_why: str = Field(default="", sa_type=Text)
    explanations: str = "[]"
    explanation: str = Field(default="", sa_type=Text)
    judgement: str = Field(default="", sa_type=Text)
    meaning: str = Field(default="", sa_type=Text)
    revision: int = 1


class AfspraakRow(Table, table=True):
    """What was agreed, and what became of it."""

    __tablename__ = "afspraak"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    what: str
    who: str = ""
    due: date | None = None
    state: str
    reason: str = Field(default="", sa_type=Text)
    bijeenkomst: str = ""
    topic: str = ""
    made_on: date | None = None
    settled_on: date | None = None
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class CardRow(Table, table=True):
    """A card as it was handed in: nothing says by whom or at what time."""

    __tablename__ = "card"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    bijeenkomst: str = Field(index=True)
    topic: str
    question: str
    text: str = Field(sa_type=Text)
    card_group: str = ""
    hidden: bool = False
    position: int = 0


class CardGroupRow(Table, table=True):
    """Cards that belong together; the numbers are kept when the bijeenkomst ends."""

    __tablename__ = "card_group"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    bijeenkomst: str = Field(index=True)
    position: int
    topic: str
    question: str
    title: str
    cards: int = 0
    dots: int = 0


class DotRow(Table, table=True):
    """What one device gave dots to on one question, until the bijeenkomst ends.

    `voter` is a hash of what only that device has; `targets` are keys with a space between them.
    """

    __tablename__ = "card_dots"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    bijeenkomst: str = Field(primary_key=True)
    topic: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    voter: str = Field(primary_key=True)
    targets: str


class PhotoRow(Table, table=True):
    """A photo of a portret, without what a camera writes in it; `key` is a digest of it."""

    __tablename__ = "photo"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class ConsentLinkRow(Table, table=True):
    """The page on which one person says where their citaat may stand, and takes that back.

    `token` is a hash. It stays good as long as the citaat is there.
    """

    __tablename__ = "consent_link"

    token: str = Field(primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id", index=True)
    citaat: str
    made_on: date


class StoryRoundRow(Table, table=True):
    """A round in which panels choose a story."""

    __tablename__ = "story_round"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    name: str
    question: str = ""
    stories: str = Field(default="[]", sa_type=Text)
    choices: str = Field(default="[]", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class SourceCellRow(Table, table=True):
    """One cell of the bronnenmatrix."""

    __tablename__ = "source_cell"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    effect: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    stance: str | None = None
    text: str = Field(default="", sa_type=Text)
    made_up: bool = False
    revision: int = 1


class InterviewRow(Table, table=True):
    """An interview with its statements."""

    __tablename__ = "interview"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    label: str
    role: str
    talked_on: date | None = None
    way: str
    statements: str = Field(default="[]", sa_type=Text)
    made_up: bool = False
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class LessonRow(Table, table=True):
    """What was learned, or a tension; `change` is what it prepares in the veranderverhaal."""

    __tablename__ = "lesson"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    text: str
    kind: str
    explanation: str = Field(default="", sa_type=Text)
    bijeenkomst: str = ""
    topic: str = ""
    change: str | None = Field(default=None, sa_type=Text)
    applied_on: date | None = None
    snapshot: str = ""
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None


class MilestoneRow(Table, table=True):
    """A day on the timeline."""

    __tablename__ = "milestone"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    key: str = Field(primary_key=True)
    position: int
    title: str
    happened_on: date | None = None
    explanation: str = Field(default="", sa_type=Text)
    revision: int = 1
    removed: bool = False
    removed_on: date | None = None
