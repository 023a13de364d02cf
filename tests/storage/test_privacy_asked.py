"""What goes because somebody asks for it, and what people must do themselves."""

from base64 import b64decode
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import update

from storage import commands
from storage.asking import NotAllowed
from storage.commands.privacy import mark_paper_gone, save_privacy, withdraw_form
from storage.engine import reading, writing
from storage.kept_of import find_by_code, find_by_name, kept_of_account, withdraw_by_code
from storage.meting_queries import form_stamp, load_form
from storage.privacy_queries import list_old_paper, list_removed_initiatieven
from storage.tables import InitiatiefRow
from storage.tidying import tidy
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run
from tests.storage.long_kept import (
    BEFORE,
    MEMORIES,
    TODAY,
    after,
    clean,
    code_of,
    days_from_now,
    ids,
    rows,
    said,
    take_in,
)
from tests.storage.people import add_somebody
from veranderverhaal.access import Role
from veranderverhaal.citaat import Citaat
from veranderverhaal.linking import person_hash
from veranderverhaal.meting import Channel, MetingState
from veranderverhaal.privacy import Privacy
from veranderverhaal.retention import Kept
from veranderverhaal.text import NotAccepted

PHOTO = b"\xff\xd8\xff a photo"


@pytest.fixture
def measured(engine):
    fill_with_meting(engine, state=MetingState.CLOSED, linked=True)
    return engine


def test_a_citaat_without_leave_is_erased_and_found_by_name_until_then(measured):
    given = Citaat("", "Ik was alleen", "Fatma", purposes=("poster",), agreed_on=TODAY, until=TODAY)
    run(measured, commands.add_citaat, SLUG, replace(given, story="Eerst niet."), photo=PHOTO)
    (told,) = ask(measured, find_by_name, SLUG, "fatma")
    assert (told["tekst"], told["verhaal"]) == ("Ik was alleen", "Eerst niet.")
    assert told["mag staan in"] == ["op een poster, flyer of dia"]
    assert b64decode(told["foto (JPEG, base64)"]) == PHOTO
    assert clean(measured, after(89)) == {}
    assert clean(measured, after(90)) == {Kept.ENDED: 1}
    assert ask(measured, find_by_name, SLUG, "fatma") == []
    assert ask(measured, find_by_name, SLUG, " ") == []


def test_paper_is_asked_for_after_three_months_until_it_is_gone(measured):
    take_in(measured, [said(1, channel=Channel.PAPER)])
    due = date(2026, 8, 17)
    assert ask(measured, list_old_paper, SLUG, today=due - timedelta(days=1)) == []
    (pile,) = ask(measured, list_old_paper, SLUG, today=due)
    assert (pile.meting, pile.name) == (BEFORE, "Voorjaar")
    run(measured, mark_paper_gone, SLUG, BEFORE, today=due)
    assert ask(measured, list_old_paper, SLUG, today=due) == []


def test_a_paper_form_is_withdrawn_by_its_number(measured):
    take_in(measured, [said(one, form_number=str(one)) for one in (7, 8, 8)])
    number = run(measured, withdraw_form, SLUG, BEFORE, " 7 ")
    assert number not in ids(measured)
    for wrong in ("7", "8", "", "99"):
        with pytest.raises(NotAccepted):
            run(measured, withdraw_form, SLUG, BEFORE, wrong)


def test_a_removed_initiatief_is_erased_by_itself_after_thirty_days_and_not_before(measured):
    run(measured, commands.remove_initiatief, SLUG)
    assert ask(measured, list_removed_initiatieven)[0].erase_on == days_from_now(30)
    assert run(measured, tidy, today=days_from_now(29)).erased == ()
    assert run(measured, tidy, today=days_from_now(30)).erased == ("De Straat",)
    assert rows(measured, InitiatiefRow) == []


def test_one_that_is_put_back_is_not_erased_and_removed_again_gets_thirty_days_anew(measured):
    run(measured, commands.remove_initiatief, SLUG)
    run(measured, commands.put_back_initiatief, SLUG)
    assert rows(measured, InitiatiefRow)[0].erase_on is None
    assert run(measured, tidy, today=days_from_now(99)).erased == ()
    run(measured, commands.remove_initiatief, SLUG)
    assert ask(measured, list_removed_initiatieven)[0].erase_on == days_from_now(30)


def test_what_an_earlier_version_removed_gets_thirty_days_from_the_first_night_on(measured):
    run(measured, commands.remove_initiatief, SLUG)
    with writing(measured) as session:
        session.connection().execute(update(InitiatiefRow).values(erase_on=None))
    assert run(measured, tidy, today=TODAY).erased == ()
    assert ask(measured, list_removed_initiatieven)[0].erase_on == after(30)
    assert run(measured, tidy, today=after(29)).erased == ()
    assert run(measured, tidy, today=after(30)).erased == ("De Straat",)


def test_a_form_without_a_contact_names_that_of_the_initiatief(measured):
    code = code_of(measured)
    before = ask(measured, form_stamp, code)
    run(measured, save_privacy, SLUG, Privacy(contact="Fatma, 06 12345678"))
    assert ask(measured, form_stamp, code) != before
    shown = ask(measured, load_form, code).vragenlijst.introduction
    assert (shown.contact, shown.who) == ("Fatma, 06 12345678", "De Straat")


def test_who_asks_for_it_gets_all_forms_of_their_own_code_withdrawn(measured):
    own = person_hash(MEMORIES, ask(measured, load_form, code_of(measured)).secret)
    take_in(measured, [said(1, own), said(2), said(3, "b" * 32)])
    (found,) = run(measured, find_by_code, SLUG, ("truus", "Kerkstraat 12"))
    assert found["antwoorden"]["Wat wil je nog kwijt?"] == "woorden 1"
    assert run(measured, withdraw_by_code, SLUG, ("", "")) == 0
    assert run(measured, withdraw_by_code, SLUG, MEMORIES) == 1
    assert len(ids(measured)) == 2
    assert run(measured, find_by_code, SLUG, MEMORIES)[0]["ingetrokken"]


def test_what_is_kept_of_an_account_is_told_in_words_and_not_to_another(measured):
    els = add_somebody(measured, "els", de_straat=Role.COORDINATOR)
    pim = add_somebody(measured, "pim", de_straat=Role.COORDINATOR)
    chief = add_somebody(measured, "noor", administrator=True)
    with writing(measured, els.who) as session:
        commands.remove_initiatief(SLUG, session=session)
    with reading(measured, els.who) as session:
        kept = kept_of_account(els.key, session=session)
    assert kept["rollen"][0]["rol"] == "coördinator"
    told = [one["wat"] for one in kept["logboek"]]
    assert told == ["logde in", "haalde het initiatief ‘De Straat’ weg"]
    with reading(measured, chief.who) as session:
        assert kept_of_account(els.key, session=session)["inlognaam"] == "els"
    with reading(measured, pim.who) as session, pytest.raises(NotAllowed):
        kept_of_account(els.key, session=session)
