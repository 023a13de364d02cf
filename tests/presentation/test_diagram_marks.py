"""What is known of effects, in the diagram."""

import re
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from presentation.diagram import NARROW, WIDE, diagram_dot, diagram_png, diagram_svg
from tests.presentation.test_diagram import HOSTILE, SVG, story, tooltips, words
from tests.presentation.told_stories import BADHUIS
from veranderverhaal.model import Certainty
from veranderverhaal.uitkomst import EffectState, EffectUitkomst

TOLD = story(BADHUIS)
HEADLINE = "73% merkt dit (81 van de 111)"
MARKS = {
    "direct_effect-0": EffectUitkomst("direct_effect-0", EffectState.MEASURED, HEADLINE),
    "direct_effect-1": EffectUitkomst("direct_effect-1", EffectState.TOO_FEW),
    "indirect_effect-0": EffectUitkomst("indirect_effect-0", EffectState.NOT_MEASURED),
}


def marked(shape=WIDE, marks=MARKS):
    return fromstring(diagram_svg(TOLD, title="Proef", shape=shape, marks=marks))


def signs(drawing):
    return [group for group in drawing.iter(f"{SVG}g") if group.get("class") == "mark"]


def test_without_marks_nothing_is_drawn_differently():
    assert diagram_svg(TOLD, title="Proef", marks={}) == diagram_svg(TOLD, title="Proef")
    assert diagram_dot(TOLD, WIDE, {}) == diagram_dot(TOLD)


@pytest.mark.parametrize("shape", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_measured_effect_has_its_headline_under_its_title(shape):
    shown = words(marked(shape))
    assert all(word in shown for word in HEADLINE.split())


def test_each_state_is_said_in_words_and_has_a_sign_in_box_and_legend():
    drawing = marked()
    assert len(signs(drawing)) == 2 * len(EffectState)
    shown = words(drawing)
    assert shown.count("te weinig antwoorden") == shown.count("nog niet gemeten") == 2


def test_the_legend_has_only_the_states_that_occur():
    only = {"direct_effect-0": MARKS["direct_effect-0"]}
    drawing = marked(marks=only)
    assert len(signs(drawing)) == 2
    assert "nog niet gemeten" not in words(drawing)


def test_the_states_differ_in_form_as_well_as_in_colour():
    first_three = signs(marked())[:3]
    forms = {
        tuple((part.tag, part.get("stroke-dasharray"), part.get("d")) for part in sign)
        for sign in first_three
    }
    assert len(forms) == 3


def test_the_tooltip_and_the_description_tell_what_is_known():
    drawing = marked()
    assert any(tip.endswith(f"gemeten: {HEADLINE}") for tip in tooltips(drawing))
    described = drawing.findtext(f"{SVG}desc")
    assert f"Wat we weten: {BADHUIS[2][0]}: gemeten: {HEADLINE};" in described


def test_a_mark_of_an_element_that_is_gone_is_not_drawn():
    gone = {"weg": EffectUitkomst("weg", EffectState.MEASURED, "100%")}
    assert signs(marked(marks=gone)) == []


def test_no_sign_is_cut_off():
    drawing = marked(
        marks={f"indirect_effect-{place}": MARKS["direct_effect-1"] for place in range(6)}
    )
    width = float(drawing.get("viewBox").split()[2])
    whole = drawing.find(f"{SVG}g").get("transform")
    right = float(re.search(r"translate\(([\d.]+)", whole)[1])
    places = [float(re.search(r"\(([-\d.]+)", sign.get("transform"))[1]) for sign in signs(drawing)]
    assert max(places) + right + 10.5 <= width


def test_unsure_verbanden_keep_their_legend_beside_the_marks():
    drawing = fromstring(diagram_svg(story(BADHUIS, Certainty.UNSURE), title="Proef", marks=MARKS))
    assert "weten we nog niet" in words(drawing)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_headline_can_be_drawn(text):
    marks = {"direct_effect-0": EffectUitkomst("direct_effect-0", EffectState.MEASURED, text)}
    assert len(signs(marked(marks=marks))) == 2


def test_the_png_has_the_marks_too():
    plain, with_marks = (
        Image.open(BytesIO(diagram_png(TOLD, title="", width_px=500, marks=marks)))
        for marks in ({}, MARKS)
    )
    assert with_marks.width == plain.width == 500
    assert with_marks.tobytes() != plain.tobytes()
