"""Every picture and every sheet fits, whatever there is to show: showcases made up at random."""

import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given
from PIL import Image

from presentation.poster import NO_STANDARD
from presentation.shape_cards import cards_sheet
from presentation.shape_flyer import flyer_sheet
from presentation.shape_social import SIZES, Format, social_sheet
from presentation.shape_text import make_text, visible
from presentation.shape_typeset import Sheet, sheet_boxes, sheet_pdf, sheet_png
from tests.long_run import examples
from tests.presentation.shape_samples import check_sheets, showcases
from veranderverhaal.model import Layer
from veranderverhaal.showcase import Showcase

Check = Callable[..., None]

A5 = (419.53, 595.28)
A4_LYING = (841.89, 595.28)
LEAST_LETTERS = 32 - 0.05  # pixels: what can be read on a telephone


def any_showcase(short: int, long: int) -> Callable[[Check], Check]:
    """Runs a test with so many showcases made up at random."""

    def decorate(test: Check) -> Check:
        quiet = examples(
            short,
            long,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),  # a smaller example takes minutes to find
        )
        return quiet(given(showcases)(test))

    return decorate


def check_picture(showcase: Showcase, form: Format) -> None:
    size = SIZES[form]
    sheet = social_sheet(showcase, form)
    boxes = sheet_boxes(sheet)
    check_sheets(boxes, size["width"], size["height"])
    texts = [box for box in boxes if box.kind == "text" and box.height]
    assert min(box.height for box in texts) >= LEAST_LETTERS
    assert min(box.y for box in texts) >= min(size["top"], 250)
    assert max(box.y + box.height for box in texts) <= size["bottom"]
    assert {box.page for box in boxes} == {1}


@any_showcase(6, 80)
def test_any_square_fits(showcase: Showcase) -> None:
    check_picture(showcase, "square")


@any_showcase(6, 80)
def test_any_story_fits_between_the_buttons_of_the_app(showcase: Showcase) -> None:
    check_picture(showcase, "story")


@any_showcase(3, 20)
def test_any_picture_has_exactly_its_size(showcase: Showcase) -> None:
    for form, size in SIZES.items():
        picture = Image.open(io.BytesIO(sheet_png(social_sheet(showcase, form))[0]))
        assert picture.size == (size["width"], size["height"])


@any_showcase(6, 80)
def test_any_flyer_is_one_page_on_which_all_fits(showcase: Showcase) -> None:
    boxes = sheet_boxes(flyer_sheet(showcase))
    check_sheets(boxes, *A5)
    assert {box.page for box in boxes} == {1}


@any_showcase(3, 30)
def test_any_cards_fit_one_on_each_sheet(showcase: Showcase) -> None:
    boxes = sheet_boxes(cards_sheet(showcase, "cards"))
    check_sheets(boxes, *A4_LYING)
    cards = [box for box in boxes if box.kind == "card"]
    assert [card.page for card in cards] == list(range(1, len(cards) + 1))
    assert len(cards) == len(showcase.veranderverhaal.elements) + 2 * len(Layer)


@any_showcase(3, 30)
def test_any_small_cards_fit_four_on_each_sheet(showcase: Showcase) -> None:
    boxes = sheet_boxes(cards_sheet(showcase, "small_cards"))
    check_sheets(boxes, *A4_LYING)
    cards = [box for box in boxes if box.kind == "card"]
    needed = len(showcase.veranderverhaal.elements) + 2 * len(Layer)
    assert len(cards) == -(-needed // 4) * 4
    assert [card.page for card in cards] == [1 + number // 4 for number in range(len(cards))]


@pytest.mark.parametrize("make", [flyer_sheet, lambda one: cards_sheet(one, "small_cards")])
def test_any_pdf_keeps_to_the_standards(make: Callable[[Showcase], Sheet]) -> None:
    @any_showcase(3, 3)
    def check(showcase: Showcase) -> None:
        content, notices = sheet_pdf(make(showcase))
        assert NO_STANDARD not in notices
        assert b"<pdfuaid:part>1</pdfuaid:part>" in content

    check()


@any_showcase(10, 100)
def test_any_text_tells_all_elements_and_results(showcase: Showcase) -> None:
    text = make_text(showcase)
    for element in showcase.veranderverhaal.elements:
        assert f"- {visible(' '.join(element.title.split())) or '(zonder titel)'}" in text
    for result in showcase.results:
        assert all(f"n = {row.n}" in text for row in result.rows)
        assert visible(" ".join(result.sentence.split())) in text
        assert not result.made_up or "Verzonnen, als voorbeeld." in text
    assert all(visible(" ".join(one.split())) in text for one in showcase.made_up)
    assert "\u202e" not in text
    assert "\x07" not in text
