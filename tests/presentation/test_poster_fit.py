"""One page, whatever the text: extremes and other scripts."""

import re
from dataclasses import replace
from decimal import Decimal
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presentation.poster import Box
from presentation.poster_data import Size
from presentation.poster_glyphs import clean_text, first_direction, script_language
from tests.long_run import mostly_long
from tests.other_programs import poppler_text
from tests.presentation.made import make_poster, poster_boxes
from tests.presentation.poster_samples import (
    BADHUIS,
    BADHUIS_FEITEN,
    BADHUIS_TITLES,
    PAGES,
    SLACK,
    badhuis,
    check_boxes,
    story,
    with_texts,
)
from tests.presentation.showcase_samples import badhuis_showcase
from veranderverhaal.model import FOUR_LAYERS, Feit, Initiatief, Layer, Precision, Veranderverhaal
from veranderverhaal.showcase import Showcase

NO_STANDARD = "voldoet niet aan de regels"


def five_times(text: str) -> str:
    return " ".join([text] * 5)


def check_poster(initiatief: Initiatief, veranderverhaal: Veranderverhaal) -> tuple[str, ...]:
    """The notices of a poster of which everything else was found in order."""
    return check_showcase(Showcase(initiatief, veranderverhaal))


def check_showcase(showcase: Showcase, size: Size = "a4") -> tuple[str, ...]:
    check_boxes(poster_boxes(showcase, size=size), size)
    poster = make_poster(showcase, "pdf", size=size)
    assert b"<xmpTPg:NPages>1</xmpTPg:NPages>" in poster.content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in poster.content
    assert not any(NO_STANDARD in notice for notice in poster.notices)
    return poster.notices


def test_texts_five_times_as_long_fit_and_are_reported() -> None:
    initiatief = replace(
        BADHUIS,
        name=five_times(BADHUIS.name),
        motto=five_times(BADHUIS.motto),
        source=five_times(BADHUIS.source),
    )
    titles = {layer: [five_times(t) for t in found] for layer, found in BADHUIS_TITLES.items()}
    feiten = [replace(feit, label=five_times(feit.label)) for feit in BADHUIS_FEITEN]
    notices = check_poster(initiatief, story(titles, feiten, five_times("Zo doen we dat.")))
    assert "De toelichtingen passen niet op de poster en zijn weggelaten." in notices


def test_explanations_go_before_titles_get_small() -> None:
    notices = check_poster(BADHUIS, story(BADHUIS_TITLES, BADHUIS_FEITEN, "Uitleg. " * 60))
    assert notices == ("Van de toelichtingen staat alleen de eerste zin op de poster.",)


@pytest.mark.parametrize("layer", FOUR_LAYERS)
def test_a_layer_may_be_empty(layer: Layer) -> None:
    titles = {other: found for other, found in BADHUIS_TITLES.items() if other != layer}
    assert check_poster(BADHUIS, story(titles, BADHUIS_FEITEN)) == ()


@pytest.mark.parametrize("feiten", [0, 1, 12], ids="{} feiten".format)
def test_sixty_elements_fit(feiten: int) -> None:
    titles = {layer: [f"Element nummer {n}" for n in range(15)] for layer in FOUR_LAYERS}
    facts = [Feit(f"f{n}", "bezoekers", Precision.EXACT, Decimal(n * 77)) for n in range(feiten)]
    check_poster(BADHUIS, story(titles, facts, step=5))


def test_of_hundreds_the_first_show_and_the_rest_is_counted() -> None:
    titles = {
        layer: [f"Een lange titel met nummer {n}" for n in range(50)] for layer in FOUR_LAYERS
    }
    facts = [Feit(f"f{n}", f"feit {n}", Precision.EXACT, Decimal(n)) for n in range(60)]
    crowded = story(titles, facts, step=10)
    notices = check_poster(BADHUIS, crowded)
    shown = [box.name for box in poster_boxes(Showcase(BADHUIS, crowded))]
    assert f"more:{Layer.AANPAK}" in shown
    assert "more:feiten" in shown
    assert any(notice.startswith("Niet op de poster bij ‘Aanpak’: ") for notice in notices)
    assert any(notice.startswith("Feiten die niet op de poster staan: ") for notice in notices)
    assert "De tekst is kleiner dan prettig leest. Kies minder of kortere teksten." in notices


@pytest.mark.parametrize("feiten", range(1, 14))
def test_any_number_of_feiten_fits(feiten: int) -> None:
    facts = [
        Feit(f"f{n}", "activiteiten", Precision.MORE_THAN, Decimal(25), period="per maand")
        for n in range(feiten)
    ]
    boxes = poster_boxes(Showcase(BADHUIS, story(BADHUIS_TITLES, facts)))
    check_boxes(boxes)
    assert sum(box.kind == "fact" for box in boxes) == min(feiten, 12)


