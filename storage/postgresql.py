"""What PostgreSQL needs that SQLite does not."""

from collections.abc import Mapping
from typing import Any

from psycopg import Error
from psycopg.abc import Buffer
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import ExceptionContext, make_url

# A server whose power failed says nothing any more: so many seconds, or milliseconds, until we
# know. With more hosts in the address the next one is tried then.
LINE: Mapping[str, int] = {
    "connect_timeout": 4,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


def line_settings(url: str) -> dict[str, int]:
    """How a lost line is noticed, as far as the address itself does not say it."""
    given = make_url(url).query
    return {name: value for name, value in LINE.items() if name not in given}


class TextDumper(StrDumperUnknown):
    """No text is kept with a NUL in it: whoever looks for one finds nothing."""

    def dump(self, text: str) -> Buffer | None:
        return super().dump(text.replace("\x00", "\ufffd"))


def set_up(connection: Any, _record: Any) -> None:
    """A new connection of the driver."""
    connection.adapters.register_dumper(str, TextDumper)


def hide_values(context: ExceptionContext) -> None:
    """The server tells which row it refused, with all that is in it: only the first line stays."""
    error, told = context.original_exception, context.sqlalchemy_exception
    if not isinstance(error, Error) or not error.diag.message_primary:
        return
    whole, error.args = str(error), (error.diag.message_primary,)
    if told is not None:
        told.args = (str(told.args[0]).replace(whole, error.args[0]), *told.args[1:])
