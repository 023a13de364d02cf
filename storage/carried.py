"""The measuring of one initiatief as a bundle carries it."""

from typing import Any

from sqlmodel import Session, col, select

from storage.finding import find_row
from storage.meting_queries import (
    list_counts,
    list_indicatoren,
    list_metingen,
    list_tellingen,
    list_vragenlijsten,
    list_wording_changes,
    load_vragenlijst,
)
from storage.meting_rows import to_response
from storage.meting_tables import LinkingRow, ResponseRow
from veranderverhaal.bundle import CarriedResponse
from veranderverhaal.exchange_meten import MAX_RESPONSES
from veranderverhaal.meting import Meting
from veranderverhaal.vragenlijst import Vragenlijst


def measuring_of(slug: str, *, session: Session) -> dict[str, Any]:
    """The fields of a Bundle about measuring: nothing that was removed. Raises NotFound."""
    metingen = list_metingen(slug, session=session)
    vragenlijsten = _versions_in_use(slug, metingen, session)
    known = {one.key for one in vragenlijsten}
    linking = session.get(LinkingRow, find_row(slug, session=session).id)
    changes = list_wording_changes(slug, session=session)
    return {
        "indicatoren": tuple(list_indicatoren(slug, session=session)),
        "vragenlijsten": vragenlijsten,
        "wording_changes": tuple(one for one in changes if one.vragenlijst in known),
        "metingen": tuple(metingen),
        "tellingen": tuple(list_tellingen(slug, session=session)),
        "counts": tuple(list_counts(slug, session=session)),
        "linking_secret": linking.secret if linking else "",
        "responses": _responses(slug, metingen, session),
    }


def _versions_in_use(
    slug: str, metingen: list[Meting], session: Session
) -> tuple[Vragenlijst, ...]:
    """Every vragenlijst in the versions that a meting uses, oldest first, and the newest."""
    found = []
    for newest in list_vragenlijsten(slug, session=session):
        used = {one.vragenlijst_version for one in metingen if one.vragenlijst == newest.key}
        for version in sorted(used - {newest.version}):
            found.append(load_vragenlijst(slug, newest.key, version, session=session))
        found.append(newest)
    return tuple(found)


def _responses(slug: str, metingen: list[Meting], session: Session) -> tuple[CarriedResponse, ...]:
    """One more than a bundle may carry at most: then it is refused when it is written."""
    places = {one.key: place for place, one in enumerate(metingen)}
    rows = session.exec(
        select(ResponseRow)
        .where(
            ResponseRow.initiatief_id == find_row(slug, session=session).id,
            col(ResponseRow.meting).in_(places),
            col(ResponseRow.withdrawn).is_(False),
        )
        .order_by(col(ResponseRow.id))
        .limit(MAX_RESPONSES + 1)
    )
    carried = [CarriedResponse(row.meting, to_response(row), row.checked) for row in rows]
    return tuple(sorted(carried, key=lambda one: places[one.meting]))
