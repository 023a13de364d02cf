"""Commands about feiten en cijfers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from storage.commands import (
    EditConflict,
    add_feit,
    import_bundle,
    move_feit,
    put_back_feit,
    remove_feit,
    save_feit,
)
from storage.queries import NotFound
from tests.storage.helpers import SLUG, bundle, run, story, version
from tests.stories import feit, small_bundle
from veranderverhaal.exchange import from_json, to_json
from veranderverhaal.model import MAX_FEITEN, Precision, Veranderverhaal
from veranderverhaal.text import NotAccepted


def labels(engine):
    return [one.label for one in story(engine).feiten]


def add(engine, *names):
    return [run(engine, add_feit, SLUG, feit("", name)).key for name in names]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"low": Decimal("1825")}, id="exact"),
        pytest.param({"low": Decimal("12.50"), "unit": "euro"}, id="decimals as typed"),
        pytest.param({"low": Decimal("999999999999999")}, id="fifteen digits"),
        pytest.param({"precision": Precision.RANGE, "high": Decimal(120)}, id="a range"),
        pytest.param(
            {"precision": Precision.IN_WORDS, "low": None, "words": "tientallen"}, id="words"
        ),
        pytest.param(
            {"period": "per maand", "source": "wij", "counted_on": date(2024, 2, 29)}, id="the rest"
        ),
    ],
)
def test_a_new_feit_is_kept_as_it_is(filled, fields):
    added = run(filled, add_feit, SLUG, feit("", **fields))
    assert story(filled).feiten[-1] == added == feit(added.key, **fields)
    assert str(story(filled).feiten[-1].low) == str(added.low)


def test_a_feit_that_makes_no_sense_is_refused(filled):
    with pytest.raises(NotAccepted) as refused:
        run(filled, add_feit, SLUG, feit("", low=None))
    assert refused.value.field == "low"
    assert labels(filled) == ["koppen koffie"]


def test_a_feit_too_many_is_refused_also_when_one_is_put_back(engine):
    full = Veranderverhaal(feiten=tuple(feit(f"f{n}") for n in range(MAX_FEITEN)))
    run(engine, import_bundle, small_bundle(veranderverhaal=full))
    with pytest.raises(NotAccepted, match=str(MAX_FEITEN)):
        add(engine, "te veel")
    run(engine, remove_feit, SLUG, "f0")
    add(engine, "past nog")
    with pytest.raises(NotAccepted, match=str(MAX_FEITEN)):
        run(engine, put_back_feit, SLUG, "f0")
    kept = bundle(engine)
    assert from_json(to_json(kept), logo=kept.logo) == kept


def test_a_saved_feit_is_kept_and_its_revision_rises(filled):
    (opened,) = story(filled).feiten
    saved = run(filled, save_feit, SLUG, replace(opened, low=Decimal(95), unit="koppen"))
    assert story(filled).feiten == (saved,)
    assert (saved.low, saved.revision) == (Decimal(95), 2)


def test_saving_over_someone_elses_feit_shows_theirs_and_changes_nothing(filled):
    (opened,) = story(filled).feiten
    theirs = run(filled, save_feit, SLUG, replace(opened, label="van hen"))
    before = version(filled)
    with pytest.raises(EditConflict) as conflict:
        run(filled, save_feit, SLUG, replace(opened, label="van mij"))
    assert conflict.value.theirs == theirs
    assert story(filled).feiten == (theirs,)
    assert version(filled) == before


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (0, ["c", "koppen koffie", "b"]),
        (1, ["koppen koffie", "c", "b"]),
        (9, ["koppen koffie", "b", "c"]),
        (-1, ["c", "koppen koffie", "b"]),
    ],
    ids=["front", "middle", "beyond the end", "before the front"],
)
def test_a_feit_is_put_at_a_place(filled, place, order):
    _, last = add(filled, "b", "c")
    run(filled, move_feit, SLUG, last, place)
    assert labels(filled) == order


def test_a_removed_feit_can_be_put_back_where_it_was(filled):
    middle, _ = add(filled, "b", "c")
    before = story(filled)
    run(filled, remove_feit, SLUG, middle)
    assert labels(filled) == ["koppen koffie", "c"]
    run(filled, put_back_feit, SLUG, middle)
    assert story(filled) == before


def test_putting_back_a_feit_that_is_there_changes_nothing(filled):
    before = story(filled)
    run(filled, put_back_feit, SLUG, "koffie")
    assert story(filled) == before


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (save_feit, (feit("weg"),)),
        (move_feit, ("weg", 0)),
        (remove_feit, ("weg",)),
        (put_back_feit, ("weg",)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_feit_that_is_not_there_is_not_found(filled, command, arguments):
    with pytest.raises(NotFound):
        run(filled, command, SLUG, *arguments)


def test_a_removed_feit_cannot_be_saved(filled):
    (opened,) = story(filled).feiten
    run(filled, remove_feit, SLUG, opened.key)
    with pytest.raises(NotFound):
        run(filled, save_feit, SLUG, opened)
