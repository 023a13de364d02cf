"""The diagram of a veranderverhaal as Mermaid text, to paste into a wiki or a README."""

import re
from itertools import pairwise

from presentation.colours import INK, LAYER_COLOURS
from presentation.diagram_dot import EMPTY_TEXT, drawn_verbanden, node_names
from presentation.diagram_text import cleaned
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.model import FOUR_LAYERS, Certainty, Layer, Veranderverhaal, Verband

# Mermaid reads quotes, backticks, list marks, `%%`, `style…:` and more inside a quoted label too.
NOT_PLAIN = re.compile(r"[!-+\--/:-@\[-`{-~]")


def diagram_mermaid(veranderverhaal: Veranderverhaal) -> str:
    """A flowchart with a subgraph for each layer; arrows of unsure verbanden are dotted."""
    names = node_names(veranderverhaal)
    lines = ["flowchart TB"]
    for layer in FOUR_LAYERS:
        lines += _subgraph(layer, veranderverhaal, names)
    verbanden = drawn_verbanden(veranderverhaal)
    lines += [f"  {_arrow(verband, names)}" for verband in verbanden]
    # Invisible links keep the layers in their order when no verband does.
    lines += [f"  {_name(layer)} ~~~ {_name(below)}" for layer, below in pairwise(FOUR_LAYERS)]
    lines += _styles(veranderverhaal, verbanden)
    return "\n".join(lines) + "\n"


def _subgraph(layer: Layer, veranderverhaal: Veranderverhaal, names: dict[str, str]) -> list[str]:
    elements = [
        f'    {names[element.key]}["{_escaped(element.title)}"]:::{layer}'
        for element in veranderverhaal.layer(layer)
    ]
    empty = [f'    {layer}_leeg["{EMPTY_TEXT}"]:::leeg']
    return [f'  subgraph {_name(layer)}["{LAYER_LABELS[layer]}"]', *(elements or empty), "  end"]


def _name(layer: Layer) -> str:
    return f"laag_{layer}"


def _arrow(verband: Verband, names: dict[str, str]) -> str:
    arrow = "-.->" if verband.certainty == Certainty.UNSURE else "-->"
    return f"{names[verband.source]} {arrow} {names[verband.target]}"


def _styles(veranderverhaal: Veranderverhaal, verbanden: tuple[Verband, ...]) -> list[str]:
    lines = [f"  classDef leeg fill:#ffffff,stroke:{INK},color:{INK},stroke-dasharray:4 4"]
    for layer in FOUR_LAYERS:
        colours = LAYER_COLOURS[layer]
        lines.append(f"  classDef {layer} fill:{colours.soft},stroke:{colours.strong},color:{INK}")
        lines.append(
            f"  style {_name(layer)} fill:#ffffff,stroke:{colours.strong},color:{colours.strong}"
        )
        arrows = [
            str(number)
            for number, verband in enumerate(verbanden)
            if veranderverhaal.element(verband.source).layer == layer
        ]
        if arrows:
            lines.append(f"  linkStyle {','.join(arrows)} stroke:{colours.strong}")
    return lines


def _escaped(text: str) -> str:
    """`text` with all punctuation but the comma as Mermaid's numbered characters."""
    return NOT_PLAIN.sub(lambda match: f"#{ord(match[0])};", cleaned(text)) or "…"
