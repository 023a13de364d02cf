"""Consent: to exactly what was seen, for each place apart, for a time; and taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.showing_bundle import EXAMPLE, SAID
from veranderverhaal.citaat import (
    Citaat,
    ConsentWay,
    Naming,
    Purpose,
    check_citaat,
    has_agreed,
    may_show,
    photo_key,
    shown_mark,
)
from veranderverhaal.consent import (
    Consent,
    ConsentState,
    agree,
    consent_state,
    default_until,
    keep_consent,
    to_ask_again,
    withdraw,
)
from veranderverhaal.consent_words import say_consent, say_to_ask_again
from veranderverhaal.text import NotAccepted

REPORT = Purpose.REPORT
TODAY = date(2026, 11, 21)
PHOTO = photo_key(b"a photo")
PORTRET = Citaat("p", "Ik hoor erbij.", "Fatma Yilmaz", story="Eerst niet.", photo=PHOTO)
YES = Consent((Purpose.WEBSITE,), TODAY, naming=Naming.FIRST, speaker="Fatma")


def test_before_anybody_was_asked_it_is_kept_and_shows_nowhere():
    draft = check_citaat(replace(PORTRET, until=TODAY))
    assert (draft.agreed_mark, draft.until) == ("", None)
    assert consent_state(draft, TODAY) is ConsentState.NOT_ASKED
    assert not any(may_show(draft, purpose, TODAY) for purpose in Purpose)


def test_who_agrees_chooses_places_name_and_day_and_it_ends_after_a_year():
    agreed = agree(PORTRET, YES, TODAY)
    assert (agreed.speaker, agreed.naming, agreed.agreed_how) == (
        "Fatma",
        Naming.FIRST,
        ConsentWay.PAPER,
    )
    assert agreed.until == date(2027, 11, 21)
    assert [one for one in Purpose if may_show(agreed, one, TODAY)] == [Purpose.WEBSITE]
    assert not has_agreed(agreed, agreed.until + timedelta(1))


def test_who_wants_no_name_or_no_photo_gets_none():
    agreed = agree(PORTRET, replace(YES, naming=Naming.NONE, photo=False), TODAY)
    assert (agreed.speaker, agreed.photo) == ("", "")
    assert has_agreed(agreed, TODAY)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"purposes": ()}, "purposes", id="nowhere"),
        pytest.param({"naming": None}, "naming", id="no choice of name"),
        pytest.param({"speaker": " "}, "speaker", id="a name that is not there"),
        pytest.param({"agreed_on": None}, "agreed_on", id="no day"),
        pytest.param({"agreed_on": TODAY + timedelta(1)}, "agreed_on", id="a day to come"),
        pytest.param({"until": TODAY - timedelta(1)}, "until", id="over before it began"),
        pytest.param({"until": date(2040, 1, 1)}, "until", id="longer than anybody can oversee"),
    ],
)
def test_half_a_consent_is_refused_at_its_field(fields, field):
    with pytest.raises(NotAccepted) as refused:
        agree(PORTRET, replace(YES, **fields), TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"text": "Iets anders."}, id="words"),
        pytest.param({"story": "Iets anders."}, id="story"),
        pytest.param({"photo": photo_key(b"another")}, id="photo"),
        pytest.param({"speaker": "Fatma Yilmaz"}, id="name"),
        pytest.param({"role": "voorzitter"}, id="role"),
        pytest.param({"theme": "Eenzaam"}, id="the theme above it"),
        pytest.param({"effect": "netwerk"}, id="the effect it is shown with"),
        pytest.param({"photo_words": "Een vrouw huilt."}, id="what is told of the photo"),
    ],
)
def test_what_became_something_else_shows_nowhere_until_it_is_asked_anew(fields):
    agreed = agree(PORTRET, YES, TODAY)
    changed = check_citaat(replace(agreed, **fields))
    assert consent_state(changed, TODAY) is ConsentState.CHANGED
    assert not may_show(changed, Purpose.WEBSITE, TODAY)
    assert "opnieuw" in say_consent(changed, TODAY)
    assert has_agreed(agree(changed, YES, TODAY), TODAY)


def test_who_takes_it_back_stays_out_whatever_is_typed():
    gone = withdraw(agree(PORTRET, YES, TODAY), TODAY)
    assert consent_state(gone, TODAY) is ConsentState.WITHDRAWN
    kept = check_citaat(keep_consent(gone, replace(gone, withdrawn_on=None)))
    assert not may_show(kept, Purpose.WEBSITE, TODAY)
    assert has_agreed(agree(gone, YES, TODAY), TODAY)


@pytest.mark.parametrize("kept", [PORTRET, agree(PORTRET, YES, TODAY), SAID])
def test_words_of_a_person_never_become_an_example_that_shows_everywhere(kept):
    with pytest.raises(NotAccepted) as refused:
        keep_consent(kept, replace(kept, made_up=True))
    assert refused.value.field == "made_up"
    assert not may_show(keep_consent(EXAMPLE, replace(EXAMPLE, made_up=False)), REPORT, TODAY)


def test_a_mark_says_whether_it_is_an_example():
    assert shown_mark(PORTRET) != shown_mark(replace(PORTRET, made_up=True))


def test_nobody_agrees_by_a_text_that_is_typed():
    typed = replace(PORTRET, purposes=tuple(Purpose), agreed_on=TODAY, agreed_mark="")
    assert not has_agreed(check_citaat(keep_consent(PORTRET, typed)), TODAY)


def test_an_example_that_nobody_said_is_asked_of_nobody():
    with pytest.raises(NotAccepted):
        agree(EXAMPLE, YES, TODAY)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param(date(2027, 10, 21), "", id="not yet"),
        pytest.param(date(2027, 10, 22), "tot en met 21-11-2027", id="a month before"),
        pytest.param(date(2027, 11, 22), "", id="over"),
    ],
)
def test_a_month_before_the_end_is_the_time_to_ask_again(day, told):
    agreed = agree(PORTRET, YES, TODAY)
    assert told in say_to_ask_again(agreed, day)
    assert bool(to_ask_again([agreed], day)) is bool(told)


def test_what_was_asked_more_than_a_year_ago_is_asked_again():
    assert to_ask_again([SAID, EXAMPLE], date(2027, 3, 12)) == ()
    assert to_ask_again([SAID, EXAMPLE], date(2027, 3, 13)) == (SAID,)
    assert "meer dan een jaar" in say_to_ask_again(SAID, date(2027, 3, 13))


def test_a_leap_day_has_a_year_too():
    assert default_until(date(2028, 2, 29)) == date(2029, 2, 28)


def test_a_photo_is_named_by_its_digest_only():
    with pytest.raises(NotAccepted):
        check_citaat(replace(PORTRET, photo="../x"))
