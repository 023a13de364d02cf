"""What may be kept of an initiatief, an element, a verband and a feit: cleaned, or refused."""

import re
from dataclasses import replace
from datetime import date

from veranderverhaal.model import (
    MAX_TEXT,
    MAX_TITLE,
    Element,
    Feit,
    Initiatief,
    Precision,
    Theme,
    Verband,
)
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_NAME = 80
MAX_MOTTO = 160
MAX_SOURCE = 300
EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
COLOUR = re.compile(r"(#[0-9a-f]{6})?", re.ASCII)
MAX_KEY = 40
ICON = re.compile(r"[a-z0-9-]{0,30}", re.ASCII)


def is_key(key: str) -> bool:
    """Whether a part may have this key: plain letters, digits and dashes."""
    return key.isascii() and key.replace("-", "").isalnum() and len(key) <= MAX_KEY


def check_named(key: str, field: str) -> str:
    """The key of another part, "" for none. Raises NotAccepted."""
    if key and not is_key(key):
        raise NotAccepted(field, "Kies dit opnieuw.")
    return key


def check_initiatief(initiatief: Initiatief) -> Initiatief:
    """The initiatief as it may be kept. Raises NotAccepted with the field at fault."""
    return replace(
        initiatief,
        name=require_line(initiatief.name, limit=MAX_NAME, field="name", label="De naam"),
        buurt=clean_line(initiatief.buurt, limit=MAX_NAME, field="buurt", label="De buurt"),
        gemeente=clean_line(
            initiatief.gemeente, limit=MAX_NAME, field="gemeente", label="De gemeente"
        ),
        motto=clean_line(initiatief.motto, limit=MAX_MOTTO, field="motto", label="Het motto"),
        colour=_check_colour(initiatief),
        source=clean_line(initiatief.source, limit=MAX_SOURCE, field="source", label="De bron"),
        reference_date=check_date(initiatief.reference_date, "reference_date"),
    )


def check_element(element: Element) -> Element:
    """The element as it may be kept. Raises NotAccepted with the field at fault."""
    return replace(
        element,
        title=require_line(element.title, limit=MAX_TITLE, field="title", label="De titel"),
        explanation=clean_text(
            element.explanation, limit=MAX_TEXT, field="explanation", label="De uitleg"
        ),
        signs=clean_text(element.signs, limit=MAX_TEXT, field="signs", label="Dit antwoord"),
    )


def check_verband(verband: Verband) -> Verband:
    """The verband as it may be kept. Raises NotAccepted with the field at fault."""
    return replace(
        verband,
        assumption=clean_line(
            verband.assumption, limit=MAX_TEXT, field="assumption", label="De aanname"
        ),
    )


def check_feit(feit: Feit) -> Feit:
    """The feit as it may be kept. Raises NotAccepted with the field at fault.

    A range needs two numbers in rising order, a feit in words its words, any other one number.
    """
    feit = replace(
        feit,
        label=require_line(feit.label, limit=MAX_TITLE, field="label", label="Wat je telt"),
        words=clean_line(feit.words, limit=MAX_NAME, field="words", label="Het aantal"),
        unit=clean_line(feit.unit, limit=MAX_NAME, field="unit", label="De eenheid"),
        period=clean_line(feit.period, limit=MAX_NAME, field="period", label="De periode"),
        source=clean_line(feit.source, limit=MAX_SOURCE, field="source", label="De bron"),
        counted_on=check_date(feit.counted_on, "counted_on"),
        icon=feit.icon if ICON.fullmatch(feit.icon) else "",
    )
    if feit.precision is Precision.IN_WORDS:
        if not feit.words:
            raise NotAccepted("words", "Schrijf hoeveel het is, bijvoorbeeld: tientallen.")
        return replace(feit, low=None, high=None)
    if feit.low is None:
        raise NotAccepted("low", "Vul een getal in, bijvoorbeeld: 94.")
    if feit.precision is not Precision.RANGE:
        return replace(feit, high=None, words="")
    if feit.high is None or feit.high <= feit.low:
        raise NotAccepted("high", "Het tweede getal moet groter zijn dan het eerste.")
    return replace(feit, words="")


def check_story_text(text: str, field: str) -> str:
    """The aanleiding or the goal as it may be kept. Raises NotAccepted when it is too long."""
    return clean_text(text, limit=MAX_TEXT, field=field, label="Dit antwoord")


def check_date(day: date | None, field: str) -> date | None:
    """A date between 1900 and 2200, or None. Raises NotAccepted otherwise."""
    if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise NotAccepted(field, "Deze datum kan niet kloppen. Kijk het jaartal na.")
    return day


def _check_colour(initiatief: Initiatief) -> str:
    colour = initiatief.colour.strip().lower()
    if not COLOUR.fullmatch(colour):
        raise NotAccepted("colour", "Deze kleur kan niet. Schrijf haar zo: #1d5a74.")
    if initiatief.theme is Theme.OWN and not colour:
        raise NotAccepted("colour", "Kies een eigen kleur, of een van de andere kleuren.")
    return colour
