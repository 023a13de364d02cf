"""Figures of the neighbourhood from someone else: typed here, or taken in from a table."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, offer_undo, plain
from storage.commands import add_figures, remove_figure
from storage.table_files import TableRefused, read_table
from storage.table_limits import MAX_BYTES
from veranderverhaal.figure_questions import figure_questions, place_of
from veranderverhaal.model import MAX_TITLE
from veranderverhaal.numbers import format_number
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure
from veranderverhaal.uitkomst_editing import parse_figures, put_beside, read_value
from veranderverhaal.vragenlijst import Vragenlijst

UNIT_LABELS = {
    FigureUnit.PERCENT: "procent",
    FigureUnit.GRADE: "cijfer",
    FigureUnit.SCORE: "score",
    FigureUnit.NUMBER: "aantal",
}
NO_NUMBER = "Vul een getal in, bijvoorbeeld: 64,5."
BESIDE_NOTHING = "bij geen vraag"
FIGURE_LABELS = {
    "label": "Wat is het cijfer",
    "area": "Gebied",
    "value": "Waarde",
    "year": "Jaar",
    "source": "Bron",
}
FILE_TYPES = ["xlsx", "xls", "ods", "csv", "txt"]
EXAMPLE = (
    "naam;gebied;waarde;eenheid;jaar;bron;link\n"
    "Voelt zich thuis in de buurt;Haarlem;72,5;procent;2023;Veiligheidsmonitor;\n"
)


def show_figure(slug: str, figure: NeighbourhoodFigure, asked: Sequence[Vragenlijst]) -> bool:
    """One figure in the list with its buttons; True when it is to be changed."""
    about = " · ".join(
        part for part in (figure.area, str(figure.year), f"bron: {figure.source}") if part
    )
    question = place_of(figure, figure_questions(asked, figure.unit))
    beside = question.text if question else BESIDE_NOTHING
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"card_figure_{figure.key}"
    ):
        st.html(
            f'<div class="card"><p class="title" dir="auto">{escape(figure.label)}: '
            f"{escape(figure_text(figure))}</p><p>{escape(about)}</p>"
            f'<p class="source">Staat bij: {escape(beside)}</p></div>'
        )
        wanted = st.button("Wijzig", key=f"edit_figure_{figure.key}")
        with st.popover("Verwijder", key=f"remove_figure_{figure.key}"):
            st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
            st.button(
                "Ja, verwijder",
                key=f"sure_figure_{figure.key}",
                on_click=_remove,
                args=(slug, figure),
            )
    return wanted


def figure_text(figure: NeighbourhoodFigure) -> str:
    """The value as people write it."""
    value = format_number(figure.value)
    return f"{value}%" if figure.unit is FigureUnit.PERCENT else value


def ask_figure(
    known: NeighbourhoodFigure, asked: Sequence[Vragenlijst], place: str
) -> NeighbourhoodFigure | None:
    """The fields of a figure; None while its value cannot be read."""
    mark = f"{place}_{known.revision}"
    label = st.text_input(
        "Wat is het cijfer?",
        known.label,
        key=f"label_{mark}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: voelt zich thuis in de buurt",
    )
    show_refusal(place, "label")
    area = st.text_input(
        "Van welk gebied?",
        known.area,
        key=f"area_{mark}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: Haarlem, of de wijk Leidsebuurt",
    )
    show_refusal(place, "area")
    left, right = st.columns(2)
    text = left.text_input(
        "Waarde",
        format_number(known.value) if known.label else "",
        key=f"value_{mark}",
        max_chars=20,
        placeholder="bijvoorbeeld: 72",
    )
    unit = right.selectbox(
        "Eenheid",
        list(FigureUnit),
        index=list(FigureUnit).index(known.unit),
        format_func=UNIT_LABELS.__getitem__,
        key=f"unit_{mark}",
    )
    show_refusal(place, "value")
    typed = replace(known, label=label or "", area=area or "", unit=unit or known.unit)
    typed = _ask_beside(_ask_source(typed, place), asked, place)
    return _with_value(typed, text or "")


def _ask_source(typed: NeighbourhoodFigure, place: str) -> NeighbourhoodFigure:
    mark = f"{place}_{typed.revision}"
    left, right = st.columns(2)
    year = left.number_input("Jaar", 1900, 2100, typed.year, key=f"year_{mark}")
    show_refusal(place, "year")
    source = right.text_input(
        "Bron",
        typed.source,
        key=f"source_{mark}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: CBS",
    )
    show_refusal(place, "source")
    url = st.text_input("Link naar de bron (hoeft niet)", typed.url, key=f"url_{mark}")
    show_refusal(place, "url")
    return replace(typed, year=int(year), source=source or "", url=url or "")


def _ask_beside(
    typed: NeighbourhoodFigure, asked: Sequence[Vragenlijst], place: str
) -> NeighbourhoodFigure:
    """The question it stands beside: of those that are expressed in the same unit."""
    questions = {one.key: one for one in figure_questions(asked, typed.unit)}
    now = place_of(typed, questions.values())
    options = ["", *questions]
    chosen = st.selectbox(
        "Bij welke vraag van jullie mag het staan?",
        options,
        index=options.index(now.key) if now else 0,
        format_func=lambda key: questions[key].text if key else BESIDE_NOTHING,
        key=f"beside_{place}_{typed.revision}_{typed.unit}",
    )
    st.caption(
        "Kies alleen een vraag als die daar precies zo is gesteld, met dezelfde antwoorden. "
        "Anders vergelijk je appels met peren."
    )
    show_refusal(place, "question")
    if not chosen:
        return replace(typed, instrument="", item="", variant="", question="")
    return put_beside(typed, questions[chosen])


def _with_value(typed: NeighbourhoodFigure, text: str) -> NeighbourhoodFigure | None:
    if not text:
        return None
    try:
        return replace(typed, value=read_value(text))
    except NotAccepted as refused:
        st.error(refused.message, icon=":material/error:")
        return None


def new_figure(year: int) -> NeighbourhoodFigure:
    """An empty one to type over."""
    return NeighbourhoodFigure("", "", "", Decimal(0), FigureUnit.PERCENT, year, "")


def take_in_figures(slug: str, place: str) -> None:
    """A file with a figure on every row; what is no figure is told by its row."""
    offer_file(
        "Download een voorbeeld", EXAMPLE.encode("utf-8-sig"), "buurtcijfers.csv", "text/csv"
    )
    upload = st.file_uploader(
        "Bestand met buurtcijfers",
        type=FILE_TYPES,
        key=f"file_{place}",
        max_upload_size=MAX_BYTES // 2**20,
    )
    show_refusal(place)
    if upload is None:
        return
    try:
        table = read_table(upload.getvalue(), upload.name)
        figures, refused = parse_figures(table.header, table.rows, table.row_numbers)
    except (TableRefused, NotAccepted) as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    for one in refused:
        st.warning(f"Rij {one.row_number}: {plain(one.reason)}")
    if figures and st.button(f"Haal {len(figures)} cijfers binnen", type="primary"):
        _add_all(slug, place, figures)


def _add_all(slug: str, place: str, figures: Sequence[NeighbourhoodFigure]) -> None:
    """All of a file, or none of it: what was refused is said, and can be brought in again."""
    if attempt(place, add_figures, slug, figures):
        added = "1 cijfer staat" if len(figures) == 1 else f"{len(figures)} cijfers staan"
        notify(f"{added} er nu bij.")
    st.rerun()


def _remove(slug: str, figure: NeighbourhoodFigure) -> None:
    if attempt(f"figure_{figure.key}", remove_figure, slug, figure.key):
        offer_undo("figure", figure.key, figure.label)
