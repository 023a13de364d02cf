"""What counts of dots, and what is kept of cards when a bijeenkomst ends."""

from dataclasses import replace

import pytest

from veranderverhaal.card import (
    LOOSE_TITLE,
    MAX_GROUP,
    Board,
    Card,
    CardGroup,
    check_card_text,
    fair_dots,
    kept_groups,
    loose_cards,
    targets_of,
    with_loose_titles,
)
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.text import NotAccepted

HERE = ("kennen", DuidingQuestion.ACT)
BOARD = Board(
    cards=(
        Card("a", *HERE, "Koffie"),
        Card("b", *HERE, "Thee", group="g"),
        Card("c", *HERE, "Jan", hidden=True),
        Card("d", *HERE, "Piet", group="g", hidden=True),
        Card("e", *HERE, "Lang " * 30),
    ),
    groups=(CardGroup("g", *HERE, "Samen"),),
    dots={"g": 2, "e": 4, "a": 1},
)


def test_dots_go_to_groups_and_to_cards_that_stand_alone() -> None:
    assert targets_of(BOARD) == ("g", "a", "e")


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        (["a", "g", "e", "a"], ("a", "g", "e")),
        (["a"] * 9, ("a",) * 3),
        (["weg", "c", "d", "", "a"], ("a",)),
        (["b", "b"], ("g", "g")),
        ([], ()),
    ],
    ids=["three", "all on one", "what is not there", "a card in a group", "none"],
)
def test_of_what_one_person_gives_three_dots_count(given: list[str], counted: tuple[str]) -> None:
    assert fair_dots(given, BOARD) == counted


def test_groups_keep_their_numbers_and_a_card_with_dots_becomes_one() -> None:
    first, second, third = kept_groups(BOARD)
    assert (first.key, first.cards, first.dots) == ("g", 1, 2)
    assert [(one.key, one.cards, one.dots) for one in (second, third)] == [("e", 1, 4), ("a", 1, 1)]
    assert {second.title, third.title} == {LOOSE_TITLE}


def test_a_group_of_one_card_has_its_words_only_as_long_as_that_card_is_seen() -> None:
    ended = replace(BOARD, groups=kept_groups(BOARD))
    titles = [one.title for one in with_loose_titles(ended).groups]
    assert titles[0] == "Samen"
    assert titles[1].startswith("Lang Lang")
    assert titles[1].endswith("…")
    assert len(titles[1]) <= MAX_GROUP
    assert titles[2] == "Koffie"
    hidden = replace(ended, cards=tuple(replace(one, hidden=True) for one in ended.cards))
    for board in (hidden, replace(ended, cards=())):
        told = [one.title for one in with_loose_titles(board).groups]
        assert told == ["Samen", LOOSE_TITLE, LOOSE_TITLE]


def test_loose_cards_are_in_no_group_and_to_be_seen() -> None:
    assert [one.key for one in loose_cards(BOARD, *HERE)] == ["a", "e"]
    assert loose_cards(BOARD, "rust", HERE[1]) == ()


def test_a_card_is_one_line_without_what_cannot_be_seen() -> None:
    assert check_card_text(" meer\nkoffie\0 ") == "meer koffie"
    with pytest.raises(NotAccepted):
        check_card_text("\u200b")
