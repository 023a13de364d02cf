"""A database from before the effectenarena opens with all it had; going back takes only that."""

from storage import commands
from storage.effectenarena_queries import list_income, list_known_totals, load_effectenarena
from storage.migrate import migrate
from storage.showcase_queries import load_poster_choice
from tests.effectenarena_bundle import effectenarena_bundle
from tests.storage.helpers import SLUG, ask, bundle, run
from tests.storage.test_migrate import SCHEMAS, revision
from tests.storage.test_migrate_content import copy_rows, upgrade_to
from tests.storage.test_migration_0003 import back_to
from veranderverhaal.archive import unpack_file
from veranderverhaal.effectenarena.model import Effectenarena

BADHUIS = "het-badhuis"


def test_a_database_of_0009_opens_with_its_data_and_an_empty_effectenarena(empty_engine):
    upgrade_to(empty_engine, "0009")
    copy_rows(SCHEMAS / "0009.db", empty_engine)
    migrate(empty_engine)
    assert bundle(empty_engine, BADHUIS) == unpack_file(SCHEMAS / "0009.zip")
    assert ask(empty_engine, load_effectenarena, BADHUIS) == Effectenarena()
    assert ask(empty_engine, list_known_totals, BADHUIS) == []
    assert ask(empty_engine, list_income, BADHUIS) == []


def test_going_back_takes_the_effectenarena_with_its_settings_and_nothing_else(empty_engine):
    migrate(empty_engine)
    whole = effectenarena_bundle()
    run(empty_engine, commands.import_bundle, whole)
    poster = ask(empty_engine, load_poster_choice, SLUG)
    saved = run(empty_engine, commands.save_poster_choice, SLUG, poster)
    back_to(empty_engine, "0009")
    assert revision(empty_engine) == "0009"
    migrate(empty_engine)
    left = effectenarena_bundle(effectenarena=Effectenarena(), known_totals=(), income=())
    found = bundle(empty_engine)
    assert (found.effectenarena, found.known_totals, found.income) == (Effectenarena(), (), ())
    assert (found.poster_choice, found.milestones) == (saved, left.milestones)
    assert found.veranderverhaal == left.veranderverhaal
