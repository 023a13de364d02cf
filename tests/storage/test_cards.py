"""Cards from phones: each is there once, whoever sent it is not, and dots are counted fairly."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from storage import commands
from storage.access_tables import LogRow
from storage.card_queries import find_running, given_dots, load_board, running_code
from storage.commands import cards
from storage.duiding_queries import list_bijeenkomsten
from storage.finding import NotFound
from storage.presentation_queries import load_presentation
from tests.storage.duiding_cases import BIJEENKOMST
from tests.storage.helpers import SLUG, ask, run, version
from tests.storage.test_concurrency import at_once
from veranderverhaal import card as card_rules
from veranderverhaal.bijeenkomst import BijeenkomstState
from veranderverhaal.card import MAX_GROUP
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.text import NotAccepted

TODAY = date(2026, 11, 20)
KEY = BIJEENKOMST.key
JUDGE = DuidingQuestion.JUDGE
HERE = ("kennen", JUDGE)
MARK = "0123456789abcdef"
VOTER = "voter-of-one-phone"
PHONES = 6


class Evening:
    """A bijeenkomst that goes on, on one database."""

    def __init__(self, engine):
        self.engine = engine
        run(engine, commands.add_bijeenkomst, SLUG, BIJEENKOMST)
        self.token = self.do(cards.start_bijeenkomst)
        self.code = ask(engine, running_code, SLUG, KEY)

    def do(self, command, *given, **named):
        return run(self.engine, command, SLUG, KEY, *given, **named)

    def hand_in(self, text="Meer koffie", mark=MARK, topic="kennen", **named):
        named = {"mark": mark, **named}
        return run(self.engine, cards.hand_in_card, self.code, topic, JUDGE, text, **named)

    def vote(self, *targets, voter=VOTER):
        self.steer(voting=True)
        return run(self.engine, cards.give_dots, self.code, *HERE, targets, voter=voter)

    def steer(self, **to):
        run(self.engine, commands.steer_presentation, self.token, **to)

    def board(self):
        return ask(self.engine, load_board, SLUG, KEY)

    def now(self):
        return ask(self.engine, find_running, self.code)

    def all_rows(self):
        with self.engine.connect() as connection:
            tables = ("card", "card_group", "card_dots", "presentation", "log_entry")
            return str([connection.exec_driver_sql(f"SELECT * FROM {t}").all() for t in tables])


@pytest.fixture
def evening(filled):
    return Evening(filled)


def test_a_card_that_is_sent_again_is_the_same_card(evening):
    before = version(evening.engine), evening.now().board_version
    first = evening.hand_in()
    assert evening.hand_in() == first
    evening.hand_in(mark="another-mark-of-a-phone")
    assert [one.text for one in evening.board().cards] == ["Meer koffie"] * 2
    assert version(evening.engine) == before[0]
    assert evening.now().board_version == before[1] + 2


def test_nothing_that_a_phone_is_known_by_is_kept_and_no_card_is_in_the_log(evening):
    card = evening.hand_in("Zeldzame woorden")
    evening.vote(card.key)
    kept = evening.all_rows()
    assert MARK not in kept
    assert VOTER not in kept
    assert evening.token not in kept
    with evening.engine.connect() as connection:
        told = str(connection.execute(LogRow.__table__.select()).all())
    assert "Zeldzame" not in told
    assert evening.code not in told


def test_a_mark_that_another_phone_may_have_too_and_an_empty_or_endless_card_are_refused(evening):
    for mark in ("", "short", "x" * 101, "tab\tin-the-middle-of-it", "é" * 20):
        with pytest.raises(ValueError):
            evening.hand_in(mark=mark)
    for text in ("", " \n", "x" * 201):
        with pytest.raises(NotAccepted):
            evening.hand_in(text)
    assert evening.board().cards == ()


def test_a_whole_room_at_once_hangs_each_card_once(evening):
    def send(number):
        card = evening.hand_in(f"Kaartje {number}", mark=f"the-mark-of-phone-{number}")
        assert evening.hand_in(f"Kaartje {number}", mark=f"the-mark-of-phone-{number}") == card
        evening.vote(card.key, voter=f"the-voter-of-phone-{number}")

    before = evening.now().board_version
    at_once(PHONES, send)
    board = evening.board()
    assert len(board.cards) == PHONES
    assert sum(board.dots.values()) == PHONES
    assert evening.now().board_version == before + 2 * PHONES


def test_a_card_is_about_a_topic_that_is_there_and_fits_on_the_wall(evening, monkeypatch):
    with pytest.raises(NotFound):
        evening.hand_in(topic="weg")
    monkeypatch.setattr("storage.commands.kept_cards.MAX_CARDS", 1)
    evening.hand_in()
    with pytest.raises(NotAccepted):
        evening.hand_in(mark="another-mark-of-a-phone")
    assert evening.hand_in() == evening.board().cards[0]


def test_an_unknown_code_takes_nothing(evening):
    for evening.code in ("", "x", "\0", "é" * 50):
        for act in (evening.now, evening.hand_in):
            with pytest.raises(NotFound):
                act()


def test_the_code_stays_while_it_goes_on_and_all_its_screens_show_the_same(evening):
    evening.steer(position=4)
    other = evening.do(cards.start_bijeenkomst)
    assert ask(evening.engine, running_code, SLUG, KEY) == evening.code
    evening.steer(voting=True, revealed=True)
    shown = ask(evening.engine, load_presentation, other)
    assert (shown.bijeenkomst, shown.position, shown.voting, shown.revealed) == (KEY, 4, True, True)
    assert (evening.now().position, evening.now().voting) == (4, True)
    evening.steer(position=4)
    assert evening.now().voting
    evening.steer(position=5)
    assert not evening.now().voting


def test_after_it_ended_there_is_no_code_and_no_card(evening):
    evening.hand_in()
    ended = evening.do(cards.end_bijeenkomst, today=TODAY)
    assert (ended.state, ended.held_on) == (BijeenkomstState.ENDED, BIJEENKOMST.held_on)
    assert ask(evening.engine, list_bijeenkomsten, SLUG) == [ended]
    assert ask(evening.engine, running_code, SLUG, KEY) == ""
    for act in (evening.now, evening.hand_in):
        with pytest.raises(NotFound):
            act()
    old = evening.code
    evening.do(cards.start_bijeenkomst)
    assert ask(evening.engine, running_code, SLUG, KEY) not in ("", old)


@pytest.mark.parametrize("planned", [None, TODAY + timedelta(days=7)])
def test_what_was_planned_for_later_or_no_day_was_held_when_it_ended(filled, planned):
    run(filled, commands.add_bijeenkomst, SLUG, replace(BIJEENKOMST, held_on=planned))
    run(filled, cards.end_bijeenkomst, SLUG, KEY, today=TODAY)
    assert ask(filled, list_bijeenkomsten, SLUG)[0].held_on == TODAY


def test_one_that_was_never_ended_takes_no_cards_after_a_day(evening):
    later = datetime.now(UTC).date() + timedelta(days=3)
    with pytest.raises(NotFound):
        evening.hand_in(today=later)


def test_one_that_was_taken_away_takes_no_cards_and_has_no_screen(evening):
    run(evening.engine, commands.remove_bijeenkomst, SLUG, KEY)
    for act in (evening.now, evening.hand_in):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(NotFound):
        ask(evening.engine, load_presentation, evening.token)


def test_each_device_has_three_dots_and_may_change_its_mind(evening):
    first, second = evening.hand_in("A"), evening.hand_in("B", mark="another-mark-of-a-phone")
    evening.vote(*[first.key] * 5, "weg", second.key)
    evening.vote(second.key, voter="a-second-phone-there")
    assert evening.board().dots == {first.key: 3, second.key: 1}
    evening.vote(second.key, first.key)
    assert evening.board().dots == {first.key: 1, second.key: 2}
    given = ask(evening.engine, given_dots, evening.code, *HERE, VOTER)
    assert given == (second.key, first.key)
    assert ask(evening.engine, given_dots, evening.code, *HERE, "who-gave-nothing") == ()


def test_nobody_votes_before_it_is_asked(evening):
    card = evening.hand_in()
    with pytest.raises(NotAccepted):
        run(evening.engine, cards.give_dots, evening.code, *HERE, [card.key], voter=VOTER)
    assert evening.board().dots == {}


def test_a_dot_goes_with_its_card_into_a_group_and_never_to_a_hidden_one(evening):
    card, other = evening.hand_in("A"), evening.hand_in("B", mark="another-mark-of-a-phone")
    evening.vote(card.key, card.key, other.key)
    group = evening.do(cards.add_card_group, *HERE, "Samen")
    evening.do(cards.move_card, card.key, group.key)
    evening.do(cards.hide_card, other.key, True)
    assert evening.board().dots == {group.key: 2}


def test_cards_are_put_together_and_come_loose_again(evening):
    card = evening.hand_in()
    group = evening.do(cards.add_card_group, *HERE, "Koffie", key="van-de-laptop")
    assert evening.do(cards.add_card_group, *HERE, "Koffie", key="van-de-laptop") == group
    elsewhere = evening.do(cards.add_card_group, "rust", JUDGE, "Rust")
    with pytest.raises(NotFound):
        evening.do(cards.move_card, card.key, elsewhere.key)
    assert evening.do(cards.move_card, card.key, group.key).group == group.key
    assert evening.do(cards.rename_card_group, group.key, "Thee").title == "Thee"
    evening.do(cards.remove_card_group, group.key)
    assert evening.board().cards == (card,)
    assert [one.title for one in evening.board().groups] == ["Rust"]


def test_who_has_no_phone_tells_a_card_to_the_laptop(evening):
    typed = evening.do(cards.add_card, *HERE, "Gezegd", mark=MARK)
    assert evening.do(cards.add_card, *HERE, "Gezegd", mark=MARK) == typed
    evening.do(cards.add_card, *HERE, "Gezegd")
    assert len(evening.board().cards) == 2


def test_what_ended_keeps_the_numbers_and_forgets_who_gave_dots(evening):
    text = "Een lang kaartje " * 8
    loose, grouped = evening.hand_in(text), evening.hand_in("B", mark="another-mark-of-a-phone")
    hidden = evening.hand_in("Jan", mark="the-mark-of-a-third-one")
    group = evening.do(cards.add_card_group, *HERE, "Samen")
    for one in (grouped, hidden):
        evening.do(cards.move_card, one.key, group.key)
    evening.do(cards.hide_card, hidden.key, True)
    evening.vote(loose.key, group.key, group.key)
    evening.do(cards.end_bijeenkomst)
    board = evening.board()
    assert [(one.cards, one.dots) for one in board.groups] == [(1, 2), (1, 1)]
    assert len(board.groups[1].title) <= MAX_GROUP
    assert board.dots == {group.key: 2, loose.key: 1}
    with evening.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM card_dots").scalar() == 0
    evening.do(cards.hide_card, grouped.key, True)
    assert evening.board().groups[0].cards == 0
    evening.do(cards.start_bijeenkomst)
    assert evening.board().dots == {group.key: 2, loose.key: 1}


def test_a_board_of_another_bijeenkomst_stays_as_it_is(evening):
    card = evening.hand_in()
    run(evening.engine, commands.add_bijeenkomst, SLUG, replace(BIJEENKOMST, key="later"))
    with pytest.raises(NotFound):
        run(evening.engine, cards.hide_card, SLUG, "later", card.key, True)
    assert card_rules.targets_of(evening.board()) == (card.key,)


def test_other_words_under_the_same_mark_are_another_card_and_a_new_one_hangs_last(evening):
    said = ["Meer koffie", "Heel wat anders", "Ten derde", "Ten vierde"]
    for text in said:
        assert evening.hand_in(text) == evening.hand_in(text)
    assert [one.text for one in evening.board().cards] == said


def test_hidden_cards_leave_room_on_the_wall_but_not_for_ever(evening, monkeypatch):
    monkeypatch.setattr("storage.commands.kept_cards.MAX_CARDS", 1)
    monkeypatch.setattr("storage.commands.kept_cards.MAX_KEPT_CARDS", 2)
    evening.do(cards.hide_card, evening.hand_in("A").key, True)
    evening.do(cards.hide_card, evening.hand_in("B").key, True)
    with pytest.raises(NotAccepted):
        evening.hand_in("C")


def test_the_words_of_a_loose_card_with_dots_go_when_it_is_hidden(evening):
    card = evening.hand_in("Jan slaat de hond")
    evening.vote(card.key)
    evening.do(cards.end_bijeenkomst)
    (group,) = evening.board().groups
    assert (group.title, group.dots) == ("Jan slaat de hond", 1)
    evening.do(cards.rename_card_group, group.key, group.title)  # as a form sends it back
    evening.do(cards.hide_card, card.key, True)
    assert [one.title for one in evening.board().groups] == [card_rules.LOOSE_TITLE]
    assert evening.all_rows().count("Jan slaat de hond") == 1
    evening.do(cards.rename_card_group, group.key, "Honden")
    assert [one.title for one in evening.board().groups] == ["Honden"]
