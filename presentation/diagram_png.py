"""The diagram of a veranderverhaal as a PNG.

Typst draws the shapes from the SVG and sets the words itself: the words of an SVG go through a
converter that loses joined emoji and, on some mixtures of fonts in one line, crashes.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import typst
from defusedxml.ElementTree import fromstring

from presentation.colours import INK
from presentation.diagram_marks import NO_MARKS, Marks
from presentation.diagram_svg import SVG, diagram_svg
from presentation.diagram_text import cleaned
from veranderverhaal.model import Veranderverhaal

FONTS_FOLDER = Path(__file__).parent / "fonts"
MARGIN_PT = 18
MOVED = re.compile(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)")

PAGE = """
#let drawing = json(bytes(sys.inputs.drawing))
#set page(
  width: (drawing.width + 2 * drawing.margin) * 1pt,
  height: auto,
  margin: drawing.margin * 1pt,
  fill: white,
)
#set text(
  font: (
    "Atkinson Hyperlegible Next",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Ethiopic",
    "Noto Emoji",
  ),
  lang: "nl",
  fill: rgb(drawing.ink),
)
#if drawing.title != "" {
  block(below: 16pt, text(size: 20pt, weight: "bold", drawing.title))
}
#block(width: 100%, {
  image(bytes(drawing.svg), format: "svg", width: 100%)
  for line in drawing.lines {
    let words = text(
      size: line.size * 1pt,
      weight: line.weight,
      fill: rgb(line.fill),
      bottom-edge: "baseline",
      line.text,
    )
    context {
      let (width, height) = measure(words)
      let left-side = line.x * 1pt - if line.anchor == "start" { 0pt } else { width / 2 }
      place(top + left, dx: left-side, dy: line.y * 1pt - height, box(width: width, words))
    }
  }
})
"""


def diagram_png(
    veranderverhaal: Veranderverhaal, *, title: str, width_px: int = 2000, marks: Marks = NO_MARKS
) -> bytes:
    """The diagram on white under its title, exactly `width_px` wide, for a slide or a letter."""
    svg, lines, (width, _) = shapes_and_words(
        diagram_svg(veranderverhaal, title=title, marks=marks)
    )
    values = {
        "svg": svg,
        "lines": lines,
        "title": cleaned(title),
        "width": width,
        "margin": MARGIN_PT,
        "ink": INK,
    }
    compiler = typst.Compiler(
        PAGE.encode(), font_paths=_fonts(), sys_inputs={"drawing": json.dumps(values)}
    )
    png = compiler.compile(format="png", ppi=72 * width_px / (width + 2 * MARGIN_PT))
    assert isinstance(png, bytes)
    return png


def shapes_and_words(svg: str) -> tuple[str, list[dict[str, Any]], tuple[float, float]]:
    """A diagram without its words, each line of words with its place, and width and height."""
    drawing = fromstring(svg)
    lines = _lines(drawing)
    _without_words(drawing)
    width, height = map(float, drawing.get("viewBox", "").split()[2:])
    return ElementTree.tostring(drawing, encoding="unicode"), lines, (width, height)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)]
    )


def _lines(drawing: ElementTree.Element) -> list[dict[str, Any]]:
    """Each line of words with its place; Graphviz moves the whole drawing down by its height."""
    down, right = _moved(drawing)
    return [
        {
            "text": text.text or "",
            "x": float(text.get("x", "0")) + right,
            "anchor": text.get("text-anchor", "middle"),
            "y": float(text.get("y", "0")) + down,
            "size": float(text.get("font-size", "14")),
            "weight": int(text.get("font-weight", "400")),
            "fill": text.get("fill", INK),
        }
        for text in drawing.iter(f"{{{SVG}}}text")
    ]


def _moved(drawing: ElementTree.Element) -> tuple[float, float]:
    whole = drawing.find(f"{{{SVG}}}g")
    found = MOVED.search(whole.get("transform", "")) if whole is not None else None
    return (float(found[2]), float(found[1])) if found else (0.0, 0.0)


def _without_words(drawing: ElementTree.Element) -> None:
    for group in drawing.iter(f"{{{SVG}}}g"):
        for text in group.findall(f"{{{SVG}}}text"):
            group.remove(text)
