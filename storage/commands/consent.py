"""Commands about consent: asking for it, keeping what a person said, and taking it back."""

import secrets
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, delete, select

from storage.asking import command
from storage.commands.parts import find_part
from storage.commands.shared import EditConflict, change, id_of
from storage.commands.showing import fill_citaat
from storage.consent_queries import find_citaat, hash_consent_token
from storage.duiding_tables import ConsentLinkRow
from storage.finding import find_row
from storage.kept_showing import to_citaat
from storage.logging_changes import write_log
from storage.photos import forget_loose_photos
from storage.showing_tables import CitaatRow
from veranderverhaal.access import Right
from veranderverhaal.citaat import Citaat, ConsentWay, shown_mark
from veranderverhaal.consent import Consent, agree, withdraw

TOKEN_BYTES = 16
# Each paper has a link of its own, and a paper from long ago must go on working.
MOST_LINKS = 50
ITSELF = "wie het citaat gaf"


@command(Right.FILL_IN, logged=False)
def make_consent_link(slug: str, key: str, *, today: date, session: Session) -> str:
    """The token of a page where one person agrees to this citaat, or takes that back.

    It stays good as long as the citaat is there. Raises NotFound.
    """
    row = find_row(slug, session=session, for_change=True)
    find_part(CitaatRow, row, key, session)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        ConsentLinkRow(
            token=hash_consent_token(token), initiatief_id=id_of(row), citaat=key, made_on=today
        )
    )
    session.flush()
    _forget_oldest_links(id_of(row), key, session)
    write_log("make_consent_link", initiatief_id=id_of(row), session=session)
    return token


@command(Right.FILL_IN)
def record_consent(
    slug: str, key: str, consent: Consent, *, seen: str, today: date, session: Session
) -> Citaat:
    """Keep what a person ticked on paper; `seen` is the mark of what stood there.

    Raises NotAccepted with the field at fault, NotFound, or EditConflict when it is another text
    by now.
    """
    kept = find_part(CitaatRow, change(slug, session=session), key, session)
    return _keep_agreed(kept, replace(consent, how=ConsentWay.PAPER), seen, today, session)


@command(Right.FILL_IN)
def withdraw_consent(slug: str, key: str, *, today: date, session: Session) -> Citaat:
    """A person takes the consent back: from now on the citaat shows nowhere. Raises NotFound."""
    kept = find_part(CitaatRow, change(slug, session=session), key, session)
    return _keep_withdrawn(kept, today, session)


@command(Right.NONE, logged=False)
def agree_by_token(
    token: str, consent: Consent, *, seen: str, today: date, session: Session
) -> Citaat:
    """As record_consent, by the person on their own page: it counts from today."""
    initiatief, kept = find_citaat(token, session=session)
    change(initiatief.slug, session=session)
    session.refresh(kept)
    given = replace(consent, how=ConsentWay.SCREEN, agreed_on=today)
    citaat = _keep_agreed(kept, given, seen, today, session)
    _tell("agree_by_token", initiatief.id, session)
    return citaat


@command(Right.NONE, logged=False)
def withdraw_by_token(token: str, *, today: date, session: Session) -> Citaat:
    """As withdraw_consent, by the person on their own page; also who says no when asked."""
    initiatief, kept = find_citaat(token, session=session)
    change(initiatief.slug, session=session)
    session.refresh(kept)
    citaat = _keep_withdrawn(kept, today, session)
    _tell("withdraw_by_token", initiatief.id, session)
    return citaat


def _keep_agreed(
    kept: CitaatRow, consent: Consent, seen: str, today: date, session: Session
) -> Citaat:
    known = to_citaat(kept)
    if shown_mark(known) != seen:
        raise EditConflict(known)
    return _keep(kept, agree(known, consent, today), session)


def _keep_withdrawn(kept: CitaatRow, today: date, session: Session) -> Citaat:
    known = to_citaat(kept)
    if known.withdrawn_on is not None:
        return known
    return _keep(kept, withdraw(known, today), session)


def _keep(kept: CitaatRow, citaat: Citaat, session: Session) -> Citaat:
    saved = replace(citaat, revision=kept.revision + 1)
    fill_citaat(kept, saved)
    session.add(kept)
    session.flush()
    forget_loose_photos(kept.initiatief_id, session=session)
    return saved


def _tell(action: str, initiatief_id: int | None, session: Session) -> None:
    write_log(action, initiatief_id=initiatief_id, name=ITSELF, session=session)


def _forget_oldest_links(initiatief_id: int, key: str, session: Session) -> None:
    mine = (
        col(ConsentLinkRow.initiatief_id) == initiatief_id,
        col(ConsentLinkRow.citaat) == key,
    )
    newest = select(ConsentLinkRow.token).where(*mine)
    newest = newest.order_by(col(ConsentLinkRow.made_on).desc(), col(ConsentLinkRow.token))
    kept = list(session.exec(newest.limit(MOST_LINKS)).all())
    gone = delete(ConsentLinkRow).where(*mine, col(ConsentLinkRow.token).not_in(kept))
    session.connection().execute(gone)
