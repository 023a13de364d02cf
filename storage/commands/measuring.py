"""Keeping the measuring that a bundle carries, in an initiatief that has none yet."""

import secrets

from sqlmodel import Session

from storage.commands.indicatoren import write_indicator
from storage.commands.metingen import keep_linking_secret, write_meting
from storage.commands.responses import insert_responses, response_row
from storage.commands.shared import id_of
from storage.commands.tellingen import write_count, write_telling
from storage.commands.vragenlijsten import write_version, write_wording_changes
from storage.meting_tables import VragenlijstRow
from storage.tables import InitiatiefRow
from veranderverhaal.bundle import Bundle
from veranderverhaal.meting import new_code


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
    rows = [
        response_row(id_of(row), one.meting, one.response, checked=one.checked)
        for one in bundle.responses
    ]
    insert_responses(rows, session=session)
