"""Cards on the beamer: whatever hangs there, it fits, and what does not is counted."""

import random

import pytest

from web.presentatie_wall import SMALLEST, Box, Room, Wall, cut, hang, wrap

ROOM = Room(columns=2, width=390, height=450)
WORDS = ("ja", "koffie", "arbeidsongeschiktheidsverzekering", "WWWWWWWW", "بطاقة", "…", "x" * 200)


def boxes_on(wall: Wall) -> list[Box]:
    return [box for column in wall.columns for box in column]


def test_a_few_cards_are_large_and_many_are_smaller() -> None:
    few, many = hang([Box("Ja")] * 3, ROOM), hang([Box("Een kaartje van een buur")] * 12, ROOM)
    assert few.size > many.size >= SMALLEST
    assert len(boxes_on(few)) == 3


def test_what_does_not_fit_is_counted() -> None:
    wall = hang([Box("Een heel lang kaartje " * 9)] * 400, ROOM)
    assert len(boxes_on(wall)) + wall.more_cards == 400
    assert wall.size == SMALLEST
    assert wall.more == f"+ nog {wall.more_cards} kaartjes"


def test_groups_are_counted_apart_and_say_how_many_cards_they_hide() -> None:
    groups = [Box(f"Groepje {number}", ("Ja",) * 30, is_group=True) for number in range(20)]
    wall = hang([*groups, Box("Los")], ROOM)
    assert wall.more.startswith(f"+ nog {wall.more_groups} groepjes")
    assert all(len(one.cards) + one.more == 30 for one in boxes_on(wall))


@pytest.mark.parametrize("seed", range(6))
def test_no_column_is_fuller_than_the_room(seed: int) -> None:
    dice = random.Random(seed)
    some = [" ".join(dice.choices(WORDS, k=dice.randint(1, 12)))[:200] for _ in range(60)]
    boxes = [
        Box(one, tuple(some[: dice.randint(0, 9)]), is_group=True)
        if dice.random() < 0.3
        else Box(one)
        for one in some[: dice.randint(1, 60)]
    ]
    wall = hang(boxes, ROOM)
    for column in wall.columns:
        lines = sum(
            len(wrap(text, ROOM.width, wall.size))
            for box in column
            for text in (box.title, *box.cards)
        )
        assert lines * wall.size * 1.2 <= ROOM.height
    assert len(boxes_on(wall)) + wall.more_cards + wall.more_groups == len(boxes)


def test_a_text_is_cut_at_a_word_and_never_changed_otherwise() -> None:
    text = "Ik vind arbeidsongeschiktheidsverzekering een lang woord om te lezen"
    shorter = cut(text, 390, 28, 2)
    assert shorter.endswith("\u00a0…")
    assert text.startswith(shorter[:-2])
    assert cut("kort", 390, 28, 2) == "kort"
