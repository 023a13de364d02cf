"""The pages there are, and the way between them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from veranderverhaal.progress import NextPage, Step

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"
SLUG_PARAMETER = "initiatief"


@dataclass(frozen=True)
class PageInfo:
    """One page: its file and address, its title, and the step of the method it belongs to."""

    name: str
    title: str
    step: Step | None = None
    in_menu: bool = True


PAGES = (
    PageInfo("initiatieven", "Initiatieven"),
    PageInfo("nieuw", "Nieuw initiatief"),
    PageInfo("beheer", "Beheer"),
    PageInfo("gesprek", "Gesprek", Step.VERANDERVERHAAL),
    PageInfo("overzicht", "Overzicht", Step.VERANDERVERHAAL),
    PageInfo("kaartje", "Kaartje", Step.VERANDERVERHAAL, in_menu=False),
    PageInfo("verbanden", "Verbanden", Step.VERANDERVERHAAL),
    PageInfo("feiten", "Feiten en cijfers", Step.VERANDERVERHAAL),
    PageInfo("nalopen", "Nalopen", Step.VERANDERVERHAAL),
    PageInfo("versies", "Versies", Step.VERANDERVERHAAL),
    PageInfo("delen", "Delen", Step.VERANDERVERHAAL),
    PageInfo("gegevens", "Naam en logo", Step.VERANDERVERHAAL),
    PageInfo("indicatoren", "Indicatoren", Step.INDICATOREN),
    PageInfo("toolkiezer", "Toolkiezer", Step.INDICATOREN),
    PageInfo("vragenlijst", "Vragenlijst", Step.METEN),
    PageInfo("vraag", "Vraag", Step.METEN, in_menu=False),
    PageInfo("meten", "Metingen", Step.METEN),
    PageInfo("beamer", "Beamer", Step.METEN, in_menu=False),
    PageInfo("invoeren", "Invoeren", Step.METEN),
    PageInfo("importeren", "Importeren", Step.METEN),
    PageInfo("tellingen", "Tellingen", Step.METEN),
    PageInfo("uitkomsten", "Uitkomsten", Step.UITKOMSTEN),
    PageInfo("vergelijken", "Vergelijken", Step.UITKOMSTEN),
    PageInfo("antwoorden", "Open antwoorden", Step.UITKOMSTEN),
    PageInfo("buurtcijfers", "Buurtcijfers", Step.UITKOMSTEN),
    PageInfo("presenteren", "Bijeenkomst", Step.UITKOMSTEN),
    PageInfo("poster", "Poster", Step.POSTER),
    PageInfo("citaten", "Citaten", Step.POSTER),
    PageInfo("rapport", "Rapport", Step.POSTER),
    PageInfo("openbaar", "Openbaar", Step.POSTER),
)
START = PAGES[0]

STEP_LABELS = {
    Step.VERANDERVERHAAL: "Veranderverhaal",
    Step.INDICATOREN: "Indicatoren",
    Step.METEN: "Meten",
    Step.UITKOMSTEN: "Uitkomsten",
    Step.DUIDEN: "Duiden",
    Step.POSTER: "Poster",
}
STEP_PAGES = {
    Step.VERANDERVERHAAL: "overzicht",
    Step.INDICATOREN: "indicatoren",
    Step.METEN: "meten",
    Step.UITKOMSTEN: "uitkomsten",
    Step.POSTER: "poster",
}

NEXT_LABELS = {
    NextPage.GESPREK: "Ga verder met het gesprek",
    NextPage.VERBANDEN: "Leg de verbanden",
    NextPage.INDICATOREN: "Kies de indicatoren",
    NextPage.VRAGENLIJST: "Maak de vragenlijst",
    NextPage.METEN: "Ga meten",
    NextPage.UITKOMSTEN: "Bekijk de uitkomsten",
}


def make_page(name: str) -> Any:
    """The page of this name, by absolute path: a guard can be bypassed otherwise."""
    info = next(page for page in PAGES if page.name == name)
    return st.Page(
        str(PAGES_FOLDER / f"{info.name}.py"),
        title=info.title,
        url_path=info.name,
        default=info is START,
    )


def go_to(name: str, slug: str | None = None, **parameters: str) -> None:
    """Leave for another page, with its initiatief in the address."""
    named = {SLUG_PARAMETER: slug, **parameters} if slug else parameters
    st.switch_page(make_page(name), query_params=named)


def link_to(
    name: str, slug: str | None = None, *, label: str | None = None, **parameters: str
) -> None:
    """A link to another page, with its initiatief in the address."""
    named = {SLUG_PARAMETER: slug, **parameters} if slug else parameters
    st.page_link(make_page(name), label=label, query_params=named or None)
