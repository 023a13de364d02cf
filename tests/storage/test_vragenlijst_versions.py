"""What answers mean is frozen; what a question says may be mended, and is logged."""

from dataclasses import replace

import pytest

from storage import commands
from storage.commands import EditConflict, save_vragenlijst
from storage.meting_queries import (
    form_stamp,
    list_metingen,
    load_form,
    load_vragenlijst,
    wording_changes,
)
from storage.response_queries import list_responses
from storage.responses import Arrival, Arrived
from tests.measured_bundle import SECOND, TODAY
from tests.metingen import EVERY_KIND, every_kind, fill_with_meting
from tests.storage.helpers import SLUG, ask, run
from veranderverhaal.meting import MetingState
from veranderverhaal.text import NotAccepted
from veranderverhaal.vragenlijst import Section

MENDED = replace(EVERY_KIND[1], text="Kom je nu vaker buiten?")


def save(engine, *questions, revision=1):
    changed = every_kind(sections=(Section("s", "", questions),), revision=revision)
    return run(engine, save_vragenlijst, SLUG, changed, today=TODAY)


def answer(engine, meting, token="a"):
    (arrived,) = run(engine, commands.keep_responses, [Arrival(meting.code, token, SECOND)])
    assert arrived is Arrived.KEPT


def version_of(engine):
    (meting,) = ask(engine, list_metingen, SLUG)
    return meting.vragenlijst_version


def test_without_answers_everything_may_change_and_nothing_is_logged(engine):
    meting = fill_with_meting(engine)
    saved = save(engine, MENDED)
    assert (saved.version, saved.revision) == (1, 2)
    assert ask(engine, load_form, meting.code).vragenlijst == saved
    assert ask(engine, wording_changes, SLUG, "lijst") == []


def test_with_answers_other_words_are_logged(engine):
    meting = fill_with_meting(engine)
    answer(engine, meting)
    saved = save(engine, *(MENDED if one.key == "vaker" else one for one in EVERY_KIND))
    assert (saved.version, saved.revision) == (1, 2)
    (change,) = [one for one in ask(engine, wording_changes, SLUG, "lijst") if one.question]
    assert (change.question, change.part, change.language) == ("vaker", "text", "nl")
    assert (change.before, change.after) == (EVERY_KIND[1].text, MENDED.text)
    assert (change.version, change.changed_on) == (1, TODAY)


def test_with_answers_another_meaning_is_a_new_version_and_the_meting_keeps_its_own(engine):
    meting = fill_with_meting(engine)
    answer(engine, meting)
    before = ask(engine, load_form, meting.code)
    saved = save(engine, MENDED)
    assert (saved.version, saved.revision) == (2, 2)
    assert ask(engine, load_form, meting.code) == before
    assert ask(engine, load_vragenlijst, SLUG, "lijst") == saved
    assert ask(engine, load_vragenlijst, SLUG, "lijst", 1) == before.vragenlijst
    answer(engine, meting, "b")


def test_a_withdrawn_answer_still_freezes_for_it_may_come_back(engine):
    meting = fill_with_meting(engine)
    answer(engine, meting)
    (kept,) = ask(engine, list_responses, SLUG, meting.key)
    run(engine, commands.withdraw_response, SLUG, meting.key, kept.id)
    assert save(engine, MENDED).version == 2


def test_a_new_version_without_answers_may_change_freely(engine):
    answer(engine, fill_with_meting(engine))
    save(engine, MENDED)
    assert save(engine, EVERY_KIND[0], revision=2).version == 2
    assert version_of(engine) == 1


def test_of_two_people_who_save_the_second_is_asked(engine):
    fill_with_meting(engine)
    saved = save(engine, MENDED)
    with pytest.raises(EditConflict) as conflict:
        save(engine, EVERY_KIND[0])
    assert conflict.value.theirs == saved


def test_an_answer_to_the_old_form_that_the_new_one_does_not_offer_is_refused(engine):
    meting = fill_with_meting(engine)
    save(engine, EVERY_KIND[0])
    with pytest.raises(ValueError, match="does not offer"):
        answer(engine, meting)


def test_with_answers_a_meting_cannot_get_another_vragenlijst(engine):
    meting = fill_with_meting(engine)
    run(engine, commands.add_vragenlijst, SLUG, every_kind(key="ander"))
    other = replace(meting, vragenlijst="ander")
    saved = run(engine, commands.save_meting, SLUG, other)
    assert saved.vragenlijst == "ander"
    answer(engine, saved)
    with pytest.raises(NotAccepted) as refused:
        run(engine, commands.save_meting, SLUG, replace(saved, vragenlijst="lijst"))
    assert refused.value.field == "vragenlijst"


def test_a_vragenlijst_in_use_cannot_be_removed(engine):
    fill_with_meting(engine)
    with pytest.raises(NotAccepted, match="Voorjaar"):
        run(engine, commands.remove_vragenlijst, SLUG, "lijst")


def test_a_meting_does_not_open_without_questions(engine):
    fill_with_meting(engine, state=MetingState.DRAFT)
    save(engine)
    with pytest.raises(NotAccepted, match="geen vragen"):
        run(engine, commands.set_meting_state, SLUG, "voorjaar", MetingState.OPEN)


def test_the_stamp_of_a_form_changes_with_the_form_and_not_with_answers(engine):
    meting = fill_with_meting(engine)
    stamps = [ask(engine, form_stamp, meting.code)]
    answer(engine, meting)
    assert ask(engine, form_stamp, meting.code) == stamps[0]
    for change in (
        lambda: save(engine, *(MENDED if one.key == "vaker" else one for one in EVERY_KIND)),
        lambda: run(engine, commands.save_meting, SLUG, replace(meting, who="Iedereen")),
        lambda: run(engine, commands.set_meting_state, SLUG, meting.key, MetingState.CLOSED),
    ):
        change()
        stamps.append(ask(engine, form_stamp, meting.code))
    assert len(set(stamps)) == 4
