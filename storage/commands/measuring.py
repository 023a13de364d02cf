"""Keeping the measuring that a bundle carries, in an initiatief that has none yet."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from storage.commands.indicatoren import write_indicator
from storage.commands.metingen import keep_linking_secret, write_meting
from storage.commands.responses import insert_responses, response_row
from storage.commands.shared import id_of
from storage.commands.tellingen import write_count, write_telling
from storage.commands.uitkomsten import figure_row, norm_row, theme_row
from storage.commands.vragenlijsten import write_version, write_wording_changes
from storage.meting_tables import ResponseRow, VragenlijstRow
from storage.tables import InitiatiefRow
from storage.tallies import Changed, join_as_file, keep_up, let_join
from storage.tally_tables import ThemeMarkRow
from storage.targets import find_target, load_asked
from veranderverhaal.bundle import Bundle, CarriedResponse
from veranderverhaal.meting import new_code

MARKS: Any = ThemeMarkRow.__table__  # type: ignore[attr-defined]


def write_measuring(row: InitiatiefRow, bundle: Bundle, *, session: Session) -> None:
    """Keep everything about measuring in a checked bundle."""
    for position, indicator in enumerate(bundle.indicatoren, 1):
        write_indicator(row, indicator, position, session=session)
    newest = _write_vragenlijsten(row, bundle, session)
    write_wording_changes(row, bundle.wording_changes, session=session)
    if bundle.linking_secret or bundle.metingen:
        secret = bundle.linking_secret or secrets.token_hex(32)
        keep_linking_secret(row, secret, session=session)
    _write_metingen(row, bundle, newest, session)
    for position, telling in enumerate(bundle.tellingen, 1):
        write_telling(row, telling, position, session=session)
    for count in bundle.counts:
        write_count(row, count, session=session)
    _write_beside(row, bundle, session)


def _write_beside(row: InitiatiefRow, bundle: Bundle, session: Session) -> None:
    session.add_all(norm_row(row, one) for one in bundle.norms)
    session.add_all(figure_row(row, one, place) for place, one in enumerate(bundle.figures, 1))
    session.add_all(theme_row(row, one, place) for place, one in enumerate(bundle.themes, 1))
    session.flush()


def _write_vragenlijsten(row: InitiatiefRow, bundle: Bundle, session: Session) -> dict[str, int]:
    """The newest version by key."""
    newest: dict[str, int] = {}
    for one in bundle.vragenlijsten:
        newest[one.key] = max(one.version, newest.get(one.key, 0))
        write_version(row, one, session=session)
    for position, (key, version) in enumerate(newest.items(), 1):
        session.add(
            VragenlijstRow(initiatief_id=id_of(row), key=key, position=position, version=version)
        )
    session.flush()
    return newest


def _write_metingen(
    row: InitiatiefRow, bundle: Bundle, newest: dict[str, int], session: Session
) -> None:
    """A meting keeps its version when it has responses; else it goes on to follow the newest."""
    answered = {one.meting for one in bundle.responses}
    for position, meting in enumerate(bundle.metingen, 1):
        version = meting.vragenlijst_version
        is_fixed = meting.key in answered or version < newest[meting.vragenlijst]
        write_meting(
            row,
            meting,
            position,
            code=meting.code or new_code(),
            version=version if is_fixed else None,
            session=session,
        )
    for meting in bundle.metingen:
        _write_responses(row, meting.key, bundle, session)


def _write_responses(row: InitiatiefRow, meting: str, bundle: Bundle, session: Session) -> None:
    carried = [one for one in bundle.responses if one.meting == meting]
    if not carried:
        return
    target = find_target(id_of(row), meting, session=session)
    asked = load_asked(target, session=session)
    joining, together = join_as_file(target, len(carried), session=session)
    rows, came = [], []
    for place, one in enumerate(carried):
        is_counted = place < joining
        more = {"checked": one.checked, "counted": is_counted, "bundle": together * is_counted}
        rows.append(response_row(id_of(row), meting, one.response, **more))
        came.append(Changed(one.response, is_counted=is_counted))
    insert_responses(rows, session=session)
    if any(one.themes for one in carried):
        _write_marks(row, meting, carried, session)
    keep_up(target, asked, came, session=session)
    let_join(target, asked, session=session)


def _write_marks(
    row: InitiatiefRow, meting: str, carried: Sequence[CarriedResponse], session: Session
) -> None:
    """Give answers their themes. No other responses are there yet, and ids rise as they came."""
    kept = select(ResponseRow.id).where(
        ResponseRow.initiatief_id == row.id, ResponseRow.meting == meting
    )
    ids = session.exec(kept.order_by(col(ResponseRow.id))).all()
    marks = [
        {"initiatief_id": id_of(row), "theme": theme, "response_id": response_id}
        for response_id, one in zip(ids, carried, strict=True)
        for theme in one.themes
    ]
    session.connection().execute(MARKS.insert(), marks)
