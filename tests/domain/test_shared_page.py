"""The shared page: only what was made public stands on it."""

from dataclasses import replace

import pytest

from tests.metingen import a_meting, every_kind
from veranderverhaal.question import QuestionKind
from veranderverhaal.release import release
from veranderverhaal.shared_page import (
    MAX_PUBLIC_QUESTIONS,
    PublicQuestion,
    SharedPage,
    check_shared_page,
    may_be_public,
    public_part,
)
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst import ResponseFigures

NO_ANSWERS = ResponseFigures(
    approached=None, received=0, complete=0, counted=0, by_channel={}, by_language={}, helped=0
)
FIRST = release(a_meting(key="first"), every_kind(), {}, NO_ANSWERS)
LATER = release(a_meting(key="later"), every_kind(), {}, NO_ANSWERS)


def shown(*chosen: PublicQuestion) -> list[tuple[str, str]]:
    return [
        (part.meting.key, uitkomst.question.key)
        for part in public_part([FIRST, LATER], chosen)
        for block in part.blocks
        for uitkomst in block.uitkomsten
    ]


def test_what_was_not_chosen_does_not_stand_there():
    assert shown() == []
    assert shown(PublicQuestion("later", "vaker")) == [("later", "vaker")]
    assert shown(PublicQuestion("weg", "vaker"), PublicQuestion("first", "weg")) == []


def test_blocks_and_metingen_without_a_public_question_are_left_out():
    (part,) = public_part([FIRST, LATER], [PublicQuestion("first", "buren")])
    assert len(part.blocks) == 1
    assert replace(part, blocks=FIRST.blocks) == FIRST


def test_open_answers_are_never_public():
    assert shown(PublicQuestion("first", "kwijt")) == []
    assert [kind for kind in QuestionKind if not may_be_public(kind)] == [QuestionKind.OPEN]


def test_a_question_is_kept_once_in_its_order():
    one, other = PublicQuestion("m", "b"), PublicQuestion("m", "a")
    page = SharedPage(code="abcdefgh", open=True, questions=(one, other, one))
    assert check_shared_page(page) == replace(page, questions=(one, other))


def test_too_many_questions_are_refused():
    full = tuple(PublicQuestion("m", f"q{n}") for n in range(MAX_PUBLIC_QUESTIONS))
    assert check_shared_page(SharedPage(questions=full)).questions == full
    with pytest.raises(NotAccepted) as refused:
        check_shared_page(SharedPage(questions=(*full, PublicQuestion("m", "q"))))
    assert refused.value.field == "questions"
