"""Reading what uitkomsten are made from. No query here grows with the number of responses, but
those that look people up by their own code, or read what they wrote.
"""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from storage.asking import query
from storage.bundles import count_waiting
from storage.finding import NotFound, find_row
from storage.meting_queries import list_metingen, load_vragenlijst
from storage.meting_tables import MetingRow
from storage.open_answers import count_themes as count_themes
from storage.open_answers import list_open_answers as list_open_answers
from storage.pairs import count_pairs as count_pairs
from storage.tally_rows import to_figure, to_norm, to_theme
from storage.tally_tables import FigureRow, NormRow, ResponseCountRow, TallyRow, ThemeRow
from veranderverhaal.access import Right
from veranderverhaal.meting import Channel, Meting
from veranderverhaal.tally import Cell
from veranderverhaal.uitkomst import NeighbourhoodFigure, Norm, ResponseFigures, Theme
from veranderverhaal.vragenlijst import Vragenlijst

TALLY: Any = TallyRow.__table__  # type: ignore[attr-defined]
RECEIVED: Any = ResponseCountRow.__table__  # type: ignore[attr-defined]


@query(Right.SEE)
def load_tally(slug: str, meting_key: str, *, session: Session) -> dict[Cell, int]:
    """How many counted responses are in each cell. Raises NotFound."""
    initiatief_id = _find_meting(slug, meting_key, session).initiatief_id
    chosen = TALLY.select().where(
        TALLY.c.initiatief_id == initiatief_id, TALLY.c.meting == meting_key
    )
    rows = session.connection().execute(chosen)
    return {Cell(axis, part, question, code): n for _, _, axis, part, question, code, n in rows}


@query(Right.SEE)
def response_figures(slug: str, meting_key: str, *, session: Session) -> ResponseFigures:
    """How many were asked and answered, withdrawn responses left out. Raises NotFound."""
    meting = _find_meting(slug, meting_key, session)
    sort = (RECEIVED.c.channel, RECEIVED.c.language, RECEIVED.c.helped, RECEIVED.c.complete)
    chosen = (
        sa.select(*sort, func.sum(RECEIVED.c.number))
        .where(
            RECEIVED.c.initiatief_id == meting.initiatief_id,
            RECEIVED.c.meting == meting_key,
        )
        .group_by(*sort)
    )
    found = [(*one[:-1], int(one[-1])) for one in session.connection().execute(chosen)]
    by_channel: dict[Channel, int] = {}
    by_language: dict[str, int] = {}
    for channel, language, _, _, number in found:
        by_channel[Channel(channel)] = by_channel.get(Channel(channel), 0) + number
        by_language[language] = by_language.get(language, 0) + number
    received = sum(by_channel.values())
    changes, new = count_waiting(meting.initiatief_id, meting_key, session=session)
    return ResponseFigures(
        approached=meting.approached,
        received=received,
        complete=sum(number for *_, is_complete, number in found if is_complete),
        counted=_count_everyone(meting, session),
        by_channel=by_channel,
        by_language=by_language,
        helped=sum(number for _, _, helped, _, number in found if helped),
        begun=None if meting.unsent is None else received + meting.unsent,
        waiting=new,
        changes=changes,
    )


@query(Right.SEE)
def load_counted(
    slug: str, meting_key: str, *, session: Session
) -> tuple[Meting, Vragenlijst, dict[Cell, int], ResponseFigures]:
    """All that veranderverhaal.release asks for, of one moment. Raises NotFound."""
    metingen = list_metingen(slug, session=session)
    meting = next((one for one in metingen if one.key == meting_key), None)
    if meting is None:
        raise NotFound(meting_key)
    return (
        meting,
        load_vragenlijst(slug, meting.vragenlijst, meting.vragenlijst_version, session=session),
        load_tally(slug, meting_key, session=session),
        response_figures(slug, meting_key, session=session),
    )


@query(Right.SEE)
def list_norms(slug: str, *, session: Session) -> list[Norm]:
    """The norms, by the key of their question. Raises NotFound."""
    row = find_row(slug, session=session)
    chosen = select(NormRow).where(NormRow.initiatief_id == row.id)
    return [to_norm(one) for one in session.exec(chosen.order_by(col(NormRow.question)))]


@query(Right.SEE)
def list_figures(slug: str, *, session: Session) -> list[NeighbourhoodFigure]:
    """The figures of the neighbourhood in their order. Raises NotFound."""
    return [to_figure(one) for one in _present(FigureRow, slug, session)]


@query(Right.SEE)
def list_themes(slug: str, *, session: Session) -> list[Theme]:
    """The themes of open answers in their order. Raises NotFound."""
    return [to_theme(one) for one in _present(ThemeRow, slug, session)]


def _find_meting(slug: str, meting_key: str, session: Session) -> MetingRow:
    row = find_row(slug, session=session)
    meting = session.get(MetingRow, (row.id, meting_key))
    if meting is None or meting.removed:
        raise NotFound(meting_key)
    return meting


def _count_everyone(meting: MetingRow, session: Session) -> int:
    everyone = Cell()
    key = (everyone.axis, everyone.group, everyone.question, everyone.code)
    row = session.get(TallyRow, (meting.initiatief_id, meting.key, *map(str, key)))
    return row.number if row else 0


def _present(table: Any, slug: str, session: Session) -> Any:
    return session.exec(
        select(table)
        .where(
            table.initiatief_id == find_row(slug, session=session).id,
            col(table.removed).is_(False),
        )
        .order_by(table.position, table.key)
    )
