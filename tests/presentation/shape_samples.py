"""Showcases made up at random, and the checks that hold for every shape that Typst draws."""

import string
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hypothesis import strategies as st

from presentation.poster import Box
from tests.presentation.poster_samples import BADHUIS, inside, overlap, story
from tests.presentation.showcase_samples import CITAAT, a_line, a_photo, a_point
from veranderverhaal.citaat import Purpose
from veranderverhaal.model import FOUR_LAYERS, Feit, Precision, Theme
from veranderverhaal.showcase import Direction, Result, ResultKind, ResultLine, Showcase, Tone

SCRIPTS = "أهلاوسبكمሰላምнародżółćğışéëü☕🎉👩"
letters = st.one_of(
    st.sampled_from(string.ascii_letters), st.sampled_from(SCRIPTS), st.characters(codec="utf-8")
)
words = st.text(letters, min_size=1, max_size=40)
texts = st.lists(words, max_size=12).map(" ".join)
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
    titles=st.fixed_dictionaries({layer: st.lists(texts, max_size=15) for layer in FOUR_LAYERS}),
    feiten=st.lists(feiten, max_size=14),
    explanation=texts,
    step=st.integers(1, 4),
)
counts = st.lists(st.integers(0, 90), min_size=3, max_size=3).filter(lambda found: sum(found) > 0)
bars = st.builds(lambda label, found: a_line(label, *found), texts, counts)
moments = st.builds(
    lambda label, then, now: ResultLine(
        label, 90, points=(a_point("toen", then, 90), a_point("nu", now, 90))
    ),
    texts,
    st.integers(0, 90),
    st.integers(0, 90),
)
legends = st.tuples(texts, texts, texts).map(lambda found: tuple(zip(Tone, found, strict=True)))
results = st.builds(
    Result,
    key=st.uuids().map(str),
    kind=st.sampled_from(ResultKind),
    title=texts,
    basis=texts,
    sentence=texts,
    lead=texts,
    rows=st.lists(bars | moments, max_size=14).map(tuple),
    figure=st.sampled_from(["", "90%", "7 van de 12", "minder dan 1%"]) | words,
    band=st.sampled_from(["", "12% tot 24%"]),
    legend=legends | st.just(()),
    notes=st.lists(texts, max_size=2).map(tuple),
    made_up=st.booleans(),
)
showcases = st.builds(
    Showcase,
    initiatief=st.builds(
        replace,
        st.just(BADHUIS),
        name=texts,
        buurt=texts,
        motto=texts,
        source=texts,
        theme=st.sampled_from(Theme),
    ),
    veranderverhaal=stories,
    results=st.lists(results, max_size=3, unique_by=lambda one: one.key).map(tuple),
    citaat=st.none()
    | st.builds(
        replace, st.just(CITAAT), text=texts, role=texts, purposes=st.just((Purpose.POSTER,))
    ),
    direction=st.sampled_from(Direction),
    verbanden=st.booleans(),
    feiten=st.booleans(),
    link=st.sampled_from(["", "https://voorbeeld.nl/i/badhuis23", "https://" + "w" * 90]),
    form_link=st.sampled_from(["", "https://voorbeeld.nl/v/badhuis23", "https://" + "w" * 90]),
    made_up=st.lists(texts, max_size=2).map(tuple),
    neveneffecten=st.lists(texts, max_size=2).map(tuple),
    tensions=st.lists(texts, max_size=2).map(tuple),
    photo=st.sampled_from([None, a_photo()]),
)


def check_sheets(boxes: Iterable[Box], width: float, height: float) -> None:
    """On each page everything in its parent and beside what has the same parent."""
    placed = list(boxes)
    named = {(box.page, box.name): box for box in placed}
    for box in placed:
        page = Box("page", "page", "", box.page, 0, 0, width, height)
        parent = named[box.page, box.parent] if box.parent != "page" else page
        assert inside(box, parent), f"{box} leaves {parent}"
    for one, other in combinations(placed, 2):
        if (one.page, one.parent) == (other.page, other.parent):
            assert not overlap(one, other), f"{one} overlaps {other}"
