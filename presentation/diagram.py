"""The diagram of a veranderverhaal: as DOT for the browser, as SVG for a page, as PNG to keep."""

from presentation.diagram_dot import NARROW, WIDE, Shape, diagram_dot
from presentation.diagram_png import diagram_png
from presentation.diagram_svg import diagram_svg, warm_diagram

__all__ = ["NARROW", "WIDE", "Shape", "diagram_dot", "diagram_png", "diagram_svg", "warm_diagram"]
