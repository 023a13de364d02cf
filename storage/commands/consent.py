"""Commands about consent: asking for it, keeping what a person said, and taking it back."""

import secrets
from dataclasses import replace
from datetime import date

from sqlmodel import Session, func, select

from storage.asking import command
from storage.commands.parts import find_part
from storage.commands.shared import EditConflict, change, id_of
from storage.commands.showing import fill_citaat
from storage.consent_queries import find_citaat, hash_consent_token
from storage.duiding_tables import ConsentLinkRow
from storage.finding import NotFound, find_row
from storage.kept_showing import to_citaat
from storage.logging_changes import write_log
from storage.photos import forget_loose_photos
from storage.showing_tables import CitaatRow
from veranderverhaal.access import Right
from veranderverhaal.citaat import Citaat, ConsentWay, shown_mark
from veranderverhaal.consent import Consent, agree, withdraw
from veranderverhaal.text import NotAccepted

TOKEN_BYTES = 16
# Each paper has a link of its own, and a paper from long ago must go on working: none is dropped.
MOST_LINKS = 400
TOO_MANY_LINKS = (
    f"Voor dit citaat zijn er al {MOST_LINKS} links en papieren. Gebruik er een die je al hebt."
)
ITSELF = "wie het citaat gaf"


@command(Right.FILL_IN, logged=False)
def make_consent_link(slug: str, key: str, *, today: date, session: Session) -> str:
    """The token of a page where one person agrees to this citaat, or takes that back.

    It stays good as long as the citaat is there. Raises NotAccepted when there are too many, and
    NotFound.
    """
    row = find_row(slug, session=session, for_change=True)
    find_part(CitaatRow, row, key, session)
    _check_room_for_link(id_of(row), key, session)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        ConsentLinkRow(
            token=hash_consent_token(token), initiatief_id=id_of(row), citaat=key, made_on=today
        )
    )
    session.flush()
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
    if kept.removed:
        raise NotFound(kept.key)
    given = replace(consent, how=ConsentWay.SCREEN, agreed_on=today)
    citaat = _keep_agreed(kept, given, seen, today, session)
    _tell("agree_by_token", initiatief.id, session)
    return citaat


@command(Right.NONE, logged=False)
def withdraw_by_token(token: str, *, today: date, session: Session) -> Citaat:
    """As withdraw_consent, by the person on their own page; also who says no when asked.

    Also of what was removed: when that is put back, it shows nowhere.
    """
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


def _check_room_for_link(initiatief_id: int, key: str, session: Session) -> None:
    there = select(func.count()).where(
        ConsentLinkRow.initiatief_id == initiatief_id, ConsentLinkRow.citaat == key
    )
    if session.exec(there).one() >= MOST_LINKS:
        raise NotAccepted("", TOO_MANY_LINKS)
