"""What a verslag tells: who came, what each party said, cards and dots, and what became of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.presentation.verslag_samples import BOARD, DUIDINGEN, WHY, an_evening
from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import Bijeenkomst, BijeenkomstState, GuestRole, Guests
from veranderverhaal.card import Board, Card
from veranderverhaal.duiding_labels import DUIDING_QUESTIONS
from veranderverhaal.duiding_words import (
    NOT_COUNTED,
    NOTHING_SAID,
    WHEN_UNKNOWN,
    order_afspraken,
    say_state,
    say_when,
    say_who,
    side_by_side,
)
from veranderverhaal.uitkomst import BlockKind, Shown
from veranderverhaal.verslag import (
    MADE_UP_ANSWERS,
    MAY_BE_CHANCE,
    SOME_MADE_UP,
    count_cards,
    has_dots,
    tell_extremes,
    tell_loose,
    tell_made_up,
    tell_result,
    told_topics,
    top_groups,
)

DAY = date(2026, 11, 3)
EVENING = Bijeenkomst("avond", "Avond", held_on=DAY, starts="19:30", place="het Badhuis")


def with_guests(*guests: Guests, state: BijeenkomstState = BijeenkomstState.ENDED) -> Bijeenkomst:
    return replace(EVENING, guests=guests, state=state)


def test_when_and_where_it_was_is_one_sentence() -> None:
    assert say_when(EVENING) == "Op 3 november 2026 om 19:30 uur, het Badhuis."
    assert say_when(replace(EVENING, starts="", place="")) == "Op 3 november 2026."
    assert say_when(Bijeenkomst("x", "X")) == WHEN_UNKNOWN


@pytest.mark.parametrize(
    ("bijeenkomst", "told"),
    [
        (
            with_guests(Guests(GuestRole.RESIDENT, 9, 1), Guests(GuestRole.GEMEENTE, 0, 2)),
            "Er waren 3 mensen: 1 bewoner en 2 van de gemeente.",
        ),
        (with_guests(Guests(GuestRole.FUND, 0, 1)), "Er was 1 persoon (van een fonds)."),
        (with_guests(Guests(GuestRole.RESIDENT, 9)), NOT_COUNTED),
        (
            with_guests(Guests(GuestRole.RESIDENT, 9), state=BijeenkomstState.PREPARED),
            "We verwachten 9 mensen: 9 bewoners.",
        ),
        (with_guests(state=BijeenkomstState.PREPARED), ""),
    ],
    ids=["counted", "one", "not counted", "expected", "nobody yet"],
)
def test_who_came_is_told_by_role(bijeenkomst: Bijeenkomst, told: str) -> None:
    assert say_who(bijeenkomst) == told


def test_parties_stand_side_by_side_in_a_fixed_order_with_gaps_visible() -> None:
    here = [one for one in DUIDINGEN if one.topic == "a"]
    head, rows = side_by_side(list(reversed(here)))
    assert head == ("Vraag", "iedereen samen", "vrijwilligers", "gemeente")
    assert [row[0] for row in rows] == list(DUIDING_QUESTIONS.values())
    assert rows[2][1:] == (
        "Daar zijn we trots op.",
        "We kunnen het bijna niet aan.",
        "Het is mooi, maar het bereik is klein.",
    )
    assert rows[0][1:] == (
        "Ja. Je hoort het aan de koffietafel.",
        NOTHING_SAID,
        "Voor een deel. In de straten erachter zien wij dit niet.",
    )


def test_a_question_that_nobody_answered_has_no_row() -> None:
    _, rows = side_by_side([DUIDINGEN[2]])
    assert [row[0] for row in rows] == ["Wat vinden we ervan?"]


def test_groups_are_counted_without_hidden_cards_most_dots_first() -> None:
    told = [one.told for one in top_groups(BOARD, "b", WHY)]
    assert told == [
        "‘Er was geen geld’ (3 van de 9 kaartjes, 7 stippen)",
        "‘De school ging dicht’ (5 van de 9 kaartjes, 3 stippen)",
    ]
    assert top_groups(BOARD, "a", WHY) == ()


def test_once_the_cards_are_gone_what_was_kept_of_them_is_told() -> None:
    kept = replace(BOARD.groups[0], cards=3, dots=1)
    told = [one.told for one in top_groups(Board(groups=(kept,)), "b", WHY)]
    assert told == ["‘Er was geen geld’ (3 kaartjes, 1 stip)"]


def test_cards_without_a_group_are_counted_and_told_and_their_topic_was_talked_about() -> None:
    evening = an_evening()
    words = ("Meer licht", "Bel Jan de Vries op 06-12345678", "Meer bankjes", "Minder lawaai")
    loose = [Card(f"l{n}", "c", WHY, text) for n, text in enumerate(words)]
    board = Board((*loose, Card("weg", "c", WHY, "Verborgen", hidden=True)))
    assert (
        tell_loose(board, "c", WHY, 2, 80)
        == "4 losse kaartjes (zoals ‘Meer licht’; ‘Meer bankjes’)"
    )
    assert tell_loose(board, "c", WHY, 0, 80) == "4 losse kaartjes"
    assert tell_loose(Board((loose[0],)), "c", WHY, 2, 80) == "1 los kaartje (‘Meer licht’)"
    assert tell_loose(board, "a", WHY, 2, 80) == ""
    assert (count_cards(board, "c"), count_cards(BOARD, "b")) == (4, 9)
    said = told_topics(replace(evening, duidingen=(), board=board))
    assert [one.key for one in said] == ["c"]


def test_dots_are_only_told_of_where_somebody_gave_one() -> None:
    evening = an_evening()
    first, second, _ = evening.bijeenkomst.topics
    assert has_dots(evening, [second])
    assert not has_dots(evening, [first])


def test_a_result_is_told_in_the_order_of_asking_and_never_by_its_height() -> None:
    evening = an_evening()
    block = evening.uitkomsten["onderzoek"].blocks[2] if "onderzoek" in evening.uitkomsten else None
    block = block or next(
        one
        for each in evening.uitkomsten.values()
        for one in each.blocks
        if len(one.uitkomsten) > 2
    )
    told, kept, left = tell_result(block, 2, 160)
    assert [one.question.key for one in kept.uitkomsten] == [
        one.question.key for one in block.uitkomsten[:2]
    ]
    assert (len(told), left) == (2, len(block.uitkomsten) - 2)


def test_of_stellingen_in_a_chart_most_and_fewest_are_told_with_n_and_band() -> None:
    shown = next(iter(an_evening().uitkomsten.values()))
    block = next(one for one in shown.blocks if one.title == "Verbondenheid met elkaar en de buurt")
    assert block.kind is BlockKind.STELLINGEN
    told = tell_extremes(block, 160)
    assert told.startswith("Het meest eens: 100 van de 111 mensen (90%)")
    assert "Het minst eens: 65 van de 111 mensen (59%)" in told
    assert told.count("Door toeval kan dat ook") == 2
    assert MAY_BE_CHANCE not in told
    first, second, *others = block.uitkomsten
    near = replace(block, uitkomsten=(first, second, replace(first, headline=first.headline - 1)))
    assert tell_extremes(near, 160).endswith(MAY_BE_CHANCE)
    hidden = replace(first, shown=Shown.NOTHING, n=None, bars=(), headline=None, band=None)
    tie = replace(second, headline=first.headline)
    for rows in ((first, second), (hidden, second, *others), (first, tie, replace(tie))):
        assert tell_extremes(replace(block, uitkomsten=rows), 160) == ""


def test_what_was_withheld_stays_withheld() -> None:
    evening = an_evening()
    block = evening.block(evening.bijeenkomst.topics[0])
    assert block is not None
    hidden = replace(
        block.uitkomsten[0], shown=Shown.NOTHING, n=None, bars=(), headline=None, band=None
    )
    told, _, left = tell_result(replace(block, uitkomsten=(hidden,) * 3), 1, 160)
    assert told == ("Te weinig antwoorden om te laten zien.",)
    assert left == 0


def test_topics_of_which_nothing_was_noted_are_left_out_unless_nothing_was() -> None:
    evening = an_evening()
    assert [one.key for one in told_topics(evening)] == ["a", "b"]
    empty = replace(evening, duidingen=(), board=Board())
    assert told_topics(empty) == empty.bijeenkomst.topics


def test_what_is_made_up_is_said() -> None:
    evening = an_evening()
    assert tell_made_up(evening) == (MADE_UP_ANSWERS,)
    made_up = replace(evening, bijeenkomst=replace(evening.bijeenkomst, made_up=True))
    assert len(tell_made_up(made_up)) == 2
    key, shown = next(iter(evening.uitkomsten.items()))
    real = replace(shown, meting=replace(shown.meting, key="echt", made_up=False))
    topic = replace(evening.bijeenkomst.topics[0], key="d", meting="echt")
    both = replace(
        evening,
        uitkomsten={key: shown, "echt": real},
        bijeenkomst=replace(evening.bijeenkomst, topics=(*evening.bijeenkomst.topics, topic)),
    )
    assert tell_made_up(both) == (SOME_MADE_UP,)


LATE = Afspraak("a", "Bellen", due=date(2026, 9, 1))
OPEN = Afspraak("b", "Verven", due=date(2026, 12, 1))
DONE = Afspraak("c", "Vegen", state=AfspraakState.DONE, settled_on=DAY)
DROPPED = Afspraak("d", "Flyers", state=AfspraakState.DROPPED, reason="Niemand leest ze.")


@pytest.mark.parametrize(
    ("afspraak", "told"),
    [
        (LATE, "nog te doen; het had af moeten zijn op 1 september 2026"),
        (OPEN, "nog te doen, voor 1 december 2026"),
        (replace(OPEN, due=None), "nog te doen"),
        (DONE, "gedaan op 3 november 2026"),
        (DROPPED, "gaat niet door: Niemand leest ze."),
    ],
    ids=["late", "open", "no day", "done", "dropped"],
)
def test_what_became_of_an_afspraak_is_told(afspraak: Afspraak, told: str) -> None:
    assert say_state(afspraak, DAY) == told


def test_afspraken_to_be_done_stand_first() -> None:
    assert order_afspraken([DROPPED, DONE, OPEN, LATE]) == (LATE, OPEN, DONE, DROPPED)
