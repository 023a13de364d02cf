"""What the commands about cards share: the rows they are about, and the numbers that are kept."""

import json
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, delete, func, select

from storage.card_keys import card_key
from storage.card_queries import board_of, to_card
from storage.commands.presentations import today_here
from storage.commands.shared import id_of
from storage.duiding_tables import BijeenkomstRow, CardGroupRow, CardRow, DotRow
from storage.finding import NotFound, find_row
from veranderverhaal.bijeenkomst import BijeenkomstState
from veranderverhaal.card import MAX_CARDS, MAX_KEPT_CARDS, Card, check_card_text, kept_groups
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.model import new_key
from veranderverhaal.text import NotAccepted

FULL = f"Er hangen al {MAX_CARDS} kaartjes bij deze vraag. Meer passen er niet."


def find_bijeenkomst(slug: str, key: str, session: Session) -> BijeenkomstRow:
    """Its row, locked until the transaction ends. Raises NotFound."""
    row = find_row(slug, session=session)
    kept = session.get(BijeenkomstRow, (id_of(row), key), with_for_update=True)
    if kept is None or kept.removed:
        raise NotFound(key)
    return kept


def find_on_board(table: Any, kept: BijeenkomstRow, key: str, session: Session) -> Any:
    """The row of a card or a group of this bijeenkomst. Raises NotFound."""
    found = session.get(table, (kept.initiatief_id, key))
    if found is None or found.bijeenkomst != kept.key:
        raise NotFound(key)
    return found


def check_topic(kept: BijeenkomstRow, topic: str) -> None:
    """Raises NotFound when it is not talked about."""
    if topic not in {one["key"] for one in json.loads(kept.topics)}:
        raise NotFound(topic)


def keep_card(
    kept: BijeenkomstRow,
    topic: str,
    question: DuidingQuestion,
    text: str,
    mark: str,
    session: Session,
) -> Card:
    """Keep a card at the end; the one that is there when it was sent with this mark before."""
    check_topic(kept, topic)
    words = check_card_text(text)
    about = "\0".join((topic, question.value, words))
    key = card_key(mark, about, kept, session=session) if mark else new_key()
    if there := session.get(CardRow, (kept.initiatief_id, key)):
        return to_card(there)
    _check_room(kept, topic, question, session)
    kept.begun_on = kept.begun_on or today_here()
    made = CardRow(
        initiatief_id=kept.initiatief_id,
        key=key,
        bijeenkomst=kept.key,
        topic=topic,
        question=question.value,
        text=words,
        position=last_position(kept, session, CardRow) + 1,
    )
    session.add(made)
    raise_version(kept, session)
    return to_card(made)


def _check_room(
    kept: BijeenkomstRow, topic: str, question: DuidingQuestion, session: Session
) -> None:
    """Raises NotAccepted when there is none. Hidden cards leave room, but not for ever."""
    every = how_many(CardRow, kept, topic, question, session)
    if every < MAX_CARDS:
        return
    hidden = how_many(CardRow, kept, topic, question, session, col(CardRow.hidden).is_(True))
    if every - hidden >= MAX_CARDS or every >= MAX_KEPT_CARDS:
        raise NotAccepted("text", FULL)


def raise_version(kept: BijeenkomstRow, session: Session) -> None:
    """Say to all screens that the board changed."""
    kept.board_version += 1
    session.add(kept)
    session.flush()


def how_many(
    table: Any,
    kept: BijeenkomstRow,
    topic: str,
    question: DuidingQuestion,
    session: Session,
    *chosen: Any,
) -> int:
    """The cards or the groups of one question; only those for which `chosen` holds too."""
    asked = (*on_board(table, kept), table.topic == topic, table.question == question.value)
    asked = (*asked, *chosen)
    return session.exec(select(func.count()).where(*asked)).one()


def count_again(kept: BijeenkomstRow, groups: Iterable[str], session: Session) -> None:
    """After it ended, the number that is kept of these groups follows what is changed."""
    if kept.state != BijeenkomstState.ENDED:
        return
    session.flush()
    for key in {one for one in groups if one}:
        group = find_on_board(CardGroupRow, kept, key, session)
        inside = (*on_board(CardRow, kept), CardRow.card_group == key)
        shown = select(func.count()).where(*inside, col(CardRow.hidden).is_(False))
        group.cards = session.exec(shown).one()
        session.add(group)


def keep_numbers(kept: BijeenkomstRow, session: Session) -> None:
    """Keep on the groups how many cards and dots they have, and forget who gave the dots."""
    there = {one.key for one in board_of(kept, session=session).groups}
    position = last_position(kept, session)
    for group in kept_groups(board_of(kept, session=session)):
        if group.key in there:
            row = find_on_board(CardGroupRow, kept, group.key, session)
        else:
            position += 1
            row = CardGroupRow(
                initiatief_id=kept.initiatief_id,
                key=group.key,
                bijeenkomst=kept.key,
                position=position,
                topic=group.topic,
                question=group.question.value,
                title=group.title,
            )
            find_on_board(CardRow, kept, group.key, session).card_group = group.key
        row.cards, row.dots = group.cards, group.dots
        session.add(row)
    session.flush()
    session.connection().execute(delete(DotRow).where(*on_board(DotRow, kept)))


def last_position(kept: BijeenkomstRow, session: Session, table: Any = CardGroupRow) -> int:
    """The place of the last group, or card; 0 without any."""
    places = select(func.max(table.position)).where(*on_board(table, kept))
    return session.exec(places).one() or 0


def on_board(table: Any, kept: BijeenkomstRow) -> tuple[Any, ...]:
    """Holds for the rows of this bijeenkomst."""
    return table.initiatief_id == kept.initiatief_id, table.bijeenkomst == kept.key
