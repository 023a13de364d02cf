"""What is known of an effect, drawn at its box: by a sign, by its border and in words.

Measured is a tick, too few answers a half circle, not measured an open one.
"""

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from presentation.colours import INK, LAYER_COLOURS
from presentation.diagram_text import LINE_LENGTH, cleaned, wrapped
from veranderverhaal.model import FOUR_LAYERS, Veranderverhaal
from veranderverhaal.uitkomst import EffectState, EffectUitkomst

Marks = Mapping[str, EffectUitkomst]  # by the key of an element
NO_MARKS: Marks = {}
STATE_TEXTS = {
    EffectState.MEASURED: "gemeten",
    EffectState.TOO_FEW: "te weinig antwoorden",
    EffectState.NOT_MEASURED: "nog niet gemeten",
}
BORDERS = {
    EffectState.MEASURED: {"penwidth": "3"},
    EffectState.TOO_FEW: {"style": "rounded,filled,dashed"},
    EffectState.NOT_MEASURED: {"style": "rounded,filled,dotted", "fillcolor": "#ffffff"},
}
SVG = "http://www.w3.org/2000/svg"
RADIUS = 9.5
ROOM_FOR_SIGNS = "0.2"  # inches around the drawing: a sign stands half outside its box
HEADLINE_SIZE = "13.50"
# Room in a line of the legend for the sign before it; Graphviz keeps no other spaces.
SIGN_ROOM = "\u00a0" * 7
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def mark_lines(mark: EffectUitkomst, length: int = LINE_LENGTH) -> list[str]:
    """What stands under the title of an effect: its headline, or why there is none."""
    return wrapped(mark.headline, length) or [STATE_TEXTS[mark.state]]


def mark_text(mark: EffectUitkomst) -> str:
    """What is known of an effect, in one line of plain words."""
    headline, state = cleaned(mark.headline), STATE_TEXTS[mark.state]
    return f"{state}: {headline}" if headline and headline != state else state


def legend_texts(drawn: Iterable[str], marks: Marks) -> list[str]:
    """The lines of the legend, for the states that occur among the drawn elements."""
    states = {marks[key].state for key in drawn if key in marks}
    return [f"{SIGN_ROOM}{text}" for state, text in STATE_TEXTS.items() if state in states]


def draw_marks(
    drawing: ElementTree.Element,
    veranderverhaal: Veranderverhaal,
    names: Mapping[str, str],
    marks: Marks,
    length: int,
    *,
    is_flat: bool,
) -> None:
    """Put the signs at the boxes and in the legend, and their lines in bold.

    Graphviz still has its own names as titles then. `is_flat`: layers stand side by side.
    """
    found = {
        names[element.key]: (marks[element.key], LAYER_COLOURS[layer].strong)
        for layer in FOUR_LAYERS
        for element in veranderverhaal.layer(layer)
        if element.key in marks
    }
    for group in drawing.iter(f"{{{SVG}}}g"):
        name = group.findtext(f"{{{SVG}}}title", "")
        if group.get("class") == "node" and name in found:
            mark, colour = found[name]
            _embolden(group, len(mark_lines(mark, length)), colour)
            group.append(_sign(mark.state, *_place(group, is_flat), colour))
        elif group.get("class") == "graph":
            _draw_legend(group)


def _embolden(group: ElementTree.Element, lines: int, colour: str) -> None:
    for line in list(group.iter(f"{{{SVG}}}text"))[-lines:]:
        line.set("font-weight", "700")
        line.set("font-size", HEADLINE_SIZE)
        line.set("fill", colour)


def _draw_legend(graph: ElementTree.Element) -> None:
    states = {f"{SIGN_ROOM}{text}": state for state, text in STATE_TEXTS.items()}
    for line in list(graph.iter(f"{{{SVG}}}text")):
        state = states.get(line.text or "")
        if state:
            x, y = float(line.get("x", "0")), float(line.get("y", "0"))
            graph.append(_sign(state, x + RADIUS + 2, y - 4.5, INK, 0.78))


def _place(group: ElementTree.Element, is_flat: bool) -> tuple[float, float]:
    """On the right edge of a box, where no arrows come or go: halfway, or else at the corner."""
    outline = next(group.iter(f"{{{SVG}}}path"))
    numbers = [float(number) for number in NUMBER.findall(outline.get("d", ""))]
    across, down = numbers[::2], numbers[1::2]
    return max(across) + 2, min(down) + 3 if is_flat else (min(down) + max(down)) / 2


def _sign(
    state: EffectState, x: float, y: float, colour: str, scale: float = 1
) -> ElementTree.Element:
    place = f"translate({x:.2f} {y:.2f}) scale({scale})"
    sign = ElementTree.Element(f"{{{SVG}}}g", {"class": "mark", "transform": place})
    ring = {"r": str(RADIUS), "fill": "#ffffff", "stroke": colour, "stroke-width": "2"}
    if state is EffectState.MEASURED:
        ring |= {"fill": colour, "stroke": "#ffffff"}
    if state is EffectState.NOT_MEASURED:
        ring["stroke-dasharray"] = "2.5 2.5"
    ElementTree.SubElement(sign, f"{{{SVG}}}circle", ring)
    if state is EffectState.MEASURED:
        tick = {"d": "M-4.4 0.4 L-1.4 3.4 L4.4 -3", "fill": "none", "stroke": "#ffffff"}
        tick |= {"stroke-width": "2.4", "stroke-linecap": "round", "stroke-linejoin": "round"}
        ElementTree.SubElement(sign, f"{{{SVG}}}path", tick)
    if state is EffectState.TOO_FEW:
        half = {"d": "M0 -6.5 A6.5 6.5 0 0 0 0 6.5 Z", "fill": colour}
        ElementTree.SubElement(sign, f"{{{SVG}}}path", half)
    return sign
