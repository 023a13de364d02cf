"""Taking in a whole initiatief: equal to what was carried, beside what is there."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given

from sample_data.loader import load_samples
from storage.commands import create_initiatief, import_bundle, remove_initiatief, save_element
from storage.queries import NotFound, list_slugs
from tests.long_run import examples
from tests.storage.helpers import SLUG, ask, bundle, element, run
from tests.stories import aanpak, bundles, small_bundle
from veranderverhaal.archive import pack, unpack
from veranderverhaal.compare import compare
from veranderverhaal.model import Initiatief, Veranderverhaal, Verband
from veranderverhaal.plain import MAX_INTEGER
from veranderverhaal.text import NotAccepted


def carried(taken_in, given_bundle):
    """What was taken in, under the slug it was given under."""
    initiatief = replace(taken_in.initiatief, slug=given_bundle.initiatief.slug)
    return replace(taken_in, initiatief=initiatief)


def test_a_whole_bundle_comes_out_as_it_went_in(engine):
    run(engine, import_bundle, small_bundle())
    assert bundle(engine) == small_bundle()


@examples(
    10,
    100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(given_bundle=bundles())
def test_any_bundle_comes_out_as_it_went_in(engine, given_bundle):
    slug = run(engine, import_bundle, given_bundle).slug
    assert carried(bundle(engine, slug), given_bundle) == given_bundle


@pytest.mark.parametrize("sample", load_samples(), ids=lambda sample: sample.initiatief.slug)
def test_a_sample_comes_out_as_it_went_in(engine, sample):
    slug = run(engine, import_bundle, sample).slug
    kept = bundle(engine, slug)
    assert replace(kept, linking_secret="") == sample  # made here: a sample has no secret


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("there", "here"), [("sqlite", "postgresql"), ("postgresql", "sqlite")], ids=["to", "from"]
)
def test_an_initiatief_goes_from_one_engine_to_the_other(open_engine, there, here):
    old, new = open_engine(there), open_engine(here)
    run(old, import_bundle, small_bundle())
    content = pack(bundle(old))
    run(new, import_bundle, unpack(content))
    assert bundle(new) == bundle(old)
    assert pack(bundle(new)) == content


def test_the_same_bundle_twice_stands_beside_itself(engine):
    slugs = [run(engine, import_bundle, small_bundle()).slug for _ in range(3)]
    assert slugs == [SLUG, "de-straat-2", "de-straat-3"]
    assert carried(bundle(engine, "de-straat-3"), small_bundle()) == small_bundle()


def test_the_slug_of_a_removed_initiatief_is_not_given_away(filled):
    run(filled, remove_initiatief, SLUG)
    assert run(filled, import_bundle, small_bundle()).slug == "de-straat-2"


def test_a_name_as_long_as_may_be_can_be_carried_along_every_time(engine):
    run(engine, create_initiatief, Initiatief("", "x" * 80))
    slug = run(engine, create_initiatief, Initiatief("", "x" * 80)).slug
    assert unpack(pack(bundle(engine, slug))) == bundle(engine, slug)


def test_a_bundle_that_cannot_be_kept_changes_nothing(engine):
    nameless = replace(small_bundle().initiatief, name="")
    with pytest.raises(NotAccepted):
        run(engine, import_bundle, small_bundle(initiatief=nameless))
    assert ask(engine, list_slugs) == set()


def test_an_error_halfway_a_bundle_changes_nothing(engine):
    twice = Veranderverhaal(
        elements=(aanpak("a"), aanpak("b")), verbanden=(Verband("a", "b"), Verband("a", "b"))
    )
    with pytest.raises(Exception, match=r"(?i)unique|flush|identity"):
        run(engine, import_bundle, small_bundle(veranderverhaal=twice))
    with pytest.raises(NotFound):
        bundle(engine)


def test_what_was_taken_in_with_full_counters_can_still_be_saved(engine):
    full = replace(aanpak("a"), revision=MAX_INTEGER)
    story = Veranderverhaal(elements=(full,), revision=MAX_INTEGER)
    run(engine, import_bundle, unpack(pack(small_bundle(veranderverhaal=story))))
    saved = run(engine, save_element, SLUG, replace(element(engine, "a"), title="Anders"))
    assert not compare(bundle(engine).veranderverhaal, Veranderverhaal(elements=(saved,)))
