"""Milestones: days that a group wants on its timeline, beside what the software knows itself."""

from dataclasses import dataclass, replace
from datetime import date

from veranderverhaal.editing import check_date
from veranderverhaal.text import NotAccepted, clean_text, require_line

MAX_TITLE = 120
MAX_EXPLANATION = 600
MAX_MILESTONES = 200


@dataclass(frozen=True)
class Milestone:
    """Something that happened, or is planned, on a day."""

    key: str
    title: str
    happened_on: date | None = None
    explanation: str = ""
    revision: int = 1


def check_milestone(milestone: Milestone) -> Milestone:
    """The milestone as it may be kept. Raises NotAccepted with the field at fault."""
    if milestone.happened_on is None:
        raise NotAccepted("happened_on", "Vul in wanneer het was.")
    return replace(
        milestone,
        title=require_line(milestone.title, limit=MAX_TITLE, field="title", label="De titel"),
        happened_on=check_date(milestone.happened_on, "happened_on"),
        explanation=clean_text(
            milestone.explanation, limit=MAX_EXPLANATION, field="explanation", label="De uitleg"
        ),
    )
