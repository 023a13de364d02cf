"""What everyone puts in, by party, and what it costs per year."""

from functools import partial
from html import escape

import streamlit as st

from dashboard.factor_fields import Form
from dashboard.factor_saving import send, settle, show_why_not_saved
from dashboard.house import go_to, link_to
from dashboard.investering_fields import NEW, ask_investeerder
from dashboard.made_up_mark import show_made_up
from dashboard.saving import attempt, opened, show_refusal
from dashboard.shell import notify, offer_undo, plain
from dashboard.uitkomst_table import show_wide_table
from storage.commands import remove_investeerder, save_investeerder
from storage.queries import Listing
from veranderverhaal.effectenarena.bounds import NOTHING, total
from veranderverhaal.effectenarena.cost_words import (
    MONEY,
    PartyCosts,
    cost_rows,
    name_of_investering,
    say_investering,
    show_cost,
    show_cost_range,
)
from veranderverhaal.effectenarena.labels import INVESTERING_KIND_LABELS, SECTOR_LABELS
from veranderverhaal.effectenarena.model import Effectenarena, Investeerder, Investering
from veranderverhaal.effectenarena.money import ROUNDING_NOTE, euro_range
from veranderverhaal.effectenarena.naming import GONE, element_name
from veranderverhaal.effectenarena.reckoning import reckon

INVESTERING_PARAMETER, WHO_PARAMETER = "investering", "wie"


def show_investeringen(listing: Listing, effectenarena: Effectenarena) -> None:
    """All parties with what they put in, and then the costs per year."""
    slug = listing.initiatief.slug
    st.write(
        "Wat brengt iedereen in: geld, uren, ruimte of spullen? Ook wat geen geld kost, is een "
        "investering. Vertel het eerst in woorden. Bedragen mogen later."
    )
    if st.button("Zet een investering erbij", type="primary", icon=":material/add:"):
        go_to("investeringen", slug, **{INVESTERING_PARAMETER: NEW})
    if not effectenarena.investeerders and not effectenarena.investeringen:
        st.info(
            "Er staat nog niets. Begin met wie het meeste doet: vaak zijn dat de vrijwilligers, "
            "met hun uren."
        )
        return
    show_made_up(effectenarena.settings)
    known = {one.key for one in effectenarena.investeerders}
    for investeerder in effectenarena.investeerders:
        _show_party(listing, effectenarena, investeerder)
    for one in effectenarena.investeringen:
        if one.investeerder not in known:
            _show_investering(listing, one, f"{GONE} ")
    _show_costs(effectenarena)
    link_to("kosten_en_baten", slug, label="Bekijk de kosten en baten")


def _show_party(listing: Listing, effectenarena: Effectenarena, party: Investeerder) -> None:
    slug = listing.initiatief.slug
    own = [one for one in effectenarena.investeringen if one.investeerder == party.key]
    with st.container(border=True, key=f"party_{party.key}"):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"row_party_{party.key}"
        ):
            st.html(
                f'<h2 class="card-title" dir="auto">{escape(party.name)}</h2>'
                f'<span class="tag">{SECTOR_LABELS[party.sector]}</span>'
            )
            _offer_change(slug, party, len(own))
        if not own:
            st.caption("Hier staat nog geen investering bij.")
        for one in own:
            _show_investering(listing, one)
        if st.button(
            plain(f"Zet er iets bij voor {party.name}"),
            key=f"add_for_{party.key}",
            icon=":material/add:",
        ):
            go_to("investeringen", slug, **{INVESTERING_PARAMETER: NEW, WHO_PARAMETER: party.key})


def _show_investering(listing: Listing, one: Investering, before: str = "") -> None:
    name = name_of_investering(one)
    about = element_name(one.aanpak, listing.veranderverhaal) if one.aanpak else "voor alles samen"
    source = f'<p class="source">Bron: {escape(one.price.source)}</p>' if one.price.source else ""
    with st.container(
        horizontal=True,
        wrap=False,
        vertical_alignment="center",
        key=f"card_investering_{one.key}",
    ):
        st.html(
            f'<div class="card"><p class="title" dir="auto">{before}{escape(name)}</p>'
            f"<p>{INVESTERING_KIND_LABELS[one.kind]} · {escape(about)}</p>"
            f"<p>{escape(say_investering(one))}</p>{source}</div>"
        )
        if st.button("Wijzig", key=f"edit_{one.key}", help=f"Wijzig ‘{plain(name)}’"):
            go_to("investeringen", listing.initiatief.slug, **{INVESTERING_PARAMETER: one.key})


def _offer_change(slug: str, party: Investeerder, count: int) -> None:
    place = f"investeerder_{slug}_{party.key}"
    with st.popover("Wijzig of verwijder", key=f"change_{place}", type="tertiary"):
        known: Investeerder = opened(place, party)
        form = Form(place, known.revision)
        save = partial(save_investeerder, slug)
        with st.container(key=f"draft_{place}"):
            typed = ask_investeerder(form, known)
        settle(form, save, typed, {"name": "Naam", "sector": "Soort"})
        show_why_not_saved(form)
        if st.button("Bewaar", key=f"sent_{place}", type="primary"):
            if send(form, save, typed):
                notify("Bewaard.")
            st.rerun()
        if count:
            st.caption("Verwijder je deze partij, dan blijven de investeringen staan.")
        if st.button("Verwijder deze partij", key=f"remove_{place}", icon=":material/delete:"):
            if attempt(place, remove_investeerder, slug, party.key):
                offer_undo("investeerder", party.key, party.name)
            st.rerun()
        show_refusal(place, "")


def _show_costs(effectenarena: Effectenarena) -> None:
    reckoning = reckon(effectenarena)
    rows = cost_rows(effectenarena, reckoning)
    if not rows:
        return
    st.header("Wat kost het per jaar?")
    costs = reckoning.costs_by_year
    places = [place for place, one in enumerate(costs) if one != NOTHING]
    header = ["", "Samen", *(str(reckoning.years[place]) for place in places)]
    everyone = PartyCosts("Samen", "", costs)
    cells = [_cells(one, places) for one in (*rows, everyone)]
    show_wide_table("De kosten per jaar, per partij", header, cells)
    for kind, name in ((MONEY, "geld"), ("", "uren, ruimte en spullen")):
        part = total(one.total for one in rows if (one.kind == MONEY) == (kind == MONEY))
        st.markdown(plain(f"In {name}: {euro_range(part)}."))
    first, last = reckoning.years[0], reckoning.years[-1]
    st.caption(
        f"Van {first} tot en met {last}, zonder aftrek voor later geld. Bij de jaren staat het "
        f"midden, bij ‘Samen’ ook minstens en hoogstens. {ROUNDING_NOTE}"
    )
    if reckoning.in_words:
        names = ", ".join(name_of_investering(one) for one in reckoning.in_words)
        st.markdown(plain(f"Alleen in woorden, en niet in deze bedragen: {names}."))
    for one in reckoning.costs_left_out:
        st.warning(plain(f"{name_of_investering(one)}: {say_investering(one)}"))


def _cells(row: PartyCosts, places: list[int]) -> list[str]:
    name = f"{row.party}: {row.kind}" if row.kind else row.party
    return [name, show_cost_range(row.total), *(show_cost(row.by_year[place]) for place in places)]
