"""Commands about responses: keep those that come in, withdraw one, and check one against paper."""

import hashlib
from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select, update

from storage.arrivals import Arrival, Arrived
from storage.commands.parts import find_part
from storage.commands.shared import change
from storage.finding import NotFound
from storage.meting_joins import is_asked, is_in_use
from storage.meting_rows import answers_text, to_response, to_vragenlijst
from storage.meting_tables import MetingRow, ResponseRow, VragenlijstRow, VragenlijstVersionRow
from storage.tables import InitiatiefRow
from veranderverhaal.kept_answers import ResponseCheck
from veranderverhaal.meting import MetingState, Response

MAX_KNOWN = 200
TABLE: Any = ResponseRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Target:
    """The meting that a response is for, with the version of the vragenlijst that it uses."""

    initiatief_id: int
    key: str
    state: str
    linked: bool
    fixed: int | None
    vragenlijst: str
    version: int
    revision: int


Known = MutableMapping[Target, ResponseCheck]


def keep_responses(
    arrivals: Sequence[Arrival], *, session: Session, known: Known | None = None
) -> list[Arrived]:
    """Keep what came in for open metingen, each token once; what became of each, in their order.

    `known` remembers the forms between calls. The first response of a meting fixes its version.
    Raises ValueError, keeping none, when an answer was not offered.
    """
    known = {} if known is None else known
    targets = _lock_targets({arrival.code for arrival in arrivals}, session)
    tokens = [hash_token(arrival.token) for arrival in arrivals]
    rows: dict[str, dict[str, Any]] = {}
    for arrival, token in zip(arrivals, tokens, strict=True):
        target = targets.get(arrival.code)
        if target is not None and target.state == MetingState.OPEN and token not in rows:
            response = _check(target, known, session).accept(arrival.response)
            rows[token] = response_row(target.initiatief_id, target.key, response, token=token)
    new = _insert_new(list(rows.values()), session)
    _mark_answered([one for one in targets.values() if _has_new(one, rows, new)], session)
    before = _kept_before(set(tokens) - new, session)
    return [
        _result(targets.get(arrival.code), token, new, before)
        for arrival, token in zip(arrivals, tokens, strict=True)
    ]


def withdraw_response(slug: str, meting_key: str, response_id: int, *, session: Session) -> None:
    """Take one response out of the count; put_back_response undoes it. Raises NotFound."""
    kept = _find(slug, meting_key, response_id, session)
    kept.withdrawn = True
    session.add(kept)


def put_back_response(slug: str, meting_key: str, response_id: int, *, session: Session) -> None:
    """Undo withdraw_response. Raises NotFound."""
    kept = _find(slug, meting_key, response_id, session)
    kept.withdrawn = False
    session.add(kept)


def mark_checked(
    slug: str,
    meting_key: str,
    response_id: int,
    corrected: Response | None,
    *,
    session: Session,
) -> None:
    """A second person compared a response with its paper; `corrected` replaces what was typed.

    Its week and channel stay, and so does its person when `corrected` names none.
    Raises NotFound, ValueError when an answer was not offered.
    """
    kept = _find(slug, meting_key, response_id, session)
    kept.checked = True
    if corrected is not None:
        target = find_target(kept.initiatief_id, meting_key, session=session)
        before = to_response(kept)
        accepted = make_check(target, session=session).accept(corrected)
        kept.answers = answers_text(accepted.answers)
        kept.language, kept.helped = accepted.language, accepted.helped
        kept.form_number = accepted.form_number
        kept.person = accepted.person or before.person
    session.add(kept)


def hash_token(token: str) -> str:
    """What is kept of a token. Raises ValueError on an empty one."""
    if not token:
        raise ValueError("a form has a token")
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def response_row(
    initiatief_id: int, meting: str, response: Response, **more: Any
) -> dict[str, Any]:
    """The columns of a response, all of them."""
    return {
        "initiatief_id": initiatief_id,
        "meting": meting,
        "answers": answers_text(response.answers),
        "week": response.week,
        "channel": response.channel.value,
        "language": response.language,
        "helped": response.helped,
        "person": response.person,
        "form_number": response.form_number,
        "import_id": None,
        "token": None,
        "withdrawn": False,
        "checked": False,
    } | more


def insert_responses(rows: Sequence[dict[str, Any]], *, session: Session) -> None:
    """Add rows as response_row makes them."""
    if rows:
        session.connection().execute(TABLE.insert(), rows)


