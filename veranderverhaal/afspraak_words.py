"""Afspraken in words: by when, how late, and the reminder of those that wait."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from veranderverhaal.afspraak import Afspraak, AfspraakState, is_late, is_soon
from veranderverhaal.duiding_labels import AFSPRAAK_STATE_LABELS
from veranderverhaal.made_up import MADE_UP_MARK, is_made_up
from veranderverhaal.saying_words import say_day

NO_DAY = "zonder dag"
SOME_MADE_UP = "voor een deel verzonnen, als voorbeeld"


@dataclass(frozen=True)
class Due:
    """How many afspraken should have been done, and how many must be within two weeks.

    `made_up` is how many of those are made up.
    """

    late: int = 0
    soon: int = 0
    made_up: int = 0


def count_due_of(afspraken: Iterable[Afspraak], today: date, made_up: Collection[str] = ()) -> Due:
    """How many of these wait; `made_up` are the keys of bijeenkomsten that are made up."""
    late, soon = [], []
    for one in afspraken:
        if is_late(one, today):
            late.append(one)
        elif is_soon(one, today):
            soon.append(one)
    return Due(len(late), len(soon), sum(is_made_up(one, made_up) for one in (*late, *soon)))


def say_due(due: Due) -> str:
    """The reminder; "" when nothing waits."""
    late = soon = ""
    if due.late:
        late = (
            "1 afspraak had al klaar moeten zijn"
            if due.late == 1
            else f"{due.late} afspraken hadden al klaar moeten zijn"
        )
    if due.soon:
        what = "afspraak moet" if due.soon == 1 else "afspraken moeten"
        soon = f"{due.soon} {what} binnen twee weken klaar zijn"
    told = ", en ".join(part for part in (late, soon) if part)
    if not due.made_up:
        return told
    is_all = due.made_up >= due.late + due.soon
    return f"{told} ({MADE_UP_MARK if is_all else SOME_MADE_UP})"


def say_by_when(afspraak: Afspraak, today: date) -> str:
    """By when it must be done, or what became of it and when."""
    if not afspraak.is_open:
        settled = f" op {say_day(afspraak.settled_on)}" if afspraak.settled_on else ""
        return f"{AFSPRAAK_STATE_LABELS[afspraak.state]}{settled}"
    if afspraak.due is None:
        return NO_DAY
    if is_late(afspraak, today):
        return f"had af moeten zijn op {say_day(afspraak.due)}"
    if afspraak.due == today:
        return "vandaag klaar"
    return f"klaar op {say_day(afspraak.due)}"


def say_settled(afspraak: Afspraak) -> str:
    """ "gedaan", or "gaat niet door: de bank is er al"; what is open says so."""
    told = AFSPRAAK_STATE_LABELS[afspraak.state]
    is_settled = afspraak.state is not AfspraakState.OPEN
    return f"{told}: {afspraak.reason}" if is_settled and afspraak.reason else told
