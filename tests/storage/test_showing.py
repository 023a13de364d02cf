"""Citaten, what is chosen for poster and report, and the shared page."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from storage import commands
from storage.commands import EditConflict, import_bundle
from storage.finding import NotFound
from storage.showcase_queries import (
    find_shared_page,
    list_citaten,
    load_poster_choice,
    load_report_choice,
    load_shared_page,
)
from tests.showing_bundle import EXAMPLE, POSTER, REPORT, showing_bundle
from tests.storage.helpers import SLUG, ask, bundle, run, story, version
from tests.storage.showing_cases import SAID
from tests.stories import feit, small_bundle
from veranderverhaal.archive import pack, unpack
from veranderverhaal.citaat import MAX_CITATEN, Citaat, Purpose
from veranderverhaal.model import Theme
from veranderverhaal.reporting import ReportChoice, Section
from veranderverhaal.shared_page import PublicQuestion, SharedPage
from veranderverhaal.showcase import PosterChoice
from veranderverhaal.text import NotAccepted

OPEN = SharedPage(open=True, indexed=True, questions=(PublicQuestion("voorjaar", "vaker"),))


def citaten(engine):
    return ask(engine, list_citaten, SLUG)


def poster(engine):
    return ask(engine, load_poster_choice, SLUG)


def page(engine):
    return ask(engine, load_shared_page, SLUG)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="with leave"),
        pytest.param({"until": date(2028, 1, 1)}, id="until a day"),
        pytest.param({"purposes": tuple(Purpose)}, id="for everything"),
        pytest.param({"speaker": "", "role": ""}, id="of nobody"),
        pytest.param(
            {"made_up": True, "purposes": (), "agreed_on": None, "agreed_mark": ""}, id="made up"
        ),
        pytest.param({"text": "Fijn ☕ شكرا"}, id="any script"),
    ],
)
def test_a_new_citaat_is_kept_as_it_is(filled, fields):
    added = run(filled, commands.add_citaat, SLUG, replace(SAID, key="", **fields))
    assert citaten(filled) == [added] == [replace(SAID, key=added.key, **fields)]


def test_citaten_come_in_the_order_they_were_added(filled):
    keys = [run(filled, commands.add_citaat, SLUG, replace(SAID, key="")).key for _ in range(3)]
    assert [one.key for one in citaten(filled)] == keys


def test_a_citaat_without_leave_is_not_kept(filled):
    with pytest.raises(NotAccepted) as refused:
        run(filled, commands.add_citaat, SLUG, replace(SAID, agreed_on=None))
    assert refused.value.field == "agreed_on"
    assert citaten(filled) == []


def test_a_saved_citaat_is_kept_and_its_revision_rises(filled):
    added = run(filled, commands.add_citaat, SLUG, SAID)
    saved = run(filled, commands.save_citaat, SLUG, replace(added, speaker="", effect=""))
    assert citaten(filled) == [saved]
    assert (saved.speaker, saved.effect, saved.revision) == ("", "", 2)


def test_saving_over_someone_elses_citaat_shows_theirs_and_changes_nothing(filled):
    added = run(filled, commands.add_citaat, SLUG, SAID)
    theirs = run(filled, commands.save_citaat, SLUG, replace(added, text="Van hen."))
    before = version(filled)
    with pytest.raises(EditConflict) as conflict:
        run(filled, commands.save_citaat, SLUG, replace(added, text="Van mij."))
    assert conflict.value.theirs == theirs
    assert (citaten(filled), version(filled)) == ([theirs], before)


def test_a_removed_citaat_can_be_put_back_where_it_was(filled):
    run(filled, commands.add_citaat, SLUG, SAID)
    run(filled, commands.add_citaat, SLUG, EXAMPLE)
    run(filled, commands.remove_citaat, SLUG, "said")
    assert [one.key for one in citaten(filled)] == ["example"]
    with pytest.raises(NotFound):
        run(filled, commands.save_citaat, SLUG, SAID)
    run(filled, commands.put_back_citaat, SLUG, "said")
    assert [one.key for one in citaten(filled)] == ["said", "example"]


def test_a_citaat_too_many_is_refused_also_when_one_is_put_back(engine):
    full = tuple(Citaat(f"c{n}", "Fijn.", made_up=True) for n in range(MAX_CITATEN))
    run(engine, import_bundle, small_bundle(citaten=full))
    with pytest.raises(NotAccepted, match=str(MAX_CITATEN)):
        run(engine, commands.add_citaat, SLUG, SAID)
    run(engine, commands.remove_citaat, SLUG, "c0")
    run(engine, commands.add_citaat, SLUG, SAID)
    with pytest.raises(NotAccepted, match=str(MAX_CITATEN)):
        run(engine, commands.put_back_citaat, SLUG, "c0")


@pytest.mark.parametrize("name", ["save_citaat", "remove_citaat", "put_back_citaat"])
def test_a_citaat_that_is_not_there_is_not_found(filled, name):
    given = SAID if name == "save_citaat" else "weg"
    with pytest.raises(NotFound):
        run(filled, getattr(commands, name), SLUG, given)


def test_before_anything_is_chosen_the_defaults_hold(filled):
    assert poster(filled) == PosterChoice()
    assert ask(filled, load_report_choice, SLUG) == ReportChoice()
    assert page(filled) == SharedPage()
    assert citaten(filled) == []


def test_choices_are_kept_apart_and_their_revision_rises(filled):
    chosen = run(filled, commands.save_poster_choice, SLUG, replace(POSTER, revision=1))
    report = run(filled, commands.save_report_choice, SLUG, replace(REPORT, revision=1))
    assert poster(filled) == chosen == replace(POSTER, revision=2)
    assert ask(filled, load_report_choice, SLUG) == report == replace(REPORT, revision=2)
    again = run(filled, commands.save_poster_choice, SLUG, replace(chosen, results=()))
    assert poster(filled) == again == replace(POSTER, results=(), revision=3)


def test_a_choice_over_that_of_someone_else_is_asked_also_the_first_time(filled):
    theirs = run(filled, commands.save_poster_choice, SLUG, PosterChoice(qr=False))
    with pytest.raises(EditConflict) as conflict:
        run(filled, commands.save_poster_choice, SLUG, PosterChoice(feiten=False))
    assert conflict.value.theirs == poster(filled) == theirs


def test_what_cannot_be_chosen_is_refused(filled):
    with pytest.raises(NotAccepted):
        run(filled, commands.save_poster_choice, SLUG, PosterChoice(results=tuple("abcd")))
    with pytest.raises(NotAccepted):
        run(filled, commands.save_report_choice, SLUG, ReportChoice(fund="x" * 121))
    assert poster(filled) == PosterChoice()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"direction":"left"}', '{"results":["a","b","c","d"]}']
)
def test_a_choice_that_cannot_be_read_is_the_default_and_can_be_made_again(filled, content):
    kept = run(filled, commands.save_poster_choice, SLUG, PosterChoice(qr=False))
    with filled.begin() as connection:
        connection.execute(text("UPDATE choice SET content = :content"), {"content": content})
    assert poster(filled) == PosterChoice(revision=kept.revision)
    again = run(filled, commands.save_poster_choice, SLUG, poster(filled))
    assert poster(filled) == again


def test_a_shared_page_gets_a_code_that_stays(filled):
    first = run(filled, commands.save_shared_page, SLUG, OPEN)
    assert len(first.code) == 8
    assert page(filled) == first == replace(OPEN, code=first.code, revision=2)
    assert ask(filled, find_shared_page, first.code) == (SLUG, first)
    wanted = replace(first, code="gekozen", indexed=False, questions=())
    again = run(filled, commands.save_shared_page, SLUG, wanted)
    assert again == page(filled) == replace(wanted, code=first.code, revision=3)


def test_a_shared_page_over_that_of_someone_else_is_asked(filled):
    theirs = run(filled, commands.save_shared_page, SLUG, OPEN)
    with pytest.raises(EditConflict) as conflict:
        run(filled, commands.save_shared_page, SLUG, SharedPage())
    assert conflict.value.theirs == page(filled) == theirs


def test_a_closed_page_is_not_found_and_opens_under_the_same_code(filled):
    code = run(filled, commands.save_shared_page, SLUG, OPEN).code
    run(filled, commands.close_shared_page, SLUG)
    closed = page(filled)
    assert (closed.open, closed.questions) == (False, OPEN.questions)
    with pytest.raises(NotFound):
        ask(filled, find_shared_page, code)
    with pytest.raises(EditConflict):
        run(filled, commands.save_shared_page, SLUG, replace(closed, revision=2, open=True))
    run(filled, commands.save_shared_page, SLUG, replace(closed, open=True))
    assert ask(filled, find_shared_page, code)[0] == SLUG


def test_the_page_of_a_removed_initiatief_is_not_found(filled):
    code = run(filled, commands.save_shared_page, SLUG, OPEN).code
    run(filled, commands.remove_initiatief, SLUG)
    with pytest.raises(NotFound):
        ask(filled, find_shared_page, code)


def test_a_page_that_was_never_opened_has_no_code_to_find(filled):
    run(filled, commands.close_shared_page, SLUG)
    for code in ("", "abcdefgh", "' OR 1=1"):
        with pytest.raises(NotFound):
            ask(filled, find_shared_page, code)


def test_questions_that_cannot_be_read_are_not_public(filled):
    run(filled, commands.save_shared_page, SLUG, OPEN)
    with filled.begin() as connection:
        connection.execute(text("UPDATE shared_page SET questions = '[[1]]'"))
    assert page(filled).questions == ()


def test_two_pages_never_share_a_code(filled, monkeypatch):
    other = run(filled, import_bundle, small_bundle("de-laan")).slug
    codes = iter(["eerstcde", "eerstcde", "tweedcde"])
    monkeypatch.setattr("storage.commands.showing.new_code", lambda: next(codes))
    assert run(filled, commands.save_shared_page, SLUG, OPEN).code == "eerstcde"
    assert run(filled, commands.save_shared_page, other, OPEN).code == "tweedcde"
    assert ask(filled, find_shared_page, "eerstcde")[0] == SLUG


def test_citaten_and_choices_travel_and_the_shared_page_does_not(engine):
    run(engine, import_bundle, unpack(pack(showing_bundle())))
    run(engine, commands.save_shared_page, SLUG, OPEN)
    assert bundle(engine) == showing_bundle()
    other = run(engine, import_bundle, bundle(engine)).slug
    assert bundle(engine, other).citaten == showing_bundle().citaten
    assert ask(engine, load_shared_page, other) == SharedPage()


def test_a_removed_citaat_stays_behind(filled):
    run(filled, commands.add_citaat, SLUG, SAID)
    run(filled, commands.remove_citaat, SLUG, "said")
    assert bundle(filled).citaten == ()


def test_a_colour_of_ones_own_and_an_icon_are_kept(filled):
    look = replace(small_bundle().initiatief, theme=Theme.OWN, colour="#7A2E5D")
    saved = run(filled, commands.save_initiatief, look)
    assert saved.colour == "#7a2e5d"
    assert bundle(filled).initiatief == saved
    run(filled, commands.save_feit, SLUG, feit(icon="coffee"))
    assert story(filled).feiten[0].icon == "coffee"
    run(filled, commands.save_feit, SLUG, feit(icon="<svg>", revision=2))
    assert story(filled).feiten[0].icon == ""


def test_what_is_chosen_for_a_report_is_cleaned(filled):
    chosen = ReportChoice(left_out=(Section.APPENDIX, Section.SOURCES), need="  Er\tis geen plek ")
    saved = run(filled, commands.save_report_choice, SLUG, chosen)
    assert saved.left_out == (Section.SOURCES, Section.APPENDIX)
    assert ask(filled, load_report_choice, SLUG).need == "Er is geen plek"
