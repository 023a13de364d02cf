"""Privacy on a page: settings, what somebody asks for, paper, and erasing a whole initiatief."""

from datetime import date

from dashboard.data import engine
from storage.commands import add_citaat, import_responses
from storage.kept_showing import list_citaten
from storage.meting_queries import list_metingen
from storage.privacy_queries import list_removed_initiatieven, load_privacy
from storage.response_queries import count_responses, list_responses
from tests.metingen import SLUG, fill_with_meting
from tests.pages.conftest import Open, sound
from tests.storage.helpers import ask, run
from veranderverhaal.citaat import Citaat
from veranderverhaal.meting import Channel, MetingState, Response
from veranderverhaal.privacy import Ground

BADHUIS = "het-badhuis"
OLD = "2020-W20"


def with_paper() -> None:
    """De Straat with two forms on paper of long ago."""
    fill_with_meting(engine(), state=MetingState.CLOSED)
    forms = [
        Response({"vaker": ("yes",)}, week=OLD, channel=Channel.PAPER, form_number=number)
        for number in ("7", "8")
    ]
    named = {"file_name": "a.csv", "today": date(2020, 5, 20)}
    run(engine(), import_responses, SLUG, "voorjaar", forms, **named)


def test_what_a_group_settles_is_kept_and_told_to_respondents(open_page: Open) -> None:
    app = open_page("privacy", initiatief=BADHUIS)
    mark = f"privacy_{BADHUIS}_1"
    app.text_input(key=f"responsible_{mark}").set_value("Stichting Het Badhuis")
    app.text_input(key=f"contact_{mark}").set_value("fatma@voorbeeld.nl")
    app.radio(key=f"ground_{mark}").set_value(Ground.LEGITIMATE_INTEREST)
    app.number_input(key=f"codes_{mark}").set_value(6)
    sound(app.button(key="sent_privacy").click().run())
    kept = ask(engine(), load_privacy, BADHUIS)
    assert (kept.responsible, kept.contact) == ("Stichting Het Badhuis", "fatma@voorbeeld.nl")
    assert (kept.ground, kept.terms) == (Ground.LEGITIMATE_INTEREST, {"codes": 6})
    assert "fatma@voorbeeld.nl" in app.code[0].value


def test_old_paper_is_asked_for_on_the_start_page_too_until_it_is_gone(open_page: Open) -> None:
    with_paper()
    for name in ("privacy", "initiatieven"):
        app = open_page(name, initiatief=SLUG)
        assert any("scheur ze klein" in one.value for one in app.warning)
    sound(app.button(key=f"gone_{SLUG}_voorjaar").click().run())
    assert not any("scheur ze klein" in one.value for one in app.warning)


def test_a_form_is_withdrawn_by_its_number_and_comes_back(open_page: Open) -> None:
    with_paper()
    app = open_page("privacy", initiatief=SLUG)
    place = f"form_{SLUG}"
    button = next(one for one in app.button if one.label == "Trek dit formulier in")
    app.text_input(key=f"number_{place}").set_value("99")
    sound(button.click().run())
    assert "geen formulier met dit nummer" in app.error[0].value
    app.text_input(key=f"number_{place}").set_value("7")
    sound(next(one for one in app.button if one.label == button.label).click().run())
    assert numbers() == ["8"]
    sound(app.button(key=f"undo_{place}").click().run())
    assert sorted(numbers()) == ["7", "8"]


def test_a_citaat_goes_everywhere_at_once(open_page: Open) -> None:
    citaat = Citaat("", "Ik kwam voor de koffie", "Fatma", made_up=True)
    kept = run(engine(), add_citaat, BADHUIS, citaat)
    app = open_page("privacy", initiatief=BADHUIS)
    app.selectbox(key=f"citaat_{BADHUIS}").set_value(kept)
    sound(app.run())
    sound(app.button(key=f"away_{BADHUIS}").click().run())
    assert kept not in ask(engine(), list_citaten, BADHUIS)


def test_a_whole_initiatief_that_is_removed_says_when_it_goes_and_comes_back(
    open_page: Open,
) -> None:
    app = open_page("beheer")
    sound(app.button(key=f"sure_{BADHUIS}").click().run())
    (removed,) = ask(engine(), list_removed_initiatieven)
    assert removed.erase_on is not None
    told = f"wordt op {removed.erase_on:%d-%m-%Y} gewist"
    assert any(told in one.value for one in app.markdown)
    assert any(told in one.value for one in open_page("initiatieven").caption)
    sound(app.button(key=f"back_{BADHUIS}").click().run())
    assert ask(engine(), list_removed_initiatieven) == []


def test_how_long_the_log_is_kept_is_told_and_not_asked(open_page: Open) -> None:
    app = open_page("privacy", initiatief=BADHUIS)
    assert not [one for one in app.number_input if "logboek" in one.label]
    (table,) = [one.value for one in app.html if "Hoe lang" in one.value]
    assert "12 maanden na elke verandering" in table
    assert "30 dagen na het weghalen" in table


def numbers() -> list[str]:
    (meting,) = ask(engine(), list_metingen, SLUG)
    assert ask(engine(), count_responses, SLUG)[meting.key].total
    found = ask(engine(), list_responses, SLUG, meting.key)
    return [one.response.form_number for one in found]
