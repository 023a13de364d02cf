"""How sure the outcome is: what matters most, and many draws over all ranges."""

import streamlit as st

from dashboard.baten_card import Card, Desk, said, show_card
from dashboard.baten_cards import say_discounted
from dashboard.baten_figures import Figures, simulation_of, swings_of
from presentation.effectenarena_charts import (
    ChanceBin,
    RangeBar,
    Segment,
    Tone,
    chances_chart,
    swings_chart,
)
from veranderverhaal.effectenarena.money import euros, number
from veranderverhaal.effectenarena.sensitivity import break_even
from veranderverhaal.effectenarena.sensitivity_words import (
    ONE_AT_A_TIME,
    say_break_even,
    say_tornado,
    swing_name,
    swing_numbers,
)
from veranderverhaal.effectenarena.simulation import Simulation
from veranderverhaal.effectenarena.simulation_words import say_far_off, say_simulation
from veranderverhaal.effectenarena.tornado import Measure, Swing
from veranderverhaal.model import Veranderverhaal

MOST_SWINGS = 12
DRAWING = "We loten duizenden keren. Dat kan een paar seconden duren …"
AT_LOW, AT_HIGH = "als het getal laag is", "als het getal hoog is"
BASE_WORDS = "saldo met alles op het midden"
CHANCE_WORDS = ("minder baten dan kosten", "meer baten dan kosten", "evenveel baten als kosten")


def show_certainty(desk: Desk, figures: Figures, story: Veranderverhaal) -> None:
    """When the costs are just met, what matters most, and the draws."""
    st.markdown(said(say_break_even(break_even(figures.reckoning))))
    with st.spinner(DRAWING):
        swings = swings_card(figures, story)
        simulation = simulation_of(figures.effectenarena)
    show_card(desk, swings)
    show_card(desk, chances_card(figures, simulation))


def swings_card(figures: Figures, story: Veranderverhaal) -> Card:
    """Tornado: the balance when one number alone is low or high."""
    effectenarena = figures.effectenarena
    swings = swings_of(effectenarena)
    base = figures.reckoning.discounted.balance.middle
    shown = swings[:MOST_SWINGS]
    more = len(swings) - len(shown)
    names = [_capital(swing_name(one, effectenarena, story)) for one in swings]
    return Card(
        key="swings",
        title="Wat maakt het meest uit?",
        told=(say_tornado(swings, Measure.BALANCE, effectenarena, story),),
        header=("getal", "ingevuld", "saldo bij laag", "saldo bij midden", "saldo bij hoog"),
        rows=tuple(
            (name, swing_numbers(one), one.at_low, one.middle, one.at_high)
            for name, one in zip(names, swings, strict=True)
        ),
        chart=swings_chart if shown else None,
        given=(tuple(map(_swing_row, names, shown)), float(base)),
        named={"keys": ((Tone.COSTS, AT_LOW), (Tone.BATEN, AT_HIGH)), "base_words": BASE_WORDS},
        discount=say_discounted(figures),
        told_large=ONE_AT_A_TIME,
        notes=(f"In de tabel staan er nog {more}.",) if more else (),
    )


def chances_card(figures: Figures, simulation: Simulation) -> Card:
    """How often each multiplier came up, discounted."""
    outcomes = simulation.discounted
    bins = outcomes.histogram.bins if outcomes.histogram else ()
    is_drawn = bool(bins) and bool(simulation.numbers)
    drawn = tuple(ChanceBin(float(one.low), float(one.high), one.count) for one in bins)
    far = say_far_off(outcomes)
    return Card(
        key="chances",
        title="Hoe vaak zijn de baten hoger dan de kosten?",
        told=say_simulation(simulation),
        header=("baten per euro kosten", "aantal lotingen"),
        rows=tuple(
            (f"{number(one.low)} tot en met {number(one.high)}", str(one.count)) for one in bins
        ),
        chart=chances_chart if is_drawn else None,
        given=(drawn, 1),
        named={"words": CHANCE_WORDS},
        discount=say_discounted(figures),
        notes=(far,) if far else (),
    )


def _swing_row(name: str, swing: Swing) -> RangeBar:
    low, middle, high = (float(one) for one in (swing.at_low, swing.middle, swing.at_high))
    told = f"laag geeft {euros(swing.at_low)}, hoog geeft {euros(swing.at_high)}"
    parts = [Segment(low, middle, Tone.COSTS), Segment(middle, high, Tone.BATEN)]
    return RangeBar(name, told, tuple(one for one in parts if one.start != one.end))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
