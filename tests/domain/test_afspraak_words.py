"""Afspraken in words, and the reminder that says nothing when nothing waits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.afspraak_words import Due, count_due_of, say_by_when, say_due, say_settled

TODAY = date(2026, 3, 10)
BANK = Afspraak("bank", "Een bank in de tuin zetten")


def due_in(days: int) -> Afspraak:
    return replace(BANK, due=TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (Due(), ""),
        (Due(late=1), "1 afspraak had al klaar moeten zijn"),
        (Due(late=2), "2 afspraken hadden al klaar moeten zijn"),
        (Due(soon=1), "1 afspraak moet binnen twee weken klaar zijn"),
        (Due(late=1, made_up=1), "1 afspraak had al klaar moeten zijn (verzonnen voorbeeld)"),
        (
            Due(late=2, made_up=1),
            "2 afspraken hadden al klaar moeten zijn (voor een deel verzonnen, als voorbeeld)",
        ),
        (
            Due(2, 3),
            "2 afspraken hadden al klaar moeten zijn, en 3 afspraken moeten binnen twee weken "
            "klaar zijn",
        ),
    ],
)
def test_the_reminder_counts_what_is_late_and_what_comes_soon(due, told):
    assert say_due(due) == told


def test_late_is_after_its_day_and_soon_within_two_weeks():
    days = [due_in(n) for n in (-1, 0, 14, 15)]
    done = replace(due_in(-9), state=AfspraakState.DONE)
    assert count_due_of([*days, BANK, done], TODAY) == Due(late=1, soon=2)
    made_up = replace(due_in(-1), bijeenkomst="verzonnen")
    assert count_due_of([made_up, *days], TODAY, {"verzonnen"}) == Due(2, 2, 1)


@pytest.mark.parametrize(
    ("afspraak", "told"),
    [
        (BANK, "zonder dag"),
        (due_in(-7), "had af moeten zijn op 3 maart 2026"),
        (due_in(0), "vandaag klaar"),
        (due_in(1), "klaar op 11 maart 2026"),
        (
            replace(due_in(-7), state=AfspraakState.DONE, settled_on=TODAY),
            "gedaan op 10 maart 2026",
        ),
        (replace(BANK, state=AfspraakState.DROPPED, reason="x"), "gaat niet door"),
    ],
)
def test_by_when_is_told_in_words(afspraak, told):
    assert say_by_when(afspraak, TODAY) == told


def test_what_became_of_it_comes_with_its_reason():
    dropped = replace(BANK, state=AfspraakState.DROPPED, reason="De bank is er al.")
    assert say_settled(dropped) == "gaat niet door: De bank is er al."
    assert say_settled(BANK) == "nog te doen"
