"""Whatever release() may give, a chart comes of it."""

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from presentation.chart_theme import Look, Size
from presentation.charts import Beside, Order, block_chart, rounds_chart
from tests.long_run import examples
from tests.presentation.test_charts import boxes, texts
from veranderverhaal.figures import wilson
from veranderverhaal.question import Option, Question, QuestionKind, offered_codes
from veranderverhaal.uitkomst import Bar, Block, BlockKind, Group, Norm, Shown, Uitkomst

TEXT = st.text(max_size=90)
COUNT = st.integers(0, 1_000_000)
NUMBER = st.decimals(-1000, 10**6, places=2)
LOOKS = st.builds(
    Look,
    dark=st.booleans(),
    size=st.sampled_from(Size),
    width=st.integers(0, 1600),
    narrow=st.booleans(),
    empty=st.booleans(),
)
KINDS = {
    BlockKind.STELLINGEN: QuestionKind.STELLING,
    BlockKind.DOMAINS: QuestionKind.LADDER,
    BlockKind.SCORE: QuestionKind.NUMBER,
}


@st.composite
def questions(draw, block_kind: BlockKind) -> Question:
    kind = KINDS.get(block_kind) or QuestionKind(block_kind.value)
    labels = draw(st.lists(TEXT, min_size=1, max_size=12))
    options = tuple(Option(f"o{place}", label) for place, label in enumerate(labels))
    key = draw(st.sampled_from(["a", "b", "c"]))
    return Question(key, kind, draw(TEXT), options=options)


@st.composite
def bars(draw, question: Question) -> tuple[Bar, ...]:
    if question.kind is QuestionKind.NUMBER:
        ends = sorted(draw(st.sets(NUMBER, min_size=1, max_size=14)))
        codes = [f"{low}..{low + 1}" if draw(st.booleans()) else str(low) for low in ends]
    else:
        codes = [code for code in offered_codes(question) if code != "dk"]
    merged: list[tuple[str, ...]] = []
    for code in codes:
        if merged and draw(st.integers(0, 4)) == 0:
            merged[-1] += (code,)
        else:
            merged.append((code,))
    return tuple(Bar(some, draw(TEXT), draw(COUNT)) for some in merged)


@st.composite
def uitkomsten(draw, block_kind: BlockKind) -> Uitkomst:
    question = draw(questions(block_kind))
    group = draw(st.none() | st.builds(Group, st.just("language"), TEXT, TEXT, TEXT))
    found = Uitkomst(question, "m", draw(st.sampled_from(Shown)), group)
    if not found.has_numbers:
        return found
    some = draw(bars(question))
    n = sum(bar.count for bar in some) or 1
    headline = draw(st.none() | st.integers(0, n))
    low, high = sorted(draw(st.tuples(NUMBER, NUMBER)))
    return replace(
        found,
        n=n,
        bars=some,
        dont_know=draw(st.none() | COUNT),
        skipped=draw(st.none() | COUNT),
        headline=headline,
        headline_label="ja" if headline is not None else "",
        band=wilson(headline, n) if headline is not None else None,
        median=draw(st.none() | NUMBER),
        middle=draw(st.none() | st.just((low, high))),
        median_places={"o0": Decimal("1.5")} if draw(st.booleans()) else {},
    )


@st.composite
def blocks(draw) -> Block:
    kind = draw(st.sampled_from(BlockKind))
    some = tuple(draw(st.lists(uitkomsten(kind), max_size=5)))
    return Block("b", kind, draw(TEXT), some, tuple(draw(st.lists(TEXT, max_size=2))))


@examples(30, 400, deadline=None)
@given(blocks(), LOOKS, st.sampled_from(Order), st.none() | NUMBER)
def test_any_block_can_be_drawn(block, look, order, least):
    norms = {"a": Norm("a", least, "2026-03-01")} if least is not None else {}
    spec = block_chart(block, look, order=order, beside=Beside(norms))
    if block.kind is BlockKind.OPEN or not block.uitkomsten:
        assert spec is None
        return
    for box in boxes(spec):
        assert box["x"] >= -0.1
        assert box["x"] <= box["x2"] <= look.wide + 0.1
        assert 0 <= box["y"] <= box["y2"] <= spec["height"]


@examples(25, 300, deadline=None)
@given(st.data(), LOOKS, st.sampled_from([BlockKind.YES_NO, BlockKind.GRADE, BlockKind.LADDER]))
def test_any_rounds_can_be_drawn(data, look, kind):
    rounds = data.draw(st.lists(st.tuples(TEXT, uitkomsten(kind)), min_size=1, max_size=12))
    assert rounds_chart(rounds, look)["height"] > 0


@examples(25, 300, deadline=None)
@given(blocks(), LOOKS)
def test_no_block_that_is_withheld_shows_a_digit(block, look):
    hidden = tuple(
        Uitkomst(Question(one.question.key, one.question.kind, "Vraag"), "m", Shown.WITHHELD)
        for one in block.uitkomsten
    )
    spec = block_chart(Block("b", block.kind, "Titel", hidden), look)
    assert spec is None or not any(re.search(r"\d", line) for line in texts(spec))
