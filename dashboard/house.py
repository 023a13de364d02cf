"""The pages there are, and the way between them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import asking
from veranderverhaal.access import OF_AN_INITIATIEF, Right
from veranderverhaal.progress import NextPage, Step

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"
SLUG_PARAMETER = asking.SLUG_PARAMETER


@dataclass(frozen=True)
class PageInfo:
    """One page: its file and address, its title, and what one must be allowed to open it.

    Then the step of the method it belongs to; without one it is in a `group` that comes after the
    steps, about people and keeping, or about no initiatief at all.
    """

    name: str
    title: str
    right: Right
    step: Step | None = None
    in_menu: bool = True
    group: str = ""

    @property
    def is_about_one(self) -> bool:
        """Whether its address names an initiatief."""
        return self.right in OF_AN_INITIATIEF


EFFECTENARENA = "effectenarena"
PAGES = (
    PageInfo("initiatieven", "Initiatieven", Right.SIGNED_IN),
    PageInfo("nieuw", "Nieuw initiatief", Right.INSTALLATION),
    PageInfo("beheer", "Beheer", Right.SIGNED_IN),
    PageInfo("status", "Status", Right.INSTALLATION),
    PageInfo("reservekopieen", "Reservekopieën", Right.INSTALLATION),
    PageInfo("gesprek", "Gesprek", Right.EDIT, Step.VERANDERVERHAAL),
    PageInfo("overzicht", "Overzicht", Right.SEE, Step.VERANDERVERHAAL),
    PageInfo("kaartje", "Kaartje", Right.EDIT, Step.VERANDERVERHAAL, in_menu=False),
    PageInfo("verbanden", "Verbanden", Right.EDIT, Step.VERANDERVERHAAL),
    PageInfo("feiten", "Feiten en cijfers", Right.EDIT, Step.VERANDERVERHAAL),
    PageInfo("nalopen", "Nalopen", Right.EDIT, Step.VERANDERVERHAAL),
    PageInfo("versies", "Versies", Right.EDIT, Step.VERANDERVERHAAL),
    PageInfo("delen", "Delen", Right.SEE, Step.VERANDERVERHAAL),
    PageInfo("gegevens", "Naam en logo", Right.EDIT, Step.VERANDERVERHAAL),
    PageInfo("indicatoren", "Indicatoren", Right.EDIT, Step.INDICATOREN),
    PageInfo("toolkiezer", "Toolkiezer", Right.EDIT, Step.INDICATOREN),
    PageInfo("vragenlijst", "Vragenlijst", Right.EDIT, Step.METEN),
    PageInfo("vraag", "Vraag", Right.EDIT, Step.METEN, in_menu=False),
    PageInfo("meten", "Metingen", Right.EDIT, Step.METEN),
    PageInfo("beamer", "Beamer", Right.SEE, Step.METEN, in_menu=False),
    PageInfo("invoeren", "Invoeren", Right.FILL_IN, Step.METEN),
    PageInfo("importeren", "Importeren", Right.EDIT, Step.METEN),
    PageInfo("tellingen", "Tellingen", Right.FILL_IN, Step.METEN),
    PageInfo("uitkomsten", "Uitkomsten", Right.SEE, Step.UITKOMSTEN),
    PageInfo("vergelijken", "Vergelijken", Right.SEE, Step.UITKOMSTEN),
    PageInfo("antwoorden", "Open antwoorden", Right.READ_ANSWERS, Step.UITKOMSTEN),
    PageInfo("buurtcijfers", "Buurtcijfers", Right.EDIT, Step.UITKOMSTEN),
    PageInfo("presenteren", "Presenteren", Right.EDIT, Step.UITKOMSTEN),
    PageInfo("bijeenkomsten", "Bijeenkomsten", Right.SEE, Step.DUIDEN),
    PageInfo("bijeenkomst", "Bijeenkomst", Right.EDIT, Step.DUIDEN, in_menu=False),
    PageInfo("afspraken", "Afspraken", Right.SEE, Step.DUIDEN),
    PageInfo("citaten", "Citaten en portretten", Right.FILL_IN, Step.DUIDEN),
    PageInfo("verhalen", "Verhaal kiezen", Right.EDIT, Step.DUIDEN),
    PageInfo("interviews", "Interviews", Right.READ_ANSWERS, Step.DUIDEN),
    PageInfo("bronnen", "Bronnen", Right.SEE, Step.DUIDEN),
    PageInfo("leren", "Leren", Right.SEE, Step.DUIDEN),
    PageInfo("tijdlijn", "Tijdlijn", Right.SEE, Step.DUIDEN),
    PageInfo("poster", "Poster", Right.SEE, Step.POSTER),
    PageInfo("rapport", "Rapport", Right.SEE, Step.POSTER),
    PageInfo("openbaar", "Openbaar", Right.EDIT, Step.POSTER),
    PageInfo("effectenarena", "Effectenarena", Right.SEE, group=EFFECTENARENA),
    PageInfo("investeringen", "Investeringen", Right.EDIT, group=EFFECTENARENA),
    PageInfo("ketens", "Ketens", Right.EDIT, group=EFFECTENARENA),
    PageInfo("kosten_en_baten", "Kosten en baten", Right.SEE, group=EFFECTENARENA),
    PageInfo("inkomsten", "Inkomsten", Right.SEE, group=EFFECTENARENA),
    PageInfo("mensen", "Mensen", Right.MANAGE),
    PageInfo("logboek", "Logboek", Right.MANAGE),
    PageInfo("privacy", "Privacy", Right.MANAGE),
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
    Step.DUIDEN: "bijeenkomsten",
    Step.POSTER: "poster",
}

NEXT_LABELS = {
    NextPage.GESPREK: "Ga verder met het gesprek",
    NextPage.VERBANDEN: "Leg de verbanden",
    NextPage.INDICATOREN: "Kies de indicatoren",
    NextPage.VRAGENLIJST: "Maak de vragenlijst",
    NextPage.METEN: "Ga meten",
    NextPage.UITKOMSTEN: "Bekijk de uitkomsten",
    NextPage.BIJEENKOMSTEN: "Bespreek de uitkomsten",
    NextPage.POSTER: "Maak de poster",
}


def find_page(url_path: str) -> PageInfo:
    """The page at this address; the first one stands at the empty address too."""
    return next((page for page in PAGES if page.name == url_path), START)


def make_page(name: str) -> Any:
    """The page of this name, by absolute path: a guard can be bypassed otherwise."""
    info = next(page for page in PAGES if page.name == name)
    return st.Page(
        str(PAGES_FOLDER / f"{info.name}.py"),
        title=info.title,
        url_path=info.name,
        default=info is START,
    )


def may_open(name: str, slug: str | None = None) -> bool:
    """Whether the page of this name is for who sits here."""
    return asking.may_here(find_page(name).right, slug)


def go_to(name: str, slug: str | None = None, **parameters: str) -> None:
    """Leave for another page, with its initiatief in the address."""
    named = {SLUG_PARAMETER: slug, **parameters} if slug else parameters
    st.switch_page(make_page(name), query_params=named)


def link_to(
    name: str, slug: str | None = None, *, label: str | None = None, **parameters: str
) -> None:
    """A link to another page, with its initiatief in the address; none where one may not be."""
    if not may_open(name, slug):
        return
    named = {SLUG_PARAMETER: slug, **parameters} if slug else parameters
    st.page_link(make_page(name), label=label, query_params=named or None)
