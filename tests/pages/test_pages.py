"""Every page opens, and does in the database what its fields say."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.house import PAGES
from tests.pages.conftest import Open, sound, story
from veranderverhaal.model import Layer

BADHUIS = "het-badhuis"
ABOUT_ONE = [page.name for page in PAGES if page.step]


def titles(layer: Layer, slug: str = BADHUIS) -> list[str]:
    return [element.title for element in story(slug).layer(layer)]


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_page_opens_with_a_title(open_page: Open, name: str) -> None:
    app = open_page(name, initiatief=BADHUIS, element="netwerk")
    assert len(app.title) == 1


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_an_unknown_initiatief_gets_a_friendly_page(open_page: Open, name: str) -> None:
    app = open_page(name, initiatief="bestaat-niet")
    assert app.title[0].value == "Welk initiatief?"


def test_enter_adds_a_card_and_empties_the_field(open_page: Open) -> None:
    app = open_page("overzicht", initiatief=BADHUIS)
    field = app.text_input(key=f"add_{BADHUIS}_aanpak")
    sound(field.set_value("Samen koken").run())
    assert titles(Layer.AANPAK)[-1] == "Samen koken"
    assert app.text_input(key=f"add_{BADHUIS}_aanpak").value == ""


def test_a_changed_card_is_kept_with_all_its_fields(open_page: Open) -> None:
    app = open_page("kaartje", initiatief=BADHUIS, element="netwerk")
    mark = f"kaartje_{BADHUIS}_netwerk_1"
    app.text_input(key=f"title_{mark}").set_value("Een sterk netwerk")
    app.text_area(key=f"explanation_{mark}").set_value("Mensen helpen elkaar.")
    sound(app.button(key="sent_bewaar").click().run())
    kept = story(BADHUIS).element("netwerk")
    assert (kept.title, kept.explanation) == ("Een sterk netwerk", "Mensen helpen elkaar.")


def test_a_card_without_title_is_refused_at_its_field_and_stays_typed(open_page: Open) -> None:
    app = open_page("kaartje", initiatief=BADHUIS, element="netwerk")
    mark = f"kaartje_{BADHUIS}_netwerk_1"
    app.text_input(key=f"title_{mark}").set_value("  ")
    app.text_area(key=f"explanation_{mark}").set_value("Dit blijft staan.")
    sound(app.button(key="sent_bewaar").click().run())
    assert [error.value for error in app.error] == ["De titel is nog leeg\\. Vul iets in\\."]
    assert app.text_area(key=f"explanation_{mark}").value == "Dit blijft staan."
    assert story(BADHUIS).element("netwerk").title == "Steunend netwerk"


def two_people(open_page: Open) -> tuple[AppTest, AppTest, str]:
    """Two people with the same card open; the second saves first."""
    mine = open_page("kaartje", initiatief=BADHUIS, element="netwerk")
    theirs = open_page("kaartje", initiatief=BADHUIS, element="netwerk")
    field = f"title_kaartje_{BADHUIS}_netwerk_1"
    theirs.text_input(key=field).set_value("Tekst van de ander")
    sound(theirs.button(key="sent_bewaar").click().run())
    mine.text_input(key=field).set_value("Mijn tekst")
    sound(mine.button(key="sent_bewaar").click().run())
    return mine, theirs, f"kaartje_{BADHUIS}_netwerk"


def test_a_save_over_newer_text_shows_both_and_keeps_neither_silently(open_page: Open) -> None:
    mine, _, _ = two_people(open_page)
    shown = " ".join(element.value for element in mine.markdown)
    assert "Mijn tekst" in shown
    assert "Tekst van de ander" in shown
    assert story(BADHUIS).element("netwerk").title == "Tekst van de ander"


def test_choosing_my_text_keeps_mine(open_page: Open) -> None:
    mine, _, place = two_people(open_page)
    sound(mine.button(key=f"mine_{place}").click().run())
    assert story(BADHUIS).element("netwerk").title == "Mijn tekst"


def test_choosing_the_other_text_keeps_theirs_and_fills_the_field(open_page: Open) -> None:
    mine, _, place = two_people(open_page)
    sound(mine.button(key=f"theirs_{place}").click().run())
    assert story(BADHUIS).element("netwerk").title == "Tekst van de ander"
    assert mine.text_input(key=f"title_{place}_2").value == "Tekst van de ander"


def test_a_removed_card_can_be_put_back_with_its_verbanden(open_page: Open) -> None:
    before = story(BADHUIS)
    app = open_page("kaartje", initiatief=BADHUIS, element="netwerk")
    remove = next(button for button in app.button if button.label == "Ja, verwijder dit kaartje")
    sound(remove.click().run())
    assert "Steunend netwerk" not in titles(Layer.DIRECT)
    undo = next(button for button in app.button if button.label == "Zet terug")
    sound(undo.click().run())
    assert story(BADHUIS).elements == before.elements
    assert story(BADHUIS).verbanden == before.verbanden


def test_the_gesprek_goes_on_where_it_stopped(open_page: Open) -> None:
    app = open_page("gesprek", initiatief=BADHUIS)
    for _ in range(2):
        button = next(one for one in app.button if one.label == "Bewaar en ga verder")
        sound(button.click().run())
    later = open_page("gesprek", initiatief=BADHUIS)
    assert later.header[0].value == "Wat willen jullie bereiken, voor en met bewoners?"


def test_a_text_in_the_gesprek_is_kept_as_soon_as_it_is_typed(open_page: Open) -> None:
    app = open_page("gesprek", initiatief=BADHUIS)
    sound(app.text_area(key=f"text_{BADHUIS}_aanleiding").set_value("Er was geen plek.").run())
    assert story(BADHUIS).aanleiding == "Er was geen plek."


def test_two_people_at_one_text_see_both(open_page: Open) -> None:
    mine, theirs = (open_page("gesprek", initiatief=BADHUIS) for _ in range(2))
    key = f"text_{BADHUIS}_aanleiding"
    sound(theirs.text_area(key=key).set_value("Van de ander.").run())
    sound(mine.text_area(key=key).set_value("Van mij.").run())
    assert story(BADHUIS).aanleiding == "Van de ander."
    sound(mine.button(key=f"mine_{key}").click().run())
    assert story(BADHUIS).aanleiding == "Van mij."


def test_ticking_a_target_makes_a_verband_and_unticking_takes_it_away(open_page: Open) -> None:
    app = open_page("verbanden", initiatief=BADHUIS)
    sound(app.selectbox(key=f"source_{BADHUIS}").set_value("welkom").run())
    tick = f"tick_verbanden_{BADHUIS}_welkom_netwerk"
    sound(app.checkbox(key=f"{tick}_0").check().run())
    assert "netwerk" in [one.target for one in story(BADHUIS).verbanden_from("welkom")]
    sound(app.checkbox(key=f"{tick}_1").uncheck().run())
    assert "netwerk" not in [one.target for one in story(BADHUIS).verbanden_from("welkom")]


def test_an_assumption_is_kept_with_its_verband(open_page: Open) -> None:
    app = open_page("verbanden", initiatief=BADHUIS)
    sound(app.selectbox(key=f"source_{BADHUIS}").set_value("welkom").run())
    field = f"assumption_verbanden_{BADHUIS}_welkom_verbondenheid_1"
    sound(app.text_input(key=field).set_value("je erbij hoort").run())
    assert story(BADHUIS).verbanden_from("welkom")[0].assumption == "je erbij hoort"


def test_a_feit_is_added_with_a_dutch_number(open_page: Open) -> None:
    app = open_page("feiten", initiatief=BADHUIS)
    mark = f"feit_{BADHUIS}_new0_1"
    app.text_input(key=f"label_{mark}").set_value("boeken")
    app.text_input(key=f"low_{mark}").set_value("1.250")
    sound(app.button(key="sent_feit").click().run())
    assert [feit.label for feit in story(BADHUIS).feiten][-1] == "boeken"
    assert story(BADHUIS).feiten[-1].low == 1250


def test_a_number_that_cannot_be_read_is_refused_where_it_was_typed(open_page: Open) -> None:
    app = open_page("feiten", initiatief=BADHUIS)
    mark = f"feit_{BADHUIS}_new0_1"
    app.text_input(key=f"label_{mark}").set_value("boeken")
    sound(app.text_input(key=f"low_{mark}").set_value("heel veel").run())
    sound(app.button(key="sent_feit").click().run())
    assert any("geen getal" in error.value for error in app.error)
    assert app.text_input(key=f"label_{mark}").value == "boeken"
    assert len(story(BADHUIS).feiten) == 7


def test_a_version_is_kept_compared_and_put_back(open_page: Open) -> None:
    app = open_page("versies", initiatief=BADHUIS)
    app.text_input(key=f"snapshot_{BADHUIS}_0").set_value("maart")
    sound(app.button(key="sent_versie").click().run())
    other = open_page("overzicht", initiatief=BADHUIS)
    sound(other.text_input(key=f"add_{BADHUIS}_aanpak").set_value("Samen koken").run())
    app = open_page("versies", initiatief=BADHUIS)
    assert any("Samen koken" in one.value for one in app.markdown)
    sound(next(one for one in app.button if one.label == "Ja, zet terug").click().run())
    assert "Samen koken" not in titles(Layer.AANPAK)


def test_nalopen_shows_a_remark_until_the_group_has_looked(open_page: Open) -> None:
    app = open_page("nalopen", initiatief=BADHUIS)
    assert any("mis kan gaan" in one.value for one in app.markdown)
    other = open_page("overzicht", initiatief=BADHUIS)
    sound(other.checkbox(key=f"none_seen_{BADHUIS}").check().run())
    app = open_page("nalopen", initiatief=BADHUIS)
    assert [one.value for one in app.success] == ["Er valt niets op. Het verhaal is rond."]


def test_a_new_initiatief_needs_only_a_name(open_page: Open) -> None:
    app = open_page("nieuw")
    app.text_input(key="name_nieuw_1").set_value("Ons Tuintje")
    save = next(one for one in app.button if one.label == "Bewaar en begin het gesprek")
    sound(save.click().run())
    assert story("ons-tuintje").elements == ()


def test_a_new_initiatief_without_a_name_is_refused_at_the_name(open_page: Open) -> None:
    app = open_page("nieuw")
    app.text_input(key="motto_nieuw_1").set_value("Samen sterk")
    save = next(one for one in app.button if one.label == "Bewaar en begin het gesprek")
    sound(save.click().run())
    assert [error.value for error in app.error] == ["De naam is nog leeg\\. Vul iets in\\."]
    assert app.text_input(key="motto_nieuw_1").value == "Samen sterk"


def test_an_initiatief_is_taken_from_the_overview_and_put_back(open_page: Open) -> None:
    app = open_page("beheer")
    sound(app.button(key=f"sure_{BADHUIS}").click().run())
    assert not [one for one in open_page("initiatieven").button if one.key == f"next_{BADHUIS}"]
    sound(app.button(key=f"back_{BADHUIS}").click().run())
    assert [one for one in open_page("initiatieven").button if one.key == f"next_{BADHUIS}"]
