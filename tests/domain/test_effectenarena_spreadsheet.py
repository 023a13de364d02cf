"""A case over 20 years, made by hand, agrees to the cent with a spreadsheet.

The formulas are written here from the domain knowledge §4.2, year by year, and know nothing of our
code; a spreadsheet program computes them. Its numbers are floats: the cents are what is compared.
"""

import csv
import shutil
import subprocess
from decimal import Decimal

import ironcalc
import pytest
import xlsxwriter

from tests.domain.effectenarena_cases import (
    effectenarena_of,
    hours_of,
    kengetal_of,
    keten_of,
    money_of,
    some,
)
from veranderverhaal.effectenarena.model import Course
from veranderverhaal.effectenarena.money import rounded
from veranderverhaal.effectenarena.reckoning import reckon

FIRST_YEAR, HORIZON, RATE = 2021, 20, "0.0225"
BELOW, WIDTH = 20, 9  # rows of a sheet; columns of a party
OFFICE = shutil.which("soffice")
# Numbers as they are and not as they show, of every sheet.
CSV_OF_EVERY_SHEET = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
)
# Without it the values that xlsxwriter put beside the formulas are believed.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
# What each line is made of: three cases of every number, or one for all.
NAMES = ("people", "reach", "chance", "delta", "value", "deadweight", "displacement")
KETENS = {
    "fading": {
        "people": (60, 100, 140),
        "reach": ("0.4", "0.5", "0.6"),
        "chance": ("0.20", "0.35", "0.50"),
        "delta": ("0.35", "0.50", "0.65"),
        "value": ("41.5", "50", "63.25"),
        "deadweight": ("0.1", "0.2", "0.35"),
        "displacement": (0, "0.05", "0.1"),
        "attribution": ("0.5", "0.7", "0.9"),
        "drop_off": (0, "0.03", "0.075"),
        "years": 12,
        "first_year": 2022,
        "course": Course.FADING,
    },
    "growing": {
        "people": (800, 1250, 1900),
        "reach": (1, 1, 1),
        "chance": ("0.35", "0.50", "0.65"),
        "delta": ("0.05", "0.1", "0.125"),
        "value": ("12.3456", "17.89", "23.4"),
        "deadweight": ("0.25", "0.333333", "0.5"),
        "displacement": (0, 0, 0),
        "attribution": ("0.25", "0.4", "0.4"),
        "drop_off": (0, 0, "0.02"),
        "years": 25,  # beyond the horizon
        "first_year": 2024,
        "course": Course.GROWING,
    },
    "once": {
        "people": (1, 1, 1),
        "reach": (1, 1, 1),
        "chance": ("0.5", "0.65", "0.8"),
        "delta": (1, 1, 1),
        "value": (5000, "7500.55", 12000),
        "deadweight": (0, 0, 0),
        "displacement": ("0.1", "0.2", "0.3"),
        "attribution": (1, 1, 1),
        "drop_off": (0, 0, 0),
        "years": 1,
        "first_year": 2030,
        "course": Course.ONCE,
    },
    "nadeel": {
        "people": (10, 25, 45),
        "reach": ("0.8", "0.9", 1),
        "chance": ("0.20", "0.20", "0.35"),
        "delta": ("0.2", "0.35", "0.5"),
        "value": (80, 95, "110.75"),
        "deadweight": (0, "0.1", "0.2"),
        "displacement": (0, 0, 0),
        "attribution": ("0.6", "0.8", 1),
        "drop_off": ("0.1", "0.15", "0.2"),
        "years": 8,
        "first_year": 2019,  # before the horizon
        "course": Course.AT_ONCE,
        "is_negative": True,
    },
}
FILTERS = ("deadweight", "displacement", "drop_off")  # the high one leaves the least
MONEY = ((180, 200, 240), 2021, 2)
HOURS = ((10, 12, 15), ("14.5", 20, "22.75"), 2022, 6)
COURSES = {
    Course.AT_ONCE: "1",
    Course.FADING: "({years}-{k})/{years}",
    Course.GROWING: "({k}+1)/{years}",
    Course.ONCE: "IF({k}=0,1,0)",
}


def our_case():
    """The case as our code takes it."""
    amount, first, years = MONEY
    quantity, price, hours_first, hours_years = HOURS
    return effectenarena_of(
        *(our_keten(key, given) for key, given in KETENS.items()),
        *(kengetal_of(key, *given["value"]) for key, given in KETENS.items()),
        money_of(some(*amount), first, years),
        hours_of(some(*quantity), some(*price), hours_first, hours_years),
        first_year=FIRST_YEAR,
        horizon=HORIZON,
        discount_rate=Decimal(RATE),
    )


def our_keten(key, given):
    fields = {
        name: some(*one) if isinstance(one, tuple) else one
        for name, one in given.items()
        if name != "value"
    }
    return keten_of(key, kengetal=key, **fields)


