"""Before presenting: which results are shown, the link of the beamer, and the remote's QR."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from dashboard.addresses import is_reachable
from dashboard.asking import asker_here
from dashboard.data import write
from dashboard.shell import plain
from presentation.qr import qr_svg
from storage.commands.presentations import start_presentation
from veranderverhaal.access import Kind
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.uitkomst import Block, BlockKind

KEYS = (
    "**→**, spatie, klik of een presenter: verder · **←**: terug · "
    "**d**: donker of licht · **f**: volledig scherm"
)
NOT_REACHABLE = (
    "Deze link werkt nu alleen op deze computer. Je telefoon komt er pas bij als dit programma "
    "openstaat voor het netwerk: zie de uitleg bij beheer. Met de toetsen gaat het altijd."
)
SHARED_LABEL = "Ook zonder inloggen te openen, tot morgen"
SHARED_HELP = (
    "Handig als de beamer aan een andere computer hangt. Iedereen met de link ziet dan deze "
    "uitkomsten en kan het scherm bedienen."
)
READ_FIRST = (
    "Open antwoorden staan uit. Lees ze eerst na: er kan een naam in staan, of iets dat niet op "
    "een groot scherm hoort."
)


def ask_blocks(place: str, blocks: Sequence[Block], *, is_open: bool) -> tuple[int, ...]:
    """Which results are shown; the places of those that are not."""
    chosen = [
        st.checkbox(
            plain(label_of(block)), suits(block, is_open=is_open), key=f"block_{place}_{block.key}"
        )
        for block in blocks
    ]
    if any(block.kind is BlockKind.OPEN for block in blocks):
        st.caption(READ_FIRST)
    return tuple(at for at, is_chosen in enumerate(chosen) if not is_chosen)


def label_of(block: Block) -> str:
    """The title, with the question when there is one, and whether there is anything to show."""
    texts = [block.title]
    if len(block.uitkomsten) == 1 and block.uitkomsten[0].question.text not in block.title:
        texts.append(block.uitkomsten[0].question.text)
    elif len(block.uitkomsten) > 1:
        texts.append(f"{len(block.uitkomsten)} vragen")
    few = "" if has_numbers(block) else " (nog niets te zien)"
    return f"{': '.join(text for text in texts if text)}{few}"


def has_numbers(block: Block) -> bool:
    return any(one.has_numbers for one in block.uitkomsten)


def suits(block: Block, *, is_open: bool) -> bool:
    """Whether a block is shown unless somebody says otherwise."""
    return block.kind is not BlockKind.OPEN and (is_open or has_numbers(block))


def offer_presentation(
    place: str, slug: str, meting: Meting, blocks: Sequence[Block], left_out: Sequence[int]
) -> None:
    """The button that begins, and then what to open where."""
    token = st.session_state.get(f"token_{place}")
    if token is None:
        _ask_shared(place)
        st.button(
            "Begin met presenteren",
            type="primary",
            key=f"start_{place}",
            disabled=len(left_out) == len(blocks) and meting.state is not MetingState.OPEN,
            on_click=_start,
            args=(place, slug, meting.key),
            icon=":material/co_present:",
        )
        return
    address = presentation_link(token)
    query = f"?zonder={'.'.join(map(str, left_out))}" if left_out else ""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_beamer(f"{address}{query}", shared=bool(st.session_state.get(f"is_shared_{place}")))
        st.button(
            "Begin opnieuw", key=f"again_{place}", on_click=_start, args=(place, slug, meting.key)
        )
        _ask_shared(place)
    with right:
        _show_remote(f"{address}/afstand{query}")


def who_steers(*, shared: bool) -> str:
    """Who can do what with the link."""
    if shared or asker_here().kind is not Kind.ACCOUNT:
        return "Wie hem heeft, kan het scherm bedienen."
    return "Wie hem opent, moet inloggen: ook op je telefoon en op de computer bij de beamer."


def presentation_link(token: str) -> str:
    """Where the beamer is, at the address that this page was opened with."""
    here = urlsplit(st.context.url or "http://127.0.0.1")
    return f"{here.scheme}://{here.netloc}/presentatie/{token}"


def _ask_shared(place: str) -> None:
    """Only where people log in: without accounts nobody is asked anyway."""
    if asker_here().kind is Kind.ACCOUNT:
        st.checkbox(SHARED_LABEL, key=f"shared_{place}", help=SHARED_HELP)


def _start(place: str, slug: str, meting_key: str) -> None:
    shared = bool(st.session_state.get(f"shared_{place}"))
    token = write(start_presentation, slug, meting_key, shared=shared)
    st.session_state[f"token_{place}"] = token
    st.session_state[f"is_shared_{place}"] = shared


def _show_beamer(link: str, *, shared: bool) -> None:
    st.subheader("1. Het grote scherm")
    st.link_button(
        "Open het scherm voor de beamer", link, type="primary", icon=":material/open_in_new:"
    )
    st.markdown(f"Zet dat tabblad op de beamer. {KEYS}")
    st.caption(f"De link werkt vandaag en morgen. {who_steers(shared=shared)}")


def _show_remote(link: str) -> None:
    st.subheader("2. Je telefoon als afstandsbediening")
    st.image(qr_svg(link, title="QR-code naar de afstandsbediening"), width=220, alt="QR-code")
    if is_reachable(link):
        st.caption("Scan de code met je telefoon. Laat hem niet aan de zaal zien.")
    else:
        st.caption(NOT_REACHABLE)
    st.link_button("Open de afstandsbediening hier", link)
