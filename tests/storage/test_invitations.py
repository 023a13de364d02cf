"""Links for once into an initiatief."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from storage.access_tables import AccountRow, LoginAttemptRow, OneTimeLinkRow
from storage.account_queries import list_people
from storage.asking import NotAllowed
from storage.commands import remove_initiatief
from storage.commands.accounts import close_account
from storage.commands.invitations import (
    accept_invitation,
    find_invitation,
    invite,
    join_with_invitation,
    list_invitations,
    withdraw_invitation,
)
from storage.commands.members import (
    set_role,
    use_reset,
)
from storage.engine import writing
from storage.finding import NotFound
from storage.moment import now
from tests.storage.helpers import SLUG, ask, run
from tests.storage.people import (
    ADDRESS,
    PASSWORD,
    Somebody,
    add_somebody,
    count_rows,
    enter,
)
from tests.storage.test_concurrency import at_once
from veranderverhaal.access import HERE, Role
from veranderverhaal.accounts import Refused
from veranderverhaal.text import NotAccepted
from veranderverhaal.throttling import MOST_PER_ADDRESS

pytestmark = pytest.mark.usefixtures("quick")
AT = now()
OTHER = "de-laan"


def link_of(engine: Engine, role: Role = Role.VOLUNTEER, slug: str = SLUG, **named: Any) -> str:
    return str(run(engine, invite, slug, role, **named).token)


def accept(engine: Engine, token: str, login: str = "noor", **named: Any) -> Any:
    given = {"address": ADDRESS, **named}
    return accept_invitation(engine, token, login, login.title(), PASSWORD, **given)


def roles(engine: Engine, slug: str = SLUG) -> dict[str, Role]:
    return {person.login: person.role for person in ask(engine, list_people, slug)}


def as_asker(engine: Engine, somebody: Somebody, act: Callable[..., Any], *given: Any) -> Any:
    with writing(engine, somebody.who) as session:
        return act(*given, session=session)


def test_an_invitation_makes_one_account_with_its_role(filled):
    els = add_somebody(filled, "els", de_straat=Role.COORDINATOR)
    invitation = as_asker(filled, els, invite, SLUG, Role.VOLUNTEER)
    shown = ask(filled, find_invitation, invitation.token)
    assert (shown.initiatief_name, shown.slug, shown.role) == ("De Straat", SLUG, Role.VOLUNTEER)
    assert not accept(filled, invitation.token).administrator
    assert roles(filled) == {"els": Role.COORDINATOR, "noor": Role.VOLUNTEER}
    with pytest.raises(Refused, match="werkt niet meer"):
        accept(filled, invitation.token, "piet")
    with pytest.raises(Refused, match="werkt niet meer"):
        ask(filled, find_invitation, invitation.token)
    assert enter(filled, "noor").name == "Noor"


def test_of_many_who_use_one_invitation_at_once_one_wins(filled):
    token = link_of(filled)

    def one(number: int) -> Any:
        try:
            return accept(filled, token, f"noor{number}")
        except Refused as refused:
            return refused

    assert sum(not isinstance(one, Refused) for one in at_once(4, one)) == 1
    assert count_rows(filled, AccountRow) == 1


def test_an_invitation_ends_after_seven_days_and_when_it_is_withdrawn(two):
    els = add_somebody(two, "els", de_straat=Role.COORDINATOR)
    old = link_of(two, at=AT - timedelta(days=7))
    fresh = as_asker(two, els, invite, SLUG, Role.VIEWER)
    listed = as_asker(two, els, list_invitations, SLUG)
    assert [(one.role, one.made_by) for one in listed] == [(Role.VIEWER, "Els")]
    assert fresh.token not in str(listed)
    for slug, key in ((OTHER, listed[0].key), (SLUG, "unknown")):
        with pytest.raises(NotFound):
            run(two, withdraw_invitation, slug, key)
    as_asker(two, els, withdraw_invitation, SLUG, listed[0].key)
    for token in (old, fresh.token, "", "\ud800", "x" * 10_000):
        with pytest.raises(Refused):
            ask(two, find_invitation, token)
        with pytest.raises(Refused):
            accept(two, token)


def test_what_cannot_be_kept_leaves_the_invitation_as_it_was(two):
    add_somebody(two, "els")
    token = link_of(two)
    for login, password, field in (("els", PASSWORD, "login"), ("noor", "kort", "password")):
        with pytest.raises(NotAccepted) as refused:
            accept_invitation(two, token, login, "Noor", password, address=ADDRESS)
        assert refused.value.field == field
    assert accept(two, token)


def test_who_guesses_links_has_to_wait(two):
    token = link_of(two)
    for _ in range(20):
        with pytest.raises(Refused, match="werkt niet meer"):
            accept(two, "guessed", at=AT)
    with pytest.raises(Refused, match="te vaak"):
        accept(two, token, at=AT)
    with pytest.raises(Refused, match="te vaak"):
        use_reset(two, "guessed", PASSWORD, address=ADDRESS, at=AT)
    assert accept(two, token, at=AT, address="198.51.100.1")


def test_who_has_an_account_joins_with_it_and_never_gets_less(two):
    noor = add_somebody(two, "noor", de_straat=Role.VOLUNTEER)
    assert as_asker(two, noor, join_with_invitation, link_of(two, slug=OTHER)).slug == OTHER
    as_asker(two, noor, join_with_invitation, link_of(two, Role.COORDINATOR))
    lesser = link_of(two, Role.VIEWER)
    with pytest.raises(Refused, match="al bij dit initiatief"):
        as_asker(two, noor, join_with_invitation, lesser)
    assert ask(two, find_invitation, lesser)  # somebody else can use it
    assert roles(two) == {"noor": Role.COORDINATOR}
    assert roles(two, OTHER) == {"noor": Role.VOLUNTEER}
    with pytest.raises(NotAllowed), writing(two, HERE) as session:
        join_with_invitation(lesser, session=session)


def test_nothing_leads_into_an_initiatief_that_was_removed(two):
    token = link_of(two)
    run(two, remove_initiatief, SLUG)
    with pytest.raises(Refused):
        ask(two, find_invitation, token)
    with pytest.raises(Refused):
        accept(two, token)
    assert count_rows(two, AccountRow) == 0


def test_who_is_coordinator_no_longer_has_no_invitations_out(two):
    add_somebody(two, "els", de_straat=Role.COORDINATOR)
    piet = add_somebody(two, "piet", de_straat=Role.COORDINATOR, de_laan=Role.COORDINATOR)
    here = as_asker(two, piet, invite, SLUG, Role.COORDINATOR)
    there = as_asker(two, piet, invite, OTHER, Role.COORDINATOR)
    run(two, set_role, SLUG, piet.key, Role.VIEWER)
    with pytest.raises(Refused):
        accept(two, here.token)
    assert ask(two, find_invitation, there.token)
    run(two, close_account, piet.key)
    with pytest.raises(Refused):
        accept(two, there.token)


def test_nobody_is_invited_before_there_is_an_account(filled):
    """Whoever accepted would have the first one, and nobody would be beheerder."""
    with (
        pytest.raises(NotAccepted, match="eerst zelf een account"),
        writing(filled, HERE) as session,
    ):
        invite(SLUG, Role.VIEWER, session=session)
    assert count_rows(filled, OneTimeLinkRow) == 0


def test_who_asks_with_one_invitation_which_logins_are_taken_has_to_wait(two):
    for name in ("els", "piet"):
        add_somebody(two, name)
    token = link_of(two)
    for number in range(MOST_PER_ADDRESS):
        with pytest.raises(NotAccepted, match="al in gebruik"):
            accept(two, token, ("els", "piet")[number % 2], at=AT)
    with pytest.raises(Refused, match="te vaak"):
        accept(two, token, "els", at=AT)
    with pytest.raises(Refused, match="te vaak"):  # nor whether it is free
        accept(two, token, "noor", at=AT)
    assert accept(two, token, at=AT, address="198.51.100.1").login == "noor"


def test_who_joins_and_is_accepted_leaves_no_tries(two):
    for number in range(MOST_PER_ADDRESS + 1):
        accept(two, link_of(two), f"buur{number}", at=AT)
    assert count_rows(two, LoginAttemptRow) == 0
