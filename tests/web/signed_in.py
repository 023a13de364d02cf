"""Accounts and their sessions, put in the database as they are kept."""

import secrets
from datetime import UTC, datetime, timedelta

from sqlmodel import select

from dashboard.data import engine
from storage.access_tables import AccountRow, LoginSessionRow, MembershipRow
from storage.engine import writing
from storage.recognising import hash_session_token
from storage.tables import InitiatiefRow
from veranderverhaal.access import Role

COOKIE = "veranderverhaal"


def sign_in_as(
    role: Role | None, slug: str = "", *, administrator: bool = False, name: str = "Noor"
) -> str:
    """The token of a new account with this role; without one it is a member of nothing."""
    token, key = secrets.token_urlsafe(32), secrets.token_hex(8)
    now = datetime.now(UTC).replace(tzinfo=None)
    with writing(engine()) as session:
        session.add(
            AccountRow(
                key=key,
                login=f"{key}@voorbeeld.nl",
                name=name,
                administrator=administrator,
                made_on=now.date(),
            )
        )
        session.flush()
        if role is not None:
            query = select(InitiatiefRow).where(InitiatiefRow.slug == slug)
            found = session.exec(query).one()
            assert found.id is not None
            session.add(
                MembershipRow(
                    account=key, initiatief_id=found.id, role=role.value, since=now.date()
                )
            )
        session.add(
            LoginSessionRow(
                token=hash_session_token(token),
                account=key,
                made_at=now,
                until=now + timedelta(hours=1),
            )
        )
    return token


def cookie_of(token: str) -> tuple[bytes, bytes]:
    """The header by which a browser shows its session."""
    return (b"cookie", f"{COOKIE}={token}".encode())
