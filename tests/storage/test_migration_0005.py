"""A database from before citaten opens with all it had, and can then be shown from."""

from datetime import date

import pytest

from storage import commands
from storage.commands import import_bundle
from storage.migrate import migrate
from storage.showcase_queries import (
    list_citaten,
    load_poster_choice,
    load_report_choice,
    load_shared_page,
)
from tests.showing_bundle import SAID, showing_bundle
from tests.storage.helpers import SLUG, ask, bundle, run, story
from tests.storage.test_migrate import SCHEMAS, revision
from tests.storage.test_migrate_content import copy_rows, upgrade_to
from tests.storage.test_migration_0003 import back_to
from tests.stories import feit, small_bundle
from veranderverhaal.archive import unpack_file
from veranderverhaal.model import Theme
from veranderverhaal.reporting import ReportChoice
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import PosterChoice

BADHUIS = "het-badhuis"


@pytest.mark.parametrize("name", ["0001", "0003"])
def test_a_database_from_before_citaten_opens_with_its_data_and_nothing_chosen(empty_engine, name):
    upgrade_to(empty_engine, name)
    copy_rows(SCHEMAS / f"{name}.db", empty_engine)
    migrate(empty_engine)
    kept = bundle(empty_engine, BADHUIS)
    assert kept == unpack_file(SCHEMAS / f"{name}.zip")
    assert (kept.citaten, kept.initiatief.colour) == ((), "")
    assert {one.icon for one in kept.veranderverhaal.feiten} == {""}
    chosen = [
        ask(empty_engine, query, BADHUIS)
        for query in (load_poster_choice, load_report_choice, load_shared_page)
    ]
    assert chosen == [PosterChoice(), ReportChoice(), SharedPage()]
    run(empty_engine, commands.add_citaat, BADHUIS, SAID)
    run(empty_engine, commands.save_shared_page, BADHUIS, SharedPage(open=True))
    assert len(ask(empty_engine, list_citaten, BADHUIS)) == 1


def test_going_back_takes_only_what_came(empty_engine):
    migrate(empty_engine)
    run(empty_engine, import_bundle, showing_bundle())
    run(empty_engine, commands.save_feit, SLUG, feit(icon="coffee", counted_on=date(2026, 1, 1)))
    look = commands.save_initiatief
    own = small_bundle().initiatief
    run(empty_engine, look, type(own)(own.slug, own.name, theme=Theme.GARDEN, colour="#7a2e5d"))
    before = story(empty_engine)
    back_to(empty_engine, "0004")
    assert revision(empty_engine) == "0004"
    migrate(empty_engine)
    kept = bundle(empty_engine)
    assert (kept.citaten, kept.poster_choice, kept.initiatief.colour) == ((), PosterChoice(), "")
    assert story(empty_engine).elements == before.elements
    assert (story(empty_engine).feiten[0].icon, story(empty_engine).feiten[0].low) == ("", 94)
