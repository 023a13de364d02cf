"""The first two questions of the effectenarena: who invests, and in which activity."""

import streamlit as st

from dashboard.cards import EXAMPLES
from dashboard.choosing import show_kept
from dashboard.data import read
from dashboard.effectenarena_parts import (
    INVESTEERDER,
    INVESTERING,
    Opened,
    ask_part_text,
    keep_choice,
    offer_removal,
)
from dashboard.element_fields import ask_new
from dashboard.saving import Refusal, attempt, refuse, show_refusal
from dashboard.shell import plain
from storage.commands import add_investeerder, add_investering
from storage.effectenarena_queries import load_effectenarena
from veranderverhaal.effectenarena.canvas import Column, title_of
from veranderverhaal.effectenarena.checks import MAX_NAME, MAX_WORDS
from veranderverhaal.effectenarena.labels import INVESTERING_KIND_LABELS, SECTOR_LABELS
from veranderverhaal.effectenarena.model import (
    Investeerder,
    Investering,
    InvesteringKind,
    Sector,
)
from veranderverhaal.model import Layer

# What most groups name first; one press each.
USUAL = (
    ("Gemeente", Sector.PUBLIC),
    ("Bewoners en vrijwilligers", Sector.RESIDENTS),
    ("Fonds", Sector.PRIVATE),
    ("Woningcorporatie", Sector.PRIVATE),
    ("Zorgorganisatie", Sector.PRIVATE),
    ("Ondernemers uit de buurt", Sector.PRIVATE),
)
EVERYTHING = "alles wat we doen"
NO_INVESTEERDERS = "Er staat nog geen investeerder. Ga een vraag terug en zet er een neer."
KIND_EXAMPLES = {
    InvesteringKind.MONEY: "subsidie voor de huur",
    InvesteringKind.HOURS: "twintig vrijwilligers, elke week een ochtend",
    InvesteringKind.SPACE: "de zaal, drie dagen per week",
    InvesteringKind.GOODS: "gereedschap en planten",
}


def ask_investeerders(opened: Opened) -> None:
    """The first question: a row for each investeerder, and buttons for the usual ones."""
    slug, there = opened.slug, opened.effectenarena.investeerders
    for number, one in enumerate(there, 1):
        with st.container(
            horizontal=True, vertical_alignment="bottom", key=f"row_investeerder_{slug}_{one.key}"
        ):
            ask_part_text(
                *(slug, INVESTEERDER, one, "name", f"Investeerder {number}"),
                max_chars=MAX_NAME,
            )
            _ask_sector(slug, one, number)
            offer_removal(slug, INVESTEERDER, one.key, one.name)
    spare = [
        (name, sector)
        for name, sector in USUAL
        if not any(is_same_name(one.name, name) for one in there)
    ]
    if spare:
        st.markdown("**Zet er snel een neer**")
        with st.container(horizontal=True, key="usual_investeerders"):
            for name, sector in spare:
                st.button(
                    name,
                    icon=":material/add:",
                    key=f"usual_{slug}_{name}",
                    on_click=_add,
                    args=(slug, name, sector),
                )
    _ask_another(slug)


def _ask_another(slug: str) -> None:
    key, sector = f"add_investeerder_{slug}", f"add_sector_{slug}"
    st.text_input(
        "Wie nog meer? (Enter voegt toe)",
        key=key,
        max_chars=MAX_NAME,
        placeholder="bijvoorbeeld: de moskee om de hoek",
        on_change=_add_typed,
        args=(slug, key, sector),
    )
    show_refusal(key)
    st.pills(
        "Wat voor partij zet je erbij?",
        list(Sector),
        default=Sector.PRIVATE,
        format_func=lambda sector: SECTOR_LABELS[sector],
        key=sector,
        required=True,
    )


def _ask_sector(slug: str, one: Investeerder, number: int) -> None:
    place = f"sector_{slug}_{one.key}"
    st.selectbox(
        f"Soort van investeerder {number}",
        list(Sector),
        format_func=lambda sector: SECTOR_LABELS[sector],
        key=show_kept(place, one.sector),
        width=200,
        on_change=keep_choice,
        args=(place, slug, INVESTEERDER, one.key, "sector", place),
    )
    show_refusal(place)


