"""Who is in an initiatief as what, and links with which somebody chooses a new password."""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from storage.access_tables import AccountRow, MembershipRow, OneTimeLinkRow
from storage.account_rows import find_account
from storage.asker import asker_of
from storage.asking import NotAllowed, command, query
from storage.commands.sessions import end_sessions
from storage.commands.shared import id_of
from storage.engine import writing
from storage.finding import NotFound, find_row
from storage.gone import Gone, remember
from storage.hashing import hash_secret
from storage.logging_changes import write_log
from storage.membership import (
    add_membership,
    count_coordinators,
    role_in,
    shared_by,
    slugs_of,
)
from storage.moment import now
from storage.one_time import LinkKind, check_link, find_link, make_link, use_link, withdraw_links
from storage.recognising import asker_of_account
from storage.tables import InitiatiefRow
from storage.throttle import forgive, limits_of_login
from veranderverhaal.access import MACHINE, NOBODY, Asker, Right, Role, may
from veranderverhaal.accounts import (
    CLOSED,
    LAST_COORDINATOR,
    LINK_OVER,
    RESET_LASTS,
    Refused,
    ResetView,
)
from veranderverhaal.passwords import check_password


@command(Right.MANAGE)
def set_role(slug: str, account_key: str, role: Role, *, session: Session) -> None:
    """Give a person in an initiatief another role; a beheerder gives it to any account.

    Raises NotFound, or Refused when no coördinator would be left.
    """
    initiatief = find_row(slug, session=session, for_change=True)
    row = find_account(account_key, session=session)
    had = role_in(account_key, id_of(initiatief), session=session)
    if had is None and not asker_of(session).may_do_everything:
        raise NotFound(account_key)
    if had is Role.COORDINATOR and role is not Role.COORDINATOR:
        _let_go(row, initiatief, session)
    add_membership(account_key, id_of(initiatief), role, session=session)
    changes = [("role", had.value if had else "", role.value)]
    write_log(
        "set_role", subject=row.name, initiatief_id=initiatief.id, changes=changes, session=session
    )


@command(Right.MANAGE)
def remove_member(slug: str, account_key: str, *, session: Session) -> None:
    """Take a person out of an initiatief. Raises NotFound, or Refused for the last coördinator."""
    initiatief = find_row(slug, session=session, for_change=True)
    row = find_account(account_key, session=session)
    member = session.get(MembershipRow, (account_key, id_of(initiatief)))
    if member is None:
        raise NotFound(account_key)
    if member.role == Role.COORDINATOR.value:
        _let_go(row, initiatief, session)
    session.delete(member)
    remember(Gone.MEMBER, id_of(initiatief), account_key, on=now().date(), session=session)
    write_log("remove_member", subject=row.name, initiatief_id=initiatief.id, session=session)


@command(Right.SIGNED_IN)
def make_reset(account_key: str, *, at: datetime | None = None, session: Session) -> str:
    """The token of a link with which somebody chooses a new password; the one before ends.

    A beheerder makes it for everybody else, a coördinator for who is only in initiatieven where
    they are coördinator; the link works as long as that is so. The log of each initiatief they
    are both in tells it too. Raises NotFound, NotAllowed, or Refused when the account is closed.
    """
    asker = asker_of(session)
    if not _may_reset(asker, account_key, session):
        raise NotAllowed(asker, Right.INSTALLATION)
    row = find_account(account_key, session=session)
    if row.closed:
        raise Refused(CLOSED)
    withdraw_links(LinkKind.RESET, account=account_key, session=session)
    token, _ = make_link(
        LinkKind.RESET, at=at or now(), lasts=RESET_LASTS, account=account_key, session=session
    )
    for initiatief_id in (None, *shared_by(asker.account, account_key, session=session)):
        write_log("make_reset", subject=row.name, initiatief_id=initiatief_id, session=session)
    return token


@query(Right.NONE)
def find_reset(token: str, *, at: datetime | None = None, session: Session) -> ResetView:
    """Whose password this link makes new. Raises Refused when it does not work."""
    link = find_link(LinkKind.RESET, token, at=at or now(), session=session)
    if link is None:
        raise Refused(LINK_OVER)
    row = _row_for_reset(link, session)
    return ResetView(row.login, row.name, link.until)


def use_reset(
    engine: Engine, token: str, password: str, *, address: str, at: datetime | None = None
) -> str:
    """Keep a new password, and end all sessions of the account. Gives its login.

    Raises NotAccepted with field "password" (the link then still works), or Refused when the link
    does not work or was tried too often.
    """
    at = at or now()
    check_link(engine, LinkKind.RESET, token, address=address, at=at)
    with writing(engine, NOBODY) as session:
        found = find_reset(token, at=at, session=session)
    hashed = hash_secret(check_password(password, found.login, found.name))
    with writing(engine, NOBODY) as session:
        forgive(limits_of_login(found.login, address), (), session=session)
        link = use_link(LinkKind.RESET, token, at=at, session=session)
        if link is None:
            raise Refused(LINK_OVER)
        row = _row_for_reset(link, session)
        row.password = hashed
        session.add(row)
        end_sessions(row, session=session)
        write_log("use_reset", account=row.key, name=row.name, session=session)
        return row.login


def _may_reset(maker: Asker, account_key: str, session: Session) -> bool:
    """Whether who asks may give this account a new password: their own goes another way."""
    if maker.account and maker.account == account_key:
        return False
    if maker.may_do_everything:
        return True
    row = session.get(AccountRow, account_key)
    slugs = slugs_of(account_key, session=session)
    led = all(may(maker, Right.MANAGE, slug) for slug in slugs)
    return row is not None and not row.administrator and bool(slugs) and led


def _row_for_reset(link: OneTimeLinkRow, session: Session) -> AccountRow:
    """Whose password a link makes new, while who made it still might. Raises Refused."""
    row = session.get(AccountRow, link.account)
    # Without an account it was made in the terminal.
    maker = asker_of_account(link.made_by, session=session) if link.made_by else MACHINE
    if row is None or row.closed or not _may_reset(maker, row.key, session):
        raise Refused(LINK_OVER)
    return row


def _let_go(row: AccountRow, initiatief: InitiatiefRow, session: Session) -> None:
    """A coördinator stops: what they handed out stops too. Raises Refused for the last one."""
    is_last = not row.closed and count_coordinators(id_of(initiatief), session=session) == 1
    if is_last and not asker_of(session).may_do_everything:
        raise Refused(LAST_COORDINATOR)
    withdraw_links(
        LinkKind.INVITATION, made_by=row.key, initiatief_id=initiatief.id, session=session
    )
