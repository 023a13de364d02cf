"""Links for once into an initiatief.

`accept_invitation` takes the engine: see storage.commands.sessions.
"""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from storage.access_tables import AccountRow, OneTimeLinkRow
from storage.account_rows import add_row, find_account, to_account
from storage.asker import asker_of
from storage.asking import NotAllowed, command, query
from storage.commands.shared import id_of
from storage.engine import writing
from storage.finding import NotFound, find_row
from storage.hashing import hash_secret
from storage.logging_changes import write_log
from storage.membership import add_membership, ranks_below, role_in
from storage.moment import now
from storage.one_time import LinkKind, check_link, find_link, make_link, use_link
from storage.tables import InitiatiefRow
from storage.throttle import count_try, forgive, limits_of_address
from veranderverhaal.access import NOBODY, ROLE_LABELS, Kind, Right, Role
from veranderverhaal.accounts import (
    ALREADY_MEMBER,
    INVITATION_LASTS,
    LINK_OVER,
    Account,
    Invitation,
    InvitationView,
    PendingInvitation,
    Refused,
    check_login,
    check_name,
)
from veranderverhaal.passwords import check_password
from veranderverhaal.text import NotAccepted


@command(Right.MANAGE)
def invite(slug: str, role: Role, *, at: datetime | None = None, session: Session) -> Invitation:
    """A link with which one person joins in this role. Raises NotFound.

    Raises NotAccepted where no account was made: the first one would be that of who is invited, and
    who sits at this computer could do nothing any more.
    """
    row = find_row(slug, session=session)
    if asker_of(session).kind is Kind.HERE:
        raise NotAccepted("role", "Maak eerst zelf een account. Dan kun je anderen uitnodigen.")
    token, until = make_link(
        LinkKind.INVITATION,
        at=at or now(),
        lasts=INVITATION_LASTS,
        initiatief_id=row.id,
        role=role.value,
        session=session,
    )
    write_log("invite", subject=ROLE_LABELS[role], initiatief_id=row.id, session=session)
    return Invitation(token, until, role)


@query(Right.MANAGE)
def list_invitations(slug: str, *, session: Session) -> list[PendingInvitation]:
    """The invitations that still work, newest first. Raises NotFound."""
    rows = session.exec(
        select(OneTimeLinkRow, AccountRow.name)
        .join(AccountRow, col(AccountRow.key) == OneTimeLinkRow.made_by, isouter=True)
        .where(*_pending(find_row(slug, session=session)), col(OneTimeLinkRow.until) > now())
        .order_by(col(OneTimeLinkRow.made_at).desc())
    )
    return [
        PendingInvitation(
            key=row.token,
            role=Role(row.role),
            made_by=name or "",
            made_at=row.made_at,
            until=row.until,
        )
        for row, name in rows
    ]


@command(Right.MANAGE)
def withdraw_invitation(slug: str, key: str, *, session: Session) -> None:
    """Make an invitation work no longer; `key` as in the list. Raises NotFound."""
    initiatief = find_row(slug, session=session)
    row = session.exec(
        select(OneTimeLinkRow).where(*_pending(initiatief), OneTimeLinkRow.token == key)
    ).first()
    if row is None:
        raise NotFound(key)
    session.delete(row)
    write_log(
        "withdraw_invitation",
        subject=ROLE_LABELS[Role(row.role)],
        initiatief_id=initiatief.id,
        session=session,
    )


@query(Right.NONE)
def find_invitation(token: str, *, at: datetime | None = None, session: Session) -> InvitationView:
    """What an invitation is for. Raises Refused when it does not work."""
    link = find_link(LinkKind.INVITATION, token, at=at or now(), session=session)
    row = session.get(InitiatiefRow, link.initiatief_id) if link else None
    if link is None or row is None or row.removed_at is not None:
        raise Refused(LINK_OVER)
    return InvitationView(row.name, row.slug, Role(link.role), link.until)


def accept_invitation(
    engine: Engine,
    token: str,
    login: str,
    name: str,
    password: str,
    *,
    address: str,
    at: datetime | None = None,
) -> Account:
    """Make an account with the role of the invitation.

    A login that is taken counts as a try that failed: or one link would tell who has an account.
    Raises NotAccepted with field "login", "name" or "password" (the link then still works), or
    Refused when it does not work or was tried too often.
    """
    at = at or now()
    check_link(engine, LinkKind.INVITATION, token, address=address, at=at)
    login, name = check_login(login), check_name(name)
    hashed = hash_secret(check_password(password, login, name))
    limits = limits_of_address(address)
    with writing(engine, NOBODY) as session:
        counted = [row.id or 0 for row in count_try(limits, at=at, session=session)]
    with writing(engine, NOBODY) as session:
        forgive(limits, counted, session=session)
        initiatief_id, role = use_invitation(token, at, session)
        row = add_row(login, name, password=hashed, session=session)
        add_membership(row.key, initiatief_id, role, session=session)
        log_joining(row, initiatief_id, role, session)
        return to_account(row)


@command(Right.SIGNED_IN)
def join_with_invitation(
    token: str, *, at: datetime | None = None, session: Session
) -> InvitationView:
    """Give who asks the role of the invitation. Raises NotAllowed without an account, or Refused
    when the link does not work or gives no more than they have."""
    asker = asker_of(session)
    if asker.kind is not Kind.ACCOUNT:
        raise NotAllowed(asker, Right.SIGNED_IN)
    at = at or now()
    found = find_invitation(token, at=at, session=session)
    initiatief_id, role = use_invitation(token, at, session)
    had = role_in(asker.account, initiatief_id, session=session)
    if had is not None and not ranks_below(had, role):
        raise Refused(ALREADY_MEMBER)
    row = find_account(asker.account, session=session)
    add_membership(row.key, initiatief_id, role, session=session)
    log_joining(row, initiatief_id, role, session)
    return found


def _pending(row: InitiatiefRow) -> tuple[bool, ...]:
    return (
        OneTimeLinkRow.initiatief_id == row.id,
        OneTimeLinkRow.kind == LinkKind.INVITATION.value,
        col(OneTimeLinkRow.used).is_(False),  # type: ignore[return-value]
    )


def use_invitation(token: str, at: datetime, session: Session) -> tuple[int, Role]:
    """Where an invitation leads to and as what, now that it is used; for this package only.

    The initiatief is locked before the link, as where a coördinator is taken out of it. Raises
    Refused.
    """
    link = find_link(LinkKind.INVITATION, token, at=at, session=session)
    row = session.get(InitiatiefRow, link.initiatief_id, with_for_update=True) if link else None
    if link is None or row is None or row.removed_at is not None:
        raise Refused(LINK_OVER)
    if use_link(LinkKind.INVITATION, token, at=at, session=session) is None:
        raise Refused(LINK_OVER)
    return id_of(row), Role(link.role)


def log_joining(row: AccountRow, initiatief_id: int, role: Role, session: Session) -> None:
    """Tell that somebody joined, for this package only."""
    write_log(
        "accept_invitation",
        account=row.key,
        name=row.name,
        subject=ROLE_LABELS[role],
        initiatief_id=initiatief_id,
        session=session,
    )
