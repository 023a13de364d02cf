"""Rounds beside each other, open answers with themes, and figures of the neighbourhood."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from storage.commands import add_figure, add_theme
from storage.tally_queries import count_themes, list_figures, list_open_answers, list_themes
from tests.kept import read, write
from tests.pages.conftest import Open, sound
from tests.pages.test_uitkomsten import charts, open_part, shown
from tests.pages.uitkomst_samples import METING, add_round, fill_street, responses
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Theme
from veranderverhaal.uitkomst_editing import put_beside

KEMPENAAR = "buurttuin-kempenaar"
OPEN_QUESTION = "kwijt"


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def test_under_the_diagram_stands_on_what_its_numbers_rest(open_page: Open) -> None:
    app = open_page("uitkomsten", initiatief=KEMPENAAR)
    told = [one.value.replace("\\", "") for one in app.caption]
    assert any(
        one.startswith("Cijfers uit de meting")
        and one.endswith("(september – oktober 2022). Verzonnen antwoorden, alleen als voorbeeld.")
        for one in told
    )


def test_one_meting_has_nothing_to_compare_with(open_page: Open) -> None:
    app = open_page("vergelijken", initiatief=fill_street(12))
    assert "dezelfde vragenlijst twee keer" in app.info[0].value


def test_the_same_people_go_up_or_down(open_page: Open) -> None:
    app = open_page("vergelijken", initiatief=KEMPENAAR)
    assert app.header[0].value == "Dezelfde mensen, twee keer"
    assert charts(app) == 2
    assert "Verzonnen" in app.warning[0].value


def test_other_people_are_two_pictures_of_a_group(open_page: Open) -> None:
    slug = fill_street(40)
    add_round("najaar", "Najaar", responses(35), starts_on=date(2026, 9, 1))
    app = open_page("vergelijken", initiatief=slug)
    assert "andere mensen" in app.info[0].value
    assert charts(app) == 2


def test_three_rounds_are_a_line_too(open_page: Open) -> None:
    slug = fill_street(40)
    add_round("najaar", "Najaar", responses(35), starts_on=date(2026, 9, 1))
    add_round("winter", "Winter", responses(33), starts_on=date(2026, 12, 1))
    app = open_page("vergelijken", initiatief=slug)
    assert "Alle rondes" in [one.value for one in app.header]
    assert charts(app) > 4


def test_rounds_without_enough_answers_say_so(open_page: Open) -> None:
    slug = fill_street(4)
    add_round("najaar", "Najaar", responses(3), starts_on=date(2026, 9, 1))
    app = open_page("vergelijken", initiatief=slug)
    assert charts(app) == 0
    assert "te weinig antwoorden" in shown(app).lower()


def test_open_answers_of_a_few_people_are_not_to_be_read(open_page: Open) -> None:
    app = open_page("antwoorden", initiatief=fill_street(9))
    assert "nog geen 10 antwoorden" in app.info[0].value
    assert "Verhaal nummer" not in shown(app)


def test_a_vragenlijst_without_an_open_question_is_told(open_page: Open) -> None:
    app = open_page("antwoorden", initiatief=KEMPENAAR)
    assert "geen open vraag" in app.info[0].value


def test_open_answers_come_twenty_at_a_time(open_page: Open) -> None:
    app = open_page("antwoorden", initiatief=fill_street(45))
    assert shown(app).count("Verhaal nummer") == 20


def test_a_theme_is_made_and_given_to_an_answer(open_page: Open) -> None:
    slug = fill_street(12)
    app = open_page("antwoorden", initiatief=slug)
    app.text_input(key=f"theme_{slug}_{METING}_{OPEN_QUESTION}_0").set_value("Het weer")
    press(app, "Voeg thema toe")
    (theme,) = read(list_themes, slug)
    first = read(list_open_answers, slug, METING, OPEN_QUESTION, limit=1)[0]
    app = open_page("antwoorden", initiatief=slug)
    key = f"marks_{slug}_{METING}_{OPEN_QUESTION}_{first.id}"
    sound(app.button_group(key=key).set_value([theme.key]).run())
    assert read(count_themes, slug, METING, OPEN_QUESTION) == {theme.key: 1}
    assert "1 van de 12" in shown(app)
    sound(app.button_group(key=key).set_value([]).run())
    assert sum(read(count_themes, slug, METING, OPEN_QUESTION).values()) == 0


def test_a_theme_that_is_removed_can_be_put_back(open_page: Open) -> None:
    slug = fill_street(12)
    write(add_theme, slug, Theme("weer", OPEN_QUESTION, "Het weer"))
    app = press(open_page("antwoorden", initiatief=slug), "Verwijder dit thema")
    assert read(list_themes, slug) == []
    press(app, "Zet terug")
    assert [one.label for one in read(list_themes, slug)] == ["Het weer"]


def a_figure(unit: FigureUnit = FigureUnit.GRADE) -> NeighbourhoodFigure:
    return NeighbourhoodFigure(
        "cbs", "Cijfer voor de buurt", "Haarlem", Decimal("7.1"), unit, 2023, "CBS"
    )


def test_a_figure_is_typed_with_its_year_and_source(open_page: Open) -> None:
    app = open_page("buurtcijfers", initiatief="de-sleutel")
    mark = "figure_de-sleutel_new0_1"
    app.text_input(key=f"label_{mark}").set_value("Voelt zich thuis")
    app.text_input(key=f"area_{mark}").set_value("Haarlem")
    app.text_input(key=f"value_{mark}").set_value("72,5%")
    app.number_input(key=f"year_{mark}").set_value(2023)
    app.text_input(key=f"source_{mark}").set_value("CBS")
    press(app, "Voeg toe")
    (kept,) = read(list_figures, "de-sleutel")
    assert (kept.label, kept.value, kept.year) == ("Voelt zich thuis", Decimal("72.5"), 2023)


def test_a_figure_without_a_number_is_refused_where_it_was_typed(open_page: Open) -> None:
    app = press(open_page("buurtcijfers", initiatief="de-sleutel"), "Voeg toe")
    assert "Vul een getal in" in app.error[0].value


def test_a_figure_without_a_source_is_refused_where_it_was_typed(open_page: Open) -> None:
    app = open_page("buurtcijfers", initiatief="de-sleutel")
    mark = "figure_de-sleutel_new0_1"
    app.text_input(key=f"label_{mark}").set_value("Voelt zich thuis")
    app.text_input(key=f"area_{mark}").set_value("Haarlem")
    app.text_input(key=f"value_{mark}").set_value("72")
    press(app, "Voeg toe")
    assert read(list_figures, "de-sleutel") == []
    assert "bron" in app.error[0].value


@pytest.mark.parametrize("beside", [True, False], ids=["the same question", "no question"])
def test_a_figure_shows_under_a_result_of_the_same_question_only(
    open_page: Open, beside: bool
) -> None:
    slug = fill_street(40)
    question = Question("cijfer", QuestionKind.GRADE, "Welk cijfer geef je de buurt?")
    write(add_figure, slug, put_beside(a_figure(), question) if beside else a_figure())
    app = open_part(open_page("uitkomsten", initiatief=slug), "Alle vragen")
    assert ("Haarlem" in shown(app)) is beside


def test_a_figure_that_is_removed_can_be_put_back(open_page: Open) -> None:
    write(add_figure, "de-sleutel", a_figure())
    app = press(open_page("buurtcijfers", initiatief="de-sleutel"), "Ja, verwijder")
    assert read(list_figures, "de-sleutel") == []
    press(app, "Zet terug")
    assert [replace(one, revision=1) for one in read(list_figures, "de-sleutel")] == [a_figure()]


def test_a_comparison_can_be_made_large(open_page: Open) -> None:
    app = open_page("vergelijken", initiatief=KEMPENAAR)
    press(app, "Groot")
    assert charts(app) == 3
    told = " ".join(one.value for one in app.caption).replace("\\", "")
    assert "Nulmeting (verzonnen antwoorden), april – mei 2021" in told
