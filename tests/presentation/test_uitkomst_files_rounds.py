"""The numbers of two rounds as CSV: how many went up or down, and what each group said."""

import csv
import io
from dataclasses import replace
from datetime import date

from presentation.uitkomst_files import make_csv_change, make_csv_rounds
from tests.presentation.chart_samples import stelling, yes_no_uitkomst
from veranderverhaal.meting import Meting, MetingKind
from veranderverhaal.uitkomst import Change, Shown

BEFORE = Meting("a", "c", MetingKind.ONCE, "Eerst", "v", 1, date(2022, 5, 1), date(2022, 6, 30))
AFTER = replace(BEFORE, key="b", name="Later", made_up=True)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def change(**fields) -> Change:
    return Change(stelling(), "a", "b", Shown.COUNTS, 14, 8, 5, 1, **fields)


def test_a_change_has_a_row_for_each_direction():
    found = rows(make_csv_change(change(), BEFORE, AFTER))
    assert [(row["soort"], row["aantal"], row["n"]) for row in found] == [
        ("lager", "1", "14"),
        ("gelijk", "5", "14"),
        ("hoger", "8", "14"),
    ]
    assert {row["verzonnen"] for row in found} == {"ja"}
    assert (found[0]["eerst"], found[0]["daarna"]) == ("Eerst", "Later")


def test_steps_of_a_change_are_in_its_file_only_when_they_are_shown():
    found = rows(make_csv_change(change(steps={("2", "4"): 8}), BEFORE, AFTER))
    assert found[-1]["antwoord eerst"] == "oneens"
    assert found[-1]["antwoord daarna"] == "eens"
    assert found[-1]["aantal"] == "8"


def test_a_change_that_is_withheld_has_no_number():
    hidden = Change(stelling(), "a", "b", Shown.PRESENCE)
    assert rows(make_csv_change(hidden, BEFORE, AFTER)) == []


def test_rounds_have_their_own_meting_and_mark():
    rounds = [(BEFORE, yes_no_uitkomst(30, 35)), (AFTER, yes_no_uitkomst(1, 1))]
    found = rows(make_csv_rounds(rounds))
    assert {(row["meting"], row["verzonnen"]) for row in found} == {
        ("Eerst", "nee"),
        ("Later", "ja"),
    }
    assert [row["aantal"] for row in found if row["meting"] == "Later"] == [""]
