"""How the consent to a citaat stands, in words."""

from datetime import date

from veranderverhaal.citaat import Citaat
from veranderverhaal.consent import ConsentState, consent_state, ends_soon, is_old
from veranderverhaal.duiding_labels import CONSENT_WAY_LABELS
from veranderverhaal.labels import PURPOSE_LABELS


def say_consent(citaat: Citaat, today: date) -> str:
    """Where it may stand and until when, or why it stands nowhere."""
    told = {
        ConsentState.MADE_UP: "Mag overal staan.",
        ConsentState.NOT_ASKED: "Nog geen toestemming. Dit staat nergens.",
        ConsentState.AGREED: _say_agreed(citaat, today),
        ConsentState.LATER: f"Mag pas vanaf {_day(citaat.agreed_on)}. Dit staat nog nergens.",
        ConsentState.CHANGED: "Wat er staat, is veranderd na de toestemming. "
        "Dit staat nergens. Vraag het opnieuw.",
        ConsentState.OVER: f"De toestemming was tot en met {_day(citaat.until)}. "
        "Dit staat nergens meer. Vraag het opnieuw, of verwijder het.",
        ConsentState.WITHDRAWN: _say_withdrawn(citaat),
    }
    return told[consent_state(citaat, today)]


def say_to_ask_again(citaat: Citaat, today: date) -> str:
    """Why this person is to be asked again soon; empty when that is not so."""
    if ends_soon(citaat, today):
        return f"mag nog tot en met {_day(citaat.until)}"
    if is_old(citaat, today):
        return f"gevraagd op {_day(citaat.agreed_on)}, meer dan een jaar geleden"
    return ""


def _say_agreed(citaat: Citaat, today: date) -> str:
    where = "; ".join(PURPOSE_LABELS[one] for one in citaat.purposes)
    until = f" Tot en met {_day(citaat.until)}." if citaat.until else ""
    how = f", {CONSENT_WAY_LABELS[citaat.agreed_how]}" if citaat.agreed_how else ""
    again = " Vraag het opnieuw." if say_to_ask_again(citaat, today) else ""
    return f"Mag staan: {where}.{until} Gevraagd op {_day(citaat.agreed_on)}{how}.{again}"


def _say_withdrawn(citaat: Citaat) -> str:
    said = "Ingetrokken" if citaat.agreed_on else "Deze persoon zei nee"
    return (
        f"{said} op {_day(citaat.withdrawn_on)}. Dit staat nergens, en we wissen het over een tijd."
    )


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""
