"""The effectenarena and the money in the file that carries an initiatief."""

import json
from functools import partial

import pytest

from tests.domain.test_exchange_hostile import WRONG_VALUES, changed, places, take_in, way_of
from tests.effectenarena_bundle import effectenarena_bundle
from veranderverhaal.archive import pack, unpack
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.exchange import ExchangeRefused, from_json, to_json

DOCUMENT = json.loads(to_json(effectenarena_bundle()))
EUROS = ("effectenarena", "known_totals", "income")
with_value = partial(changed, DOCUMENT)


def test_an_effectenarena_comes_back_as_it_went():
    assert unpack(pack(effectenarena_bundle())) == effectenarena_bundle()
    assert pack(unpack(pack(effectenarena_bundle()))) == pack(effectenarena_bundle())


def test_a_file_of_version_4_comes_in_without_one():
    old = {name: part for name, part in DOCUMENT.items() if name not in EUROS}
    found = from_json(json.dumps({**old, "version": 4}))
    assert found.effectenarena == Effectenarena()
    assert found.known_totals == found.income == ()
    assert found.milestones == effectenarena_bundle().milestones


@pytest.mark.parametrize(
    ("way", "value"),
    [
        pytest.param("effectenarena.ketens.1.key", "samen", id="a key twice"),
        pytest.param("effectenarena.ketens.0.people.low", "26", id="low above middle"),
        pytest.param("effectenarena.ketens.0.people.middle", None, id="no middle"),
        pytest.param("effectenarena.ketens.0.delta.high", "1.1", id="more than everybody"),
        pytest.param("effectenarena.ketens.0.drop_off.source", "", id="a filter without a source"),
        pytest.param("effectenarena.ketens.0.effect", "../x", id="a key as a path"),
        pytest.param("effectenarena.ketens.0.not_claimable_why", "", id="not claimable, no why"),
        pytest.param("effectenarena.ketens.0.pricing", "pm", id="pm without a reason"),
        pytest.param("effectenarena.kengetallen.0.value.middle", "NaN", id="not a number"),
        pytest.param("effectenarena.kengetallen.0.value.high", "1E+999", id="a huge number"),
        pytest.param("effectenarena.kengetallen.0.url", "javascript:alert(1)", id="no address"),
        pytest.param("effectenarena.incasseerders.0.key", "residents", id="the key of a group"),
        pytest.param("effectenarena.investeringen.0.years", 0, id="no years"),
        pytest.param("effectenarena.settings.horizon", 61, id="too far"),
        pytest.param("effectenarena.settings.discount_rate", "0.21", id="a high rate"),
        pytest.param("known_totals.0.limits", " ", id="no limits"),
        pytest.param("known_totals.0.parts.0.name", "luck", id="an unknown leefdomein"),
        pytest.param("known_totals.0.parts.0.period", 5, id="a period too far"),
        pytest.param("income.0.scenario", "", id="more than one of what came in"),
        pytest.param("income.0.price", "-1", id="income below nothing"),
    ],
)
def test_what_cannot_be_is_refused(way, value):
    with pytest.raises(ExchangeRefused):
        from_json(with_value(way_of(way), value))


def test_any_wrong_value_is_taken_in_or_refused():
    for at, way in enumerate(places({name: DOCUMENT[name] for name in EUROS})):
        for value in WRONG_VALUES[at % 8 :: 8]:
            take_in(with_value(way, value))
