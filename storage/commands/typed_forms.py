"""Keeping a paper form that a volunteer typed: also when the meting is closed already."""

from dataclasses import replace

from sqlmodel import Session, col, select

from storage.asking import command
from storage.commands.parts import find_part
from storage.commands.responses import hash_token, response_row
from storage.commands.shared import change, id_of
from storage.meting_rows import to_response
from storage.meting_tables import MetingRow, ResponseRow
from storage.response_queries import TYPED, KeptResponse
from storage.tables import InitiatiefRow
from storage.tallies import Changed, keep_up, let_join
from storage.targets import find_target, fix_version, load_asked
from veranderverhaal.access import Right
from veranderverhaal.double_entry import next_form_number
from veranderverhaal.meting import Response
from veranderverhaal.text import NotAccepted


@command(Right.FILL_IN)
def keep_typed_response(
    slug: str,
    meting_key: str,
    response: Response,
    *,
    token: str,
    may_renumber: bool = False,
    session: Session,
) -> KeptResponse:
    """Keep a typed form, whatever the state of the meting; sent again, it is kept once.

    The number of a form names one paper. One that is taken is refused, or with `may_renumber`
    replaced by the next that is free. Raises NotAccepted, NotFound, ValueError when an answer
    was not offered.
    """
    row = change(slug, session=session)
    find_part(MetingRow, row, meting_key, session)
    hashed = hash_token(token)
    known = session.exec(select(ResponseRow).where(ResponseRow.token == hashed)).first()
    if known is None:
        target = find_target(id_of(row), meting_key, session=session)
        asked = load_asked(target, session=session)
        accepted = asked.check.accept(response)
        numbered = _number(accepted, _taken(row, meting_key, session), may_renumber)
        columns = response_row(id_of(row), meting_key, numbered, token=hashed)
        known = ResponseRow(**columns)
        session.add(known)
        session.flush()
        fix_version(target, session=session)
        keep_up(target, asked, [Changed(numbered, is_counted=False)], session=session)
        let_join(target, asked, session=session)
    assert known.id is not None
    return KeptResponse(known.id, to_response(known), known.checked)


def _taken(row: InitiatiefRow, meting_key: str, session: Session) -> set[str]:
    """The numbers of the forms that were typed for this meting."""
    found = select(ResponseRow.form_number).where(
        ResponseRow.initiatief_id == row.id,
        ResponseRow.meting == meting_key,
        ResponseRow.form_number != "",
        col(ResponseRow.channel).in_(TYPED),
        col(ResponseRow.withdrawn).is_(False),
    )
    return set(session.exec(found))


def _number(response: Response, taken: set[str], may_renumber: bool) -> Response:
    if response.form_number not in taken:
        return response
    if may_renumber:
        return replace(response, form_number=next_form_number(taken, response.form_number))
    raise NotAccepted(
        "form_number",
        f"Nummer {response.form_number} is al ingetypt. "
        "Is dit een ander formulier? Geef het dan een ander nummer.",
    )
