"""What shows of a round in which panels choose a story: never what was withdrawn."""

from dataclasses import replace
from datetime import date

import pytest

from veranderverhaal.citaat import Citaat, Purpose, shown_mark
from veranderverhaal.story_choice import (
    ToldChoice,
    is_made_up_round,
    kept_stories,
    may_read_aloud,
    readable_citaten,
    say_agreement,
    stories_of,
    tell_choices,
)
from veranderverhaal.story_round import PanelChoice, StoryRound, check_story_round
from veranderverhaal.text import NotAccepted

TODAY = date(2026, 3, 4)


def said(key: str, **fields: object) -> Citaat:
    made = Citaat(
        key,
        f"Woorden van {key}",
        speaker=f"Naam van {key}",
        purposes=(Purpose.REPORT,),
        agreed_on=date(2026, 1, 1),
    )
    return replace(made, agreed_mark=shown_mark(made), **fields)  # type: ignore[arg-type]


ONE, OTHER = said("een"), said("ander")
CHOICES = (
    PanelChoice("vier bewoners", "een", "Het is zo gewoon.", TODAY),
    PanelChoice("het bestuur", "ander", "Dit willen we meer.", TODAY),
)
ROUND = StoryRound("lente", "Lente", "Welk verhaal?", ("ander", "een"), CHOICES)


@pytest.mark.parametrize(
    "changed",
    [
        {"withdrawn_on": TODAY},
        {"until": date(2026, 3, 3)},
        {"text": "Andere woorden"},
        {"purposes": ()},
        {"agreed_on": None},
    ],
    ids=["withdrawn", "over", "changed", "no leave", "not asked"],
)
def test_what_nobody_agreed_to_is_not_read_and_its_choice_says_nothing_of_it(changed):
    gone = replace(ONE, **changed)
    assert not may_read_aloud(gone, TODAY)
    shown = readable_citaten([gone, OTHER], TODAY)
    assert stories_of(ROUND, shown) == (OTHER,)
    told, kept = tell_choices(ROUND, shown)
    assert told == ToldChoice("vier bewoners", None, chosen_on=TODAY)
    assert (kept.story, kept.why) == (OTHER, "Dit willen we meer.")


def test_a_made_up_story_may_be_read_and_says_that_it_is():
    made_up = Citaat("x", "Voorbeeld", made_up=True)
    assert readable_citaten([made_up], TODAY) == (made_up,)


def test_portretten_come_first_where_a_round_is_made():
    portret = said("p")
    portret = replace(portret, story="Toen.", agreed_mark="")
    portret = replace(portret, agreed_mark=shown_mark(portret))
    assert readable_citaten([ONE, portret], TODAY) == (portret, ONE)


def test_the_stories_are_read_in_the_order_of_the_round():
    assert stories_of(ROUND, [ONE, OTHER]) == (OTHER, ONE)


def test_panels_that_chose_differently_stand_side_by_side():
    assert [one.story for one in tell_choices(ROUND, [ONE, OTHER])] == [ONE, OTHER]
    assert "naast elkaar" in say_agreement(ROUND)
    same = replace(ROUND, choices=(CHOICES[0], replace(CHOICES[1], story="een")))
    assert say_agreement(same) == "Alle 2 groepjes kozen hetzelfde verhaal."
    assert say_agreement(replace(ROUND, choices=CHOICES[:1])) == ""


def test_a_withdrawn_story_stays_in_its_round_unseen_so_that_its_choice_is_kept():
    known = kept_stories(ROUND, ["ander"], [OTHER])
    assert known == ("ander", "een")
    assert check_story_round(replace(ROUND, stories=known)).choices == CHOICES


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"stories": ("een",)}, "stories"),
        ({"choices": (replace(CHOICES[0], story=""),)}, "story"),
        ({"choices": (replace(CHOICES[0], why=" "),)}, "why"),
        ({"choices": (replace(CHOICES[0], panel=""),)}, "panel"),
    ],
)
def test_a_round_is_refused_at_the_field_at_fault(changed, field):
    with pytest.raises(NotAccepted) as refused:
        check_story_round(replace(ROUND, **changed))
    assert refused.value.field == field


def test_a_round_is_made_up_only_when_all_its_stories_are() -> None:
    made_up = [replace(one, made_up=True) for one in (ONE, OTHER)]
    assert is_made_up_round(ROUND, made_up)
    assert not is_made_up_round(ROUND, [made_up[0], OTHER])
    assert not is_made_up_round(ROUND, made_up[:1])
    assert not is_made_up_round(replace(ROUND, stories=(), choices=()), made_up)
