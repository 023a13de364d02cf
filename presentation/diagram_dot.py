"""The diagram of a veranderverhaal as Graphviz DOT."""

from dataclasses import dataclass
from itertools import pairwise

import graphviz

from presentation.colours import INK, LAYER_COLOURS
from presentation.diagram_marks import (
    BORDERS,
    NO_MARKS,
    ROOM_FOR_SIGNS,
    Marks,
    legend_texts,
    mark_lines,
)
from presentation.diagram_text import LINE_LENGTH, cleaned, cleaned_lines, wrapped
from veranderverhaal.labels import CERTAINTY_LABELS, LAYER_LABELS, LAYER_QUESTIONS
from veranderverhaal.model import (
    FOUR_LAYERS,
    Certainty,
    Element,
    Layer,
    Veranderverhaal,
    Verband,
    may_join,
)
from veranderverhaal.uitkomst import EffectUitkomst

# Graphviz knows the widths of Arial by itself, so the lay-out is the same on every computer.
LAYOUT_FONT = "Arial"
EMPTY_TEXT = "nog leeg"
NO_ASSUMPTION = "waarom staat er nog niet bij"
LABEL_TEXT = "#ffffff"
LEGEND = f"– – –  {CERTAINTY_LABELS[Certainty.UNSURE]}"


@dataclass(frozen=True)
class Shape:
    """How the layers lie: rows below each other, or columns side by side for a narrow place.

    Lengths in characters, width in inches.
    """

    rankdir: str
    line_length: int
    label_length: int
    label_width: str


WIDE = Shape("TB", LINE_LENGTH, 16, "2.3")
NARROW = Shape("LR", 15, 11, "1.45")

GRAPH = {
    "nodesep": "0.28",
    "bgcolor": "transparent",
    "pad": "0.1",
    "fontname": LAYOUT_FONT,
    "fontsize": "14",
    "fontcolor": INK,
    "tooltip": " ",
}
NODE = {
    "shape": "box",
    "style": "rounded,filled",
    "fontname": LAYOUT_FONT,
    "fontsize": "15",
    "fontcolor": INK,
    "penwidth": "1.8",
    "margin": "0.2,0.13",
    "height": "0.62",
}
EDGE = {"penwidth": "1.8", "arrowsize": "0.85"}


def diagram_dot(
    veranderverhaal: Veranderverhaal, shape: Shape = WIDE, marks: Marks = NO_MARKS
) -> str:
    """The four layers one after the other, each in the order the group gave it.

    Neveneffecten stay out: they are no part of the chain that the arrows tell. `marks` says of
    elements what is known of them.
    """
    names = node_names(veranderverhaal)
    room = {"rankdir": shape.rankdir, "ranksep": _room_between_layers(veranderverhaal, shape)}
    graph = graphviz.Digraph(graph_attr=GRAPH | room, node_attr=NODE, edge_attr=EDGE)
    for layer in FOUR_LAYERS:
        _draw_layer(graph, layer, veranderverhaal.layer(layer), names, shape, marks)
    for layer, following in pairwise(FOUR_LAYERS):
        graph.edge(
            layer,
            following,
            color=LAYER_COLOURS[layer].strong,
            penwidth="4",
            weight="100",
            tooltip=_escaped(f"{LAYER_LABELS[layer]} → {LAYER_LABELS[following]}"),
        )
    verbanden = drawn_verbanden(veranderverhaal)
    for verband in verbanden:
        _draw_verband(graph, veranderverhaal, verband, names)
    legend = [LEGEND] if any(one.certainty == Certainty.UNSURE for one in verbanden) else []
    if drawn := legend_texts(names, marks):
        # Lines that end in this stand below each other from the left, with a sign before them.
        lines = "".join(f"{_escaped(line)}\\l" for line in [*drawn, *legend])
        graph.attr(label=lines, labelloc="b", labeljust="r", pad=ROOM_FOR_SIGNS)
    elif legend:
        graph.attr(label=LEGEND, labelloc="b", labeljust="r")
    return str(graph.source)


def node_names(veranderverhaal: Veranderverhaal) -> dict[str, str]:
    """A name in the drawing for each element's key; keys may come from an import, names do not."""
    keys = (element.key for layer in FOUR_LAYERS for element in veranderverhaal.layer(layer))
    return {key: f"e{number}" for number, key in enumerate(dict.fromkeys(keys))}


def drawn_verbanden(veranderverhaal: Veranderverhaal) -> tuple[Verband, ...]:
    """The verbanden between two drawn elements in neighbouring layers, each pair once."""
    layers = {element.key: element.layer for element in veranderverhaal.elements}
    by_pair: dict[tuple[str, str], Verband] = {}
    for verband in veranderverhaal.verbanden:
        source, target = layers.get(verband.source), layers.get(verband.target)
        if source and target and may_join(source, target):
            by_pair.setdefault((verband.source, verband.target), verband)
    return tuple(by_pair.values())


