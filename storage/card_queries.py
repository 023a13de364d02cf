"""Reading the cards of a bijeenkomst."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from storage.asking import query
from storage.card_keys import voter_key
from storage.duiding_tables import BijeenkomstRow, CardGroupRow, CardRow, DotRow
from storage.finding import NotFound, find_row
from storage.part_kinds import to_value
from storage.presentation_queries import DAYS_KEPT
from storage.tables import InitiatiefRow
from storage.tally_tables import PresentationRow
from veranderverhaal.access import Right
from veranderverhaal.bijeenkomst import BijeenkomstState
from veranderverhaal.card import Board, Card, CardGroup, fair_dots, with_loose_titles
from veranderverhaal.duiding import DuidingQuestion

MAX_CODE = 20


@dataclass(frozen=True)
class Running:
    """A bijeenkomst that is going on, and which of its screens is shown now."""

    slug: str
    key: str
    data_version: int
    board_version: int
    position: int = 0
    voting: bool = False


@query(Right.SEE)
def load_board(slug: str, bijeenkomst: str, *, session: Session) -> Board:
    """All cards of a bijeenkomst with their groups and dots. Raises NotFound."""
    row = find_row(slug, session=session)
    kept = session.get(BijeenkomstRow, (row.id, bijeenkomst))
    if kept is None or kept.removed:
        raise NotFound(bijeenkomst)
    return board_of(kept, session=session)


@query(Right.NONE)
def find_running(code: str, *, today: date | None = None, session: Session) -> Running:
    """The bijeenkomst that takes cards at this address. Raises NotFound.

    One that was never ended takes none from the second day after it was started.
    """
    kept, row, shown = find_open(code, today=today, session=session)
    return Running(
        slug=row.slug,
        key=kept.key,
        data_version=row.data_version,
        board_version=kept.board_version,
        position=shown.position,
        voting=shown.voting,
    )


@query(Right.EDIT)
def running_code(slug: str, key: str, *, session: Session) -> str:
    """Where phones hand in their cards; "" when it is not going on. Raises NotFound."""
    row = find_row(slug, session=session)
    kept = session.get(BijeenkomstRow, (row.id, key))
    if kept is None or kept.removed:
        raise NotFound(key)
    return (kept.code or "") if kept.state == BijeenkomstState.RUNNING else ""


@query(Right.NONE)
def given_dots(
    code: str, topic: str, question: DuidingQuestion, voter: str, *, session: Session
) -> tuple[str, ...]:
    """What this device gave dots to on this question. Raises NotFound."""
    kept, _, _ = find_open(code, session=session)
    about = (kept.initiatief_id, kept.key, topic, str(question))
    given = session.get(DotRow, (*about, voter_key(voter, kept, session=session)))
    if given is None:
        return ()
    board = board_of(kept, session=session).of(topic, question)
    return fair_dots(given.targets.split(), board)


def find_open(
    code: str, *, today: date | None = None, session: Session, for_change: bool = False
) -> tuple[BijeenkomstRow, InitiatiefRow, PresentationRow]:
    """The rows of the bijeenkomst that takes cards here, for this package. Raises NotFound."""
    day = today or datetime.now(UTC).date()
    chosen = (
        select(BijeenkomstRow, InitiatiefRow, PresentationRow)
        .join(InitiatiefRow, col(InitiatiefRow.id) == BijeenkomstRow.initiatief_id)
        .join(PresentationRow, _is_of_bijeenkomst())
        .where(
            BijeenkomstRow.code == code,
            BijeenkomstRow.state == BijeenkomstState.RUNNING,
            col(BijeenkomstRow.removed).is_(False),
            col(InitiatiefRow.removed_at).is_(None),
            col(PresentationRow.made_on) >= day - timedelta(days=DAYS_KEPT),
        )
        .order_by(PresentationRow.token)
    )
    if for_change:
        chosen = chosen.with_for_update(of=BijeenkomstRow)
    found = session.exec(chosen).first() if 0 < len(code) <= MAX_CODE and "\0" not in code else None
    if found is None:
        raise NotFound("bijeenkomst")
    return found


def board_of(kept: BijeenkomstRow, *, session: Session) -> Board:
    """The cards of a bijeenkomst, for this package."""
    there = with_loose_titles(Board(_cards(kept, session), _groups(kept, session)))
    return _with_dots(there, kept, session)


def _is_of_bijeenkomst() -> Any:
    return (col(PresentationRow.initiatief_id) == BijeenkomstRow.initiatief_id) & (
        col(PresentationRow.bijeenkomst) == BijeenkomstRow.key
    )


def _cards(kept: BijeenkomstRow, session: Session) -> tuple[Card, ...]:
    chosen = select(CardRow).where(*_of(CardRow, kept))
    ordered = chosen.order_by(col(CardRow.position), col(CardRow.key))
    return tuple(to_card(one) for one in session.exec(ordered))


def to_card(row: CardRow) -> Card:
    """A card from its row."""
    return Card(
        key=row.key,
        topic=row.topic,
        question=DuidingQuestion(row.question),
        text=row.text,
        group=row.card_group,
        hidden=row.hidden,
    )


def _groups(kept: BijeenkomstRow, session: Session) -> tuple[CardGroup, ...]:
    chosen = select(CardGroupRow).where(*_of(CardGroupRow, kept))
    ordered = chosen.order_by(col(CardGroupRow.position), col(CardGroupRow.key))
    return tuple(to_card_group(one) for one in session.exec(ordered))


def to_card_group(row: CardGroupRow) -> CardGroup:
    """A group from its row."""
    group: CardGroup = to_value(CardGroup, row)
    return group


def _with_dots(board: Board, kept: BijeenkomstRow, session: Session) -> Board:
    """With what was given now; on a question without that, what was kept of an earlier time."""
    given: Counter[str] = Counter()
    voters: Counter[tuple[str, DuidingQuestion]] = Counter()
    for one in session.exec(select(DotRow).where(*_of(DotRow, kept))):
        asked = one.topic, DuidingQuestion(one.question)
        fair = fair_dots(one.targets.split(), board.of(*asked))
        given.update(fair)
        voters[asked] += bool(fair)
    earlier = {
        one.key: one.dots
        for one in board.groups
        if one.dots and (one.topic, one.question) not in voters
    }
    return replace(board, dots={**earlier, **given}, voters=dict(voters))


def _of(table: Any, kept: BijeenkomstRow) -> tuple[Any, ...]:
    return table.initiatief_id == kept.initiatief_id, table.bijeenkomst == kept.key
