"""Reading the responses to a meting, and the files they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from storage.asking import query
from storage.finding import find_row
from storage.meting_rows import to_response
from storage.meting_tables import ColumnRow, ImportRow, MetingRow, ResponseRow
from storage.tally_tables import ResponseCountRow
from veranderverhaal.access import Right
from veranderverhaal.meting import Channel, Response

# What a volunteer types from paper, or asks somebody: not what people sent themselves.
TYPED = (Channel.PAPER.value, Channel.CONVERSATION.value)


@dataclass(frozen=True)
class ResponseCounts:
    """How many responses a meting has, and how they came in. `last_week` "" when there are none."""

    total: int = 0
    by_channel: Mapping[Channel, int] = field(default_factory=dict)
    by_language: Mapping[str, int] = field(default_factory=dict)
    helped: int = 0
    last_week: str = ""


@dataclass(frozen=True)
class KeptResponse:
    """One response with its number; `checked` when a second person compared it with the paper."""

    id: int
    response: Response
    checked: bool


@dataclass(frozen=True)
class ImportBatch:
    """One file of answers that came in at once."""

    id: int
    file_name: str
    imported_on: date
    rows: int
    undone: bool


@query(Right.SEE)
def count_responses(slug: str, *, session: Session) -> dict[str, ResponseCounts]:
    """By the key of every meting: how many responses, withdrawn ones left out. Raises NotFound."""
    row = find_row(slug, session=session)
    found = session.exec(
        select(ResponseCountRow).where(ResponseCountRow.initiatief_id == row.id)
    ).all()
    keys = session.exec(
        select(MetingRow.key).where(
            MetingRow.initiatief_id == row.id, col(MetingRow.removed).is_(False)
        )
    )
    return {key: _sum_counts([one for one in found if one.meting == key]) for key in keys}


@query(Right.READ_ANSWERS)
def list_responses(
    slug: str,
    meting_key: str,
    *,
    channel: Channel | None = None,
    limit: int = 50,
    session: Session,
) -> list[KeptResponse]:
    """The responses to a meting, newest first, withdrawn ones left out. Raises NotFound."""
    row = find_row(slug, session=session)
    question = select(ResponseRow).where(
        ResponseRow.initiatief_id == row.id,
        ResponseRow.meting == meting_key,
        col(ResponseRow.withdrawn).is_(False),
    )
    if channel is not None:
        question = question.where(ResponseRow.channel == channel.value)
    rows = session.exec(question.order_by(col(ResponseRow.id).desc()).limit(limit))
    return [KeptResponse(one.id or 0, to_response(one), one.checked) for one in rows]


@query(Right.FILL_IN)
def list_typed_responses(
    slug: str, meting_key: str, *, channel: Channel, limit: int = 50, session: Session
) -> list[KeptResponse]:
    """As list_responses, of one channel that is typed; nothing of another channel."""
    if channel.value not in TYPED:
        return []
    return list_responses(slug, meting_key, channel=channel, limit=limit, session=session)


@query(Right.EDIT)
def list_imports(slug: str, meting_key: str, *, session: Session) -> list[ImportBatch]:
    """The files that were taken in for a meting, newest first. Raises NotFound."""
    rows = session.exec(
        select(ImportRow)
        .where(
            ImportRow.initiatief_id == find_row(slug, session=session).id,
            ImportRow.meting == meting_key,
        )
        .order_by(col(ImportRow.id).desc())
    )
    return [
        ImportBatch(one.id or 0, one.file_name, one.imported_on, one.rows, one.undone)
        for one in rows
    ]


@query(Right.EDIT)
def remembered_columns(slug: str, *, session: Session) -> dict[str, str]:
    """With what each column of earlier imports was matched. Raises NotFound."""
    row = find_row(slug, session=session)
    found = session.exec(select(ColumnRow).where(ColumnRow.initiatief_id == row.id))
    return {one.name: one.target for one in found}


def _sum_counts(found: list[ResponseCountRow]) -> ResponseCounts:
    by_channel: dict[Channel, int] = {}
    by_language: dict[str, int] = {}
    for one in found:
        channel = Channel(one.channel)
        by_channel[channel] = by_channel.get(channel, 0) + one.number
        by_language[one.language] = by_language.get(one.language, 0) + one.number
    return ResponseCounts(
        total=sum(by_channel.values()),
        by_channel=by_channel,
        by_language=by_language,
        helped=sum(one.number for one in found if one.helped),
        last_week=max((one.week for one in found), default=""),
    )
