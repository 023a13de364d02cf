"""What was said at bijeenkomsten and in interviews is not kept longer than needed."""

from datetime import date, timedelta

from sqlmodel import select, update

from storage import commands
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
from storage.tables import InitiatiefRow
from tests.storage.duiding_cases import DAY
from tests.storage.helpers import SLUG, run
from tests.storage.long_kept import clean, days_from_now, rows
from tests.talking_bundle import talking_bundle
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
