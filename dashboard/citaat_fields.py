"""The fields of a citaat, and the list of citaten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from dashboard.personal_fields import find_here, warn_of_personal
from dashboard.portret_fields import ask_portret, show_photo
from dashboard.saving import attempt, show_refusal
from dashboard.shell import offer_undo, plain
from storage.commands import remove_citaat
from veranderverhaal.citaat import MAX_CITAAT, MAX_SPEAKER, Citaat, has_agreed
from veranderverhaal.consent_words import say_consent
from veranderverhaal.model import Element
from veranderverhaal.personal import say_found_names

CITAAT_LABELS = {
    "text": "Het citaat",
    "speaker": "De naam",
    "role": "De rol",
    "story": "Het verhaal",
    "theme": "Het thema",
    "photo_words": "Wat er op de foto staat",
}
NO_EFFECT = "geen, of meer dan één"
MADE_UP = "verzonnen voorbeeld"
TITLE_LENGTH = 40


def ask_citaat(opened: Citaat, effects: Sequence[Element], place: str) -> Citaat:
    """The fields of a citaat, filled with what was opened."""
    if opened.purposes and not opened.made_up:
        st.caption(
            "Verander je de tekst, de naam, de foto, het thema of het effect? Dan telt de "
            "toestemming niet meer, en vraag je het opnieuw."
        )
    mark = f"{place}_{opened.revision}"
    text = st.text_area(
        "Wat zei iemand, in eigen woorden?",
        opened.text,
        key=f"text_{mark}",
        max_chars=MAX_CITAAT,
        placeholder="bijvoorbeeld: Ik kwam voor een kop koffie en bleef voor de mensen.",
    )
    show_refusal(place, "text")
    warn_of_personal([text or ""], "Haal het weg, of vraag of het mag: iedereen leest dit.")
    typed = _ask_speaker(replace(opened, text=text or ""), place, mark)
    typed = replace(typed, effect=_ask_effect(opened.effect, effects, mark))
    typed = ask_portret(typed, place, mark)
    return replace(typed, made_up=_ask_made_up(opened, place, mark))


def _ask_made_up(opened: Citaat, place: str, mark: str) -> bool:
    """Asked when it is new: words of a person never become an example, which may show anywhere."""
    show_refusal(place, "made_up")
    if opened.key and not opened.made_up:
        return False
    made_up = st.checkbox(
        "Dit is een verzonnen voorbeeld: niemand zei dit", opened.made_up, key=f"made_up_{mark}"
    )
    if made_up:
        st.caption(
            "Overal waar het staat, staat erbij dat het verzonnen is. Zei iemand dit echt? Haal "
            "het vinkje dan weg: zonder toestemming staan echte woorden nergens."
        )
    elif opened.made_up:
        st.caption("Haal je het vinkje weg en bewaar je? Dan kun je het niet meer terugzetten.")
    return made_up


def show_preview(slug: str, typed: Citaat, photo: bytes = b"") -> None:
    """Exactly the words, the name and the photo that others will see."""
    st.markdown("**Zo komt het te staan**")
    st.html(citaat_html(typed))
    show_photo(slug, typed, photo)
    if typed.story:
        st.markdown(plain(typed.story))


def show_citaat(citaat: Citaat, effects: Sequence[Element], today: date) -> str:
    """One citaat in the list with its buttons: "edit" or "consent" when one was pressed."""
    with st.container(key=f"card_citaat_{citaat.key}"):
        effect = next((one.title for one in effects if one.key == citaat.effect), "")
        about = f"<p>Hoort bij: {escape(effect)}</p>" if effect else ""
        about += f"<p>Portret{_portret_of(citaat)}</p>" if citaat.is_portret else ""
        about += f"<p>Thema: {escape(citaat.theme)}</p>" if citaat.theme else ""
        if found := say_found_names(find_here(f"{citaat.text} \n{citaat.story}")):
            about += f'<p class="sign">⚠ {escape(found)}</p>'
        told = f"<p>{escape(say_consent(citaat, today))}</p>"
        st.html(f'<div class="card">{citaat_html(citaat)}{about}{told}</div>')
        words = plain(short_text(citaat))
        with st.container(horizontal=True):
            label = "Toestemming" if has_agreed(citaat, today) else "Vraag toestemming"
            if not citaat.made_up and st.button(
                label, key=f"consent_{citaat.key}", help=f"Toestemming voor ‘{words}’"
            ):
                return "consent"
            if st.button("Wijzig", key=f"edit_{citaat.key}", help=f"Wijzig ‘{words}’"):
                return "edit"
    return ""


def citaat_html(citaat: Citaat) -> str:
    """The words, and who said them."""
    words = escape(citaat.text.strip()) or "…"
    by = f'<figcaption dir="auto">{escape(citaat.by)}</figcaption>' if citaat.by else ""
    made_up = f'<span class="tag">{MADE_UP}</span>' if citaat.made_up else ""
    quote = f'<blockquote dir="auto">‘{words}’</blockquote>'
    return f'<figure class="citaat">{quote}{by}{made_up}</figure>'


def short_text(citaat: Citaat) -> str:
    """The begin of the words, to name a citaat by."""
    text = citaat.text
    return text if len(text) <= TITLE_LENGTH else f"{text[:TITLE_LENGTH].rstrip()} …"


def remove(slug: str, citaat: Citaat) -> None:
    """Take a citaat away and offer to put it back."""
    if attempt(f"remove_{citaat.key}", remove_citaat, slug, citaat.key):
        offer_undo("citaat", citaat.key, short_text(citaat))


def _portret_of(citaat: Citaat) -> str:
    parts = [*(["verhaal"] if citaat.story else []), *(["foto"] if citaat.photo else [])]
    return f" met {' en '.join(parts)}"


def _ask_speaker(typed: Citaat, place: str, mark: str) -> Citaat:
    left, right = st.columns(2)
    with left:
        speaker = st.text_input(
            "Naam, zoals deze persoon het wil",
            typed.speaker,
            key=f"speaker_{mark}",
            max_chars=MAX_SPEAKER,
            placeholder="bijvoorbeeld: Fatma",
        )
        show_refusal(place, "speaker")
    with right:
        role = st.text_input(
            "Wie is dit voor jullie? (hoeft niet)",
            typed.role,
            key=f"role_{mark}",
            max_chars=MAX_SPEAKER,
            placeholder="bijvoorbeeld: bewoner",
        )
        show_refusal(place, "role")
    st.caption("Een voornaam, een andere naam of geen naam: de persoon zelf kiest.")
    return replace(typed, speaker=speaker or "", role=role or "")


def _ask_effect(known: str, effects: Sequence[Element], mark: str) -> str:
    keys = ["", *(one.key for one in effects)]
    titles = {one.key: plain(one.title) for one in effects}
    chosen = st.selectbox(
        "Bij welk effect hoort dit citaat?",
        keys,
        index=keys.index(known) if known in keys else 0,
        format_func=lambda key: titles.get(key, NO_EFFECT),
        key=f"effect_{mark}",
    )
    return chosen or ""
