"""Uitkomsten made by hand, of every kind and in every measure of showing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.metingen import EVERY_KIND, a_meting, every_kind
from veranderverhaal.meting import Channel, MetingState
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.uitkomst import (
    Band,
    Bar,
    Block,
    BlockKind,
    Group,
    ResponseFigures,
    Shown,
    Uitkomst,
    Uitkomsten,
)

BY_KEY = {question.key: question for question in EVERY_KIND}
MORNING = Group("question:dag", "a", "Wanneer kom je?", "in de ochtend")
EVENING = Group("question:dag", "b", "Wanneer kom je?", "in de avond")
RESPONSE = ResponseFigures(
    approached=200,
    received=111,
    complete=98,
    counted=111,
    by_channel={Channel.LINK: 80, Channel.PAPER: 31},
    by_language={"nl": 111},
    helped=12,
    begun=127,
)
BAND = Band(Decimal(81) / 111, Decimal("0.6404"), Decimal("0.8035"))


def bars(*counts: int, labels: Sequence[str] = (), codes: Sequence[str] = ()) -> tuple[Bar, ...]:
    """Bars with these counts; codes 1, 2, 3 … unless told otherwise."""
    codes = codes or [str(place) for place in range(1, len(counts) + 1)]
    labels = labels or codes
    return tuple(
        Bar((code,), label, count) for code, label, count in zip(codes, labels, counts, strict=True)
    )


def stelling(**fields: Any) -> Uitkomst:
    """81 of 111 agree; three do not know."""
    labels = ("helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens")
    parts: dict[str, Any] = {
        "question": BY_KEY["buren"],
        "meting": "voorjaar",
        "shown": Shown.SHARES,
        "n": 111,
        "bars": bars(6, 9, 15, 50, 31, labels=labels),
        "dont_know": 3,
        "skipped": 0,
        "headline": 81,
        "headline_label": "(helemaal) eens",
        "band": BAND,
    }
    return Uitkomst(**parts | fields)


def withheld(shown: Shown = Shown.NOTHING, **fields: Any) -> Uitkomst:
    parts: dict[str, Any] = {"question": BY_KEY["vaker"], "meting": "voorjaar", "shown": shown}
    return Uitkomst(**parts | fields)


def several() -> Uitkomst:
    return Uitkomst(
        BY_KEY["waar"],
        "voorjaar",
        Shown.COUNTS,
        n=12,
        bars=bars(9, 5, 0, labels=("Koffie", "Tuin", "Koor"), codes="abc"),
        dont_know=2,
        skipped=1,
        bands={"a": Band(Decimal("0.75"), Decimal("0.47"), Decimal("0.91"))},
    )


def grade() -> Uitkomst:
    counts = (0, 0, 0, 0, 0, 4, 10, 10, 6, 2)
    return Uitkomst(
        BY_KEY["cijfer"],
        "voorjaar",
        Shown.SHARES,
        n=32,
        bars=bars(*counts),
        dont_know=0,
        median=Decimal("7.5"),
        middle=(Decimal(7), Decimal(8)),
        mean=Decimal("7.625"),
    )


def rank() -> Uitkomst:
    return Uitkomst(
        BY_KEY["eerst"],
        "voorjaar",
        Shown.COUNTS,
        n=20,
        bars=bars(12, 3, 5, labels=("Rust", "Groen", "Buren"), codes="abc"),
        dont_know=0,
        median_places={"a": Decimal(1), "b": Decimal("2.5"), "c": Decimal(2)},
    )


def open_answers() -> Uitkomst:
    return Uitkomst(BY_KEY["kwijt"], "voorjaar", Shown.COUNTS, n=14)


def a_block(*uitkomsten: Uitkomst, **fields: Any) -> Block:
    parts: dict[str, Any] = {
        "key": uitkomsten[0].question.key,
        "kind": BlockKind.ONE_OF,
        "title": uitkomsten[0].question.text,
        "uitkomsten": uitkomsten,
    }
    return Block(**parts | fields)


def some_uitkomsten(*uitkomsten: Uitkomst, **fields: Any) -> Uitkomsten:
    """Uitkomsten of a closed meting with made-up answers, unless told otherwise."""
    shown = uitkomsten or (stelling(), withheld(), several(), grade(), rank(), open_answers())
    meting = a_meting(
        starts_on=date(2026, 3, 1),
        ends_on=date(2026, 3, 31),
        state=MetingState.CLOSED,
        made_up=True,
    )
    parts: dict[str, Any] = {
        "meting": replace(meting, **fields),
        "vragenlijst": every_kind(),
        "response": RESPONSE,
        "blocks": tuple(a_block(uitkomst) for uitkomst in shown),
    }
    return Uitkomsten(**parts)


def some_groups() -> Uitkomsten:
    """The stelling of those who come in the morning; of the others it is withheld."""
    morning = stelling(group=MORNING, n=40, bars=bars(4, 4, 4, 18, 10), headline=28, dont_know=None)
    evening = withheld(Shown.WITHHELD, question=BY_KEY["buren"], group=EVENING)
    return some_uitkomsten(morning, evening)


def many_questions(how_many: int, n: int) -> Uitkomsten:
    """Stellingen with long texts that begin alike, each answered by `n`."""
    fifth = n // 5
    text = "Door de activiteiten [van: ons/jullie] heb ik *meer* contact?"
    questions = [
        Question(f"vraag-{place}", QuestionKind.STELLING, text) for place in range(how_many)
    ]
    counts = (n - 4 * fifth, fifth, fifth, fifth, fifth)
    shown = [
        stelling(question=question, n=n, bars=bars(*counts), headline=2 * fifth, band=None)
        for question in questions
    ]
    return some_uitkomsten(*shown)
