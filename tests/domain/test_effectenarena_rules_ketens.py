"""What must be told about ketens: those that do not count, and what is doubtful in the others."""

from dataclasses import replace

import pytest

from tests.domain.effectenarena_cases import (
    RANGE,
    STORY,
    complete,
    effectenarena_of,
    keten_of,
    money_of,
    some,
    texts,
    told,
    word,
)
from veranderverhaal.effectenarena.model import Course, Factor, Pricing
from veranderverhaal.effectenarena.notice import Naming, Weight

NAME = "‘Samen koken – Meer ontmoeting – Deelnemers’"


def test_one_number_for_all_cases_is_told():
    assert told(keten_of(), money_of())["no_spread"].ketens == ("keten",)
    assert "no_spread" not in told(complete(), money_of())


def test_a_keten_that_comes_to_nothing_may_well_have_a_spread():
    assert "no_spread" not in told(complete(attribution=some(0)), money_of())
    assert "no_spread" not in told(complete(first_year=1990), money_of(), first_year=2021)


def test_a_word_of_the_group_itself_is_told_but_not_the_published_one():
    assert "own_words" in told(complete(chance=word("low")), money_of())
    assert "own_words" not in told(complete(chance=word("low_middle")), money_of())
    assert "own_words" in told(complete(delta=word("low_middle")), money_of())
    assert "own_words" not in told(complete(chance=replace(RANGE, label="low")), money_of())


def test_without_any_filter_that_is_told_in_these_words():
    found = told(keten_of(chance=RANGE), money_of())
    assert found["not_corrected"].text == (
        "Er is niet gecorrigeerd voor wat anders ook was gebeurd."
    )


@pytest.mark.parametrize(
    ("filters", "is_corrected"),
    [
        ({"deadweight": some(0), "attribution": some(1)}, False),  # typed, and takes nothing off
        ({"deadweight": some(0, "0.01", "0.1")}, True),
        ({"deadweight": some(0, 0, "0.1")}, False),
        ({"displacement": some("0.1")}, False),
        ({"attribution": some("0.9")}, False),
        ({"drop_off": some("0.1")}, False),
    ],
)
def test_only_what_is_taken_off_for_it_corrects_for_what_would_have_happened(filters, is_corrected):
    assert ("not_corrected" in told(keten_of(**filters), money_of())) is not is_corrected


def test_where_some_ketens_are_corrected_the_others_are_named():
    found = told(complete(), keten_of("other", chance=RANGE), money_of())
    assert found["partly_corrected"].ketens == ("other",)
    assert "not_corrected" not in found


def test_a_nadeel_needs_no_correction():
    nadeel = keten_of("nadeel", is_negative=True)
    assert not {"not_corrected", "partly_corrected"} & set(told(complete(), nadeel, money_of()))
    assert "not_corrected" in told(keten_of(), complete(key="nadeel", is_negative=True))


@pytest.mark.parametrize(
    "changes",
    [
        {"pricing": Pricing.OPEN},
        {"pricing": Pricing.PM, "pm_reason": "Rust is niet te koop."},
        {"people": Factor()},
    ],
)
def test_a_nadeel_that_does_not_count_flatters_and_that_is_told(changes):
    nadeel = keten_of("nadeel", effect="drukte", is_negative=True, **changes)
    found = told(complete(), nadeel, money_of())
    notice = found["nadeel_not_counted"]
    assert notice.text.startswith("Dit nadeel zit niet in de bedragen: ‘Samen koken – Drukte")
    assert notice.text.endswith("Daardoor lijkt de uitkomst te gunstig.")
    assert (notice.ketens, notice.weight) == (("nadeel",), Weight.WARN)
    assert not {"pm", "in_words"} & set(found)
    assert nadeel.pm_reason.rstrip(".") in notice.text
    assert "nadeel_not_counted" not in told(replace(nadeel, is_negative=False))


def test_what_has_no_price_is_told_with_its_reason():
    pm = keten_of("pm", pricing=Pricing.PM, pm_reason="Trots is niet te koop.")
    found = told(complete(), pm, keten_of("open", pricing=Pricing.OPEN))
    assert found["pm"].text.endswith(f"{NAME} (keten 2) (Trots is niet te koop).")
    assert (found["pm"].ketens, found["in_words"].ketens) == (("pm",), ("open",))


def test_not_claimable_baten_are_told_with_their_share():
    free = complete(key="free", not_claimable=True, not_claimable_why="het is de waarde van huizen")
    found = told(complete(), free, money_of())["not_claimable"]
    assert "Niet opeisbaar is € 400 tot € 1.000, midden € 700 (50% van de baten" in found.text
    assert "(het is de waarde van huizen)" in found.text


def test_a_nadeel_takes_nothing_off_what_is_not_claimable():
    free = {"not_claimable": True, "not_claimable_why": "huizen"}
    parts = complete(key="free", **free), complete(key="nadeel", is_negative=True, **free)
    found = told(*parts, money_of())["not_claimable"]
    assert "Niet opeisbaar is € 400 tot € 1.000, midden € 700 (100% van de baten" in found.text
    assert found.ketens == ("free",)
    assert "not_claimable" not in told(parts[1], money_of())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"aanpak": "gone"}, "de aanpak"),
        ({"effect": "gone"}, "het effect"),
        ({"doelgroep": "gone"}, "de doelgroep"),
        ({"incasseerder": "gone"}, "wie incasseert"),
        ({"kengetal": "gone"}, "het kengetal"),
    ],
)
def test_what_a_keten_names_and_is_gone_is_told(changes, words):
    assert texts(complete(**changes))["gone"].endswith(f"is weggehaald: {words}.")


def test_a_kengetal_that_a_keten_does_not_use_may_be_gone():
    assert "gone" not in told(complete(kengetal="gone", pricing=Pricing.PM))


def test_ketens_with_the_same_name_are_told_apart_by_their_place():
    found = texts(complete(), complete(key="leren", effect="leren"), complete(key="again"))
    assert f"{NAME} (keten 1); {NAME} (keten 3)" in found["double_count"]
    assert "keten 2" not in " ".join(found.values())
    naming = Naming(effectenarena_of(complete(), complete(key="again")), STORY)
    assert naming.one(complete(key="not kept yet")) == NAME


def test_a_horizon_that_cuts_a_keten_is_told():
    assert "cut_off" in told(complete(years=21))
    assert "cut_off" in told(complete(), first_year=2022)
    assert "cut_off" not in told(complete(years=20))
    assert "cut_off" not in told(complete(years=60, course=Course.ONCE))
