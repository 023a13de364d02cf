import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from presentation.diagram import NARROW, diagram_dot, diagram_png, diagram_svg, warm_diagram
from presentation.diagram_text import wrapped
from tests.presentation.told_stories import BADHUIS, KEMPENAAR, SLEUTEL
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.model import (
    FOUR_LAYERS,
    Certainty,
    Element,
    Layer,
    Veranderverhaal,
    Verband,
)

SVG = "{http://www.w3.org/2000/svg}"

HOSTILE = (
    '"',
    "\\",
    "\\N \\G \\l",
    "<b>vet</b>",
    "<",
    "&lt; & &amp;",
    'a" ] ; node [label="',
    "]]>",
    "<!-- -->",
    "regel\neen\r\ntwee\x00\x1b\ufffe\ud800",
    "graph",
    "سكان الحي",
    "🌻👩‍👩‍👧‍👦",
    "W" * 500,
    "",
)


def story(titles: tuple[tuple[str, ...], ...], certainty: Certainty | None = None):
    """A veranderverhaal in which each element leads to one below it."""
    rows = [
        [Element(f"{layer}-{place}", layer, title) for place, title in enumerate(row)]
        for layer, row in zip(FOUR_LAYERS, titles, strict=True)
    ]
    verbanden = [
        Verband(element.key, below[place % len(below)].key, "mensen elkaar zien", certainty)
        for above, below in pairwise(rows)
        for place, element in enumerate(above)
        if below
    ]
    return Veranderverhaal(
        elements=tuple(element for row in rows for element in row), verbanden=tuple(verbanden)
    )


def two_elements(title: str = "Doel", **verband) -> Veranderverhaal:
    return Veranderverhaal(
        elements=(Element("a", Layer.DOELGROEP, title), Element("b", Layer.AANPAK, "Doen")),
        verbanden=(Verband("a", "b", **verband),),
    )


def drawn(veranderverhaal: Veranderverhaal, title: str = "Proef"):
    return fromstring(diagram_svg(veranderverhaal, title=title))


def words(drawing) -> str:
    return " ".join(text.text or "" for text in drawing.iter(f"{SVG}text"))


def tooltips(drawing) -> Iterator[str]:
    return (
        title.text for group in drawing.iter(f"{SVG}g") for title in group.findall(f"{SVG}title")
    )


def place_of(drawing, text: str) -> tuple[float, float]:
    for line in drawing.iter(f"{SVG}text"):
        if line.text == text:
            return float(line.get("x")), float(line.get("y"))
    raise AssertionError(text)


@pytest.mark.parametrize(
    "titles", [BADHUIS, KEMPENAAR, SLEUTEL], ids=["badhuis", "kempenaar", "sleutel"]
)
def test_a_published_story_shows_all_its_elements(titles):
    drawing = drawn(story(titles))
    assert all(title in words(drawing) for row in titles for title in row)


def test_the_layers_stand_below_each_other_with_their_labels_at_the_left():
    drawing = drawn(story(SLEUTEL))
    tops = [place_of(drawing, name) for name in ("Doelgroep", "Aanpak", "Directe effecten")]
    assert [y for _, y in tops] == sorted(y for _, y in tops)
    leftmost = min(float(line.get("x")) for line in drawing.iter(f"{SVG}text"))
    assert {x for x, _ in tops} == {leftmost}


def test_elements_keep_the_order_of_the_group_also_without_verband():
    titles = (("Wie",), ("Een", "Los", "Drie"), (), ())
    keys = ("aanpak-0", "aanpak-2")
    loose = story(titles)
    loose = Veranderverhaal(
        elements=loose.elements,
        verbanden=tuple(Verband("doelgroep-0", key) for key in keys),
    )
    across = [place_of(drawn(loose), title)[0] for title in titles[1]]
    assert across == sorted(across)


