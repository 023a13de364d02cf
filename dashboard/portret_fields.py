"""The fields that make a citaat a portret: a longer story, its theme, and a photo."""

from base64 import b64encode
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.data import read
from dashboard.personal_fields import warn_of_personal
from dashboard.saving import show_refusal
from dashboard.shell import plain
from dashboard.workers import run_apart
from presentation.photo import MAX_BYTES, PhotoRefused, clean_photo
from storage.photos import load_photo
from veranderverhaal.citaat import MAX_CITAAT, MAX_SPEAKER, MAX_STORY, Citaat, photo_key

WIDTH = 320


def ask_portret(typed: Citaat, place: str, mark: str) -> Citaat:
    """The story, theme and photo; closed for who only has a short citaat."""
    with st.expander("Maak er een portret van (hoeft niet)", expanded=typed.is_portret):
        st.caption("Een portret is een langer verhaal, een foto, of allebei.")
        story = st.text_area(
            "Het verhaal",
            typed.story,
            key=f"story_{mark}",
            max_chars=MAX_STORY,
            height=180,
            placeholder="bijvoorbeeld: Fatma kwam drie jaar geleden voor het eerst binnen. "
            "Ze kende niemand. Nu kookt ze elke donderdag mee.",
        )
        show_refusal(place, "story")
        warn_of_personal([story or ""], "Haal het weg, of vraag of het mag: iedereen leest dit.")
        st.caption("Gaat het ook over iemand anders? Vraag die persoon ook of het mag.")
        theme = st.text_input(
            "Thema",
            typed.theme,
            key=f"theme_{mark}",
            max_chars=MAX_SPEAKER,
            placeholder="bijvoorbeeld: elkaar helpen",
        )
        show_refusal(place, "theme")
        photo = _ask_photo(typed.photo, place, mark)
        words = typed.photo_words
        if photo:
            words = st.text_input(
                "Wat is er op de foto te zien? Voor wie hem niet kan zien.",
                typed.photo_words,
                key=f"photo_words_{mark}",
                max_chars=MAX_CITAAT,
                placeholder="bijvoorbeeld: Fatma staat lachend achter het fornuis",
            )
            show_refusal(place, "photo_words")
    return replace(
        typed, story=story or "", theme=theme or "", photo=photo, photo_words=words or ""
    )


def chosen_photo(place: str) -> bytes:
    """The photo that was chosen at this place and is not kept yet; empty for none."""
    found: bytes = st.session_state.get(f"opened_photo_{place}", b"")
    return found


def forget_chosen(place: str) -> None:
    """The photo of this place is kept, or not wanted after all."""
    st.session_state.pop(f"opened_photo_{place}", None)


def show_photo(slug: str, citaat: Citaat, photo: bytes = b"") -> None:
    """The photo of a portret: the one that was just chosen, or the one that is kept."""
    if not citaat.photo:
        return
    content = photo if photo and photo_key(photo) == citaat.photo else None
    content = content or read(load_photo, slug, citaat.photo)
    if content:
        data = b64encode(content).decode()
        alt = escape(citaat.photo_words or "De foto bij dit portret", quote=True)
        st.html(
            f'<img class="portret" src="data:image/jpeg;base64,{data}" alt="{alt}" '
            f'style="max-width:min(100%,{WIDTH}px);height:auto;border-radius:.6rem">'
        )


def _ask_photo(known: str, place: str, mark: str) -> str:
    """The key of the photo that goes with it from now on."""
    upload = st.file_uploader(
        "Een andere foto" if known else "Een foto",
        type=["jpg", "jpeg", "png", "webp"],
        key=f"photo_{mark}",
        max_upload_size=MAX_BYTES // 2**20,
    )
    st.caption(
        "JPG, PNG of WebP van hoogstens 10 MB. Waar en wanneer de foto is gemaakt, halen we eruit."
    )
    show_refusal(place, "photo")
    if upload is not None:
        try:
            clean = _clean(upload.getvalue())
        except PhotoRefused as refused:
            st.error(plain(str(refused)), icon=":material/error:")
        else:
            st.session_state[f"opened_photo_{place}"] = clean
            return photo_key(clean)
    forget_chosen(place)
    if known and st.checkbox("Haal de foto weg", key=f"no_photo_{mark}"):
        return ""
    return known


@st.cache_data(max_entries=10, show_spinner="Even kijken of deze foto goed is …")
def _clean(upload: bytes) -> bytes:
    return run_apart(clean_photo, upload)
