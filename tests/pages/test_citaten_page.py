"""Citaten on their page: with consent for every place, changed, removed, put back."""

from datetime import date

from streamlit.testing.v1 import AppTest

from storage.commands import add_citaat
from storage.queries import load_listing
from storage.showcase_queries import list_citaten
from tests.kept import read, write
from tests.pages.conftest import Open, sound, story
from tests.showing_bundle import SAID
from veranderverhaal.citaat import Citaat, Purpose
from veranderverhaal.model import Theme

BADHUIS = "het-badhuis"
MARK = f"citaat_{BADHUIS}_new0_1"
AGREED = date(2026, 3, 12)


def kept() -> list[Citaat]:
    """Without the made-up one that the sample came with."""
    return [one for one in read(list_citaten, BADHUIS) if not one.made_up]


def fill(app: AppTest, text: str = "Ik hoor erbij.", **ticked: bool) -> None:
    app.text_area(key=f"text_{MARK}").set_value(text)
    app.text_input(key=f"speaker_{MARK}").set_value("Harmke")
    app.date_input(key=f"on_{MARK}").set_value(AGREED)
    for purpose, is_ticked in ticked.items():
        app.checkbox(key=f"may_{purpose}_{MARK}").set_value(is_ticked)


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def errors(app: AppTest) -> str:
    return " ".join(one.value for one in app.error)


def test_a_citaat_is_added_with_leave_for_the_places_that_were_ticked(open_page: Open) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    fill(app, poster=True, report=True)
    app.selectbox(key=f"effect_{MARK}").set_value("netwerk")
    press(app, "Voeg toe")
    (citaat,) = kept()
    assert (citaat.text, citaat.by, citaat.effect) == ("Ik hoor erbij.", "Harmke", "netwerk")
    assert citaat.purposes == (Purpose.REPORT, Purpose.POSTER)
    assert (citaat.agreed_on, citaat.until, citaat.made_up) == (AGREED, None, False)
    assert app.text_area(key=f"text_citaat_{BADHUIS}_new1_1").value == ""


def test_no_place_is_ticked_for_anybody(open_page: Open) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    ticks = [app.checkbox(key=f"may_{purpose}_{MARK}") for purpose in Purpose]
    assert [one.value for one in ticks] == [False] * len(Purpose)
    fill(app)
    press(app, "Voeg toe")
    assert "waar dit citaat mag staan" in errors(app)
    assert app.text_area(key=f"text_{MARK}").value == "Ik hoor erbij."
    assert kept() == []


def test_a_made_up_citaat_needs_no_leave_and_asks_none(open_page: Open) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    app.text_area(key=f"text_{MARK}").set_value("Een voorbeeld.")
    sound(app.checkbox(key=f"made_up_{MARK}").check().run())
    assert not [one for one in app.checkbox if str(one.key).startswith("may_")]
    press(app, "Voeg toe")
    assert read(list_citaten, BADHUIS)[-1].made_up


def test_a_number_by_which_somebody_can_be_found_is_warned_about_and_not_refused(
    open_page: Open,
) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    fill(app, "Bel me: 06-12345678", poster=True)
    sound(app.run())
    assert "een telefoonnummer" in app.warning[0].value
    press(app, "Voeg toe")
    assert len(kept()) == 1


def test_a_citaat_is_changed_removed_and_put_back(open_page: Open) -> None:
    write(add_citaat, BADHUIS, SAID)
    app = open_page("citaten", initiatief=BADHUIS)
    sound(app.button(key="edit_said").click().run())
    mark = f"citaat_{BADHUIS}_said_1"
    app.checkbox(key=f"may_poster_{mark}").uncheck()
    press(app, "Bewaar")
    assert kept()[0].purposes == (Purpose.REPORT,)
    sound(app.button(key="edit_said").click().run())
    press(app, "Ja, verwijder dit citaat")
    assert kept() == []
    press(app, "Zet terug")
    assert [one.key for one in kept()] == ["said"]


def test_markup_of_a_person_stays_text(open_page: Open) -> None:
    hostile = Citaat("x", "<b>vet</b> [a](b)", speaker="<i>Jan</i>", made_up=True)
    write(add_citaat, BADHUIS, hostile)
    app = open_page("citaten", initiatief=BADHUIS)
    shown = " ".join(str(one.proto.body) for one in app.get("html"))
    assert "&lt;b&gt;vet&lt;/b&gt;" in shown
    assert "<i>" not in shown


def test_a_colour_of_ones_own_is_kept(open_page: Open) -> None:
    app = open_page("gegevens", initiatief=BADHUIS)
    mark = f"gegevens_{BADHUIS}_1"
    sound(app.radio(key=f"theme_{mark}").set_value(Theme.OWN).run())
    app.color_picker(key=f"colour_{mark}").set_value("#7a2e5d")
    press(app, "Bewaar")
    initiatief = read(load_listing, BADHUIS).initiatief
    assert (initiatief.theme, initiatief.colour) == (Theme.OWN, "#7a2e5d")


def test_an_icon_is_chosen_or_left_to_the_software(open_page: Open) -> None:
    app = open_page("feiten", initiatief=BADHUIS)
    mark = f"feit_{BADHUIS}_new0_1"
    app.text_input(key=f"label_{mark}").set_value("boeken")
    app.text_input(key=f"low_{mark}").set_value("12")
    app.radio(key=f"icon_{mark}").set_value("cake")
    sound(app.button(key="sent_feit").click().run())
    assert [one.icon for one in story(BADHUIS).feiten] == [""] * 7 + ["cake"]
