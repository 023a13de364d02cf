"""Logging in for who proved at a provider who they are.

`sign_in_with_provider` takes the engine: see storage.commands.sessions. An account is found by
issuer and subject alone: a mail address can be somebody else's tomorrow.
"""

import secrets
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from storage.access_tables import AccountRow
from storage.account_rows import add_row, find_login
from storage.asker import asker_of
from storage.commands.accounts import NO_CODE_NEEDED
from storage.commands.invitations import log_joining, use_invitation
from storage.commands.sessions import begin_session
from storage.engine import Who, reading, writing
from storage.logging_changes import write_log
from storage.membership import add_membership
from storage.moment import now
from storage.one_time import LinkKind, check_link, use_link, withdraw_links
from storage.recognising import has_accounts
from storage.throttle import lock_access
from veranderverhaal.access import NOBODY
from veranderverhaal.accounts import (
    ACCOUNTS_EXIST,
    CLOSED,
    CODE_OVER,
    Refused,
    SignedIn,
    normalise_code,
)
from veranderverhaal.provider import (
    NOT_INVITED,
    CodeNeeded,
    Identity,
    shown_name,
    wished_login,
)

RANDOM_BYTES = 5


def sign_in_with_provider(
    engine: Engine,
    identity: Identity,
    *,
    invitation: str = "",
    code: str | None = None,
    who: Who,
    address: str,
    browser: str,
    at: datetime | None = None,
) -> tuple[SignedIn, bool]:
    """Begin a session for who a provider says this is, and whether their account is new.

    Who is new needs an invitation, which is used then; or, while there is no account at all, the
    code of the terminal (None before it was asked). Raises CodeNeeded, or Refused.
    """
    at = at or now()
    with writing(engine, NOBODY) as session:
        found = _find(identity, session)
        if found is not None:
            if found.closed:
                raise Refused(CLOSED)
            return begin_session(found.key, browser=browser, at=at, session=session), False
    try:
        if invitation:
            begun = _join(engine, identity, invitation, address=address, browser=browser, at=at)
        else:
            begun = _begin(engine, identity, code, who=who, address=address, browser=browser, at=at)
        return begun, True
    except IntegrityError as error:  # the same person, twice in the same moment
        raise Refused(ACCOUNTS_EXIST) from error


def _join(
    engine: Engine, identity: Identity, token: str, *, address: str, browser: str, at: datetime
) -> SignedIn:
    check_link(engine, LinkKind.INVITATION, token, address=address, at=at)
    with writing(engine, NOBODY) as session:
        initiatief_id, role = use_invitation(token, at, session)
        row = _add(identity, session)
        add_membership(row.key, initiatief_id, role, session=session)
        log_joining(row, initiatief_id, role, session)
        return begin_session(row.key, browser=browser, at=at, session=session)


def _begin(
    engine: Engine,
    identity: Identity,
    code: str | None,
    *,
    who: Who,
    address: str,
    browser: str,
    at: datetime,
) -> SignedIn:
    """The first account of all."""
    typed = normalise_code(code or "")
    with reading(engine, who) as session:
        if has_accounts(session=session):
            raise Refused(NOT_INVITED)
        needs_code = asker_of(session).kind not in NO_CODE_NEEDED
    if needs_code:
        _check_code(engine, code, typed, address=address, at=at)
    with writing(engine, who) as session:
        lock_access(session=session)
        if has_accounts(session=session):
            raise Refused(NOT_INVITED)
        if needs_code and use_link(LinkKind.FIRST, typed, at=at, session=session) is None:
            raise CodeNeeded(CODE_OVER)
        withdraw_links(LinkKind.FIRST, session=session)
        row = _add(identity, session, administrator=True)
        write_log("create_first_account", account=row.key, name=row.name, session=session)
        return begin_session(row.key, browser=browser, at=at, session=session)


def _check_code(
    engine: Engine, code: str | None, typed: str, *, address: str, at: datetime
) -> None:
    """Raises CodeNeeded, without words when it was not asked yet."""
    if code is None:
        raise CodeNeeded("")
    try:
        check_link(engine, LinkKind.FIRST, typed, address=address, at=at)
    except Refused as error:
        message = error.message if error.retry_seconds else CODE_OVER
        raise CodeNeeded(message, error.retry_seconds) from error


def _find(identity: Identity, session: Session) -> AccountRow | None:
    return session.exec(
        select(AccountRow).where(
            AccountRow.issuer == identity.issuer, AccountRow.subject == identity.subject
        )
    ).first()


def _add(identity: Identity, session: Session, *, administrator: bool = False) -> AccountRow:
    """A new account without a password. Its login is nobody else's."""
    login = wished_login(identity)
    if not login or find_login(login, session=session) is not None:
        login = f"extern-{secrets.token_hex(RANDOM_BYTES)}"
    row = add_row(login, shown_name(identity), administrator=administrator, session=session)
    row.issuer, row.subject = identity.issuer, identity.subject
    session.add(row)
    session.flush()
    return row
