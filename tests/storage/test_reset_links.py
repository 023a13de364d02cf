"""A link for a new password works no longer than the right of who made it."""

import pytest
from sqlalchemy import Engine

from storage.access_tables import AccountRow
from storage.commands.accounts import close_account, remove_account, set_administrator
from storage.commands.invitations import (
    invite,
)
from storage.commands.members import (
    find_reset,
    make_reset,
    set_role,
    use_reset,
)
from storage.commands.sessions import change_password, sign_out_everywhere
from storage.engine import writing
from tests.storage.helpers import SLUG, ask, run
from tests.storage.people import (
    ADDRESS,
    OTHER_PASSWORD,
    PASSWORD,
    add_somebody,
    while_undecided,
)
from tests.storage.test_invitations import OTHER, accept, as_asker
from veranderverhaal.access import Role
from veranderverhaal.accounts import Refused

pytestmark = pytest.mark.usefixtures("quick")


def is_over(engine: Engine, token: str) -> bool:
    """Whether a link for a new password works no longer: neither to look at nor to use."""
    refused = 0
    for act in (
        lambda: ask(engine, find_reset, token),
        lambda: use_reset(engine, token, OTHER_PASSWORD, address=ADDRESS),
    ):
        try:
            act()
        except Refused:
            refused += 1
    assert refused in (0, 2)
    return refused == 2


def be_unmade(engine: Engine, key: str) -> None:
    run(engine, set_administrator, key, False)


def be_closed(engine: Engine, key: str) -> None:
    run(engine, close_account, key)


def be_removed(engine: Engine, key: str) -> None:
    run(engine, close_account, key)
    run(engine, remove_account, key)


def be_nothing_more(engine: Engine, key: str) -> None:
    """As if only the mark of the account changed, and no link was withdrawn."""
    with writing(engine) as session:
        session.get(AccountRow, key).administrator = False


@pytest.mark.parametrize("ends", [be_unmade, be_closed, be_removed, be_nothing_more])
@pytest.mark.parametrize("target_too", [False, True])
def test_a_link_for_a_password_ends_when_its_administrator_is_no_longer_one(two, ends, target_too):
    piet = add_somebody(two, "piet", administrator=True, de_straat=Role.COORDINATOR)
    other = add_somebody(two, "other", administrator=True)
    target = other if target_too else add_somebody(two, "noor", de_laan=Role.VIEWER)
    token = as_asker(two, piet, make_reset, target.key)
    assert ask(two, find_reset, token)
    ends(two, piet.key)
    assert is_over(two, token)


def test_a_link_for_a_password_ends_when_its_maker_leads_no_longer(two):
    els = add_somebody(two, "els", de_straat=Role.COORDINATOR)
    noor = add_somebody(two, "noor", de_straat=Role.VIEWER)
    token = as_asker(two, els, make_reset, noor.key)
    run(two, set_role, SLUG, els.key, Role.VOLUNTEER)
    assert is_over(two, token)


@pytest.mark.parametrize("becomes", ["beheerder", "coordinator elsewhere", "viewer elsewhere"])
def test_a_link_for_a_password_ends_when_its_maker_may_not_reach_who_it_is_for(two, becomes):
    els = add_somebody(two, "els", de_straat=Role.COORDINATOR)
    noor = add_somebody(two, "noor", de_straat=Role.VIEWER)
    token = as_asker(two, els, make_reset, noor.key)
    if becomes == "beheerder":
        run(two, set_administrator, noor.key, True)
    else:
        role = Role.COORDINATOR if becomes.startswith("coordinator") else Role.VIEWER
        run(two, set_role, OTHER, noor.key, role)
    assert is_over(two, token)
    assert not is_over(two, run(two, make_reset, noor.key))  # one of the terminal works


def test_who_becomes_no_administrator_while_a_link_is_used_loses_it(filled):
    piet = add_somebody(filled, "piet", administrator=True)
    els = add_somebody(filled, "els", administrator=True)
    token = as_asker(filled, piet, make_reset, els.key)
    ended = while_undecided(
        filled,
        els.who,
        lambda session: set_administrator(piet.key, False, session=session),
        lambda: use_reset(filled, token, OTHER_PASSWORD, address=ADDRESS),
    )
    assert isinstance(ended, Refused)


@pytest.mark.parametrize("how", ["password", "everywhere"])
def test_who_changes_the_password_or_logs_out_everywhere_ends_open_links(two, how):
    els = add_somebody(two, "els", de_straat=Role.COORDINATOR)
    noor = add_somebody(two, "noor", de_straat=Role.VIEWER)
    token = as_asker(two, els, make_reset, noor.key)
    if how == "password":
        change_password(two, PASSWORD, f"{PASSWORD} 2", who=noor.who, address=ADDRESS)
    else:
        as_asker(two, noor, sign_out_everywhere, noor.key)
    assert is_over(two, token)


def test_who_is_no_administrator_any_more_leaves_no_invitations(two):
    add_somebody(two, "els", administrator=True)
    piet = add_somebody(two, "piet", administrator=True)
    invitation = as_asker(two, piet, invite, SLUG, Role.COORDINATOR)
    run(two, set_administrator, piet.key, False)
    with pytest.raises(Refused):
        accept(two, invitation.token)
