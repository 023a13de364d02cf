"""The toolkiezer: what fits which situation, and what it asks of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_architecture import CAUSAL
from veranderverhaal.toolkiezer import (
    CARDS,
    FIT_LABELS,
    REASON_LABELS,
    RULES,
    Fit,
    Reason,
    Situation,
    Tool,
    choose_tools,
    find_card,
    rule_holds,
)

situations = st.builds(
    Situation,
    people=st.integers(0, 5000),
    volunteers=st.integers(0, 200),
    money=st.integers(0, 100_000),
    reason=st.sampled_from(Reason),
)


def advice_on(tool, situation):
    return next(one for one in choose_tools(situation) if one.card.tool is tool)


@pytest.mark.parametrize(
    ("situation", "best"),
    [
        pytest.param(
            Situation(111, 6, 0, Reason.ACCOUNT), Tool.VRAGENLIJST, id="many people, for a fund"
        ),
        pytest.param(
            Situation(12, 2, 0, Reason.LEARN), Tool.CONVERSATION, id="a small group that learns"
        ),
        pytest.param(Situation(60, 1, 500, Reason.CONVINCE), Tool.STORIES, id="few, to convince"),
        pytest.param(
            Situation(8, 3, 500, Reason.CONVINCE), Tool.STORIES, id="eight people, some money"
        ),
        pytest.param(
            Situation(400, 10, 5000, Reason.APPLY), Tool.VRAGENLIJST, id="much of everything"
        ),
    ],
)
def test_the_best_fit_comes_first(situation, best):
    assert choose_tools(situation)[0].card.tool is best


def test_with_fewer_than_ten_people_a_vragenlijst_fits_poorly_and_says_why():
    advice = advice_on(Tool.VRAGENLIJST, Situation(9, 5, 0, Reason.ACCOUNT))
    assert advice.fit is Fit.POOR
    assert any("minder dan 10" in reason for reason in advice.reasons_against)


def test_money_fits_a_large_group_that_asks_for_money_and_has_some():
    large = Situation(400, 10, 5000, Reason.APPLY)
    assert advice_on(Tool.MONEY, large).fit is Fit.GOOD
    assert advice_on(Tool.MONEY, Situation(20, 1, 0, Reason.LEARN)).fit is Fit.POOR


@given(situations)
def test_every_situation_gets_all_four_tools_in_order_of_points(situation):
    advice = choose_tools(situation)
    assert {one.card.tool for one in advice} == set(Tool)
    points = [one.points for one in advice]
    assert points == sorted(points, reverse=True)


@given(situations)
def test_every_situation_has_something_that_can_be_done_and_says_why(situation):
    best = choose_tools(situation)[0]
    assert best.fit is not Fit.POOR
    assert best.reasons_for


@given(situations)
def test_the_points_are_those_of_the_reasons(situation):
    for one in choose_tools(situation):
        holding = [r for r in RULES if r.tool is one.card.tool and rule_holds(r, situation)]
        assert one.points == sum(rule.points for rule in holding)
        assert len(one.reasons_for) + len(one.reasons_against) == len(holding)


@given(situations, st.integers(0, 5000))
def test_more_people_never_make_a_vragenlijst_fit_less(situation, more):
    larger = Situation(
        situation.people + more, situation.volunteers, situation.money, situation.reason
    )
    few, many = (advice_on(Tool.VRAGENLIJST, one) for one in (situation, larger))
    assert many.points >= few.points


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.letter)
def test_a_card_says_what_the_tool_asks_of_people(card):
    assert find_card(card.tool) is card
    assert "uur" in card.hours
    assert all((card.about, card.skills, card.fit, card.unfit, card.examples))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.text[:40])
def test_a_rule_counts_and_speaks_of_no_causes(rule):
    assert rule.points != 0
    assert rule.text.endswith(".")
    assert not CAUSAL.search(rule.text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.text[:40])
def test_a_rule_can_hold(rule):
    situation = Situation(
        rule.people_from or 0,
        rule.volunteers_from or 0,
        rule.money_from or 0,
        next(iter(rule.reasons)),
    )
    assert rule_holds(rule, situation)


def test_every_reason_and_fit_has_a_label():
    assert set(REASON_LABELS) == set(Reason)
    assert set(FIT_LABELS) == set(Fit)
    assert [card.letter for card in CARDS] == ["A", "B", "C", "D"]
