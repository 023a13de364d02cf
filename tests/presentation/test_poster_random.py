"""One page, whatever there is to show: stories, results and choices made up at random."""

import string
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from presentation.poster import poster_boxes
from tests.presentation.poster_samples import BADHUIS, PAGES, check_boxes, story
from tests.presentation.showcase_samples import CITAAT, a_line, a_point
from veranderverhaal.model import FOUR_LAYERS, Feit, Initiatief, Precision, Veranderverhaal
from veranderverhaal.showcase import (
    Direction,
    Result,
    ResultKind,
    ResultLine,
    Showcase,
    Tone,
)

letters = st.characters(exclude_categories=("Cs",))
words = st.text(
    st.one_of(st.sampled_from(string.ascii_letters + "éëüçąşاሰЖ☕"), letters),
    min_size=1,
    max_size=25,
)
texts = st.lists(words, max_size=14).map(" ".join)
feiten = st.builds(
    Feit,
    key=st.uuids().map(str),
    label=texts,
    precision=st.sampled_from(Precision),
    low=st.integers(0, 10**9).map(Decimal),
    high=st.integers(0, 10**9).map(Decimal),
    words=texts,
    unit=texts,
    period=texts,
)
stories = st.builds(
    story,
    titles=st.fixed_dictionaries({layer: st.lists(texts, max_size=12) for layer in FOUR_LAYERS}),
    feiten=st.lists(feiten, max_size=14),
    explanation=texts,
    step=st.integers(1, 4),
)
counts = st.lists(st.integers(0, 90), min_size=3, max_size=3).filter(lambda found: sum(found) > 0)
rows_of_bars = st.builds(lambda label, found: a_line(label, *found), texts, counts)
rows_of_points = st.builds(
    lambda label, now, then: ResultLine(
        label, 90, points=(a_point(label or "toen", then, 90), a_point("nu", now, 90))
    ),
    texts,
    st.integers(0, 90),
    st.integers(0, 90),
)
any_result = st.builds(
    Result,
    key=st.uuids().map(str),
    kind=st.sampled_from(ResultKind),
    title=texts,
    basis=texts,
    sentence=texts,
    lead=texts,
    rows=st.lists(st.one_of(rows_of_bars, rows_of_points), max_size=14).map(tuple),
    figure=words,
    band=st.sampled_from(["", "12% tot 24%"]),
    legend=st.lists(st.tuples(st.sampled_from(Tone), texts), max_size=3).map(tuple),
    notes=st.lists(texts, max_size=3).map(tuple),
    made_up=st.booleans(),
)
initiatieven = st.builds(
    replace, st.just(BADHUIS), name=texts, buurt=texts, motto=texts, source=texts
)


# Without shrinking: each poster takes half a second, and the boxes say enough.
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(initiatieven, stories, st.data())
def test_any_showcase_fits_on_one_page(
    initiatief: Initiatief, veranderverhaal: Veranderverhaal, data: st.DataObject
) -> None:
    results = data.draw(st.lists(any_result, max_size=3, unique_by=lambda one: one.key))
    showcase = data.draw(
        st.builds(
            Showcase,
            st.just(initiatief),
            st.just(veranderverhaal),
            results=st.just(tuple(results)),
            citaat=st.none() | st.builds(replace, st.just(CITAAT), text=texts, role=texts),
            direction=st.sampled_from(Direction),
            verbanden=st.booleans(),
            feiten=st.booleans(),
            link=st.sampled_from(["", "https://voorbeeld.nl/i/badhuis23", "https://" + "w" * 90]),
            made_up=st.lists(texts, max_size=2).map(tuple),
        )
    )
    size = data.draw(st.sampled_from(list(PAGES)))
    check_boxes(poster_boxes(showcase, size=size), size)
