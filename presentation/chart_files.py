"""A chart as SVG and PNG, in our own letters. Nothing is fetched: data and letters are here.

Each takes some tenths of a second of the processor: call them in a process apart.
"""

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import vl_convert
from defusedxml.ElementTree import fromstring

from presentation.diagram_text import cleaned

# The Vega-Lite of Altair 6.
VEGA_LITE = "6.4"
FONT_FOLDER = Path(__file__).parent / "fonts"
SVG = "http://www.w3.org/2000/svg"
DEFAULT_TITLE = "Grafiek"


def chart_svg(spec: dict[str, Any], title: str = "", description: str = "") -> str:
    """An `<svg>` that stands alone or in a page: named, described, in Dutch.

    The description is that of the chart itself when none is given.
    """
    _use_our_fonts()
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    drawing = fromstring(drawn)
    told = description or str(spec.get("description", ""))
    _describe(drawing, cleaned(title) or DEFAULT_TITLE, cleaned(told))
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(drawing, encoding="unicode")


def chart_png(spec: dict[str, Any], scale: float = 2) -> bytes:
    """The chart as pixels, `scale` times as many as its width says."""
    _use_our_fonts()
    png = vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=scale, allowed_base_urls=[])
    return bytes(png)


@cache
def _use_our_fonts() -> None:
    vl_convert.register_font_directory(str(FONT_FOLDER))


def _describe(drawing: ElementTree.Element, title: str, description: str) -> None:
    drawing.set("role", "img")
    drawing.set("lang", "nl")
    texts = {"title": title, "desc": description}
    for place, (name, text) in enumerate((name, text) for name, text in texts.items() if text):
        part = ElementTree.Element(f"{{{SVG}}}{name}")
        part.text = text
        drawing.insert(place, part)
    # The words of the chart would be read again, one by one and out of order.
    for group in drawing.findall(f"{{{SVG}}}g"):
        group.set("aria-hidden", "true")
