"""The small story with citaten and choices, as a bundle; and random ones for hypothesis."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.stories import full_lines, keys, lines, revisions, small_bundle, texts
from veranderverhaal.bundle import Bundle
from veranderverhaal.citaat import Citaat, Purpose, check_citaat
from veranderverhaal.reporting import Introduction, ReportChoice, Section
from veranderverhaal.showcase import Direction, PosterChoice

SAID = check_citaat(
    Citaat(
        key="said",
        text="Ik ken nu mensen bij naam.",
        speaker="Harmke",
        role="bewoner",
        effect="e",
        purposes=(Purpose.REPORT, Purpose.POSTER),
        agreed_on=date(2026, 3, 12),
        until=date(2028, 3, 12),
        revision=3,
    )
)
EXAMPLE = Citaat("example", "Ik kom voor de koffie ☕ شكرا", made_up=True)
POSTER = PosterChoice(
    Direction.UP,
    verbanden=False,
    results=("bars/voorjaar/jij", "weg"),
    citaat="said",
    neveneffecten=("druk",),
    tensions=("vol", "weg"),
    revision=4,
)
REPORT = ReportChoice(
    left_out=(Section.SOURCES, Section.APPENDIX),
    introductions=(Introduction(Section.SUMMARY, "Ons eerste jaar.\n\nWe begonnen klein."),),
    fund="Buurtfonds",
    need="Er is geen plek.",
    purpose="Een overkapping.",
    revision=2,
)


def showing_bundle(**fields: Any) -> Bundle:
    """Two citaten, a poster and a report for which everything was chosen."""
    parts = {"citaten": (SAID, EXAMPLE), "poster_choice": POSTER, "report_choice": REPORT}
    return small_bundle(**parts | fields)


def citaten() -> st.SearchStrategy[tuple[Citaat, ...]]:
    said = st.builds(
        Citaat,
        key=keys,
        text=full_lines(40),
        speaker=lines(20),
        role=lines(20),
        effect=st.just("") | keys,
        purposes=st.sets(st.sampled_from(Purpose), min_size=1).map(
            lambda chosen: tuple(one for one in Purpose if one in chosen)
        ),
        agreed_on=st.dates(date(1900, 1, 1), date(2000, 1, 1)),
        until=st.none() | st.dates(date(2000, 1, 1), date(2200, 12, 31)),
        made_up=st.booleans(),
        revision=revisions,
    )
    said = said.map(check_citaat)
    made_up = st.builds(Citaat, keys, full_lines(40), made_up=st.just(True), revision=revisions)
    return st.lists(said | made_up, max_size=2, unique_by=lambda one: one.key).map(tuple)


def poster_choices() -> st.SearchStrategy[PosterChoice]:
    results = st.lists(full_lines(20), max_size=3, unique=True).map(tuple)
    return st.builds(
        PosterChoice,
        direction=st.sampled_from(Direction),
        verbanden=st.booleans(),
        feiten=st.booleans(),
        results=st.none() | results,
        citaat=st.none() | st.just("") | keys,
        qr=st.booleans(),
        revision=revisions,
    )


def report_choices() -> st.SearchStrategy[ReportChoice]:
    def in_order(chosen: set[Section]) -> tuple[Section, ...]:
        return tuple(one for one in Section if one in chosen)

    some = st.sets(st.sampled_from(Section), max_size=2).map(in_order)
    said = st.tuples(some, full_lines(20)).map(
        lambda given: tuple(Introduction(one, given[1]) for one in given[0])
    )
    return st.builds(
        ReportChoice,
        left_out=some,
        introductions=said,
        fund=lines(20),
        need=texts(),
        purpose=texts(),
        revision=revisions,
    )
