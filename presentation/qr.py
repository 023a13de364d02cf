"""QR codes to a vragenlijst: for a screen, to download, and on cards to cut."""

from collections.abc import Mapping
from io import BytesIO

import segno

from presentation.form_text import FormTexts, shown_link
from presentation.typesetting import compile_pdf, document_day, make_compiler, midnight
from veranderverhaal.frame_labels import FRAME_LABELS
from veranderverhaal.meting import Meting
from veranderverhaal.model import Initiatief

# A crease or a coffee stain may take away up to 15 percent of the code.
ERROR_LEVEL = "m"
PNG_SCALE = 24  # dots a module: some 900 dots wide, sharp on an A4 page
CARDS_TEMPLATE = "qr_cards.typ"


def qr_svg(link: str, *, title: str) -> str:
    """The code as an SVG element to put in a page; `title` is what a screen reader says."""
    target = BytesIO()
    code = segno.make(link, error=ERROR_LEVEL, micro=False)
    # Named "svg" and white behind it: it must be found on a dark page too.
    code.save(
        target,
        kind="svg",
        xmldecl=False,
        nl=False,
        omitsize=True,
        light="#fff",
        title=_without_controls(title),
        svgclass=None,
        lineclass=None,
    )
    return target.getvalue().decode().replace("<svg ", '<svg role="img" ', 1)


def qr_png(link: str) -> bytes:
    """The code as a picture to download and print."""
    target = BytesIO()
    segno.make(link, error=ERROR_LEVEL, micro=False).save(target, kind="png", scale=PNG_SCALE)
    return target.getvalue()


def make_cards(
    initiatief: Initiatief,
    meting: Meting | None,
    link: str,
    *,
    labels: Mapping[str, str] = FRAME_LABELS,
    language: str = "nl",
) -> bytes:
    """An A4 page with eight cards to cut, as a PDF: name, one line, code and short link."""
    texts = FormTexts(language, labels)
    day = meting.starts_on if meting else None
    values = {
        "name": texts.dutch(initiatief.name or "Ons initiatief"),
        "invite": texts.frame("card"),
        "link": texts.dutch(shown_link(link)),
        "qr": qr_svg(link, title=link),
        "alt": texts.frame("qr", link=shown_link(link)),
        "lang": language,
        "dir": texts.direction,
        "day": document_day(day),
    }
    compiler = make_compiler(CARDS_TEMPLATE, "cards", values)
    return compile_pdf(compiler, midnight(day))[0]


def _without_controls(title: str) -> str:
    return "".join(character for character in title if character.isprintable())
