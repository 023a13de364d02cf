"""The measuring of one initiatief as a bundle carries it."""

from collections.abc import Sequence
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
from storage.open_answers import list_marks
from storage.tally_queries import list_figures, list_norms, list_themes
from veranderverhaal.bundle import CarriedResponse
from veranderverhaal.exchange_meten import MAX_RESPONSES
from veranderverhaal.exchange_uitkomst import fitting_norms, questions_written
from veranderverhaal.meting import Meting
from veranderverhaal.uitkomst import Norm, Theme
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
        "norms": _norms(slug, vragenlijsten, session),
        "figures": tuple(list_figures(slug, session=session)),
        "themes": tuple(list_themes(slug, session=session)),
        "linking_secret": linking.secret if linking else "",
        "responses": _responses(slug, metingen, vragenlijsten, session),
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


def _norms(slug: str, vragenlijsten: tuple[Vragenlijst, ...], session: Session) -> tuple[Norm, ...]:
    """Without those that their question outgrew, as a share of what became a grade.

    Sorted here: each database has its own opinion on capitals.
    """
    found = fitting_norms(list_norms(slug, session=session), vragenlijsten)
    return tuple(sorted(found, key=lambda one: one.question))


def _responses(
    slug: str,
    metingen: list[Meting],
    vragenlijsten: tuple[Vragenlijst, ...],
    session: Session,
) -> tuple[CarriedResponse, ...]:
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
    versions = {(one.key, one.version): one for one in vragenlijsten}
    asked = {one.key: versions[one.vragenlijst, one.vragenlijst_version] for one in metingen}
    marks = list_marks(slug, session=session)
    carried = [_carry(row, asked[row.meting], marks.get(row.id or 0, ())) for row in rows]
    return tuple(sorted(carried, key=lambda one: places[one.meting]))


def _carry(row: ResponseRow, asked: Vragenlijst, marks: Sequence[Theme]) -> CarriedResponse:
    response = to_response(row)
    written = questions_written(response, asked) if marks else ()
    themes = tuple(theme.key for theme in marks if theme.question in written)
    return CarriedResponse(row.meting, response, row.checked, themes)
