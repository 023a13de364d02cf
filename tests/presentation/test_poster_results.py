"""What stands below and beside the bands: results, a citaat, a link, and what is made up."""

import io
from dataclasses import replace

import pytest
import zxingcpp
from defusedxml import ElementTree
from PIL import Image

from presentation.poster import Box
from presentation.poster_data import Size
from presentation.poster_texts import Texts
from presentation.result_values import NO_BREAK, describe_result, result_values
from tests.long_run import mostly_long
from tests.other_programs import poppler_text
from tests.presentation.made import make_poster, poster_boxes
from tests.presentation.poster_samples import BADHUIS_FEITEN, check_boxes
from tests.presentation.showcase_samples import (
    BARS,
    CHANGE,
    CITAAT,
    FEW,
    MOVED,
    NUMBER,
    badhuis_showcase,
)
from tests.presentation.test_poster import unbroken
from veranderverhaal.model import Layer, Veranderverhaal
from veranderverhaal.showcase import Direction, Result, Showcase

FULL = badhuis_showcase()
STORY = replace(FULL.veranderverhaal, feiten=FULL.veranderverhaal.feiten[:4])
TARGET = replace(FULL, veranderverhaal=STORY, results=(BARS, CHANGE))
ORDERS = ((BARS, MOVED, NUMBER), (NUMBER, BARS, MOVED), (MOVED, NUMBER, BARS))
SPARSE = Showcase(FULL.initiatief, Veranderverhaal(elements=STORY.elements[:2]))


def boxes_of(showcase: Showcase, size: Size = "a4") -> dict[str, Box]:
    """The boxes of a poster by name, of which everything was found in order."""
    boxes = poster_boxes(showcase, size=size)
    check_boxes(boxes, size)
    return {box.name: box for box in boxes}


def crowded(times: int) -> Showcase:
    """Every element so many times."""
    elements = tuple(
        replace(one, key=f"{one.key}{n}", title=f"{one.title} {n}")
        for n in range(times)
        for one in STORY.elements
    )
    return replace(FULL, veranderverhaal=replace(STORY, elements=elements, verbanden=()))


@pytest.fixture(scope="module")
def printed() -> str:
    return unbroken(poppler_text("pdftotext", make_poster(FULL, "pdf").content))


@pytest.fixture(scope="module")
def structure() -> str:
    return poppler_text("pdfinfo", make_poster(TARGET, "pdf").content, "-struct-text")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Wat merken bewoners?", id="title"),
        pytest.param("Sinds ik in het Badhuis kom", id="lead"),
        pytest.param("111 antwoorden, mei – juni 2022", id="n and period"),
        pytest.param("(Helemaal) oneens", id="legend"),
        pytest.param("voel ik me meer verbonden met de buurt", id="row"),
        pytest.param("83% tot 94%", id="band of a row"),
        pytest.param("door toeval ook", id="what a band is"),
        pytest.param("+ nog 3 feiten", id="feiten left out"),
        pytest.param("maart 2024", id="round"),
        pytest.param("n = 36", id="n of a round"),
        pytest.param("Het zijn andere mensen", id="note"),
        pytest.param("verzonnen", id="made up"),
        pytest.param("Ik kwam voor een kop koffie", id="citaat"),
        pytest.param("— bewoner en vrijwilliger", id="who said it"),
        pytest.param("(verzonnen citaat)", id="made-up citaat"),
        pytest.param("Lees het hele verhaal", id="call"),
        pytest.param("voorbeeld.nl/i/badhuis23", id="address"),
        pytest.param("De cijfers van eerst en later zijn verzonnen.", id="at the foot"),
    ],
)
def test_everything_that_goes_with_a_number_is_printed(printed: str, words: str) -> None:
    assert unbroken(words) in printed


@pytest.mark.parametrize(
    "results",
    [(), (BARS,), (CHANGE,), (MOVED,), (NUMBER,), *ORDERS],
    ids=lambda found: " ".join(one.title for one in found) or "none",
)
def test_results_of_any_kind_and_order_stand_apart_and_all_show(
    results: tuple[Result, ...],
) -> None:
    boxes = boxes_of(replace(SPARSE, results=results))
    assert {f"result:{one.key}" for one in results} == {
        name for name, box in boxes.items() if box.kind == "result"
    }


def test_the_space_below_the_bands_is_filled_from_edge_to_edge() -> None:
    boxes = boxes_of(TARGET)
    cards = [box for box in boxes.values() if box.kind == "result-card"]
    footer = boxes["footer"]
    assert min(card.x for card in cards) == pytest.approx(footer.x)
    assert max(card.x + card.width for card in cards) == pytest.approx(footer.x + footer.width)
    assert len({round(card.y + card.height, 2) for card in cards}) == 1


