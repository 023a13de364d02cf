"""Reading what belongs to measuring: rows to domain values, as in storage.queries."""

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from storage.access_tables import PrivacyRow
from storage.asking import query
from storage.finding import NotFound, find_row, to_initiatief
from storage.meting_joins import is_asked, is_in_use, is_newest, is_reachable
from storage.meting_rows import (
    to_count,
    to_indicator,
    to_meting,
    to_telling,
    to_vragenlijst,
    to_wording_change,
)
from storage.meting_tables import (
    CountRow,
    IndicatorRow,
    LinkingRow,
    MetingRow,
    SecretRow,
    TellingRow,
    VragenlijstRow,
    VragenlijstVersionRow,
    WordingChangeRow,
)
from storage.privacy_queries import privacy_of
from storage.response_queries import ImportBatch as ImportBatch
from storage.response_queries import KeptResponse as KeptResponse
from storage.response_queries import ResponseCounts as ResponseCounts
from storage.response_queries import count_responses as count_responses
from storage.response_queries import list_imports as list_imports
from storage.response_queries import list_responses as list_responses
from storage.response_queries import list_typed_responses as list_typed_responses
from storage.response_queries import remembered_columns as remembered_columns
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.indicator import Indicator
from veranderverhaal.meting import Meting
from veranderverhaal.model import Initiatief
from veranderverhaal.privacy import with_contact
from veranderverhaal.telling import Count, Telling
from veranderverhaal.vragenlijst import Vragenlijst
from veranderverhaal.wording import WordingChange

INSTALLATION = "installation"


@dataclass(frozen=True)
class Form:
    """What a respondent gets to see, and the secret that turns a self-made code into a hash."""

    initiatief: Initiatief
    meting: Meting
    vragenlijst: Vragenlijst
    secret: bytes = field(repr=False)


@query(Right.SEE)
def list_indicatoren(slug: str, *, session: Session) -> list[Indicator]:
    """The indicatoren in their order. Raises NotFound."""
    return [to_indicator(row) for row in _present(IndicatorRow, slug, session)]


@query(Right.SEE)
def list_vragenlijsten(slug: str, *, session: Session) -> list[Vragenlijst]:
    """The newest version of every vragenlijst, in their order. Raises NotFound."""
    rows = session.exec(
        select(VragenlijstVersionRow)
        .join(VragenlijstRow, is_newest())
        .where(
            VragenlijstRow.initiatief_id == find_row(slug, session=session).id,
            col(VragenlijstRow.removed).is_(False),
        )
        .order_by(col(VragenlijstRow.position), col(VragenlijstRow.key))
    )
    return [to_vragenlijst(row) for row in rows]


@query(Right.SEE)
def load_vragenlijst(
    slug: str, key: str, version: int | None = None, *, session: Session
) -> Vragenlijst:
    """One version of a vragenlijst, the newest unless told otherwise. Raises NotFound."""
    row = find_row(slug, session=session)
    if version is None:
        newest = session.get(VragenlijstRow, (row.id, key))
        if newest is None or newest.removed:
            raise NotFound(key)
        version = newest.version
    found = session.get(VragenlijstVersionRow, (row.id, key, version))
    if found is None:
        raise NotFound(key)
    return to_vragenlijst(found)


@query(Right.SEE)
def wording_changes(slug: str, key: str, *, session: Session) -> list[WordingChange]:
    """The texts of a vragenlijst that changed after answers came in, oldest first."""
    return [one for one in list_wording_changes(slug, session=session) if one.vragenlijst == key]


@query(Right.SEE)
def list_wording_changes(slug: str, *, session: Session) -> list[WordingChange]:
    """As wording_changes, of all vragenlijsten. Raises NotFound."""
    rows = session.exec(
        select(WordingChangeRow)
        .where(WordingChangeRow.initiatief_id == find_row(slug, session=session).id)
        .order_by(col(WordingChangeRow.id))
    )
    return [to_wording_change(row) for row in rows]


