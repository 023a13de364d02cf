"""How often each outcome came up when numbers were drawn within their ranges: columns on a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from presentation.chart_marks import Box, Line, Mark, Picture, When, Words, stacked
from presentation.chart_theme import Look, Size
from presentation.chart_words import Sample, key, text_width
from presentation.effectenarena_charts_axis import Tell, axis_of, plain_number
from presentation.effectenarena_charts_ranges import Tone, fill_of, stroke_of

# In pixels; on a beamer there must be room for its words too.
HEIGHTS = {
    Size.PAGE: 200,
    Size.BEAMER: 240,
    Size.PRINT: 200,
}

ACROSS = "Van links naar rechts: baten per euro kosten."
UPWARD = "De hoogste kolom: {} lotingen."


@dataclass(frozen=True)
class ChanceBin:
    """How many draws came out between two numbers."""

    low: float
    high: float
    count: int


def chances_picture(
    bins: Sequence[ChanceBin],
    border: float,
    look: Look,
    words: tuple[str, str, str],
    tell: Tell = plain_number,
) -> Picture:
    """The columns, in other colours below and above `border`.

    `words` are for what lies below it, what lies above it, and for the border itself.
    """
    below, above, at_border = words
    axis = axis_of(
        [border, *(end for one in bins for end in (one.low, one.high))], look.wide, look, tell
    )
    side = max(text_width(label, look.small) for _, label in axis.ticks) / 2 + 1
    height = HEIGHTS[look.size]
    most = max((one.count for one in bins), default=0) or 1

    def at(value: float) -> float:
        return side + (look.wide - 2 * side) * axis.share(value)

    marks: list[Mark] = []
    for one in bins:
        tall = height * one.count / most
        tone = _tone(one, border)
        tip = f"{tell(_near(one.low))} tot {tell(_near(one.high))}: {one.count} keer"
        width = max(at(one.high) - at(one.low) - 1, 1)
        marks.append(
            Box(
                at(one.low),
                height - tall,
                width,
                tall,
                fill_of(tone, look),
                tip,
                stroke_of(tone, look),
            )
        )
    marks.append(Line(0, height, look.wide, height, look.colours.muted, 1.5, when=When.ALWAYS))
    x = at(border)
    marks.append(Line(x, 0, x, height, look.colours.ink, 3 * look.unit, dashed=True))
    feet = tuple(
        Words(at(value), look.small * 0.65, label, look.small, look.colours.muted, "center")
        for value, label in axis.ticks
    )
    samples = [
        Sample(below, fill_of(Tone.COSTS, look)),
        Sample(above, fill_of(Tone.BATEN, look)),
        Sample(at_border, look.colours.ink, "dash"),
    ]
    columns = Picture(tuple(marks), height)
    under = Picture(feet, look.small * 1.3)
    scales = Picture(
        tuple(
            Words(0, look.small * (0.65 + 1.3 * line), told, look.small, look.colours.muted)
            for line, told in enumerate((ACROSS, UPWARD.format(most)))
        ),
        look.small * 2.6,
    )
    parts = [stacked([columns, under], 5 * look.unit), scales]
    return stacked([key(samples, look), *parts], 10 * look.unit)


def _near(value: float) -> Fraction:
    return Fraction(value).limit_denominator(10**6)


def _tone(one: ChanceBin, border: float) -> Tone:
    if one.high <= border:
        return Tone.COSTS
    return Tone.BATEN if one.low >= border else Tone.REST
