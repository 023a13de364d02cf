"""The fields of an initiatief, for a new one and for changing one."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.saving import show_refusal
from dashboard.shell import plain
from dashboard.workers import run_apart
from presentation.colours import THEME_COLOURS, theme_colours
from presentation.logo import LogoRefused, clean_logo
from presentation.logo_limits import MAX_BYTES
from veranderverhaal.editing import MAX_MOTTO, MAX_NAME, MAX_SOURCE
from veranderverhaal.labels import THEME_LABELS
from veranderverhaal.model import Initiatief, Theme

LABELS = {
    "name": "Naam",
    "buurt": "Buurt",
    "gemeente": "Gemeente",
    "motto": "Motto",
    "colour": "Eigen kleur",
    "source": "Bron",
    "reference_date": "Peildatum",
}
OWN_COLOUR = "Jullie eigen kleur"


def ask_initiatief(known: Initiatief, place: str) -> Initiatief:
    """The fields, filled with what is known; what was refused at `place` stands under its field."""
    mark = f"{place}_{known.revision}"
    name = _line("Naam van het initiatief", known.name, f"name_{mark}", MAX_NAME, "Het Badhuis")
    show_refusal(place, "name")
    left, right = st.columns(2)
    with left:
        buurt = _line("Buurt", known.buurt, f"buurt_{mark}", MAX_NAME, "Leidsebuurt")
    with right:
        gemeente = _line("Gemeente", known.gemeente, f"gemeente_{mark}", MAX_NAME, "Haarlem")
    motto = _line(
        "Motto: waar staan jullie voor, in één zin?",
        known.motto,
        f"motto_{mark}",
        MAX_MOTTO,
        "Iedereen is welkom en iedereen kan iets.",
    )
    typed = replace(known, name=name, buurt=buurt, gemeente=gemeente, motto=motto)
    return ask_theme(typed, place, mark)


def ask_source(known: Initiatief, place: str) -> Initiatief:
    """What stands at the foot of the poster: the source and the date."""
    mark = f"{place}_{known.revision}"
    source = _line(
        "Bron: waar komt dit verhaal vandaan?",
        known.source,
        f"source_{mark}",
        MAX_SOURCE,
        "Gesprek met 14 bewoners en vrijwilligers.",
    )
    reference_date = st.date_input(
        "Peildatum: wanneer klopte dit verhaal?",
        value=known.reference_date,
        key=f"date_{mark}",
        format="DD-MM-YYYY",
        min_value=date(1950, 1, 1),
        max_value=date(2100, 12, 31),
    )
    show_refusal(place, "reference_date")
    return replace(known, source=source, reference_date=reference_date)


def ask_logo(place: str) -> bytes | None:
    """A new logo, cleaned; None without one. A bad file is refused where it was chosen."""
    upload = st.file_uploader(
        "Logo (mag ook later)",
        type=["png", "jpg", "jpeg", "svg"],
        key=f"logo_{place}",
        max_upload_size=MAX_BYTES // 2**20,
    )
    st.caption("Een PNG-, JPEG- of SVG-plaatje van hoogstens 2 MB.")
    if upload is None:
        return None
    try:
        logo = _clean(upload.getvalue())
    except LogoRefused as refused:
        st.error(plain(str(refused)), icon=":material/error:")
        return None
    st.image(logo, width=96, alt="Het gekozen logo")
    return logo


@st.cache_data(max_entries=20, show_spinner="Even kijken of dit plaatje goed is …")
def _clean(upload: bytes) -> bytes:
    return run_apart(clean_logo, upload)


def _line(label: str, known: str, key: str, limit: int, example: str) -> str:
    text = st.text_input(
        label, value=known, key=key, max_chars=limit, placeholder=f"bijvoorbeeld: {example}"
    )
    return text or ""


def ask_theme(known: Initiatief, place: str, mark: str) -> Initiatief:
    """The colour of poster and form: one of ours, or one of their own."""
    chosen = st.radio(
        "Kleur van de poster",
        list(Theme),
        index=list(Theme).index(known.theme),
        format_func=THEME_LABELS.__getitem__,
        horizontal=True,
        key=f"theme_{mark}",
    )
    typed = replace(known, theme=chosen or known.theme)
    if typed.theme is Theme.OWN:
        first = known.colour or THEME_COLOURS[Theme.WATER].dark
        typed = replace(typed, colour=st.color_picker(OWN_COLOUR, first, key=f"colour_{mark}"))
        st.caption("Wij maken de kleur zo donker of licht dat alles goed te lezen blijft.")
    show_refusal(place, "colour")
    _show_swatch(typed)
    return typed


def _show_swatch(typed: Initiatief) -> None:
    colours = theme_colours(typed)
    st.html(
        f'<div class="swatch" style="background:{colours.dark};color:{colours.accent}">'
        f'{THEME_LABELS[typed.theme]}<span style="background:{colours.paper}"></span></div>'
    )
