"""The pages on which one person agrees to their own citaat, in the colours of the initiatief."""

from base64 import b64encode
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from presentation.colours import ThemeColours, theme_colours
from storage.consent_queries import ConsentPage
from veranderverhaal.citaat import MAX_SPEAKER, Naming, Purpose, shown_mark
from veranderverhaal.consent import ConsentState, consent_state
from veranderverhaal.duiding_labels import OWN_NAMING_LABELS
from veranderverhaal.frame_texts import DUTCH, frame_texts
from veranderverhaal.labels import MONTH_LABELS, PURPOSE_LABELS
from veranderverhaal.retention import add_months
from veranderverhaal.text import NotAccepted, enumerate_dutch
from web.csrf import form_token, remember
from web.form_input import Fields, only
from web.form_page import PRIVATE, style
from web.headers import form_policy
from web.templating import ENVIRONMENT

Secret = Callable[[], bytes]
SHEET = Path(__file__).parent / "templates" / "consent.css"
MONTHS = {6: "Een half jaar", 12: "1 jaar", 24: "2 jaar"}
MONTHS_FIRST = 12


def ask_page(
    request: Request,
    secret: Secret,
    found: ConsentPage,
    address: str,
    today: date,
    fields: Fields | None,
    problem: NotAccepted | None,
) -> Response:
    """Exactly what others will see, and what the person may choose; what was ticked stays."""
    citaat = found.citaat
    given = fields if fields is not None else _given_before(found, today)
    response = _show(
        "consent.html",
        found,
        400 if problem else 200,
        address=address,
        csrf=form_token(request, secret),
        seen=shown_mark(citaat),
        problem=problem,
        is_changed=consent_state(citaat, today) is ConsentState.CHANGED,
        purposes=[(one.value, PURPOSE_LABELS[one]) for one in Purpose],
        namings=[(one.value, OWN_NAMING_LABELS[one]) for one in Naming],
        months=[
            (str(number), f"{label}, tot en met {say_day(add_months(today, number))}")
            for number, label in MONTHS.items()
        ],
        ticked=set(given.get("may", ())),
        naming=only(given, "naming"),
        speaker=only(given, "speaker"),
        with_photo=only(given, "photo"),
        chosen_months=only(given, "months") or str(MONTHS_FIRST),
        most_name=MAX_SPEAKER,
    )
    return remember(request, response)


def told_page(found: ConsentPage, address: str, today: date) -> Response:
    """What the person said before, with the way to take it back or to change it."""
    citaat = found.citaat
    is_withdrawn = consent_state(citaat, today) is ConsentState.WITHDRAWN
    return _show(
        "consent_told.html",
        found,
        address=address,
        is_withdrawn=is_withdrawn,
        is_removed=found.removed,
        said_no=is_withdrawn and citaat.agreed_on is None,
        where=[PURPOSE_LABELS[one] for one in citaat.purposes],
        agreed_on=say_day(citaat.agreed_on),
        until=say_day(citaat.until),
        withdrawn_on=say_day(citaat.withdrawn_on),
    )


def sure_page(
    request: Request,
    secret: Secret,
    found: ConsentPage,
    address: str,
    problem: NotAccepted | None,
) -> Response:
    """Asked once, before it is taken back."""
    response = _show(
        "consent_sure.html",
        found,
        400 if problem else 200,
        address=address,
        csrf=form_token(request, secret),
        problem=problem,
        where=enumerate_dutch([PURPOSE_LABELS[one] for one in found.citaat.purposes]),
    )
    return remember(request, response)


def say_day(day: date | None) -> str:
    """ "3 maart 2026"; empty for no day."""
    return f"{day.day} {MONTH_LABELS[day.month - 1]} {day.year}" if day else ""


@cache
def consent_style(colours: ThemeColours) -> str:
    """The style sheet of a form, and what is of these pages alone."""
    return style(colours) + SHEET.read_text(encoding="utf-8").strip()


def _given_before(found: ConsentPage, today: date) -> Fields:
    """What this person chose before. Nothing is ticked for who was never asked."""
    citaat = found.citaat
    name = {"speaker": [citaat.speaker], "naming": [citaat.naming.value] if citaat.naming else []}
    if consent_state(citaat, today) is not ConsentState.AGREED:
        return name
    return {**name, "may": [one.value for one in citaat.purposes], "photo": ["ja"]}


def _show(template: str, found: ConsentPage, status: int = 200, **values: Any) -> Response:
    sheet = consent_style(theme_colours(found.initiatief))
    photo = f"data:image/jpeg;base64,{b64encode(found.photo).decode()}" if found.photo else ""
    html = ENVIRONMENT.get_template(template).render(
        language=DUTCH,
        direction="ltr",
        texts=frame_texts(DUTCH),
        languages=[],
        name=found.initiatief.name or "Veranderverhaal",
        style=sheet,
        script="",
        tablet=False,
        citaat=found.citaat,
        effect=found.effect,
        photo=photo,
        responsible=found.responsible or found.initiatief.name,
        contact=found.contact,
        **values,
    )
    headers = {**PRIVATE, "Content-Security-Policy": form_policy(sheet, "")}
    return HTMLResponse(html, status, headers=headers)
