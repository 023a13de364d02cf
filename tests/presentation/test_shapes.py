"""Every shape as a file: what is on it, what is not, and what its maker is told."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from presentation import shapes
from presentation.poster import Box
from presentation.poster_texts import Texts
from presentation.shape_cards import cards_sheet
from presentation.shape_flyer import NO_FORM, flyer_sheet
from presentation.shape_hero import hero_values, tell_strongly
from presentation.shape_social import SIZES, social_sheet
from presentation.shape_typeset import Sheet, sheet_boxes, sheet_pdf
from presentation.shapes import FILE_TYPES, Shape
from tests.other_programs import poppler_text
from tests.presentation.made import make_poster, make_shape
from tests.presentation.poster_samples import story
from tests.presentation.shape_samples import check_sheets
from tests.presentation.showcase_samples import (
    BARS,
    CHANGE,
    CITAAT,
    FEW,
    MOVED,
    NUMBER,
    badhuis_showcase,
)
from veranderverhaal.citaat import Purpose
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.model import FOUR_LAYERS, Layer, Theme, Veranderverhaal
from veranderverhaal.showcase import Result, Showcase

FULL = badhuis_showcase()
BARE = Showcase(replace(FULL.initiatief, motto=""), Veranderverhaal())
STARTS = {"pdf": b"%PDF-", "png": b"\x89PNG", "pptx": b"PK", "svg": b"<svg", "txt": b"Het Badhuis"}
LONG = "Meervoudigepersoonlijkheidsstoornissenaa"
SCRIPTS = (
    "أهلاً وسهلاً بكم في الحي",
    "Sąsiedzi pomagają sobie: zażółć gęślą jaźń",
    "Сусіди допомагають один одному",
    "ጎረቤቶች ይተባበራሉ ሰላም",
    "Samen 👩‍👩‍👧 koffie ☕ drinken ❤️ 🎉",
)


def named(boxes: list[Box]) -> dict[str, Box]:
    return {box.name: box for box in boxes}


def hero_of(showcase: Showcase) -> dict[str, object]:
    return hero_values(showcase, Texts())


def words_of(pdf: bytes) -> str:
    """The text of a PDF without spaces, and without the hyphens at the ends of lines."""
    return re.sub(r"[\s\u00ad‐-]", "", poppler_text("pdftotext", pdf))


def with_texts(text: str) -> Showcase:
    """A showcase of which everything says the same."""
    initiatief = replace(FULL.initiatief, name=text, motto=text, buurt=text, source=text)
    veranderverhaal = story({layer: [text] * 3 for layer in FOUR_LAYERS}, (), text)
    result = replace(BARS, title=text, sentence=text, basis=text, lead=text)
    return replace(FULL, initiatief=initiatief, veranderverhaal=veranderverhaal, results=(result,))


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_makes_each_of_its_files_of_a_full_showcase(shape: Shape) -> None:
    for file_type in FILE_TYPES[shape]:
        made = make_shape(FULL, shape, file_type, ppi=40)
        assert made.content.startswith(STARTS[file_type])
        # What a poster leaves out, the tests of the poster know.
        assert made.notices == () or shape in {Shape.A4, Shape.A3}


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_can_be_made_of_next_to_nothing(shape: Shape) -> None:
    assert make_shape(BARE, shape).content


@pytest.mark.parametrize("shape", [Shape.A4, Shape.A3])
def test_a_poster_is_the_poster(shape: Shape) -> None:
    assert make_shape(FULL, shape) == make_poster(FULL, "pdf", size=shape.value)


def test_a_file_type_that_a_shape_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no pdf of square"):
        make_shape(FULL, Shape.SQUARE, "pdf")


@pytest.mark.parametrize(
    "shape", [Shape.SQUARE, Shape.STORY, Shape.FLYER, Shape.SMALL_CARDS, Shape.TEXT]
)
def test_two_runs_give_the_same_bytes(shape: Shape) -> None:
    assert shapes.make_shape(FULL, shape) == make_shape(FULL, shape)


@pytest.mark.parametrize("theme", Theme)
def test_a_square_has_the_colours_of_its_theme(theme: Theme) -> None:
    initiatief = replace(FULL.initiatief, theme=theme, colour="#cc3366")
    made = make_shape(replace(FULL, initiatief=initiatief), Shape.SQUARE)
    picture = Image.open(io.BytesIO(made.content)).convert("RGB")
    assert picture.size == (1080, 1080)
    dark = social_sheet(replace(FULL, initiatief=initiatief), "square").values["colours"]["dark"]
    assert picture.getpixel((3, 500)) == tuple(bytes.fromhex(dark[1:]))


@pytest.mark.parametrize(
    ("result", "figures"),
    [(BARS, ["90%"]), (CHANGE, ["31%", "54%"]), (MOVED, ["11 van de 24"]), (FEW, ["7 van de 12"])],
    ids=["bars", "change", "moved", "few"],
)
def test_the_number_is_that_of_the_sentence(result: Result, figures: list[str]) -> None:
    assert [one.figure for one in tell_strongly(result).figures] == figures


def test_then_and_now_each_have_their_own_answers_and_band() -> None:
    then, now = tell_strongly(CHANGE).figures
    assert (then.label, then.aside) == ("maart 2024", "36 antwoorden, door toeval ook 18% tot 47%")
    assert (now.label, now.aside) == ("maart 2025", "41 antwoorden, door toeval ook 39% tot 68%")


def test_without_results_a_citaat_shows_only_when_it_may_go_round() -> None:
    said = replace(CITAAT, made_up=False)
    allowed = replace(said, purposes=(Purpose.SOCIAL_MEDIA,))
    shown = [replace(FULL, results=(), citaat=one) for one in (CITAAT, said, allowed)]
    assert [hero_of(one)["kind"] for one in shown] == ["citaat", "feiten", "citaat"]
    first = hero_of(shown[0])
    assert first["small"] == {"text": "(verzonnen citaat)", "dir": "ltr", "lang": "nl"}


def test_without_anything_measured_a_picture_tells_what_is_hoped_for() -> None:
    hoping = replace(FULL, results=(), citaat=None, feiten=False)
    assert hero_of(hoping)["kind"] == "hope"
    assert "hope0" in named(sheet_boxes(social_sheet(hoping, "square")))


@pytest.mark.parametrize("result", [BARS, CHANGE, MOVED, NUMBER, FEW], ids=lambda one: one.key)
def test_every_kind_of_result_fits_in_both_pictures(result: Result) -> None:
    for form, size in SIZES.items():
        boxes = sheet_boxes(social_sheet(replace(FULL, results=(result,)), form))
        check_sheets(boxes, size["width"], size["height"])
        assert "page/link" in named(boxes)


def test_a_story_has_room_for_the_whole_bar() -> None:
    assert "bar" in named(sheet_boxes(social_sheet(FULL, "story")))


def test_a_text_that_is_too_long_for_a_picture_is_named() -> None:
    initiatief = replace(FULL.initiatief, name="Een heel lange naam " * 20)
    notices = make_shape(replace(FULL, initiatief=initiatief), Shape.SQUARE).notices
    assert notices == ("De naam is ingekort.",)


@pytest.mark.parametrize("text", [*SCRIPTS, LONG], ids=["ar", "pl", "uk", "ti", "emoji", "long"])
def test_all_scripts_stand_on_flyer_and_cards_without_loss(text: str) -> None:
    showcase = with_texts(text)
    sheets: tuple[Sheet, ...] = (flyer_sheet(showcase), cards_sheet(showcase, "small_cards"))
    for sheet in sheets:
        content, notices = sheet_pdf(sheet)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in content
        assert notices == ()


def test_a_flyer_invites_and_leads_to_the_questionnaire() -> None:
    made = make_shape(FULL, Shape.FLYER)
    told = words_of(made.content)
    assert "Watmerkjijvanonsindebuurt?" in told
    assert "voorbeeld.nl/v/badhuis23" in told
    assert "Meedoenmag,hethoeftniet." in told
    assert b"<xmpTPg:NPages>1</xmpTPg:NPages>" in made.content
    assert "qr" in named(sheet_boxes(flyer_sheet(FULL)))


def test_a_flyer_without_open_meting_says_so_and_leads_to_the_page() -> None:
    made = make_shape(replace(FULL, form_link=""), Shape.FLYER)
    assert made.notices == (NO_FORM,)
    assert "voorbeeld.nl/i/badhuis23" in words_of(made.content)


def test_a_flyer_without_any_link_tells_what_is_done() -> None:
    sheet = flyer_sheet(replace(FULL, form_link="", link=""))
    assert "qr" not in named(sheet_boxes(sheet))
    told = words_of(sheet_pdf(sheet)[0])
    assert "Hetgebouwalsontmoetingsplek" in told


def test_cards_have_a_heading_all_elements_and_an_empty_one_of_each_layer() -> None:
    cards = [box.name for box in sheet_boxes(cards_sheet(FULL, "cards")) if box.kind == "card"]
    wanted = []
    for layer in Layer:
        keys = [element.key for element in FULL.veranderverhaal.layer(layer)]
        wanted += [f"heading:{layer}", *keys, f"empty:{layer}"]
    assert cards == wanted


@pytest.mark.parametrize(("shape", "sheets"), [(Shape.CARDS, 25), (Shape.SMALL_CARDS, 7)])
def test_there_are_as_many_sheets_as_cards_need(shape: Shape, sheets: int) -> None:
    made = make_shape(FULL, shape).content
    assert f"<xmpTPg:NPages>{sheets}</xmpTPg:NPages>".encode() in made
    told = words_of(made)
    for element in FULL.veranderverhaal.elements:
        assert re.sub(r"[\s-]", "", element.title) in told


def test_small_cards_are_a_quarter_of_a_sheet_and_four_that_are_left_are_empty() -> None:
    boxes = sheet_boxes(cards_sheet(FULL, "small_cards"))
    cards = [box for box in boxes if box.kind == "card"]
    assert {round(card.x) for card in cards} == {13, 434}
    assert [card.name for card in cards][-3:] == ["spare:0", "spare:1", "spare:2"]


def test_cards_with_sixty_long_elements_keep_every_word_inside() -> None:
    titles = {layer: [f"{LONG} {number}" for number in range(15)] for layer in FOUR_LAYERS}
    crowded = replace(FULL, veranderverhaal=story(titles, (), "Uitleg die lang is. " * 40))
    made = make_shape(crowded, Shape.SMALL_CARDS)
    (notice,) = made.notices
    assert notice.startswith("Ingekort: De toelichting bij ‘") or notice.endswith("is ingekort.")
    check_sheets(sheet_boxes(cards_sheet(crowded, "small_cards")), 841.89, 595.28)


def test_a_logo_that_is_no_picture_is_left_out_with_a_notice() -> None:
    broken = replace(FULL, logo=b"no picture")
    for shape in (Shape.SQUARE, Shape.FLYER, Shape.CARDS):
        assert make_shape(broken, shape).notices == (
            "Het logo kon niet worden gelezen en staat er niet op.",
        )


def test_signs_without_a_glyph_are_named() -> None:
    initiatief = replace(FULL.initiatief, name="Samen 雪")
    notices = make_shape(replace(FULL, initiatief=initiatief), Shape.FLYER).notices
    assert notices == ("Deze tekens kunnen we niet afdrukken: 雪. Ze zijn weggelaten.",)


def test_the_text_tells_everything() -> None:
    results = (BARS, CHANGE, MOVED, NUMBER)
    text = make_shape(replace(FULL, results=results), Shape.TEXT).content.decode()
    wanted = [FULL.initiatief.name, FULL.initiatief.motto, "Leidsebuurt, Haarlem", FULL.link]
    wanted += [LAYER_LABELS[layer].upper() for layer in FOUR_LAYERS]
    wanted += [element.title for element in FULL.veranderverhaal.elements]
    wanted += [element.explanation for element in FULL.veranderverhaal.elements]
    wanted += ["Als we inzetten op", "meer dan 600 bezoekers per maand", FULL.initiatief.source]
    wanted += [part for one in results for part in (one.title.upper(), one.sentence, one.basis)]
    wanted += [row.label for one in results for row in one.rows]
    wanted += [row.band for one in results for row in one.rows]
    wanted += ["maart 2024 31% (door toeval ook 18% tot 47%; n = 36)", *CHANGE.notes]
    wanted += ["Verzonnen, als voorbeeld.", "(verzonnen citaat)", CITAAT.text, CITAAT.by]
    wanted += [*FULL.made_up, "Peildatum: februari 2023"]
    assert [part for part in wanted if part not in text] == []
    assert not re.search(r"\n{3}|[*_#]{2}| \n", text)


def test_without_feiten_the_text_has_none() -> None:
    text = make_shape(replace(FULL, feiten=False), Shape.TEXT).content.decode()
    assert "FEITEN" not in text
    assert "600" not in text


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_text_keeps_every_script(script: str) -> None:
    text = make_shape(with_texts(script), Shape.TEXT).content.decode()
    assert text.startswith(script)
