"""Statements are kept one by one, and only numbers of them reach who may not read them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from storage import commands
from storage.commands import EditConflict
from storage.duiding_queries import list_interviews
from storage.finding import NotFound
from storage.interview_queries import interview_counts
from tests.storage.helpers import SLUG, ask, run
from veranderverhaal.interview import Interview, Statement, Tendency
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst import Shown

TALK = Interview("een", "gesprek 1", talked_on=date(2026, 3, 4))


def say(text: str, **more: object) -> Statement:
    return Statement("", text, **more)  # type: ignore[arg-type]


def test_two_people_write_down_statements_of_one_interview(filled: Engine) -> None:
    run(filled, commands.add_interview, SLUG, TALK)
    first = run(filled, commands.save_statement, SLUG, "een", say("Ik zwaai."), seen=None)
    second = run(filled, commands.save_statement, SLUG, "een", say("Ik niet."), seen=None)
    assert ask(filled, list_interviews, SLUG)[0].statements == (first, second)
    changed = run(
        filled, commands.save_statement, SLUG, "een", replace(first, theme="groet"), seen=first
    )
    with pytest.raises(EditConflict) as conflict:
        mine = replace(first, theme="zwaaien")
        run(filled, commands.save_statement, SLUG, "een", mine, seen=first)
    assert conflict.value.theirs == changed
    run(filled, commands.remove_statement, SLUG, "een", second.key)
    assert ask(filled, list_interviews, SLUG)[0].statements == (changed,)
    with pytest.raises(NotFound):
        run(filled, commands.save_statement, SLUG, "een", second, seen=second)
    run(filled, commands.save_statement, SLUG, "een", second, seen=None)  # put back
    assert ask(filled, list_interviews, SLUG)[0].statements == (changed, second)


def test_an_empty_statement_is_refused(filled: Engine) -> None:
    run(filled, commands.add_interview, SLUG, TALK)
    with pytest.raises(NotAccepted):
        run(filled, commands.save_statement, SLUG, "een", say("  "), seen=None)


def test_counts_for_everybody_come_with_the_fifth_and_the_tenth_interview(filled: Engine) -> None:
    said = Statement("s", "Ik zwaai.", "e", Tendency.NOTICED)
    for number in range(10):
        if number == 4:
            assert ask(filled, interview_counts, SLUG) == ()
        if number == 9:
            (few,) = ask(filled, interview_counts, SLUG)
            assert (few.shown, few.mentioned, few.interviews) == (Shown.PRESENCE, None, 0)
        talk = replace(
            TALK, key="", label=f"gesprek {number}", statements=(said,) if number < 5 else ()
        )
        run(filled, commands.add_interview, SLUG, talk)
    (count,) = ask(filled, interview_counts, SLUG)
    assert (count.effect, count.interviews, count.mentioned) == ("e", 10, 5)
    assert count.tendencies == {Tendency.NOTICED: 5}
