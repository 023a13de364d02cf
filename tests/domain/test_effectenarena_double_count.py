"""Ketens that may count the same baten twice are asked about."""

from dataclasses import replace

import pytest

from tests.domain.effectenarena_cases import (
    STORY,
    THIS_YEAR,
    complete,
    effectenarena_of,
    money_of,
    told,
)
from veranderverhaal.effectenarena.double_count import counted_twice
from veranderverhaal.effectenarena.model import (
    Course,
    Incasseerder,
    IncasseerderGroup,
    Leefdomein,
    Pricing,
)
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.rules import notices
from veranderverhaal.model import Veranderverhaal, Verband


@pytest.mark.parametrize(
    ("changes", "is_double"),
    [
        ({}, True),
        ({"effect": "eenzaam"}, True),  # joined by a verband
        ({"effect": "leren"}, False),  # has the same aanpak, and no more
        ({"aanpak": "elders"}, True),
        ({"leefdomein": Leefdomein.SAFETY}, False),
        ({"incasseerder": "government"}, False),
        ({"is_negative": True}, False),
        ({"first_year": 2022}, False),
        ({"first_year": 2020, "years": 2}, True),
        ({"first_year": 2020, "years": 2, "course": Course.ONCE}, False),
        ({"doelgroep": "ouderen"}, True),  # the other one does not say who
        ({"pricing": Pricing.PM}, False),
    ],
    ids=str,
)
def test_the_same_baten_of_the_same_people_are_asked_about(changes, is_double):
    found = told(complete(), complete(**{"key": "other", **changes}), money_of())
    assert ("double_count" in found) is is_double
    if is_double:
        assert found["double_count"].ketens == ("keten", "other")


@pytest.mark.parametrize(("doelgroep", "is_double"), [("ouderen", True), ("kinderen", False)])
def test_people_are_the_same_when_their_doelgroep_is(doelgroep, is_double):
    first = complete(doelgroep="ouderen")
    second = complete(key="other", doelgroep=doelgroep, incasseerder="government")
    third = complete(key="third", doelgroep=doelgroep)
    assert ("double_count" in told(first, second)) is is_double
    assert ("double_count" in told(first, third)) is is_double


OWN = {"old": "participants", "young": "participants", "town": "government", "state": "government"}


@pytest.mark.parametrize(
    ("first", "second", "is_double"),
    [
        ("participants", "old", True),  # the group may mean the same ones
        ("participants", "residents", True),  # who takes part lives there too
        ("old", "residents", True),
        ("old", "young", True),
        ("government", "town", True),
        ("town", "state", False),
        ("town", "others", False),
        ("participants", "town", False),
        ("gone", "lost", False),
    ],
)
@pytest.mark.parametrize("doelgroep", ["", "ouderen"])
def test_who_may_be_the_same_is_asked_about_where_one_keten_names_no_doelgroep(
    first, second, is_double, doelgroep
):
    ketens = (
        complete(incasseerder=first, doelgroep=doelgroep),
        complete(key="b", incasseerder=second),
    )
    own = [Incasseerder(key, key, IncasseerderGroup(group)) for key, group in OWN.items()]
    assert bool(counted_twice(ketens, STORY, own)) is is_double
    assert bool(counted_twice(ketens[::-1], STORY, own)) is is_double


def test_own_incasseerders_are_asked_about_among_the_notices():
    own = Incasseerder("old", "Deelnemers van 65", IncasseerderGroup.PARTICIPANTS)
    made = effectenarena_of(complete(), complete(key="b", incasseerder="old"))
    made = replace(made, incasseerders=(own,))
    found = notices(made, reckon(made), STORY, THIS_YEAR)
    assert "double_count" in [one.key for one in found]


def test_overlapping_effects_may_be_more_steps_apart_and_in_a_ring():
    ring = Veranderverhaal(verbanden=tuple(Verband(*pair) for pair in ("ab", "bc", "ca", "cd")))
    ketens = [complete(key=effect, effect=effect) for effect in "adz"]
    assert [[one.key for one in group] for group in counted_twice(ketens, ring)] == [["a", "d"]]
    found = counted_twice(ketens[::-1], ring)  # and which one was filled in first does not matter
    assert [[one.key for one in group] for group in found] == [["d", "a"]]


def test_ketens_that_overlap_by_turns_are_one_notice():
    years = {"a": (2021, 3), "b": (2023, 3), "c": (2025, 3), "d": (2030, 1)}
    ketens = [complete(key=key, first_year=at, years=n) for key, (at, n) in years.items()]
    found = told(*ketens)["double_count"]
    assert found.ketens == ("a", "b", "c")
