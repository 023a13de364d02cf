"""What holds for every command about measuring: it does something, and raises the data version."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from storage import commands
from storage.finding import NotFound
from storage.meting_queries import list_counts, list_indicatoren, list_metingen, list_tellingen
from storage.queries import data_version
from storage.response_queries import count_responses, list_imports, list_responses
from storage.responses import Arrival, Arrived, ResponseWriter
from tests.metingen import SLUG, a_meting, every_kind, fill_with_meting
from tests.storage.helpers import ask, each_undone, run, version
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.meting import Channel, Meting, MetingState, Response
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.telling import Count, Telling
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm, Theme

TODAY = date(2026, 11, 20)
METING = "voorjaar"
ASKED = Question("ken-je-buren", QuestionKind.YES_NO, "Ken je je buren?")
ANSWER = Response({"vaker": ("yes",), "kwijt": ("Fijn",)}, week="2026-W47", channel=Channel.LINK)
NORM = Norm("vaker", Decimal(70), "2026-01-05")
FIGURE = NeighbourhoodFigure(
    "", "Kent de buren", "Deventer", Decimal(64), FigureUnit.PERCENT, 2024, "CBS", question="vaker"
)

Case = Callable[[str, Session], object]


def indicator(key: str = "", title: str = "Buren", **fields: object) -> Indicator:
    parts: dict[str, object] = {"questions": (ASKED,)}
    return Indicator(key, IndicatorKind.OUTCOME, title, **parts | fields)  # type: ignore[arg-type]


def kept_id(session: Session) -> int:
    return list_responses(SLUG, METING, session=session)[0].id


def import_id(session: Session) -> int:
    return list_imports(SLUG, METING, session=session)[0].id


CASES: dict[str, Case] = {
    "add_indicator": lambda slug, s: commands.add_indicator(slug, indicator(), session=s),
    "save_indicator": lambda slug, s: commands.save_indicator(
        slug, indicator("i", "Anders"), session=s
    ),
    "remove_indicator": lambda slug, s: commands.remove_indicator(slug, "i", session=s),
    "put_back_indicator": lambda slug, s: commands.put_back_indicator(slug, "i", session=s),
    "add_vragenlijst": lambda slug, s: commands.add_vragenlijst(
        slug, every_kind(key="tweede"), session=s
    ),
    "save_vragenlijst": lambda slug, s: commands.save_vragenlijst(
        slug, every_kind(title="Anders"), today=TODAY, session=s
    ),
    "remove_vragenlijst": lambda slug, s: commands.remove_vragenlijst(slug, "los", session=s),
    "put_back_vragenlijst": lambda slug, s: commands.put_back_vragenlijst(slug, "lijst", session=s),
    "add_meting": lambda slug, s: commands.add_meting(slug, a_meting(key="najaar"), session=s),
    "save_meting": lambda slug, s: commands.save_meting(slug, a_meting(name="Anders"), session=s),
    "set_meting_state": lambda slug, s: commands.set_meting_state(
        slug, METING, MetingState.CLOSED, session=s
    ),
    "remove_meting": lambda slug, s: commands.remove_meting(slug, METING, session=s),
    "put_back_meting": lambda slug, s: commands.put_back_meting(slug, METING, session=s),
    "keep_typed_response": lambda slug, s: commands.keep_typed_response(
        slug, METING, ANSWER, token="nieuw", session=s
    ),
    "withdraw_response": lambda slug, s: commands.withdraw_response(
        slug, METING, kept_id(s), session=s
    ),
    "put_back_response": lambda slug, s: commands.put_back_response(
        slug, METING, kept_id(s), session=s
    ),
    "mark_checked": lambda slug, s: commands.mark_checked(
        slug, METING, kept_id(s), None, session=s
    ),
    "import_responses": lambda slug, s: commands.import_responses(
        slug, METING, [ANSWER], file_name="antwoorden.csv", today=TODAY, session=s
    ),
    "undo_import": lambda slug, s: commands.undo_import(slug, import_id(s), session=s),
    "remember_columns": lambda slug, s: commands.remember_columns(
        slug, {"Vraag 1": "vaker"}, session=s
    ),
    "add_telling": lambda slug, s: commands.add_telling(slug, Telling("", "koffie"), session=s),
    "save_telling": lambda slug, s: commands.save_telling(slug, Telling("t", "thee"), session=s),
    "remove_telling": lambda slug, s: commands.remove_telling(slug, "t", session=s),
    "put_back_telling": lambda slug, s: commands.put_back_telling(slug, "t", session=s),
    "set_norm": lambda slug, s: commands.set_norm(slug, NORM, session=s),
    "remove_norm": lambda slug, s: commands.remove_norm(slug, "vaker", session=s),
    "add_figure": lambda slug, s: commands.add_figure(slug, FIGURE, session=s),
    "add_figures": lambda slug, s: commands.add_figures(slug, [FIGURE, FIGURE], session=s),
    "change_figure": lambda slug, s: commands.change_figure(
        slug, replace(FIGURE, key="f", label="Anders"), session=s
    ),
    "remove_figure": lambda slug, s: commands.remove_figure(slug, "f", session=s),
    "put_back_figure": lambda slug, s: commands.put_back_figure(slug, "f", session=s),
    "add_theme": lambda slug, s: commands.add_theme(slug, Theme("", "kwijt", "Tuin"), session=s),
    "rename_theme": lambda slug, s: commands.rename_theme(
        slug, Theme("th", "kwijt", "Anders"), session=s
    ),
    "remove_theme": lambda slug, s: commands.remove_theme(slug, "th", session=s),
    "put_back_theme": lambda slug, s: commands.put_back_theme(slug, "th", session=s),
    "mark_theme": lambda slug, s: commands.mark_theme(
        slug, METING, kept_id(s), "th", True, session=s
    ),
    "add_count": lambda slug, s: commands.add_count(slug, Count("", "t", TODAY, 3), session=s),
    "remove_count": lambda slug, s: commands.remove_count(slug, "c", session=s),
}
# Answers come in by the code of a meting, not by the slug of an initiatief.
BY_CODE = {"keep_responses"}
# What a beamer shows is no data of an initiatief: its version stays as it is.
BESIDE_DATA = {"start_presentation", "steer_presentation"}


@pytest.fixture
def measured(engine: Engine) -> Engine:
    """A meting with a typed and an imported response, an indicator, and a telling."""
    fill_with_meting(engine)
    run(engine, commands.add_vragenlijst, SLUG, every_kind(key="los"))
    run(engine, commands.add_indicator, SLUG, indicator("i"))
    run(engine, commands.add_telling, SLUG, Telling("t", "bezoekers"))
    run(engine, commands.add_count, SLUG, Count("c", "t", TODAY, 5))
    run(engine, commands.set_norm, SLUG, replace(NORM, question="vaker", revision=0))
    run(engine, commands.add_figure, SLUG, replace(FIGURE, key="f"))
    run(engine, commands.add_theme, SLUG, Theme("th", "kwijt", "Koffie"))
    run(
        engine,
        commands.import_responses,
        SLUG,
        METING,
        [ANSWER],
        file_name="eerste.csv",
        today=TODAY,
    )
    run(engine, commands.keep_typed_response, SLUG, METING, ANSWER, token="eerste")
    return engine


def test_the_data_version_rises_with_every_command(measured: Engine) -> None:
    before = version(measured)
    for name, session in each_undone(measured, CASES):
        CASES[name](SLUG, session)
        session.flush()
        assert data_version(SLUG, session=session) > before, name


def test_no_command_finds_an_unknown_initiatief(measured: Engine) -> None:
    for command in CASES.values():
        with pytest.raises(NotFound):
            run(measured, lambda session, command=command: command("weg", session))


def test_removed_parts_come_back_as_they_were(measured: Engine) -> None:
    looks = (list_indicatoren, list_metingen, list_tellingen, list_counts, count_responses)
    before = [ask(measured, look, SLUG) for look in looks]
    for name in ("remove_indicator", "remove_meting", "remove_telling"):
        run(measured, lambda session, name=name: CASES[name](SLUG, session))
    gone = [ask(measured, look, SLUG) for look in looks]
    assert gone != before
    for name in ("put_back_indicator", "put_back_meting", "put_back_telling"):
        run(measured, lambda session, name=name: CASES[name](SLUG, session))
    assert [ask(measured, look, SLUG) for look in looks] == before


def test_an_undone_import_takes_its_responses_away_and_no_others(measured: Engine) -> None:
    assert ask(measured, count_responses, SLUG)[METING].total == 2
    run(measured, lambda session: CASES["undo_import"](SLUG, session))
    assert ask(measured, count_responses, SLUG)[METING].total == 1


def arrive(writer: ResponseWriter, meting: Meting, token: str) -> Arrived:
    return writer.keep(Arrival(meting.code, token, ANSWER))


def test_a_form_sent_twice_counts_once_and_a_closed_meting_takes_nothing(engine: Engine) -> None:
    meting = fill_with_meting(engine)
    writer = ResponseWriter(engine)
    try:
        assert arrive(writer, meting, "a") is Arrived.KEPT
        assert arrive(writer, meting, "a") is Arrived.ALREADY
        run(engine, commands.set_meting_state, SLUG, METING, MetingState.CLOSED)
        assert arrive(writer, meting, "b") is Arrived.CLOSED
        assert writer.keep(Arrival("bestaatniet", "c", ANSWER)) is Arrived.UNKNOWN
    finally:
        writer.close()
    assert ask(engine, count_responses, SLUG)[METING].total == 1


def test_an_answer_that_was_not_offered_is_never_kept(engine: Engine) -> None:
    meting = fill_with_meting(engine)
    wrong = Response({"vaker": ("misschien",)}, week="2026-W47")
    with pytest.raises(ValueError):
        run(engine, commands.keep_responses, [Arrival(meting.code, "a", wrong)])
    assert not ask(engine, list_responses, SLUG, METING)
