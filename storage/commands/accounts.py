"""Making, closing and opening accounts, and who is beheerder.

`create_first_account` takes the engine: see storage.commands.sessions.
"""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, func, select

from storage.access_tables import (
    AccountRow,
    LoginSessionRow,
    MembershipRow,
    OneTimeLinkRow,
    PresenceRow,
)
from storage.account_rows import add_row, find_account, to_account
from storage.asker import asker_of
from storage.asking import NotAllowed, command
from storage.commands.sessions import end_sessions
from storage.engine import Who, writing
from storage.gone import Gone, remember
from storage.hashing import hash_secret
from storage.logging_changes import write_log
from storage.moment import now
from storage.one_time import LinkKind, find_link, make_link, use_link, withdraw_links
from storage.recognising import has_accounts
from storage.throttle import count_try, forgive, limits_of_address, lock_access
from veranderverhaal.access import Kind, Right
from veranderverhaal.accounts import (
    ACCOUNTS_EXIST,
    CODE_OVER,
    FIRST_CODE_LASTS,
    LAST_ADMINISTRATOR,
    NOT_CLOSED,
    Account,
    Refused,
    check_login,
    check_name,
    make_code,
    normalise_code,
)
from veranderverhaal.passwords import check_password

NO_CODE_NEEDED = (Kind.HERE, Kind.MACHINE)


def create_first_account(
    engine: Engine,
    login: str,
    name: str,
    password: str,
    *,
    code: str = "",
    who: Who,
    address: str,
    at: datetime | None = None,
) -> Account:
    """The first account, which becomes beheerder. Who is not at the computer itself needs the code.

    Raises NotAccepted with field "login", "name", "password" or "code", or Refused when an account
    exists or it was tried too often.
    """
    at = at or now()
    limits = limits_of_address(address)
    with writing(engine, who) as session:
        if has_accounts(session=session):
            raise Refused(ACCOUNTS_EXIST)
        needs_code = asker_of(session).kind not in NO_CODE_NEEDED
        counted = [row.id or 0 for row in count_try(limits, at=at, session=session)]
        typed = normalise_code(code)
        link = find_link(LinkKind.FIRST, typed, at=at, session=session)
        known = not needs_code or link is not None
        if known:
            forgive(limits, counted, session=session)
    if not known:
        raise Refused(CODE_OVER)
    login, name = check_login(login), check_name(name)
    hashed = hash_secret(check_password(password, login, name))
    with writing(engine, who) as session:
        lock_access(session=session)
        if has_accounts(session=session):
            raise Refused(ACCOUNTS_EXIST)
        if needs_code and use_link(LinkKind.FIRST, typed, at=at, session=session) is None:
            raise Refused(CODE_OVER)
        withdraw_links(LinkKind.FIRST, session=session)
        row = add_row(login, name, password=hashed, administrator=True, session=session)
        write_log("create_first_account", account=row.key, name=row.name, session=session)
        return to_account(row)


@command(Right.INSTALLATION, logged=False)
def make_first_code(
    *, at: datetime | None = None, others_stay: bool = False, session: Session
) -> str:
    """The code with which somebody elsewhere makes the first account; the one before ends.

    `others_stay` is for several programs that start together: each tells a code, and each is good.
    Raises Refused when an account exists.
    """
    if has_accounts(session=session):
        raise Refused(ACCOUNTS_EXIST)
    if not others_stay:
        withdraw_links(LinkKind.FIRST, session=session)
    code = make_code()
    kept = normalise_code(code)
    make_link(LinkKind.FIRST, at=at or now(), lasts=FIRST_CODE_LASTS, token=kept, session=session)
    return code


@command(Right.INSTALLATION)
def add_account(login: str, name: str, *, administrator: bool = False, session: Session) -> Account:
    """An account without a password: make_reset gives the link to choose one.

    Raises NotAccepted.
    """
    row = add_row(check_login(login), check_name(name), session=session)
    row.administrator = administrator
    write_log("add_account", subject=row.name, session=session)
    return to_account(row)


@command(Right.INSTALLATION)
def close_account(key: str, *, session: Session) -> None:
    """Nobody logs in with it any longer, and its sessions end. Raises NotFound, or Refused for
    the last beheerder."""
    lock_access(session=session)
    row = find_account(key, session=session)
    _keep_an_administrator(row, session)
    row.closed = True
    session.add(row)
    end_sessions(row, session=session)
    withdraw_links(LinkKind.RESET, account=key, session=session)
    _withdraw_made_by(key, session)
    write_log("close_account", subject=row.name, session=session)


@command(Right.INSTALLATION)
def open_account(key: str, *, session: Session) -> None:
    """Undo close_account. Raises NotFound."""
    row = find_account(key, session=session)
    row.closed = False
    session.add(row)
    write_log("open_account", subject=row.name, session=session)


@command(Right.INSTALLATION)
def remove_account(key: str, *, session: Session) -> None:
    """Erase a closed account and all that hangs on it, for good. Lines of the log keep the name,
    as long as the log is kept. Raises NotFound, or Refused when the account is open."""
    lock_access(session=session)
    row = find_account(key, session=session)
    if not row.closed:
        raise Refused(NOT_CLOSED)
    for table, whose in (
        (PresenceRow, PresenceRow.account),
        (LoginSessionRow, LoginSessionRow.account),
        (OneTimeLinkRow, OneTimeLinkRow.account),
        (OneTimeLinkRow, OneTimeLinkRow.made_by),
        (MembershipRow, MembershipRow.account),
    ):
        session.exec(delete(table).where(col(whose) == key))
    session.delete(row)
    remember(Gone.ACCOUNT, key, on=now().date(), session=session)
    write_log("remove_account", subject=row.name, session=session)


@command(Right.INSTALLATION)
def set_administrator(key: str, administrator: bool, *, session: Session) -> None:
    """Make somebody beheerder, or no longer. Raises NotFound, or Refused for the last one."""
    lock_access(session=session)
    row = find_account(key, session=session)
    if not administrator:
        _keep_an_administrator(row, session)
        _withdraw_made_by(key, session)
    row.administrator = administrator
    session.add(row)
    action = "make_administrator" if administrator else "unmake_administrator"
    write_log(action, subject=row.name, session=session)


@command(Right.SIGNED_IN)
def save_name(name: str, *, session: Session) -> None:
    """Save the name of who asks. Raises NotAccepted."""
    asker = asker_of(session)
    if asker.kind is not Kind.ACCOUNT:
        raise NotAllowed(asker, Right.SIGNED_IN)
    row = find_account(asker.account, session=session)
    before, row.name = row.name, check_name(name)
    session.add(row)
    write_log("save_name", changes=[("name", before, row.name)], session=session)


def _withdraw_made_by(key: str, session: Session) -> None:
    """What somebody handed out ends with their right to it."""
    for kind in (LinkKind.INVITATION, LinkKind.RESET):
        withdraw_links(kind, made_by=key, session=session)


def _keep_an_administrator(leaving: AccountRow, session: Session) -> None:
    """Raises Refused when this is the only beheerder who can log in."""
    if not leaving.administrator or leaving.closed:
        return
    others = session.exec(
        select(func.count())
        .select_from(AccountRow)
        .where(
            AccountRow.key != leaving.key,
            col(AccountRow.administrator).is_(True),
            col(AccountRow.closed).is_(False),
        )
    ).one()
    if not others:
        raise Refused(LAST_ADMINISTRATOR)
