"""What an account is in an initiatief, for this package only."""

from sqlmodel import Session, col, func, select

from storage.access_tables import AccountRow, MembershipRow
from storage.moment import now
from storage.tables import InitiatiefRow
from veranderverhaal.access import RIGHTS, Role


def role_in(account: str, initiatief_id: int, *, session: Session) -> Role | None:
    """The role of an account in an initiatief; None when it has none."""
    row = session.get(MembershipRow, (account, initiatief_id))
    return None if row is None else Role(row.role)


def ranks_below(role: Role, other: Role) -> bool:
    """Whether the other role may more than this one."""
    return RIGHTS[role] < RIGHTS[other]


def add_membership(account: str, initiatief_id: int, role: Role, *, session: Session) -> None:
    """Give an account its role in an initiatief, instead of the one it had."""
    row = session.get(MembershipRow, (account, initiatief_id))
    if row is None:
        row = MembershipRow(
            account=account, initiatief_id=initiatief_id, role=role.value, since=now().date()
        )
    row.role = role.value
    session.add(row)


def count_coordinators(initiatief_id: int, *, session: Session) -> int:
    """How many there are whose account is open."""
    return session.exec(
        select(func.count())
        .select_from(MembershipRow)
        .join(AccountRow, col(AccountRow.key) == MembershipRow.account)
        .where(
            MembershipRow.initiatief_id == initiatief_id,
            MembershipRow.role == Role.COORDINATOR.value,
            col(AccountRow.closed).is_(False),
        )
    ).one()


def shared_by(account: str, other: str, *, session: Session) -> list[int]:
    """The initiatieven that both accounts are in."""
    theirs = select(MembershipRow.initiatief_id).where(MembershipRow.account == other)
    found = (
        select(MembershipRow.initiatief_id)
        .where(MembershipRow.account == account, col(MembershipRow.initiatief_id).in_(theirs))
        .order_by(col(MembershipRow.initiatief_id))
    )
    return list(session.exec(found))


def slugs_of(account: str, *, session: Session) -> dict[str, Role]:
    """What an account is, by the short name of the initiatief; removed ones counted."""
    found = session.exec(
        select(InitiatiefRow.slug, MembershipRow.role)
        .join(InitiatiefRow, col(InitiatiefRow.id) == MembershipRow.initiatief_id)
        .where(MembershipRow.account == account)
    )
    return {slug: Role(role) for slug, role in found}
