"""An initiatief as JSON: the round trip, and what a file must have to be taken in."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from sample_data.loader import load_samples
from tests.long_run import examples
from tests.stories import aanpak, bundles, doelgroep, feit, small_bundle, small_story, stories
from veranderverhaal.exchange import (
    FORMAT,
    FORMAT_VERSION,
    MAX_SNAPSHOTS,
    ExchangeRefused,
    check_veranderverhaal,
    from_json,
    to_json,
    veranderverhaal_from_json,
    veranderverhaal_to_json,
)
from veranderverhaal.model import MAX_ELEMENTS, MAX_FEITEN, Precision, Veranderverhaal
from veranderverhaal.numbers import parse_number
from veranderverhaal.plain import WrongShape
from veranderverhaal.text import NotAccepted


def changed(place, value):
    """The small bundle as JSON text, with one value in it changed; `place` as "a.0.b"."""
    document = json.loads(to_json(small_bundle()))
    *way, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    spot = document
    for part in way:
        spot = spot[part]
    spot[last] = value
    return json.dumps(document)


@examples(60, 600)
@given(bundles())
def test_a_bundle_comes_back_as_it_went(bundle):
    assert from_json(to_json(bundle), logo=bundle.logo) == bundle


@given(bundles())
def test_the_same_bundle_gives_the_same_text(bundle):
    text = to_json(bundle)
    assert to_json(from_json(text, logo=bundle.logo)) == text


@given(stories())
def test_a_story_alone_comes_back_as_it_went(story):
    assert veranderverhaal_from_json(veranderverhaal_to_json(story)) == story


@given(stories())
def test_checking_a_story_that_may_be_kept_changes_nothing(story):
    assert check_veranderverhaal(story) == story


@pytest.mark.parametrize("bundle", load_samples(), ids=lambda bundle: bundle.initiatief.slug)
def test_the_samples_come_back_as_they_went(bundle):
    assert from_json(to_json(bundle), logo=bundle.logo) == bundle


def test_the_text_says_its_format_and_version_and_keeps_letters_as_they_are():
    bundle = small_bundle(veranderverhaal=small_story(goal="café قهوة"))
    text = to_json(bundle)
    assert json.loads(text)["format"] == FORMAT
    assert json.loads(text)["version"] == FORMAT_VERSION
    assert "café قهوة" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("typed", ["0,00000000000001", "-12.345.678,9", "999999999999999"])
def test_every_number_that_can_be_typed_can_be_carried_along(typed):
    story = small_story(feiten=(feit(low=parse_number(typed)),))
    bundle = small_bundle(veranderverhaal=story)
    assert from_json(to_json(bundle), logo=bundle.logo) == bundle


@pytest.mark.parametrize("typed", ["1E+5", "1E+23", "1E-20", "0E-30", "9" * 24])
def test_what_is_read_of_a_number_can_be_written_and_read_again(typed):
    try:
        first = from_json(changed("veranderverhaal.feiten.0.low", typed))
    except ExchangeRefused:
        return
    assert from_json(to_json(first)) == first


def test_fields_with_a_default_may_be_left_out():
    text = json.dumps(
        {
            "format": FORMAT,
            "version": 1,
            "initiatief": {"slug": "x", "name": "De Tuin"},
            "veranderverhaal": {},
        }
    )
    bundle = from_json(text)
    assert bundle.veranderverhaal == Veranderverhaal()
    assert bundle.snapshots == ()


@pytest.mark.parametrize("field", ["format", "version", "initiatief", "veranderverhaal"])
def test_a_file_without_its_main_parts_is_refused(field):
    document = json.loads(to_json(small_bundle()))
    del document[field]
    with pytest.raises(ExchangeRefused):
        from_json(json.dumps(document))


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        pytest.param("format", "iets-anders", "geen bestand van Veranderverhaal", id="foreign"),
        pytest.param("version", FORMAT_VERSION + 1, "nieuwere versie", id="newer version"),
        pytest.param("version", 10**30, "nieuwere versie", id="much newer version"),
        pytest.param("version", 0, "nummer van de versie", id="version nought"),
        pytest.param("version", "1", "nummer van de versie", id="version as text"),
        pytest.param("version", True, "nummer van de versie", id="version yes"),
        pytest.param("veranderverhaal.kleur", "rood", "kleur.*onbekend", id="unknown field"),
        pytest.param("initiatief.theme", "neon", "initiatief.theme.*neon", id="unknown theme"),
        pytest.param("initiatief.name", " ", "De naam is nog leeg", id="no name"),
        pytest.param(
            "veranderverhaal.elements.0.title", "x" * 121, "te lang", id="too long a title"
        ),
        pytest.param("veranderverhaal.elements.0.key", "../x", "code", id="a key as a path"),
        pytest.param("veranderverhaal.elements.0.key", "", "code", id="an empty key"),
        pytest.param("veranderverhaal.elements.0.key", "a", "dezelfde code", id="a key twice"),
        pytest.param("veranderverhaal.verbanden.0.target", "weg", "verband", id="to nowhere"),
        pytest.param("veranderverhaal.verbanden.0.target", "i", "verband", id="two layers on"),
        pytest.param("veranderverhaal.verbanden.0.target", "d", "verband", id="to itself"),
        pytest.param("veranderverhaal.feiten.0.low", "NaN", "low.*NaN", id="not a number"),
        pytest.param("veranderverhaal.feiten.0.low", "sNaN", "low", id="signalling nan"),
        pytest.param("veranderverhaal.feiten.0.low", "Infinity", "low", id="infinity"),
        pytest.param("veranderverhaal.feiten.0.low", "1E+999999", "low", id="huge exponent"),
        pytest.param("veranderverhaal.feiten.0.low", "0E+999999", "low", id="huge nought"),
        pytest.param("veranderverhaal.feiten.0.low", 94, "low", id="number not as text"),
        pytest.param("veranderverhaal.feiten.0.low", None, "getal", id="no number"),
        pytest.param("veranderverhaal.feiten.0.counted_on", "gisteren", "gisteren", id="no date"),
        pytest.param("initiatief.reference_date", "0001-01-01", "datum", id="the year one"),
        pytest.param("veranderverhaal.revision", 2**31 - 1, "revision", id="a full counter"),
        pytest.param("veranderverhaal.revision", 10**400, "revision", id="a huge counter"),
        pytest.param("veranderverhaal.revision", -1, "revision", id="a negative counter"),
        pytest.param("snapshots.1.key", "k1", "dezelfde code", id="a version twice"),
        pytest.param("snapshots.0.name", "", "naam", id="a version without name"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_reason(place, value, message):
    with pytest.raises(ExchangeRefused, match=message):
        from_json(changed(place, value))


def test_a_verband_that_is_there_twice_is_refused():
    verband = json.loads(to_json(small_bundle()))["veranderverhaal"]["verbanden"][0]
    with pytest.raises(ExchangeRefused, match="twee keer"):
        from_json(changed("veranderverhaal.verbanden.1", verband))


@pytest.mark.parametrize(
    ("story", "fits"),
    [
        pytest.param(
            Veranderverhaal(elements=tuple(aanpak(f"a{n}") for n in range(MAX_ELEMENTS))),
            True,
            id="as many elements as may be",
        ),
        pytest.param(
            Veranderverhaal(elements=tuple(aanpak(f"a{n}") for n in range(MAX_ELEMENTS + 1))),
            False,
            id="too many elements",
        ),
        pytest.param(
            Veranderverhaal(feiten=tuple(feit(f"f{n}") for n in range(MAX_FEITEN))),
            True,
            id="as many feiten as may be",
        ),
        pytest.param(
            Veranderverhaal(feiten=tuple(feit(f"f{n}") for n in range(MAX_FEITEN + 1))),
            False,
            id="too many feiten",
        ),
    ],
)
def test_a_story_has_room_for_so_many_parts(story, fits):
    text = to_json(small_bundle(veranderverhaal=story))
    if fits:
        assert from_json(text).veranderverhaal == story
    else:
        with pytest.raises(ExchangeRefused, match="te veel"):
            from_json(text)


def test_too_many_versions_are_refused():
    kept = small_bundle().snapshots[0]
    many = tuple(replace(kept, key=f"k{n}") for n in range(MAX_SNAPSHOTS + 1))
    with pytest.raises(ExchangeRefused, match="te veel versies"):
        from_json(to_json(small_bundle(snapshots=many)))


def test_a_file_in_another_order_is_read_in_reading_order():
    story = small_story()
    mixed = replace(story, elements=story.elements[::-1], verbanden=story.verbanden[::-1])
    assert from_json(to_json(small_bundle(veranderverhaal=mixed))).veranderverhaal == story


def test_an_unknown_question_of_the_gesprek_is_forgotten():
    assert from_json(changed("gesprek_question", "weg")).gesprek_question == ""


def test_a_slug_from_a_file_is_made_harmless():
    assert from_json(changed("initiatief.slug", "../../etc")).initiatief.slug == "etc"


def test_what_cannot_be_seen_is_stripped_from_a_file():
    bundle = from_json(changed("veranderverhaal.elements.0.title", "Bu\u202eren\x00"))
    assert bundle.veranderverhaal.elements[0].title == "Buren"


def test_a_story_alone_that_is_wrong_is_refused():
    with pytest.raises((ExchangeRefused, WrongShape)):
        veranderverhaal_from_json('{"elements": 3}')


def test_checking_a_story_names_what_cannot_be_kept():
    with pytest.raises(NotAccepted):
        check_veranderverhaal(Veranderverhaal(elements=(doelgroep("d", title=" "),)))
    with pytest.raises(NotAccepted):
        check_veranderverhaal(
            Veranderverhaal(feiten=(feit(precision=Precision.RANGE, high=Decimal(1)),))
        )
