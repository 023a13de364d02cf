"""The colours of layers, themes and charts; what carries text has a contrast of 4.5 or more."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from veranderverhaal.model import Initiatief, Layer, Theme


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


@dataclass(frozen=True)
class ChartColours:
    """`scale` runs from helemaal oneens to helemaal eens, in orange-brown, grey and blue.

    Neighbours differ for every kind of colour blindness, and all five differ in grey.
    """

    ground: str
    ink: str
    muted: str
    line: str
    empty: str  # where an answer is still to come
    scale: tuple[str, str, str, str, str]
    bar: str
    norm: str
    beside: str


INK = "#16262d"
MUTED = "#4d5a60"
WHITE = "#ffffff"

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

LIGHT_CHART = ChartColours(
    ground=WHITE,
    ink=INK,
    muted=MUTED,
    line="#c9c3b4",
    empty="#efe9dc",
    scale=("#b04a12", "#eba56c", "#d6d3ca", "#6ea3d8", "#17538f"),
    bar="#4288c7",
    norm="#743f80",
    beside="#a3430f",
)
DARK_CHART = ChartColours(
    ground="#10222b",
    ink="#fbf6ec",
    muted="#b9c4c8",
    line="#48606b",
    empty="#1d343f",
    scale=("#e0762f", "#f2b98a", "#66737b", "#5f9fe0", "#c4e1ff"),
    bar="#3d82c2",
    norm="#e3c1f2",
    beside="#f5ae3d",
)

# White on the header, and the accent on it, read well when printed in grey too.
DARK_ENOUGH = 9.0
LIGHT_ENOUGH = 6.0
STEPS = 64
PAPER_SHARE = 0.05


def theme_colours(initiatief: Initiatief) -> ThemeColours:
    """The colours of an initiatief: of the theme it chose, or made from its own colour."""
    if initiatief.theme in THEME_COLOURS:
        return THEME_COLOURS[initiatief.theme]
    return own_theme(initiatief.colour) if initiatief.colour else THEME_COLOURS[Theme.WATER]


def own_theme(colour: str) -> ThemeColours:
    """Colours around one of "#rrggbb": as dark, and as light, as text on them needs."""
    dark = _first(_mixes(colour, "#000000"), lambda one: contrast(one, WHITE) >= DARK_ENOUGH)
    accent = _first(_mixes(colour, WHITE), lambda one: contrast(one, dark) >= LIGHT_ENOUGH)
    return ThemeColours(dark, accent, mix(WHITE, colour, PAPER_SHARE))


def mix(one: str, other: str, share: float) -> str:
    """The colour with this share, from 0 to 1, of the other in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _mixes(colour: str, end: str) -> Iterator[str]:
    return (mix(colour, end, step / STEPS) for step in range(STEPS + 1))


def _first(colours: Iterator[str], is_fit: Callable[[str], bool]) -> str:
    return next(one for one in colours if is_fit(one))


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" as WCAG 2.2 defines it."""
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21; text needs 4.5 on its ground."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable_on(ground: str) -> str:
    """The colour of text that reads best on this ground."""
    return max((WHITE, INK), key=lambda text: contrast(text, ground))
