"""The parts of a known total as lines of text: read back as they were shown, or refused."""

from decimal import Decimal

import pytest

from veranderverhaal.effectenarena.known_part_lines import (
    name_of_part,
    period_names,
    read_parts,
    show_parts,
)
from veranderverhaal.effectenarena.known_total import KnownPart, PartKind
from veranderverhaal.text import NotAccepted

DOMEIN = PartKind.LEEFDOMEIN


def test_a_line_is_a_name_the_whole_horizon_and_each_period():
    parts = read_parts("Gezondheid; 4.500; 1.000; ; 500,50\nmeedoen;;20\n", DOMEIN, 4)
    assert [(one.name, one.period, one.amount) for one in parts] == [
        ("health", None, Decimal(4500)),
        ("health", 1, Decimal(1000)),
        ("health", 3, Decimal("500.50")),
        ("taking_part", 1, Decimal(20)),
    ]


def test_what_is_pasted_from_a_sheet_is_read():
    (part,) = read_parts("Overheid\t€ 2.000.000\t\t\r\n", PartKind.INCASSEERDER, 4)
    assert (part.name, part.amount, part.period) == ("government", Decimal(2000000), None)


def test_what_is_shown_is_read_back_the_same():
    parts = (
        KnownPart(DOMEIN, "health", Decimal("-12.5")),
        KnownPart(DOMEIN, "health", Decimal(7), 2),
        KnownPart(DOMEIN, "home", Decimal(1000000), 4),
    )
    assert read_parts(show_parts(parts, DOMEIN, 4), DOMEIN, 4) == parts
    place = (KnownPart(PartKind.PLACE, "Noord", Decimal(3)),)
    assert read_parts(show_parts(place, PartKind.PLACE, 4), PartKind.PLACE, 4) == place
    assert show_parts(place, DOMEIN, 4) == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("Geluk; 12", "Kies uit: Wonen", id="name"),
        pytest.param("Wonen; twaalf", "‘twaalf’ geen bedrag", id="amount"),
        pytest.param("Wonen; 1; 2; 3", "te veel bedragen", id="too-many"),
        pytest.param("Wonen", "geen bedrag", id="none"),
        pytest.param("; 12", "kennen we niet", id="no-name"),
        pytest.param("Wonen; " + "9" * 100_000, "geen bedrag", id="endless"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_what_is_wrong(line, told):
    with pytest.raises(NotAccepted) as refused:
        read_parts(line, DOMEIN, 1)
    assert refused.value.field == "parts"
    assert told in refused.value.message
    assert len(refused.value.message) < 300


def test_periods_are_told_by_their_years_or_else_by_number():
    assert period_names(2021, 20, 5)[-1] == "2036–2040"
    assert period_names(2021, 3, 1) == ("2021", "2022", "2023")
    assert period_names(None, 12, 5) == ("periode 1", "periode 2", "periode 3")
    assert period_names(2021, 0, 0) == ()


def test_a_part_has_the_name_that_a_reader_knows():
    assert name_of_part(KnownPart(DOMEIN, "health", Decimal(1))) == "Gezondheid"
    assert name_of_part(KnownPart(PartKind.PLACE, "Oost", Decimal(1))) == "Oost"
