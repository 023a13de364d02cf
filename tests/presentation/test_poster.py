"""The poster as a file: one page, readable by people and machines, the same every time."""

import io
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PIL import Image

from presentation import poster as posters
from presentation.poster import FileType
from presentation.poster_data import icon_names
from presentation.poster_icons import DEFAULT_ICON, feit_icon
from presentation.shape_values import reference_month
from tests.other_programs import poppler_text
from tests.presentation.made import make_poster, poster_boxes
from tests.presentation.poster_samples import (
    BADHUIS,
    BADHUIS_FEITEN,
    BADHUIS_TITLES,
    badhuis,
    check_boxes,
    story,
)
from veranderverhaal.model import Feit, Layer, Precision, Theme, Veranderverhaal
from veranderverhaal.showcase import Showcase

FILE_TYPES: tuple[FileType, ...] = ("pdf", "png", "svg")
ICONS = Path(__file__).parents[2] / "presentation" / "icons"


def words_of(pdf: bytes) -> str:
    """The text of a PDF without the spaces and hyphens at the ends of lines."""
    return unbroken(poppler_text("pdftotext", pdf))


@cache
def badhuis_pdf() -> bytes:
    return make_poster(Showcase(BADHUIS, badhuis()), "pdf").content


def unbroken(text: str) -> str:
    return re.sub(r"[\s\u00ad‐-]", "", text)


def make_logo(size: tuple[int, int] = (120, 80)) -> bytes:
    target = io.BytesIO()
    Image.new("RGBA", size, (200, 30, 60, 255)).save(target, "PNG")
    return target.getvalue()


def test_a_pdf_is_one_tagged_page_for_people_and_archives() -> None:
    pdf = badhuis_pdf()
    assert pdf.startswith(b"%PDF-")
    assert b"<xmpTPg:NPages>1</xmpTPg:NPages>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"/Lang(nl)" in pdf
    assert b"/Marked true" in pdf


def test_poppler_sees_a_tagged_page_with_title_and_author() -> None:
    told = poppler_text("pdfinfo", badhuis_pdf())
    assert re.search(r"Title: +Het Badhuis\n", told)
    assert re.search(r"Author: +Het Badhuis\n", told)
    assert re.search(r"Tagged: +yes\n", told)
    assert re.search(r"Pages: +1\n", told)
    assert "A4" in told


def test_all_titles_feiten_and_the_footer_are_text_in_the_pdf() -> None:
    text = words_of(badhuis_pdf())
    wanted = [title for titles in BADHUIS_TITLES.values() for title in titles]
    wanted += [feit.label for feit in BADHUIS_FEITEN]
    wanted += ["94", "meer dan", "600", "1.825", "euro baromzet", "Leidsebuurt, Haarlem"]
    wanted += ["Ons veranderverhaal", "Peildatum: februari 2023", "Bron: Movisie, Collectief, 2023"]
    assert [words for words in wanted if unbroken(words) not in text] == []


def test_the_pdf_is_read_from_name_to_footer() -> None:
    pdf = badhuis_pdf()
    structure = poppler_text("pdfinfo", pdf, "-struct-text")
    order = [
        "H1",
        "Een buurthuis van en voor",
        "Voor wie?",
        "Wat doen we?",
        "Steunend",
        "Op langere",
        "Figure",
        "Feiten en cijfers",
        "Peildatum",
    ]
    places = [structure.index(words) for words in order]
    assert places == sorted(places)
    assert structure.count("H2") == 5


def test_the_verbanden_are_text_for_who_cannot_see_the_arrows() -> None:
    svg = make_poster(Showcase(BADHUIS, badhuis()), "svg").content.decode()
    assert "‘Bewoners van de Leidsebuurt’ hangt samen met ‘Iedereen mag meedoen’." not in svg
    assert "‘Bewoners van de Leidsebuurt’ hangt samen met ‘Samen activiteiten organiseren’." in svg


def test_a_png_has_the_size_of_a4_at_its_resolution() -> None:
    png = make_poster(Showcase(BADHUIS, badhuis()), "png", ppi=72).content
    width, height = Image.open(io.BytesIO(png)).size
    assert (width, height) in {(595, 842), (596, 842)}


def test_an_svg_has_a_role_a_title_a_description_and_a_language() -> None:
    initiatief = replace(BADHUIS, name="Koffie & <taart>")
    root = ElementTree.fromstring(make_poster(Showcase(initiatief, badhuis()), "svg").content)
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.get("lang") == "nl"
    assert [child.tag for child in root][:2] == [f"{space}title", f"{space}desc"]
    assert root.find(f"{space}title").text == "Koffie & <taart>: ons veranderverhaal"
    assert "Doelgroep: Bewoners van de Leidsebuurt." in root.find(f"{space}desc").text
    assert "meer dan 600 bezoekers per maand." in root.find(f"{space}desc").text


@pytest.mark.parametrize("file_type", FILE_TYPES)
def test_two_runs_give_the_same_bytes(file_type: FileType) -> None:
    first = make_poster(Showcase(BADHUIS, badhuis(), make_logo()), file_type, ppi=60)
    again = posters.make_poster(Showcase(BADHUIS, badhuis(), make_logo()), file_type, ppi=60)
    assert first == again


