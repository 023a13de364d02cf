"""Commands about privacy: how long what is kept, and what goes because somebody asks for it."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from storage.access_tables import PrivacyRow
from storage.asking import command
from storage.commands.parts import find_part
from storage.commands.responses import withdraw_response
from storage.commands.shared import EditConflict, change, id_of
from storage.finding import find_row
from storage.meting_tables import MetingRow, ResponseRow
from storage.privacy_queries import privacy_of
from veranderverhaal.access import Right
from veranderverhaal.plain import to_compact
from veranderverhaal.privacy import Privacy, check_privacy
from veranderverhaal.text import NotAccepted


@command(Right.MANAGE)
def save_privacy(slug: str, privacy: Privacy, *, session: Session) -> Privacy:
    """Keep the settings; the revision rises, also the first time.

    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest.
    """
    checked = check_privacy(privacy)
    number = id_of(change(slug, session=session))
    kept = privacy_of(number, session=session)
    if kept.revision != checked.revision:
        raise EditConflict(kept)
    saved = replace(checked, revision=kept.revision + 1)
    row = PrivacyRow(initiatief_id=number, content=to_compact(saved), revision=saved.revision)
    session.merge(row)
    session.flush()
    return saved


@command(Right.FILL_IN)
def mark_paper_gone(slug: str, meting_key: str, *, today: date, session: Session) -> None:
    """Somebody destroyed the paper forms of a meting. Raises NotFound."""
    kept = find_part(MetingRow, change(slug, session=session), meting_key, session)
    kept.paper_gone_on = today
    session.add(kept)


@command(Right.MANAGE)
def withdraw_form(slug: str, meting_key: str, form_number: str, *, session: Session) -> int:
    """Withdraw the paper form with this number; the id of its response, with which it comes back.

    Raises NotAccepted when no form has that number, or more than one has; NotFound.
    """
    number = form_number.strip()
    found = session.exec(
        select(ResponseRow.id).where(
            ResponseRow.initiatief_id == find_row(slug, session=session).id,
            ResponseRow.meting == meting_key,
            ResponseRow.form_number == number,
            col(ResponseRow.withdrawn).is_(False),
        )
    ).all()
    if not number or not found:
        raise NotAccepted("form_number", "Er is in deze meting geen formulier met dit nummer.")
    if len(found) > 1:
        raise NotAccepted(
            "form_number",
            f"Dit nummer is {len(found)} keer ingetypt. Kies het goede formulier bij Invoeren.",
        )
    response_id = found[0]
    assert response_id is not None
    withdraw_response(slug, meting_key, response_id, session=session)
    return response_id
