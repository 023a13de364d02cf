"""Keeping an effectenarena: what is saved, refused, taken away, and told in the log."""

from dataclasses import replace
from decimal import Decimal

import pytest

from storage import commands
from storage.commands import EditConflict
from storage.effectenarena_queries import list_known_totals, load_effectenarena
from storage.finding import NotFound
from storage.log_queries import list_log
from tests.effectenarena_bundle import effectenarena_bundle
from tests.storage.effectenarena_cases import (
    INVESTERING,
    KETEN,
    KNOWN_TOTAL,
    PARTS,
    SETTINGS,
    factor,
)
from tests.storage.helpers import SLUG, ask, run
from tests.storage.long_kept import clean, days_from_now
from veranderverhaal.effectenarena.model import MAX_KNOWN_TOTALS, Investeerder
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.log_words import say_action, say_changes
from veranderverhaal.retention import Kept
from veranderverhaal.text import NotAccepted


@pytest.mark.parametrize(("name", "first", "changed"), PARTS, ids=[one[0] for one in PARTS])
def test_who_saves_an_older_one_sees_what_is_kept(filled, name, first, changed):
    kept = run(filled, getattr(commands, f"add_{name}"), SLUG, first)
    save = getattr(commands, f"save_{name}")
    saved = run(filled, save, SLUG, replace(changed, revision=kept.revision))
    assert saved == replace(changed, revision=kept.revision + 1)
    with pytest.raises(EditConflict) as conflict:
        run(filled, save, SLUG, kept)
    assert conflict.value.theirs == saved


def test_settings_are_saved_over_those_that_were_seen_only(filled):
    saved = run(filled, commands.save_effectenarena_settings, SLUG, SETTINGS)
    assert saved == replace(SETTINGS, revision=2)
    assert ask(filled, load_effectenarena, SLUG).settings == saved
    with pytest.raises(EditConflict) as conflict:
        run(filled, commands.save_effectenarena_settings, SLUG, EffectenarenaSettings())
    assert conflict.value.theirs == saved


def test_parts_stay_in_the_order_in_which_they_were_made(filled):
    for name in ("Zon", "Aarde", "Maan"):
        run(filled, commands.add_investeerder, SLUG, Investeerder("", name))
    first = ask(filled, load_effectenarena, SLUG).investeerders[0]
    run(filled, commands.save_investeerder, SLUG, replace(first, name="De zon"))
    found = ask(filled, load_effectenarena, SLUG).investeerders
    assert [one.name for one in found] == ["De zon", "Aarde", "Maan"]


def test_what_is_refused_leaves_nothing_behind(filled):
    with pytest.raises(NotAccepted) as refused:
        run(filled, commands.add_keten, SLUG, replace(KETEN, chance=factor("0.1", "0.2", "2")))
    assert refused.value.field == "chance"
    assert ask(filled, load_effectenarena, SLUG).ketens == ()


def test_there_is_no_room_for_more_than_may_be(filled):
    for place in range(MAX_KNOWN_TOTALS):
        run(filled, commands.add_known_total, SLUG, replace(KNOWN_TOTAL, key=f"t{place}"))
    run(filled, commands.remove_known_total, SLUG, "t3")
    run(filled, commands.add_known_total, SLUG, replace(KNOWN_TOTAL, key="more"))
    with pytest.raises(NotAccepted) as refused:
        run(filled, commands.put_back_known_total, SLUG, "t3")
    assert refused.value.field == "title"
    assert len(ask(filled, list_known_totals, SLUG)) == MAX_KNOWN_TOTALS


def test_the_log_names_what_a_keten_joins_and_tells_no_numbers_of_it(filled):
    kept = run(filled, commands.add_keten, SLUG, KETEN)
    other = replace(kept, years=7, people=factor("1", "2", "3"), note="Geheim")
    run(filled, commands.save_keten, SLUG, other)
    entry, *_ = ask(filled, list_log, SLUG)
    assert say_action(entry) == "veranderde de keten ‘Samen koken’ → ‘Buren groeten elkaar’"
    told = say_changes(entry.changes)
    assert "aantal jaren was ‘4’, werd ‘7’" in told
    assert {"aantal mensen veranderd", "notitie veranderd"} <= set(told)


def test_the_log_calls_an_investering_after_who_gives_it_when_it_has_no_words(filled):
    run(filled, commands.add_investeerder, SLUG, Investeerder("fonds", "Een fonds"))
    run(filled, commands.add_investering, SLUG, replace(INVESTERING, words=""))
    entry, *_ = ask(filled, list_log, SLUG)
    assert say_action(entry) == "voegde een investering toe: ‘Een fonds’"


def test_an_amount_in_the_log_reads_as_it_was_typed(filled):
    run(filled, commands.add_known_total, SLUG, KNOWN_TOTAL)
    run(filled, commands.save_known_total, SLUG, replace(KNOWN_TOTAL, costs=Decimal("7.50")))
    entry, *_ = ask(filled, list_log, SLUG)
    assert "kosten was ‘1000000.5’, werd ‘7.50’" in say_changes(entry.changes)


def test_what_was_taken_away_is_erased_after_its_term_and_what_names_it_stays(engine):
    run(engine, commands.import_bundle, effectenarena_bundle())
    before = ask(engine, load_effectenarena, SLUG)
    for name, first, _ in PARTS:
        if name != "keten":
            run(engine, getattr(commands, f"remove_{name}"), SLUG, first.key)
    assert clean(engine, days_from_now(29)).get(Kept.PARTS) is None
    assert clean(engine, days_from_now(30))[Kept.PARTS] == len(PARTS) - 1
    for name, first, _ in PARTS:
        if name != "keten":
            with pytest.raises(NotFound):
                run(engine, getattr(commands, f"put_back_{name}"), SLUG, first.key)
    assert ask(engine, load_effectenarena, SLUG).ketens == before.ketens
