"""The measuring in the file that carries an initiatief: the round trip, and what is refused."""

import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given

from tests.domain.test_exchange_hostile import (
    WRONG_VALUES,
    changed,
    json_values,
    places,
    take_in,
    way_of,
)
from tests.measured_bundle import FULL, SECOND, measured_bundle
from tests.stories import small_bundle
from veranderverhaal import archive, exchange
from veranderverhaal.archive import pack, unpack
from veranderverhaal.bundle import CarriedResponse
from veranderverhaal.exchange import ExchangeRefused, from_json, to_json
from veranderverhaal.exchange_meten import MAX_RESPONSES

DOCUMENT = json.loads(to_json(measured_bundle()))
MEASURING = tuple(
    way
    for way in places(DOCUMENT)
    if way[0]
    in (
        "indicatoren",
        "vragenlijsten",
        "wording_changes",
        "metingen",
        "tellingen",
        "counts",
        "norms",
        "figures",
        "themes",
        "linking_secret",
        "responses",
    )
)
with_value = partial(changed, DOCUMENT)


def test_a_measured_initiatief_comes_back_as_it_went():
    assert unpack(pack(measured_bundle())) == measured_bundle()


def test_packing_again_gives_the_same_bytes():
    assert pack(unpack(pack(measured_bundle()))) == pack(measured_bundle())


def test_a_file_of_the_first_version_still_comes_in():
    document = json.loads(to_json(small_bundle()))
    new = ("indicatoren", "vragenlijsten", "wording_changes", "metingen", "tellingen", "counts")
    new += ("norms", "figures", "themes", "linking_secret", "responses")
    old = {name: part for name, part in document.items() if name not in new}
    text = json.dumps({**old, "version": 1})
    assert from_json(text, logo=small_bundle().logo) == small_bundle()


@pytest.mark.parametrize(
    ("way", "value"),
    [
        pytest.param("responses.0.meting", "weg", id="a response to no meting"),
        pytest.param("responses.0.response.answers.vaker", ["misschien"], id="a code not offered"),
        pytest.param("responses.0.response.answers.vaker", ["yes", "no"], id="two of one"),
        pytest.param("responses.0.response.answers.waar", ["a", "a"], id="the same twice"),
        pytest.param("responses.0.response.answers.waar", ["a", "dk"], id="and I do not know"),
        pytest.param("responses.0.response.answers.waar", [], id="an empty answer"),
        pytest.param("responses.0.response.answers.keren", ["32"], id="above the maximum"),
        pytest.param("responses.0.response.answers.keren", ["veel"], id="not a number"),
        pytest.param("responses.0.response.answers.keren", ["1e3"], id="an odd number"),
        pytest.param("responses.0.response.answers.kwijt", ["x" * 2001], id="too much text"),
        pytest.param("responses.0.response.answers.kwijt", ["a\u202eb"], id="hidden signs"),
        pytest.param("responses.0.response.answers.nieuw", ["1"], id="a question not asked"),
        pytest.param("responses.0.response.week", "2026-11-20", id="a day instead of a week"),
        pytest.param("responses.0.response.week", "", id="no week"),
        pytest.param("responses.0.response.person", "Jan de Boer", id="a name as person"),
        pytest.param("responses.0.response.language", "xx", id="an unknown language"),
        pytest.param("responses.0.response.address", "Straat 1", id="an address"),
        pytest.param("metingen.0.vragenlijst_version", 3, id="a version that is not there"),
        pytest.param("metingen.0.code", "hgfedcba", id="a code twice"),
        pytest.param("metingen.0.code", "../etc", id="a code that is no code"),
        pytest.param("metingen.1.key", "voorjaar", id="a key twice"),
        pytest.param("vragenlijsten.1.version", 1, id="a version twice"),
        pytest.param("vragenlijsten.0.version", 0, id="version nought"),
        pytest.param("counts.0.telling", "weg", id="a count of nothing"),
        pytest.param("linking_secret", "kort", id="a secret of another form"),
        pytest.param("wording_changes.0.vragenlijst", "weg", id="a change of nothing"),
        pytest.param("logo", "x", id="a logo in the text"),
    ],
)
def test_what_cannot_be_is_refused(way, value):
    with pytest.raises(ExchangeRefused):
        from_json(with_value(way_of(way), value))


def test_a_person_goes_only_where_rounds_are_linked():
    apart = replace(measured_bundle().metingen[0], linked=False)
    bundle = measured_bundle(metingen=(apart, measured_bundle().metingen[1]))
    assert from_json(to_json(bundle)).responses[0].response == replace(FULL, person="")


@pytest.mark.long_form
@pytest.mark.parametrize("at", range(len(WRONG_VALUES)), ids=lambda at: repr(WRONG_VALUES[at])[:12])
def test_a_wrong_type_at_any_place_is_taken_in_or_refused(at, size):
    """In the normal run every place meets one or two of the values, in the long run all."""
    step = size(9, 1)
    for way in MEASURING[at % step :: step]:
        take_in(with_value(way, WRONG_VALUES[at]))


@given(json_values)
def test_any_value_as_responses_is_taken_in_or_refused(value):
    take_in(with_value(("responses",), [value]))
    take_in(with_value(("metingen",), [value]))


def many(count):
    return measured_bundle(responses=(CarriedResponse("voorjaar", FULL),) * count)


def test_twenty_thousand_responses_travel_within_the_limits():
    packed = pack(many(MAX_RESPONSES))
    assert len(packed) < archive.MAX_ARCHIVE_BYTES
    assert len(unpack(packed).responses) == MAX_RESPONSES


def test_more_than_may_travel_is_refused_before_it_goes():
    with pytest.raises(ExchangeRefused, match="te groot om mee te nemen"):
        pack(many(MAX_RESPONSES + 1))


def test_a_file_of_nothing_but_brackets_is_refused_unread():
    with pytest.raises(ExchangeRefused, match="te groot"):
        from_json('{"x": [' + "[]," * exchange.MAX_GROUPS + "[]]}")


def test_one_response_takes_one_line_without_what_is_the_same_in_all():
    line = '    {"meting": "voorjaar", "response": {"answers": {"vaker": ["yes"]}, "week": '
    bundle = measured_bundle(responses=(CarriedResponse("voorjaar", SECOND),))
    assert f'{line}"2026-W48"}}}}\n' in to_json(bundle)