def test_another_process_gives_the_same_bytes() -> None:
    arguments = (Showcase(replace(BADHUIS, reference_date=None), badhuis()), "pdf")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        elsewhere = pool.submit(posters.make_poster, *arguments).result()
    assert elsewhere == make_poster(*arguments)


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_makes_a_poster_without_notices(theme: Theme) -> None:
    poster = make_poster(Showcase(replace(BADHUIS, theme=theme), badhuis()), "pdf")
    assert poster.notices == ()


def test_boxes_stand_in_reading_order_and_apart() -> None:
    boxes = poster_boxes(Showcase(BADHUIS, badhuis()))
    check_boxes(boxes)
    names = [box.name for box in boxes if box.kind in {"header", "band", "facts", "footer"}]
    bands = [f"band:{layer}" for layer in BADHUIS_TITLES]
    assert names == ["header", *bands, "facts", "footer"]
    assert sum(box.kind == "card" for box in boxes) == 15
    assert sum(box.kind == "fact" for box in boxes) == 7


def test_without_feiten_the_bands_take_the_whole_width() -> None:
    narrow = {b.name: b for b in poster_boxes(Showcase(BADHUIS, badhuis()))}
    wide = {b.name: b for b in poster_boxes(Showcase(BADHUIS, story(BADHUIS_TITLES)))}
    assert "facts" not in wide
    assert wide["band:aanpak"].width > narrow["band:aanpak"].width + 100
    assert wide["band:aanpak"].width == pytest.approx(wide["footer"].width)


def test_a_few_feiten_stand_in_a_strip_below_the_bands() -> None:
    boxes = {
        b.name: b
        for b in poster_boxes(Showcase(BADHUIS, story(BADHUIS_TITLES, BADHUIS_FEITEN[:3])))
    }
    check_boxes(list(boxes.values()))
    last = boxes[f"band:{Layer.INDIRECT}"]
    assert boxes["facts"].y > last.y + last.height
    assert boxes["fact:f1"].y == boxes["fact:f3"].y


def test_without_date_and_source_there_is_no_footer() -> None:
    initiatief = replace(BADHUIS, reference_date=None, source="")
    assert "footer" not in {box.name for box in poster_boxes(Showcase(initiatief, badhuis()))}


def test_a_logo_shows_and_makes_room_beside_the_name() -> None:
    with_logo = {b.name: b for b in poster_boxes(Showcase(BADHUIS, badhuis(), make_logo()))}
    without = {b.name: b for b in poster_boxes(Showcase(BADHUIS, badhuis()))}
    check_boxes(list(with_logo.values()))
    assert with_logo["name"].width < without["name"].width
    poster = make_poster(Showcase(BADHUIS, badhuis(), make_logo()), "png", ppi=60)
    assert poster.content != make_poster(Showcase(BADHUIS, badhuis()), "png", ppi=60).content


@pytest.mark.parametrize("logo", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_a_logo_that_is_no_png_is_left_out_with_a_notice(logo: bytes) -> None:
    poster = make_poster(Showcase(BADHUIS, badhuis(), logo), "pdf")
    assert poster.notices == ("Het logo kon niet worden gelezen en staat niet op de poster.",)


def test_text_is_never_markup() -> None:
    hostile = '#read("/poster.py") $x$ *vet* @label <b> \\ #image("/etc/passwd") // "'
    initiatief = replace(BADHUIS, name=hostile, motto=hostile, source=hostile)
    poster = make_poster(Showcase(initiatief, story({Layer.AANPAK: [hostile]})), "svg")
    assert "#read(&quot;/poster.py&quot;)" in poster.content.decode().replace('"', "&quot;")


@pytest.mark.parametrize(
    ("label", "unit", "icon"),
    [
        ("vrijwilligers", "", "hand-heart"),
        ("bardiensten", "", "coffee"),
        ("bezoekers", "", "users-three"),
        ("baromzet", "euro", "currency-eur"),
        ("kinderen", "", "baby"),
        ("open", "dagen", "clock"),
        ("straten in de buurt", "", DEFAULT_ICON),
        ("honderd dingen", "", DEFAULT_ICON),
        ("iets anders", "", DEFAULT_ICON),
    ],
)
def test_a_feit_gets_a_fitting_icon(label: str, unit: str, icon: str) -> None:
    assert feit_icon(Feit("f", label, Precision.IN_WORDS, words="veel", unit=unit)) == icon


def test_every_icon_is_there_and_no_other() -> None:
    assert icon_names() == {path.stem for path in ICONS.glob("*.svg")}


def test_a_reference_date_is_a_month_and_a_year() -> None:
    assert reference_month(BADHUIS) == "februari 2023"
    assert reference_month(replace(BADHUIS, reference_date=None)) == ""


def test_an_empty_story_still_makes_a_friendly_poster() -> None:
    boxes = poster_boxes(Showcase(BADHUIS, Veranderverhaal()))
    check_boxes(boxes)
    assert sum(box.name.startswith("empty:") for box in boxes) == 4
    assert make_poster(Showcase(BADHUIS, Veranderverhaal()), "pdf").notices == ()
