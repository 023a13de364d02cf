"""Citaten: kept only with leave, shown only where and as long as that holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.showing_bundle import EXAMPLE, SAID
from veranderverhaal.citaat import (
    MAX_CITAAT,
    Purpose,
    check_citaat,
    may_show,
    shown_citaten,
)
from veranderverhaal.labels import PURPOSE_LABELS
from veranderverhaal.text import NotAccepted

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"text": " \n "}, "text", id="no words"),
        pytest.param({"text": "\u200b"}, "text", id="nothing to see"),
        pytest.param({"text": "x" * (MAX_CITAAT + 1)}, "text", id="too many words"),
        pytest.param({"speaker": "x" * 81}, "speaker", id="a long name"),
        pytest.param({"role": "x" * 81}, "role", id="a long role"),
        pytest.param({"purposes": ()}, "purposes", id="agreed to nothing"),
        pytest.param({"agreed_on": None}, "agreed_on", id="no day"),
        pytest.param({"agreed_on": date(1, 1, 1)}, "agreed_on", id="the year one"),
        pytest.param({"until": date(2026, 3, 11)}, "until", id="over before it began"),
    ],
)
def test_a_citaat_that_may_not_be_kept_is_refused_at_its_field(fields, field):
    with pytest.raises(NotAccepted) as refused:
        check_citaat(replace(SAID, **fields))
    assert refused.value.field == field


def test_a_made_up_citaat_needs_no_leave_but_does_need_words():
    assert check_citaat(EXAMPLE) == EXAMPLE
    with pytest.raises(NotAccepted):
        check_citaat(replace(EXAMPLE, text=""))


def test_a_citaat_is_cleaned():
    typed = replace(
        SAID,
        text="  Ik ken\u202e nu\n mensen ",
        speaker=" Harmke ",
        purposes=(Purpose.POSTER, Purpose.REPORT, Purpose.POSTER),
    )
    checked = check_citaat(typed)
    assert (checked.text, checked.speaker) == ("Ik ken nu mensen", "Harmke")
    assert checked.purposes == (Purpose.REPORT, Purpose.POSTER)


@pytest.mark.parametrize("purpose", Purpose)
def test_leave_for_one_purpose_is_leave_for_no_other(purpose):
    one = replace(SAID, purposes=(purpose,))
    assert [where for where in Purpose if may_show(one, where, TODAY)] == [purpose]


def test_leave_ends_after_its_last_day():
    assert SAID.until
    assert may_show(SAID, Purpose.REPORT, SAID.until)
    assert not may_show(SAID, Purpose.REPORT, SAID.until + timedelta(1))
    assert not may_show(replace(EXAMPLE, until=TODAY), Purpose.REPORT, TODAY + timedelta(1))


def test_citaten_are_shown_in_their_order():
    hidden = replace(SAID, key="x", purposes=(Purpose.WEBSITE,))
    shown = shown_citaten([EXAMPLE, hidden, SAID], Purpose.REPORT, TODAY)
    assert shown == (EXAMPLE, SAID)


@pytest.mark.parametrize(
    ("speaker", "role", "by"),
    [
        ("Fatma", "bewoner", "Fatma, bewoner"),
        ("Fatma", "", "Fatma"),
        ("", "bewoner", "bewoner"),
        ("", "", ""),
    ],
)
def test_who_said_it_is_told_as_far_as_that_is_known(speaker, role, by):
    assert replace(SAID, speaker=speaker, role=role).by == by


def test_every_purpose_has_a_name():
    assert set(PURPOSE_LABELS) == set(Purpose)


def test_leave_from_a_later_day_is_no_leave_yet() -> None:
    later = replace(SAID, agreed_on=date(2026, 12, 1), until=None)
    purpose = later.purposes[0]
    assert not may_show(later, purpose, date(2026, 11, 30))
    assert may_show(later, purpose, date(2026, 12, 1))
