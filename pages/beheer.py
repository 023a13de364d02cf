"""Beheer: carry an initiatief to another computer, take one in, remove one and put it back."""

import streamlit as st

from dashboard.account_list import show_accounts
from dashboard.asking import asker_here, may_here
from dashboard.data import read, write
from dashboard.downloading import offer_file
from dashboard.house import go_to, link_to
from dashboard.initiatief_search import choose_listings
from dashboard.people_fields import say_no_accounts
from dashboard.removed_fields import DAYS_TO_THINK, show_removed
from dashboard.shell import notify, plain, show_notice
from dashboard.workers import run_apart
from presentation.intake import open_archive
from storage.commands import import_bundle, remove_initiatief
from storage.queries import list_names, load_bundle
from storage.response_queries import count_responses
from veranderverhaal.access import Kind, Right
from veranderverhaal.archive import MAX_ARCHIVE_BYTES, pack
from veranderverhaal.exchange import TOO_MUCH, ExchangeRefused
from veranderverhaal.exchange_meten import MAX_RESPONSES


def take_away(slug: str, name: str) -> None:
    write(remove_initiatief, slug)
    notify(
        f"‘{plain(name)}’ is weggehaald. Bij ‘Weggehaald’ kun je het {DAYS_TO_THINK} dagen "
        "terugzetten."
    )


def is_portable(slug: str) -> bool:
    return sum(one.total for one in read(count_responses, slug).values()) <= MAX_RESPONSES


link_to("initiatieven", label="Alle initiatieven")
show_notice()
st.title("Beheer")
if may_here(Right.INSTALLATION):
    st.write(
        "Op Status zie je of het programma goed werkt. Bij Reservekopieën maak je een bestand met "
        "alles erin, en zet je zo’n bestand terug."
    )
    with st.container(horizontal=True):
        link_to("status", label="Status: gaat alles goed?")
        link_to("reservekopieen", label="Reservekopieën")
if asker_here().kind is Kind.HERE:
    say_no_accounts()

st.header("Meenemen of weghalen")
st.write(
    "Meenemen geeft één bestand met het hele initiatief: verhaal, feiten, vragenlijsten, "
    "antwoorden, versies en logo. Bewaar het als reserve, of zet het op een andere computer. "
    "Er staan antwoorden van mensen in: geef het bestand niet aan anderen."
)
managed = [one for one in read(list_names) if may_here(Right.MANAGE, one.slug)]
for listing in choose_listings(managed):
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
        link_to("mensen", initiatief.slug, label="Mensen en privacy")
        with st.popover("Haal weg", key=f"remove_{initiatief.slug}"):
            st.write(
                f"Weet je het zeker? Je kunt het {DAYS_TO_THINK} dagen terugzetten. Daarna wissen "
                "we alles: het verhaal, de antwoorden, de citaten, de codes en het logboek. Alleen "
                "de naam en de dag van het wissen blijven in het logboek van de beheerder staan. "
                "Reservekopieën op andere plekken wis je zelf."
            )
            st.button(
                "Ja, haal weg",
                key=f"sure_{initiatief.slug}",
                on_click=take_away,
                args=(initiatief.slug, initiatief.name),
            )

show_removed()
if not may_here(Right.INSTALLATION):
    st.stop()

st.header("Terugzetten uit een bestand")
upload = st.file_uploader(
    "Bestand van een initiatief (zip)",
    type=["zip"],
    key="archive",
    max_upload_size=MAX_ARCHIVE_BYTES // 2**20,
)
st.caption(
    "Heb je een reservekopie van alles? Zo’n bestand eindigt op .db.gz of .db.gz.age, en zet je "
    "op een andere bladzijde terug."
)
link_to("reservekopieen", label="Zet een reservekopie terug")
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

if asker_here().administrator:
    show_accounts()
