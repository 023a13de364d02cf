"""What is counted of a response, and by what its respondents are grouped.

A tally is a number of responses per cell. Its size depends on the questions, never on how many
responded, and it is all that uitkomsten are made from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.vragenlijst import Vragenlijst

# Questions that may divide respondents into groups. More would make more ways to single one out.
MAX_GROUP_QUESTIONS = 4
GROUP_KINDS = (QuestionKind.ONE_OF, QuestionKind.YES_NO)
ANSWERED = "n"  # how many answered, where one answer fills several cells or none
PLACE = "@"  # between an option and its place in a ranking: "tuin@1"
SCORE = "="  # begins the key under which the score on an instrument is counted: "=who-5"


class Axis(StrEnum):
    """By what respondents are grouped; a question that groups has its key after QUESTION_AXIS."""

    EVERYONE = ""
    LANGUAGE = "language"
    CHANNEL = "channel"
    HELPED = "helped"  # groups "yes" and "no"


QUESTION_AXIS = "question:"


@dataclass(frozen=True, order=True)
class Cell:
    """One thing that is counted: this answer to this question within this group.

    With `question` and `code` both empty it is the number of responses in the group.
    """

    axis: str = Axis.EVERYONE
    group: str = ""
    question: str = ""
    code: str = ""


Tally = Mapping[Cell, int]


def group_questions(vragenlijst: Vragenlijst) -> tuple[Question, ...]:
    """The questions by whose answers respondents are grouped: who somebody is, nothing sensitive.

    Only the group's own questions: an item of an instrument is an uitkomst, not a background.
    """
    found = [
        question
        for question in vragenlijst.questions
        if question.kind in GROUP_KINDS and not question.sensitive and not question.instrument
    ]
    return tuple(found[:MAX_GROUP_QUESTIONS])
