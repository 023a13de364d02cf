"""The page on which one person agrees to their own citaat, for the plain route beside Streamlit."""

from dashboard.data import read_as, write_as
from dashboard.today import today
from storage.commands.consent import agree_by_token, withdraw_by_token
from storage.consent_queries import ConsentPage, load_consent_page
from veranderverhaal.access import NOBODY
from veranderverhaal.consent import Consent


def find_consent_page(token: str) -> ConsentPage:
    """Raises NotFound."""
    return read_as(NOBODY, load_consent_page, token)


def agree(token: str, consent: Consent, seen: str) -> None:
    """Raises NotFound, NotAccepted, or EditConflict when another text was seen."""
    write_as(NOBODY, agree_by_token, token, consent, seen=seen, today=today())


def withdraw(token: str) -> None:
    """Raises NotFound."""
    write_as(NOBODY, withdraw_by_token, token, today=today())
