"""What an effectenarena says on its page: the years as a range, honest parts first, all numbers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.presentation.effectenarena_page_samples import (
    badhuis_effectenarena,
    badhuis_material,
    full_keten,
    some,
    without_negatives,
)
from veranderverhaal.effectenarena.model import Effectenarena, Factor, Investeerder
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.settings import IndexYear
from veranderverhaal.report_effectenarena import (
    ToldEffectenarena,
    has_anything,
    tell_effectenarena,
)
from veranderverhaal.report_effectenarena_assumptions import (
    NOTHING_OFF,
    assumed_ketens,
    investering_rows,
    kengetal_rows,
)
from veranderverhaal.report_effectenarena_words import headline_of

STORY = badhuis_material().veranderverhaal


def told_of(effectenarena: Effectenarena) -> ToldEffectenarena:
    return tell_effectenarena(effectenarena, STORY, 2026)


def one_keten(low: str, middle: str, high: str) -> Effectenarena:
    """Costs of 1,000 in 2026, and baten of these people x 50 x 0.175 in each of 20 years."""
    found = badhuis_effectenarena()
    cost = replace(found.investeringen[0], years=1, price=some("1000", "1000", "1000"))
    exact = some("0.35", "0.35", "0.35"), some("0.5", "0.5", "0.5")
    keten = replace(
        full_keten("only"),
        chance=exact[0],
        delta=exact[1],
        people=some(low, middle, high),
        years=20,
    )
    value = replace(found.kengetallen[0], value=some("50", "50", "50"))
    return replace(found, investeringen=(cost,), ketens=(keten,), kengetallen=(value,))


@pytest.mark.parametrize(
    ("people", "reach", "middle"),
    [
        (("20", "40", "200"), "2026 tot 2031", "midden 2028"),
        (("1", "40", "200"), "vanaf 2026, of niet", "midden 2028"),
        (("1", "2", "200"), "vanaf 2026, of niet", "midden niet binnen 20 jaar"),
        (("1", "2", "3"), "niet binnen 20 jaar", ""),
        (("200", "200", "200"), "2026", ""),
    ],
)
def test_the_year_of_return_is_a_range_and_says_when_it_may_not_come(
    people: tuple[str, str, str], reach: str, middle: str
) -> None:
    figure = headline_of(reckon(one_keten(*people)))[3]
    assert (figure.reach, figure.middle) == (reach, middle)


def test_without_costs_nothing_is_said_about_each_euro_of_them() -> None:
    found = replace(one_keten("1", "2", "3"), investeringen=())
    assert [one.reach for one in headline_of(reckon(found))[2:]] == ["niet te zeggen"] * 2


def test_the_year_of_return_is_told_when_only_the_generous_case_has_no_costs() -> None:
    found = one_keten("40", "40", "40")
    cost = replace(found.investeringen[0], price=some("0", "1000", "2000"))
    figures = headline_of(reckon(replace(found, investeringen=(cost,))))
    assert (figures[2].reach, figures[3].reach) == ("niet te zeggen", "2026 tot 2031")


def test_a_kengetal_tells_its_link_and_note_and_what_it_is_at_the_price_level() -> None:
    found = badhuis_effectenarena()
    value = replace(
        found.kengetallen[0],
        value=some("40", "50", "60"),
        price_year=2018,
        url="https://example.org",
        note="Twee\nregels.",
    )
    assert "; https://example.org; Twee regels." in kengetal_rows((value,))[0][4]
    index = IndexYear(2018, Decimal(100)), IndexYear(2024, Decimal(110))
    settings = replace(found.settings, price_year=2024, price_index=index, price_index_source="CBS")
    ketens = (full_keten("a", kengetal=value.key),)
    changed = replace(found, kengetallen=(value,), settings=settings, ketens=ketens)
    rows = assumed_ketens(changed, STORY)[0].rows
    assert ("Hetzelfde in prijzen van 2024", "44", "55", "66", "CBS") in rows


def test_until_nadelen_are_typed_there_are_no_outcomes_of_any_kind() -> None:
    told = told_of(without_negatives().effectenarena)
    assert told.missing
    assert not (told.headline or told.by_incasseerder or told.by_leefdomein or told.claims)
    assert not any("€" in one.text for one in told.notices)


def test_the_sums_by_name_are_those_of_the_outcome() -> None:
    told = told_of(badhuis_effectenarena())
    for found in (told.by_incasseerder, told.by_leefdomein):
        assert sum(one.plain.middle for one in found) == told.reckoning.plain.baten.middle
    assert sum(one.middle for one in told.claims) == told.reckoning.plain.costs.middle


def test_an_effectenarena_counts_as_soon_as_somebody_stands_in_it() -> None:
    assert not has_anything(None)
    assert not has_anything(Effectenarena())
    assert has_anything(Effectenarena(investeerders=(Investeerder("a", "Gemeente"),)))


def test_every_number_of_a_keten_is_told_with_its_range_and_its_source() -> None:
    talent = assumed_ketens(badhuis_effectenarena(), STORY)[1]
    rows = {row[0]: row[1:] for row in talent.rows}
    assert rows["Aantal mensen"] == ("6", "10", "16", "verzonnen voorbeeld")
    assert rows["Wat anders ook was gebeurd"] == ("0,2", "0,3", "0,5", "verzonnen voorbeeld")
    assert rows["Verdringing"] == ("", "", "", NOTHING_OFF)
    assert rows["Slagingskans"][:3] == ("0,2", "0,35", "0,5")
    assert "‘laag-middel’" in rows["Slagingskans"][3]


def test_a_number_without_a_source_says_so() -> None:
    bare = replace(some("1", "2", "3"), source="")
    found = replace(badhuis_effectenarena(), ketens=(full_keten("a", people=bare),))
    rows = {row[0]: row for row in assumed_ketens(found, STORY)[0].rows}
    assert rows["Aantal mensen"][-1] == "geen bron"


def test_a_keten_in_words_has_no_rows_about_euros() -> None:
    pm = assumed_ketens(badhuis_effectenarena(), STORY)[4]
    assert [row[0] for row in pm.rows] == ["Slagingskans", "Grootte van de verandering"]
    assert "Zonder prijs, want: Trots laat zich niet in euro’s zeggen." in pm.notes


def test_what_is_put_in_without_a_price_is_told_in_words() -> None:
    money, hours, kitchen = investering_rows(badhuis_effectenarena(), STORY)
    assert money[3:5] == ("", "€ 6.000 tot € 9.000, midden € 7.000")
    assert hours[3:5] == ("300 tot 500, midden 400", "€ 5")
    assert kitchen[4:] == ("alleen in woorden", "geen bron")


def test_what_a_keten_names_may_be_gone() -> None:
    gone = full_keten("a", aanpak="x", effect="y", incasseerder="z", kengetal="q", delta=Factor())
    found = replace(badhuis_effectenarena(), ketens=(gone,), investeerders=())
    assert told_of(found).missing
    assert assumed_ketens(found, STORY)[0].title == "(weg) – (weg) – (weg)"
    assert investering_rows(found, STORY)[0][0] == "(weg)"
