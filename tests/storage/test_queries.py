"""Queries: domain values out, and NotFound for what is not there."""

import dataclasses

import pytest
from sqlmodel import SQLModel

from storage import queries
from storage.commands import create_initiatief, import_bundle, remove_initiatief
from tests.storage.helpers import SLUG, ask, run
from tests.stories import small_bundle, small_story
from veranderverhaal.model import Initiatief

BY_SLUG = ("load_listing", "data_version", "load_logo", "list_snapshots", "load_bundle")


@pytest.mark.parametrize("name", BY_SLUG)
@pytest.mark.parametrize("removed", [False, True], ids=["unknown", "removed"])
def test_what_is_not_there_is_not_found(filled, name, removed):
    if removed:
        run(filled, remove_initiatief, SLUG)
    with pytest.raises(queries.NotFound):
        ask(filled, getattr(queries, name), SLUG if removed else "weg")


def test_an_empty_database_lists_nothing(engine):
    assert ask(engine, queries.list_initiatieven) == []
    assert ask(engine, queries.list_initiatieven, removed=True) == []
    assert ask(engine, queries.list_slugs) == set()


def test_initiatieven_are_listed_by_name_whatever_the_case(engine):
    for name in ("de wijk", "Buurt", "De Akker", "buurt"):
        run(engine, create_initiatief, Initiatief("", name))
    listed = [one.initiatief.name for one in ask(engine, queries.list_initiatieven)]
    assert listed == ["Buurt", "buurt", "De Akker", "de wijk"]


def test_a_listing_has_all_that_the_overview_shows(filled):
    listing = ask(filled, queries.load_listing, SLUG)
    given = small_bundle()
    assert listing.initiatief == given.initiatief
    assert listing.veranderverhaal == small_story()
    assert listing.gesprek_question == given.gesprek_question
    assert listing.has_logo
    assert listing.data_version == ask(filled, queries.data_version, SLUG)
    assert ask(filled, queries.list_initiatieven) == [listing]


def test_an_initiatief_without_logo_has_none(engine):
    run(engine, import_bundle, small_bundle(logo=None))
    assert ask(engine, queries.load_logo, SLUG) is None
    assert not ask(engine, queries.load_listing, SLUG).has_logo


def test_a_logo_comes_out_byte_for_byte(engine):
    every_byte = bytes(range(256))
    run(engine, import_bundle, small_bundle(logo=every_byte))
    assert ask(engine, queries.load_logo, SLUG) == every_byte


def test_the_slugs_of_removed_initiatieven_are_in_use(filled):
    run(filled, remove_initiatief, SLUG)
    assert ask(filled, queries.list_slugs) == {SLUG}


def test_no_query_hands_out_rows(filled):
    for name in BY_SLUG:
        assert not list(rows_in(ask(filled, getattr(queries, name), SLUG)))
    assert not list(rows_in(ask(filled, queries.list_initiatieven)))


def rows_in(value):
    """The table rows that stand anywhere in a value."""
    if isinstance(value, SQLModel):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from rows_in(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from rows_in(part)
