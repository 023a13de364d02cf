"""The ketens of an initiatief, each with where it stands."""

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard.data import read
from dashboard.effectenarena_settings_fields import SETTINGS
from dashboard.house import go_to, link_to
from dashboard.kengetal_fields import KENGETALLEN, PART_PARAMETER
from dashboard.made_up_mark import show_made_up
from dashboard.shell import plain
from storage.effectenarena_queries import load_effectenarena
from storage.queries import Listing
from veranderverhaal.effectenarena.canvas_words import tell_keten
from veranderverhaal.effectenarena.keten_standing import standing_of
from veranderverhaal.effectenarena.model import Effectenarena, Keten, Pricing
from veranderverhaal.effectenarena.naming import element_name, incasseerder_name, keten_name
from veranderverhaal.effectenarena.settings import tells_negatives

KETEN_PARAMETER, FORM_PART_PARAMETER = "keten", "deel"


def show_parts(slug: str, here: str) -> None:
    """The way between the ketens, the kengetallen and the settings."""
    parts = {"": "Ketens", KENGETALLEN: "Kengetallen", SETTINGS: "Instellingen"}
    with st.container(key="menu_ketens", horizontal=True):
        for part, label in parts.items():
            where = "here" if part == here else "there"
            with st.container(key=f"part_{part or 'ketens'}_{where}", width="content"):
                link_to("ketens", slug, label=label, **{PART_PARAMETER: part} if part else {})


def show_ketens(listing: Listing, effectenarena: Effectenarena) -> None:
    """All ketens, those that still lack something first to be seen as such."""
    slug = listing.initiatief.slug
    st.write(
        "Een keten loopt van wat jullie doen, via wat er verandert, naar wie er baat bij heeft. "
        "Hier zet je er getallen bij, stap voor stap. Niet alles hoeft in euro’s."
    )
    if not effectenarena.ketens:
        st.info("Er zijn nog geen ketens. Leg ze eerst in de effectenarena, met woorden.")
        link_to("effectenarena", slug, label="Naar de effectenarena")
        return
    if not tells_negatives(effectenarena.settings.negative_effects):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("Er staat nog niets over **nadelen**. Dat is nodig voor een uitkomst.")
            with st.container(key="elsewhere_settings", width="content"):
                link_to("ketens", slug, label="Vul de nadelen in", **{PART_PARAMETER: SETTINGS})
    show_made_up(effectenarena.settings)
    for number, keten in enumerate(effectenarena.ketens, 1):
        _show(listing, effectenarena, keten, number)
    link_to("effectenarena", slug, label="Zet er een keten bij in de effectenarena")
    link_to("kosten_en_baten", slug, label="Bekijk de kosten en baten")


def say_keten(listing: Listing, effectenarena: Effectenarena, keten: Keten) -> str:
    """A keten in words, without any euro."""
    story = listing.veranderverhaal
    return tell_keten(
        keten,
        effectenarena.settings,
        aanpak=element_name(keten.aanpak, story),
        effect=element_name(keten.effect, story),
        incasseerder=(
            incasseerder_name(keten.incasseerder, effectenarena) if keten.incasseerder else ""
        ),
    )


def _show(listing: Listing, effectenarena: Effectenarena, keten: Keten, number: int) -> None:
    standing = standing_of(keten, effectenarena)
    name = keten_name(keten, effectenarena, listing.veranderverhaal).strip("‘’")
    marks = [standing.told, *(["nadeel"] if keten.is_negative else [])]
    if keten.not_claimable:
        marks.append("niet opeisbaar")
    tags = "".join(f'<span class="tag">{escape(one)}</span>' for one in marks)
    missing = (
        f'<p class="late">Nog invullen: {escape(standing.missing)}.</p>' if standing.missing else ""
    )
    with st.container(
        border=True,
        horizontal=True,
        wrap=False,
        vertical_alignment="center",
        key=f"card_keten_{keten.key}",
    ):
        st.html(
            f'<div class="card"><p class="title" dir="auto">{number}. {escape(name)}</p>'
            f'<p dir="auto">{escape(say_keten(listing, effectenarena, keten))}</p>{tags}{missing}'
            "</div>"
        )
        is_open = standing.missing or keten.pricing is Pricing.OPEN
        label = "Vul in" if is_open else "Bekijk of wijzig"
        if st.button(label, key=f"edit_keten_{keten.key}", help=f"{label}: {plain(name)}"):
            go_to("ketens", listing.initiatief.slug, **{KETEN_PARAMETER: keten.key})


def heading_of(key: str) -> Callable[[Listing], str] | None:
    """What the page of a keten is called; None without one."""

    def found(listing: Listing) -> str:
        effectenarena = read(load_effectenarena, listing.initiatief.slug)
        for one in effectenarena.ketens:
            if one.key == key:
                return keten_name(one, effectenarena, listing.veranderverhaal).strip("‘’")
        return ""

    return found if key else None
