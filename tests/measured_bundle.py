"""The small story with everything that measuring may bring, as a bundle."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.metingen import EVERY_KIND, a_meting, every_kind
from tests.stories import full_lines, lines, revisions, small_bundle
from veranderverhaal.bundle import Bundle, CarriedResponse
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.meting import Channel, MetingKind, MetingState, Response
from veranderverhaal.question import Translation
from veranderverhaal.telling import Count, Telling
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm, Theme
from veranderverhaal.vragenlijst import Section, TextTranslation
from veranderverhaal.wording import WordingChange

TODAY = date(2026, 11, 20)
FULL = Response(
    {
        "buren": ("5",),
        "vaker": ("dk",),
        "cijfer": ("10",),
        "meedoen": ("b",),
        "waar": ("a", "c"),
        "eerst": ("c", "a", "b"),
        "keren": ("1.825",),  # less than two: read again as typed it would be 1825
        "kwijt": ("Meer koffie\nen “taart” ☕ شكرا",),
    },
    week="2026-W47",
    channel=Channel.PAPER,
    language="ar",
    helped=True,
    person="a1b2c3",
    form_number="12",
)
SECOND = Response({"vaker": ("yes",)}, week="2026-W48")
TRANSLATED = replace(EVERY_KIND[0], translations=(Translation("tr", "Komşularımı tanıyorum"),))
FIRST_VERSION = every_kind(
    languages=("nl", "tr"),
    translations=(TextTranslation("tr", title="Sokak"),),
    version=1,
    revision=3,
)
NEWEST = every_kind(version=2, revision=4, sections=(Section("jij", "", (TRANSLATED,)),))
NORMS = (
    Norm("buren", Decimal("70.50"), "2026-01-05", revision=3),
    Norm("cijfer", Decimal("7.5"), "2026-01-06"),
    Norm("vroeger", Decimal(80), "2025-01-06"),  # asked no more
)
FIGURES = (
    NeighbourhoodFigure(
        key="thuis",
        label="Voelt zich thuis in de buurt",
        area="Deventer",
        value=Decimal("6.20"),
        unit=FigureUnit.SCORE,
        year=2021,
        source="CBS, Veiligheidsmonitor 2021",
        url="https://www.cbs.nl/",
        instrument="cohesie",
        item="c1",
        variant="vm-2021",
        revision=2,
    ),
    NeighbourhoodFigure(
        key="buiten",
        label="Komt vaker buiten",
        area="Noord",
        value=Decimal("-3"),
        unit=FigureUnit.NUMBER,
        year=2025,
        source="Buurtonderzoek",
        question="vaker",
    ),
)
THEMES = (
    Theme("rust", "kwijt", "Meer rust", revision=4),
    Theme("koffie", "kwijt", "Koffie “en taart” ☕"),
    Theme("groen", "kwijt", "Groen"),
    Theme("ander", "wens", "Groen"),  # to a question that is not here
)


def measured_bundle(**fields: Any) -> Bundle:
    """Two versions of a vragenlijst, an answered meting on the old one and one not yet begun."""
    parts: dict[str, Any] = {
        "indicatoren": (
            Indicator("i", IndicatorKind.OUTCOME, "Groeten", "e", questions=EVERY_KIND, core=True),
            Indicator("o", IndicatorKind.OUTPUT, "Koffie", feit="koffie", telling="t"),
        ),
        "vragenlijsten": (FIRST_VERSION, NEWEST),
        "wording_changes": (
            WordingChange("lijst", 1, TODAY, "buren", "nl", "text", "Ik ken ze.", "Ik ken buren."),
        ),
        "metingen": (
            a_meting(code="abcdefgh", linked=True, state=MetingState.OPEN, approached=40),
            a_meting(
                key="najaar",
                code="hgfedcba",
                kind=MetingKind.EINDMETING,
                vragenlijst_version=2,
                starts_on=TODAY,
                made_up=True,
            ),
        ),
        "tellingen": (Telling("t", "koffie", "koppen", revision=2),),
        "counts": (Count("c", "t", TODAY, 94, "Buurtfeest"),),
        "norms": NORMS,
        "figures": FIGURES,
        "themes": THEMES,
        "linking_secret": "ab" * 32,
        "responses": (
            CarriedResponse("voorjaar", FULL, checked=True, themes=("rust", "koffie")),
            CarriedResponse("voorjaar", SECOND),
            CarriedResponse("voorjaar", SECOND),
        ),
    }
    return small_bundle(**parts | fields)


keys = st.text("Abc-_1", min_size=1, max_size=6).map(lambda key: f"k{key}")
days = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(str)


def norms() -> st.SearchStrategy[tuple[Norm, ...]]:
    """In order: to a stelling, to a grade, and to questions that are not asked."""
    least = st.decimals("0.001", 100, places=3)
    grade = st.builds(
        Norm, st.just("cijfer"), st.decimals(1, 10, places=1), set_on=days, revision=revisions
    )
    share = st.builds(Norm, st.just("buren") | keys, least, set_on=days, revision=revisions)
    found = st.lists(grade | share, max_size=4, unique_by=lambda norm: norm.question)
    return found.map(lambda some: tuple(sorted(some, key=lambda norm: norm.question)))


def figures() -> st.SearchStrategy[tuple[NeighbourhoodFigure, ...]]:
    shared = {
        "key": keys,
        "label": full_lines(20),
        "area": full_lines(20),
        "source": full_lines(20),
        "url": st.sampled_from(["", "https://www.cbs.nl/cijfers?q=1"]),
        "year": st.integers(1900, 2200),
        "value": st.decimals(1, 10, places=3),
        "unit": st.sampled_from(FigureUnit),
        "revision": revisions,
    }
    own = st.builds(NeighbourhoodFigure, **shared, question=st.just("") | keys)
    of_instrument = st.builds(
        NeighbourhoodFigure, **shared, instrument=full_lines(9), item=lines(9), variant=lines(9)
    )
    return st.lists(own | of_instrument, max_size=3, unique_by=lambda one: one.key).map(tuple)


@st.composite
def bundles_with_themes(draw: st.DrawFn) -> Bundle:
    """The measured bundle with any norms, figures and themes, and marks on what people wrote."""
    questions = st.sampled_from(["kwijt", "kwijt", "vaker", "wens"])
    one = st.builds(Theme, keys, questions, full_lines(20), revision=revisions)
    distinct = st.lists(
        one,
        max_size=6,
        unique_by=(lambda theme: theme.key, lambda theme: (theme.question, theme.label.casefold())),
    )
    themes = tuple(draw(distinct))
    markable = [theme.key for theme in themes if theme.question == "kwijt"]
    responses = []
    for given in draw(st.lists(st.sampled_from([FULL, SECOND]), max_size=4)):
        marks = [key for key in markable if given is FULL and draw(st.booleans())]
        responses.append(CarriedResponse("voorjaar", given, themes=tuple(marks)))
    return measured_bundle(
        norms=draw(norms()), figures=draw(figures()), themes=themes, responses=tuple(responses)
    )
