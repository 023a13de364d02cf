"""Commands about the cards of a bijeenkomst; see bijeenkomst_running for its begin and its end.

A card raises the version of its board and not that of the data: what is kept ready of posters and
uitkomsten does not change by it. What is on a card stands in no log.
"""

import re
from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, update

from storage.asking import command
from storage.card_keys import voter_key
from storage.card_queries import board_of, find_open, to_card, to_card_group
from storage.commands.bijeenkomst_running import end_bijeenkomst as end_bijeenkomst
from storage.commands.bijeenkomst_running import start_bijeenkomst as start_bijeenkomst
from storage.commands.kept_cards import (
    check_topic,
    count_again,
    find_bijeenkomst,
    find_on_board,
    how_many,
    keep_card,
    last_position,
    on_board,
    raise_version,
)
from storage.duiding_tables import CardGroupRow, CardRow, DotRow
from storage.finding import NotFound
from veranderverhaal.access import Right
from veranderverhaal.card import (
    MAX_GROUPS,
    Card,
    CardGroup,
    check_group_title,
    fair_dots,
)
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.model import new_key
from veranderverhaal.text import NotAccepted

NO_VOTE = "Het stemmen is voorbij."
GROUP_KEY = re.compile(r"[a-z0-9-]{1,40}")


@command(Right.NONE, logged=False)
def hand_in_card(
    code: str,
    topic: str,
    question: DuidingQuestion,
    text: str,
    *,
    mark: str,
    today: date | None = None,
    session: Session,
) -> Card:
    """Keep a card from a phone; the same words with the same mark are the same card.

    Raises NotFound when the bijeenkomst does not go on or has no such topic, NotAccepted,
    ValueError for a mark that is too short.
    """
    kept, _, _ = find_open(code, today=today, session=session, for_change=True)
    if not mark:
        raise ValueError("a phone always sends a mark")
    return keep_card(kept, topic, question, text, mark, session)


@command(Right.NONE, logged=False)
def give_dots(
    code: str,
    topic: str,
    question: DuidingQuestion,
    targets: Sequence[str],
    *,
    voter: str,
    today: date | None = None,
    session: Session,
) -> tuple[str, ...]:
    """Keep what one device gives its dots to, instead of what it gave before; those that count.

    Which question is on the screen only the screens know. Raises NotFound, NotAccepted when
    nobody is asked to vote now, ValueError for a voter as for a mark.
    """
    kept, _, shown = find_open(code, today=today, session=session, for_change=True)
    check_topic(kept, topic)
    if not shown.voting:
        raise NotAccepted("dots", NO_VOTE)
    fair = fair_dots(targets, board_of(kept, session=session).of(topic, question))
    given = DotRow(
        initiatief_id=kept.initiatief_id,
        bijeenkomst=kept.key,
        topic=topic,
        question=question.value,
        voter=voter_key(voter, kept, session=session),
        targets=" ".join(fair),
    )
    session.merge(given)
    raise_version(kept, session)
    return fair


@command(Right.EDIT, logged=False)
def add_card(
    slug: str,
    bijeenkomst: str,
    topic: str,
    question: DuidingQuestion,
    text: str,
    *,
    mark: str = "",
    session: Session,
) -> Card:
    """Keep a card for somebody without a phone, also afterwards; `mark` as in hand_in_card.

    Raises NotFound, NotAccepted, ValueError.
    """
    kept = find_bijeenkomst(slug, bijeenkomst, session)
    return keep_card(kept, topic, question, text, mark, session)


@command(Right.EDIT, logged=False)
def move_card(slug: str, bijeenkomst: str, card: str, group: str, *, session: Session) -> Card:
    """Put a card in a group of the same question, or with "" on its own. Raises NotFound."""
    kept = find_bijeenkomst(slug, bijeenkomst, session)
    found = find_on_board(CardRow, kept, card, session)
    if group:
        into = find_on_board(CardGroupRow, kept, group, session)
        if (into.topic, into.question) != (found.topic, found.question):
            raise NotFound(group)
    before, found.card_group = found.card_group, group
    session.add(found)
    count_again(kept, (before, group), session)
    raise_version(kept, session)
    return to_card(found)


@command(Right.EDIT, logged=False)
def hide_card(slug: str, bijeenkomst: str, card: str, hidden: bool, *, session: Session) -> Card:
    """Take a card off every screen, or show it again. Raises NotFound."""
    kept = find_bijeenkomst(slug, bijeenkomst, session)
    found = find_on_board(CardRow, kept, card, session)
    found.hidden = hidden
    session.add(found)
    count_again(kept, (found.card_group,), session)
    raise_version(kept, session)
    return to_card(found)


@command(Right.EDIT, logged=False)
def add_card_group(
    slug: str,
    bijeenkomst: str,
    topic: str,
    question: DuidingQuestion,
    title: str,
    *,
    key: str = "",
    session: Session,
) -> CardGroup:
    """Add a group at the end; one that is there under this `key` stays as it is.

    Raises NotFound, NotAccepted.
    """
    kept = find_bijeenkomst(slug, bijeenkomst, session)
    check_topic(kept, topic)
    if key and not GROUP_KEY.fullmatch(key):
        raise NotAccepted("title", "Maak dit groepje opnieuw.")
    there = session.get(CardGroupRow, (kept.initiatief_id, key)) if key else None
    if there is not None:
        return to_card_group(find_on_board(CardGroupRow, kept, key, session))
    if how_many(CardGroupRow, kept, topic, question, session) >= MAX_GROUPS:
        raise NotAccepted("title", f"Er zijn al {MAX_GROUPS} groepjes bij deze vraag.")
    made = CardGroupRow(
        initiatief_id=kept.initiatief_id,
        key=key or new_key(),
        bijeenkomst=kept.key,
        position=last_position(kept, session) + 1,
        topic=topic,
        question=question.value,
        title=check_group_title(title),
    )
    session.add(made)
    raise_version(kept, session)
    return to_card_group(made)


@command(Right.EDIT, logged=False)
def rename_card_group(
    slug: str, bijeenkomst: str, group: str, title: str, *, session: Session
) -> CardGroup:
    """Give a group another title. Raises NotFound, NotAccepted."""
    kept = find_bijeenkomst(slug, bijeenkomst, session)
    found = find_on_board(CardGroupRow, kept, group, session)
    words = check_group_title(title)
    shown = {one.key: one.title for one in board_of(kept, session=session).groups}
    if words != shown[group]:  # words of a card only become a title when somebody types them
        found.title = words
    session.add(found)
    raise_version(kept, session)
    return to_card_group(found)


@command(Right.EDIT, logged=False)
def remove_card_group(slug: str, bijeenkomst: str, group: str, *, session: Session) -> None:
    """Take a group away: its cards are on their own again. Raises NotFound."""
    kept = find_bijeenkomst(slug, bijeenkomst, session)
    session.delete(find_on_board(CardGroupRow, kept, group, session))
    loosened = update(CardRow).where(*on_board(CardRow, kept), col(CardRow.card_group) == group)
    session.connection().execute(loosened.values(card_group=""))
    raise_version(kept, session)