def test_an_empty_story_shows_four_labels_and_four_empty_boxes():
    drawing = drawn(Veranderverhaal())
    assert words(drawing).count("nog leeg") == 4
    dashed = [path for path in drawing.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert len(dashed) == 4


def test_neveneffecten_stay_out():
    tension = Veranderverhaal(elements=(Element("n", Layer.NEVENEFFECT, "Spanning"),))
    assert "Spanning" not in diagram_svg(tension, title="Proef")


def test_a_verband_tells_its_assumption_and_its_certainty():
    certain = two_elements(assumption="Omdat ze komen.", certainty=Certainty.LIKELY)
    assert "‘Doel’ → ‘Doen’ omdat ze komen (dat denken we)" in tooltips(drawn(certain))


def test_a_verband_without_assumption_says_so():
    assert "‘Doel’ → ‘Doen’ (waarom staat er nog niet bij)" in tooltips(drawn(two_elements()))


def test_an_element_tells_its_explanation():
    one = Veranderverhaal(elements=(Element("a", Layer.AANPAK, "Tuin", "Elke week\nmet thee"),))
    assert "Tuin\nElke week\nmet thee" in tooltips(drawn(one))


@pytest.mark.parametrize("certainty", [None, Certainty.SURE, Certainty.LIKELY])
def test_without_unsure_verbanden_nothing_is_dashed_and_there_is_no_legend(certainty):
    drawing = drawn(two_elements(certainty=certainty))
    edges = [group for group in drawing.iter(f"{SVG}g") if group.get("class") == "edge"]
    assert not any(path.get("stroke-dasharray") for edge in edges for path in edge)
    assert "weten we nog niet" not in words(drawing)


def test_an_unsure_verband_is_dashed_and_explained():
    drawing = drawn(two_elements(certainty=Certainty.UNSURE))
    edges = [group for group in drawing.iter(f"{SVG}g") if group.get("class") == "edge"]
    assert sum(path.get("stroke-dasharray") is not None for e in edges for path in e) == 1
    assert "weten we nog niet" in words(drawing)


def test_verbanden_to_nowhere_or_over_a_layer_are_not_drawn():
    astray = Veranderverhaal(
        elements=(Element("a", Layer.DOELGROEP, "A"), Element("c", Layer.DIRECT, "C")),
        verbanden=(Verband("a", "c"), Verband("a", "gone"), Verband("c", "a")),
    )
    assert not [text for text in tooltips(drawn(astray)) if "→" in text]


def test_the_drawing_is_named_and_described_in_dutch():
    drawing = drawn(story(SLEUTEL), title="De <Sleutel> & co")
    assert drawing.get("role") == "img"
    assert drawing.get("lang") == "nl"
    by_id = {part.get("id"): part.text for part in drawing.iter() if part.get("id")}
    assert by_id[drawing.get("aria-labelledby")] == "De <Sleutel> & co"
    described = by_id[drawing.get("aria-describedby")]
    assert described.startswith("Schema in vier lagen. Doelgroep: 1. Aanpak: 4.")
    assert "‘Talent’ → ‘Zingeving’ omdat mensen elkaar zien" in described


def test_the_drawing_can_stand_inside_a_page():
    svg = diagram_svg(story(SLEUTEL), title="Proef")
    assert svg.startswith("<svg ")
    assert "<!" not in svg
    root = fromstring(svg)
    assert root.get("width") is None
    assert root.get("viewBox")
    assert re.search(r"min-width:\d+pt;max-width:\d+pt", root.get("style"))
    assert 'font-family="Arial"' not in svg


def test_two_drawings_on_one_page_share_no_id():
    ids = [
        part.get("id")
        for titles in (SLEUTEL, BADHUIS)
        for part in drawn(story(titles)).iter()
        if part.get("id")
    ]
    assert len(ids) == len(set(ids)) == 4


def test_the_same_story_gives_the_same_bytes():
    first, second = (diagram_svg(story(BADHUIS), title="Proef") for _ in range(2))
    assert first == second
    assert len({diagram_png(story(SLEUTEL), title="Proef", width_px=300) for _ in range(2)}) == 1


def test_no_word_claims_more_than_is_known():
    svg = diagram_svg(story(BADHUIS, Certainty.UNSURE), title="Proef").lower()
    claims = ("bewijst", "zorgt ervoor", "veroorzaakt", "significant", "effectief")
    assert not any(claim in svg for claim in claims)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_people_type_shows_as_they_typed_it(text):
    told = Veranderverhaal(
        elements=(Element(text, Layer.DOELGROEP, text, text), Element("b", Layer.AANPAK, text)),
        verbanden=(Verband(text, "b", text, Certainty.UNSURE),),
    )
    drawing = drawn(told, title=text)
    shown = [line.text for line in drawing.iter(f"{SVG}text")]
    assert all(line in shown for line in wrapped(text))
    assert len(list(drawing.iter(f"{SVG}script"))) == 0


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_two_boxes_and_one_arrow(text):
    drawing = drawn(two_elements(text, assumption=text))
    kinds = [group.get("class") for group in drawing.iter(f"{SVG}g")]
    assert kinds.count("node") == 4 + 2 + 2
    assert len([tip for tip in tooltips(drawing) if "→" in tip and "‘Doen’" in tip]) == 1


def test_dot_holds_one_statement_a_line_for_hostile_text():
    dot = diagram_dot(two_elements('a"]\nhacked [label="\\'))
    assert not re.search(r"^\s*hacked", dot, re.MULTILINE)


def test_eight_threads_can_draw_at_once():
    told = story(BADHUIS)
    with ThreadPoolExecutor(8) as pool:
        drawings = list(pool.map(lambda _: diagram_svg(told, title="Proef"), range(40)))
    assert len(set(drawings)) == 1


def test_warming_up_twice_does_no_harm():
    warm_diagram()
    warm_diagram()


def test_two_hundred_elements_can_be_drawn():
    many = tuple(tuple(f"Nummer {row} {place}" for place in range(50)) for row in range(4))
    assert words(drawn(story(many))).count("Nummer") == 200


@pytest.mark.parametrize("width", [400, 2000])
def test_the_png_is_as_wide_as_asked_and_white_at_its_corners(width):
    png = Image.open(BytesIO(diagram_png(story(KEMPENAAR), title="Kempenaar", width_px=width)))
    assert png.width == width
    assert png.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_png_comes_of_whatever_people_type(text):
    png = diagram_png(two_elements(text, certainty=Certainty.UNSURE), title=text, width_px=300)
    assert png.startswith(b"\x89PNG")


def test_every_layer_label_is_drawn_whole():
    shown = words(drawn(Veranderverhaal()))
    assert all(LAYER_LABELS[layer] in shown for layer in FOUR_LAYERS)


def test_beside_a_form_the_layers_stand_next_to_each_other():
    drawing = fromstring(diagram_svg(story(BADHUIS), title="Proef", shape=NARROW))
    places = [place_of(drawing, text) for text in ("Doelgroep", "Aanpak")]
    assert places[0][0] < places[1][0]
    assert places[0][1] == places[1][1]
    assert all(title in words(drawing) for title in ("Leefbaarheid", "Inclusieve wijk"))
