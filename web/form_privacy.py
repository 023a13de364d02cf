"""No trace of who answered or read, and no key: the list of requests that uvicorn writes leaves out
the forms, the public pages, and every address that opens something by itself.
"""

import logging

PRIVATE_PATHS = (
    *("/v/", "/i/", "/presentatie/", "/uitnodiging/", "/wachtwoord/", "/inloggen"),
    *("/toestemming/", "/k/"),
)


class WithoutForms(logging.Filter):
    """Uvicorn's arguments are address, method, path, version and status."""

    def filter(self, record: logging.LogRecord) -> bool:
        parts = record.args if isinstance(record.args, tuple) else ()
        return not any(isinstance(part, str) and part.startswith(PRIVATE_PATHS) for part in parts)


def keep_addresses_out_of_the_log() -> None:
    """Only needed where someone starts `uvicorn app:app` without --no-access-log."""
    logging.getLogger("uvicorn.access").addFilter(WithoutForms())
