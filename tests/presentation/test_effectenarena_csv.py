"""The numbers of a chart of euros as CSV."""

import csv
import io
from fractions import Fraction

from presentation.effectenarena_csv import make_effectenarena_csv


def test_amounts_are_numbers_and_no_text_becomes_a_formula():
    rows = [("=1+1", Fraction(1, 3), Fraction(-2500), None), ("Wonen", "tekst", 4, "")]
    made = make_effectenarena_csv(("naam", "laag", "hoog", "midden"), rows, ["@noot"])
    read = list(csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=";"))
    assert read[1] == ["'=1+1", "0,3333", "-2500", ""]
    assert read[2] == ["Wonen", "tekst", "4", ""]
    assert read[-1] == ["'@noot"]
