"""Citaten on their page: with consent for every place, changed, removed, put back."""

import re
from dataclasses import replace
from datetime import date

from streamlit.testing.v1 import AppTest

from presentation.consent_form import paper_mark
from storage.commands import add_citaat
from storage.queries import load_listing
from storage.showcase_queries import list_citaten
from tests.kept import read, write
from tests.pages.conftest import Open, sound, story
from tests.showing_bundle import SAID
from veranderverhaal.citaat import Citaat, Naming, Purpose, may_show
from veranderverhaal.model import Theme

BADHUIS = "het-badhuis"
MARK = f"citaat_{BADHUIS}_new0_1"
NOT_ASKED = Citaat("asked", "Ik kwam voor de koffie.", "Harmke")


def kept() -> list[Citaat]:
    """Without the made-up one that the sample came with."""
    return [one for one in read(list_citaten, BADHUIS) if not one.made_up]


def fill(app: AppTest, text: str = "Ik hoor erbij.") -> None:
    app.text_area(key=f"text_{MARK}").set_value(text)
    app.text_input(key=f"speaker_{MARK}").set_value("Harmke")


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def ask(open_page: Open, citaat: Citaat, way: str = "Op papier") -> AppTest:
    app = open_page("citaten", initiatief=BADHUIS)
    app = sound(app.button(key=f"consent_{citaat.key}").click().run())
    return sound(next(one for one in app.radio if "Hoe" in one.label).set_value(way).run())


def html(app: AppTest) -> str:
    return " ".join(str(one.proto.body) for one in app.get("html"))


def errors(app: AppTest) -> str:
    return " ".join(one.value for one in app.error)


def test_a_citaat_is_kept_before_anybody_was_asked_and_shows_nowhere(open_page: Open) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    fill(app)
    app.text_area(key=f"story_{MARK}").set_value("Eerst kende ik niemand.")
    app.selectbox(key=f"effect_{MARK}").set_value("netwerk")
    press(app, "Voeg toe")
    (citaat,) = kept()
    assert (citaat.text, citaat.by, citaat.effect) == ("Ik hoor erbij.", "Harmke", "netwerk")
    assert (citaat.story, citaat.purposes, citaat.agreed_on) == (
        "Eerst kende ik niemand.",
        (),
        None,
    )
    assert "Nog geen toestemming" in html(app)
    assert app.text_area(key=f"text_citaat_{BADHUIS}_new1_1").value == ""


def test_what_was_ticked_on_paper_is_typed_over_and_nothing_is_ticked_before(
    open_page: Open,
) -> None:
    app = ask(open_page, write(add_citaat, BADHUIS, NOT_ASKED))
    place = f"consent_{BADHUIS}_{NOT_ASKED.key}_1"
    app.text_input(key=f"paper_mark_{place}").set_value("ABCDEF")
    press(app, "Bewaar de toestemming")
    assert "andere tekst" in errors(app)
    app.text_input(key=f"paper_mark_{place}").set_value(paper_mark(NOT_ASKED).lower())
    ticks = [app.checkbox(key=f"may_{purpose}_{place}") for purpose in Purpose]
    assert [one.value for one in ticks] == [False] * len(Purpose)
    press(app, "Bewaar de toestemming")
    assert "minstens één plek" in errors(app)
    app.checkbox(key=f"may_{Purpose.POSTER}_{place}").check()
    sound(app.radio(key=f"naming_{place}").set_value(Naming.OTHER).run())
    app.text_input(key=f"name_{place}").set_value("Roos")
    press(app, "Bewaar de toestemming")
    (citaat,) = kept()
    assert (citaat.speaker, citaat.purposes) == ("Roos", (Purpose.POSTER,))
    assert may_show(citaat, Purpose.POSTER, date.today())  # noqa: DTZ011


def test_one_who_takes_it_back_shows_nowhere_and_the_page_says_so(open_page: Open) -> None:
    app = ask(open_page, write(add_citaat, BADHUIS, replace(SAID, until=None)))
    press(app, "Ja, trek in")
    assert kept()[0].withdrawn_on is not None
    assert "Ingetrokken op" in html(app)


