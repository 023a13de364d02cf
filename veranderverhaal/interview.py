"""Interviews: with whom one talked, and what was said about which effect."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from veranderverhaal.bijeenkomst import GuestRole
from veranderverhaal.editing import check_date
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_LABEL = 80
MAX_THEME = 60
MAX_STATEMENT = 1000
MAX_STATEMENTS = 60
MAX_INTERVIEWS = 300


class InterviewWay(StrEnum):
    """How was talked."""

    FACE = "face"
    PHONE = "phone"
    GROUP = "group"


class Tendency(StrEnum):
    """Which way a statement points."""

    NOTICED = "noticed"  # says that the effect is noticed
    MIXED = "mixed"
    NOT_NOTICED = "not_noticed"


@dataclass(frozen=True)
class Statement:
    """One thing that was said, about the effect with this key (or none), with a theme."""

    key: str
    text: str
    effect: str = ""
    tendency: Tendency | None = None
    theme: str = ""


@dataclass(frozen=True)
class Interview:
    """One interview. `label` tells it apart ("gesprek 3"): never the name of who was asked."""

    key: str
    label: str
    role: GuestRole = GuestRole.RESIDENT
    talked_on: date | None = None
    way: InterviewWay = InterviewWay.FACE
    statements: tuple[Statement, ...] = ()
    made_up: bool = False
    revision: int = 1


def check_interview(interview: Interview) -> Interview:
    """The interview as it may be kept. Raises NotAccepted with the field at fault."""
    if len(interview.statements) > MAX_STATEMENTS:
        raise NotAccepted("statements", f"Schrijf hoogstens {MAX_STATEMENTS} uitspraken op.")
    if interview.talked_on is None:  # from then on counts how long it is kept
        raise NotAccepted("talked_on", "Vul in wanneer jullie praatten.")
    keys = [one.key for one in interview.statements]
    if len(set(keys)) < len(keys):
        raise NotAccepted("statements", "Deze uitspraak staat er twee keer.")
    return replace(
        interview,
        label=require_line(interview.label, limit=MAX_LABEL, field="label", label="De naam"),
        talked_on=check_date(interview.talked_on, "talked_on"),
        statements=tuple(_check_statement(one) for one in interview.statements),
    )


def _check_statement(statement: Statement) -> Statement:
    text = clean_text(
        statement.text, limit=MAX_STATEMENT, field="statements", label="Deze uitspraak"
    )
    if not text:
        raise NotAccepted("statements", "Deze uitspraak is nog leeg. Vul iets in.")
    theme = clean_line(statement.theme, limit=MAX_THEME, field="statements", label="Het thema")
    return replace(statement, text=text, theme=theme)
