"""The database to move to, from the address that somebody typed. No password is ever told."""

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from storage.addresses import tell_address
from storage.engine import make_engine
from storage.moving import CannotMove

DRIVER = "postgresql+psycopg"
SECONDS_TO_CONNECT = "20"
EXPLAINED = (
    "Een adres ziet er zo uit: postgresql+psycopg://gebruiker:wachtwoord@host/database\n"
    "Een @, : of / in het wachtwoord schrijf je als %40, %3A of %2F."
)


def open_target(given: str) -> tuple[Engine, str]:
    """An engine on it, and what may be told of the address. Raises CannotMove."""
    url = read_address(given)
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": SECONDS_TO_CONNECT})
    return make_engine(url.render_as_string(hide_password=False)), tell_address(url)


def read_address(given: str) -> URL:
    """Raises CannotMove when it is no address of a PostgreSQL, without repeating it."""
    try:
        url = make_url(given)
    except (SQLAlchemyError, ValueError):
        raise CannotMove(f"Dit adres van een database is niet te lezen.\n{EXPLAINED}") from None
    if url.drivername != DRIVER:
        raise CannotMove(f"Verhuizen kan alleen naar PostgreSQL.\n{EXPLAINED}")
    if not url.database:
        raise CannotMove(f"In dit adres staat niet welke database het is.\n{EXPLAINED}")
    return url
