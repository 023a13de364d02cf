"""Measured shares feed a factor with their band, and are told when they changed since."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.effectenarena_cases import STORY, THIS_YEAR, effectenarena_of, keten_of
from tests.domain.saying_samples import COMING, GRADE, GREET, LADDER, SEVERAL, uitkomst_of
from tests.metingen import a_meting
from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.checks import check_keten
from veranderverhaal.effectenarena.measured import (
    has_measured,
    is_outdated,
    measured_options,
    outdated_notices,
)
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.notice import Weight
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.rules import notices
from veranderverhaal.report_effectenarena import tell_effectenarena
from veranderverhaal.results import Released
from veranderverhaal.uitkomst import (
    Bar,
    Block,
    BlockKind,
    Group,
    ResponseFigures,
    Shown,
    Uitkomsten,
)
from veranderverhaal.vragenlijst import Vragenlijst

MAY = date(2022, 5, 2)
METING = a_meting(key="eerst", name="De eerste", starts_on=MAY, ends_on=MAY)
AGREED = uitkomst_of(GREET, (3, 7, 20, 50, 31), headline_label="(helemaal) eens")


def released(*uitkomsten, meting=METING, **fields):
    block = Block("b", BlockKind.STELLINGEN, "Titel", uitkomsten, **fields)
    response = ResponseFigures(None, 9, 9, 9)
    return Released((Uitkomsten(meting, Vragenlijst("l", "L"), response, (block,)),))


def factor_now(*uitkomsten, **changes):
    return measured_options(released(*uitkomsten, **changes))[0].factor


def test_the_share_that_agrees_comes_with_its_band_its_period_and_n():
    (option,) = measured_options(released(AGREED))
    # 81 of 111: 0.72973, Wilson 0.64049 to 0.80370; the band is rounded outward
    numbers = (Decimal("0.6404"), Decimal("0.7297"), Decimal("0.8037"))
    assert (option.factor.low, option.factor.middle, option.factor.high) == numbers
    assert option.factor.source == "Meting ‘De eerste’, mei 2022, n = 111"
    assert option.factor.measured == "eerst greet favourable"
    assert (option.label, option.n) == ("Ik groet meer buren: (helemaal) eens", 111)


@pytest.mark.parametrize(
    "uitkomst",
    [
        uitkomst_of(GREET, (1, 2, 4, 10, 12)),  # 29 answers: counts, no percentages
        uitkomst_of(GREET, (3, 7, 20, 50, 31), shown=Shown.WITHHELD),
        uitkomst_of(GREET, (3, 7, 20, 50, 31), group=Group("axis", "g", "Axis", "G")),
        uitkomst_of(GRADE, (0, 0, 0, 0, 10, 20, 41, 30, 10, 0)),  # no share of its own
    ],
    ids=["few", "withheld", "group", "grade"],
)
def test_what_shows_no_percentage_feeds_no_factor(uitkomst):
    assert measured_options(released(uitkomst)) == ()


def test_thirty_answers_are_enough_and_yes_is_a_share():
    found = measured_options(released(uitkomst_of(COMING, (20, 10))))
    assert [one.factor.middle for one in found] == [Decimal("0.6667")]


def test_each_answer_of_a_choice_is_a_share_but_not_answers_put_together():
    several = uitkomst_of(SEVERAL, (20, 30, 5, 0))
    several = replace(several, bars=(*several.bars[:2], Bar(("s3", "s4"), "[c of d]", 5)))
    found = measured_options(released(several, uitkomst_of(LADDER, (10, 10, 10, 0))))
    assert [one.factor.measured for one in found] == [
        "eerst several s1",
        "eerst several s2",
        *(f"eerst ladder s{step}" for step in range(1, 5)),
    ]


def test_made_up_answers_say_so_in_the_source():
    made_up = replace(METING, made_up=True)
    assert factor_now(AGREED, meting=made_up).source.endswith("n = 111, verzonnen antwoorden")


def test_experienced_change_says_so():
    (option,) = measured_options(released(AGREED, experienced=True))
    assert option.note and not measured_options(released(AGREED))[0].note


def test_a_measured_factor_may_be_kept_as_it_is():
    factor = factor_now(AGREED, meting=replace(METING, name="Een lange naam " * 40, made_up=True))
    assert len(factor.source) <= MAX_SOURCE
    kept = check_keten(keten_of(chance=factor, deadweight=factor))
    assert (kept.chance.low, kept.chance.source) == (factor.low, factor.source)
    assert not is_outdated(kept.chance, released(AGREED))


def test_the_newest_meting_comes_first():
    later = released(AGREED, meting=replace(METING, key="later")).uitkomsten
    found = measured_options(Released((*released(AGREED).uitkomsten, *later)))
    assert [one.meting.key for one in found] == ["later", "eerst"]


@pytest.mark.parametrize(
    ("now", "outdated"),
    [
        (released(AGREED), False),
        (released(uitkomst_of(GREET, (3, 7, 20, 50, 32))), True),
        (released(uitkomst_of(COMING, (81, 30))), True),
        (released(AGREED, meting=replace(METING, key="later")), True),
        (Released(), True),
    ],
    ids=["same", "changed", "other question", "other meting", "nothing"],
)
def test_a_factor_is_outdated_when_its_meting_says_something_else(now, outdated):
    factor = factor_now(AGREED)
    assert is_outdated(factor, now) is outdated
    found = outdated_notices(effectenarena_of(keten_of(chance=factor)), now, STORY)
    assert bool(found) is outdated
    assert all("de slagingskans komt uit een meting" in one.text for one in found)


def test_own_numbers_are_never_outdated():
    assert not is_outdated(Factor(None, Decimal("0.5"), None, "bron"), Released())
    assert outdated_notices(effectenarena_of(keten_of()), Released(), STORY) == ()


def test_a_factor_of_made_up_answers_is_told():
    now = released(AGREED, meting=replace(METING, made_up=True))
    factor = measured_options(now)[0].factor
    found = outdated_notices(effectenarena_of(keten_of(delta=factor)), now, STORY)
    assert [one.key for one in found] == ["measured_made_up"]
    assert "de grootte van de verandering komt uit verzonnen antwoorden" in found[0].text


def test_made_up_answers_are_told_even_when_their_meting_is_gone_or_the_mark_is_off():
    factor = factor_now(AGREED, meting=replace(METING, made_up=True))
    for chance in (factor, replace(factor, measured="")):
        found = outdated_notices(effectenarena_of(keten_of(chance=chance)), Released(), STORY)
        assert "measured_made_up" in [one.key for one in found]


def test_ketens_with_the_same_trouble_are_told_together():
    factor = factor_now(AGREED, meting=replace(METING, made_up=True))
    ketens = [keten_of(key, chance=factor) for key in "abc"]
    found = outdated_notices(effectenarena_of(*ketens), Released(), STORY)
    assert [(one.key, one.ketens) for one in found] == [
        ("measured_made_up", ("a", "b", "c")),
        ("measured_gone", ("a", "b", "c")),
    ]


def test_measured_numbers_are_told_among_the_warnings_with_the_euros():
    factor = factor_now(AGREED, meting=replace(METING, made_up=True))
    effectenarena = effectenarena_of(keten_of(chance=factor), negative_effects="geluid")
    assert has_measured(effectenarena)
    measured = outdated_notices(effectenarena, Released(), STORY)
    found = notices(effectenarena, reckon(effectenarena), STORY, THIS_YEAR, measured)
    assert {one.key: one.weight for one in found}["measured_made_up"] is Weight.WARN
    told = tell_effectenarena(effectenarena, STORY, THIS_YEAR, measured)
    assert set(measured) <= set(told.notices)
