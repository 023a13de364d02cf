"""Norms, figures and themes in the file that carries an initiatief: what goes, and what not."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from tests.domain.test_exchange_hostile import json_values, take_in, way_of
from tests.domain.test_exchange_meten import DOCUMENT, with_value
from tests.long_run import examples
from tests.measured_bundle import (
    FIGURES,
    FULL,
    NEWEST,
    NORMS,
    SECOND,
    bundles_with_themes,
    measured_bundle,
)
from tests.metingen import every_kind
from tests.stories import small_bundle
from veranderverhaal import exchange_uitkomst
from veranderverhaal.archive import pack, unpack
from veranderverhaal.bundle import CarriedResponse
from veranderverhaal.exchange import ExchangeRefused, from_json, to_json
from veranderverhaal.exchange_meten import MAX_RESPONSES
from veranderverhaal.question import DONT_KNOW
from veranderverhaal.uitkomst import Norm, Theme
from veranderverhaal.uitkomst_editing import MAX_FIGURES, MAX_THEMES
from veranderverhaal.vragenlijst import Section

BESIDE = ("norms", "figures", "themes")
NORM, FIGURE, THEME = (DOCUMENT[name][0] for name in BESIDE)
OTHER_FIGURE = DOCUMENT["figures"][1]


def marked(*themes, response=FULL):
    return (CarriedResponse("voorjaar", response, themes=themes),)


@examples(40, 400)
@given(bundles_with_themes())
def test_what_stands_beside_uitkomsten_comes_back_as_it_went(bundle):
    assert from_json(to_json(bundle), logo=bundle.logo) == bundle


@given(bundles_with_themes())
def test_the_same_bundle_gives_the_same_text(bundle):
    text = to_json(bundle)
    assert to_json(from_json(text, logo=bundle.logo)) == text


def test_a_file_of_this_version_from_before_these_fields_still_comes_in():
    document = json.loads(to_json(measured_bundle()))
    for name in BESIDE:
        del document[name]
    del document["responses"][0]["themes"]
    bare = replace(measured_bundle().responses[0], themes=())
    rest = measured_bundle().responses[1:]
    bundle = from_json(json.dumps(document), logo=small_bundle().logo)
    empty = {"norms": (), "figures": (), "themes": ()}
    assert bundle == measured_bundle(**empty, responses=(bare, *rest))


def test_only_a_response_with_themes_tells_them():
    lines = to_json(measured_bundle()).splitlines()
    told = [line for line in lines if line.startswith('    {"meting"')]
    assert told[0].endswith('"checked": true, "themes": ["rust", "koffie"]},')
    assert not any("themes" in line for line in told[1:])


def test_parts_in_another_order_are_read_as_storage_hands_them_out():
    mixed = measured_bundle(norms=NORMS[::-1], responses=marked("koffie", "rust"))
    bundle = from_json(to_json(mixed))
    assert bundle.norms == NORMS
    assert bundle.responses == marked("rust", "koffie")


@pytest.mark.parametrize(
    ("way", "value"),
    [
        pytest.param("norms.0", {**NORM, "question": "cijfer"}, id="two norms to one question"),
        pytest.param("norms.0.least", "0", id="content with nought"),
        pytest.param("norms.0.least", "101", id="more than all"),
        pytest.param("norms.0.least", "70.1234", id="too fine a norm"),
        pytest.param("norms.0.least", "NaN", id="a norm that is no number"),
        pytest.param("norms.0.least", 70, id="a norm not as text"),
        pytest.param("norms.1.least", "60", id="a grade of sixty"),
        pytest.param("norms.0.question", "waar", id="a norm where none can be"),
        pytest.param("norms.0.question", "../x", id="a norm to a path"),
        pytest.param("norms.0.set_on", "gisteren", id="not a date"),
        pytest.param("norms.0.set_on", "0001-01-01", id="the year one"),
        pytest.param("norms.0.revision", -1, id="a negative counter"),
        pytest.param("norms.0.who", "Jan", id="an unknown field of a norm"),
        pytest.param("figures.1.key", "thuis", id="a figure twice"),
        pytest.param("figures.0.key", "<b>", id="a key with signs"),
        pytest.param("figures.0.label", " ", id="a figure without name"),
        pytest.param("figures.0.source", "", id="a figure without source"),
        pytest.param("figures.0.url", "javascript:alert(1)", id="a link that runs"),
        pytest.param("figures.0.value", "1e20", id="a huge value"),
        pytest.param("figures.0.value", "sNaN", id="a signalling nan"),
        pytest.param("figures.0.year", 21, id="the year twenty-one"),
        pytest.param("figures.0.unit", "euro", id="an unknown unit"),
        pytest.param("figures.1", {**OTHER_FIGURE, "unit": "percent"}, id="less than nought"),
        pytest.param("figures.1.question", "a b", id="a question that is no key"),
        pytest.param("figures", [FIGURE] * (MAX_FIGURES + 1), id="too many figures"),
        pytest.param("themes.1.key", "rust", id="a theme twice"),
        pytest.param("themes.1.key", "", id="a theme without key"),
        pytest.param("themes.1.label", "MEER RUST", id="two themes of one name"),
        pytest.param("themes.1.label", "", id="a theme without name"),
        pytest.param("themes.1.label", "x" * 81, id="a theme with a long name"),
        pytest.param("themes.1.question", "", id="a theme of no question"),
        pytest.param("themes.0.question", "wens", id="a mark to what was not asked"),
        pytest.param("themes.0.question", "vaker", id="a mark to a choice"),
        pytest.param("responses.0.themes", ["weg"], id="a theme that is not there"),
        pytest.param("responses.0.themes", ["ander"], id="a theme of another question"),
        pytest.param("responses.0.themes", ["rust", "rust"], id="a mark twice"),
        pytest.param("responses.0.themes", "rust", id="a text instead of a list"),
        pytest.param("responses.0.themes", [None], id="a mark of nothing"),
        pytest.param("responses.1.themes", ["rust"], id="a mark on what was not answered"),
        pytest.param("responses.0.response.themes", ["rust"], id="a mark in the wrong place"),
    ],
)
def test_what_cannot_be_is_refused(way, value):
    with pytest.raises(ExchangeRefused):
        from_json(with_value(way_of(way), value))


def test_i_do_not_know_has_no_theme():
    unknown = replace(FULL, answers={"kwijt": (DONT_KNOW,)})
    bundle = measured_bundle(responses=marked("rust", response=unknown))
    with pytest.raises(ExchangeRefused, match="thema"):
        from_json(to_json(bundle))


def test_a_mark_is_compared_with_the_version_that_was_answered():
    """The newest version does not ask the open question any more, the one of the meting does."""
    found = from_json(to_json(measured_bundle(responses=marked("rust"))))
    assert found.vragenlijsten[1] == NEWEST
    elsewhere = (replace(marked("rust", response=SECOND)[0], meting="najaar"),)
    with pytest.raises(ExchangeRefused):
        from_json(to_json(measured_bundle(responses=elsewhere)))


def test_a_norm_may_belong_to_any_version_that_travels():
    grade = every_kind().question("cijfer")
    stelling = replace(grade, kind=every_kind().question("buren").kind)
    later = replace(NEWEST, sections=(Section("jij", "", (stelling,)),))
    both = (measured_bundle().vragenlijsten[0], later)
    bundle = measured_bundle(vragenlijsten=both, norms=(Norm("cijfer", Decimal(60), "2026-01-05"),))
    assert from_json(to_json(bundle)).norms == bundle.norms


def test_a_figure_of_an_instrument_forgets_a_question():
    bundle = from_json(with_value(way_of("figures.0.question"), "vaker"))
    assert bundle.figures[0] == FIGURES[0]


def test_a_question_has_room_for_so_many_themes():
    full = tuple(Theme(f"t{n}", "kwijt", f"Thema {n}") for n in range(MAX_THEMES))
    other = Theme("elders", "wens", "Thema 1")
    bundle = measured_bundle(themes=(*full, other), responses=marked(*(one.key for one in full)))
    assert from_json(to_json(bundle), logo=bundle.logo) == bundle
    one_more = (*full, Theme("veel", "kwijt", "Nog een"))
    with pytest.raises(ExchangeRefused, match="te veel thema"):
        from_json(to_json(measured_bundle(themes=one_more, responses=())))


def test_more_marks_than_may_travel_are_refused_both_ways(monkeypatch):
    text = to_json(measured_bundle())
    monkeypatch.setattr(exchange_uitkomst, "MAX_MARKS", 1)
    with pytest.raises(ExchangeRefused, match="te veel antwoorden met een thema"):
        from_json(text)
    monkeypatch.setattr("veranderverhaal.exchange.MAX_MARKS", 1)
    with pytest.raises(ExchangeRefused, match="te groot om mee te nemen"):
        to_json(measured_bundle())


@pytest.mark.parametrize("name", BESIDE)
@settings(max_examples=50)
@given(value=json_values)
def test_any_value_beside_uitkomsten_is_taken_in_or_refused(name, value):
    take_in(with_value((name,), [value]))
    take_in(with_value((name, 0, "question"), value))
    take_in(with_value(("responses", 0, "themes"), value))


def test_as_much_as_a_file_may_hold_is_read():
    many = range(20_000)
    document = json.loads(to_json(measured_bundle(responses=())))
    document["norms"] = [{**NORM, "question": f"q{n}"} for n in many]
    document["themes"] = [{**THEME, "key": f"t{n}", "question": f"q{n // 40}"} for n in many]
    for theme in document["themes"]:
        theme["label"] = theme["key"]
    assert len(from_json(json.dumps(document)).themes) == len(many)


@pytest.mark.only_long
def test_twenty_thousand_responses_travel_with_their_themes():
    one = CarriedResponse("voorjaar", FULL, themes=("rust", "koffie", "groen"))
    bundle = measured_bundle(responses=(one,) * MAX_RESPONSES)
    assert unpack(pack(bundle)).responses == bundle.responses
