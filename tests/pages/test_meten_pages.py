"""From an effect to a meting: the pages do in the database what their fields say."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import engine
from dashboard.meting_fields import CLOSE_LATE
from storage.commands import add_indicator, add_meting, add_vragenlijst, keep_typed_response
from storage.meting_queries import (
    list_counts,
    list_indicatoren,
    list_metingen,
    list_tellingen,
    list_vragenlijsten,
    load_vragenlijst,
)
from tests.kept import read, write
from tests.metingen import SLUG as STREET
from tests.metingen import a_meting, fill_with_meting
from tests.pages.conftest import Open, sound, story
from veranderverhaal.composing import compose, instrument_indicator, stelling_indicator
from veranderverhaal.instrument import STELLINGEN, find_instrument
from veranderverhaal.meting import Channel, MetingState, Response

SLUG = "de-sleutel"
EFFECT = "groepen"


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def first_items(count: int) -> list[str]:
    library = find_instrument(STELLINGEN)
    return [item.key for item in library.theme_items(library.themes[0].key)[:count]]


@pytest.fixture
def vragenlijst_key(samples: None) -> str:
    """A vragenlijst of two stellingen on one effect."""
    for item in first_items(2):
        write(add_indicator, SLUG, stelling_indicator(EFFECT, item))
    made = compose(read(list_indicatoren, SLUG), story(SLUG), title="Proef", name="De Sleutel")
    return write(add_vragenlijst, SLUG, made).key


def test_stellingen_from_the_library_become_an_indicator(open_page: Open) -> None:
    app = open_page("indicatoren", initiatief=SLUG)
    for item in first_items(2):
        app.checkbox(key=f"item_{SLUG}_{EFFECT}_{item}").check()
    sound(app.run())
    press(app, "Voeg toe")
    (kept,) = read(list_indicatoren, SLUG)
    assert kept.effect == EFFECT
    assert len(kept.questions) == 2


def test_an_effect_without_indicator_is_counted_until_it_has_one(open_page: Open) -> None:
    app = open_page("indicatoren", initiatief=SLUG)
    assert app.warning[0].value.startswith("4 van de directe effecten")
    write(add_indicator, SLUG, stelling_indicator(EFFECT, first_items(1)[0]))
    app = open_page("indicatoren", initiatief=SLUG)
    assert app.warning[0].value.startswith("3 van de directe effecten")


def test_a_fourth_kernvraag_is_refused_where_it_was_asked(open_page: Open) -> None:
    kept = [write(add_indicator, SLUG, stelling_indicator(EFFECT, one)) for one in first_items(4)]
    app = open_page("indicatoren", initiatief=SLUG)
    for indicator in kept:
        sound(app.button(key=f"core_indicator_{SLUG}_{indicator.key}").click().run())
    assert [one.core for one in read(list_indicatoren, SLUG)] == [True, True, True, False]
    assert app.error


def test_a_text_that_is_not_ours_to_ship_must_be_typed(open_page: Open) -> None:
    app = open_page("indicatoren", initiatief=SLUG)
    sound(app.radio(key=f"way_{SLUG}").set_value("Een meetinstrument").run())
    sound(app.selectbox(key=f"instrument_{SLUG}").set_value("who-5").run())
    press(app, "Voeg toe")
    assert read(list_indicatoren, SLUG) == []
    assert app.error


def test_one_press_makes_the_vragenlijst(open_page: Open) -> None:
    write(add_indicator, SLUG, stelling_indicator(EFFECT, first_items(1)[0]))
    app = open_page("vragenlijst", initiatief=SLUG)
    press(app, "Maak de vragenlijst")
    (made,) = read(list_vragenlijsten, SLUG)
    assert "De Sleutel" in made.title
    assert made.questions[0].text.startswith("Door de activiteiten")


@pytest.mark.parametrize("linked", [True, False])
def test_linking_rounds_with_personal_questions_is_warned_for(
    open_page: Open, linked: bool
) -> None:
    write(add_indicator, SLUG, instrument_indicator(EFFECT, "participatieladder-5"))
    made = compose(read(list_indicatoren, SLUG), story(SLUG), title="Proef", name="De Sleutel")
    kept = write(add_vragenlijst, SLUG, made).key
    write(add_meting, SLUG, a_meting(key="", vragenlijst=kept, linked=linked))
    app = open_page("vragenlijst", initiatief=SLUG)
    warned = any("Je koppelt de antwoorden" in one.value for one in app.markdown)
    assert warned is linked


def test_a_question_is_reworded(open_page: Open, vragenlijst_key: str) -> None:
    question = read(load_vragenlijst, SLUG, vragenlijst_key).questions[0]
    app = open_page("vraag", initiatief=SLUG, lijst=vragenlijst_key, vraag=question.key)
    field = f"text_vraag_{SLUG}_{vragenlijst_key}_{question.key}_1"
    app.text_area(key=field).set_value("Ik groet mijn buren.")
    press(app, "Bewaar en ga terug")
    assert read(load_vragenlijst, SLUG, vragenlijst_key).questions[0].text == "Ik groet mijn buren."


def test_a_question_of_ones_own_is_added_to_a_section(
    open_page: Open, vragenlijst_key: str
) -> None:
    app = open_page("vraag", initiatief=SLUG, lijst=vragenlijst_key, deel=EFFECT)
    app.text_area(key=f"text_vraag_{SLUG}_{vragenlijst_key}_{EFFECT}_1").set_value("Kom je vaak?")
    press(app, "Bewaar en ga terug")
    texts = [one.text for one in read(load_vragenlijst, SLUG, vragenlijst_key).questions]
    assert "Kom je vaak?" in texts


def test_a_question_that_is_gone_gets_a_friendly_page(open_page: Open) -> None:
    app = open_page("vraag", initiatief=SLUG, lijst="weg", vraag="weg")
    assert app.info[0].value == "Deze vraag is er niet meer."


def test_a_meting_is_made_opened_and_closed(open_page: Open, vragenlijst_key: str) -> None:
    app = open_page("meten", initiatief=SLUG)
    app.text_input(key=f"name_meting_{SLUG}_0").set_value("voorjaar")
    press(app, "Maak deze meting")
    (meting,) = read(list_metingen, SLUG)
    assert (meting.vragenlijst, meting.state) == (vragenlijst_key, MetingState.DRAFT)
    app = open_page("meten", initiatief=SLUG)
    assert CLOSE_LATE not in [one.value for one in app.caption]
    press(app, "Zet de meting open")
    assert read(list_metingen, SLUG)[0].state is MetingState.OPEN
    assert CLOSE_LATE in [one.value for one in app.caption]
    press(app, "Sluit de meting")
    assert read(list_metingen, SLUG)[0].state is MetingState.CLOSED
    assert CLOSE_LATE not in [one.value for one in app.caption]


def test_once_answered_the_page_says_that_only_words_may_change(
    open_page: Open, vragenlijst_key: str
) -> None:
    app = open_page("meten", initiatief=SLUG)
    app.text_input(key=f"name_meting_{SLUG}_0").set_value("voorjaar")
    press(app, "Maak deze meting")
    meting = read(list_metingen, SLUG)[0]
    question = read(load_vragenlijst, SLUG, vragenlijst_key).questions[0]
    answer = Response({question.key: ("4",)}, week="2026-W10", channel=Channel.PAPER)
    write(keep_typed_response, SLUG, meting.key, answer, token="proef")
    app = open_page("vraag", initiatief=SLUG, lijst=vragenlijst_key, vraag=question.key)
    assert "Er zijn al antwoorden" in app.info[0].value


def test_a_tap_counts_and_can_be_taken_back(open_page: Open) -> None:
    app = open_page("tellingen", initiatief=SLUG)
    app.text_input(key=f"telling_{SLUG}_0").set_value("bezoekers")
    press(app, "Voeg toe")
    app = open_page("tellingen", initiatief=SLUG)
    press(app, "+5")
    press(app, "+10")
    assert sum(one.number for one in read(list_counts, SLUG)) == 15
    press(app, "Laatste (10) weer weg")
    assert sum(one.number for one in read(list_counts, SLUG)) == 5
    press(app, "Zet erbij")
    feit = story(SLUG).feiten[-1]
    assert (feit.label, feit.low, feit.source) == ("bezoekers", 5, "eigen telling")
    assert feit.counted_on == date.today()  # noqa: DTZ011
    assert [one.label for one in read(list_tellingen, SLUG)] == ["bezoekers"]


def test_the_toolkiezer_puts_the_conversation_first_for_a_small_group_that_learns(
    open_page: Open,
) -> None:
    app = open_page("toolkiezer", initiatief=SLUG)
    sound(app.number_input(key=f"people_{SLUG}").set_value(8).run())
    assert app.subheader[0].value.startswith("B. Gesprek")


@pytest.mark.parametrize("state", list(MetingState))
def test_an_open_meting_has_a_way_to_presenting(open_page: Open, state: MetingState) -> None:
    fill_with_meting(engine(), state=state)
    app = open_page("meten", initiatief=STREET)
    in_cards = [one.proto for one in app.get("page_link") if "meting=" in one.proto.query_string]
    assert ("Presenteren" in [one.label for one in in_cards]) is (state is MetingState.OPEN)
