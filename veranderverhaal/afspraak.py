"""Afspraken: what was agreed, who does it and when, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from veranderverhaal.editing import check_date, check_named
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_WHAT = 300
MAX_WHO = 120
MAX_REASON = 600
MAX_AFSPRAKEN = 300
SOON = timedelta(days=14)


class AfspraakState(StrEnum):
    """What became of it."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Afspraak:
    """`who` is a role ("de vrijwilligers van de tuin"), `due` the day by which.

    DONE may, and DROPPED must, say why in `reason`; `settled_on` is the day of that.
    """

    key: str
    what: str
    who: str = ""
    due: date | None = None
    state: AfspraakState = AfspraakState.OPEN
    reason: str = ""
    bijeenkomst: str = ""
    topic: str = ""
    made_on: date | None = None
    settled_on: date | None = None
    revision: int = 1

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is AfspraakState.OPEN


def check_afspraak(afspraak: Afspraak) -> Afspraak:
    """The afspraak as it may be kept. Raises NotAccepted with the field at fault."""
    checked = replace(
        afspraak,
        what=require_line(afspraak.what, limit=MAX_WHAT, field="what", label="De afspraak"),
        who=clean_line(afspraak.who, limit=MAX_WHO, field="who", label="Wie het doet"),
        reason=clean_text(afspraak.reason, limit=MAX_REASON, field="reason", label="De uitleg"),
        due=check_date(afspraak.due, "due"),
        made_on=check_date(afspraak.made_on, "made_on"),
        settled_on=check_date(afspraak.settled_on, "settled_on"),
        bijeenkomst=check_named(afspraak.bijeenkomst, "bijeenkomst"),
        topic=check_named(afspraak.topic, "topic"),
    )
    if checked.state is AfspraakState.DROPPED and not checked.reason:
        raise NotAccepted("reason", "Schrijf kort op waarom dit niet doorgaat.")
    return replace(checked, settled_on=None) if checked.is_open else checked


def open_afspraken(afspraken: Iterable[Afspraak]) -> tuple[Afspraak, ...]:
    """Those still to be done: the one that is due first on top, those without a day last."""
    still = (one for one in afspraken if one.is_open)
    return tuple(sorted(still, key=lambda one: (one.due is None, one.due or date.max)))


def is_late(afspraak: Afspraak, today: date) -> bool:
    """Whether its day is past and it is still to be done."""
    return afspraak.is_open and afspraak.due is not None and afspraak.due < today


def is_soon(afspraak: Afspraak, today: date) -> bool:
    """Whether its day comes within two weeks."""
    if not afspraak.is_open or afspraak.due is None or is_late(afspraak, today):
        return False
    return afspraak.due <= today + SOON
