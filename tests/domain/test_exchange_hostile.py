"""Whatever a file holds, it is taken in or refused: nothing else happens."""

import copy
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.long_run import examples
from tests.stories import small_bundle
from veranderverhaal.exchange import FORMAT, Bundle, ExchangeRefused, from_json, to_json

DOCUMENT = json.loads(to_json(small_bundle()))
WRONG_VALUES = (
    None,
    True,
    -1,
    2**31,
    1.5,
    float("nan"),
    float("inf"),
    "",
    "\ud800",
    "\x00",
    "x" * 200_000,
    [],
    [[]],
    [None],
    {},
    {"": {}},
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()))
    | st.sampled_from(["aanpak", "exact", "94", "2024-01-01", FORMAT]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=()), max_size=8), inner, max_size=4
        )
    ),
    max_leaves=12,
)


def take_in(text: str) -> Bundle | None:
    """The bundle, or None when it is refused; the reason must be fit to show."""
    try:
        return from_json(text)
    except ExchangeRefused as refused:
        str(refused).encode("utf-8")
        assert str(refused).isprintable()
        assert len(str(refused)) < 400
        return None


def places(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a JSON value, as the way to it."""
    if way:
        yield way
    parts = value.items() if isinstance(value, dict) else ()
    parts = enumerate(value) if isinstance(value, list) else parts
    for name, part in parts:
        yield from places(part, (*way, name))


def way_of(dotted: str) -> tuple[str | int, ...]:
    """The way that "citaten.0.key" tells."""
    return tuple(int(part) if part.isdigit() else part for part in dotted.split("."))


def changed(document: dict[str, Any], way: tuple[str | int, ...], value: object) -> str:
    """A document as text, with another value at one place."""
    document = copy.deepcopy(document)
    spot: Any = document
    for part in way[:-1]:
        spot = spot[part]
    spot[way[-1]] = value
    return json.dumps(document)


PLACES = tuple(places(DOCUMENT))
with_value = partial(changed, DOCUMENT)


@pytest.mark.parametrize("value", WRONG_VALUES, ids=lambda value: repr(value)[:12])
def test_a_wrong_type_at_any_place_is_taken_in_or_refused(value):
    for way in PLACES:
        take_in(with_value(way, value))


@pytest.mark.parametrize("way", PLACES[::7], ids=lambda way: ".".join(map(str, way)))
def test_a_list_or_a_group_is_never_taken_for_a_text_or_the_other_way_round(way):
    spot = DOCUMENT
    for part in way:
        spot = spot[part]
    wrong = {"geen": "tekst"} if isinstance(spot, str | int | None) else "tekst"
    assert take_in(with_value(way, wrong)) is None


@given(st.sampled_from(PLACES), json_values)
def test_any_value_at_any_place_is_taken_in_or_refused(way, value):
    take_in(with_value(way, value))


@examples(150, 3_000)
@given(json_values)
def test_any_json_value_is_refused(value):
    assert take_in(json.dumps(value)) is None


@given(json_values, json_values)
def test_any_value_under_our_own_header_is_refused_or_taken_in(initiatief, story):
    document = {"format": FORMAT, "version": 1, "initiatief": initiatief, "veranderverhaal": story}
    take_in(json.dumps(document))


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_refused(text):
    assert take_in(text) is None


@given(st.sampled_from(PLACES), st.text(st.characters(exclude_categories=()), max_size=90))
def test_an_unknown_field_anywhere_is_refused(way, name):
    spot = DOCUMENT
    for part in way:
        spot = spot[part]
    if isinstance(spot, dict) and name not in spot:
        known = take_in(with_value(way, {**spot, name: "x"}))
        assert known is None or name in ("level", "influence", "certainty", "snapshots")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[" * 200_000, id="deep and open"),
        pytest.param("[" * 200_000 + "]" * 200_000, id="deep lists"),
        pytest.param('{"a":' * 200_000 + "1" + "}" * 200_000, id="deep groups"),
        pytest.param("1" * 100_000, id="a huge number"),
        pytest.param("NaN", id="not a number"),
        pytest.param("\ufeff" + json.dumps(DOCUMENT), id="a mark before the text"),
        pytest.param(json.dumps(DOCUMENT)[:-2], id="cut off"),
        pytest.param(json.dumps(DOCUMENT) + "{}", id="something behind it"),
        pytest.param(json.dumps({**DOCUMENT, "version": float("inf")}), id="no such version"),
        pytest.param(
            json.dumps(DOCUMENT).replace('"revision": 1', '"revision": ' + "9" * 5000),
            id="a counter of 5000 digits",
        ),
        pytest.param(
            json.dumps(DOCUMENT).replace('"slug"', '"slug": "a", "format": 1, "slug"'),
            id="an unknown field between two equal ones",
        ),
    ],
)
def test_a_text_made_to_break_the_reader_is_refused(text):
    assert take_in(text) is None


def test_a_part_deep_under_a_known_field_is_refused():
    deep: object = "x"
    for _ in range(900):
        deep = [deep]
    assert take_in(with_value(("veranderverhaal", "elements"), deep)) is None


def test_of_a_field_that_is_there_twice_the_last_one_counts():
    text = json.dumps(DOCUMENT).replace('"name": "De Straat"', '"name": 3, "name": "De Laan"')
    taken = take_in(text)
    assert taken is not None
    assert taken.initiatief.name == "De Laan"


@pytest.mark.parametrize("name", ["\ud800", "\x1b[31m", "x" * 100_000, "\u202e"])
def test_the_reason_can_be_shown_whatever_the_field_is_called(name):
    assert take_in(with_value(("veranderverhaal", name), "x")) is None


@pytest.mark.parametrize("value", ["\ud800", "\x1b[31mrood", "x" * 90_000, "\u202egroen"])
def test_the_reason_can_be_shown_whatever_the_value_is(value):
    assert take_in(with_value(("initiatief", "theme"), value)) is None


def test_a_list_of_very_many_parts_is_refused():
    assert take_in(with_value(("veranderverhaal", "feiten"), [{}] * 20_000)) is None