def test_a_citaat_stands_under_the_feiten_and_alone_in_a_strip() -> None:
    beside = boxes_of(TARGET)
    assert beside["citaat"].x == pytest.approx(beside["facts"].x)
    assert beside["citaat"].y > beside["facts"].y
    alone = boxes_of(replace(TARGET, feiten=False))
    assert alone["citaat"].width == pytest.approx(alone["footer"].width)
    with_number = boxes_of(replace(FULL, feiten=False))
    assert with_number["citaat"].y == pytest.approx(with_number[f"card:{NUMBER.key}"].y)


def test_upwards_the_doelgroep_stands_at_the_bottom_and_is_read_first() -> None:
    boxes = boxes_of(replace(TARGET, direction=Direction.UP))
    bands = [name for name, box in boxes.items() if box.kind == "band"]
    assert bands[0] == f"band:{Layer.DOELGROEP}"
    assert [boxes[name].y for name in bands] == sorted(
        (boxes[name].y for name in bands), reverse=True
    )


def test_a_page_with_much_to_show_has_a_lower_header() -> None:
    brief = replace(SPARSE, results=(NUMBER,), logo=FULL.logo)
    assert boxes_of(FULL)["header"].height < boxes_of(brief)["header"].height


def test_four_cards_stand_in_two_rows_when_titles_stay_whole_at_no_cost() -> None:
    first, *others = (one for one in STORY.elements if one.layer is Layer.INDIRECT)
    hard = replace(first, title="Samenredzaamheid")
    rest = tuple(one for one in STORY.elements if one.layer is not Layer.INDIRECT)
    story = replace(STORY, elements=(*rest, hard, *others[:3]))
    boxes = boxes_of(replace(FULL, veranderverhaal=story, results=(BARS,)))
    assert len({boxes[one.key].y for one in (hard, *others[:3])}) == 2


@pytest.mark.parametrize("direction", Direction)
def test_arrows_of_one_doelgroep_pass_a_row_on_all_sides(direction: Direction) -> None:
    boxes = poster_boxes(replace(TARGET, direction=direction))
    aanpak = [box for box in boxes if box.parent == f"band:{Layer.AANPAK}" and box.kind == "card"]
    band = next(box for box in boxes if box.name == f"band:{Layer.AANPAK}")
    passed = min(aanpak, key=lambda card: card.y if direction is Direction.DOWN else -card.y)
    row = [card for card in aanpak if card.y == passed.y]
    lines = [box.x for box in boxes if box.kind == "line" and box.y == passed.y]
    sides = {sum(card.x < x for card in row) for x in lines if band.x < x < band.x + band.width}
    assert len(sides) == (2 if direction is Direction.DOWN else len(row) + 1)


def test_arrows_and_feiten_can_be_left_out() -> None:
    boxes = poster_boxes(replace(TARGET, verbanden=False, feiten=False))
    assert not {box.kind for box in boxes} & {"line", "facts", "fact"}
    assert any(box.kind == "line" for box in poster_boxes(TARGET))
    svg = make_poster(replace(TARGET, verbanden=False, feiten=False), "svg").content.decode()
    assert "hangt samen met" not in svg
    assert "vrijwilligers." not in svg


def test_an_a3_has_the_same_design_with_more_detail() -> None:
    small, large = boxes_of(FULL), boxes_of(FULL, "a3")
    assert large["header"].width == pytest.approx(small["header"].width * 2**0.5, rel=0.001)
    explanation = unbroken(STORY.elements[0].explanation)
    for size, told in (("a4", False), ("a3", True)):
        pdf = make_poster(FULL, "pdf", size=size).content
        assert (explanation in unbroken(poppler_text("pdftotext", pdf))) is told
    assert "A3" in poppler_text("pdfinfo", pdf)


def test_the_sample_shows_every_row_and_feit_at_a_comfortable_size() -> None:
    sample = replace(FULL, results=(BARS,), link="")
    boxes = boxes_of(sample)
    assert sum(box.kind == "row" for box in boxes.values()) == len(BARS.rows)
    assert sum(box.kind == "fact" for box in boxes.values()) == len(BADHUIS_FEITEN)
    assert make_poster(sample, "svg").notices == (
        "De toelichtingen passen niet op de poster en zijn weggelaten.",
    )


def test_the_last_feiten_give_way_to_a_citaat_and_are_named() -> None:
    notices = make_poster(FULL, "svg").notices
    assert (
        "Feiten die niet op de poster staan: ‘bezoekers gemiddeld bij de vrijdagborrel’, "
        "‘baromzet’, ‘vaste huurders’."
    ) in notices
    alone = make_poster(replace(FULL, citaat=None), "svg").notices
    assert not any("Feiten" in notice for notice in alone)


