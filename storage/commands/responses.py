"""Commands about responses: keep those that come in, withdraw one, and check one against paper."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select

from storage.arrivals import Arrival, Arrived
from storage.asking import check_right, command
from storage.bundles import settle
from storage.commands.parts import find_part
from storage.commands.shared import change, raise_for_answers
from storage.finding import NotFound
from storage.meting_rows import answers_text, to_response
from storage.meting_tables import MetingRow, ResponseRow
from storage.response_queries import TYPED
from storage.tables import InitiatiefRow
from storage.tallies import Changed, keep_up, let_join
from storage.tally_tables import ThemeMarkRow, ThemeRow
from storage.targets import Asked, Target, find_target, find_targets, fix_version, load_asked
from storage.targets import Known as Known
from veranderverhaal.access import Right
from veranderverhaal.meting import Response
from veranderverhaal.plain import to_compact

TABLE: Any = ResponseRow.__table__  # type: ignore[attr-defined]


@command(Right.NONE, logged=False)
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
    accepted: dict[str, tuple[Target, Response]] = {}
    for arrival, token in zip(arrivals, tokens, strict=True):
        target = targets.get(arrival.code)
        if target is not None and target.is_open and token not in accepted:
            check = load_asked(target, known=known, session=session).check
            accepted[token] = target, check.accept(arrival.response)
    new = _insert_new(accepted, session)
    for target in targets.values():
        came = [one for token, (place, one) in accepted.items() if place == target and token in new]
        if came:
            _count_new(target, came, known, session)
    _raise_versions({accepted[token][0].initiatief_id for token in new}, session)
    before = _kept_before(set(tokens) - new, session)
    return [
        _result(targets.get(arrival.code), token, arrival, new, before)
        for arrival, token in zip(arrivals, tokens, strict=True)
    ]


@command(Right.FILL_IN)
def withdraw_response(slug: str, meting_key: str, response_id: int, *, session: Session) -> None:
    """Take one response away; put_back_response undoes it. Raises NotFound.

    Once it was shown with others it stays counted until enough of them go (storage.bundles).
    """
    kept = _find(slug, meting_key, response_id, session)
    if not kept.withdrawn:
        kept.withdrawn = True
        was_shown = bool(kept.bundle)
        gone = Changed(to_response(kept), kept.counted and not was_shown, -1)
        kept.counted = kept.counted and was_shown
        _follow(kept, [gone], session)


@command(Right.FILL_IN)
def put_back_response(slug: str, meting_key: str, response_id: int, *, session: Session) -> None:
    """Undo withdraw_response. Raises NotFound."""
    kept = _find(slug, meting_key, response_id, session)
    if kept.withdrawn:
        kept.withdrawn = False
        target, asked = _follow(kept, [Changed(to_response(kept), is_counted=False)], session)
        let_join(target, asked, session=session)


@command(Right.FILL_IN)
def mark_checked(
    slug: str,
    meting_key: str,
    response_id: int,
    corrected: Response | None,
    *,
    session: Session,
) -> None:
    """A second person compared a response with its paper; `corrected` replaces what was typed.

    Its week and channel stay, and so does its person when `corrected` names none or when it was
    shown with others already; then what was typed stays counted until enough of them are corrected
    (storage.bundles). A text that changed has no themes any more. Raises NotFound, ValueError when
    an answer was not offered.
    """
    kept = _find(slug, meting_key, response_id, session)
    kept.checked = True
    session.add(kept)
    if corrected is not None:
        before, counted_before = to_response(kept), _counted_as(kept)
        target = find_target(kept.initiatief_id, meting_key, session=session)
        accepted = load_asked(target, session=session).check.accept(corrected)
        kept.answers = answers_text(accepted.answers)
        kept.language, kept.helped = accepted.language, accepted.helped
        kept.form_number = accepted.form_number
        waits = bool(kept.bundle)
        if waits:
            now = _counted_as(kept)
            kept.counted_as = kept.counted_as or counted_before
            kept.counted_as = None if kept.counted_as == now else kept.counted_as
        else:
            kept.person = accepted.person or before.person
        _take_themes(kept, before, session)
        if not kept.withdrawn:
            is_counted = kept.counted and not waits
            gone = Changed(before, is_counted, -1)
            _follow(kept, [gone, Changed(to_response(kept), is_counted)], session)


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
        "counted": False,
        "bundle": 0,
    } | more


def insert_responses(rows: Sequence[dict[str, Any]], *, session: Session) -> None:
    """Add rows as response_row makes them."""
    if rows:
        session.connection().execute(TABLE.insert(), rows)


def _find(slug: str, meting_key: str, response_id: int, session: Session) -> ResponseRow:
    row = change(slug, session=session)
    find_part(MetingRow, row, meting_key, session)
    kept = session.get(ResponseRow, response_id)
    if kept is None or (kept.initiatief_id, kept.meting) != (row.id, meting_key):
        raise NotFound(str(response_id))
    if kept.channel not in TYPED:  # who fills in forms has no say over what people sent themselves
        check_right(Right.EDIT, slug, session=session)
    return kept


def _follow(kept: ResponseRow, changes: list[Changed], session: Session) -> tuple[Target, Asked]:
    """Keep the row as it is now, and let the tallies follow, with its bundle."""
    session.add(kept)
    session.flush()
    target = find_target(kept.initiatief_id, kept.meting, session=session)
    asked = load_asked(target, session=session)
    keep_up(target, asked, changes, session=session)
    settle(target, asked, [kept.bundle], session=session)
    session.expire(kept)
    return target, asked


def _counted_as(kept: ResponseRow) -> str:
    """What the tallies count of a response, but for what never changes."""
    answers = json.loads(kept.answers)
    return to_compact({"answers": answers, "language": kept.language, "helped": kept.helped})


def _take_themes(kept: ResponseRow, before: Response, session: Session) -> None:
    """Take away the themes of the answers that are not what they were."""
    answers = to_response(kept).answers
    changed = [key for key, answer in before.answers.items() if answers.get(key) != answer]
    themes = select(ThemeRow.key).where(
        ThemeRow.initiatief_id == kept.initiatief_id, col(ThemeRow.question).in_(changed)
    )
    gone = delete(ThemeMarkRow).where(
        col(ThemeMarkRow.initiatief_id) == kept.initiatief_id,
        col(ThemeMarkRow.response_id) == kept.id,
        col(ThemeMarkRow.theme).in_(themes),
    )
    session.connection().execute(gone)


def _lock_targets(codes: Iterable[str], session: Session) -> dict[str, Target]:
    """The metingen by code, their initiatieven locked in one order so that no two block.

    Looked up after the lock, so that a meting that was closed meanwhile is seen as closed.
    """
    ids = select(MetingRow.initiatief_id).where(col(MetingRow.code).in_(codes))
    lock = select(InitiatiefRow.id).where(
        col(InitiatiefRow.id).in_(ids), col(InitiatiefRow.removed_at).is_(None)
    )
    locked = session.exec(lock.order_by(col(InitiatiefRow.id)).with_for_update()).all()
    return find_targets(
        session,
        col(MetingRow.code).in_(codes),
        col(MetingRow.initiatief_id).in_(locked),
        col(MetingRow.removed).is_(False),
    )


def _insert_new(accepted: dict[str, tuple[Target, Response]], session: Session) -> set[str]:
    """Keep the responses whose token is new; their tokens."""
    if not accepted:
        return set()
    rows = [
        response_row(target.initiatief_id, target.key, response, token=token)
        for token, (target, response) in accepted.items()
    ]
    connection = session.connection()
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(TABLE).on_conflict_do_nothing(index_elements=["token"])
    return set(connection.execute(statement.returning(TABLE.c.token), rows).scalars())


def _count_new(
    target: Target, responses: Sequence[Response], known: Known, session: Session
) -> None:
    fix_version(target, session=session)
    asked = load_asked(target, known=known, session=session)
    keep_up(target, asked, [Changed(one, is_counted=False) for one in responses], session=session)
    let_join(target, asked, session=session)


def _raise_versions(ids: set[int], session: Session) -> None:
    for initiatief_id in sorted(ids):
        raise_for_answers(initiatief_id, session=session)


def _kept_before(tokens: set[str], session: Session) -> dict[str, str]:
    """The answers that were kept under these tokens."""
    if not tokens:
        return {}
    found = select(ResponseRow.token, ResponseRow.answers).where(col(ResponseRow.token).in_(tokens))
    return {token: answers for token, answers in session.exec(found) if token is not None}


def _result(
    target: Target | None, token: str, arrival: Arrival, new: set[str], before: dict[str, str]
) -> Arrived:
    answers = answers_text(arrival.response.answers)
    if token in new:
        new.remove(token)
        before[token] = answers  # a second arrival with this token in the same group
        return Arrived.KEPT
    if token in before and json.loads(before[token]) == json.loads(answers):
        return Arrived.ALREADY
    if token in before and target is not None and target.is_open:
        return Arrived.OTHER
    return Arrived.UNKNOWN if target is None else Arrived.CLOSED
