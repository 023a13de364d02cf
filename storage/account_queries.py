"""Who is in an initiatief, who has an account, and one's own account."""

from sqlmodel import Session, col, select

from storage.access_tables import AccountRow, MembershipRow
from storage.account_rows import find_login as find_login_row
from storage.account_rows import to_account
from storage.asker import asker_of
from storage.asking import query
from storage.finding import find_row
from veranderverhaal.access import Right, Role
from veranderverhaal.accounts import Account, Person


@query(Right.MANAGE)
def list_people(slug: str, *, session: Session) -> list[Person]:
    """Everybody in an initiatief, by name. Raises NotFound."""
    found = session.exec(
        select(AccountRow, MembershipRow)
        .join(MembershipRow, col(MembershipRow.account) == AccountRow.key)
        .where(MembershipRow.initiatief_id == find_row(slug, session=session).id)
        .order_by(col(AccountRow.name), col(AccountRow.login))
    )
    return [
        Person(
            account=row.key,
            name=row.name,
            login=row.login,
            role=Role(member.role),
            since=member.since,
            closed=row.closed,
            administrator=row.administrator,
        )
        for row, member in found
    ]


@query(Right.INSTALLATION)
def list_accounts(*, session: Session) -> list[Account]:
    """Every account, closed ones too, by login."""
    rows = session.exec(select(AccountRow).order_by(col(AccountRow.login)))
    return [to_account(row) for row in rows]


@query(Right.INSTALLATION)
def find_account_by_login(login: str, *, session: Session) -> Account | None:
    """The account with this login, however it was typed."""
    row = find_login_row(login, session=session)
    return None if row is None else to_account(row)


@query(Right.SIGNED_IN)
def load_account(*, session: Session) -> Account | None:
    """One's own account; None for who has none: at the computer itself, or in a terminal."""
    row = session.get(AccountRow, asker_of(session).account)
    return None if row is None else to_account(row)
