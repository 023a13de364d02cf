"""The tables of access: accounts, roles, sessions, links for once, the log, who is where.

Moments are UTC, without a zone. Of every token only a hash is kept.
"""

from datetime import date, datetime

from sqlalchemy import DateTime, Index, Text, UniqueConstraint
from sqlmodel import Field

from storage.tables import Table


class AccountRow(Table, table=True):
    """Somebody who can log in, with a password or through a provider, or both.

    `login` is what they type, in small letters; a password is an argon2id hash.
    """

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    key: str = Field(primary_key=True)
    login: str = Field(unique=True)
    name: str
    password: str | None = None
    issuer: str | None = None
    subject: str | None = None
    administrator: bool = False
    made_on: date
    closed: bool = False


class MembershipRow(Table, table=True):
    """What an account is in an initiatief."""

    __tablename__ = "membership"

    account: str = Field(foreign_key="account.key", primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True, index=True)
    role: str
    since: date


class LoginSessionRow(Table, table=True):
    """A browser that logged in, or a tablet that was locked on the forms of one initiatief.

    Without an account it is a tablet on a computer where no account was made.
    """

    __tablename__ = "login_session"

    token: str = Field(primary_key=True)
    account: str | None = Field(default=None, foreign_key="account.key", index=True)
    made_at: datetime = Field(sa_type=DateTime)
    until: datetime = Field(sa_type=DateTime)
    browser: str = ""
    locked_to: int | None = Field(default=None, foreign_key="initiatief.id")
    pin: str | None = None
    pin_failures: int = 0
    pin_wait: datetime | None = Field(default=None, sa_type=DateTime)


class OneTimeLinkRow(Table, table=True):
    """A link or code that works once: the first account, an invitation, a new password."""

    __tablename__ = "one_time_link"

    token: str = Field(primary_key=True)
    kind: str
    initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    role: str = ""
    account: str | None = Field(default=None, foreign_key="account.key")
    made_by: str = ""
    made_at: datetime = Field(sa_type=DateTime)
    until: datetime = Field(sa_type=DateTime)
    used: bool = False


class LoginAttemptRow(Table, table=True):
    """A try that failed, of an account or from an address; both unreadable, and soon forgotten."""

    __tablename__ = "login_attempt"
    __table_args__ = (Index("ix_login_attempt_who", "who", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    who: str
    at: datetime = Field(sa_type=DateTime)


class LogRow(Table, table=True):
    """One change: who, what, when; `changes` is JSON text with before and after.

    The initiatief is no foreign key: what is told about one that was erased stays.
    """

    __tablename__ = "log_entry"
    __table_args__ = (Index("ix_log_entry_initiatief", "initiatief_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=DateTime, index=True)
    initiatief_id: int | None = None
    account: str = ""
    name: str = ""
    action: str
    subject: str = ""
    changes: str = Field(default="[]", sa_type=Text)


class PresenceRow(Table, table=True):
    """A window that has an initiatief open, and when it was last heard of."""

    __tablename__ = "presence"

    tab: str = Field(primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id", index=True)
    account: str = ""
    name: str = ""
    page: str = ""
    place: str = ""
    seen_at: datetime = Field(sa_type=DateTime)


class PrivacyRow(Table, table=True):
    """Who is responsible and how long what is kept, as JSON text."""

    __tablename__ = "privacy"

    initiatief_id: int = Field(foreign_key="initiatief.id", primary_key=True)
    content: str = Field(sa_type=Text)
    revision: int


class HousekeepingRow(Table, table=True):
    """When something that is done every night was done last."""

    __tablename__ = "housekeeping"

    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=DateTime)
