"""What is about duiding travels to another computer, and comes out of it as it went in."""

from dataclasses import replace

from storage import commands
from tests.storage.helpers import bundle, run
from tests.talking_bundle import TOLD, talking_bundle


def test_all_that_is_about_duiding_is_kept_and_told_again(engine):
    run(engine, commands.import_bundle, talking_bundle())
    assert bundle(engine) == talking_bundle()


def test_what_was_removed_does_not_travel(engine):
    whole = talking_bundle()
    run(engine, commands.import_bundle, whole)
    run(engine, commands.remove_bijeenkomst, "de-straat", "avond")
    run(engine, commands.remove_lesson, "de-straat", "koffie")
    run(engine, commands.remove_citaat, "de-straat", "said")
    gone = {"bijeenkomsten": (), "duidingen": (), "card_groups": (), "lessons": ()}
    gone["story_rounds"] = (replace(TOLD, stories=(), choices=()),)
    assert bundle(engine) == replace(whole, **gone, citaten=(), photos={})