def find_target(initiatief_id: int, meting_key: str, *, session: Session) -> Target:
    """The meting that responses are for. Raises NotFound."""
    found = _read_targets(
        session, MetingRow.initiatief_id == initiatief_id, MetingRow.key == meting_key
    )
    for target in found.values():
        return target
    raise NotFound(meting_key)


def make_check(target: Target, *, session: Session) -> ResponseCheck:
    """What a response to this meting is compared with."""
    place = (target.initiatief_id, target.vragenlijst, target.version)
    row = session.get_one(VragenlijstVersionRow, place)
    return ResponseCheck(to_vragenlijst(row), linked=target.linked)


def fix_version(target: Target, *, session: Session) -> None:
    """From its first response on, a meting keeps the version it has."""
    if target.fixed is None:
        chosen = (
            col(MetingRow.initiatief_id) == target.initiatief_id,
            col(MetingRow.key) == target.key,
        )
        fixed = update(MetingRow).where(*chosen).values(vragenlijst_version=target.version)
        session.connection().execute(fixed)


def _find(slug: str, meting_key: str, response_id: int, session: Session) -> ResponseRow:
    row = change(slug, session=session)
    find_part(MetingRow, row, meting_key, session)
    kept = session.get(ResponseRow, response_id)
    if kept is None or (kept.initiatief_id, kept.meting) != (row.id, meting_key):
        raise NotFound(str(response_id))
    return kept


def _lock_targets(codes: Iterable[str], session: Session) -> dict[str, Target]:
    """The metingen by code, their initiatieven locked in one order so that no two block.

    Looked up after the lock, so that a meting that was closed meanwhile is seen as closed.
    """
    ids = select(MetingRow.initiatief_id).where(col(MetingRow.code).in_(codes))
    lock = select(InitiatiefRow.id).where(
        col(InitiatiefRow.id).in_(ids), col(InitiatiefRow.removed_at).is_(None)
    )
    locked = session.exec(lock.order_by(col(InitiatiefRow.id)).with_for_update()).all()
    return _read_targets(
        session, col(MetingRow.code).in_(codes), col(MetingRow.initiatief_id).in_(locked)
    )


def _read_targets(session: Session, *conditions: Any) -> dict[str, Target]:
    found = session.exec(
        select(
            MetingRow.code,
            MetingRow.initiatief_id,
            MetingRow.key,
            MetingRow.state,
            MetingRow.linked,
            MetingRow.vragenlijst_version,
            MetingRow.vragenlijst,
            VragenlijstVersionRow.version,
            VragenlijstVersionRow.revision,
        )  # type: ignore[call-overload]
        .join(VragenlijstRow, is_asked())
        .join(VragenlijstVersionRow, is_in_use())
        .where(*conditions, col(MetingRow.removed).is_(False))
    )
    return {code: Target(*columns) for code, *columns in found}


def _check(target: Target, known: Known, session: Session) -> ResponseCheck:
    if target not in known:
        if len(known) >= MAX_KNOWN:
            known.clear()
        known[target] = make_check(target, session=session)
    return known[target]


def _insert_new(rows: list[dict[str, Any]], session: Session) -> set[str]:
    """Add the rows whose token is new; their tokens."""
    if not rows:
        return set()
    connection = session.connection()
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(TABLE).on_conflict_do_nothing(index_elements=["token"])
    return set(connection.execute(statement.returning(TABLE.c.token), rows).scalars())


def _has_new(target: Target, rows: dict[str, dict[str, Any]], new: set[str]) -> bool:
    place = (target.initiatief_id, target.key)
    return any((rows[token]["initiatief_id"], rows[token]["meting"]) == place for token in new)


def _mark_answered(targets: list[Target], session: Session) -> None:
    for target in targets:
        fix_version(target, session=session)
    for initiatief_id in sorted({target.initiatief_id for target in targets}):
        raised = update(InitiatiefRow).where(col(InitiatiefRow.id) == initiatief_id)
        session.connection().execute(
            raised.values(data_version=col(InitiatiefRow.data_version) + 1)
        )


def _kept_before(tokens: set[str], session: Session) -> set[str]:
    if not tokens:
        return set()
    found = select(ResponseRow.token).where(col(ResponseRow.token).in_(tokens))
    return {token for token in session.exec(found) if token is not None}


def _result(target: Target | None, token: str, new: set[str], before: set[str]) -> Arrived:
    if token in new:
        new.remove(token)
        before.add(token)  # a second arrival with this token in the same group
        return Arrived.KEPT
    if token in before:
        return Arrived.ALREADY
    return Arrived.UNKNOWN if target is None else Arrived.CLOSED
