"""The charts of an effectenarena: what Vega-Lite knows, that can be read in every look."""

import json

import altair as alt
import pytest

from presentation.chart_theme import Look, Size
from presentation.chart_words import text_width
from tests.presentation.effectenarena_chart_samples import every_effectenarena_chart

LOOKS = {
    "page": Look(),
    "phone": Look(width=280, narrow=True),
    "beamer": Look(dark=True, size=Size.BEAMER),
    "print": Look(size=Size.PRINT),
}
NAMES = list(every_effectenarena_chart(Look()))


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_is_as_the_schema_of_vega_lite_says(name):
    spec = every_effectenarena_chart(LOOKS["page"])[name]
    alt.LayerChart.validate(spec)
    assert json.loads(json.dumps(spec)) == spec
    assert spec["description"]


def placed_words(spec):
    """Each line of text: left, right, top, bottom, and what it says."""
    for layer in spec["layer"]:
        if layer["mark"]["type"] != "text":
            continue
        for one in spec["datasets"][layer["data"]["name"]]:
            wide = text_width(one["text"], one["size"], layer["mark"]["fontWeight"] == 700)
            align = layer["mark"]["align"]
            left = one["x"] - {"left": 0, "center": wide / 2, "right": wide}[align]
            high = one["size"] * 0.45
            yield left, left + wide, one["y"] - high, one["y"] + high, one


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("look", LOOKS)
def test_words_are_large_enough_inside_the_picture_and_apart(look, name):
    spec, look = every_effectenarena_chart(LOOKS[look])[name], LOOKS[look]
    words = list(placed_words(spec))
    for left, right, top, bottom, one in words:
        assert one["size"] >= (28 if look.size is Size.BEAMER else 14)
        assert left >= -1, one
        assert right <= look.wide + 1, one
        assert top >= -1, one
        assert bottom <= spec["height"] + 1, one
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            apart = one[1] <= other[0] + 1 or other[1] <= one[0] + 1
            assert apart or one[3] <= other[2] + 1 or other[3] <= one[2] + 1, (one, other)


def boxes(spec, tip):
    rows = (one for rows in spec["datasets"].values() for one in rows)
    return [one for one in rows if "x2" in one and tip in (one.get("tip") or "")]


def test_a_nadeel_lies_left_of_what_is_gained():
    spec = every_effectenarena_chart(LOOKS["page"])["negative"]
    (gained,), (lost,) = boxes(spec, "Gezondheid"), boxes(spec, "Veiligheid")
    assert lost["x2"] < gained["x"]


def test_a_range_is_as_wide_as_its_amounts_differ():
    spec = every_effectenarena_chart(LOOKS["page"])["ranges"]
    (baten,), (costs,) = boxes(spec, "Baten"), boxes(spec, "Kosten")
    per_euro = (baten["x2"] - baten["x"]) / (4800 - 1200)
    assert (costs["x2"] - costs["x"]) / per_euro == pytest.approx(300, rel=0.05)
    assert (costs["x"] - baten["x"]) / per_euro == pytest.approx(800, rel=0.05)


def test_what_the_places_and_the_grounds_mean_is_written_beside_them():
    charts = every_effectenarena_chart(LOOKS["page"])
    told = {name: " ".join(one[4]["text"] for one in placed_words(charts[name])) for name in NAMES}
    drawn = [one for one in told.values() if "baten per euro kosten" in one]
    assert drawn
    assert all("De hoogste kolom: " in one for one in drawn)
    assert any("vlak om een lijn: van laag tot hoog" in one for one in told.values())
