"""What may be chosen for a report."""

import pytest

from tests.showing_bundle import REPORT
from veranderverhaal.reporting import (
    MAX_INTRODUCTION,
    Introduction,
    ReportChoice,
    Section,
    check_report_choice,
)
from veranderverhaal.text import NotAccepted


def test_a_choice_that_may_be_kept_stays_as_it_is():
    assert check_report_choice(REPORT) == REPORT
    assert check_report_choice(ReportChoice()) == ReportChoice()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"fund": "x" * 121}, "fund", id="a long name"),
        pytest.param({"need": "x" * (MAX_INTRODUCTION + 1)}, "need", id="a long need"),
        pytest.param({"purpose": "x" * (MAX_INTRODUCTION + 1)}, "purpose", id="a long purpose"),
        pytest.param(
            {"introductions": (Introduction(Section.RESULTS, "x" * (MAX_INTRODUCTION + 1)),)},
            "results",
            id="a long introduction",
        ),
    ],
)
def test_what_is_too_long_is_refused_at_its_field(fields, field):
    with pytest.raises(NotAccepted) as refused:
        check_report_choice(ReportChoice(**fields))
    assert refused.value.field == field


def test_sections_come_in_the_order_of_the_report_and_once():
    chosen = ReportChoice(
        left_out=(Section.APPENDIX, Section.SUMMARY, Section.APPENDIX),
        introductions=(
            Introduction(Section.RESULTS, "Wat opvalt."),
            Introduction(Section.SUMMARY, " Kort. "),
            Introduction(Section.FEITEN, "  "),
        ),
        revision=7,
    )
    checked = check_report_choice(chosen)
    assert checked.left_out == (Section.SUMMARY, Section.APPENDIX)
    assert checked.introductions == (
        Introduction(Section.SUMMARY, "Kort."),
        Introduction(Section.RESULTS, "Wat opvalt."),
    )
    assert checked.revision == 7
    assert checked.introduction(Section.RESULTS) == "Wat opvalt."
    assert checked.introduction(Section.FEITEN) == ""
