"""The pages of the invoerstand, in the colours of the initiatief."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from presentation.colours import THEME_COLOURS, theme_colours
from veranderverhaal.frame_texts import DUTCH, frame_texts
from veranderverhaal.model import Initiatief, Theme
from veranderverhaal.tablet import LEAST_DIGITS, MOST_DIGITS, Tablet, Unlocking
from veranderverhaal.text import NotAccepted
from veranderverhaal.vragenlijst import RIGHT_TO_LEFT
from web.csrf import form_token, remember
from web.form_page import PRIVATE, light_script, style
from web.headers import form_policy
from web.templating import ENVIRONMENT

Secret = Callable[[], bytes]


def start_page(tablet: Tablet) -> Response:
    """What can be filled in, as large as a hand."""
    forms = [
        {
            "name": one.meting.name,
            "address": f"/v/{one.meting.code}",
            "languages": [
                (code, frame_texts(code)["name"], "rtl" if code in RIGHT_TO_LEFT else "ltr")
                for code in one.languages
                if len(one.languages) > 1
            ],
        }
        for one in tablet.forms
    ]
    return show("tablet.html", tablet.initiatief, kind="start", forms=forms)


def begin_page(
    request: Request, secret: Secret, initiatief: Initiatief, problem: NotAccepted | None
) -> Response:
    """Choose a PIN, and lock."""
    response = show(
        "tablet_begin.html",
        initiatief,
        status=400 if problem else 200,
        slug=initiatief.slug,
        csrf=form_token(request, secret),
        problem=problem,
        least=LEAST_DIGITS,
        most=MOST_DIGITS,
    )
    return remember(request, response)


def pin_page(
    request: Request, secret: Secret, tablet: Tablet, problem: str, *, status: int
) -> Response:
    """Type the PIN, and it is an ordinary browser again."""
    response = show(
        "tablet_pin.html",
        tablet.initiatief,
        kind="pin",
        status=status,
        csrf=form_token(request, secret),
        problem=problem,
        is_over=tablet.is_over,
    )
    return remember(request, response)


def over_page(tablet: Tablet | None, *, began: bool, too_often: bool = False) -> Response:
    """Why there are no forms here: its time has passed, or it never was a tablet for others."""
    initiatief = tablet.initiatief if tablet else None
    return show(
        "tablet_over.html",
        initiatief,
        kind="start" if tablet else "",
        status=403 if too_often else 200,
        has_pin=tablet is not None,
        began=began,
        too_often=too_often,
    )


def elsewhere_page() -> Response:
    """Another window of this computer is the tablet, and so there is nothing here."""
    return show("tablet_elsewhere.html", None, status=403)


def wrong_words(outcome: Unlocking) -> str:
    """What a PIN that was not taken means."""
    if outcome.wait_seconds:
        minutes = -(-outcome.wait_seconds // 60)
        how_long = "1 minuut" if minutes == 1 else f"{minutes} minuten"
        return f"Er is te vaak een verkeerde pincode getypt. Wacht {how_long}, en probeer het dan."
    times = "één keer" if outcome.tries_left == 1 else f"{outcome.tries_left} keer"
    return f"Deze pincode klopt niet. Je kunt het nog {times} proberen."


def show(
    template: str,
    initiatief: Initiatief | None,
    *,
    kind: str = "",
    status: int = 200,
    **values: Any,
) -> Response:
    """A page with the style and script of a form; `kind` says what its script waits for."""
    colours = theme_colours(initiatief) if initiatief else THEME_COLOURS[Theme.WATER]
    sheet = style(colours, tablet=True)
    script = light_script("tablet.js") if kind else ""
    html = ENVIRONMENT.get_template(template).render(
        language=DUTCH,
        direction="ltr",
        texts=frame_texts(DUTCH),
        languages=[],
        name=initiatief.name if initiatief else "Veranderverhaal",
        style=sheet,
        script=script,
        tablet=False,
        kind=kind,
        **values,
    )
    headers = {**PRIVATE, "Content-Security-Policy": form_policy(sheet, script)}
    return HTMLResponse(html, status, headers=headers)
