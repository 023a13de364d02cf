"""Choosing about the report: kept at once, and no text of anybody is lost."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from storage.commands.showing import save_report_choice
from storage.showcase_queries import load_report_choice
from tests.kept import read, write
from tests.pages.conftest import Open, sound
from veranderverhaal.reporting import Introduction, ReportChoice, ReportKind, Section

BADHUIS = "het-badhuis"
SUMMARY_TEXT = f"text_report_summary_{BADHUIS}"


def kept() -> ReportChoice:
    return read(load_report_choice, BADHUIS)


def write_elsewhere(text: str) -> None:
    """As another person does, in another browser."""
    introductions = (Introduction(Section.SUMMARY, text),)
    write(save_report_choice, BADHUIS, replace(kept(), introductions=introductions))


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def test_a_section_is_left_out_and_taken_in_again(open_page: Open) -> None:
    app = open_page("rapport", initiatief=BADHUIS)
    box = app.checkbox(key=f"in_sources_{BADHUIS}")
    sound(box.uncheck().run())
    assert kept().left_out == (Section.SOURCES,)
    sound(app.checkbox(key=f"in_sources_{BADHUIS}").check().run())
    assert kept().left_out == ()


def test_sections_that_stay_empty_say_so(open_page: Open) -> None:
    app = open_page("rapport", initiatief="de-sleutel")
    labels = {one.label for one in app.checkbox}
    assert "Hoe we hebben gemeten (nog leeg: dit komt er niet in)" in labels
    assert "Ons veranderverhaal" in labels


def test_a_text_of_ones_own_is_kept_beside_what_others_choose(open_page: Open) -> None:
    app = open_page("rapport", initiatief=BADHUIS)
    write(save_report_choice, BADHUIS, replace(kept(), left_out=(Section.APPENDIX,)))
    sound(app.text_area(key=SUMMARY_TEXT).set_value("Ons eerste jaar. ").run())
    assert kept().introduction(Section.SUMMARY) == "Ons eerste jaar."
    assert kept().left_out == (Section.APPENDIX,)
    # Nobody's typing is tidied up under their hands.
    assert app.text_area(key=SUMMARY_TEXT).value == "Ons eerste jaar. "
    assert "Samenvatting (met eigen tekst)" in {one.label for one in app.checkbox}
    write_elsewhere("Nieuwer.")
    assert sound(app.run()).text_area(key=SUMMARY_TEXT).value == "Nieuwer."


def test_two_people_who_write_the_same_text_choose_which_stays(open_page: Open) -> None:
    app = open_page("rapport", initiatief=BADHUIS)
    write_elsewhere("Van haar.")
    sound(app.text_area(key=SUMMARY_TEXT).set_value("Van mij.").run())
    assert "Iemand anders heeft dit net ook veranderd" in app.warning[0].value
    assert kept().introduction(Section.SUMMARY) == "Van haar."
    press(app, "Bewaar mijn tekst")
    assert kept().introduction(Section.SUMMARY) == "Van mij."
    assert not app.warning


def test_the_text_of_somebody_else_can_be_taken(open_page: Open) -> None:
    app = open_page("rapport", initiatief=BADHUIS)
    write_elsewhere("Van haar.")
    sound(app.text_area(key=SUMMARY_TEXT).set_value("Van mij.").run())
    press(app, "Neem de andere tekst")
    assert kept().introduction(Section.SUMMARY) == "Van haar."
    assert app.text_area(key=SUMMARY_TEXT).value == "Van haar."


def test_the_aanvraag_asks_what_it_is_for_and_shows_its_pages(open_page: Open) -> None:
    app = open_page("rapport", initiatief=BADHUIS)
    app.session_state[f"kind_{BADHUIS}"] = ReportKind.AANVRAAG
    sound(app.run())
    sound(app.text_input(key=f"text_report_fund_{BADHUIS}").set_value("Buurtfonds").run())
    assert kept().fund == "Buurtfonds"
    press(app, "Bekijk de eerste bladzijden")
    assert "waar het geld voor is" in app.warning[0].value
    sound(app.text_area(key=f"text_report_purpose_{BADHUIS}").set_value("Een keuken").run())
    assert kept().purpose == "Een keuken"
    assert not app.warning
