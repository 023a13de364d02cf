"""What the page shows of the money: charts of the years that were chosen, beside each other."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.baten_card import Desk, show_card
from dashboard.data import read
from dashboard.downloading import offer_file
from dashboard.income_cards import payer_card, sector_card, theme_card, thirds_card
from dashboard.shell import plain
from dashboard.workers import run_apart
from presentation.chart_theme import Look
from presentation.income_files import income_csv, income_workbook
from storage.effectenarena_queries import list_income, load_effectenarena
from storage.queries import Listing, load_listing
from veranderverhaal.effectenarena.income import IncomeMix
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.income_words import WHAT_COUNTS, name_of
from veranderverhaal.made_up import ALL_MADE_UP
from veranderverhaal.saying_words import join

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BESIDE = 4
REAL_FIRST = 2
BASIS = "Geld dat in een jaar binnenkomt, zoals jullie het invulden. Een scenario is een plan."


def desk_of_income(listing: Listing, look: Look, *, made_up: bool) -> Desk:
    """What the charts of this initiatief need."""
    basis = join(BASIS, ALL_MADE_UP if made_up else "")
    return Desk(listing.initiatief.slug, listing.initiatief.name, basis, look)


def say_no_income() -> None:
    """What comes here, why, and how to begin."""
    st.info(
        "Hier zie je straks van wie het geld komt en waar het voor is. Begin met vorig jaar: één "
        "regel voor elke partij die betaalde. Daarna maak je een scenario: wat als jullie meer "
        f"zelf verdienen? {WHAT_COUNTS}"
    )


def ask_mixes(slug: str, found: Sequence[IncomeMix]) -> tuple[IncomeMix, ...]:
    """The years and scenarios to look at, in their own order."""
    if len(found) == 1:
        return tuple(found)
    names = [name_of(one) for one in found]
    chosen = st.pills(
        f"Wat zet je naast elkaar? (hoogstens {MOST_BESIDE})",
        names,
        selection_mode="multi",
        format_func=plain,
        default=[name_of(one) for one in usual_mixes(found)],
        key=f"income_beside_{slug}_{len(names)}",
    )
    if len(chosen) > MOST_BESIDE:
        st.caption(f"Dit zijn er meer dan {MOST_BESIDE}. Je ziet de eerste {MOST_BESIDE}.")
    shown = [one for one in found if name_of(one) in chosen] or usual_mixes(found)
    return tuple(shown[:MOST_BESIDE])


def usual_mixes(found: Sequence[IncomeMix]) -> list[IncomeMix]:
    """The last years, and then scenarios."""
    real = [one for one in found if not one.scenario][-REAL_FIRST:]
    plans = [one for one in found if one.scenario]
    return [*real, *plans][:MOST_BESIDE]


def show_thirds(desk: Desk, chosen: Sequence[IncomeMix]) -> None:
    """What a third of each would take."""
    for place, mix in enumerate(chosen):
        show_card(desk, thirds_card(mix, place))


def show_sectors(desk: Desk, chosen: Sequence[IncomeMix]) -> None:
    """How much is public, private and earned."""
    show_card(desk, sector_card(chosen))


def show_payers(desk: Desk, chosen: Sequence[IncomeMix]) -> None:
    """Of whom it comes."""
    show_card(desk, payer_card(chosen))


def show_themes(desk: Desk, chosen: Sequence[IncomeMix]) -> None:
    """What it is for."""
    show_card(desk, theme_card(chosen))


def offer_income_files(listing: Listing) -> None:
    """All lines with their sums; each file is made when it is pressed."""
    slug = listing.initiatief.slug
    name = f"inkomsten-{slug}"
    with st.container(horizontal=True, key="income_files"):
        offer_file(
            "Download voor Excel",
            partial(_excel, slug),
            f"{name}.xlsx",
            EXCEL,
            icon=":material/download:",
            key="income_excel",
        )
        offer_file(
            "Download als CSV", partial(_csv, slug), f"{name}.csv", "text/csv", key="income_csv"
        )
    st.caption("In het Excel-bestand kun je prijs en aantal wijzigen: het rekent dan opnieuw.")


def _excel(slug: str) -> bytes:
    name, lines, made_up = _material(slug)
    return run_apart(income_workbook, name, lines, made_up=made_up)


def _csv(slug: str) -> bytes:
    name, lines, made_up = _material(slug)
    return income_csv(name, lines, made_up=made_up)


def _material(slug: str) -> tuple[str, tuple[IncomeLine, ...], bool]:
    name = read(load_listing, slug).initiatief.name
    lines = tuple(read(list_income, slug))
    return name, lines, read(load_effectenarena, slug).settings.made_up