def test_other_words_than_somebody_agreed_to_are_to_be_asked_anew(open_page: Open) -> None:
    write(add_citaat, BADHUIS, replace(SAID, until=None))
    app = open_page("citaten", initiatief=BADHUIS)
    sound(app.button(key="edit_said").click().run())
    app.text_area(key=f"text_citaat_{BADHUIS}_said_1").set_value("Iets anders.")
    press(app, "Bewaar")
    assert "veranderd na de toestemming" in html(app)


def test_a_link_is_made_for_one_person(open_page: Open) -> None:
    app = ask(open_page, write(add_citaat, BADHUIS, NOT_ASKED), "Met een link")
    press(app, "Maak een link")
    assert "/toestemming/" in app.code[0].value


def test_the_page_for_who_holds_this_screen_opens_beside_ours(open_page: Open) -> None:
    app = ask(open_page, write(add_citaat, BADHUIS, NOT_ASKED), "Op dit scherm")
    press(app, "Vraag toestemming op dit scherm")
    assert re.search(r'href="/toestemming/[^"]+" target="_blank"', html(app))
    assert "Sluit dat tabblad" in " ".join(one.value for one in app.markdown)


def test_a_made_up_citaat_needs_no_leave_and_asks_none(open_page: Open) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    app.text_area(key=f"text_{MARK}").set_value("Een voorbeeld.")
    sound(app.checkbox(key=f"made_up_{MARK}").check().run())
    press(app, "Voeg toe")
    assert read(list_citaten, BADHUIS)[-1].made_up


def test_words_of_a_person_cannot_be_ticked_to_be_an_example(open_page: Open) -> None:
    write(add_citaat, BADHUIS, NOT_ASKED)
    app = open_page("citaten", initiatief=BADHUIS)
    sound(app.button(key="edit_asked").click().run())
    assert [one.key for one in app.checkbox if "made_up" in str(one.key)] == []


def test_a_number_by_which_somebody_can_be_found_is_warned_about_and_not_refused(
    open_page: Open,
) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    fill(app, "Bel me: 06-12345678")
    sound(app.run())
    assert "een telefoonnummer" in app.warning[0].value
    press(app, "Voeg toe")
    assert len(kept()) == 1


def test_the_name_of_the_initiatief_is_no_trace_and_another_name_is_said(open_page: Open) -> None:
    app = open_page("citaten", initiatief=BADHUIS)
    told = "Eerst kende ik niemand. In het Badhuis kookte ik een keer mee."
    app.text_area(key=f"story_{MARK}").set_value(told)
    assert not sound(app.run()).warning
    app.text_area(key=f"story_{MARK}").set_value(f"{told} Daar was Fatma ook.")
    (told,) = [one.value for one in sound(app.run()).warning]
    assert "een naam te staan" in told
    assert "‘Fatma’" in told


def test_a_citaat_is_changed_removed_and_put_back(open_page: Open) -> None:
    write(add_citaat, BADHUIS, SAID)
    app = open_page("citaten", initiatief=BADHUIS)
    sound(app.button(key="edit_said").click().run())
    app.text_input(key=f"role_citaat_{BADHUIS}_said_1").set_value("buur")
    press(app, "Bewaar")
    assert kept()[0].role == "buur"
    sound(app.button(key="edit_said").click().run())
    press(app, "Ja, verwijder dit citaat")
    assert kept() == []
    press(app, "Zet terug")
    assert [one.key for one in kept()] == ["said"]


def test_markup_of_a_person_stays_text(open_page: Open) -> None:
    hostile = Citaat("x", "<b>vet</b> [a](b)", speaker="<i>Jan</i>", made_up=True)
    write(add_citaat, BADHUIS, hostile)
    app = open_page("citaten", initiatief=BADHUIS)
    shown = html(app)
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
