"""Beheer: carry an initiatief to another computer, take one in, remove one and put it back."""

import streamlit as st

from dashboard.data import read, write
from dashboard.downloading import offer_file
from dashboard.house import go_to, link_to
from dashboard.shell import notify, plain, show_notice
from dashboard.workers import run_apart
from presentation.intake import open_archive
from storage.commands import import_bundle, put_back_initiatief, remove_initiatief
from storage.queries import list_initiatieven, load_bundle
from storage.response_queries import count_responses
from veranderverhaal.archive import MAX_ARCHIVE_BYTES, pack
from veranderverhaal.exchange import TOO_MUCH, ExchangeRefused
from veranderverhaal.exchange_meten import MAX_RESPONSES


def take_away(slug: str, name: str) -> None:
    write(remove_initiatief, slug)
    notify(f"‘{plain(name)}’ is weggehaald. Onderaan deze bladzijde kun je het terugzetten.")


def put_back(slug: str, name: str) -> None:
    write(put_back_initiatief, slug)
    notify(f"‘{plain(name)}’ staat er weer.")


def is_portable(slug: str) -> bool:
    return sum(one.total for one in read(count_responses, slug).values()) <= MAX_RESPONSES


link_to("initiatieven", label="Alle initiatieven")
show_notice()
st.title("Beheer")

st.header("Meenemen of weghalen")
st.write(
    "Meenemen geeft één bestand met het hele initiatief: verhaal, feiten, vragenlijsten, "
    "antwoorden, versies en logo. Bewaar het als reserve, of zet het op een andere computer. "
    "Er staan antwoorden van mensen in: geef het bestand niet aan anderen."
)
for listing in read(list_initiatieven):
    initiatief = listing.initiatief
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"row_{initiatief.slug}"
    ):
        st.markdown(f"**{plain(initiatief.name)}**  \n{plain(initiatief.buurt)}")
        if is_portable(initiatief.slug):
            offer_file(
                "Neem mee",
                lambda slug=initiatief.slug: pack(read(load_bundle, slug)),
                f"{initiatief.slug}.zip",
                "application/zip",
                key=f"export_{initiatief.slug}",
                help=f"Neem ‘{plain(initiatief.name)}’ mee als bestand",
                icon=":material/download:",
            )
        else:
            st.caption(plain(TOO_MUCH))
        with st.popover("Haal weg", key=f"remove_{initiatief.slug}"):
            st.write("Weet je het zeker? Je kunt het hieronder weer terugzetten.")
            st.button(
                "Ja, haal weg",
                key=f"sure_{initiatief.slug}",
                on_click=take_away,
                args=(initiatief.slug, initiatief.name),
            )

st.header("Terugzetten uit een bestand")
upload = st.file_uploader(
    "Bestand van een initiatief (zip)",
    type=["zip"],
    key="archive",
    max_upload_size=MAX_ARCHIVE_BYTES // 2**20,
)
if upload is not None:
    try:
        bundle = run_apart(open_archive, upload.getvalue())
    except ExchangeRefused as refused:
        st.error(plain(str(refused)), icon=":material/error:")
    else:
        story = bundle.veranderverhaal
        st.write(
            f"Dit bestand bevat ‘{plain(bundle.initiatief.name)}’ met {len(story.elements)} "
            f"kaartjes, {len(story.feiten)} feiten, {len(bundle.snapshots)} bewaarde versies, "
            f"{len(bundle.metingen)} metingen en {len(bundle.responses)} ingevulde vragenlijsten."
        )
        st.caption("Bestaat het hier al? Dan komt het ernaast te staan. Er wordt niets gewist.")
        if st.button("Zet dit initiatief op deze computer", type="primary"):
            kept = write(import_bundle, bundle)
            notify(f"‘{plain(kept.name)}’ staat nu op deze computer.")
            go_to("overzicht", kept.slug)

removed = read(list_initiatieven, removed=True)
if removed:
    st.header("Weggehaald")
for listing in removed:
    initiatief = listing.initiatief
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(initiatief.name))
        st.button(
            "Zet terug",
            key=f"back_{initiatief.slug}",
            help=f"Zet ‘{plain(initiatief.name)}’ terug",
            on_click=put_back,
            args=(initiatief.slug, initiatief.name),
        )
