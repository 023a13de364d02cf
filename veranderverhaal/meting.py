"""A meting: one round in which a vragenlijst is answered, and one response to it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from veranderverhaal.model import KEY_ALPHABET
from veranderverhaal.question import Answer

CODE_LENGTH = 8


class MetingKind(StrEnum):
    """When a round takes place."""

    NULMETING = "nulmeting"
    TUSSENMETING = "tussenmeting"
    EINDMETING = "eindmeting"
    ONCE = "once"  # eenmalig


class MetingState(StrEnum):
    """Whether answers come in now."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Channel(StrEnum):
    """How a response came in."""

    LINK = "link"
    PAPER = "paper"
    CONVERSATION = "conversation"
    IMPORT = "import"


@dataclass(frozen=True)
class Meting:
    """One round. `approached` None means that nobody knows how many got the vragenlijst.

    `linked` asks a self-made code so that one person's answers in two rounds can be compared.
    """

    key: str
    code: str
    kind: MetingKind
    name: str
    vragenlijst: str
    vragenlijst_version: int
    starts_on: date | None = None
    ends_on: date | None = None
    who: str = ""
    approached: int | None = None
    state: MetingState = MetingState.DRAFT
    linked: bool = False
    made_up: bool = False  # answers of a sample, said wherever they show
    revision: int = 1


@dataclass(frozen=True)
class Response:
    """One filled-in form. No name, no address, no exact time: the week is all that is kept."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    week: str = ""
    channel: Channel = Channel.LINK
    language: str = "nl"
    helped: bool = False
    person: str = ""  # keyed hash of a self-made code; "" when rounds are not linked
    form_number: str = ""  # of a paper form


def new_code() -> str:
    """A code for a link: 8 characters that are not mistaken for another."""
    return "".join(secrets.choice(KEY_ALPHABET) for _ in range(CODE_LENGTH))


def week_of(day: date) -> str:
    """The ISO week of a day, as "2026-W47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
