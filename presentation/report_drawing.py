"""Charts and diagrams as shapes and words apart: Typst draws the shapes and sets the words.

The words of an SVG would go through a converter that loses joined emoji (see diagram_png), and to
draw a chart by Vega takes a hundred times as long. The places are those of the chart on screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from presentation.chart_marks import Box, Dot, Line, Mark, Picture, Ribbon, When, Words
from presentation.chart_theme import Look, Size
from presentation.diagram_dot import NARROW, WIDE
from presentation.diagram_marks import Marks
from presentation.diagram_png import shapes_and_words
from presentation.diagram_svg import diagram_svg
from veranderverhaal.model import FOUR_LAYERS, Veranderverhaal

CHART_LOOK = Look(size=Size.PRINT, width=640)
BELOW_MIDDLE = 0.3  # of the size of letters: how far their foot lies below their middle
ROUND = 0.564  # radius of a circle of area 1, as Vega measures a point
FULL_WIDTH = 1.0
BOLD = 600
MOST_IN_A_ROW = 3  # elements of one layer beside each other; more stand below each other
TALLEST = 1.25  # times the width of the page
MODEST = 0.85  # times the width: what a diagram takes when its letters stay legible
LEAST_LETTERS = 0.68  # times those of a chart


@dataclass(frozen=True)
class Word:
    """One line of words; `y` is its foot, `align` where `x` is: left, center or right."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    align: str = "left"
    bold: bool = False
    title: bool = False


@dataclass(frozen=True)
class Drawing:
    """`share` is how much of the width of the page it takes."""

    width: float
    height: float
    shapes: str
    words: tuple[Word, ...]
    share: float = FULL_WIDTH


def chart_drawing(picture: Picture, look: Look = CHART_LOOK) -> Drawing:
    """A chart by the places that were worked out for it."""
    marks = [mark for mark in picture.marks if mark.when is not When.EMPTY]
    width, height = look.wide, max(picture.height, 1.0)
    shapes = "".join(_shapes(marks))
    words = tuple(_word(mark) for mark in marks if isinstance(mark, Words) and mark.text)
    return Drawing(width, height, _svg(width, height, shapes), words, _share(width, height))


def diagram_drawing(story: Veranderverhaal, marks: Marks) -> Drawing:
    """The diagram of a story, layers below each other unless one of them has many elements."""
    most = max(len(story.layer(layer)) for layer in FOUR_LAYERS)
    shape = WIDE if most <= MOST_IN_A_ROW else NARROW
    svg = diagram_svg(story, title="", shape=shape, marks=marks)
    shapes, lines, (width, height) = shapes_and_words(svg)
    words = tuple(_diagram_word(line) for line in lines if line["text"])
    legible = min(FULL_WIDTH, width / CHART_LOOK.wide * LEAST_LETTERS)
    share = max(legible, min(width / CHART_LOOK.wide, FULL_WIDTH, MODEST * width / height))
    return Drawing(width, height, shapes, words, _share(width, height, share))


def fits_page(picture: Picture, look: Look = CHART_LOOK) -> bool:
    """Whether a chart stands on one page in its full width."""
    return picture.height <= look.wide * TALLEST


def _share(width: float, height: float, most: float = FULL_WIDTH) -> float:
    """The part of the width at which a drawing is neither too tall nor its letters too large."""
    return round(min(FULL_WIDTH, most, TALLEST * width / height), 4)


def _diagram_word(line: dict[str, Any]) -> Word:
    align = "left" if line["anchor"] == "start" else "center"
    bold = line["weight"] >= BOLD
    return Word(line["x"], line["y"], line["text"], line["size"], line["fill"], align, bold)


def _word(mark: Words) -> Word:
    return Word(
        mark.x,
        mark.y + mark.size * BELOW_MIDDLE,
        mark.text,
        mark.size,
        mark.fill,
        mark.align,
        mark.bold,
        mark.title,
    )


def _svg(width: float, height: float, shapes: str) -> str:
    size = f'width="{width:.1f}" height="{height:.1f}" viewBox="0 0 {width:.1f} {height:.1f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{shapes}</svg>'


def _shapes(marks: Sequence[Mark]) -> Iterator[str]:
    """Grounds first, as the chart on screen has them."""
    yield from (_ribbon(mark) for mark in marks if isinstance(mark, Ribbon))
    yield from (_box(mark) for mark in marks if isinstance(mark, Box) and mark.width > 0)
    yield from (_line(mark) for mark in marks if isinstance(mark, Line))
    yield from (_dot(mark) for mark in marks if isinstance(mark, Dot))


def _ribbon(mark: Ribbon) -> str:
    upper = [f"{x:.1f},{y:.1f}" for x, y, _ in mark.places]
    lower = [f"{x:.1f},{y:.1f}" for x, _, y in reversed(mark.places)]
    points = " ".join([*upper, *lower])
    return f'<polygon points="{points}" fill={quoteattr(mark.fill)} fill-opacity="0.22"/>'


def _box(mark: Box) -> str:
    place = f'x="{mark.x:.1f}" y="{mark.y:.1f}" width="{mark.width:.1f}" height="{mark.height:.1f}"'
    stroke = f" stroke={quoteattr(mark.stroke)}" if mark.stroke else ""
    return f'<rect {place} rx="{mark.radius:g}" fill={quoteattr(mark.fill)}{stroke}/>'


def _line(mark: Line) -> str:
    ends = f'x1="{mark.x:.1f}" y1="{mark.y:.1f}" x2="{mark.x2:.1f}" y2="{mark.y2:.1f}"'
    dash = ' stroke-dasharray="5 4"' if mark.dashed else ""
    stroke = f'stroke={quoteattr(mark.stroke)} stroke-width="{mark.thickness:g}"'
    return f"<line {ends} {stroke}{dash}/>"


def _dot(mark: Dot) -> str:
    """A circle, or the diamond and the triangle to the left, for what is from elsewhere."""
    x, y, fill = mark.x, mark.y, quoteattr(mark.fill)
    if mark.shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{mark.size**0.5 * ROUND:.2f}" fill={fill}/>'
    half = mark.size**0.5 * 0.7
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    if mark.shape.startswith("triangle"):
        corners = ((-half, 0), (half, -half), (half, half), (-half, 0))
    points = " ".join(f"{x + right:.1f},{y + down:.1f}" for right, down in corners)
    return f'<polygon points="{points}" fill={fill}/>'
