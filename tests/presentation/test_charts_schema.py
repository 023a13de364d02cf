"""Every kind of chart is one that Vega-Lite knows: the program itself does not look it up."""

import altair as alt
import pytest
from jsonschema import ValidationError

from presentation.chart_theme import Look
from tests.browser.every_chart import every_chart

CHARTS = every_chart(Look())


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_as_the_schema_of_vega_lite_says(name: str) -> None:
    alt.LayerChart.validate(CHARTS[name])


def test_a_chart_that_is_not_is_found_out() -> None:
    wrong = {**next(iter(CHARTS.values())), "width": "wide"}
    with pytest.raises(ValidationError):
        alt.LayerChart.validate(wrong)
