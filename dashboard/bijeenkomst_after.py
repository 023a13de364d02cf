"""After a bijeenkomst: who came, what was said and agreed, the verslag, and the next time."""

from typing import Any

import streamlit as st

from dashboard.afspraak_fields import ask_new_afspraak, show_afspraak
from dashboard.bijeenkomst_kept import KEY_PARAMETER, Opened
from dashboard.bijeenkomst_notes import show_notes
from dashboard.bijeenkomst_verslag import offer_verslag
from dashboard.bijeenkomst_when import ask_day, ask_present
from dashboard.house import go_to, link_to
from dashboard.saving import obtain, show_refusal
from dashboard.shell import notify
from dashboard.today import today
from storage.commands import add_bijeenkomst, save_bijeenkomst
from storage.commands.bijeenkomst_running import end_bijeenkomst
from storage.duiding_queries import list_bijeenkomsten
from veranderverhaal.bijeenkomst import Bijeenkomst, BijeenkomstState
from veranderverhaal.bijeenkomst_templates import next_bijeenkomst
from veranderverhaal.duiding import Duiding

BY_HAND = (
    "Geen beamer gebruikt? Schrijf hier achteraf op wat er gezegd is, bijvoorbeeld van de bladen. "
    "Alles wordt vanzelf bewaard."
)
BUSY = "De bijeenkomst is nog bezig. Sluit hem af bij stap 5: dan is het verslag af."
NO_TOPICS = "Er zijn geen onderwerpen gekozen. Kies ze bij stap 2: dan kun je hier opschrijven."


def show_after(opened: Opened) -> None:
    """All of it, in the order in which somebody does it after coming home."""
    if opened.is_ended:
        offer_verslag(opened.listing, opened.material, is_first=True)
    else:
        st.info(BY_HAND if opened.one.state is BijeenkomstState.PREPARED else BUSY)
    st.subheader("Wie waren er?")
    st.caption("Typ hoeveel er waren. Alleen aantallen: in het verslag staan geen namen.")
    ask_day(opened, "Wanneer was het?")
    ask_present(opened)
    st.subheader("Wat werd er gezegd?")
    if opened.one.topics:
        show_notes(opened)
    else:
        st.caption(NO_TOPICS)
    _show_afspraken(opened)
    _offer_done(opened)
    if opened.is_ended:
        _offer_next(opened)
    else:
        offer_verslag(opened.listing, opened.material)


def _show_afspraken(opened: Opened) -> None:
    st.subheader("Wat spraken jullie af?")
    titles = {one.key: one.title for one in opened.one.topics}
    for one in opened.material.afspraken:
        about = f"Bij: {titles[one.topic]}" if one.topic in titles else ""
        show_afspraak(opened.slug, one, about=about, made_up=opened.material.made_up)
    with st.expander("Nog een afspraak", expanded=not opened.material.afspraken):
        ask_new_afspraak(opened.slug, bijeenkomst=opened.key, topics=tuple(titles.items()))
    if opened.material.before:
        with st.expander("De afspraken van eerder"):
            for one in opened.material.before:
                show_afspraak(opened.slug, one, made_up=opened.material.made_up)
    link_to("afspraken", opened.slug, label="Alle afspraken")


def _offer_done(opened: Opened) -> None:
    """For a bijeenkomst that was never begun here: it has been all the same."""
    if opened.one.state is not BijeenkomstState.PREPARED:
        return
    st.button(
        "Deze bijeenkomst is geweest",
        type="primary",
        key=f"been_{opened.place}",
        help="Ook zonder beamer: dan staat hij bij wat geweest is, en is het verslag af.",
        on_click=_mark_done,
        args=(opened.slug, opened.key, opened.place),
    )
    show_refusal(f"been_{opened.place}")


def _mark_done(slug: str, key: str, place: str) -> None:
    if obtain(f"been_{place}", end_bijeenkomst, slug, key, today=today()):
        notify("De bijeenkomst staat bij wat geweest is.")


def _offer_next(opened: Opened) -> None:
    st.subheader("Volgende keer")
    st.caption(
        "Met dezelfde mensen, en met de onderwerpen waar jullie niet aan toekwamen. Hij begint met "
        "de afspraken die nog openstaan."
    )
    place = f"next_{opened.place}"
    if st.button("Bereid de volgende keer voor", key=place, icon=":material/event_repeat:"):
        made = obtain(place, _prepare_next, opened.slug, opened.one, opened.material.duidingen)
        if made:
            go_to("bijeenkomst", opened.slug, **{KEY_PARAMETER: made.key})
    show_refusal(place)


def _prepare_next(
    slug: str, last: Bijeenkomst, duidingen: tuple[Duiding, ...], *, session: Any
) -> Bijeenkomst:
    others = list_bijeenkomsten(slug, session=session)
    following = next_bijeenkomst(last, others, duidingen)
    save = save_bijeenkomst if following.key else add_bijeenkomst
    return save(slug, following, session=session)
