"""The colours of the beamer as a style sheet, made from those of the house."""

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

from presentation.colours import (
    DARK_CHART,
    LIGHT_CHART,
    THEME_COLOURS,
    ChartColours,
    own_theme,
    readable_on,
)
from veranderverhaal.model import Initiatief, Theme
from web.assets import FOR_A_YEAR

OWN_PARAMETER = "eigen"  # a colour of their own, without its #
OWN_COLOUR = re.compile(r"[0-9a-f]{6}", re.ASCII)
COLOURS_PATH = "/presentatie/stijl/kleuren.css"
# From the lowest step to the highest, for answers without a middle; the dark ones turned around.
LIGHT_STEPS = ("#cfe0ea", "#9cc2d8", "#6a9fbd", "#38789a", "#103f50", "#0a2a36", "#061a22")
DARK_STEPS = ("#4d7080", "#82a7b8", "#a9cbd9", "#d0e6f0", "#ffffff", "#fdebc8", "#f5ae3d")


@lru_cache(maxsize=64)
def colours_css(own: str = "") -> str:
    """Custom properties for each theme, for light and for dark; `own` is a colour as "7a2e5d"."""
    chosen = own_theme(f"#{own}") if own else THEME_COLOURS[Theme.WATER]
    themes = [
        rule(f".theme-{theme}", {"dark": one.dark, "accent": one.accent, "paper": one.paper})
        for theme, one in (*THEME_COLOURS.items(), (Theme.OWN, chosen))
    ]
    light = {**chart_colours(LIGHT_CHART, LIGHT_STEPS), "ground": "var(--paper)"}
    dark = {**chart_colours(DARK_CHART, DARK_STEPS), "ground": DARK_CHART.ground}
    return "\n".join([*themes, rule("body", light), rule("body.dark", dark)])


def chart_colours(chart: ChartColours, steps: tuple[str, ...]) -> dict[str, str]:
    """What a chart is drawn with, and which text reads on each of its colours."""
    named = {
        "ink": chart.ink,
        "soft": chart.muted,
        "edge": chart.line,
        "bar": chart.bar,
        "median": chart.beside,
    }
    for name, colour in scale_colours(chart, steps).items():
        named[name] = colour
        named[f"in-{name}"] = readable_on(colour)
    return named


def scale_colours(chart: ChartColours, steps: tuple[str, ...]) -> dict[str, str]:
    """Each colour of a scale with a middle (s1, s2 …) and of one without (t1, t2 …)."""
    return {
        f"{letter}{place}": colour
        for letter, scale in (("s", chart.scale), ("t", steps))
        for place, colour in enumerate(scale, start=1)
    }


def rule(selector: str, named: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'--{name}: {value};' for name, value in named.items())} }}"


def colours_address(initiatief: Initiatief) -> str:
    """Another address when the colours change: browsers may keep it."""
    own = initiatief.colour.removeprefix("#") if initiatief.theme is Theme.OWN else ""
    version = blake2b(colours_css(own).encode(), digest_size=4).hexdigest()
    return f"{COLOURS_PATH}?v={version}" + (f"&{OWN_PARAMETER}={own}" if own else "")


async def show_colours(request: Request) -> Response:
    headers = {"Cache-Control": FOR_A_YEAR}
    own = request.query_params.get(OWN_PARAMETER, "")
    css = colours_css(own if OWN_COLOUR.fullmatch(own) else "")
    return Response(css, media_type="text/css", headers=headers)
