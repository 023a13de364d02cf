"""The fields of a citaat with the consent for it, and the list of citaten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from dashboard.personal_fields import warn_of_personal
from dashboard.saving import attempt, show_refusal
from dashboard.shell import offer_undo, plain
from storage.commands import remove_citaat
from veranderverhaal.citaat import (
    MAX_CITAAT,
    MAX_SPEAKER,
    Citaat,
    Purpose,
)
from veranderverhaal.labels import PURPOSE_LABELS
from veranderverhaal.model import Element
from veranderverhaal.personal import find_personal, say_found
from veranderverhaal.text import enumerate_dutch

CITAAT_LABELS = {
    "text": "Het citaat",
    "speaker": "De naam",
    "role": "De rol",
    "agreed_on": "Toestemming op",
    "until": "Toestemming tot en met",
}
NO_EFFECT = "geen, of meer dan één"
MADE_UP = "verzonnen voorbeeld"
TITLE_LENGTH = 40


def ask_citaat(opened: Citaat, effects: Sequence[Element], place: str) -> Citaat:
    """The fields of a citaat, filled with what was opened."""
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
    made_up = st.checkbox(
        "Dit is een verzonnen voorbeeld: niemand zei dit", opened.made_up, key=f"made_up_{mark}"
    )
    if made_up:
        st.caption("Overal waar het staat, staat erbij dat het verzonnen is.")
        return replace(typed, made_up=True, purposes=(), agreed_on=None, until=None)
    return _ask_consent(replace(typed, made_up=False), place, mark)


def show_preview(typed: Citaat) -> None:
    """Exactly the words and the name that others will read."""
    st.markdown("**Zo komt het te staan.** Laat dit zien aan wie het zei.")
    st.html(citaat_html(typed))


def show_citaat(citaat: Citaat, effects: Sequence[Element], today: date) -> bool:
    """One citaat in the list with its button; True when it is to be changed."""
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"card_citaat_{citaat.key}"
    ):
        effect = next((one.title for one in effects if one.key == citaat.effect), "")
        told = consent_of(citaat, today)
        about = f"<p>Hoort bij: {escape(effect)}</p>" if effect else ""
        if found := say_found(find_personal(citaat.text)):
            about += f'<p class="sign">⚠ {escape(found)}</p>'
        st.html(f'<div class="card">{citaat_html(citaat)}{about}<p>{told}</p></div>')
        return bool(
            st.button(
                "Wijzig", key=f"edit_{citaat.key}", help=f"Wijzig ‘{plain(short_text(citaat))}’"
            )
        )


def citaat_html(citaat: Citaat) -> str:
    """The words, and who said them."""
    words = escape(citaat.text.strip()) or "…"
    by = f'<figcaption dir="auto">{escape(citaat.by)}</figcaption>' if citaat.by else ""
    made_up = f'<span class="tag">{MADE_UP}</span>' if citaat.made_up else ""
    quote = f'<blockquote dir="auto">‘{words}’</blockquote>'
    return f'<figure class="citaat">{quote}{by}{made_up}</figure>'


def consent_of(citaat: Citaat, today: date) -> str:
    """Where it may stand and until when, in words."""
    if citaat.made_up:
        return "Mag overal staan."
    until = f" tot en met {citaat.until:%d-%m-%Y}" if citaat.until else ""
    if citaat.until and citaat.until < today:
        return f"De toestemming was{until}. Dit citaat staat nergens meer."
    where = enumerate_dutch([PURPOSE_LABELS[one] for one in citaat.purposes])
    agreed = f" (gevraagd op {citaat.agreed_on:%d-%m-%Y})" if citaat.agreed_on else ""
    return f"Mag staan {where}{until}{agreed}."


def short_text(citaat: Citaat) -> str:
    """The begin of the words, to name a citaat by."""
    text = citaat.text
    return text if len(text) <= TITLE_LENGTH else f"{text[:TITLE_LENGTH].rstrip()} …"


def remove(slug: str, citaat: Citaat) -> None:
    """Take a citaat away and offer to put it back."""
    if attempt(f"remove_{citaat.key}", remove_citaat, slug, citaat.key):
        offer_undo("citaat", citaat.key, short_text(citaat))


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


def _ask_consent(typed: Citaat, place: str, mark: str) -> Citaat:
    st.markdown("**Waar mag dit citaat staan?** Vraag het voor elke plek apart.")
    purposes = tuple(
        purpose
        for purpose in Purpose
        if st.checkbox(
            PURPOSE_LABELS[purpose].capitalize(),
            purpose in typed.purposes,
            key=f"may_{purpose}_{mark}",
        )
    )
    show_refusal(place, "purposes")
    left, right = st.columns(2)
    with left:
        agreed_on = _ask_day("Wanneer gaf deze persoon toestemming?", typed.agreed_on, "on", mark)
        show_refusal(place, "agreed_on")
    with right:
        until = _ask_day("Tot en met wanneer mag het? (hoeft niet)", typed.until, "until", mark)
        show_refusal(place, "until")
    return replace(typed, purposes=purposes, agreed_on=agreed_on, until=until)


def _ask_day(label: str, known: date | None, name: str, mark: str) -> date | None:
    return st.date_input(
        label,
        value=known,
        key=f"{name}_{mark}",
        format="DD-MM-YYYY",
        min_value=date(1950, 1, 1),
        max_value=date(2100, 12, 31),
    )
