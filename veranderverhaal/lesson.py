"""What a group learned, the tensions it saw, and what it changes in its veranderverhaal."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from veranderverhaal.editing import check_date, check_named
from veranderverhaal.model import MAX_TEXT, MAX_TITLE, Layer
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_LESSON = 300
MAX_LESSONS = 200


class LessonKind(StrEnum):
    """A lesson learned, or a tension: two things that pull in other directions."""

    LESSON = "lesson"
    TENSION = "tension"


class StoryChangeKind(StrEnum):
    """What is to change in the veranderverhaal."""

    ADD = "add"
    REWORD = "reword"
    REMOVE = "remove"


@dataclass(frozen=True)
class StoryChange:
    """A change, prepared and not made: in `layer` when something is added, else of `element`."""

    kind: StoryChangeKind
    layer: Layer | None = None
    element: str = ""
    title: str = ""
    explanation: str = ""


@dataclass(frozen=True)
class Lesson:
    """`applied_on` is the day its change was made; `snapshot` the version kept from before it."""

    key: str
    text: str
    kind: LessonKind = LessonKind.LESSON
    explanation: str = ""
    bijeenkomst: str = ""
    topic: str = ""
    change: StoryChange | None = None
    applied_on: date | None = None
    snapshot: str = ""
    revision: int = 1

    @property
    def is_prepared(self) -> bool:
        """Whether there is a change that was not made yet."""
        return self.change is not None and self.applied_on is None


def check_lesson(lesson: Lesson) -> Lesson:
    """The lesson as it may be kept. Raises NotAccepted with the field at fault."""
    return replace(
        lesson,
        text=require_line(lesson.text, limit=MAX_LESSON, field="text", label="Deze zin"),
        explanation=clean_text(
            lesson.explanation, limit=MAX_TEXT, field="explanation", label="De uitleg"
        ),
        change=_check_change(lesson.change) if lesson.change else None,
        applied_on=check_date(lesson.applied_on, "applied_on"),
        bijeenkomst=check_named(lesson.bijeenkomst, "bijeenkomst"),
        topic=check_named(lesson.topic, "topic"),
        snapshot=check_named(lesson.snapshot, "snapshot"),
    )


def _check_change(change: StoryChange) -> StoryChange:
    adds = change.kind is StoryChangeKind.ADD
    if adds and change.layer is None:
        raise NotAccepted("layer", "Kies waar het bij komt te staan.")
    if not adds and not change.element:
        raise NotAccepted("element", "Kies om welk kaartje het gaat.")
    title = clean_line(change.title, limit=MAX_TITLE, field="title", label="De titel")
    if change.kind is not StoryChangeKind.REMOVE and not title:
        raise NotAccepted("title", "Vul in wat er komt te staan.")
    explanation = clean_text(
        change.explanation, limit=MAX_TEXT, field="change_explanation", label="De uitleg"
    )
    return replace(
        change,
        layer=change.layer if adds else None,
        element="" if adds else check_named(change.element, "element"),
        title=title,
        explanation=explanation,
    )