def _add(slug: str, name: str, sector: Sector) -> None:
    _keep(f"add_investeerder_{slug}", slug, Investeerder("", name, sector))


def _add_typed(slug: str, key: str, sector: str) -> None:
    name = " ".join((st.session_state[key] or "").split())
    made = Investeerder("", name, st.session_state[sector] or Sector.PRIVATE)
    if name and _keep(key, slug, made):
        st.session_state[key] = ""


def _keep(key: str, slug: str, made: Investeerder) -> bool:
    """Add an investeerder, but not one of the same name: then it would invest twice."""
    there = read(load_effectenarena, slug).investeerders
    same = next((one.name for one in there if is_same_name(one.name, made.name)), "")
    if same:
        refuse(key, Refusal(f"{same} staat er al. Kies een andere naam als dit een ander is."))
        return False
    return attempt(key, add_investeerder, slug, made)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ in nothing but capitals and spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def ask_investeringen(opened: Opened) -> None:
    """The second question: of each investeerder, in what, and what it puts in."""
    if not opened.effectenarena.investeerders:
        st.info(NO_INVESTEERDERS)
    for one in opened.effectenarena.investeerders:
        with st.container(border=True, key=f"of_investeerder_{opened.slug}_{one.key}"):
            st.subheader(plain(one.name), anchor=False)
            for investering in opened.effectenarena.investeringen:
                if investering.investeerder == one.key:
                    _ask_investering(opened, investering)
            _ask_new_investering(opened, one)
    ask_new(
        opened.slug,
        Layer.AANPAK,
        "Mist er een activiteit? Zet hem in jullie veranderverhaal (Enter voegt toe)",
        EXAMPLES[Layer.AANPAK],
    )


def name_aanpak(opened: Opened, key: str) -> str:
    """The title of an aanpak in quotes; without a key it is all of them."""
    return f"‘{title_of(opened.story, key, Column.AANPAK)}’" if key else EVERYTHING


def _ask_investering(opened: Opened, one: Investering) -> None:
    label = f"{INVESTERING_KIND_LABELS[one.kind].capitalize()} in {name_aanpak(opened, one.aanpak)}"
    with st.container(
        horizontal=True,
        vertical_alignment="bottom",
        key=f"card_investering_{opened.slug}_{one.key}",
    ):
        ask_part_text(
            *(opened.slug, INVESTERING, one, "words", plain(label)),
            max_chars=MAX_WORDS,
            placeholder=f"in eigen woorden, bijvoorbeeld: {KIND_EXAMPLES[one.kind]}",
        )
        offer_removal(opened.slug, INVESTERING, one.key, label)


def _ask_new_investering(opened: Opened, one: Investeerder) -> None:
    place = f"new_investering_{opened.slug}_{one.key}"
    aanpakken = ["", *(element.key for element in opened.story.layer(Layer.AANPAK))]
    st.pills(
        f"Wat brengt {plain(one.name)} in?",
        list(InvesteringKind),
        default=InvesteringKind.MONEY,
        format_func=lambda kind: INVESTERING_KIND_LABELS[kind],
        key=f"kind_{place}",
        required=True,
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"row_{place}"):
        st.selectbox(
            f"In welke activiteit investeert {plain(one.name)}?",
            aanpakken,
            index=None,
            format_func=lambda key: name_aanpak(opened, key).strip("‘’"),
            placeholder="Kies een activiteit",
            key=f"aanpak_{place}",
        )
        st.button(
            "Leg deze link",
            icon=":material/add_link:",
            key=f"link_{place}",
            help=f"Leg deze link voor {plain(one.name)}",
            on_click=_link,
            args=(opened.slug, one.key, place),
        )
    show_refusal(place)


def _link(slug: str, investeerder: str, place: str) -> None:
    aanpak = st.session_state[f"aanpak_{place}"]
    if aanpak is None:
        refuse(place, Refusal("Kies eerst een activiteit."))
        return
    made = Investering(
        "", investeerder, aanpak, st.session_state[f"kind_{place}"] or InvesteringKind.MONEY
    )
    if attempt(place, add_investering, slug, made):
        st.session_state[f"aanpak_{place}"] = None
