"""What is typed during a bijeenkomst is kept field by field, and once when it is sent twice."""

from dataclasses import replace

import pytest

from storage import commands
from storage.bijeenkomst_queries import bijeenkomst_stamp
from storage.duiding_queries import list_afspraken, list_duidingen
from storage.finding import NotFound
from storage.log_queries import list_log
from storage.queries import load_bundle
from tests.storage.duiding_cases import AFSPRAAK, BIJEENKOMST, DAY, LESSON
from tests.storage.helpers import SLUG, ask, run
from veranderverhaal.afspraak import AfspraakState
from veranderverhaal.bijeenkomst import GuestRole
from veranderverhaal.text import NotAccepted

MARK = "made by the page itself"


@pytest.fixture
def evening(filled):
    run(filled, commands.add_bijeenkomst, SLUG, BIJEENKOMST)
    return filled


def note(engine, values, seen=None, party=None, topic="kennen"):
    return run(engine, commands.save_notes, SLUG, "avond", topic, party, values, seen or {})


def test_two_people_who_write_in_two_fields_keep_both(evening):
    note(evening, {"judgement": "Fijn."})
    note(evening, {"meaning": "Door."})
    (kept,) = ask(evening, list_duidingen, SLUG)
    assert (kept.judgement, kept.meaning) == ("Fijn.", "Door.")


def test_in_one_field_the_first_stays_and_the_second_is_told(evening):
    note(evening, {"judgement": "Fijn."})
    saved = note(evening, {"judgement": "Jammer.", "meaning": "Door."})
    assert saved.clashing == ("judgement",)
    assert (saved.duiding.judgement, saved.duiding.meaning) == ("Fijn.", "Door.")
    assert note(evening, {"judgement": "Jammer."}, {"judgement": "Fijn."}).clashing == ()


def test_what_was_sent_twice_is_kept_once_and_changes_nothing(evening):
    note(evening, {"judgement": "Fijn."})
    before = ask(evening, bijeenkomst_stamp, SLUG, "avond")
    saved = note(evening, {"judgement": "Fijn."})
    assert (saved.clashing, saved.duiding.revision) == ((), 2)
    assert ask(evening, bijeenkomst_stamp, SLUG, "avond")[0] >= before[0]


def test_a_party_has_its_own_beside_those_of_all(evening):
    note(evening, {"judgement": "Fijn."})
    note(evening, {"judgement": "Te duur."}, party=GuestRole.GEMEENTE)
    kept = ask(evening, list_duidingen, SLUG)
    assert [(one.party, one.judgement) for one in kept] == [
        (None, "Fijn."),
        (GuestRole.GEMEENTE, "Te duur."),
    ]


def test_a_topic_that_is_not_talked_about_has_no_notes(evening):
    with pytest.raises(NotFound):
        note(evening, {"judgement": "Fijn."}, topic="elders")


def test_the_log_tells_once_who_wrote_and_never_what(evening):
    before = ""
    for text in ("Fi", "Fijn", "Fijn."):
        note(evening, {"judgement": text}, {"judgement": before})
        before = text
    told = [one for one in ask(evening, list_log, SLUG) if one.action == "save_duiding"]
    assert len(told) == 1
    assert "Fijn" not in repr(told)


def test_an_afspraak_that_was_sent_twice_is_one(evening):
    made = replace(AFSPRAAK, key="")
    first = run(evening, commands.note_afspraak, SLUG, made, mark=MARK)
    assert run(evening, commands.note_afspraak, SLUG, made, mark=MARK) == first
    run(evening, commands.note_afspraak, SLUG, made, mark=f"{MARK}, later")
    run(evening, commands.note_afspraak, SLUG, replace(made, what="Iets anders"), mark=MARK)
    assert len(ask(evening, list_afspraken, SLUG)) == 3
    with pytest.raises(ValueError, match="too short"):
        run(evening, commands.note_afspraak, SLUG, made, mark="x")


def test_an_afspraak_names_no_topic_that_is_not_there_and_no_key_that_cannot_be(evening):
    made = replace(AFSPRAAK, key="", topic="zomaar <b>iets</b>")
    assert run(evening, commands.note_afspraak, SLUG, made, mark=MARK).topic == ""
    for part, add in ((made, commands.add_afspraak), (LESSON, commands.add_lesson)):
        for field in ("bijeenkomst", "topic"):
            wrong = replace(part, **{"topic": "", field: "zomaar <b>iets</b>"})
            with pytest.raises(NotAccepted) as refused:
                run(evening, add, SLUG, wrong)
            assert refused.value.field == field
    ask(evening, load_bundle, SLUG)


def test_an_afspraak_is_settled_once_and_opened_again(evening):
    run(evening, commands.add_afspraak, SLUG, AFSPRAAK)

    def settle(state, reason=""):
        given = (SLUG, AFSPRAAK.key, state, reason)
        return run(evening, commands.settle_afspraak, *given, today=DAY)

    with pytest.raises(NotAccepted) as refused:
        settle(AfspraakState.DROPPED)
    assert refused.value.field == "reason"
    done = settle(AfspraakState.DONE)
    assert (done.settled_on, settle(AfspraakState.DONE)) == (DAY, done)
    opened = settle(AfspraakState.OPEN)
    assert (opened.settled_on, opened.state) == (None, AfspraakState.OPEN)
