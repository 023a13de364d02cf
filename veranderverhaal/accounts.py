"""Accounts: who can log in, what they may be called, and what a link for once opens."""

import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from veranderverhaal.access import Role
from veranderverhaal.text import NotAccepted, require_line

MAX_NAME = 80
LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,59}", re.ASCII)
SESSION_LASTS = timedelta(hours=12)
INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=24)
FIRST_CODE_LASTS = timedelta(hours=24)
# Without vowels no words appear; without I, L, O and U nothing looks like something else.
CODE_LETTERS = "BCDFGHJKMNPQRSTVWXZ"
CODE_BLOCKS = 4
BLOCK_LETTERS = 4  # 16 of 19 letters: 67 bits

NOT_TOGETHER = "Deze inlognaam en dit wachtwoord horen niet bij elkaar. Kijk of je ze goed typte."
TAKEN = "Deze inlognaam is al in gebruik. Kies een andere."
LINK_OVER = "Deze link werkt niet meer: hij is al gebruikt of te oud. Vraag om een nieuwe."
CODE_OVER = (
    "Deze code klopt niet of is te oud. Kijk in het venster waarin het programma gestart is."
)
ACCOUNTS_EXIST = "Het eerste account is er al. Log daarmee in."
LAST_ADMINISTRATOR = (
    "Dit is de enige beheerder. Maak eerst iemand anders beheerder, anders kan niemand er meer bij."
)
LAST_COORDINATOR = (
    "Dit is de enige coördinator. Maak eerst iemand anders coördinator van dit initiatief."
)
CLOSED = "Dit account is gesloten."
NOT_CLOSED = "Dit account is nog open. Sluit het eerst."
NO_PASSWORD = "Dit account heeft geen wachtwoord: je logt ergens anders in."  # noqa: S105
ALREADY_MEMBER = "Je hoort al bij dit initiatief, met een rol waarin je meer mag."


class Refused(Exception):
    """Something about logging in that cannot be now. `message` is Dutch, for who asked.

    `retry_seconds` is how long to wait before trying again, 0 when waiting does not help.
    """

    def __init__(self, message: str, retry_seconds: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.retry_seconds = retry_seconds


@dataclass(frozen=True)
class Account:
    """Somebody who can log in."""

    key: str
    login: str
    name: str
    administrator: bool = False
    has_password: bool = True
    made_on: date | None = None
    closed: bool = False


@dataclass(frozen=True)
class SignedIn:
    """A session that just began. The token is in the cookie and nowhere else."""

    token: str = field(repr=False)
    until: datetime  # UTC, without a zone
    account: str
    name: str


@dataclass(frozen=True)
class LoginSession:
    """A browser in which an account is logged in, for a list."""

    key: str
    browser: str
    since: datetime
    until: datetime
    is_this_one: bool = False
    is_tablet: bool = False


@dataclass(frozen=True)
class Invitation:
    """A link for once into an initiatief, at the moment it is made."""

    token: str = field(repr=False)
    until: datetime
    role: Role


@dataclass(frozen=True)
class InvitationView:
    """What somebody with the link gets to see."""

    initiatief_name: str
    slug: str
    role: Role
    until: datetime


@dataclass(frozen=True)
class PendingInvitation:
    """A link that was not used yet, for who may withdraw it; its token cannot be shown again."""

    key: str
    role: Role
    made_by: str
    made_at: datetime
    until: datetime


@dataclass(frozen=True)
class ResetView:
    """Whose password a link for once makes new."""

    login: str
    name: str
    until: datetime


@dataclass(frozen=True)
class Person:
    """Somebody in an initiatief."""

    account: str
    name: str
    login: str
    role: Role
    since: date
    closed: bool = False
    administrator: bool = False


def normalise_login(login: str) -> str:
    """What somebody typed as it is looked up: small letters, no spaces around it."""
    return unicodedata.normalize("NFKC", login).strip().lower()


def check_login(login: str) -> str:
    """A login as it may be kept. Raises NotAccepted."""
    checked = normalise_login(login)
    if len(checked) < 2:
        raise NotAccepted("login", "Kies een inlognaam van minstens 2 tekens.")
    if not LOGIN.fullmatch(checked):
        raise NotAccepted(
            "login",
            "Gebruik in je inlognaam alleen letters zonder accent, cijfers en . _ - + @,"
            " hoogstens 60 tekens, en begin met een letter of cijfer.",
        )
    return checked


def check_name(name: str) -> str:
    """A name of a person as it may be kept. Raises NotAccepted."""
    return require_line(name, limit=MAX_NAME, field="name", label="Je naam")


def make_code() -> str:
    """A code for once that can be read from a screen and typed: "BCDF-GHJK-MNPQ-RSTV"."""
    blocks = (
        "".join(secrets.choice(CODE_LETTERS) for _ in range(BLOCK_LETTERS))
        for _ in range(CODE_BLOCKS)
    )
    return "-".join(blocks)


def normalise_code(code: str) -> str:
    """A typed code, however it was spaced."""
    return re.sub(r"[^A-Z]", "", unicodedata.normalize("NFKC", code).upper())
