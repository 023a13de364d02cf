"""The colours of layers and themes; every pair that carries text has a contrast of 4.5 or more."""

from dataclasses import dataclass

from veranderverhaal.model import Layer, Theme


@dataclass(frozen=True)
class LayerColours:
    """`strong` carries white text and draws lines; `soft` is the ground under dark text."""

    strong: str
    soft: str


@dataclass(frozen=True)
class ThemeColours:
    """`dark` is the ground of the header, `accent` stands on it, `paper` is the page itself."""

    dark: str
    accent: str
    paper: str


INK = "#16262d"
MUTED = "#4d5a60"

LAYER_COLOURS = {
    Layer.DOELGROEP: LayerColours("#1d5a74", "#dbe5eb"),
    Layer.AANPAK: LayerColours("#2a7452", "#dfeae5"),
    Layer.DIRECT: LayerColours("#aa4814", "#f6e4dc"),
    Layer.INDIRECT: LayerColours("#743f80", "#ebe0ee"),
    Layer.NEVENEFFECT: LayerColours("#5a5a55", "#ecebe6"),
}

THEME_COLOURS = {
    Theme.WATER: ThemeColours("#103f50", "#f5ae3d", "#fbf6ec"),
    Theme.GARDEN: ThemeColours("#1e4a32", "#f2c14e", "#f8f7ec"),
    Theme.BRICK: ThemeColours("#6a2a1f", "#f6bd6b", "#fbf4ee"),
    Theme.EVENING: ThemeColours("#33264f", "#f6b26b", "#f7f4fa"),
    Theme.STONE: ThemeColours("#2f3640", "#e8c468", "#f6f6f4"),
}
