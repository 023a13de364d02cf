"""Going back to before consent could be withdrawn, and on again, gives nobody's leave back."""

from dataclasses import replace
from datetime import date

from sqlalchemy import text

from storage import commands
from storage.migrate import migrate
from storage.showcase_queries import list_citaten
from tests.storage.helpers import SLUG, ask, run
from tests.storage.test_migration_0003 import back_to
from tests.stories import small_bundle
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.citaat import Citaat, Naming, Purpose, has_agreed, shown_mark
from veranderverhaal.consent import Consent

TODAY = date(2026, 11, 21)
YES = Consent((Purpose.POSTER,), TODAY, naming=Naming.FIRST, speaker="Fatma")


def agreed(engine, citaat):
    kept = run(engine, commands.add_citaat, SLUG, replace(citaat, text="Papaver"))
    seen = shown_mark(kept)
    return run(engine, commands.record_consent, SLUG, kept.key, YES, seen=seen, today=TODAY)


def test_down_and_up_again_what_may_not_show_still_may_not(empty_engine):
    migrate(empty_engine)
    run(empty_engine, commands.import_bundle, small_bundle())
    agreed(empty_engine, Citaat("stays", "", role="bewoner", theme="Thuis", effect="e"))
    agreed(empty_engine, Citaat("portret", "", story="Eerst niet."))
    changed = agreed(empty_engine, Citaat("changed", ""))
    run(empty_engine, commands.save_citaat, SLUG, replace(changed, text="Iets anders"))
    agreed(empty_engine, Citaat("withdrawn", ""))
    run(empty_engine, commands.add_citaat, SLUG, Citaat("example", "Fijn", made_up=True))
    run(empty_engine, commands.add_citaat, SLUG, Citaat("no example", "Fijn", made_up=True))
    for key in ("withdrawn", "no example"):
        run(empty_engine, commands.withdraw_consent, SLUG, key, today=TODAY)
    evening = Bijeenkomst("avond", "Avond", topics=(Topic("kennen", "Elkaar kennen"),))
    run(empty_engine, commands.add_bijeenkomst, SLUG, evening)
    run(empty_engine, commands.start_bijeenkomst, SLUG, "avond")
    back_to(empty_engine, "0007")
    with empty_engine.connect() as connection:
        asked = text("SELECT key, purposes, agreed_on, until, removed FROM citaat")
        kept = {one.key: one for one in connection.execute(asked)}
        assert connection.execute(text("SELECT 1 FROM presentation")).all() == []
    assert {one.key for one in kept.values() if one.purposes or one.agreed_on} == {"stays"}
    assert {one.key for one in kept.values() if one.removed} == {"withdrawn", "no example"}
    migrate(empty_engine)
    found = ask(empty_engine, list_citaten, SLUG)
    assert {one.key for one in found if has_agreed(one, TODAY)} == {"stays", "example"}
    assert {one.key for one in found} == {"stays", "portret", "changed", "example"}
