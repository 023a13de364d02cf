"""Slides: everything can be changed, nothing sticks out, and the charts hold the right numbers."""

import io
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu

from presentation.poster import Box
from presentation.shape_slide import make_slides
from presentation.shape_slide_text import count_lines, fit, height_of, plain_line, width_of
from tests.long_run import examples
from tests.presentation.poster_samples import inside, overlap
from tests.presentation.shape_samples import showcases
from tests.presentation.showcase_samples import BARS, CHANGE, FEW, MOVED, NUMBER, badhuis_showcase
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.model import FOUR_LAYERS, Element, Layer, Theme, Veranderverhaal
from veranderverhaal.showcase import Direction, Showcase, Tone

FULL = replace(badhuis_showcase(), results=(BARS, CHANGE, MOVED, NUMBER))
SLIDE = Box("page", "page", "", 1, 0, 0, 960, 540)


def opened(showcase: Showcase) -> Any:
    return Presentation(io.BytesIO(make_slides(showcase)[0]))


def box_of(shape: Any) -> Box:
    sides = (shape.left.pt, shape.top.pt, shape.width.pt, shape.height.pt)
    return Box("shape", shape.name, "page", 1, *sides)


def texts_of(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def charts_of(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def check_slide(slide: Any) -> None:
    """Everything on the slide, what says something apart, and every text inside its box."""
    saying = [shape for shape in slide.shapes if shape.name != "Vlak"]
    for shape in slide.shapes:
        assert inside(box_of(shape), SLIDE), shape.name
    for one, other in combinations(saying, 2):
        assert not overlap(box_of(one), box_of(other)), f"{one.name} overlaps {other.name}"
    for shape in saying:
        if shape.has_text_frame:
            check_text(shape)


def check_text(shape: Any) -> None:
    frame = shape.text_frame
    assert frame.auto_size == MSO_AUTO_SIZE.NONE
    for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
        width = Emu(shape.width - frame.margin_left - frame.margin_right).pt
        height = Emu(shape.height - frame.margin_top - frame.margin_bottom).pt
        taken = height_of(run.text, width, run.font.size.pt, bold=bool(run.font.bold))
        assert taken <= height + 0.1, f"{shape.name}: {run.text}"
        assert run._r.rPr.get("lang")


@examples(
    4,
    40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
@given(showcases)
def test_on_any_slide_everything_has_its_own_place(showcase: Showcase) -> None:
    deck = opened(showcase)
    assert len(deck.slides) >= 1 + len(showcase.results)
    for slide in deck.slides:
        check_slide(slide)
    assert deck.slides[0].shapes.title.text_frame.text


@pytest.mark.parametrize("word", ["x" * 40, "W" * 40, "ሰላም" * 10, "☕" * 40])
def test_long_words_stay_inside_everywhere(word: str) -> None:
    elements = tuple(
        Element(f"{layer}{number}", layer, f"{word} {number}")
        for layer in Layer
        for number in range(15)
    )
    rows = tuple(replace(row, label=word) for row in BARS.rows)
    result = replace(BARS, title=word, lead=word, sentence=word, basis=word, rows=rows)
    initiatief = replace(FULL.initiatief, name=f"{word} " * 8, motto=word, source=word)
    story = Veranderverhaal(elements=elements)
    showcase = replace(FULL, initiatief=initiatief, veranderverhaal=story, results=(result,))
    content, notices = make_slides(showcase)
    for slide in Presentation(io.BytesIO(content)).slides:
        check_slide(slide)
    assert any(notice.startswith("Niet op de dia bij ‘Aanpak’") for notice in notices)
    assert any(notice.startswith("Ingekort") for notice in notices)


@pytest.mark.parametrize("theme", Theme)
def test_the_badhuis_needs_no_notices(theme: Theme) -> None:
    showcase = replace(FULL, initiatief=replace(FULL.initiatief, theme=theme, colour="#cc3366"))
    assert make_slides(showcase)[1] == ()


def test_the_first_slide_tells_the_four_layers_in_order() -> None:
    for direction, order in ((Direction.DOWN, FOUR_LAYERS), (Direction.UP, FOUR_LAYERS[::-1])):
        slide = opened(replace(FULL, direction=direction)).slides[0]
        found = [text for text in texts_of(slide) if text in LAYER_LABELS.values()]
        assert found == [LAYER_LABELS[layer] for layer in order]
        assert slide.shapes.title.text_frame.text == FULL.initiatief.name
        for element in FULL.veranderverhaal.elements:
            assert (element.title in texts_of(slide)) == (element.layer in FOUR_LAYERS)


def test_a_chart_holds_the_people_behind_each_part() -> None:
    (chart,) = charts_of(opened(FULL).slides[1])
    assert [series.name for series in chart.plots[0].series] == [words for _, words in BARS.legend]
    for tone, series in zip(Tone, chart.plots[0].series, strict=True):
        wanted = [part.count for row in BARS.rows for part in row.parts if part.tone is tone]
        assert list(series.values) == wanted
    for row, category in zip(BARS.rows, chart.plots[0].categories, strict=True):
        assert category == f"{row.label} ({row.band})"


def test_a_chart_of_then_and_now_holds_shares_and_bands() -> None:
    (chart,) = charts_of(opened(FULL).slides[2])
    then, now = chart.plots[0].series
    assert list(then.values) == pytest.approx([11 / 36, 18 / 36])
    assert list(now.values) == pytest.approx([22 / 41, 27 / 41])
    point = CHANGE.rows[0].points[0]
    plus, minus = (
        float(then._element.xpath(f"c:errBars/c:{side}//c:v")[0].text) for side in ("plus", "minus")
    )
    assert plus == pytest.approx(float(point.high - point.share), abs=1e-3)
    assert minus == pytest.approx(float(point.share - point.low), abs=1e-3)


def test_few_answers_show_people_and_no_percentages() -> None:
    deck = opened(replace(FULL, results=(MOVED, FEW), citaat=None))
    shown = " ".join(text for slide in deck.slides for text in texts_of(slide))
    assert "7 van de 12" in shown
    labels = charts_of(deck.slides[1])[0]._chartSpace.xpath(".//c:dLbls//a:t")
    assert [label.text for label in labels] == ["3", "10", "11"]
    assert "%" not in "".join(label.text for label in labels)


def test_who_did_not_choose_is_in_the_bar_but_not_in_the_legend() -> None:
    rows = tuple(replace(row, parts=row.parts[2:]) for row in BARS.rows)
    deck = opened(replace(FULL, results=(replace(BARS, rows=rows),)))
    (chart,) = charts_of(deck.slides[1])
    chosen, rest = chart.plots[0].series
    assert [a + b for a, b in zip(chosen.values, rest.values, strict=True)] == [111] * 8
    assert chart._chartSpace.xpath(".//c:legendEntry/c:idx/@val") == ["1"]


def test_many_rows_go_on_to_the_next_slide() -> None:
    deck = opened(replace(FULL, results=(replace(BARS, rows=BARS.rows * 2),)))
    _, *slides = deck.slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "Wat merken bewoners? (1 van 2)",
        "Wat merken bewoners? (2 van 2)",
    ]
    assert [len(list(charts_of(slide)[0].plots[0].categories)) for slide in slides] == [8, 8]


def test_charts_and_logo_have_words_and_the_rest_is_passed_by() -> None:
    for slide in opened(FULL).slides:
        for shape in slide.shapes:
            (properties,) = shape._element.xpath(".//p:cNvPr")
            if shape.has_chart:
                assert BARS.basis in properties.get("descr") or "maart" in properties.get("descr")
            elif shape.shape_type == MSO_SHAPE_TYPE.PICTURE and shape.name == "Logo":
                assert properties.get("descr") == "Logo"
            elif shape.name == "Vlak":
                decorative = properties.xpath(".//*[local-name() = 'decorative']/@val")
                assert decorative == ["1"]
                assert not properties.get("descr")


def test_the_notes_say_on_what_a_number_rests() -> None:
    deck = opened(FULL)
    first, bars, change, moved, number = (
        slide.notes_slide.notes_text_frame.text for slide in deck.slides
    )
    assert "Als we inzetten op" in first
    assert "meer dan 600 bezoekers per maand" in first
    assert BARS.sentence in bars and BARS.basis in bars and "83% tot 94%" in bars
    assert "maart 2024: 31%, door toeval ook 18% tot 47%." in change
    assert CHANGE.notes[0] in change and "Verzonnen, als voorbeeld." in change
    assert "24 mensen" in moved
    assert "Door toeval kan dat ook tussen 83% en 94% zijn." in number


def test_what_is_made_up_is_said_on_every_slide() -> None:
    for slide in opened(FULL).slides:
        assert any("Het citaat is verzonnen." in text for text in texts_of(slide))


def test_text_is_dutch_or_of_its_own_script_and_direction() -> None:
    initiatief = replace(FULL.initiatief, name="أهلاً وسهلاً", motto="Welkom")
    slide = opened(replace(FULL, initiatief=initiatief)).slides[0]
    (title,) = slide.shapes.title.text_frame.paragraphs
    assert title.runs[0]._r.rPr.get("lang") == "ar-SA"
    assert title._p.pPr.get("rtl") == "1"
    subtitle = next(shape for shape in slide.shapes if shape.name == "Ondertitel")
    assert subtitle.text_frame.paragraphs[0].runs[0]._r.rPr.get("lang") == "nl-NL"


def test_an_empty_story_still_makes_a_slide() -> None:
    deck = opened(Showcase(FULL.initiatief, Veranderverhaal()))
    assert len(deck.slides) == 1
    assert texts_of(deck.slides[0]).count("Nog niet ingevuld") == 4


def test_a_logo_that_is_no_picture_is_left_out_with_a_notice() -> None:
    notices = make_slides(replace(FULL, logo=b"no picture"))[1]
    assert notices == ("Het logo kon niet worden gelezen en staat er niet op.",)


def test_control_characters_do_not_reach_the_slide() -> None:
    assert plain_line("bel\x07 om\u202egekeerd  twee\nregels") == "bel omgekeerd twee regels"


def test_text_is_measured_wider_than_it_will_be() -> None:
    # Arial bold sets these words at 24 points in 171 points.
    assert width_of("Het Badhuis Haarlem", 24, bold=True) > 210
    assert count_lines("een twee drie", 1000, 12) == 1
    assert count_lines("een twee drie", width_of("een twee", 12) + 1, 12) == 2
    assert count_lines("x" * 100, 50, 12) >= 12


def test_text_is_cut_only_at_the_smallest_size() -> None:
    assert fit("Samen koken", 200, 30, (20, 12)).size == 20
    assert not fit("Samen koken " * 4, 200, 40, (20, 12)).cut
    cut = fit("Samen koken " * 40, 200, 40, (20, 12))
    assert cut.cut and cut.size == 12 and cut.text.endswith("…")
