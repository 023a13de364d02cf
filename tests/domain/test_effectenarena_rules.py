"""What must be told with euros, and when none may show: the rules of domain 4.5, one by one."""

from dataclasses import replace

import pytest

from tests.domain.effectenarena_cases import (
    STORY,
    THIS_YEAR,
    complete,
    effectenarena_of,
    hours_of,
    kengetal_of,
    keten_of,
    money_of,
    some,
    texts,
    told,
    word,
)
from tests.never_written import never_written_in
from veranderverhaal.effectenarena.baten import missing_in
from veranderverhaal.effectenarena.costs import missing_in_costs
from veranderverhaal.effectenarena.missing import MISSING_WORDS
from veranderverhaal.effectenarena.model import (
    Factor,
    Investering,
    Keten,
    Leefdomein,
    Pricing,
)
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.rules import Weight, may_conclude, notices, why_not

NAME = "‘Samen koken – Meer ontmoeting – Deelnemers’"


def without_neveneffect():
    return replace(STORY, elements=STORY.elements[:-1])


ALWAYS = {"not_linear", "no_ranking"}


def test_two_things_are_told_always_and_nothing_more_where_all_is_in_order():
    ketens = [complete(key=f"even-{place}", first_year=2021 + place) for place in range(4)]
    found = told(*ketens, money_of(some(1, 2, 3)), story=without_neveneffect())
    assert set(found) == ALWAYS
    assert found["not_linear"].text == "Twee keer zoveel geld geeft niet twee keer zoveel baten."
    assert "te vergelijken of te rangschikken" in found["no_ranking"].text


@pytest.mark.parametrize(
    "typed", ["", "  ", "\n", ".", "x", "?", "-", "\u200b", "\xad" * 5, "1234"]
)
def test_without_a_word_about_nadelen_no_result_may_show(typed):
    effectenarena = effectenarena_of(complete(), money_of(), negative_effects=typed)
    reckoning = reckon(effectenarena)
    assert not may_conclude(effectenarena, reckoning)
    assert "Schrijf dan ‘geen’" in why_not(effectenarena, reckoning)
    first = notices(effectenarena, reckoning, STORY, THIS_YEAR)[0]
    assert (first.key, first.weight) == ("negatives_not_typed", Weight.STOP)


def test_a_keten_with_a_nadeel_does_not_stand_for_the_word():
    effectenarena = effectenarena_of(complete(is_negative=True), negative_effects="")
    assert not may_conclude(effectenarena, reckon(effectenarena))


@pytest.mark.parametrize("typed", ["geen", "Geen.", "nee", "De stoep is soms vol."])
def test_geen_is_enough_to_conclude(typed):
    effectenarena = effectenarena_of(complete(), money_of(), negative_effects=typed)
    assert may_conclude(effectenarena, reckon(effectenarena))
    assert why_not(effectenarena, reckon(effectenarena)) == ""


def test_without_a_complete_keten_there_is_no_result():
    effectenarena = effectenarena_of(money_of(), keten_of(people=Factor()), negative_effects="geen")
    assert why_not(effectenarena, reckon(effectenarena)).startswith("Er is nog geen keten compleet")


def test_the_heaviest_notice_comes_first():
    effectenarena = effectenarena_of(keten_of())
    found = notices(effectenarena, reckon(effectenarena), STORY, THIS_YEAR)
    weights = [list(Weight).index(one.weight) for one in found]
    assert weights == sorted(weights) and weights[0] == 0


def test_what_is_missing_in_a_keten_is_named_in_dutch():
    found = told(keten_of(people=Factor(), delta=Factor()))["left_out"]
    assert found.text == (
        f"{NAME} telt niet mee. Dit mist nog: het aantal mensen en de grootte van de verandering."
    )
    assert found.ketens == ("keten",)


def test_every_field_that_can_be_missing_has_words():
    empty = Keten("empty", "", "", "")
    hours = replace(hours_of(Factor(), some(1)), first_year=None)
    missing = {
        *missing_in(empty, effectenarena_of()),
        *missing_in_costs(hours),
        *missing_in_costs(Investering("i", "x")),
        "people_source",
        "reach_source",
        "chance_source",
        "delta_source",
    }
    assert missing == set(MISSING_WORDS)


def test_neveneffecten_of_the_story_without_a_nadeel_are_told():
    assert "‘Drukte op de stoep’" in texts(complete())["neveneffect_untold"]
    nadeel = complete(key="drukte", effect="drukte", is_negative=True, pricing=Pricing.PM)
    assert "neveneffect_untold" not in told(complete(), nadeel)
    assert "neveneffect_untold" in told(complete(effect="drukte"))


@pytest.mark.parametrize(
    ("typed", "is_denied"),
    [
        *(
            (one, True)
            for one in (" Geen. ", "Géén", "nvt", "n.v.t.", "Nee!", "Geen: alles is goed")
        ),
        *((one, True) for one in ("geen nadelen", "Wij zien\ngeen negatieve effecten.")),
        *((one, False) for one in ("De stoep is vol", "Er is geen plek meer op de stoep.")),
        ("Wij zien geen nadelen voor ouderen. Op zaterdag is de stoep wel vol.", False),
    ],
)
def test_geen_is_questioned_where_the_story_has_a_neveneffect(typed, is_denied):
    assert ("negatives_denied" in told(complete(), negative_effects=typed)) is is_denied


def test_geen_is_not_questioned_without_one():
    story = without_neveneffect()
    assert "negatives_denied" not in told(complete(), negative_effects="geen", story=story)


def test_one_or_two_ketens_that_carry_most_are_named():
    big = complete(key="big", people=some(500))
    small = [complete(key=f"small-{place}", effect="leren") for place in range(3)]
    found = told(big, *small)["carried_by_few"]
    assert found.ketens == ("big",) and "Eén keten geeft 63% van de baten" in found.text
    assert "Eén keten geeft 100% van de baten" in texts(big)["carried_by_few"]
    four = [complete(key=f"even-{place}") for place in range(5)]
    assert "carried_by_few" not in told(*four)


def test_made_up_and_no_nulalternatief_are_told():
    assert texts(complete(), made_up=True)["made_up"].startswith("Verzonnen voorbeeld")
    assert "no_nulalternatief" in told(complete(), without_us=" ")


def test_many_names_are_cut_short():
    ketens = [
        keten_of(f"k{place}", leefdomein=tuple(Leefdomein)[place % 10]) for place in range(30)
    ]
    assert texts(*ketens)["no_spread"].count(NAME) == 6
    assert "; en nog 24." in texts(*ketens)["no_spread"]


def test_no_notice_promises_more_than_numbers_hold():
    parts = [
        keten_of(people=Factor()),
        complete(key="b", not_claimable=True, years=60, effect="gone", kengetal="old"),
        keten_of("c", pricing=Pricing.PM),
        keten_of("d", chance=word("low")),
        kengetal_of("old", year=2001, price_year=2001, estimated_by=""),
        hours_of(Factor(), some(1)),
        money_of(some(0, 1, 2, source=""), 2019, 40),
    ]
    found = told(*parts, negative_effects="", without_us="", made_up=True, first_year=2021)
    assert len(found) > 15
    assert never_written_in(" ".join(one.text for one in found.values())) == []
    assert all(one.text.endswith(".") for one in found.values())
