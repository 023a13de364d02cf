"""An effectenarena travels to another computer, and comes out of it as it went in."""

from dataclasses import replace
from decimal import Decimal

from storage import commands
from storage.effectenarena_queries import load_effectenarena
from tests.effectenarena_bundle import EFFECTENARENA, effectenarena_bundle
from tests.storage.effectenarena_cases import INCOME_LINE
from tests.storage.helpers import SLUG, ask, bundle, run
from veranderverhaal.effectenarena.model import Effectenarena


def test_an_effectenarena_is_kept_and_told_again(engine):
    run(engine, commands.import_bundle, effectenarena_bundle())
    assert bundle(engine) == effectenarena_bundle()


def test_what_was_removed_does_not_travel_and_what_named_it_stays(engine):
    run(engine, commands.import_bundle, effectenarena_bundle())
    for part, key in (("kengetal", "mentaal"), ("incasseerder", "arts"), ("investeerder", "fonds")):
        run(engine, getattr(commands, f"remove_{part}"), SLUG, key)
    run(engine, commands.remove_element, SLUG, "e")
    run(engine, commands.remove_income_line, SLUG, "zaal")
    left = replace(EFFECTENARENA, kengetallen=(), incasseerders=(), investeerders=())
    assert ask(engine, load_effectenarena, SLUG) == left
    assert bundle(engine).effectenarena == left
    assert bundle(engine).income == ()


def test_settings_that_nobody_changed_stay_the_default(engine):
    run(engine, commands.import_bundle, effectenarena_bundle(effectenarena=Effectenarena()))
    assert ask(engine, load_effectenarena, SLUG) == Effectenarena()


def test_numbers_come_back_exactly_as_they_were_typed(engine):
    run(engine, commands.import_bundle, effectenarena_bundle())
    for typed in ("999999999999.9999", "0.0001", "12.50", "0"):
        line = replace(INCOME_LINE, key="", price=Decimal(typed))
        kept = run(engine, commands.add_income_line, SLUG, line)
        found = bundle(engine).income[-1]
        assert found == kept
        assert str(found.price) == typed
