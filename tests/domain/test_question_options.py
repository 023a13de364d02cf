"""How many answers a question may offer: fewer where what is counted grows with their square."""

import pytest

from veranderverhaal.question import MAX_IN_ORDER, MAX_OPTIONS, Option, Question, QuestionKind
from veranderverhaal.question_editing import check_question
from veranderverhaal.text import NotAccepted


def with_options(kind: QuestionKind, count: int) -> Question:
    options = tuple(Option(f"o{one}", f"Straat {one}") for one in range(count))
    return Question("straat", kind, "In welke straat woon je?", options=options)


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (QuestionKind.ONE_OF, MAX_OPTIONS),
        (QuestionKind.SEVERAL_OF, MAX_OPTIONS),
        (QuestionKind.LADDER, MAX_IN_ORDER),
        (QuestionKind.RANK, MAX_IN_ORDER),
    ],
)
def test_a_question_offers_no_more_answers_than_can_be_counted(
    kind: QuestionKind, most: int
) -> None:
    assert len(check_question(with_options(kind, most)).options) == most
    with pytest.raises(NotAccepted, match=f"hoogstens {most}"):
        check_question(with_options(kind, most + 1))
