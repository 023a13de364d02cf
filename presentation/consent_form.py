"""The paper on which somebody agrees to a citaat or portret: the exact text, photo and ticks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from presentation.colours import INK, MUTED, theme_colours
from presentation.form_text import shown_link
from presentation.photo_values import photo_in_svg
from presentation.poster_glyphs import clean_text, first_direction
from presentation.qr import qr_svg
from presentation.typesetting import compile_pdf, document_day, make_compiler, midnight
from veranderverhaal.citaat import Citaat, Naming, Purpose, shown_mark
from veranderverhaal.duiding_labels import OWN_NAMING_LABELS
from veranderverhaal.labels import MONTH_LABELS, PURPOSE_LABELS
from veranderverhaal.model import Initiatief

TEMPLATE = "consent_form.typ"
MARK_LENGTH = 6
NO_WORDS = "De foto bij dit verhaal"


@dataclass(frozen=True)
class ConsentPaper:
    """All that stands on it. `link` opens the page of this one person; empty for none.

    `effect` is the title of the effect it is shown with.
    """

    initiatief: Initiatief
    citaat: Citaat
    made_on: date
    until: date
    photo: bytes | None = None
    responsible: str = ""
    contact: str = ""
    link: str = ""
    effect: str = ""


def paper_mark(citaat: Citaat) -> str:
    """What to compare on paper and screen: the same letters are the same text and photo."""
    return shown_mark(citaat)[:MARK_LENGTH].upper()


def make_consent_form(paper: ConsentPaper) -> bytes:
    """The form as a PDF for anyone, also who listens to it.

    Depends on nothing but its argument, so it can run in another process.
    """
    compiler = make_compiler(TEMPLATE, "consent", _values(paper))
    return compile_pdf(compiler, midnight(paper.made_on))[0]


def _values(paper: ConsentPaper) -> dict[str, Any]:
    citaat, initiatief = paper.citaat, paper.initiatief
    colours = theme_colours(initiatief)
    who = paper.responsible or initiatief.name or "ons initiatief"
    link = shown_link(paper.link) if paper.link else ""
    return {
        "colours": {"dark": colours.dark, "ink": INK, "muted": MUTED},
        "day": document_day(paper.made_on),
        "name": _text(initiatief.name or "Ons initiatief"),
        "text": _text(citaat.text),
        "story": [_text(part) for part in citaat.story.split("\n") if part.strip()],
        "by": _text(citaat.by or "(zonder naam)"),
        "photo": photo_in_svg(paper.photo)["svg"] if paper.photo else "",
        "theme": _text(citaat.theme),
        "effect": _text(paper.effect),
        "photo_words": _text(citaat.photo_words if paper.photo else ""),
        "alt": clean_text(citaat.photo_words or NO_WORDS)[0],
        "has_photo": bool(citaat.photo and paper.photo),
        "purposes": [_text(PURPOSE_LABELS[one]) for one in Purpose],
        "namings": [_text(OWN_NAMING_LABELS[one]) for one in Naming],
        "no_name": list(Naming).index(Naming.NONE),
        "until": _text(_say_day(paper.until)),
        "who": _text(who),
        "contact": _text(paper.contact),
        "mark": paper_mark(citaat),
        "qr": qr_svg(paper.link, title=link) if paper.link else "",
        "link": _text(link),
        "qr_alt": f"QR-code naar {link}" if link else "",
    }


def _say_day(day: date) -> str:
    return f"{day.day} {MONTH_LABELS[day.month - 1]} {day.year}"


def _text(text: str) -> dict[str, str]:
    kept = clean_text(text)[0]
    return {"text": kept, "dir": first_direction(kept)}
