"""Every file of uitkomsten says the numbers that are shown, and no others."""

import json
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presentation.uitkomst_files import (
    make_csv_tidy,
    make_csv_wide,
    make_json,
    make_workbook,
)
from presentation.uitkomst_files_lines import lines_of
from tests.metingen import a_meting, every_kind
from tests.presentation.uitkomst_reading import (
    Rows,
    column_under,
    sheets,
    tidy,
)
from tests.presentation.uitkomst_samples import (
    MORNING,
    a_block,
    bars,
    some_uitkomsten,
    stelling,
)
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.question import Question
from veranderverhaal.release import release
from veranderverhaal.tally import axis_groups, cells_of
from veranderverhaal.uitkomst import Band, ResponseFigures, Shown, Uitkomst, Uitkomsten

# A number that nothing else in a file looks like.
SECRET = 7_654_321
HIDDEN = (Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD)
counts = st.integers(min_value=0, max_value=60)


@st.composite
def shown_uitkomsten(draw: st.DrawFn, **fields: Any) -> Uitkomst:
    numbers = draw(st.lists(counts, min_size=5, max_size=5).filter(lambda found: sum(found) >= 10))
    n = sum(numbers)
    return stelling(
        shown=Shown.SHARES if n >= 30 else Shown.COUNTS,
        n=n,
        bars=bars(*numbers),
        headline=numbers[3] + numbers[4],
        dont_know=draw(st.none() | counts),
        skipped=draw(st.none() | counts),
        median=draw(st.none() | st.decimals("1", "10", places=1)),
        **fields,
    )


@st.composite
def wrongly_filled(draw: st.DrawFn, **fields: Any) -> Uitkomst:
    """One that may not be shown, and by a mistake elsewhere still has numbers."""
    secret = Decimal(SECRET)
    return stelling(
        shown=draw(st.sampled_from(HIDDEN)),
        n=SECRET,
        bars=bars(SECRET, SECRET),
        dont_know=SECRET,
        skipped=SECRET,
        headline=SECRET,
        headline_label=str(SECRET),
        band=Band(secret, secret, secret),
        median=secret,
        middle=(secret, secret),
        mean=secret,
        median_places={"1": secret},
        **fields,
    )


@st.composite
def mixed(draw: st.DrawFn, **fields: Any) -> Uitkomsten:
    """A few questions, each shown or withheld."""
    kinds = draw(st.lists(st.sampled_from((shown_uitkomsten, wrongly_filled)), max_size=4))
    return some_uitkomsten_of(
        [draw(kind(question=numbered(place), **fields)) for place, kind in enumerate(kinds)]
    )


def numbered(place: int) -> Question:
    return replace(stelling().question, key=f"vraag-{place}", text=f"Stelling {'abcd'[place]}")


def some_uitkomsten_of(uitkomsten: list[Uitkomst]) -> Uitkomsten:
    blocks = tuple(a_block(one) for one in uitkomsten)
    return replace(some_uitkomsten(made_up=False), blocks=blocks)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(everyone=mixed(), group=mixed(group=MORNING))
def test_every_file_says_the_numbers_that_are_shown_and_no_others(
    everyone: Uitkomsten, group: Uitkomsten
) -> None:
    book = make_workbook(everyone, [group])
    tidied, wide = make_csv_tidy(everyone, [group]), make_csv_wide(everyone)
    plain = make_json(everyone, [group])
    secret = re.compile(r"(?<![\d.])7[.]?654[.]?321")
    assert not secret.search(str(sheets(book)))
    assert not any(secret.search(content.decode()) for content in (tidied, wide, plain))
    shown = [
        uitkomst
        for uitkomsten in (everyone, group)
        for block in uitkomsten.blocks
        for uitkomst in block.uitkomsten
    ]
    check_tidy(tidy(tidied), shown)
    check_workbook(sheets(book), shown)
    check_json(json.loads(plain), shown)
    check_answers(sheets(book)["Antwoorden"], tidy(wide), everyone)


def expected(uitkomst: Uitkomst) -> list[tuple[int | None, int | None, float | None]]:
    """Count, n and value of each number, worked out apart from the code under test."""
    if uitkomst.shown in HIDDEN or uitkomst.n is None:
        return []
    numbers = [bar.count for bar in uitkomst.bars] + [uitkomst.headline or 0]
    found: list[tuple[int | None, int | None, float | None]]
    found = [(count, uitkomst.n, None) for count in numbers]
    found += [(n, None, None) for n in (uitkomst.dont_know, uitkomst.skipped) if n is not None]
    if uitkomst.median is not None:
        found.append((None, uitkomst.n, float(uitkomst.median)))
    return found


