"""The invitation says when, where and about what, and that nobody has to prepare or be named."""

from dataclasses import replace
from datetime import date

import pytest

from veranderverhaal.bijeenkomst import MAX_INVITATION, MeetingKind, Topic, check_bijeenkomst
from veranderverhaal.bijeenkomst_templates import make_bijeenkomst
from veranderverhaal.invitation import missing_in, say_moment, write_invitation
from veranderverhaal.model import Initiatief

TUIN = Initiatief("tuin", "Buurttuin De Linde")
BARE = make_bijeenkomst(MeetingKind.VOLUNTEERS, name="Avond in de tuin")
AVOND = replace(
    make_bijeenkomst(
        MeetingKind.GEMEENTE, name="Avond in de tuin", topics=(Topic("k", "Elkaar kennen"),)
    ),
    held_on=date(2026, 3, 3),
    starts="19:30",
    place="het buurthuis",
)


def test_it_says_when_where_how_long_and_about_what():
    text = write_invitation(TUIN, AVOND)
    for words in (
        "Buurttuin De Linde",
        "op dinsdag 3 maart 2026 om 19:30 uur in het buurthuis",
        "Het duurt ongeveer anderhalf uur.",
        "- Elkaar kennen",
    ):
        assert words in text


def test_it_says_that_cards_have_no_name_and_that_nothing_is_needed():
    for text in (write_invitation(TUIN, AVOND), write_invitation(TUIN, BARE)):
        assert "niets voor te bereiden" in text
        assert "zonder naam" in text
        assert "geen namen" in text


@pytest.mark.parametrize(
    ("kind", "greeted"),
    [
        (MeetingKind.GEMEENTE, "Beste bewoners, vrijwilligers en mensen van de gemeente,"),
        (MeetingKind.VOLUNTEERS, "Beste vrijwilligers,"),
        (MeetingKind.OWN, "Beste buur,"),
    ],
)
def test_who_is_invited_is_greeted(kind, greeted):
    assert greeted in write_invitation(TUIN, replace(BARE, kind=kind))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Het Badhuis", "in Het Badhuis."),
        ("bij Het Badhuis", "uur bij Het Badhuis."),
        ("Kerkstraat 12", "op Kerkstraat 12."),
    ],
)
def test_a_place_reads_as_a_sentence(place, told):
    assert told in write_invitation(TUIN, replace(AVOND, place=place))


def test_phones_are_not_promised_when_they_cannot_take_part():
    assert "telefoon" in write_invitation(TUIN, AVOND)
    assert "telefoon" not in write_invitation(TUIN, AVOND, phones=False)


def test_nobody_is_asked_to_recognise_what_was_not_measured():
    assert "Herkennen we" not in write_invitation(TUIN, AVOND)
    measured = replace(AVOND, topics=(Topic("k", "Elkaar kennen", "m", "b"),))
    assert "Herkennen we" in write_invitation(TUIN, measured)


def test_what_is_not_chosen_yet_is_not_made_up():
    text = write_invitation(TUIN, BARE)
    assert "op een dag die we nog kiezen" in text
    assert "Herkennen we dit?" not in text
    assert "(om 19:30 uur)" in write_invitation(TUIN, replace(BARE, starts="19:30"))
    assert say_moment(BARE) == ""


def test_afspraken_come_first_when_there_are_any():
    assert "vorige keer" not in write_invitation(TUIN, AVOND)
    text = write_invitation(TUIN, AVOND, has_afspraken=True)
    assert text.index("vorige keer") < text.index("- Elkaar kennen")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (write_invitation(TUIN, AVOND), ()),
        ("Kom op 3 maart om 19.30 naar Het Buurthuis!", ()),
        ("Kom op 3 maart.", ("19:30 uur", "het buurthuis")),
        ("", ("3 maart", "19:30 uur", "het buurthuis")),
    ],
)
def test_a_text_of_ones_own_is_told_what_it_lacks(text, missing):
    assert missing_in(text, AVOND) == missing


def test_with_many_topics_it_still_may_be_kept():
    topics = tuple(Topic(str(n), "o" * 120) for n in range(12))
    full = replace(AVOND, topics=topics, name="n" * 120, place="p" * 120)
    text = write_invitation(replace(TUIN, name="t" * 120), full, has_afspraken=True)
    assert len(text) <= MAX_INVITATION
    assert check_bijeenkomst(replace(full, invitation=text)).invitation == text.strip()
