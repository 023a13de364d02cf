"""What was shown changes by five people of a bundle at once: withdrawn, corrected, undone."""

from datetime import date

import pytest

from storage import commands
from storage.recounting import find_miscounts, recount
from storage.response_queries import list_responses
from storage.responses import Arrival
from storage.tally_queries import load_tally, response_figures
from tests.measured_bundle import FULL, SECOND
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.tally import TOLD, Cell

METING = "voorjaar"
TODAY = date(2026, 11, 20)
NO = Response({"vaker": ("no",)}, week=SECOND.week, language="en", helped=True)


@pytest.fixture
def closed(engine):
    fill_with_meting(engine, state=MetingState.CLOSED)
    return engine


def take_in(engine, responses):
    named = {"file_name": "a.csv", "today": TODAY}
    return run(engine, commands.import_responses, SLUG, METING, responses, **named)


def ids(engine):
    return [one.id for one in ask(engine, list_responses, SLUG, METING, limit=500)][::-1]


def tally(engine):
    return ask(engine, load_tally, SLUG, METING)


def counted(engine):
    return tally(engine).get(Cell(), 0)


def waiting(engine):
    """The new responses and the changes that wait; the tallies are what a recount gives."""
    found = ask(engine, lambda slug, *, session: list(find_miscounts(slug, session=session)), SLUG)
    assert found == []
    figures = ask(engine, response_figures, SLUG, METING)
    return figures.waiting, figures.changes


def withdraw(engine, which):
    run(engine, commands.withdraw_response, SLUG, METING, which)


def put_back(engine, which):
    run(engine, commands.put_back_response, SLUG, METING, which)


def correct(engine, which, response=NO):
    run(engine, commands.mark_checked, SLUG, METING, which, response)


def state(engine, state):
    run(engine, commands.set_meting_state, SLUG, METING, state)


def test_withdrawn_responses_go_by_five(closed):
    take_in(closed, [FULL] * 12)
    steps = []
    for which in ids(closed)[:6]:
        withdraw(closed, which)
        steps.append((counted(closed), waiting(closed)[1]))
    assert steps == [(12, 1), (12, 2), (12, 3), (12, 4), (7, 0), (7, 1)]


def test_of_a_bundle_that_is_small_all_go_or_nobody(closed):
    take_in(closed, [FULL] * 12)
    take_in(closed, [SECOND] * 6)
    late = ids(closed)[12:]
    for which in late[:5]:
        withdraw(closed, which)
    assert (counted(closed), waiting(closed)) == (18, (0, 5))
    withdraw(closed, late[5])
    assert (counted(closed), waiting(closed)) == (12, (0, 0))


def test_what_waits_to_go_can_be_put_back_and_what_went_comes_back_by_five(closed):
    take_in(closed, [FULL] * 12)
    gone = ids(closed)[:5]
    for which in gone[:4]:
        withdraw(closed, which)
    put_back(closed, gone[3])
    assert (counted(closed), waiting(closed)) == (12, (0, 3))
    for which in gone[3:]:
        withdraw(closed, which)
    for which in gone[:4]:
        put_back(closed, which)
    assert (counted(closed), waiting(closed)) == (7, (0, 4))
    put_back(closed, gone[4])
    assert (counted(closed), waiting(closed)) == (12, (0, 0))


def test_corrections_go_in_by_five_and_until_then_what_was_typed_is_counted(closed):
    take_in(closed, [SECOND] * 12)
    wrong = ids(closed)[:5]
    for which in wrong[:4]:
        correct(closed, which)
    assert tally(closed)[Cell(question="vaker", code="yes")] == 12
    assert Cell("language", "en") not in tally(closed)
    assert (counted(closed), waiting(closed)) == (12, (0, 4))
    assert {one.response.answers["vaker"] for one in kept(closed)[:4]} == {("no",)}
    correct(closed, wrong[4])
    assert tally(closed)[Cell(question="vaker", code="no")] == 5
    assert tally(closed)[Cell("language", "en")] == 5
    assert (counted(closed), waiting(closed)) == (12, (0, 0))


def kept(engine):
    return ask(engine, list_responses, SLUG, METING, limit=500)[::-1]


def test_what_is_corrected_back_does_not_wait(closed):
    take_in(closed, [SECOND] * 12)
    first = kept(closed)[0]
    correct(closed, first.id)
    assert waiting(closed) == (0, 1)
    correct(closed, first.id, first.response)
    assert waiting(closed) == (0, 0)


def test_who_is_corrected_and_then_goes_takes_the_old_answers_out(closed):
    take_in(closed, [SECOND] * 12)
    for which in ids(closed)[:5]:
        correct(closed, which) if which % 2 else None
        withdraw(closed, which)
    assert tally(closed)[Cell(question="vaker", code="yes")] == counted(closed) == 7
    assert waiting(closed) == (0, 0)


def test_an_import_of_a_few_rows_waits_to_go_and_one_of_more_goes_at_once(closed):
    take_in(closed, [FULL] * 12)
    few, more = take_in(closed, [SECOND] * 3), take_in(closed, [SECOND] * 8)
    assert (counted(closed), waiting(closed)) == (20, (3, 0))
    run(closed, commands.undo_import, SLUG, few)
    assert (counted(closed), waiting(closed)) == (20, (0, 0))  # it was never counted
    run(closed, commands.undo_import, SLUG, more)
    assert (counted(closed), waiting(closed)) == (12, (0, 0))


def test_a_wrong_file_goes_as_a_whole_also_below_ten_and_then_nobody_joins_alone(closed):
    take_in(closed, [FULL] * 8)
    wrong = take_in(closed, [SECOND] * 12)
    run(closed, commands.undo_import, SLUG, wrong)
    assert (counted(closed), waiting(closed)) == (8, (0, 0))
    take_in(closed, [SECOND] * 2)
    assert (counted(closed), waiting(closed)) == (8, (2, 0))
    take_in(closed, [SECOND] * 3)
    assert (counted(closed), waiting(closed)) == (13, (0, 0))


def test_after_closing_first_groups_and_sensitive_questions_keep_what_was_told(closed):
    take_in(closed, [FULL] * 12)
    assert not [cell for cell in tally(closed) if cell.axis.startswith(TOLD)]
    before = tally(closed)
    state(closed, MetingState.OPEN)
    take_in(closed, [SECOND] * 20)
    state(closed, MetingState.CLOSED)
    run(closed, recount, SLUG)
    assert counted(closed) == 32
    told = {cell: n for cell, n in tally(closed).items() if cell.axis.startswith(TOLD)}
    assert told == {cell._replace(axis=TOLD + cell.axis): n for cell, n in before.items()}
    assert waiting(closed) == (0, 0)


def test_a_first_closing_tells_of_everyone(engine):
    meting = fill_with_meting(engine)
    sent = [Arrival(meting.code, f"t{number}", SECOND) for number in range(23)]
    run(engine, commands.keep_responses, sent)
    assert (counted(engine), waiting(engine)) == (15, (8, 0))
    state(engine, MetingState.CLOSED)
    assert (counted(engine), waiting(engine)) == (23, (0, 0))
    assert not [cell for cell in tally(engine) if cell.axis.startswith(TOLD)]


def test_an_only_file_that_is_undone_leaves_nothing_told(closed):
    wrong = take_in(closed, [FULL] * 12)
    run(closed, commands.undo_import, SLUG, wrong)
    assert tally(closed) == {}
    take_in(closed, [SECOND] * 14)
    assert counted(closed) == 14
    assert waiting(closed) == (0, 0)
