"""What was said of somebody's words goes with those words."""

from dataclasses import replace
from datetime import timedelta

from storage import commands
from storage.duiding_queries import list_story_rounds
from storage.duiding_tables import SourceCellRow, StoryRoundRow
from storage.moment import now
from storage.tidying import tidy
from tests.storage.duiding_cases import CELL
from tests.storage.helpers import SLUG, ask, run, story
from tests.storage.long_kept import rows
from tests.talking_bundle import TOLD, talking_bundle
from veranderverhaal.citaat import Citaat


def test_why_a_story_was_chosen_goes_when_that_story_is_erased(engine):
    run(engine, commands.import_bundle, talking_bundle())
    run(engine, commands.add_citaat, SLUG, Citaat("v", "Een voorbeeld.", made_up=True))
    stays = replace(TOLD.choices[0], story="v", why="Dit blijft.")
    both = replace(TOLD, stories=("said", "v"), choices=(*TOLD.choices, stays))
    run(engine, commands.save_story_round, SLUG, both)
    run(engine, commands.remove_story_round, SLUG, TOLD.key)
    today = now().date()
    run(engine, commands.withdraw_consent, SLUG, "said", today=today)
    run(engine, tidy, today=today + timedelta(days=29))
    assert "zo gewoon" in rows(engine, StoryRoundRow)[0].choices
    run(engine, commands.put_back_story_round, SLUG, TOLD.key)
    run(engine, tidy, today=today + timedelta(days=30))
    (kept,) = ask(engine, list_story_rounds, SLUG)
    assert kept == replace(both, stories=("v",), choices=(stays,), revision=3)
    run(engine, commands.save_story_round, SLUG, kept)


def test_what_other_sources_say_of_an_effect_goes_with_that_effect(engine):
    run(engine, commands.import_bundle, talking_bundle())
    effect = story(engine).elements[-1].key
    run(engine, commands.save_source_cell, SLUG, replace(CELL, effect=effect))
    run(engine, commands.remove_element, SLUG, effect)
    run(engine, tidy, today=now().date() + timedelta(days=31))
    assert effect not in {one.effect for one in rows(engine, SourceCellRow)}
