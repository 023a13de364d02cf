"""How sure an outcome in euros is, in the sentences of the page: a file must not look surer."""

from functools import lru_cache

from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.sensitivity_words import say_tornado
from veranderverhaal.effectenarena.simulation import simulate
from veranderverhaal.effectenarena.simulation_words import say_simulation
from veranderverhaal.effectenarena.tornado import Measure, tornado
from veranderverhaal.model import Veranderverhaal

KEPT = 8  # the preview, the PDF and the Word file of one report draw the same


@lru_cache(maxsize=KEPT)
def say_certainty(effectenarena: Effectenarena, story: Veranderverhaal) -> tuple[str, ...]:
    """Which number matters most, and how often the baten end above the costs when all are drawn."""
    swings = tornado(effectenarena)
    how_often, *_how_drawn = say_simulation(simulate(effectenarena))
    return say_tornado(swings, Measure.BALANCE, effectenarena, story), how_often
