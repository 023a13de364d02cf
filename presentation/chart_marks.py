"""A chart as marks with places in pixels, and how those become Altair.

Places are worked out here, not by Vega: long labels wrap, and letters are the same in a browser
and in a file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Any

import altair as alt
from altair.utils import schemapi

from presentation.chart_theme import FONT_FAMILY, TITLE_FAMILY, Look

# Altair looks every part of a chart up in the schema of Vega-Lite: two thirds of the time of a
# chart. Ours are of a few kinds, and tests/presentation/test_charts_schema.py looks up each.
schemapi.disable_debug_mode()

FILE_MARGIN = 24
SIDES = ("left", "top", "right", "bottom")


class When(StrEnum):
    """Whether a mark tells the answer, or keeps its place while people guess."""

    ALWAYS = "always"
    ANSWER = "answer"
    EMPTY = "empty"


@dataclass(frozen=True)
class Box:
    """A bar, or a part of one; `tip` shows when someone points at it."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    tip: str = ""
    stroke: str = ""
    radius: float = 0
    when: When = When.ANSWER


@dataclass(frozen=True)
class Words:
    """One line of text; `y` is its middle."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    align: str = "left"
    bold: bool = False
    title: bool = False
    when: When = When.ALWAYS


@dataclass(frozen=True)
class Line:
    """A straight line from one place to another."""

    x: float
    y: float
    x2: float
    y2: float
    stroke: str
    thickness: float = 1
    dashed: bool = False
    when: When = When.ANSWER


@dataclass(frozen=True)
class Dot:
    """A point of a line, or a mark of something from elsewhere."""

    x: float
    y: float
    size: float
    fill: str
    shape: str = "circle"
    tip: str = ""
    when: When = When.ANSWER


@dataclass(frozen=True)
class Ribbon:
    """The ground between two lines: places (x, upper y, lower y)."""

    places: tuple[tuple[float, float, float], ...]
    fill: str
    when: When = When.ANSWER


Mark = Box | Words | Line | Dot | Ribbon


@dataclass(frozen=True)
class Picture:
    """Marks that belong together, from 0 to `height` down."""

    marks: tuple[Mark, ...] = ()
    height: float = 0


def moved(picture: Picture, down: float, right: float = 0) -> tuple[Mark, ...]:
    """The marks of a picture in another place."""
    return tuple(_moved(mark, down, right) for mark in picture.marks)


def stacked(pictures: Iterable[Picture], gap: float) -> Picture:
    """Pictures below each other; an empty one takes no room."""
    marks: list[Mark] = []
    height = 0.0
    for picture in pictures:
        if picture.height:
            top = height + (gap if height else 0)
            marks += moved(picture, top)
            height = top + picture.height
    return Picture(tuple(marks), height)


def altair_chart(
    picture: Picture, look: Look, *, description: str = "", for_file: bool = False
) -> alt.LayerChart:
    """The picture as an Altair chart without axes: its labels are marks too.

    In a file it has a ground and a margin of its own.
    """
    hidden = When.ANSWER if look.empty else When.EMPTY
    marks = [mark for mark in picture.marks if mark.when is not hidden and not _is_blank(mark)]
    x = alt.Scale(domain=[0, look.wide], nice=False, zero=False)
    y = alt.Scale(domain=[_rounded(picture.height), 0], nice=False, zero=False)
    # A chart without a layer is no chart: this one draws nothing.
    layers = list(_layers(marks, x, y)) or [_layer([{"x": 0, "y": 0}], x, y).mark_point(opacity=0)]
    # All at once: each further call would copy the whole chart.
    return alt.LayerChart(
        layer=layers,
        config=alt.Config(view=alt.ViewConfig(stroke=None), text=alt.MarkConfig(font=FONT_FAMILY)),
        width=look.wide,
        height=_rounded(picture.height),
        background=look.colours.ground if for_file else "transparent",
        # By side: Streamlit fills in the bottom, and breaks on a bare number.
        padding=dict.fromkeys(SIDES, FILE_MARGIN * look.unit if for_file else 2),
        description=description,
        # SVG stays sharp on a beamer; the menu of Vega is English.
        usermeta={"embedOptions": {"actions": False, "renderer": "svg"}},
    )


def _is_blank(mark: Mark) -> bool:
    return isinstance(mark, Words) and not mark.text


def _moved(mark: Mark, down: float, right: float) -> Mark:
    if isinstance(mark, Ribbon):
        places = ((x + right, upper + down, lower + down) for x, upper, lower in mark.places)
        return replace(mark, places=tuple(places))
    if isinstance(mark, Line):
        return replace(
            mark, x=mark.x + right, x2=mark.x2 + right, y=mark.y + down, y2=mark.y2 + down
        )
    return replace(mark, x=mark.x + right, y=mark.y + down)


def _layers(marks: Sequence[Mark], x: alt.Scale, y: alt.Scale) -> Iterable[alt.Chart]:
    """Grounds first, words last; a layer for each way of drawing."""
    yield from _ribbon_layers(marks, x, y)
    for radius, boxes in _grouped([m for m in marks if isinstance(m, Box)], lambda m: m.radius):
        data = [_box_row(box) for box in boxes]
        yield _layer(data, x, y, "x2", "y2", "stroke").mark_rect(
            aria=False, cornerRadius=radius, strokeWidth=1, tooltip={"expr": "datum.tip"}
        )
    lines = [m for m in marks if isinstance(m, Line)]
    for dashed, some in _grouped(lines, lambda m: m.dashed):
        data = [_line_row(line) for line in some]
        dash = [5, 4] if dashed else [1, 0]
        yield _layer(data, x, y, "x2", "y2", "stroke", "thickness").mark_rule(
            aria=False, strokeDash=dash
        )
    for shape, dots in _grouped([m for m in marks if isinstance(m, Dot)], lambda m: m.shape):
        yield _layer([_dot_row(dot) for dot in dots], x, y, "size").mark_point(
            aria=False, shape=shape, filled=True, opacity=1, tooltip={"expr": "datum.tip"}
        )
    words = [m for m in marks if isinstance(m, Words)]
    for (align, bold, title), some_words in _grouped(words, lambda m: (m.align, m.bold, m.title)):
        yield _layer([_words_row(line) for line in some_words], x, y, "text", "size").mark_text(
            aria=False,
            align=align,
            baseline="middle",
            fontWeight=700 if bold else 400,
            font=TITLE_FAMILY if title else FONT_FAMILY,
        )


def _ribbon_layers(marks: Sequence[Mark], x: alt.Scale, y: alt.Scale) -> Iterable[alt.Chart]:
    for ribbon in (mark for mark in marks if isinstance(mark, Ribbon)):
        data = [
            {"x": _rounded(at), "y": _rounded(upper), "y2": _rounded(lower), "fill": ribbon.fill}
            for at, upper, lower in ribbon.places
        ]
        yield _layer(data, x, y, "y2").mark_area(aria=False, opacity=0.22)


def _grouped(marks: Sequence[Any], key: Any) -> Iterable[tuple[Any, list[Any]]]:
    ordered = sorted(marks, key=key)
    return ((value, list(some)) for value, some in groupby(ordered, key=key))


def _layer(
    data: Sequence[Mapping[str, object]], x: alt.Scale, y: alt.Scale, *extra: str
) -> alt.Chart:
    channels: dict[str, Any] = {
        "x": alt.X("x:Q", scale=x, axis=None),
        "y": alt.Y("y:Q", scale=y, axis=None),
        "x2": alt.X2("x2"),
        "y2": alt.Y2("y2"),
        "color": alt.Fill("fill:N", scale=None, legend=None),
        "stroke": alt.Stroke("stroke:N", scale=None, legend=None),
        "thickness": alt.StrokeWidth("thickness:Q", scale=None, legend=None),
        "size": alt.Size("size:Q", scale=None, legend=None),
        "text": alt.Text("text:N"),
    }
    names = {"color": "fill", "thickness": "strokeWidth"}
    has_fill = "fill" in data[0]
    used = ["x", "y", *(["color"] if has_fill else []), *extra]
    encoding = {names.get(name, name): channels[name] for name in used}
    return alt.Chart(alt.InlineData(values=list(data))).encode(**encoding)


def _box_row(box: Box) -> dict[str, object]:
    return {
        "x": _rounded(box.x),
        "x2": _rounded(box.x + box.width),
        "y": _rounded(box.y),
        "y2": _rounded(box.y + box.height),
        "fill": box.fill,
        "stroke": box.stroke or "transparent",
        "tip": box.tip or None,
    }


def _line_row(line: Line) -> dict[str, object]:
    ends = {"x": line.x, "x2": line.x2, "y": line.y, "y2": line.y2, "thickness": line.thickness}
    return {name: _rounded(end) for name, end in ends.items()} | {"stroke": line.stroke}


def _dot_row(dot: Dot) -> dict[str, object]:
    place = {"x": _rounded(dot.x), "y": _rounded(dot.y)}
    return place | {"size": _rounded(dot.size), "fill": dot.fill, "tip": dot.tip or None}


def _words_row(words: Words) -> dict[str, object]:
    place = {"x": _rounded(words.x), "y": _rounded(words.y)}
    return place | {"text": words.text, "size": words.size, "fill": words.fill}


def _rounded(number: float) -> float:
    return round(float(number), 1)
