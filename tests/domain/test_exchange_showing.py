"""Citaten and choices in the file that carries an initiatief: what goes, and what is refused."""

import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings

from tests.domain.test_exchange_hostile import WRONG_VALUES, changed, places, take_in, way_of
from tests.showing_bundle import (
    EXAMPLE,
    SAID,
    citaten,
    poster_choices,
    report_choices,
    showing_bundle,
)
from tests.stories import feit, small_bundle, small_story
from veranderverhaal.archive import pack, unpack
from veranderverhaal.citaat import MAX_CITATEN, Purpose
from veranderverhaal.exchange import FORMAT_VERSION, ExchangeRefused, from_json, to_json
from veranderverhaal.model import Theme
from veranderverhaal.reporting import ReportChoice
from veranderverhaal.showcase import PosterChoice

DOCUMENT = json.loads(to_json(showing_bundle()))
SHOWING = ("citaten", "poster_choice", "report_choice")
with_value = partial(changed, DOCUMENT)


def test_citaten_and_choices_come_back_as_they_went():
    assert unpack(pack(showing_bundle())) == showing_bundle()
    assert pack(unpack(pack(showing_bundle()))) == pack(showing_bundle())


@settings(max_examples=40)
@given(citaten(), poster_choices(), report_choices())
def test_any_citaten_and_choices_come_back_as_they_went(said, poster, report):
    bundle = showing_bundle(citaten=said, poster_choice=poster, report_choice=report)
    assert from_json(to_json(bundle), logo=bundle.logo) == bundle


@pytest.mark.parametrize("version", range(1, FORMAT_VERSION))
def test_a_file_from_before_citaten_comes_in_without_them(version):
    old = {name: part for name, part in DOCUMENT.items() if name not in SHOWING}
    old["initiatief"] = {k: v for k, v in old["initiatief"].items() if k != "colour"}
    for one in old["veranderverhaal"]["feiten"]:
        one.pop("icon", None)
    text = json.dumps({**old, "version": version})
    assert from_json(text, logo=small_bundle().logo) == small_bundle()


def test_a_colour_of_ones_own_and_an_icon_travel():
    look = replace(small_bundle().initiatief, theme=Theme.OWN, colour="#7a2e5d")
    story = small_story(feiten=(feit(icon="coffee"),))
    bundle = small_bundle(initiatief=look, veranderverhaal=story)
    assert from_json(to_json(bundle), logo=bundle.logo) == bundle


def test_an_icon_that_cannot_be_is_forgotten():
    text = with_value(("veranderverhaal", "feiten", 0, "icon"), "../../etc/passwd")
    assert from_json(text).veranderverhaal.feiten[0].icon == ""


def test_the_shared_page_stays_behind():
    assert not [name for name in DOCUMENT if "shared" in name]
    with pytest.raises(ExchangeRefused):
        from_json(with_value(("shared_page",), {"code": "abcdefgh", "open": True}))


@pytest.mark.parametrize(
    ("way", "value"),
    [
        pytest.param("initiatief.theme", "own", id="an own theme without a colour"),
        pytest.param("initiatief.colour", "red", id="a colour in words"),
        pytest.param("initiatief.colour", "#7a2e5d;}", id="a colour and more"),
        pytest.param("citaten.0.key", "", id="a citaat without key"),
        pytest.param("citaten.0.key", "../x", id="a key as a path"),
        pytest.param("citaten.1.key", "said", id="a key twice"),
        pytest.param("citaten.0.effect", "<b>", id="an effect with signs"),
        pytest.param("citaten.0.text", " ", id="a citaat without words"),
        pytest.param("citaten.0.text", "x" * 301, id="too long a citaat"),
        pytest.param("citaten.0.purposes", [], id="agreed to nothing"),
        pytest.param("citaten.0.purposes", ["tv"], id="an unknown purpose"),
        pytest.param("citaten.0.purposes", "poster", id="a purpose and no list"),
        pytest.param("citaten.0.agreed_on", None, id="never agreed"),
        pytest.param("citaten.0.until", "2026-03-11", id="over before it began"),
        pytest.param("citaten.0.made_up", "ja", id="made up in words"),
        pytest.param("citaten.0.film", "x", id="an unknown field"),
        pytest.param("poster_choice.direction", "left", id="an unknown direction"),
        pytest.param("poster_choice.results", ["a", "b", "c", "d"], id="four results"),
        pytest.param("poster_choice.results", ["x" * 301], id="a result with a long key"),
        pytest.param("poster_choice.citaat", "x" * 41, id="a citaat with a long key"),
        pytest.param("poster_choice", None, id="no choice"),
        pytest.param("report_choice.left_out", ["cover"], id="an unknown section"),
        pytest.param("report_choice.fund", "x" * 121, id="a fund with a long name"),
        pytest.param("report_choice.introductions.0.text", "x" * 3001, id="a long introduction"),
        pytest.param("report_choice.revision", 2**31, id="a full counter"),
    ],
)
def test_what_cannot_be_is_refused(way, value):
    with pytest.raises(ExchangeRefused):
        from_json(with_value(way_of(way), value))


def test_there_is_room_for_so_many_citaten():
    full = tuple(replace(EXAMPLE, key=f"c{n}") for n in range(MAX_CITATEN))
    assert from_json(to_json(showing_bundle(citaten=full))).citaten == full
    with pytest.raises(ExchangeRefused, match="te veel citaten"):
        from_json(to_json(showing_bundle(citaten=(*full, SAID))))


def test_purposes_are_read_in_their_order_and_once():
    found = from_json(with_value(("citaten", 0, "purposes"), ["poster", "report", "poster"]))
    assert found.citaten[0].purposes == (Purpose.REPORT, Purpose.POSTER)


def test_what_is_left_out_is_the_default():
    document = {name: part for name, part in DOCUMENT.items() if name not in SHOWING[1:]}
    found = from_json(json.dumps({**document, "poster_choice": {}}))
    assert (found.poster_choice, found.report_choice) == (PosterChoice(), ReportChoice())


@pytest.mark.parametrize("value", WRONG_VALUES, ids=lambda value: repr(value)[:12])
def test_a_wrong_type_at_any_place_is_taken_in_or_refused(value):
    for way in places(DOCUMENT):
        if way[0] in SHOWING:
            take_in(with_value(way, value))
