"""The charts of costs and baten of much and of nothing, and the sums of their tables."""

from dataclasses import replace

import pytest

from dashboard.baten_card import shown_rows
from dashboard.baten_cards import (
    balance_card,
    claims_card,
    keten_card,
    period_card,
    portion_card,
    years_card,
)
from dashboard.baten_certainty import chances_card, swings_card
from dashboard.baten_figures import figures_of
from dashboard.baten_top import headline_html, open_and_folded
from presentation.chart_theme import Look
from tests.presentation.effectenarena_page_samples import badhuis_material, without_euros
from veranderverhaal.effectenarena.notice import Notice, Weight
from veranderverhaal.effectenarena.simulation import simulate

MATERIAL = badhuis_material()
WHOLE, STORY = MATERIAL.effectenarena, MATERIAL.veranderverhaal
TOLD = ("Wat de grafiek zegt.",)


def with_settings(**changes):
    return replace(WHOLE, settings=replace(WHOLE.settings, **changes))


CASES = {
    "whole": WHOLE,
    "no-costs": replace(WHOLE, investeringen=()),
    "no-ketens": replace(WHOLE, ketens=()),
    "only-a-nadeel": replace(WHOLE, ketens=tuple(one for one in WHOLE.ketens if one.is_negative)),
    "one-year": with_settings(horizon=1, period_years=1),
    "sixty-years": with_settings(horizon=60, period_years=7),
    "all-past-the-horizon": with_settings(first_year=2100),
    "words-only": without_euros().effectenarena,
}


def cards_of(effectenarena):
    figures = figures_of(effectenarena)
    parts = figures.leefdomeinen
    return {
        "balance": balance_card(figures, TOLD),
        "leefdomein": portion_card("leefdomein", "Waar?", "waar", figures, parts, TOLD),
        "period": period_card(figures, TOLD),
        "years": years_card(figures, TOLD),
        "claims": claims_card(figures, TOLD),
        "ketens": keten_card(figures, STORY, TOLD),
        "swings": swings_card(figures, STORY),
        "chances": chances_card(figures, simulate(effectenarena, draws=50)),
    }


@pytest.mark.parametrize("case", CASES)
def test_every_card_can_be_made_of_much_and_of_nothing(case):
    for card in cards_of(CASES[case]).values():
        if card is None:
            continue
        assert card.sentence
        assert all(len(row) == len(card.header) for row in shown_rows(card))
        if card.chart:
            assert card.chart(*card.given, Look(), told=card.sentence, **card.named)["layer"]
    assert "€" in headline_html(figures_of(CASES[case]))


def test_the_last_line_of_each_table_is_the_exact_whole():
    cards, plain = cards_of(WHOLE), figures_of(WHOLE).reckoning.plain
    for name in ("leefdomein", "period"):
        *_, last = cards[name].rows
        assert last[1:4] == (plain.baten.low, plain.baten.middle, plain.baten.high)
    assert cards["period"].rows[-1][-1] == plain.costs.middle
    *parts, whole = cards["claims"].rows
    assert whole[1:4] == (plain.costs.high, plain.costs.middle, plain.costs.low)
    assert sum(row[2] for row in parts) == plain.costs.middle


def test_without_costs_nothing_is_divided():
    assert cards_of(CASES["no-costs"])["claims"] is None
    assert cards_of(CASES["no-costs"])["balance"] is not None


def test_a_keten_that_is_switched_off_is_left_out_of_every_sum():
    without = figures_of(WHOLE, frozenset(["ontmoeten"]))
    lines = {one.keten.key: one.total for one in figures_of(WHOLE).reckoning.lines}
    assert "ontmoeten" not in {one.keten.key for one in without.reckoning.lines}
    left = sum(total.middle for key, total in lines.items() if key != "ontmoeten")
    assert without.reckoning.plain.baten.middle == left


def test_what_is_claimed_too_lightly_never_folds_away():
    claims = ("no_nulalternatief", "costs", "left", "not_corrected", "double_count", "new_rule")
    details = ("left_out", "no_spread", "stale_kengetal")
    found = [Notice(key, key, weight=Weight.WARN) for key in (*details, *claims)]
    open_ones, folded = open_and_folded([*found, Notice("no_ranking", "", weight=Weight.NOTE)])
    assert [one.key for one in open_ones] == list(claims)
    assert [one.key for one in folded] == list(details)
    assert open_and_folded(found[:3]) == (found[:3], [])