def element_text(element: Element) -> str:
    """What an element says when someone points at it."""
    return "\n".join(filter(None, (cleaned(element.title), cleaned_lines(element.explanation))))


def verband_text(veranderverhaal: Veranderverhaal, verband: Verband) -> str:
    """A verband in one sentence, with its assumption and how sure the group is of it."""
    source, target = (
        cleaned(veranderverhaal.element(key).title) for key in (verband.source, verband.target)
    )
    assumption = cleaned(verband.assumption)
    reason = f"omdat {_after_omdat(assumption)}" if assumption else f"({NO_ASSUMPTION})"
    sure = f" ({CERTAINTY_LABELS[verband.certainty]})" if verband.certainty else ""
    return f"‘{source}’ → ‘{target}’ {reason}{sure}"


def _after_omdat(assumption: str) -> str:
    """The assumption without an "omdat" and a full stop of its own."""
    without = assumption.removeprefix("omdat ").removeprefix("Omdat ")
    return without.rstrip(".")


def _room_between_layers(veranderverhaal: Veranderverhaal, shape: Shape) -> str:
    """Inches: arrows of a wide layer lie flat and run into each other without more room."""
    if shape is NARROW:
        return "0.55"
    widest = max(len(veranderverhaal.layer(layer)) for layer in FOUR_LAYERS)
    return f"{min(0.8 + 0.07 * max(widest - 4, 0), 2.5):.2f}"


def _draw_layer(
    graph: graphviz.Digraph,
    layer: Layer,
    elements: tuple[Element, ...],
    names: dict[str, str],
    shape: Shape,
    marks: Marks,
) -> None:
    with graph.subgraph() as row:
        row.attr(rank="same")
        _draw_label(row, layer, shape)
        for element in elements:
            _draw_element(row, element, names[element.key], shape, marks.get(element.key))
        if not elements:
            _draw_empty(row, layer)
        in_order = [names[element.key] for element in elements] or [_empty_name(layer)]
        # Invisible arrows within a row keep the order; without them loose elements drift away.
        for left, right in pairwise([str(layer), *in_order]):
            row.edge(left, right, style="invis")


def _draw_label(row: graphviz.Digraph, layer: Layer, shape: Shape) -> None:
    strong = LAYER_COLOURS[layer].strong
    lines = wrapped(LAYER_LABELS[layer], shape.label_length)
    if shape is WIDE:
        lines = [*lines, LAYER_QUESTIONS[layer]]
    row.node(
        layer,
        _escaped("\n".join(lines)),
        fillcolor=strong,
        color=strong,
        fontcolor=LABEL_TEXT,
        width=shape.label_width,
        height="0.95",
        margin="0.05",
        tooltip=LAYER_LABELS[layer],
    )


def _draw_element(
    row: graphviz.Digraph, element: Element, name: str, shape: Shape, mark: EffectUitkomst | None
) -> None:
    colours = LAYER_COLOURS[element.layer]
    lines = wrapped(element.title, shape.line_length)
    if mark:
        lines += mark_lines(mark, shape.line_length)
    border = BORDERS[mark.state] if mark else {}
    row.node(
        name,
        _escaped("\n".join(lines) or " "),
        tooltip=_escaped(element_text(element) or " "),
        **{"fillcolor": colours.soft, "color": colours.strong, **border},
    )


def _draw_empty(row: graphviz.Digraph, layer: Layer) -> None:
    strong = LAYER_COLOURS[layer].strong
    row.node(
        _empty_name(layer),
        EMPTY_TEXT,
        style="rounded,dashed",
        color=strong,
        fontcolor=strong,
        tooltip=f"{LAYER_LABELS[layer]}: {EMPTY_TEXT}",
    )


def _empty_name(layer: Layer) -> str:
    return f"{layer}_leeg"


def _draw_verband(
    graph: graphviz.Digraph,
    veranderverhaal: Veranderverhaal,
    verband: Verband,
    names: dict[str, str],
) -> None:
    source = veranderverhaal.element(verband.source)
    graph.edge(
        names[verband.source],
        names[verband.target],
        color=LAYER_COLOURS[source.layer].strong,
        style="dashed" if verband.certainty == Certainty.UNSURE else "solid",
        tooltip=_escaped(verband_text(veranderverhaal, verband)),
    )


def _escaped(text: str) -> str:
    r"""`text` as a DOT string that shows exactly `text`.

    Graphviz gives a meaning to `\N` and the like, to `&lt;` and to a text between < and >.
    """
    lines = (graphviz.escape(line.replace("&", "&amp;")) for line in text.split("\n"))
    text_only: str = graphviz.nohtml("\\n".join(lines))
    return text_only
