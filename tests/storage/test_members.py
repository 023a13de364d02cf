"""Who is in an initiatief as what, and links for a new password."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from storage.access_tables import LogRow, OneTimeLinkRow
from storage.account_queries import list_people
from storage.asking import NotAllowed
from storage.commands import import_bundle
from storage.commands.accounts import close_account
from storage.commands.invitations import (
    invite,
    list_invitations,
    withdraw_invitation,
)
from storage.commands.members import (
    find_reset,
    make_reset,
    remove_member,
    set_role,
    use_reset,
)
from storage.engine import reading
from storage.finding import NotFound
from storage.log_queries import list_log
from storage.moment import now
from tests.storage.helpers import SLUG, ask, run
from tests.storage.people import (
    ADDRESS,
    OTHER_PASSWORD,
    PASSWORD,
    Somebody,
    add_somebody,
    count_rows,
    enter,
    is_known,
    refusal,
    while_undecided,
)
from tests.storage.test_concurrency import at_once
from tests.storage.test_invitations import OTHER, accept, as_asker, roles
from tests.stories import small_bundle
from veranderverhaal.access import Role
from veranderverhaal.accounts import Refused
from veranderverhaal.text import NotAccepted

pytestmark = pytest.mark.usefixtures("quick")
AT = now()


def test_the_last_coordinator_stays_unless_an_administrator_decides(two):
    els = add_somebody(two, "els", de_straat=Role.COORDINATOR)
    noor = add_somebody(two, "noor", de_straat=Role.VOLUNTEER)
    chief = add_somebody(two, "chief", administrator=True)
    for act in ((set_role, SLUG, els.key, Role.VIEWER), (remove_member, SLUG, els.key)):
        with pytest.raises(Refused, match="enige coördinator"):
            as_asker(two, els, *act)
    as_asker(two, els, set_role, SLUG, noor.key, Role.COORDINATOR)
    run(two, close_account, noor.key)
    with pytest.raises(Refused, match="enige coördinator"):  # a closed one can do nothing
        as_asker(two, els, remove_member, SLUG, els.key)
    as_asker(two, chief, remove_member, SLUG, els.key)
    assert roles(two) == {"noor": Role.COORDINATOR}


def test_two_coordinators_who_put_each_other_out_at_once_leave_one(filled):
    els, piet = (add_somebody(filled, name, de_straat=Role.COORDINATOR) for name in ("els", "piet"))
    ended = while_undecided(
        filled,
        els.who,
        lambda session: remove_member(SLUG, piet.key, session=session),
        lambda: as_asker(filled, piet, remove_member, SLUG, els.key),
    )
    assert isinstance(ended, Refused | NotAllowed)
    assert roles(filled) == {"els": Role.COORDINATOR}


def test_a_coordinator_reaches_nobody_outside_the_own_initiatief(two):
    els = add_somebody(two, "els", de_straat=Role.COORDINATOR)
    noor = add_somebody(two, "noor", de_laan=Role.VIEWER)
    for act in ((set_role, SLUG, noor.key, Role.VIEWER), (remove_member, SLUG, noor.key)):
        with pytest.raises(NotFound):
            as_asker(two, els, *act)
    for refused in (
        (set_role, OTHER, noor.key, Role.COORDINATOR),
        (remove_member, OTHER, noor.key),
        (invite, OTHER, Role.COORDINATOR),
        (list_people, OTHER),
        (list_invitations, OTHER),
        (withdraw_invitation, OTHER, "x"),
    ):
        with pytest.raises(NotAllowed):
            as_asker(two, els, *refused)
    run(two, set_role, SLUG, noor.key, Role.VIEWER)  # a beheerder or cli.py may
    assert roles(two)["noor"] is Role.VIEWER


def test_a_link_for_a_new_password_works_once_and_ends_all_sessions(filled):
    els = add_somebody(filled, "els", de_straat=Role.COORDINATOR)
    noor = add_somebody(filled, "noor", de_straat=Role.VOLUNTEER)
    for _ in range(5):
        refusal(filled, "noor", at=AT)
    first = as_asker(filled, els, make_reset, noor.key)
    token = as_asker(filled, els, make_reset, noor.key)
    with pytest.raises(Refused):  # the newest replaces the one before
        ask(filled, find_reset, first)
    assert ask(filled, find_reset, token).login == "noor"
    with pytest.raises(NotAccepted):
        use_reset(filled, token, "kort", address=ADDRESS)
    assert use_reset(filled, token, OTHER_PASSWORD, address=ADDRESS) == "noor"
    assert not is_known(filled, noor.token)
    assert enter(filled, "noor", OTHER_PASSWORD, at=AT)  # and need not wait
    with pytest.raises(Refused):
        use_reset(filled, token, PASSWORD, address=ADDRESS)
    refusal(filled, "noor", PASSWORD)


def test_of_two_who_use_one_link_for_a_password_at_once_one_wins(filled):
    noor = add_somebody(filled, "noor")
    token = run(filled, make_reset, noor.key)
    passwords = [f"{PASSWORD} {number}" for number in range(3)]

    def one(number: int) -> Any:
        try:
            return use_reset(filled, token, passwords[number], address=ADDRESS)
        except Refused as refused:
            return refused

    won = [not isinstance(one, Refused) for one in at_once(3, one)]
    assert won.count(True) == 1
    assert enter(filled, "noor", passwords[won.index(True)])


def test_a_link_for_a_password_ends_after_a_day_or_when_the_account_is_closed(two):
    add_somebody(two, "els", administrator=True)
    noor = add_somebody(two, "noor")
    old = run(two, make_reset, noor.key, at=AT - timedelta(hours=24))
    with pytest.raises(Refused):
        use_reset(two, old, OTHER_PASSWORD, address=ADDRESS)
    fresh = run(two, make_reset, noor.key)
    with pytest.raises(Refused):  # a link is of one kind
        accept(two, fresh)
    run(two, close_account, noor.key)
    with pytest.raises(Refused):
        use_reset(two, fresh, OTHER_PASSWORD, address=ADDRESS)
    with pytest.raises(Refused, match="gesloten"):
        run(two, make_reset, noor.key)


@pytest.mark.parametrize(
    ("whose", "allowed"),
    [
        ("volunteer", True),
        ("coordinator", True),
        ("both_of_mine", True),
        ("elsewhere_too", False),
        ("elsewhere", False),
        ("nowhere", False),
        ("chief", False),
        ("myself", False),
        ("unknown", False),
    ],
)
def test_a_coordinator_gives_a_new_password_to_who_is_only_theirs(two, whose, allowed):
    third = "het-plein"
    run(two, import_bundle, small_bundle(third))
    lead = {"de_straat": Role.COORDINATOR, "de_laan": Role.COORDINATOR}
    people = {
        "myself": add_somebody(two, "myself", **lead),
        "volunteer": add_somebody(two, "volunteer", de_straat=Role.VOLUNTEER),
        "coordinator": add_somebody(two, "coordinator", de_straat=Role.COORDINATOR),
        "both_of_mine": add_somebody(two, "both", de_straat=Role.VIEWER, de_laan=Role.VIEWER),
        "elsewhere_too": add_somebody(two, "too", de_straat=Role.VIEWER, het_plein=Role.VIEWER),
        "elsewhere": add_somebody(two, "elsewhere", het_plein=Role.VIEWER),
        "nowhere": add_somebody(two, "nowhere"),
        "chief": add_somebody(two, "chief", administrator=True, de_straat=Role.VIEWER),
        "unknown": Somebody("unknown", "", ""),
    }
    if allowed:
        assert as_asker(two, people["myself"], make_reset, people[whose].key)
        with pytest.raises(NotAllowed):  # a volunteer never
            as_asker(two, people["volunteer"], make_reset, people[whose].key)
        assert as_asker(two, people["chief"], make_reset, people[whose].key)
    else:
        with pytest.raises(NotAllowed):
            as_asker(two, people["myself"], make_reset, people[whose].key)
        assert count_rows(two, OneTimeLinkRow) == 0


def test_who_joins_and_what_becomes_of_them_is_in_the_log_of_the_initiatief(two):
    els = add_somebody(two, "els", de_straat=Role.COORDINATOR)
    invitation = as_asker(two, els, invite, SLUG, Role.VOLUNTEER)
    noor = accept(two, invitation.token)
    as_asker(two, els, set_role, SLUG, noor.key, Role.VIEWER)
    reset = as_asker(two, els, make_reset, noor.key)
    use_reset(two, reset, OTHER_PASSWORD, address=ADDRESS)
    as_asker(two, els, remove_member, SLUG, noor.key)
    with reading(two) as session:
        rows = session.exec(select(LogRow).where(LogRow.action != "sign_in")).all()
    of_them = [(row.action, row.name, row.subject) for row in rows if row.account]
    assert of_them == [
        ("invite", "Els", "vrijwilliger"),
        ("accept_invitation", "Noor", "vrijwilliger"),
        ("set_role", "Els", "Noor"),
        ("make_reset", "Els", "Noor"),
        ("make_reset", "Els", "Noor"),  # once for the beheerder, once for the initiatief
        ("use_reset", "Noor", ""),
        ("remove_member", "Els", "Noor"),
    ]
    told = " ".join(str(row.model_dump()) for row in rows)
    assert not [one for one in (invitation.token, reset, OTHER_PASSWORD) if one in told]
    seen = as_asker(two, els, list_log, SLUG)
    assert [(one.name, one.subject) for one in seen if one.action == "make_reset"] == [
        ("Els", "Noor")
    ]
