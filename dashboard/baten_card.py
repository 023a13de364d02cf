"""One chart of euros with all that belongs to it: its sentence, its table, and taking it along.

Each is a fragment: opening a table or a menu draws that chart anew and not the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard.rights import checked
from dashboard.shell import plain
from dashboard.uitkomst_big import BigChart, offer_big
from dashboard.uitkomst_chart import drawn, show_chart
from dashboard.uitkomst_keep import ChartFiles, offer_chart
from dashboard.uitkomst_table import show_wide_table
from presentation.chart_frame import Frame
from presentation.chart_theme import Look, Size
from presentation.effectenarena_csv import Cell, make_effectenarena_csv
from storage.queries import Listing
from veranderverhaal.effectenarena.money import MINUS, ROUNDING_NOTE, euros
from veranderverhaal.effectenarena.reckoning import Reckoning
from veranderverhaal.effectenarena.saying import say_counted
from veranderverhaal.made_up import ALL_MADE_UP
from veranderverhaal.saying_words import join

Spec = dict[str, Any]
NONE = "–"


@dataclass(frozen=True)
class Card:
    """A chart with what it says and the rows behind it.

    `chart` is drawn of `given` and `named`; without it there is nothing to draw. `discount` tells
    whether the amounts are discounted. Those in `rows` are in euros, or what `tell` makes of them.
    `told_large` stands under the chart where it fills a screen, instead of its first sentence.
    """

    key: str
    title: str
    told: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: Callable[..., Spec] | None = None
    given: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)
    discount: str = ""
    notes: tuple[str, ...] = ()
    tell: Callable[[Fraction], str] = euros
    told_large: str | None = None

    @property
    def sentence(self) -> str:
        """All that it says in one go."""
        return " ".join(self.told)

    def draw(self, look: Look, frame: Frame | None = None) -> Spec:
        """The chart for this look; drawn once for what is in it."""
        if self.chart is None:
            return {}
        named = {"told": self.sentence, "frame": frame, **self.named}
        return drawn(self.chart, *self.given, look, **named)


@dataclass(frozen=True)
class Desk:
    """What every chart of one page needs besides its own numbers.

    `basis` is on what they rest: the years, how many ketens and people, discounted or not.
    """

    slug: str
    name: str
    basis: str
    look: Look = field(default_factory=Look)


def desk_of(listing: Listing, reckoning: Reckoning, look: Look) -> Desk:
    """What the charts of this initiatief need."""
    made_up = ALL_MADE_UP if reckoning.settings.made_up else ""
    basis = join(say_counted(reckoning), made_up)
    return Desk(listing.initiatief.slug, listing.initiatief.name, basis, look)


def said(text: str) -> str:
    """Text for a page, in which no amount is parted from its euro sign."""
    return plain(unbroken(text))


def unbroken(text: str) -> str:
    """The same text with the sign of an amount on the line of its number."""
    return text.replace("€ ", "€\u00a0").replace(f"{MINUS} €", f"{MINUS}\u00a0€")


@st.fragment
@checked
def show_card(desk: Desk, card: Card) -> None:
    """The chart with its words, in a card of its own."""
    with st.container(border=True, key=f"card_{card.key}"):
        st.html(f'<h3 class="card-title chart-title" dir="auto">{escape(card.title)}</h3>')
        if card.chart:
            show_chart(card.draw(desk.look), alt=card.sentence, key=f"chart_{card.key}")
        for sentence in card.told:
            st.markdown(said(sentence))
        st.caption(said(" ".join((_basis(desk, card), *card.notes))))
        with st.expander("De tabel erachter", key=f"table_{card.key}", on_change="rerun") as table:
            if table.open:
                show_wide_table(card.title, card.header, shown_rows(card))
                st.caption(plain(ROUNDING_NOTE))
        if card.chart:
            with st.container(horizontal=True, key=f"quiet_{card.key}"):
                offer_chart(card.key, partial(_files_of, desk, card))
                offer_big(card.key, desk.look, partial(_big_of, desk, card))


def shown_rows(card: Card) -> list[list[str]]:
    """The rows as they are read."""
    return [[_shown(cell, card.tell) for cell in row] for row in card.rows]


def show_cards(desk: Desk, cards: Sequence[Card]) -> None:
    """Several cards below each other."""
    for card in cards:
        show_card(desk, card)


def _shown(cell: Cell, tell: Callable[[Fraction], str]) -> str:
    if cell is None:
        return NONE
    return unbroken(tell(cell) if isinstance(cell, Fraction) else str(cell))


def _basis(desk: Desk, card: Card) -> str:
    return f"{desk.basis} {card.discount}".strip()


def _files_of(desk: Desk, card: Card) -> ChartFiles:
    notes = (_basis(desk, card), *card.notes)
    frame = Frame(card.title, notes[0], (*card.told, *card.notes), desk.name)
    spec = card.draw(Look(size=Size.PRINT), frame)
    make = partial(make_effectenarena_csv, card.header, card.rows, (card.sentence, *notes))
    return ChartFiles(desk.slug, card.title, card.sentence, spec, make)


def _big_of(desk: Desk, card: Card) -> BigChart:
    told = card.told[0] if card.told_large is None else card.told_large
    basis = _basis(desk, card)
    return BigChart(desk.slug, "", card.title, card.sentence, told, basis, card.draw)
