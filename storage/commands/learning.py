"""Commands about lessons, tensions and milestones."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from storage.asking import command
from storage.commands.elements import add_element, remove_element, save_element
from storage.commands.kept_parts import add_part, put_back_part, remove_part, save_part
from storage.commands.parts import find_part
from storage.commands.shared import change
from storage.commands.snapshots import keep_version
from storage.duiding_queries import LESSONS, MILESTONES
from storage.duiding_tables import LessonRow
from storage.part_kinds import fill_row, to_part
from storage.queries import read_veranderverhaal
from veranderverhaal.access import Right
from veranderverhaal.lesson import Lesson, StoryChange, StoryChangeKind
from veranderverhaal.lesson_story import find_change, version_name
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Element
from veranderverhaal.text import NotAccepted


@command(Right.EDIT)
def add_lesson(slug: str, lesson: Lesson, *, session: Session) -> Lesson:
    """Add a lesson or a tension. Raises NotAccepted, NotFound."""
    return add_part(LESSONS, slug, lesson, session=session)


@command(Right.EDIT)
def save_lesson(slug: str, lesson: Lesson, *, session: Session) -> Lesson:
    """Save a lesson or a tension. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(LESSONS, slug, lesson, session=session)


@command(Right.EDIT)
def remove_lesson(slug: str, key: str, *, session: Session) -> None:
    """Take a lesson away; put_back_lesson undoes it. Raises NotFound."""
    remove_part(LESSONS, slug, key, session=session)


@command(Right.EDIT)
def put_back_lesson(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_lesson. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(LESSONS, slug, key, session=session)


@command(Right.EDIT)
def apply_lesson(
    slug: str,
    key: str,
    element: Element | None,
    *,
    seen: StoryChange,
    today: date,
    session: Session,
) -> Lesson:
    """Keep the story as it is as a version, and make the change of a lesson in it.

    `element` is the card with the words it gets, None for one that goes; `seen` is the change that
    was on the screen. put_back_snapshot undoes it. Raises NotAccepted when the change cannot be
    made any more, NotFound, or EditConflict when somebody else saved the card meanwhile.
    """
    row = change(slug, session=session)
    kept = find_part(LessonRow, row, key, session)
    lesson = to_part(LESSONS, kept)
    story = read_veranderverhaal(row, session)
    made = find_change(lesson, seen, story)
    snapshot = keep_version(row, version_name(lesson, today), today, session)
    if made.kind is StoryChangeKind.REMOVE:
        gone = story.element(made.element)
        remove_element(slug, gone.key, session=session)
        made = replace(made, title=gone.title)
    else:
        placed = _place(slug, made, element, session)
        made = replace(made, title=placed.title, explanation=placed.explanation)
    applied = replace(
        lesson,
        change=made,
        applied_on=today,
        snapshot=snapshot.key,
        revision=lesson.revision + 1,
    )
    fill_row(kept, applied, LESSONS.packed)
    session.add(kept)
    session.flush()
    return applied


def _place(slug: str, made: StoryChange, element: Element | None, session: Session) -> Element:
    """Only the words are of the group: which card it is, and in which layer, the lesson says."""
    if element is None:
        raise NotAccepted("title", "Vul in wat er komt te staan.")
    if made.kind is StoryChangeKind.ADD:
        assert made.layer is not None
        return add_element(slug, replace(element, key="", layer=made.layer), session=session)
    return save_element(slug, replace(element, key=made.element), session=session)


@command(Right.EDIT)
def add_milestone(slug: str, milestone: Milestone, *, session: Session) -> Milestone:
    """Add a milestone. Raises NotAccepted, NotFound."""
    return add_part(MILESTONES, slug, milestone, session=session)


@command(Right.EDIT)
def save_milestone(slug: str, milestone: Milestone, *, session: Session) -> Milestone:
    """Save a milestone. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(MILESTONES, slug, milestone, session=session)


@command(Right.EDIT)
def remove_milestone(slug: str, key: str, *, session: Session) -> None:
    """Take a milestone away; put_back_milestone undoes it. Raises NotFound."""
    remove_part(MILESTONES, slug, key, session=session)


@command(Right.EDIT)
def put_back_milestone(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_milestone. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(MILESTONES, slug, key, session=session)
