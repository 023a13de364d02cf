"""The shapes that one page can have: choosing one, seeing it, and taking it along."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.poster import shape_file
from dashboard.shell import plain
from presentation.shape_preview import Preview
from presentation.shapes import FILE_TYPES, Shape
from storage.queries import Listing

FOR_PRINT = 300
PRINT_LABEL = "Plaatje om te drukken (grote PNG)"
PAGES_BESIDE = 2
MIME_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain",
}


SHAPE_PARAMETER = "vorm"  # in the address, so that a link can point to a shape


class Part(StrEnum):
    """What can be chosen about a page."""

    RESULTS = auto()
    CITAAT = auto()
    VERBANDEN = auto()
    FEITEN = auto()
    ASIDES = auto()
    QR = auto()
    DIRECTION = auto()
    THEME = auto()


POSTER_PARTS = frozenset(Part)
STORY_PARTS = frozenset({Part.RESULTS, Part.CITAAT, Part.FEITEN, Part.DIRECTION})
ONE_THING = frozenset({Part.RESULTS, Part.CITAAT, Part.FEITEN, Part.QR, Part.THEME})


@dataclass(frozen=True)
class ShapeText:
    """How a shape is called in a list, in a sentence ("Download …"), and what it is for.

    `alt` names its picture, and `parts` is what can be chosen about it: the rest is not on it.
    """

    label: str
    called: str
    use: str
    alt: str
    parts: frozenset[Part] = frozenset()


SHAPE_TEXTS = {
    Shape.A4: ShapeText(
        "Poster A4",
        "de poster (PDF)",
        "Eén bladzijde A4: om op te hangen of mee te sturen.",
        "De poster",
        POSTER_PARTS,
    ),
    Shape.A3: ShapeText(
        "Poster A3",
        "de poster op A3 (PDF)",
        "Twee keer zo groot: voor de muur van het buurthuis.",
        "De poster op A3",
        POSTER_PARTS,
    ),
    Shape.SQUARE: ShapeText(
        "Vierkant",
        "het vierkante plaatje (PNG)",
        "Voor een bericht op sociale media. Er past één ding op: de eerste uitkomst die je kiest. "
        "Zonder uitkomst een citaat dat op sociale media mag, of anders de feiten.",
        "Het vierkante plaatje",
        ONE_THING,
    ),
    Shape.STORY: ShapeText(
        "Staand",
        "het staande plaatje (PNG)",
        "Voor Instagram of WhatsApp. Er past één ding op: de eerste uitkomst die je kiest. "
        "Zonder uitkomst een citaat dat op sociale media mag, of anders de feiten.",
        "Het staande plaatje",
        ONE_THING,
    ),
    Shape.SLIDE: ShapeText(
        "Dia",
        "de dia's (PowerPoint)",
        "Voor een presentatie. Tekst en grafieken kun je daarin wijzigen.",
        "De dia",
        STORY_PARTS | {Part.THEME},
    ),
    Shape.FLYER: ShapeText(
        "Flyer",
        "de flyer (PDF)",
        "Een A5 met een QR-code om de vragenlijst in te vullen.",
        "De flyer",
        frozenset({Part.THEME}),
    ),
    Shape.CARDS: ShapeText(
        "Muurkaarten",
        "de muurkaarten (PDF)",
        "Vellen A4 met één kaartje erop, om het verhaal samen op de muur te maken.",
        "De muurkaarten",
    ),
    Shape.SMALL_CARDS: ShapeText(
        "Kaartjes",
        "de kaartjes (PDF)",
        "Vier kaartjes op een vel, om uit te knippen en op tafel te leggen.",
        "De kaartjes",
    ),
    Shape.TEXT: ShapeText(
        "Tekst",
        "de tekst",
        "Het hele verhaal als gewone tekst, voor een mail.",
        "De tekst",
        STORY_PARTS | {Part.QR},
    ),
}
MORE_FILES = {"png": "Plaatje (PNG)", "svg": "Om te bewerken (SVG)"}


def shape_key(slug: str) -> str:
    """Where it is remembered which shape is looked at."""
    return f"shape_{slug}"


def ask_shape(slug: str) -> Shape:
    """Which shape to look at; the poster on A4 to begin with, or what the address names."""
    key, followed = shape_key(slug), f"{SHAPE_PARAMETER}_{slug}"
    named = st.query_params.get(SHAPE_PARAMETER)
    if named in set(Shape) and named != st.session_state.get(followed):
        st.session_state[key] = Shape(named)
    st.session_state.setdefault(key, Shape.A4)
    chosen = st.segmented_control(
        "Vorm",
        list(Shape),
        format_func=lambda one: SHAPE_TEXTS[one].label,
        key=key,
        required=True,
        persist_state="session",
    )
    shape = Shape(chosen or Shape.A4)
    st.session_state[followed] = shape.value
    if st.query_params.get(SHAPE_PARAMETER, Shape.A4) != shape:
        st.query_params[SHAPE_PARAMETER] = shape.value
    st.write(SHAPE_TEXTS[shape].use)
    return shape


def offer_shape(listing: Listing, shape: Shape) -> None:
    """The one button for this shape, and what else it can be had as."""
    first, *others = FILE_TYPES[shape]
    with st.container(horizontal=True):
        label = f"Download {SHAPE_TEXTS[shape].called}"
        _offer(listing, shape, first, label, type="primary", icon=":material/download:")
        if others:
            with st.popover("Andere bestanden"):
                for file_type in others:
                    _offer(listing, shape, file_type, MORE_FILES[file_type], width="stretch")
                _offer(listing, shape, "png", PRINT_LABEL, ppi=FOR_PRINT, width="stretch")


def show_preview(name: str, shape: Shape, preview: Preview) -> None:
    """What it will look like; of a slide and a text the words."""
    if len(preview.pages) > 1:
        _show_pages(name, shape, preview)
    elif preview.pages:
        st.image(preview.pages[0], width="stretch", alt=f"{SHAPE_TEXTS[shape].alt} van {name}")
    if shape is Shape.TEXT:
        st.code(preview.lines[0], language=None, wrap_lines=True)
    elif preview.lines:
        st.write("Dit staat erop. Hoe het eruitziet, zie je als je het bestand opent.")
        st.markdown("\n".join(f"{n}. {plain(line)}" for n, line in enumerate(preview.lines, 1)))


def _show_pages(name: str, shape: Shape, preview: Preview) -> None:
    for begin in range(0, len(preview.pages), PAGES_BESIDE):
        for column, number in zip(
            st.columns(PAGES_BESIDE), range(begin, len(preview.pages)), strict=False
        ):
            alt = f"{SHAPE_TEXTS[shape].alt} van {name}, bladzijde {number + 1}"
            column.image(preview.pages[number], width="stretch", alt=alt)
    if len(preview.pages) < preview.count:
        st.caption(f"Dit zijn de eerste {len(preview.pages)} van {preview.count} bladzijden.")


def say_notices(notices: Sequence[str]) -> None:
    """What was shortened or left out."""
    st.warning("Let op:\n" + "\n".join(f"- {plain(notice)}" for notice in notices))


def _offer(
    listing: Listing, shape: Shape, file_type: str, label: str, *, ppi: int = 150, **looks: str
) -> None:
    print_mark = "-druk" if ppi == FOR_PRINT else ""
    offer_file(
        label,
        lambda: shape_file(listing, shape, file_type, ppi).content,
        f"{shape.replace('_', '-')}{print_mark}-{listing.initiatief.slug}.{file_type}",
        MIME_TYPES[file_type],
        key=f"file_{shape}_{file_type}_{ppi}",
        **looks,
    )
