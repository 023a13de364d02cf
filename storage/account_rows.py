"""From the rows of accounts to what the rest of the house gets to see, and back."""

from uuid import uuid4

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from storage.access_tables import AccountRow
from storage.finding import NotFound
from storage.moment import now
from veranderverhaal.accounts import LOGIN, TAKEN, Account, normalise_login
from veranderverhaal.text import NotAccepted


def to_account(row: AccountRow) -> Account:
    """An account from its row; its password stays where it is."""
    return Account(
        key=row.key,
        login=row.login,
        name=row.name,
        administrator=row.administrator,
        has_password=row.password is not None,
        made_on=row.made_on,
        closed=row.closed,
    )


def find_account(key: str, *, session: Session) -> AccountRow:
    """The row of an account, for this package only. Raises NotFound."""
    row = session.get(AccountRow, key)
    if row is None:
        raise NotFound(key)
    return row


def find_login(login: str, *, session: Session) -> AccountRow | None:
    """The row of who logs in under this name, however it was typed, for this package only."""
    wanted = normalise_login(login)
    if not LOGIN.fullmatch(wanted):
        return None
    return session.exec(select(AccountRow).where(AccountRow.login == wanted)).first()


def add_row(
    login: str,
    name: str,
    *,
    password: str | None = None,
    administrator: bool = False,
    session: Session,
) -> AccountRow:
    """A new account; login and name were checked, the password is hashed. Raises NotAccepted."""
    row = AccountRow(
        key=uuid4().hex,
        login=login,
        name=name,
        password=password,
        administrator=administrator,
        made_on=now().date(),
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise NotAccepted("login", TAKEN) from error
    return row
