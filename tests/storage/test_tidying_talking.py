"""What was said at bijeenkomsten and in interviews is not kept longer than needed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select, update

from storage import commands
from storage.card_queries import load_board, running_code
from storage.commands import cards
from storage.duiding_tables import (
    AfspraakRow,
    BijeenkomstRow,
    CardGroupRow,
    CardRow,
    DotRow,
    DuidingRow,
    InterviewRow,
)
from storage.engine import writing
from storage.queries import load_bundle
from storage.tables import InitiatiefRow
from tests.storage.duiding_cases import BIJEENKOMST, DAY
from tests.storage.helpers import SLUG, ask, run
from tests.storage.long_kept import clean, days_from_now, rows
from tests.talking_bundle import talking_bundle
from veranderverhaal.card import LOOSE_TITLE
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.model import Initiatief
from veranderverhaal.retention import Kept


def test_cards_and_interviews_go_after_their_terms_and_what_was_counted_stays(engine):
    run(engine, commands.import_bundle, talking_bundle())
    with writing(engine) as session:
        number = session.exec(select(InitiatiefRow.id)).one()
        mine = {"initiatief_id": number, "bijeenkomst": "avond", "topic": "kennen"}
        session.add(CardRow(**mine, key="kaart", question="act", text="Meer bankjes"))
        session.add(DotRow(**mine, question="act", voter="x", targets="bankjes"))
        ended = update(BijeenkomstRow).values(ended_on=DAY)
        session.connection().execute(ended)
    assert clean(engine, DAY + timedelta(days=89)) == {}
    assert clean(engine, DAY + timedelta(days=90)) == {Kept.CARDS: 1}
    assert not rows(engine, DotRow)
    assert [one.cards for one in rows(engine, CardGroupRow)] == [4]
    assert Kept.INTERVIEWS in clean(engine, date(DAY.year + 2, DAY.month, DAY.day))
    assert not rows(engine, InterviewRow)


def test_a_removed_bijeenkomst_goes_with_all_that_was_said_there(engine):
    run(engine, commands.import_bundle, talking_bundle())
    run(engine, commands.remove_bijeenkomst, SLUG, "avond")
    assert clean(engine, days_from_now(30))[Kept.PARTS] == 1
    assert not rows(engine, DuidingRow)
    assert not rows(engine, CardGroupRow)
    assert [one.what for one in rows(engine, AfspraakRow)] == ["Een bank in de tuin zetten"]


TONIGHT = datetime.now(UTC).date()  # of the screens of tonight: those of long ago are gone


def hold(engine, begun: date, **fields):
    """A bijeenkomst that was begun on this day, with a card and a dot for it."""
    run(engine, commands.create_initiatief, Initiatief(SLUG, "De straat"))
    run(engine, commands.add_bijeenkomst, SLUG, replace(BIJEENKOMST, **fields))
    token = run(engine, cards.start_bijeenkomst, SLUG, "avond", today=begun)
    code = ask(engine, running_code, SLUG, "avond")
    where = ("kennen", DuidingQuestion.ACT)
    card = run(engine, cards.hand_in_card, code, *where, "Meer bankjes", mark="x" * 16, today=begun)
    run(engine, commands.steer_presentation, token, voting=True)
    run(engine, cards.give_dots, code, *where, [card.key], voter="y" * 16, today=begun)


@pytest.mark.parametrize(
    "planned", [TONIGHT - timedelta(days=100), None], ids=["long ago", "never"]
)
def test_the_cards_of_tonight_stay_their_whole_term_whatever_day_was_planned(engine, planned):
    hold(engine, TONIGHT, held_on=planned)
    assert Kept.CARDS not in clean(engine, TONIGHT + timedelta(days=89))
    assert clean(engine, TONIGHT + timedelta(days=90)) == {Kept.CARDS: 1}


def test_the_words_of_a_loose_card_are_in_no_export_and_go_with_it(engine):
    hold(engine, TONIGHT)
    run(engine, cards.end_bijeenkomst, SLUG, "avond", today=TONIGHT)
    (carried,) = ask(engine, load_bundle, SLUG).card_groups
    assert (carried.group.title, carried.group.dots) == (LOOSE_TITLE, 1)
    clean(engine, TONIGHT + timedelta(days=90))
    assert [one.title for one in ask(engine, load_board, SLUG, "avond").groups] == [LOOSE_TITLE]
    assert not rows(engine, CardRow)