def check_tidy(rows: list[dict[str, str]], shown: list[Uitkomst]) -> None:
    for uitkomst in shown:
        group = uitkomst.group.label if uitkomst.group else "iedereen"
        mine = [
            row for row in rows if (row["vraag"], row["groep"]) == (uitkomst.question.key, group)
        ]
        found = [
            (
                int(row["aantal"]) if row["aantal"] else None,
                int(row["n"]) if row["n"] else None,
                float(row["waarde"].replace(",", ".")) if row["waarde"] else None,
            )
            for row in mine
            if row["soort"]
        ]
        assert found == expected(uitkomst)


def check_workbook(found: dict[str, Rows], shown: list[Uitkomst]) -> None:
    numbers: Counter[tuple[Any, ...]] = Counter()
    for name, rows in found.items():
        if re.match(r"\d+ ", name):
            numbers += Counter(
                (row[1], row[2], row[6])
                for row in rows
                if len(row) > 6 and any(isinstance(cell, float) for cell in row)
            )
    placed = {one.question.key for one in shown if one.group is None}
    wanted = Counter(
        tuple("" if part is None else part for part in line)
        for uitkomst in shown
        if uitkomst.question.key in placed
        for line in expected(uitkomst)
    )
    assert numbers == wanted


def check_json(plain: dict[str, Any], shown: list[Uitkomst]) -> None:
    everyone = [one for block in plain["blocks"] for one in block["uitkomsten"]]
    by_group = [one for axis in plain["groups"] for one in axis["uitkomsten"]]
    for one, uitkomst in zip(everyone + by_group, shown, strict=True):
        if uitkomst.shown in HIDDEN:
            assert set(one) == {"question", "text", "group", "shown"}
            continue
        assert one["n"] == uitkomst.n
        assert [bar["count"] for bar in one["bars"]] == [bar.count for bar in uitkomst.bars]
        assert one["headline"]["count"] == uitkomst.headline
        assert (one["dont_know"], one["skipped"]) == (uitkomst.dont_know, uitkomst.skipped)
        assert one["median"] == (None if uitkomst.median is None else float(uitkomst.median))


def check_answers(rows: Rows, wide: list[dict[str, str]], everyone: Uitkomsten) -> None:
    for block in everyone.blocks:
        (uitkomst,) = block.uitkomsten
        text = uitkomst.question.text
        if uitkomst.shown in HIDDEN:
            assert not any(text in row for row in rows) and all(text not in row for row in wide)
            continue
        wanted = Counter({bar.label: bar.count for bar in uitkomst.bars})
        wanted["weet ik niet"] = uitkomst.dont_know or 0
        assert Counter(column_under(rows, text)) == +wanted
        assert Counter(row[text] for row in wide if row[text]) == +wanted


@pytest.mark.parametrize("shown", HIDDEN)
def test_nothing_is_told_of_an_uitkomst_that_is_withheld(shown: Shown) -> None:
    assert lines_of(replace(stelling(), shown=shown)) == ()


@pytest.mark.parametrize(
    ("answers", "shown"),
    [(0, "nothing"), (4, "nothing"), (9, "presence"), (29, "counts"), (30, "shares")],
)
def test_the_files_of_a_real_meting_show_what_its_answers_allow(answers: int, shown: str) -> None:
    meting, vragenlijst = a_meting(state=MetingState.CLOSED), every_kind()
    response = Response({"buren": ("5",), "waar": ("a", "c"), "cijfer": ("8",)})
    cells = Counter(cells_of(vragenlijst, response))
    tally = {cell: count * answers for cell, count in cells.items() if answers}
    figures = ResponseFigures(None, answers, answers, answers)
    everyone = release(meting, vragenlijst, tally, figures)
    groups = [
        release(meting, vragenlijst, tally, figures, axis=axis)
        for axis, _label, _groups in axis_groups(vragenlijst)
    ]
    plain = json.loads(make_json(everyone, groups))
    (found,) = (
        one
        for block in plain["blocks"]
        for one in block["uitkomsten"]
        if one["question"] == "buren"
    )
    assert found["shown"] == shown
    assert found.get("n") == (answers if answers >= 10 else None)
    # All came in by one channel: nothing is left over, so no group is shown.
    assert not any("n" in one for axis in plain["groups"] for one in axis["uitkomsten"])
    columns = Counter(row["Waar doe je aan mee? – Koffie"] for row in wide_rows(everyone))
    assert columns == ({"ja": answers} if answers >= 10 else {})
    assert len(sheets(make_workbook(everyone, groups))) == 5 + len(vragenlijst.questions)


def wide_rows(everyone: Uitkomsten) -> list[dict[str, str]]:
    return tidy(make_csv_wide(everyone))
