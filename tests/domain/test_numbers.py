"""Numbers read and written the Dutch way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import feit
from veranderverhaal.model import Precision
from veranderverhaal.numbers import feit_sentence, figure_parts, format_number, parse_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("94", "94", id="whole"),
        pytest.param(" 1825 ", "1825", id="spaces around"),
        pytest.param("1.825", "1825", id="a point groups thousands"),
        pytest.param("1.825.000", "1825000", id="two points"),
        pytest.param("1.825,50", "1825.50", id="points and a comma"),
        pytest.param("12,5", "12.5", id="a comma before decimals"),
        pytest.param("12.5", "12.5", id="a point before one decimal"),
        pytest.param("0.125", "0.125", id="no thousands start with nought"),
        pytest.param("€ 300.000", "300000", id="euros"),
        pytest.param("1 825", "1825", id="a space groups thousands"),
        pytest.param("-3", "-3", id="below nought"),
        pytest.param("0", "0", id="nought"),
    ],
)
def test_a_number_is_read_as_a_dutch_person_types_it(typed, number):
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "veel",
        "1.82.5",
        "1,2,3",
        "12,",
        ",5",
        "1e5",
        "NaN",
        "Infinity",
        "--1",
        "1_000",
        "0x10",
        "9" * 16,
        "0," + "0" * 30 + "1",
        "1" * 5000,
    ],
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match=r"not a number|too many digits"):
        parse_number(typed)


@given(st.text(alphabet="0123456789.,-€ e\n_"))
def test_reading_a_number_never_fails_in_another_way(typed):
    try:
        assert parse_number(typed).is_finite()
    except ValueError as error:
        assert "number" in str(error) or "digits" in str(error)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("94", "94"),
        ("1825", "1.825"),
        ("300000", "300.000"),
        ("1234567.5", "1.234.567,5"),
        ("12.50", "12,5"),
        ("100", "100"),
        ("1E+3", "1.000"),
        ("-1825.25", "-1.825,25"),
        ("0.05", "0,05"),
    ],
)
def test_a_number_is_written_with_points_and_a_comma(number, text):
    assert format_number(Decimal(number)) == text


@given(st.decimals(-(10**11), 10**11, places=3))
def test_what_is_written_is_read_back_as_the_same_number(number):
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({"precision": Precision.EXACT, "low": Decimal(1825)}, ("", "1.825")),
        ({"precision": Precision.ABOUT, "low": Decimal(42)}, ("ongeveer", "42")),
        ({"precision": Precision.MORE_THAN, "low": Decimal(600)}, ("meer dan", "600")),
        (
            {"precision": Precision.RANGE, "low": Decimal(25), "high": Decimal(50)},
            ("", "25 tot 50"),
        ),
        ({"precision": Precision.IN_WORDS, "low": None, "words": "tientallen"}, ("", "tientallen")),
    ],
    ids=[*Precision],
)
def test_a_figure_is_shown_with_its_precision(fields, parts):
    assert figure_parts(feit(**fields)) == parts


def test_every_precision_can_be_shown():
    for precision in Precision:
        assert figure_parts(feit(precision=precision))[1] or precision is Precision.IN_WORDS


def test_a_feit_reads_as_one_line():
    visitors = feit(
        label="bezoekers", precision=Precision.MORE_THAN, low=Decimal(600), period="per maand"
    )
    assert feit_sentence(visitors) == "meer dan 600 bezoekers per maand"


def test_the_unit_stands_between_the_figure_and_the_label():
    takings = feit(label="baromzet", low=Decimal(1825), unit="euro", period="per maand")
    assert feit_sentence(takings) == "1.825 euro baromzet per maand"
