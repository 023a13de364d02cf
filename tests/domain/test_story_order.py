"""Uitkomsten under the effect they tell about, and stellingen by agreement."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.stories import small_story
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.model import EFFECT_LAYERS, Feit, Layer, Precision
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.story_order import (
    Counted,
    OutputLine,
    order_by_story,
    output_line,
    sort_by_agreement,
)
from veranderverhaal.telling import Count, Telling
from veranderverhaal.uitkomst import Band, Block, BlockKind, Group, Shown, Uitkomst

STORY = small_story()
EFFECT = STORY.layer(Layer.DIRECT)[0].key
GROET, PRAAT, VREEMD = (
    Question(key, QuestionKind.STELLING, key) for key in ("groet", "praat", "x")
)


def uitkomst(question: Question, share: str = "") -> Uitkomst:
    band = Band(Decimal(share), Decimal(0), Decimal(1)) if share else None
    return Uitkomst(question, "m", Shown.SHARES if share else Shown.NOTHING, band=band)


def stellingen(*uitkomsten: Uitkomst) -> Block:
    return Block("blok", BlockKind.STELLINGEN, "Stellingen", uitkomsten)


def outcome(effect: str, *questions: Question) -> Indicator:
    return Indicator("i", IndicatorKind.OUTCOME, "Groeten", effect, questions=questions)


def keys(block: Block) -> list[str]:
    return [one.question.key for one in block.uitkomsten]


def test_every_effect_has_a_part_also_without_an_indicator() -> None:
    effects = [effect for layer in EFFECT_LAYERS for effect in STORY.layer(layer)]
    parts = order_by_story(STORY, (), ())
    assert [part.effect for part in parts] == effects


def test_an_effect_shows_of_a_block_only_what_was_asked_for_it() -> None:
    block = stellingen(uitkomst(GROET), uitkomst(PRAAT), uitkomst(VREEMD))
    parts = order_by_story(STORY, (outcome(EFFECT, GROET, PRAAT),), (block,))
    (shown,) = next(part for part in parts if part.effect and part.effect.key == EFFECT).blocks
    assert keys(shown) == ["groet", "praat"]


def test_what_no_effect_needs_comes_last() -> None:
    parts = order_by_story(STORY, (outcome("", GROET),), (stellingen(uitkomst(GROET)),))
    assert parts[-1].effect is None
    assert keys(parts[-1].blocks[0]) == ["groet"]


def test_the_score_on_an_instrument_belongs_to_who_asked_its_items() -> None:
    item = replace(GROET, instrument="who-5", item="1")
    total = Question("=who-5", QuestionKind.NUMBER, "Welzijn")
    block = Block("score", BlockKind.SCORE, "Welzijn", (uitkomst(total),))
    parts = order_by_story(STORY, (outcome(EFFECT, item),), (block,))
    assert parts[0].blocks == (block,)


def test_a_count_is_told_by_its_feit_with_its_source() -> None:
    feit = Feit(
        "f", "bezoekers", Precision.EXACT, Decimal(1825), period="per jaar", source="teller"
    )
    counting = Indicator("i", IndicatorKind.OUTPUT, "Bezoekers", feit="f")
    told = output_line(counting, replace(STORY, feiten=(feit,)))
    assert told == OutputLine("Bezoekers", "1.825 bezoekers per jaar (bron: teller)")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param((), "", id="nothing counted yet"),
        pytest.param((3,), "5 koppen (op 03-03-2026, eigen telling)", id="one day"),
        pytest.param(
            (3, 9),
            "10 koppen (03-03-2026 tot en met 09-03-2026, eigen telling)",
            id="more days",
        ),
    ],
)
def test_a_count_is_told_by_the_sum_of_its_telling(days: tuple[int, ...], told: str) -> None:
    counts = [Count(str(day), "t", date(2026, 3, day), 5) for day in days]
    counting = Indicator("i", IndicatorKind.OUTPUT, "Koffie", telling="t")
    counted = Counted([Telling("t", "koppen")], counts)
    assert output_line(counting, STORY, counted) == OutputLine("Koffie", told)


def test_stellingen_are_sorted_by_agreement_and_what_is_withheld_is_last() -> None:
    block = stellingen(uitkomst(VREEMD), uitkomst(GROET, "0.4"), uitkomst(PRAAT, "0.9"))
    assert keys(sort_by_agreement(block)) == ["praat", "groet", "x"]


def test_groups_of_a_stelling_stay_together() -> None:
    group = Group("language", "nl", "Taal", "Nederlands")
    block = stellingen(uitkomst(GROET, "0.1"), replace(uitkomst(GROET, "0.9"), group=group))
    assert sort_by_agreement(block) == block
