"""The register of processing: one page of A4 with what is kept, why and how long, as a PDF."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from presentation.colours import INK, MUTED, theme_colours
from presentation.poster_glyphs import clean_text, first_direction
from presentation.typesetting import compile_pdf, document_day, make_compiler, midnight
from veranderverhaal.labels import MONTH_LABELS
from veranderverhaal.model import Initiatief
from veranderverhaal.privacy import GROUND_LABELS, Privacy, processings

TEMPLATE = "register.typ"
NOT_YET = "nog niet ingevuld"
TOO_LONG_WORD = 28  # may be broken anywhere: no line is sure to hold it
SOFT_BREAK = "\u200b"


def make_register(initiatief: Initiatief, privacy: Privacy, *, made_on: date) -> bytes:
    """The register as a PDF for anyone, also who listens to it.

    Depends on nothing but its arguments, so it can run in another process.
    """
    compiler = make_compiler(TEMPLATE, "register", _values(initiatief, privacy, made_on))
    return compile_pdf(compiler, midnight(made_on))[0]


def _values(initiatief: Initiatief, privacy: Privacy, made_on: date) -> dict[str, Any]:
    colours = theme_colours(initiatief)
    place = ", ".join(part for part in (initiatief.buurt, initiatief.gemeente) if part)
    facts = (
        ("Wie is verantwoordelijk?", privacy.responsible),
        ("Waar kun je vragen stellen?", privacy.contact),
        ("Waarvoor?", privacy.purpose),
        ("Op welke grond?", GROUND_LABELS[privacy.ground]),
    )
    rows = [(one.what, one.whose, one.why, one.how_long) for one in processings(privacy)]
    return {
        "colours": {"dark": colours.dark, "ink": INK, "muted": MUTED},
        "day": document_day(made_on),
        "made_on": _text(
            f"Gemaakt op {made_on.day} {MONTH_LABELS[made_on.month - 1]} {made_on.year}"
        ),
        "name": _text(initiatief.name or "Ons initiatief"),
        "place": _text(place),
        "facts": [[_text(label), _text(told or NOT_YET)] for label, told in facts],
        "heads": _texts(("Wat", "Van wie", "Waarom", "Hoe lang")),
        "rows": [_texts(row) for row in rows],
        "others": _texts(
            (
                "Alleen wie voor het initiatief werkt, kan zien wat één persoon antwoordde. "
                "Anderen zien tellingen: vanaf vijf mensen dat er antwoorden waren, vanaf tien "
                "hoeveel.",
                "De gegevens staan op de computer van het initiatief, of op een computer die het "
                "zelf koos. Staat die bij een ander? Maak dan afspraken op papier "
                "(een verwerkersovereenkomst).",
                "In reservekopieën staat wat gewist is nog 12 maanden, en langer alleen als er "
                "geen nieuwe lukken. Ze dienen om alles terug te zetten als er iets misgaat.",
                "Wie meedeed mag zien wat er van hem of haar is, het laten verbeteren en het laten "
                "wissen. Een klacht kan naar de Autoriteit Persoonsgegevens.",
            )
        ),
    }


def _texts(texts: Sequence[str]) -> list[dict[str, str]]:
    return [_text(one) for one in texts]


def _text(text: str) -> dict[str, str]:
    kept = clean_text(text)[0]
    broken = re.sub(rf"(\S{{{TOO_LONG_WORD}}})(?=\S)", rf"\1{SOFT_BREAK}", kept)
    return {"text": broken, "dir": first_direction(kept)}
