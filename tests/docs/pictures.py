"""The pictures of the gallery: each theme, each shape and some pages of the impactrapport."""

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from PIL import Image

from presentation.poster import make_poster
from presentation.report import make_report
from presentation.shapes import Shape, make_shape
from presentation.verslag import make_verslag
from storage.bijeenkomst_queries import load_bijeenkomst_material
from storage.engine import Engine, reading
from storage.showcase_queries import load_report_material
from storage.showcases import load_showcase
from tests.other_programs import poppler, poppler_text
from veranderverhaal.model import Theme
from veranderverhaal.reporting import ReportKind
from veranderverhaal.showcase import Showcase

# What it was drawn on: a citaat holds until a day, and a report has a date.
TODAY = date(2026, 11, 21)
BASE = "https://voorbeeld.nl"
OWN_COLOUR = "#7a2e5d"
THEMED = {
    Theme.WATER: "het-badhuis",
    Theme.GARDEN: "buurttuin-kempenaar",
    Theme.BRICK: "de-sleutel",
    Theme.EVENING: "het-badhuis",
    Theme.STONE: "buurttuin-kempenaar",
    Theme.OWN: "de-sleutel",
}
SHOWN = "het-badhuis"
BIJEENKOMST = "uitkomsten-avond"
# By the title that stands on the page.
REPORT_PAGES = {
    "rapport-voorkant": "Impactrapport",
    "rapport-samenvatting": "Samenvatting",
    "rapport-verhaal": "Ons veranderverhaal",
    "rapport-uitkomsten": "Wat mensen merken",
}
WIDEST = 700
THEME_WIDTH = 480  # a poster in colours: what it says is read elsewhere
COLOURS = 256  # of the palette: with fewer a thin line changes its colour
MILLIMETRES = 25.4
PAPER: Mapping[Literal["a4", "a3"], int] = {"a4": 210, "a3": 297}
# Of several pages: how many are shown, and how many beside each other.
SEVERAL = {Shape.SLIDE: (2, 1), Shape.CARDS: (4, 2)}
GAP = 12
GROUND = "#8c9499"


def draw_theme(theme: Theme, engine: Engine) -> bytes:
    """The poster on A4 in this theme."""
    colour = OWN_COLOUR if theme is Theme.OWN else ""
    shown = showcase(engine, THEMED[theme])
    initiatief = replace(shown.initiatief, theme=theme, colour=colour)
    return draw_poster(replace(shown, initiatief=initiatief), "a4", THEME_WIDTH)


def draw_shape(shape: Shape, engine: Engine) -> bytes:
    """What comes out of the printer, or is seen on a screen."""
    shown = showcase(engine, SHOWN)
    if shape in (Shape.A4, Shape.A3):
        return draw_poster(shown, "a4" if shape is Shape.A4 else "a3", WIDEST)
    content = make_shape(shown, shape).content
    if shape in (Shape.SQUARE, Shape.STORY):
        return content
    pdf = slides_as_pdf(content) if shape is Shape.SLIDE else content
    number, columns = SEVERAL.get(shape, (1, 1))
    return beside_each_other([page_of(pdf, one + 1) for one in range(number)], columns)


def draw_report(title: str, engine: Engine) -> bytes:
    """The page of the impactrapport that begins something."""
    pdf = report_pdf(engine, ReportKind.IMPACT)
    pages = poppler_text("pdftotext", pdf).split("\f")
    return page_of(pdf, 1 + next(n for n, page in enumerate(pages) if title in page.splitlines()))


def draw_aanvraag(engine: Engine) -> bytes:
    """Both pages of an aanvraag."""
    pdf = report_pdf(engine, ReportKind.AANVRAAG)
    return beside_each_other([page_of(pdf, 1), page_of(pdf, 2)], 2)


def draw_verslag(engine: Engine) -> bytes:
    """Both pages about a bijeenkomst."""
    with reading(engine) as session:
        material = load_bijeenkomst_material(SHOWN, BIJEENKOMST, today=TODAY, session=session)
    pdf = make_verslag(material, "pdf").content
    return beside_each_other([page_of(pdf, 1), page_of(pdf, 2)], 2)


def showcase(engine: Engine, slug: str) -> Showcase:
    """What a sample shows once its page is public and its vragenlijst can be filled in."""
    with reading(engine) as session:
        shown = load_showcase(slug, today=TODAY, session=session)
    return replace(shown, link=f"{BASE}/i/voorbeeld", form_link=f"{BASE}/v/voorbeeld")


@cache
def report_pdf(engine: Engine, kind: ReportKind) -> bytes:
    with reading(engine) as session:
        material = load_report_material(SHOWN, today=TODAY, session=session)
    return make_report(material, "pdf", kind=kind).content


def draw_poster(shown: Showcase, size: Literal["a4", "a3"], width: int) -> bytes:
    ppi = int(width / PAPER[size] * MILLIMETRES)
    return make_poster(shown, "png", size=size, ppi=ppi).content


def page_of(pdf: bytes, number: int) -> bytes:
    page = ("-f", str(number), "-l", str(number))
    return poppler("pdftoppm", pdf, "-png", "-scale-to", "1000", *page)


def slides_as_pdf(content: bytes) -> bytes:
    """What LibreOffice makes of a presentation. Without it their picture stays as it is."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no soffice on this computer")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "slides.pptx"
        path.write_bytes(content)
        convert = (office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path))
        subprocess.run(convert, capture_output=True, check=True, timeout=120)
        return path.with_suffix(".pdf").read_bytes()


def beside_each_other(pages: Sequence[bytes], columns: int) -> bytes:
    """Pages as they would lie on a table; one page is only itself."""
    if len(pages) == 1:
        return pages[0]
    pictures = [Image.open(BytesIO(page)) for page in pages]
    wide, high = pictures[0].width + GAP, pictures[0].height + GAP
    rows = -(-len(pages) // columns)
    table = Image.new("RGB", (wide * columns + GAP, high * rows + GAP), GROUND)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        table.paste(picture, (GAP + column * wide, GAP + row * high))
    return as_png(table)


def lighten(content: bytes) -> bytes:
    """The same picture, no wider than the gallery shows it, with few colours."""
    picture = Image.open(BytesIO(content)).convert("RGB")
    if picture.width > WIDEST:
        height = round(picture.height * WIDEST / picture.width)
        picture = picture.resize((WIDEST, height), Image.Resampling.LANCZOS)
    return as_png(picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))


def as_png(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


PICTURES: Mapping[str, Callable[[Engine], bytes]] = {
    **{f"thema-{theme}": partial(draw_theme, theme) for theme in Theme},
    **{f"vorm-{shape}": partial(draw_shape, shape) for shape in Shape if shape is not Shape.TEXT},
    **{name: partial(draw_report, title) for name, title in REPORT_PAGES.items()},
    "aanvraag": draw_aanvraag,
    "verslag": draw_verslag,
}
