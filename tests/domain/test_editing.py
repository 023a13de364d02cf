"""What may be kept of each part, and what is refused with which field."""

from datetime import date
from decimal import Decimal

import pytest

from tests.stories import direct, feit
from veranderverhaal.editing import (
    check_date,
    check_element,
    check_feit,
    check_initiatief,
    check_story_text,
    check_verband,
)
from veranderverhaal.model import MAX_TEXT, MAX_TITLE, Initiatief, Precision, Verband
from veranderverhaal.text import NotAccepted


def test_an_initiatief_is_kept_with_its_lines_cleaned():
    typed = Initiatief("s", "  De\nTuin ", buurt=" Noord ", motto="Samen\tdoen", source=" wij ")
    kept = check_initiatief(typed)
    assert kept == Initiatief("s", "De Tuin", buurt="Noord", motto="Samen doen", source="wij")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("name", "x" * 81),
        ("buurt", "x" * 81),
        ("gemeente", "x" * 81),
        ("motto", "x" * 161),
        ("source", "x" * 301),
        ("reference_date", date(1899, 12, 31)),
        ("reference_date", date(2201, 1, 1)),
    ],
)
def test_an_initiatief_is_refused_at_the_field_at_fault(field, value):
    with pytest.raises(NotAccepted) as refused:
        check_initiatief(Initiatief(**{"slug": "s", "name": "De Tuin", field: value}))
    assert refused.value.field == field


def test_an_element_keeps_line_breaks_in_its_explanation_and_none_in_its_title():
    kept = check_element(direct("e", "een\ntwee", explanation="een\ntwee", signs="een\r\ntwee"))
    assert (kept.title, kept.explanation, kept.signs) == ("een twee", "een\ntwee", "een\ntwee")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " \n "),
        ("title", "x" * (MAX_TITLE + 1)),
        ("explanation", "x" * (MAX_TEXT + 1)),
        ("signs", "x" * (MAX_TEXT + 1)),
    ],
    ids=["empty title", "long title", "long explanation", "long signs"],
)
def test_an_element_is_refused_at_the_field_at_fault(field, value):
    with pytest.raises(NotAccepted) as refused:
        check_element(direct("e", **{"title": "Groeten", field: value}))
    assert refused.value.field == field


def test_a_verband_keeps_its_assumption_on_one_line():
    assert check_verband(Verband("a", "b", " omdat\nhet kan ")).assumption == "omdat het kan"


def test_a_verband_with_a_long_assumption_is_refused():
    with pytest.raises(NotAccepted) as refused:
        check_verband(Verband("a", "b", "x" * (MAX_TEXT + 1)))
    assert refused.value.field == "assumption"


def test_a_feit_in_words_loses_its_numbers():
    kept = check_feit(
        feit(precision=Precision.IN_WORDS, words="tientallen", low=Decimal(1), high=Decimal(2))
    )
    assert (kept.low, kept.high, kept.words) == (None, None, "tientallen")


def test_a_range_keeps_both_numbers_and_loses_its_words():
    kept = check_feit(
        feit(precision=Precision.RANGE, low=Decimal(1), high=Decimal(2), words="tientallen")
    )
    assert (kept.low, kept.high, kept.words) == (Decimal(1), Decimal(2), "")


@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.ABOUT, Precision.MORE_THAN])
def test_a_feit_with_one_number_loses_the_rest(precision):
    kept = check_feit(feit(precision=precision, high=Decimal(200), words="tientallen"))
    assert (kept.low, kept.high, kept.words) == (Decimal(94), None, "")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"label": " "}, "label", id="no label"),
        pytest.param({"low": None}, "low", id="no number"),
        pytest.param({"precision": Precision.IN_WORDS}, "words", id="no words"),
        pytest.param({"precision": Precision.RANGE}, "high", id="half a range"),
        pytest.param(
            {"precision": Precision.RANGE, "high": Decimal(94)}, "high", id="a range of nothing"
        ),
        pytest.param(
            {"precision": Precision.RANGE, "high": Decimal(1)}, "high", id="a range backwards"
        ),
        pytest.param({"precision": Precision.RANGE, "low": None}, "low", id="a range from nowhere"),
        pytest.param({"unit": "x" * 81}, "unit", id="long unit"),
        pytest.param({"period": "x" * 81}, "period", id="long period"),
        pytest.param({"source": "x" * 301}, "source", id="long source"),
        pytest.param({"counted_on": date(1, 1, 1)}, "counted_on", id="the year one"),
    ],
)
def test_a_feit_is_refused_at_the_field_at_fault(fields, field):
    with pytest.raises(NotAccepted) as refused:
        check_feit(feit(**fields))
    assert refused.value.field == field


@pytest.mark.parametrize("field", ["aanleiding", "goal"])
def test_a_story_text_that_is_too_long_is_refused(field):
    assert check_story_text(" x ", field) == "x"
    with pytest.raises(NotAccepted) as refused:
        check_story_text("x" * (MAX_TEXT + 1), field)
    assert refused.value.field == field


@pytest.mark.parametrize("day", [None, date(1900, 1, 1), date(2024, 2, 29), date(2200, 12, 31)])
def test_a_likely_date_is_kept(day):
    assert check_date(day, "counted_on") == day
