"""Commands about an initiatief as a whole, and the single texts of its story."""

from dataclasses import replace
from datetime import date

import pytest

from storage.commands import (
    EditConflict,
    create_initiatief,
    put_back_initiatief,
    remove_initiatief,
    save_gesprek_question,
    save_initiatief,
    save_logo,
    save_no_neveneffecten,
    save_story_text,
)
from storage.queries import NotFound, list_initiatieven, list_slugs, load_listing, load_logo
from tests.storage.helpers import SLUG, ask, bundle, run, story, version
from veranderverhaal.model import Initiatief, Theme, Veranderverhaal
from veranderverhaal.text import NotAccepted

TUIN = Initiatief(
    "",
    "De Tuin",
    buurt="Noord",
    gemeente="Breda",
    motto="Samen",
    theme=Theme.GARDEN,
    source="wij",
    reference_date=date(2024, 2, 29),
)


def test_a_new_initiatief_is_kept_whole_and_its_story_is_empty(engine):
    kept = run(engine, create_initiatief, TUIN, logo=b"png")
    listing = ask(engine, load_listing, "de-tuin")
    assert kept == listing.initiatief == replace(TUIN, slug="de-tuin")
    assert listing.veranderverhaal == Veranderverhaal()
    assert listing.has_logo


def test_a_name_that_is_taken_gets_a_number(engine):
    slugs = [run(engine, create_initiatief, TUIN).slug for _ in range(3)]
    assert slugs == ["de-tuin", "de-tuin-2", "de-tuin-3"]


def test_a_wanted_slug_goes_before_one_made_of_the_name(engine):
    assert run(engine, create_initiatief, replace(TUIN, slug="tuin")).slug == "tuin"


def test_an_initiatief_without_name_is_refused_and_nothing_is_kept(engine):
    with pytest.raises(NotAccepted) as refused:
        run(engine, create_initiatief, replace(TUIN, name="\u200b "))
    assert refused.value.field == "name"
    assert ask(engine, list_slugs) == set()


def test_saved_fields_are_kept_and_the_revision_rises(filled):
    opened = bundle(filled).initiatief
    saved = run(filled, save_initiatief, replace(opened, name="De Laan", theme=Theme.STONE))
    assert saved == bundle(filled).initiatief
    assert saved == replace(opened, name="De Laan", theme=Theme.STONE, revision=opened.revision + 1)


def test_saving_over_someone_elses_initiatief_shows_theirs_and_changes_nothing(filled):
    opened = bundle(filled).initiatief
    theirs = run(filled, save_initiatief, replace(opened, motto="Van hen"))
    before = version(filled)
    with pytest.raises(EditConflict) as conflict:
        run(filled, save_initiatief, replace(opened, motto="Van mij"))
    assert conflict.value.theirs == theirs == bundle(filled).initiatief
    assert version(filled) == before


def test_a_logo_can_be_kept_and_taken_away(filled):
    run(filled, save_logo, SLUG, b"\x00\xff nieuw")
    assert ask(filled, load_logo, SLUG) == b"\x00\xff nieuw"
    run(filled, save_logo, SLUG, None)
    assert ask(filled, load_logo, SLUG) is None


@pytest.mark.parametrize("field", ["aanleiding", "goal"])
def test_a_story_text_is_kept_cleaned(filled, field):
    seen = getattr(story(filled), field)
    assert run(filled, save_story_text, SLUG, field, " Nieuw\x00 ", seen=seen) == "Nieuw"
    assert getattr(story(filled), field) == "Nieuw"


def test_saving_over_someone_elses_text_shows_theirs_and_changes_nothing(filled):
    seen = story(filled).goal
    run(filled, save_story_text, SLUG, "goal", "Van hen", seen=seen)
    with pytest.raises(EditConflict) as conflict:
        run(filled, save_story_text, SLUG, "goal", "Van mij", seen=seen)
    assert conflict.value.theirs == "Van hen" == story(filled).goal


def test_two_people_who_type_the_same_text_do_not_conflict(filled):
    seen = story(filled).goal
    for _ in range(2):
        run(filled, save_story_text, SLUG, "goal", "Hetzelfde", seen=seen)
    assert story(filled).goal == "Hetzelfde"


def test_the_aanleiding_and_the_goal_do_not_conflict_with_each_other(filled):
    opened = story(filled)
    run(filled, save_story_text, SLUG, "goal", "A", seen=opened.goal)
    run(filled, save_story_text, SLUG, "aanleiding", "B", seen=opened.aanleiding)
    assert (story(filled).goal, story(filled).aanleiding) == ("A", "B")


def test_a_story_text_that_is_too_long_is_refused(filled):
    with pytest.raises(NotAccepted):
        run(filled, save_story_text, SLUG, "goal", "x" * 2001, seen=story(filled).goal)


@pytest.mark.parametrize("field", ["slug", "name", "data_version"])
def test_no_other_field_can_be_saved_as_a_story_text(filled, field):
    with pytest.raises(ValueError, match=field):
        run(filled, save_story_text, SLUG, field, "x", seen="")


@pytest.mark.parametrize("considered", [True, False])
def test_that_the_group_sees_no_neveneffecten_is_kept(filled, considered):
    run(filled, save_no_neveneffecten, SLUG, considered)
    assert story(filled).no_neveneffecten is considered


def test_the_gesprek_goes_on_where_it_was_left(filled):
    run(filled, save_gesprek_question, SLUG, "signs")
    assert ask(filled, load_listing, SLUG).gesprek_question == "signs"


def test_a_removed_initiatief_is_gone_from_the_overview_and_can_be_put_back(filled):
    before = bundle(filled)
    run(filled, remove_initiatief, SLUG)
    assert ask(filled, list_initiatieven) == []
    assert [one.initiatief.slug for one in ask(filled, list_initiatieven, removed=True)] == [SLUG]
    with pytest.raises(NotFound):
        bundle(filled)
    run(filled, put_back_initiatief, SLUG)
    assert bundle(filled) == before
    assert ask(filled, list_initiatieven, removed=True) == []


def test_the_slug_of_a_removed_initiatief_stays_taken_so_that_it_can_come_back(filled):
    run(filled, remove_initiatief, SLUG)
    assert run(filled, create_initiatief, Initiatief("", "De Straat")).slug == "de-straat-2"
    run(filled, put_back_initiatief, SLUG)
    assert {one.initiatief.slug for one in ask(filled, list_initiatieven)} == {SLUG, "de-straat-2"}


def test_what_was_not_removed_cannot_be_put_back(filled):
    with pytest.raises(NotFound):
        run(filled, put_back_initiatief, SLUG)


def test_removing_twice_is_not_found_the_second_time(filled):
    run(filled, remove_initiatief, SLUG)
    with pytest.raises(NotFound):
        run(filled, remove_initiatief, SLUG)
