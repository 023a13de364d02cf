"""Reminders of afspraken: of all initiatieven at once, and only of those one may see."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from storage import commands
from storage.duiding_queries import count_due, list_made_up
from storage.engine import reading
from tests.storage.askers import OTHER, SLUG, VIEWER, account
from tests.storage.duiding_cases import AFSPRAAK, BIJEENKOMST
from tests.storage.helpers import run
from tests.stories import small_bundle
from veranderverhaal.afspraak import AfspraakState
from veranderverhaal.afspraak_words import Due

TODAY = date(2026, 3, 10)


def test_what_waits_is_counted_for_each_initiatief_one_may_see(engine: Any) -> None:
    for slug in (SLUG, OTHER):
        run(engine, commands.import_bundle, small_bundle(slug))
    for slug, days in ((SLUG, -9), (SLUG, -1), (SLUG, 0), (SLUG, 15), (OTHER, 14)):
        due = TODAY + timedelta(days=days)
        run(engine, commands.add_afspraak, slug, replace(AFSPRAAK, key="", due=due))
    done = replace(AFSPRAAK, key="", due=TODAY, state=AfspraakState.DONE)
    run(engine, commands.add_afspraak, SLUG, done)
    run(engine, commands.add_afspraak, SLUG, replace(AFSPRAAK, key="", due=None))
    run(engine, commands.add_afspraak, SLUG, replace(AFSPRAAK, key="weg"))
    run(engine, commands.remove_afspraak, SLUG, "weg")

    def due_for(who: Any) -> dict[str, Due]:
        with reading(engine, who) as session:
            return count_due(TODAY, session=session)

    assert due_for(account(administrator=True)) == {SLUG: Due(2, 1), OTHER: Due(0, 1)}
    assert due_for(VIEWER) == {SLUG: Due(2, 1)}
    assert due_for(account()) == {}
    run(engine, commands.remove_initiatief, SLUG)
    assert due_for(VIEWER) == {}


def test_what_a_made_up_bijeenkomst_agreed_is_counted_as_made_up(engine: Any) -> None:
    run(engine, commands.import_bundle, small_bundle(SLUG))
    evening = replace(BIJEENKOMST, made_up=True)
    run(engine, commands.add_bijeenkomst, SLUG, evening)
    for key, place in (("a", evening.key), ("b", "")):
        made = replace(AFSPRAAK, key=key, bijeenkomst=place, due=TODAY)
        run(engine, commands.add_afspraak, SLUG, made)
    run(engine, commands.remove_bijeenkomst, SLUG, evening.key)
    with reading(engine, VIEWER) as session:
        assert count_due(TODAY, session=session) == {SLUG: Due(0, 2, 1)}
        assert list_made_up(SLUG, session=session) == {evening.key}
