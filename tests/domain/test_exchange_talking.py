"""Bijeenkomsten, other sources and learning in the file that carries an initiatief."""

import io
import json
import zipfile
from dataclasses import replace
from functools import partial

import pytest

from tests.domain.test_exchange_hostile import WRONG_VALUES, changed, places, take_in, way_of
from tests.storage.duiding_cases import BIJEENKOMST
from tests.talking_bundle import PHOTO, PHOTO_KEY, talking_bundle
from veranderverhaal.archive import MAX_PHOTO_BYTES, pack, unpack
from veranderverhaal.bijeenkomst import BijeenkomstState
from veranderverhaal.citaat import photo_key
from veranderverhaal.exchange import ExchangeRefused, from_json, to_json
from veranderverhaal.set_aside import SetAsides

DOCUMENT = json.loads(to_json(talking_bundle()))
TALKING = (
    *("bijeenkomsten", "duidingen", "card_groups", "afspraken", "interviews", "story_rounds"),
    *("source_cells", "lessons", "milestones", "set_asides"),
)
with_value = partial(changed, DOCUMENT)


def zipped(members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_all_that_is_about_duiding_comes_back_as_it_went():
    assert unpack(pack(talking_bundle())) == talking_bundle()
    assert pack(unpack(pack(talking_bundle()))) == pack(talking_bundle())


def test_a_file_from_before_comes_in_without_them():
    old = {name: part for name, part in DOCUMENT.items() if name not in TALKING}
    found = from_json(json.dumps({**old, "version": 3}))
    assert found.set_asides == SetAsides()
    assert all(getattr(found, name) == () for name in TALKING[:-1])


def test_a_bijeenkomst_that_was_running_is_prepared_on_another_computer():
    running = replace(BIJEENKOMST, state=BijeenkomstState.RUNNING)
    found = from_json(to_json(talking_bundle(bijeenkomsten=(running,))))
    assert found.bijeenkomsten[0].state is BijeenkomstState.PREPARED


def test_a_photo_that_no_citaat_has_stays_behind():
    found = unpack(pack(talking_bundle(photos={PHOTO_KEY: PHOTO, photo_key(b"x"): b"x"})))
    assert found.photos == {PHOTO_KEY: PHOTO}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("photos/../../x.jpg", PHOTO, id="a path"),
        pytest.param("photos/zz.jpg", PHOTO, id="no digest"),
        pytest.param("photos/0123456789abcdef.exe", PHOTO, id="no picture"),
        pytest.param(f"photos/{PHOTO_KEY}.jpg", b"another", id="another photo"),
        pytest.param(f"photos/{PHOTO_KEY}.jpg", b"x" * (MAX_PHOTO_BYTES + 1), id="too large"),
    ],
)
def test_a_file_with_a_strange_photo_is_refused(name, content):
    with pytest.raises(ExchangeRefused):
        unpack(zipped({"initiatief.json": to_json(talking_bundle()), name: content}))


@pytest.mark.parametrize(
    ("way", "value"),
    [
        pytest.param("bijeenkomsten.0.starts", "25:00", id="no time of day"),
        pytest.param("bijeenkomsten.0.topics.1.key", "kennen", id="a topic twice"),
        pytest.param("bijeenkomsten.0.topics.0.key", "../x", id="a key as a path"),
        pytest.param("bijeenkomsten.0.guests.0.expected", 501, id="too many guests"),
        pytest.param("bijeenkomsten.0.code", "abcdefgh", id="a code from elsewhere"),
        pytest.param("duidingen.0.bijeenkomst", "weg", id="of no bijeenkomst"),
        pytest.param("duidingen.1.party", None, id="all twice"),
        pytest.param("duidingen.0.party", "burgemeester", id="an unknown party"),
        pytest.param("card_groups.0.bijeenkomst", "weg", id="a group of no bijeenkomst"),
        pytest.param("card_groups.0.group.title", " ", id="a group without a title"),
        pytest.param("afspraken.0.state", "dropped", id="dropped without a reason"),
        pytest.param("afspraken.0.what", "x" * 301, id="a long afspraak"),
        pytest.param("interviews.0.statements.0.text", "", id="nothing said"),
        pytest.param("story_rounds.0.choices.0.story", "weg", id="chose what was not read"),
        pytest.param("story_rounds.0.choices.0.why", "", id="chose without a reason"),
        pytest.param("source_cells.0.source", "observation", id="a cell twice"),
        pytest.param("source_cells.0.text", "", id="a stance without words"),
        pytest.param("lessons.0.change.layer", None, id="a card in no layer"),
        pytest.param("milestones.0.happened_on", None, id="a milestone without a day"),
        pytest.param("set_asides.items.0.mark", "x", id="a mark of nothing"),
        pytest.param("photos", {}, id="photos in the text"),
    ],
)
def test_what_cannot_be_is_refused(way, value):
    with pytest.raises(ExchangeRefused):
        from_json(with_value(way_of(way), value))


def test_any_wrong_value_is_taken_in_or_refused():
    for at, way in enumerate(places({name: DOCUMENT[name] for name in TALKING})):
        for value in WRONG_VALUES[at % 4 :: 4]:
            take_in(with_value(way, value))
