"""What cards to print are made of: a small effectenarena, and the worst that may be typed."""

from dataclasses import replace
from datetime import date

from presentation.effectenarena_cards import CardsMaterial
from tests.domain.canvas_samples import FILLED, STORY
from tests.stories import small_bundle
from veranderverhaal.effectenarena.canvas import Canvas, make_canvas
from veranderverhaal.effectenarena.model import Effectenarena, Investeerder
from veranderverhaal.model import MAX_TITLE, Element, Layer, Veranderverhaal

LONG = ("Samen met buren van alle leeftijden elke week soep koken en eten. " * 2)[:MAX_TITLE]
HOSTILE = ("W" * MAX_TITLE, LONG, "شكرا لكم", "‘<b>*_#[]$\\” ☕", "x")


def material(canvas: Canvas | None = None, *, made_up: bool = False) -> CardsMaterial:
    return CardsMaterial(
        small_bundle().initiatief,
        canvas or make_canvas(FILLED, STORY),
        replace(FILLED.settings, made_up=made_up),
        date(2026, 11, 21),
    )


def full_canvas() -> Canvas:
    """Twelve cards in a column, of the worst that may be typed."""
    elements = tuple(
        Element(f"{layer}{at}", layer, HOSTILE[at % len(HOSTILE)])
        for layer in (Layer.AANPAK, Layer.DIRECT)
        for at in range(12)
    )
    parties = tuple(Investeerder(f"i{at}", HOSTILE[at % len(HOSTILE)][:80]) for at in range(12))
    return make_canvas(Effectenarena(investeerders=parties), Veranderverhaal(elements=elements))
