"""Somebody as another program knows them: a provider of logins that this installation trusts."""

from dataclasses import dataclass

from veranderverhaal.accounts import LOGIN, MAX_NAME, Refused, check_name, normalise_login
from veranderverhaal.text import NotAccepted

NAMELESS = "Nieuw account"
NOT_INVITED = (
    "Je bent ingelogd bij de ander, maar hier kennen we je nog niet. Vraag de coördinator van "
    "jullie initiatief om een uitnodiging, en open die link."
)


@dataclass(frozen=True)
class Identity:
    """Who somebody is: by issuer and subject alone. The name and login are only what to show."""

    issuer: str
    subject: str
    name: str = ""
    login: str = ""


class CodeNeeded(Refused):
    """There is no account at all yet: who makes the first has to show the code of the terminal."""


def shown_name(identity: Identity) -> str:
    """The name for a new account."""
    try:
        return check_name(" ".join((identity.name or identity.login).split())[:MAX_NAME])
    except NotAccepted:
        return NAMELESS


def wished_login(identity: Identity) -> str:
    """The login for a new account, "" when what the provider calls them cannot be one here."""
    wish = normalise_login(identity.login)
    return wish if LOGIN.fullmatch(wish) else ""
