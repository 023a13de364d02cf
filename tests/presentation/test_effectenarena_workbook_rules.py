"""The rules against claiming too much hold in the workbook too, and when somebody types in it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from presentation.effectenarena_workbook import workbook_bytes
from presentation.effectenarena_workbook_grid import SIGNS
from presentation.effectenarena_workbook_results import NO_COSTS, PEOPLE
from tests.domain.effectenarena_cases import STORY, effectenarena_of, keten_of, money_of, some
from tests.presentation.effectenarena_page_samples import badhuis_material, without_negatives
from tests.presentation.effectenarena_random import random_material
from tests.spreadsheets import Cells, Place, Value, computed, differences, read_cells
from veranderverhaal.effectenarena.overview import by_leefdomein, by_period, claims_of
from veranderverhaal.effectenarena.reckoning import Reckoning, reckon
from veranderverhaal.report_effectenarena import EffectenarenaMaterial

GATED = ("Uitkomst", "Wat komt er bij", "Per jaar")
DEEPEST = 64  # so many functions in each other may a spreadsheet program refuse more


def setting_of(cells: Cells, label: str) -> Place:
    (row,) = (
        address.lstrip("A")
        for (sheet, address), text in cells.inputs.items()
        if sheet == "Aannames" and text == label
    )
    return "Aannames", f"B{row}"


def sums_over_ketens(reckoning: Reckoning) -> set[float]:
    """What adds up more ketens than one, so that no line of one keten can be the same."""
    plain, later = reckoning.plain, reckoning.discounted
    domeinen = by_leefdomein(reckoning)
    found = [plain.baten, plain.balance, later.baten, later.balance, plain.multiplier]
    found += [one.baten for one in by_period(reckoning)]
    numbers = [end for one in found if one for end in (one.low, one.middle, one.high)]
    numbers += [one.middle for one in claims_of(domeinen, plain.costs)]
    return {float(round(one, 4)) for one in numbers if one}


def shown_in(values: dict[Place, Value]) -> set[float]:
    return {
        round(one, 4)
        for (sheet, _address), one in values.items()
        if sheet in GATED and isinstance(one, float)
    }


def test_without_negative_effects_no_sum_over_ketens_shows_until_somebody_types_them(tmp_path):
    content = workbook_bytes(without_negatives())
    cells = read_cells(content)
    sums = sums_over_ketens(reckon(badhuis_material().effectenarena))
    assert len(sums) > 20
    assert not sums & shown_in(dict(cells.kept))
    typed = {setting_of(cells, "Negatieve effecten"): "geen"}
    assert sums <= shown_in(computed(content, tmp_path / "a.xlsx", typed))


@pytest.mark.parametrize(
    ("typed", "tells"), [("ja. \u200b\u00ad \u00a012", 0), (' 12-3? "nee', 1), ("\u200b", 0)]
)
def test_a_negative_line_without_three_letters_says_nothing(typed, tells, tmp_path):
    content = workbook_bytes(random_material(0, 0))
    cells = read_cells(content)
    told = setting_of(cells, "Staat er iets over nadelen (1 of 0)")
    changes = {setting_of(cells, "Negatieve effecten"): typed}
    assert computed(content, tmp_path / "a.xlsx", changes)[told] == tells
    material = random_material(0, 0)
    settings = replace(material.effectenarena.settings, negative_effects=typed)
    filled = replace(material, effectenarena=replace(material.effectenarena, settings=settings))
    assert read_cells(workbook_bytes(filled)).kept[told] == tells


def odd_material() -> EffectenarenaMaterial:
    """Costs that come after the return, what does not count, a nadeel, and no real source."""
    corrected = {"chance": some("0.34", "0.35", "0.36"), "deadweight": some("0.2")}
    large = {**corrected, "people": some(1000), "years": 20}
    found = effectenarena_of(
        keten_of(**large, not_claimable=True),
        keten_of("nadeel", is_negative=True, not_claimable=True, people=some(1)),
        keten_of("half", kengetal="", first_year=1990),
        keten_of("bron", people=some(500, source="*"), first_year=1991),
        money_of(1000, 2021),
        replace(money_of(100_000, 2023), key="later"),
        negative_effects="geluid",
        without_us="niets",
    )
    return replace(badhuis_material(), effectenarena=found, veranderverhaal=STORY)


@pytest.fixture(scope="module")
def odd() -> bytes:
    return workbook_bytes(odd_material())


def test_whatever_does_not_count_is_the_same_to_a_spreadsheet_program(odd, tmp_path):
    assert not differences(computed(odd, tmp_path / "a.xlsx", {}), read_cells(odd).kept)


def test_the_year_of_return_is_the_one_after_which_costs_stay_covered(odd):
    reckoning = reckon(odd_material().effectenarena)
    (row,) = _rows(odd, "Kosten terug in het jaar")
    returned = [read_cells(odd).kept["Uitkomst", f"{column}{row}"] for column in "BCD"]
    assert returned == list(reckoning.plain.returned_in)
    assert returned[1] > 2023


def test_what_does_not_count_moves_neither_horizon_nor_sums(odd):
    cells = read_cells(odd)
    assert cells.kept[setting_of(cells, "Eerste jaar dat telt")] == 2021


def test_a_nadeel_takes_nothing_off_what_cannot_be_claimed(odd):
    (row,) = _rows(odd, "Samen")[:1]
    large = reckon(odd_material().effectenarena).lines[0].total
    kept = read_cells(odd).kept["Uitkomst", f"I{row}"]
    assert Fraction(kept).limit_denominator(10**6) == large.middle


def test_no_formula_has_more_functions_in_each_other_than_a_program_takes(odd):
    for formula in read_cells(odd).formulas.values():
        depth = deepest = 0
        for sign in formula.replace('"("', "").replace('")"', ""):
            depth += (sign == "(") - (sign == ")")
            deepest = max(deepest, depth)
        assert deepest < DEEPEST, formula
    assert len(set(SIGNS)) == len(SIGNS)


def test_people_are_never_added_up_over_ketens(odd):
    (row,) = _rows(odd, PEOPLE)
    kept = read_cells(odd).kept
    assert (kept["Uitkomst", f"B{row}"], kept["Uitkomst", f"D{row}"]) == (1, 1000)


def test_without_costs_there_is_no_year_of_return():
    found = effectenarena_of(keten_of(), negative_effects="geluid")
    content = workbook_bytes(replace(badhuis_material(), effectenarena=found))
    (row,) = _rows(content, "Kosten terug in het jaar")
    kept = read_cells(content).kept
    assert {kept["Uitkomst", f"{column}{row}"] for column in "BCDEFG"} == {NO_COSTS}


def _rows(content: bytes, label: str) -> list[int]:
    return [
        int(address[1:])
        for (sheet, address), text in read_cells(content).inputs.items()
        if sheet == "Uitkomst" and text == label
    ]
