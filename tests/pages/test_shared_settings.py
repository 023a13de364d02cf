"""The settings of the public page: closed at first, chosen per question, withdrawn at once."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from storage.commands.showing import save_shared_page
from storage.showcase_queries import load_shared_page
from tests.kept import read, write
from tests.pages.conftest import Open, sound
from veranderverhaal.shared_page import PublicQuestion, SharedPage

BADHUIS, METING = "het-badhuis", "bewonersonderzoek"
KNOWN = f"public_{BADHUIS}_{METING}_kennen"


def kept() -> SharedPage:
    return read(load_shared_page, BADHUIS)


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def told(app: AppTest) -> str:
    kinds = ("markdown", "info", "success", "caption", "warning")
    return " ".join(str(one.value) for kind in kinds for one in app.get(kind))


def test_the_page_is_opened_and_withdrawn_under_the_same_address(open_page: Open) -> None:
    app = open_page("openbaar", initiatief=BADHUIS)
    assert "Niemand kan hem zien" in told(app)
    assert not kept().open
    press(app, "Zet de pagina open")
    code = kept().code
    assert kept().open
    assert app.code[0].value.endswith(f"/i/{code}")
    assert "werkt nu alleen op deze computer" in told(app)
    press(app, "Trek de pagina in")
    assert not kept().open
    press(app, "Zet de pagina open")
    assert kept().code == code


def test_no_question_is_public_until_somebody_chooses_it(open_page: Open) -> None:
    app = open_page("openbaar", initiatief=BADHUIS)
    assert "**0 van de 10** vragen staan op de pagina" in told(app)
    sound(app.checkbox(key=KNOWN).check().run())
    assert kept().questions == (PublicQuestion(METING, "kennen"),)
    assert "**1 van de 10** vraag staat op de pagina" in told(app)
    press(app, "Kies alle vragen")
    assert len(kept().questions) == 10
    assert app.checkbox(key=KNOWN).value is True
    press(app, "Kies geen vraag")
    assert kept().questions == ()


def test_open_answers_are_not_offered(open_page: Open) -> None:
    app = open_page("openbaar", initiatief=BADHUIS)
    assert not any("what-else" in str(one.key) for one in app.checkbox)


def test_what_somebody_else_chose_meanwhile_stays(open_page: Open) -> None:
    app = open_page("openbaar", initiatief=BADHUIS)
    other = PublicQuestion(METING, "praatje")
    write(save_shared_page, BADHUIS, replace(kept(), open=True, questions=(other,)))
    sound(app.checkbox(key=KNOWN).check().run())
    assert kept().questions == (other, PublicQuestion(METING, "kennen"))
    sound(app.toggle(key=f"indexed_{BADHUIS}").set_value(True).run())
    assert (kept().open, kept().indexed) == (True, True)


def test_without_uitkomsten_the_page_can_be_opened_all_the_same(open_page: Open) -> None:
    app = open_page("openbaar", initiatief="de-sleutel")
    assert "nog geen uitkomsten" in told(app)
    press(app, "Zet de pagina open")
    assert read(load_shared_page, "de-sleutel").open
