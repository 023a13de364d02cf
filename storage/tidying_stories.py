"""Erasing what panels said of stories that are gone: why they chose it tells what was in it."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from sqlmodel import Session, select

from storage.duiding_queries import STORY_ROUNDS
from storage.duiding_tables import StoryRoundRow
from storage.part_kinds import fill_row, to_part
from veranderverhaal.story_round import only_stories


def forget_stories(initiatief_id: int, there: AbstractSet[str], *, session: Session) -> None:
    """Take the stories that are not `there` from every round, also from one that was removed.

    Who has such a round open is told that it changed, so that nothing of it is saved again.
    """
    chosen = select(StoryRoundRow).where(StoryRoundRow.initiatief_id == initiatief_id)
    rows: list[Any] = list(session.exec(chosen))
    for row in rows:
        kept = to_part(STORY_ROUNDS, row)
        left = only_stories(kept, there)
        if left != kept:
            fill_row(row, replace(left, revision=kept.revision + 1), STORY_ROUNDS.packed)
            session.add(row)
    session.flush()
