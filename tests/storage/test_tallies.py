"""Which responses are counted, and when: the tallies are what the counted ones add up to."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import text

from storage import commands
from storage.finding import NotFound
from storage.recounting import find_miscounts, recount
from storage.response_queries import count_responses, list_responses
from storage.responses import Arrival
from storage.tally_queries import load_tally, response_figures
from tests.measured_bundle import FULL, SECOND, measured_bundle
from tests.metingen import SLUG, a_meting, every_kind, fill_with_meting
from tests.storage.helpers import ask, run
from tests.stories import small_bundle
from veranderverhaal.bundle import CarriedResponse
from veranderverhaal.meting import Channel, MetingState, Response
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.tally import Cell, cells_of
from veranderverhaal.uitkomst import ResponseFigures
from veranderverhaal.vragenlijst import Section

METING = "voorjaar"
TODAY = date(2026, 11, 20)
EVERYONE = Cell()


def send(engine, meting, number, *, first=0, response=SECOND):
    arrivals = [Arrival(meting.code, f"t{first + one}", response) for one in range(number)]
    run(engine, commands.keep_responses, arrivals)


def counted(engine, slug=SLUG):
    return ask(engine, load_tally, slug, METING).get(EVERYONE, 0)


def waiting(engine):
    figures = ask(engine, response_figures, SLUG, METING)
    return figures.waiting, figures.changes


def close(engine):
    run(engine, commands.set_meting_state, SLUG, METING, MetingState.CLOSED)


def take_in(engine, responses):
    named = {"file_name": "a.csv", "today": TODAY}
    return run(engine, commands.import_responses, SLUG, METING, responses, **named)


def miscounts(engine, slug=SLUG):
    return ask(engine, lambda slug, *, session: list(find_miscounts(slug, session=session)), slug)


def test_the_tally_is_what_the_cells_of_the_counted_responses_add_up_to(engine):
    fill_with_meting(engine, state=MetingState.CLOSED, linked=True)
    given = [FULL] * 7 + [SECOND] * 6
    take_in(engine, given)
    expected = Counter(cell for one in given for cell in cells_of(every_kind(), one))
    assert ask(engine, load_tally, SLUG, METING) == expected
    assert miscounts(engine) == []


@pytest.mark.parametrize(
    ("sent", "expected"), [(0, 0), (1, 0), (9, 0), (14, 0), (15, 10), (19, 10), (20, 15)]
)
def test_while_a_meting_is_open_the_last_responses_wait(engine, sent, expected):
    meting = fill_with_meting(engine)
    send(engine, meting, sent)
    assert counted(engine) == expected
    assert ask(engine, count_responses, SLUG)[METING].total == sent
    assert miscounts(engine) == []


def test_those_that_came_first_are_counted_first(engine):
    meting = fill_with_meting(engine)
    send(engine, meting, 12, response=SECOND)
    send(engine, meting, 12, first=12, response=FULL)
    tally = ask(engine, load_tally, SLUG, METING)
    assert tally[EVERYONE] == 15
    assert tally[Cell(question="vaker", code="yes")] == 12
    assert tally[Cell(question="vaker", code="dk")] == 3


def test_with_closing_all_are_counted_and_with_opening_nothing_changes(engine):
    meting = fill_with_meting(engine)
    send(engine, meting, 23)
    run(engine, commands.set_meting_state, SLUG, METING, MetingState.OPEN)
    assert counted(engine) == 15
    close(engine)
    assert counted(engine) == 23
    run(engine, commands.set_meting_state, SLUG, METING, MetingState.OPEN)
    assert counted(engine) == 23
    send(engine, meting, 3, first=23)
    close(engine)
    assert counted(engine) == 23
    run(engine, commands.set_meting_state, SLUG, METING, MetingState.OPEN)
    send(engine, meting, 2, first=26)
    close(engine)
    assert counted(engine) == 28
    assert miscounts(engine) == []


@pytest.mark.parametrize("state", [MetingState.DRAFT, MetingState.CLOSED])
def test_what_is_taken_in_when_nobody_answers_counts_at_once_and_not_after_undoing(engine, state):
    fill_with_meting(engine, state=state)
    first = take_in(engine, [SECOND] * 12)
    second = take_in(engine, [FULL] * 11)
    assert counted(engine) == 23
    run(engine, commands.undo_import, SLUG, first)
    assert counted(engine) == 11
    run(engine, commands.undo_import, SLUG, first)
    run(engine, commands.undo_import, SLUG, second)
    assert ask(engine, load_tally, SLUG, METING) == {}
    assert ask(engine, count_responses, SLUG)[METING].total == 0
    assert miscounts(engine) == []


def test_what_is_taken_in_while_a_meting_is_open_joins_those_that_wait(engine):
    meting = fill_with_meting(engine)
    send(engine, meting, 8)
    take_in(engine, [FULL] * 10)
    tally = ask(engine, load_tally, SLUG, METING)
    assert tally[EVERYONE] == tally[Cell(question="vaker", code="yes")] + 2 == 10
    assert miscounts(engine) == []


def test_before_there_are_numbers_to_see_every_change_counts_at_once(engine):
    fill_with_meting(engine, state=MetingState.CLOSED)
    take_in(engine, [FULL] * 9)
    kept = ask(engine, list_responses, SLUG, METING)[0].id
    for _ in range(2):
        run(engine, commands.withdraw_response, SLUG, METING, kept)
    assert counted(engine) == 8
    assert ask(engine, response_figures, SLUG, METING).received == 8
    for _ in range(2):
        run(engine, commands.put_back_response, SLUG, METING, kept)
    assert counted(engine) == 9
    corrected = Response({"vaker": ("no",)}, week=SECOND.week, language="en")
    run(engine, commands.mark_checked, SLUG, METING, kept, corrected)
    tally = ask(engine, load_tally, SLUG, METING)
    assert tally[Cell(question="vaker", code="no")] == tally[Cell("language", "en")] == 1
    assert waiting(engine) == (0, 0)
    assert miscounts(engine) == []


def test_typed_forms_of_a_closed_meting_join_by_five_once_there_are_numbers(engine):
    fill_with_meting(engine, state=MetingState.CLOSED)
    steps = []
    for number in range(17):
        form = Response(
            {"vaker": ("yes",)}, week="2026-W47", channel=Channel.PAPER, form_number=str(number)
        )
        run(engine, commands.keep_typed_response, SLUG, METING, form, token=f"p{number}")
        steps.append(counted(engine))
    assert steps == [*range(1, 11), *[10] * 4, *[15] * 3]
    assert miscounts(engine) == []


def test_a_bundle_that_is_taken_in_is_counted(engine):
    responses = tuple(CarriedResponse(METING, one) for one in [FULL, SECOND] * 10)
    slug = run(engine, commands.import_bundle, measured_bundle(responses=responses)).slug
    assert counted(engine, slug) == 15
    assert ask(engine, response_figures, slug, METING).received == 20
    assert miscounts(engine, slug) == []


def test_a_removed_meting_has_no_tally_until_it_is_put_back(engine):
    fill_with_meting(engine, state=MetingState.CLOSED)
    take_in(engine, [FULL] * 12)
    before = ask(engine, load_tally, SLUG, METING)
    run(engine, commands.remove_meting, SLUG, METING)
    for query in (load_tally, response_figures):
        with pytest.raises(NotFound):
            ask(engine, query, SLUG, METING)
    assert miscounts(engine) == []
    run(engine, commands.put_back_meting, SLUG, METING)
    assert ask(engine, load_tally, SLUG, METING) == before


def test_the_figures_say_how_many_were_received_and_how(engine):
    meting = fill_with_meting(engine, approached=40)
    send(engine, meting, 9, response=FULL)
    send(engine, meting, 6, first=9, response=SECOND)
    assert ask(engine, response_figures, SLUG, METING) == ResponseFigures(
        approached=40,
        received=15,
        complete=0,
        counted=10,
        by_channel={Channel.PAPER: 9, Channel.LINK: 6},
        by_language={"ar": 9, "nl": 6},
        helped=9,
        begun=15,
        waiting=5,
    )
    assert ask(engine, count_responses, SLUG)[METING].last_week == SECOND.week


def test_whoever_answered_every_question_is_complete(engine):
    fill_with_meting(engine, state=MetingState.CLOSED)
    whole = Response(FULL.answers | {"bekend": ("dk",)}, week="2026-W47")
    take_in(engine, [whole, whole, FULL])
    assert ask(engine, response_figures, SLUG, METING).complete == 2


def test_the_last_week_is_the_last_of_those_that_are_left(engine):
    fill_with_meting(engine)
    take_in(engine, [FULL] * 3)
    last = take_in(engine, [SECOND] * 2)
    assert ask(engine, count_responses, SLUG)[METING].last_week == SECOND.week
    run(engine, commands.undo_import, SLUG, last)
    assert ask(engine, count_responses, SLUG)[METING].last_week == FULL.week


def test_other_questions_first_divide_respondents_into_other_groups_at_once(engine):
    asked = [Question(f"v{number}", QuestionKind.YES_NO, f"Vraag {number}?") for number in range(6)]
    run(engine, fill_nothing)
    asked_now = every_kind(sections=(Section("jij", "", tuple(asked)),))
    kept = run(engine, commands.save_vragenlijst, SLUG, asked_now, today=TODAY)
    given = Response({f"v{number}": ("yes",) for number in range(6)}, week="2026-W47")
    take_in(engine, [given] * 12)
    assert Cell("question:v0", "yes") in ask(engine, load_tally, SLUG, METING)
    turned = every_kind(sections=(Section("jij", "", tuple(asked[::-1])),), revision=kept.revision)
    run(engine, commands.save_vragenlijst, SLUG, turned, today=TODAY)
    tally = ask(engine, load_tally, SLUG, METING)
    assert Cell("question:v0", "yes") not in tally
    assert tally[Cell("question:v5", "yes")] == 12
    assert miscounts(engine) == []


def fill_nothing(*, session):
    """The same meting as fill_with_meting, closed and without answers."""
    commands.import_bundle(small_bundle(logo=None), session=session)
    commands.add_vragenlijst(SLUG, every_kind(), session=session)
    commands.add_meting(SLUG, a_meting(), session=session)
    commands.set_meting_state(SLUG, METING, MetingState.CLOSED, session=session)


def test_an_option_with_the_code_of_a_cell_is_no_danger(engine):
    """Codes of the group's own may be any key, also those that a tally uses itself."""
    odd = Question("n", QuestionKind.ONE_OF, "Wat?", options=(Option("n", "En"), Option("m", "M")))
    run(engine, fill_nothing)
    asked_now = every_kind(sections=(Section("jij", "", (odd,)),))
    run(engine, commands.save_vragenlijst, SLUG, asked_now, today=TODAY)
    take_in(engine, [Response({"n": ("n",)}, week="2026-W47")] * 12)
    assert ask(engine, load_tally, SLUG, METING)[Cell(question="n", code="n")] == 12


def test_a_tally_that_is_wrong_is_found_and_made_right(engine):
    fill_with_meting(engine, state=MetingState.CLOSED)
    take_in(engine, [FULL] * 12)
    with engine.begin() as connection:
        connection.execute(text("UPDATE tally SET number = 13 WHERE code = 'dk' AND axis = ''"))
        connection.execute(text("DELETE FROM response_count"))
    found = miscounts(engine)
    assert [(one.table, one.kept, one.counted) for one in found] == [
        ("tally", 13, 12),
        ("response_count", 0, 12),
    ]
    run(engine, recount, SLUG)
    assert miscounts(engine) == []