def cell_of(given, name, case):
    """The number of a factor in a case: 0 is the cautious one, 1 the middle, 2 the generous."""
    turned = given.get("is_negative", False) != (name in FILTERS)
    return given[name][2 - case if turned else case]


def formula_of(given, case, year):
    """B(t) = N x s x d x v x c(t) x (1-dw) x (1-displacement) x attribution x (1-drop)^t, or 0."""
    k, years = year - given["first_year"], given["years"]
    if not 0 <= k < years:
        return "=0"
    parts = {name: cell_of(given, name, case) for name in (*NAMES, "attribution", "drop_off")}
    course = COURSES[given["course"]].format(k=k, years=years)
    sign = "-" if given.get("is_negative") else ""
    return (
        "={sign}{people}*{reach}*{chance}*{delta}*{value}*({course})*(1-{deadweight})"
        "*(1-{displacement})*{attribution}*(1-{drop_off})^{k}"
    ).format(sign=sign, course=course, k=k, **parts)


def costs_formula(case, year):
    amount, first, years = MONEY
    quantity, price, hours_first, hours_years = HOURS
    at = 2 - case  # the cautious case has the high costs
    money = amount[at] if first <= year < first + years else 0
    hours = (
        f"{quantity[at]}*{price[at]}" if hours_first <= year < hours_first + hours_years else "0"
    )
    return f"={money}+{hours}"


def write_sheet(path):
    """A sheet per case: a row per year with a column per line, and the totals below them.

    A year, B costs, C to F the ketens, G baten, H what a euro of that year counts, I so far.
    """
    book = xlsxwriter.Workbook(path)
    for case in range(3):
        sheet = book.add_worksheet(f"case{case}")
        for row in range(1, HORIZON + 1):
            year = FIRST_YEAR + row - 1
            sheet.write_number(row - 1, 0, year)
            sheet.write_formula(row - 1, 1, costs_formula(case, year))
            for column, given in enumerate(KETENS.values(), 2):
                sheet.write_formula(row - 1, column, formula_of(given, case, year))
            sheet.write_formula(row - 1, 6, f"=SUM(C{row}:F{row})")
            sheet.write_formula(row - 1, 7, f"=1/(1+{RATE})^(A{row}-{FIRST_YEAR})")
            sheet.write_formula(row - 1, 8, f"=IF(SUM(G$1:G{row})>=SUM(B$1:B{row}),A{row},9999)")
        results = (
            "=SUM(G1:G20)",
            "=SUM(B1:B20)",
            "=SUMPRODUCT(G1:G20,H1:H20)",
            "=SUMPRODUCT(B1:B20,H1:H20)",
            "=MIN(I1:I20)",
            *(f"=SUM({column}1:{column}20)" for column in "CDEF"),
        )
        for column, formula in enumerate(results):
            sheet.write_formula(BELOW, column, formula)
    book.close()


def told_by_us():
    """The same numbers as the rows below the sheets: per case."""
    found = reckon(our_case())
    lines = {one.keten.key: one.total for one in found.lines}
    for place, (baten, costs) in enumerate(
        (("low", "high"), ("middle", "middle"), ("high", "low"))
    ):
        yield [
            getattr(found.plain.baten, baten),
            getattr(found.plain.costs, costs),
            getattr(found.discounted.baten, baten),
            getattr(found.discounted.costs, costs),
            found.plain.returned_in[place] or 9999,
            *(getattr(lines[key], baten) for key in KETENS),
        ]


def in_cents(numbers):
    return [rounded(Decimal(one) if isinstance(one, float) else one, 2) for one in numbers]


def test_a_case_of_twenty_years_agrees_to_the_cent_with_a_spreadsheet(tmp_path):
    path = tmp_path / "case.xlsx"
    write_sheet(path)
    model = ironcalc.load_from_xlsx(str(path))
    model.evaluate()
    for case, ours in enumerate(told_by_us()):
        theirs = [model.get_cell_value(case, BELOW + 1, 1 + at) for at in range(len(ours))]
        assert in_cents(theirs) == in_cents(ours)
    # and it is a case that tells: costs that come back, and in the cautious case do not
    assert [one[4] for one in told_by_us()] == [9999, 2030, 2022]


@pytest.mark.only_long
@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
def test_libreoffice_agrees_as_well(tmp_path):
    write_sheet(tmp_path / "case.xlsx")
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", CSV_OF_EVERY_SHEET, "--outdir", tmp_path, tmp_path / "case.xlsx"]
    subprocess.run(command, check=True, timeout=120)
    for case, ours in enumerate(told_by_us()):
        with (tmp_path / f"case-case{case}.csv").open(newline="", encoding="utf-8") as file:
            theirs = [float(one) for one in list(csv.reader(file))[BELOW][: len(ours)]]
        assert in_cents(theirs) == in_cents(ours)
