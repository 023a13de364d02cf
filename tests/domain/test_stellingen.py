"""The stellingen of our own: enough of them, short, single, positive, and honest."""

import pytest

from veranderverhaal.advice import WarningKind, find_warnings
from veranderverhaal.instrument import (
    STELLINGEN,
    find_instrument,
    questions_of,
    what_else_question,
)
from veranderverhaal.question import QuestionKind
from veranderverhaal.question_editing import check_question
from veranderverhaal.reading import HARD, find_words, reading_level
from veranderverhaal.vragenlijst import Section, Vragenlijst

LIBRARY = find_instrument(STELLINGEN)
THEMES = [theme.key for theme in LIBRARY.themes]


def test_there_are_at_least_forty_stellingen():
    assert len(LIBRARY.items) >= 40


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_has_at_least_three_stellingen(theme):
    assert len(LIBRARY.theme_items(theme)) >= 3


def test_the_themes_are_those_of_the_method():
    assert [theme.label for theme in LIBRARY.themes] == [
        "Verbondenheid",
        "Steunend netwerk",
        "Empowerment",
        "Ontmoeting",
        "Meedoen",
        "Veiligheid",
        "Leefbaarheid",
        "Zingeving",
        "Gezondheid",
        "Leren",
        "Natuur",
    ]


@pytest.mark.parametrize("item", LIBRARY.items, ids=lambda item: item.key)
def test_a_stelling_is_short_single_and_positive(item):
    assert item.text.startswith("Door de activiteiten ")
    assert item.text.endswith(".")
    assert len(find_words(item.text)) <= 12
    question = questions_of(LIBRARY, items=(item.key,))
    asked = Vragenlijst("v", "Buurt", sections=(Section("s", questions=question),))
    about_text = {WarningKind.DOUBLE, WarningKind.NEGATION, WarningKind.LONG_SENTENCE}
    assert not about_text & {warning.kind for warning in find_warnings(asked)}


def test_the_stellingen_together_read_easily():
    assert reading_level("\n".join(item.text for item in LIBRARY.items)).label != HARD


def test_no_stelling_stands_there_twice():
    texts = [item.text.casefold() for item in LIBRARY.items]
    assert len(set(texts)) == len(texts)


def test_stellingen_are_labelled_as_experienced_change_and_ask_what_else_played_a_part():
    stellingen = LIBRARY
    assert stellingen.experienced == "ervaren verandering"
    assert "Wat speelde nog meer mee?" in stellingen.advice
    assert what_else_question().text == "Wat speelde nog meer mee?"
    assert what_else_question().kind is QuestionKind.OPEN
    assert check_question(what_else_question()) == what_else_question()