def test_the_maker_hears_what_was_left_out_and_why_it_is_small() -> None:
    notices = make_poster(crowded(2), "svg").notices
    assert any(
        notice.startswith("Bij ‘Wat merken bewoners?’ staan niet alle rijen op de poster")
        for notice in notices
    )


@pytest.mark.only_long
def test_the_maker_hears_which_results_were_left_out() -> None:
    notices = make_poster(crowded(6), "svg").notices
    assert any(notice.startswith("Uitkomsten die niet op de poster passen: ") for notice in notices)


def test_a_citaat_of_someone_real_is_not_called_made_up() -> None:
    showcase = replace(SPARSE, citaat=replace(CITAAT, made_up=False, speaker="Fatma"))
    printed = poppler_text("pdftotext", make_poster(showcase, "pdf").content)
    assert "Fatma, bewoner" in printed
    assert "verzonnen" not in printed


@pytest.mark.parametrize("link", ["https://voorbeeld.nl/i/badhuis23", "https://a.nl/" + "b" * 80])
def test_a_camera_reads_the_code(link: str) -> None:
    png = make_poster(replace(SPARSE, link=link), "png", ppi=130).content
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert [code.text for code in found] == [link]


def test_without_a_link_there_is_no_code() -> None:
    assert "qr" not in boxes_of(SPARSE)


def test_charts_and_code_have_words_for_who_cannot_see_them(structure: str) -> None:
    for title in ("Wat merken bewoners?", "Eerst en later"):
        assert title in structure
    assert structure.count("H2") == 4 + 1 + 2
    assert structure.count("Figure") >= 3
    order = ["Feiten en cijfers", "Ik kwam voor", "Sinds ik", "Eerst en later", "Peildatum"]
    places = [structure.index(words) for words in order]
    assert places == sorted(places)


def test_the_alt_of_a_chart_has_every_number_of_its_rows() -> None:
    bars, change = (result_values(one, Texts())["rows"][0]["alt"] for one in (BARS, CHANGE))
    assert bars == (
        "voel ik me meer verbonden met de buurt: 2% (Helemaal) oneens; 8% Neutraal; "
        "90% (Helemaal) eens; door toeval ook 83% tot 94%; n = 111."
    )
    assert change == "Ik ken mijn buren: maart 2024 31% (n = 36); maart 2025 54% (n = 41); n = 41."


def test_the_alt_of_a_chart_is_never_longer_than_an_archive_allows() -> None:
    endless = replace(BARS, rows=(replace(BARS.rows[0], label="lang " * 500),) * 20)
    alts = [row["alt"] for row in result_values(endless, Texts())["rows"]]
    assert len(" ".join(alts).encode("utf-16-be")) < 32_767


def test_an_svg_tells_results_and_citaat_too() -> None:
    svg = make_poster(FULL, "svg").content
    told = ElementTree.fromstring(svg)[1].text
    for result in FULL.results:
        assert describe_result(result) in told
    assert "Een verzonnen citaat van bewoner en vrijwilliger: ‘Ik kwam voor een kop" in told
    assert told.endswith("De cijfers van eerst en later zijn verzonnen.")


def test_counts_stay_counts_and_the_sum_of_a_few_is_told_beside_the_bar() -> None:
    values = result_values(MOVED, Texts())
    row = values["rows"][0]
    assert [part["words"]["text"] for part in row["parts"]] == ["3", "10", "11"]
    assert row["aside"]["text"].replace(NO_BREAK, " ") == "11 van de 24"
    assert result_values(FEW, Texts())["figure"]["text"] == "7 van de 12"


def test_rows_answered_by_different_numbers_each_tell_their_own() -> None:
    rows = (BARS.rows[0], replace(BARS.rows[1], n=90))
    told = [
        row["aside"]["text"].replace(NO_BREAK, " ")
        for row in result_values(replace(BARS, rows=rows), Texts())["rows"]
    ]
    assert told == ["n = 111, 83% tot 94%", "n = 90, 78% tot 91%"]


@pytest.mark.parametrize(
    ("feiten", "shown"),
    mostly_long([(0, 0), (1, 1), (2, 2), (5, 5), (7, 5)], normal=[(0, 0), (7, 5)]),
    ids=["none", "one", "two", "five", "seven"],
)
def test_any_number_of_feiten_goes_with_a_citaat_and_results(feiten: int, shown: int) -> None:
    story = replace(STORY, feiten=BADHUIS_FEITEN[:feiten])
    boxes = boxes_of(replace(TARGET, veranderverhaal=story))
    assert sum(box.kind == "fact" for box in boxes.values()) == shown
    assert ("more:feiten" in boxes) is (shown < feiten)
    assert "citaat" in boxes
