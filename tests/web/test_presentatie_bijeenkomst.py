"""The screens of a bijeenkomst stand where they stand, whatever hangs on them."""

from dataclasses import replace
from datetime import date

from tests.stories import small_bundle
from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import AgendaItem, Bijeenkomst, Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.card import Board, Card, CardGroup
from veranderverhaal.duiding import DuidingQuestion
from web.presentatie_bijeenkomst import make_bijeenkomst_deck
from web.presentatie_deck import Deck, ScreenKind
from web.presentatie_steps import step_on
from web.table_view import Chosen, say_when, view_table

DAY = date(2026, 3, 4)
PLAN = Bijeenkomst(
    "avond",
    "Avond in de tuin",
    held_on=DAY,
    starts="19:30",
    place="het buurthuis",
    agenda=(AgendaItem(10, "Welkom"), AgendaItem(20, "Praten")),
    topics=(Topic("kennen", "Elkaar kennen", "weg"), Topic("rust", "Rust", "weg", "weg")),
)
MATERIAL = BijeenkomstMaterial(small_bundle().initiatief, PLAN, DAY)
JUDGE = ("kennen", DuidingQuestion.JUDGE)
BOARD = Board(
    cards=(
        Card("a", *JUDGE, "Mooi"),
        Card("b", *JUDGE, "Jan", hidden=True),
        Card("c", *JUDGE, "Goed", group="g"),
    ),
    groups=(CardGroup("g", *JUDGE, "Blij"),),
    dots={"a": 5, "g": 1},
    voters={JUDGE: 2},
)


def words_on(deck: Deck) -> str:
    return repr([(one.title, one.told, one.wall, one.voted) for one in deck.screens])


def places(deck: Deck) -> list[tuple[ScreenKind, str, DuidingQuestion | None]]:
    return [(one.kind, one.topic_key, one.question) for one in deck.screens]


def test_each_topic_has_its_four_questions_and_a_result_that_is_gone_says_so() -> None:
    deck = make_bijeenkomst_deck(MATERIAL, {}, code="abc")
    kinds = [kind for kind, _, _ in places(deck)]
    first = [ScreenKind.TITLE, ScreenKind.LIST, ScreenKind.LIST, ScreenKind.PHONES]
    questions = [ScreenKind.QUESTION] * 4
    last = [ScreenKind.LIST, ScreenKind.THANKS]
    assert kinds == [*first, *questions, ScreenKind.RESULT, *questions, *last]
    assert [one.question for one in deck.screens[4:8]] == list(DuidingQuestion)
    assert {one.topic_key for one in deck.screens[8:13]} == {"rust"}
    assert deck.path == "/k/abc"
    assert deck.screens[0].told == ("4 maart 2026, 19:30 uur, het buurthuis",)


def test_a_topic_without_a_result_stands_large_and_is_judged_and_acted_on_only() -> None:
    own = replace(PLAN, topics=(Topic("missen", "Wie missen we?"),))
    deck = make_bijeenkomst_deck(replace(MATERIAL, bijeenkomst=own), {})
    shown = [(one.kind, one.question) for one in deck.screens if one.topic_key]
    assert shown == [
        (ScreenKind.RESULT, None),
        (ScreenKind.QUESTION, DuidingQuestion.JUDGE),
        (ScreenKind.QUESTION, DuidingQuestion.ACT),
    ]
    view = view_table(replace(MATERIAL, bijeenkomst=own), deck.screens[0], Chosen(), voting=False)
    assert view.question is DuidingQuestion.JUDGE
    assert view.questions == (DuidingQuestion.JUDGE, DuidingQuestion.ACT)


def test_no_card_or_afspraak_moves_a_screen() -> None:
    full = replace(
        MATERIAL,
        board=BOARD,
        afspraken=(Afspraak("n", "Nieuw"),),
        before=(Afspraak("o", "Oud", state=AfspraakState.DROPPED, reason="Geen plek"),),
    )
    deck = make_bijeenkomst_deck(full, {}, code="abc")
    assert places(deck) == places(make_bijeenkomst_deck(MATERIAL, {}))
    assert "gaat niet door: Geen plek" in words_on(deck)


def test_what_there_is_not_is_passed_by() -> None:
    deck = make_bijeenkomst_deck(replace(MATERIAL, bijeenkomst=replace(PLAN, agenda=())), {})
    assert step_on(deck, (0, False)) == (4, False)


def test_a_hidden_card_is_nowhere_and_dots_stand_on_the_wall_of_after_the_vote_only() -> None:
    deck = make_bijeenkomst_deck(replace(MATERIAL, board=BOARD), {}, code="abc")
    assert "Jan" not in words_on(deck)
    screen = deck.screens[6]
    assert screen.wall is not None
    assert screen.voted is not None
    assert [[one.dots for one in column] for column in screen.wall.columns] == [[0], [0]]
    first = screen.voted.columns[0][0]
    assert (first.title, first.dots) == ("Mooi", 5)
    assert screen.told == ("2 mensen gaven stippen",)
    assert screen.figures == "2 kaartjes"


def test_what_a_made_up_bijeenkomst_agreed_says_so_on_the_beamer_and_at_the_table() -> None:
    old = Afspraak("o", "Oud", who="bestuur", bijeenkomst="verzonnen")
    marked = replace(MATERIAL, before=(old,), made_up=frozenset({"verzonnen"}))
    assert "verzonnen voorbeeld · bestuur" in words_on(make_bijeenkomst_deck(marked, {}))
    unmarked = make_bijeenkomst_deck(replace(marked, made_up=frozenset()), {})
    assert "verzonnen" not in words_on(unmarked)
    assert say_when(old, DAY, marked.made_up) == "verzonnen voorbeeld · bestuur"
    assert say_when(old, DAY) == "bestuur"
