"""QR codes: a telephone reads the link from the screen, from the picture and from the cards."""

import io
from dataclasses import replace

import pytest
import typst
import zxingcpp
from defusedxml import ElementTree
from PIL import Image

from presentation.paper_form import make_paper_form
from presentation.qr import make_cards, qr_png, qr_svg
from tests.other_programs import poppler
from tests.presentation.form_samples import BADHUIS, LINK, LONG_WORD, METING, every_kind
from veranderverhaal.frame_texts import frame_texts

LONG_LINK = "https://veranderverhaal.gemeente-haarlemmermeer.nl/v/abcd2345"


def read_codes(picture: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def first_page(pdf: bytes) -> bytes:
    return poppler("pdftoppm", pdf, "-r", "150", "-f", "1", "-l", "1", "-png", "-singlefile")


def drawn(svg: str) -> bytes:
    page = "#set page(width: 300pt, height: 300pt, margin: 0pt)\n#image(bytes(sys.inputs.svg))"
    compiler = typst.Compiler(page.encode(), sys_inputs={"svg": svg})
    return compiler.compile(format="png", ppi=144)


@pytest.mark.parametrize("link", [LINK, LONG_LINK, "http://localhost:8501/v/abcd2345"])
def test_a_picture_holds_the_link(link: str) -> None:
    assert read_codes(qr_png(link)) == [link]


@pytest.mark.parametrize("link", [LINK, LONG_LINK])
def test_a_drawing_holds_the_link(link: str) -> None:
    assert read_codes(drawn(qr_svg(link, title="Vragenlijst"))) == [link]


def test_a_drawing_has_a_role_and_a_title() -> None:
    root = ElementTree.fromstring(qr_svg(LINK, title='Koffie & <taart> "\x00'))
    assert root.get("role") == "img"
    assert root.find("{http://www.w3.org/2000/svg}title").text == 'Koffie & <taart> "'


def test_a_drawing_needs_no_style_of_its_own() -> None:
    assert "style=" not in qr_svg(LINK, title="x")
    assert "<?xml" not in qr_svg(LINK, title="x")


def test_the_same_link_gives_the_same_code() -> None:
    assert qr_svg(LINK, title="x") == qr_svg(LINK, title="x")
    assert qr_png(LINK) == qr_png(LINK)


def test_the_page_of_cards_has_eight_codes() -> None:
    assert read_codes(first_page(make_cards(BADHUIS, METING, LINK))) == [LINK] * 8


def test_the_paper_form_holds_the_link() -> None:
    pdf = make_paper_form(BADHUIS, every_kind(), METING, language="nl", link=LINK)
    assert read_codes(first_page(pdf)) == [LINK]


def test_cards_with_long_words_are_one_page_of_whole_codes() -> None:
    initiatief = replace(BADHUIS, name=f"{LONG_WORD} " * 4)
    pdf = make_cards(initiatief, METING, LONG_LINK, labels=frame_texts("ar"), language="ar")
    assert b"<xmpTPg:NPages>1</xmpTPg:NPages>" in pdf
    assert b"/Lang(ar)" in pdf
    assert read_codes(first_page(pdf)) == [LONG_LINK] * 8


def test_cards_are_tagged_and_the_same_every_time() -> None:
    pdf = make_cards(BADHUIS, METING, LINK)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert pdf == make_cards(BADHUIS, METING, LINK)