@query(Right.SEE)
def list_metingen(slug: str, *, session: Session) -> list[Meting]:
    """The metingen in their order. Raises NotFound."""
    rows = session.exec(
        select(MetingRow, VragenlijstRow.version)
        .join(VragenlijstRow, is_asked())
        .where(
            MetingRow.initiatief_id == find_row(slug, session=session).id,
            col(MetingRow.removed).is_(False),
        )
        .order_by(col(MetingRow.position), col(MetingRow.key))
    )
    return [to_meting(row, newest) for row, newest in rows]


@query(Right.NONE)
def load_form(code: str, *, session: Session) -> Form:
    """What stands at the link with this code, whatever its state. Raises NotFound."""
    found = session.exec(
        select(InitiatiefRow, MetingRow, VragenlijstVersionRow, LinkingRow.secret)
        .join(MetingRow, col(MetingRow.initiatief_id) == InitiatiefRow.id)
        .join(VragenlijstRow, is_asked())
        .join(VragenlijstVersionRow, is_in_use())
        .join(LinkingRow, col(LinkingRow.initiatief_id) == InitiatiefRow.id)
        .where(*is_reachable(code))
    ).first()
    if found is None:
        raise NotFound(code)
    initiatief, meting, version, secret = found
    privacy = privacy_of(meting.initiatief_id, session=session)
    return Form(
        initiatief=to_initiatief(initiatief),
        meting=to_meting(meting, version.version),
        vragenlijst=with_contact(to_vragenlijst(version), privacy.contact),
        secret=bytes.fromhex(secret),
    )


@query(Right.NONE)
def form_stamp(code: str, *, session: Session) -> tuple[int | str | None, ...]:
    """A value that changes exactly when load_form would give something else. Raises NotFound.

    One small query, and no response changes it: a page made from the form may be kept by it.
    """
    found = session.exec(
        select(
            InitiatiefRow.id,
            InitiatiefRow.revision,
            MetingRow.revision,
            MetingRow.state,
            VragenlijstVersionRow.version,
            VragenlijstVersionRow.revision,
            PrivacyRow.revision,
        )  # type: ignore[call-overload]
        .join(MetingRow, col(MetingRow.initiatief_id) == InitiatiefRow.id)
        .join(VragenlijstRow, is_asked())
        .join(VragenlijstVersionRow, is_in_use())
        .outerjoin(PrivacyRow, col(PrivacyRow.initiatief_id) == InitiatiefRow.id)
        .where(*is_reachable(code))
    ).first()
    if found is None:
        raise NotFound(code)
    return tuple(found)


@query(Right.SEE)
def list_tellingen(slug: str, *, session: Session) -> list[Telling]:
    """The tellingen in their order. Raises NotFound."""
    return [to_telling(row) for row in _present(TellingRow, slug, session)]


@query(Right.SEE)
def list_counts(slug: str, *, session: Session) -> list[Count]:
    """The counts of all tellingen that are there, oldest day first. Raises NotFound."""
    telling = (col(TellingRow.initiatief_id) == CountRow.initiatief_id) & (
        col(TellingRow.key) == CountRow.telling
    )
    rows = session.exec(
        select(CountRow)
        .join(TellingRow, telling)
        .where(
            CountRow.initiatief_id == find_row(slug, session=session).id,
            col(TellingRow.removed).is_(False),
        )
        .order_by(col(CountRow.day), col(CountRow.key))
    )
    return [to_count(row) for row in rows]


@query(Right.INSTALLATION)
def installation_secret(*, session: Session) -> bytes:
    """What this installation signs forms with; made once by the migration."""
    value = session.exec(select(SecretRow.value).where(SecretRow.name == INSTALLATION)).one()
    return bytes.fromhex(value)


def _present(table: Any, slug: str, session: Session) -> Any:
    """The rows of a table that were not removed, in their order."""
    return session.exec(
        select(table)
        .where(
            table.initiatief_id == find_row(slug, session=session).id,
            table.removed.is_(False),
        )
        .order_by(table.position, table.key)
    )
