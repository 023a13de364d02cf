"""Duiding: what people make of a result, after the questions of Movisie and NJi (Collectief, 2023).

Do we recognise it; how do we explain it (the context, a shift in who came, a shift in the problem);
what do we think of it; what does it mean, and what will we do.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from veranderverhaal.bijeenkomst import GuestRole, Topic
from veranderverhaal.text import clean_text

MAX_NOTE = 3000


class DuidingQuestion(StrEnum):
    """The four questions about a result, in their order."""

    RECOGNISE = "recognise"
    EXPLAIN = "explain"
    JUDGE = "judge"
    ACT = "act"


def questions_of(topic: Topic) -> tuple[DuidingQuestion, ...]:
    """What is asked about a topic: there is nothing to recognise or explain without a result."""
    about_none = (DuidingQuestion.JUDGE, DuidingQuestion.ACT)
    return tuple(DuidingQuestion) if topic.meting else about_none


class Recognition(StrEnum):
    """Whether people recognise a result."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Explanation(StrEnum):
    """Where people look for why a result is as it is."""

    CONTEXT = "context"  # what happened around it
    PEOPLE = "people"  # others came than before
    PROBLEM = "problem"  # the problem itself changed
    APPROACH = "approach"  # what the initiatief did


@dataclass(frozen=True)
class Duiding:
    """What was said about one topic of a bijeenkomst.

    `party` None is what all say together. A party that weighs it differently has its own beside
    it: neither replaces the other.
    """

    bijeenkomst: str
    topic: str
    party: GuestRole | None = None
    recognition: Recognition | None = None
    recognition_why: str = ""
    explanations: tuple[Explanation, ...] = ()
    explanation: str = ""
    judgement: str = ""
    meaning: str = ""
    revision: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted yet."""
        return not (
            self.recognition
            or self.explanations
            or any((self.recognition_why, self.explanation, self.judgement, self.meaning))
        )


def check_duiding(duiding: Duiding) -> Duiding:
    """The duiding as it may be kept. Raises NotAccepted with the field at fault."""
    texts = {
        name: clean_text(
            getattr(duiding, name), limit=MAX_NOTE, field=name, label="Deze aantekening"
        )
        for name in ("recognition_why", "explanation", "judgement", "meaning")
    }
    kinds = tuple(one for one in Explanation if one in duiding.explanations)
    return replace(duiding, explanations=kinds, **texts)  # type: ignore[arg-type]