@pytest.mark.parametrize("word", ["x" * 40, "W" * 40, "Meervoudigepersoonlijkheidsstoornissenaa"])
def test_a_word_of_forty_letters_stays_inside_its_card(word: str) -> None:
    titles = {layer: [word] * 5 for layer in FOUR_LAYERS}
    feit = Feit("f", word, Precision.IN_WORDS, words=word, unit=word, period=word)
    initiatief = replace(BADHUIS, name=word, motto=word, source=word, buurt=word)
    check_poster(initiatief, story(titles, [feit, *BADHUIS_FEITEN]))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أهلاً وسهلاً بكم في الحي", id="Arabic"),
        pytest.param("Sąsiedzi pomagają sobie: zażółć gęślą jaźń", id="Polish"),
        pytest.param("Komşular birlikte yemek pişiriyor", id="Turkish"),
        pytest.param("Сусіди допомагають один одному", id="Ukrainian"),
        pytest.param("ጎረቤቶች ይተባበራሉ ሰላም", id="Tigrinya"),
        pytest.param("Samen 👩‍👩‍👧 koffie ☕ drinken ❤️ 🎉", id="emoji"),
    ],
)
def test_other_scripts_are_set_without_loss(text: str) -> None:
    initiatief = replace(BADHUIS, name=text, motto=text, source=text, buurt=text)
    titles = {layer: [text] for layer in FOUR_LAYERS}
    feiten = [Feit("f", text, Precision.IN_WORDS, words=text)]
    assert check_poster(initiatief, story(titles, feiten, text)) == ()


def test_characters_without_a_glyph_are_named_and_left_out() -> None:
    notices = check_poster(BADHUIS, story({Layer.AANPAK: ["Samen 雪村 koken"]}))
    assert notices == ("Deze tekens kunnen we niet afdrukken: 村 雪. Ze staan niet op de poster.",)


def test_a_name_and_a_title_without_any_glyph_get_a_stand_in() -> None:
    check_poster(replace(BADHUIS, name="雪"), story({Layer.AANPAK: ["雪", ""]}))


def test_a_very_long_explanation_is_cut_with_a_notice() -> None:
    notices = check_poster(BADHUIS, story({Layer.DOELGROEP: ["Bewoners"]}, (), "uitleg " * 200))
    assert notices == ("De toelichting bij ‘Bewoners’ is ingekort.",)


@pytest.mark.parametrize(
    ("text", "kept", "missing"),
    [
        pytest.param("gewoon", "gewoon", set(), id="plain"),
        pytest.param("  twee\n\tregels ", "twee regels", set(), id="white space"),
        pytest.param("om\u202egekeerd\u2066", "omgekeerd", set(), id="bidi override"),
        pytest.param("bel\x07 nul\x00", "bel nul", set(), id="control"),
        pytest.param("sneeuw 雪", "sneeuw", {"雪"}, id="no glyph"),
        pytest.param("e\u0301e\u0301n", "één", set(), id="composed"),
        pytest.param("\u0301los", "los", set(), id="stray mark"),
        pytest.param("\ue000eigen", "eigen", set(), id="private use"),
    ],
)
def test_text_is_cleaned(text: str, kept: str, missing: set[str]) -> None:
    assert clean_text(text) == (kept, frozenset(missing))


@pytest.mark.parametrize(
    ("text", "direction", "language"),
    [
        ("Samen eten", "ltr", "nl"),
        ("12 مرحبا", "rtl", "ar"),
        ("«Мир»", "ltr", "uk"),
        ("ሰላም", "ltr", "ti"),
        ("", "ltr", "nl"),
    ],
)
def test_direction_and_language_come_from_the_first_letter(
    text: str, direction: str, language: str
) -> None:
    assert (first_direction(text), script_language(text)) == (direction, language)


@pytest.mark.parametrize("size", mostly_long(PAGES, normal=["a4"]))
def test_no_printed_word_sticks_out_of_its_card(size: Size) -> None:
    titles = {
        layer: [f"Samenredzaamheidsbevordering {n}" for n in range(7)] for layer in FOUR_LAYERS
    }
    crowded = replace(
        with_texts(badhuis_showcase(), [f"{LONG_WORD} en {LONG_WORD}"]),
        veranderverhaal=story(titles, BADHUIS_FEITEN, step=3),
    )
    kinds = {"card", "fact", "citaat", "result-card"}
    cards = [box for box in poster_boxes(crowded, size=size) if box.kind in kinds]
    words = printed_words(make_poster(crowded, "pdf", size=size).content)
    assert {card.kind for card in cards} == kinds
    assert len(words) > 60
    for word in words:
        for card in cards:
            if touches(word, card):
                assert card.x <= word.x + SLACK
                assert word.x + word.width <= card.x + card.width + SLACK


def printed_words(pdf: bytes) -> list[Box]:
    html = poppler_text("pdftotext", pdf, "-bbox")
    found = re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"', html)
    edges = [tuple(map(float, numbers)) for numbers in found]
    return [Box("word", "", "", 1, x, y, right - x, low - y) for x, y, right, low in edges]


def touches(word: Box, card: Box) -> bool:
    middle = word.y + word.height / 2
    beside = word.x + word.width < card.x or word.x > card.x + card.width
    return card.y < middle < card.y + card.height and not beside


LONG_WORD = "Meervoudigepersoonlijkheidsstoornissenaa"


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_cleaned_text_has_no_control_characters(text: str) -> None:
    kept, _ = clean_text(text)
    assert not any(category(char) in {"Cc", "Co", "Cs"} for char in kept)
    assert clean_text(kept)[0] == kept


def test_the_badhuis_needs_no_notices() -> None:
    assert check_poster(BADHUIS, badhuis()) == ()
