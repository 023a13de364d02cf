"""The charts of an effectenarena: values in, a Vega-Lite specification out.

What a chart says stands beside it in words: that is given as `told`, for who cannot see it.
"""

from collections.abc import Sequence
from typing import Any

from presentation.chart_frame import Frame, framed
from presentation.chart_marks import Picture, altair_chart
from presentation.chart_theme import Look
from presentation.effectenarena_charts_axis import Tell, plain_number, short_amount
from presentation.effectenarena_charts_chances import ChanceBin, chances_picture
from presentation.effectenarena_charts_ranges import (
    RangeBar,
    Segment,
    Tone,
    range_rows,
    range_samples,
)
from presentation.effectenarena_charts_years import YearsLine, years_picture

__all__ = [
    "ChanceBin",
    "RangeBar",
    "Segment",
    "Tone",
    "YearsLine",
    "chances_chart",
    "parts_chart",
    "ranges_chart",
    "swings_chart",
    "years_chart",
]

Spec = dict[str, Any]
PLAIN = Look()


def ranges_chart(
    rows: Sequence[RangeBar],
    look: Look = PLAIN,
    *,
    told: str,
    keys: Sequence[tuple[Tone, str]] = ((Tone.BATEN, "van voorzichtig tot ruim"),),
    frame: Frame | None = None,
) -> Spec:
    """Amounts with their range, each on a row, all from nothing on; a nadeel lies left of it."""
    picture = range_rows(rows, look, short_amount, samples=range_samples(look, *keys))
    return _spec(picture, look, frame, told)


def parts_chart(
    rows: Sequence[RangeBar],
    look: Look = PLAIN,
    *,
    told: str,
    keys: Sequence[tuple[Tone, str]],
    frame: Frame | None = None,
) -> Spec:
    """Amounts in parts behind each other, without a range."""
    samples = range_samples(look, *keys, middle="")
    return _spec(range_rows(rows, look, short_amount, samples=samples), look, frame, told)


def swings_chart(
    rows: Sequence[RangeBar],
    base: float,
    look: Look = PLAIN,
    *,
    told: str,
    keys: Sequence[tuple[Tone, str]],
    base_words: str,
    is_ratio: bool = False,
    frame: Frame | None = None,
) -> Spec:
    """Tornado: where the outcome `base` goes when one number alone is low or high."""
    tell: Tell = plain_number if is_ratio else short_amount
    samples = range_samples(look, *keys, middle=base_words)
    picture = range_rows(rows, look, tell, samples=samples, base=base)
    return _spec(picture, look, frame, told)


def years_chart(
    years: Sequence[int],
    baten: YearsLine,
    costs: YearsLine,
    returned: int | None,
    look: Look = PLAIN,
    *,
    told: str,
    frame: Frame | None = None,
) -> Spec:
    """Baten and costs added up over the years, each with its ground, and where they meet."""
    return _spec(years_picture(years, baten, costs, returned, look), look, frame, told)


def chances_chart(
    bins: Sequence[ChanceBin],
    border: float,
    look: Look = PLAIN,
    *,
    told: str,
    words: tuple[str, str, str],
    frame: Frame | None = None,
) -> Spec:
    """How often each multiplier came up; `words` tell what is below, above and at the border."""
    return _spec(chances_picture(bins, border, look, words), look, frame, told)


def _spec(picture: Picture, look: Look, frame: Frame | None, told: str) -> Spec:
    if frame is None:
        chart = altair_chart(picture, look, description=told)
    else:
        whole = framed(picture, frame, look)
        chart = altair_chart(whole, look, description=told, for_file=True)
    return dict(chart.to_dict(validate=False))
