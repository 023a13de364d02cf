"""Leren, tijdlijn and verhalen on their pages: written down, prepared, made, and read."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from storage.commands import (
    add_bijeenkomst,
    add_citaat,
    add_lesson,
    add_milestone,
    add_story_round,
    save_duiding,
)
from storage.duiding_queries import list_lessons, list_milestones, list_story_rounds
from storage.queries import list_snapshots
from tests.kept import read, write
from tests.pages.conftest import Open, Sit, sound, story
from tests.storage.duiding_cases import BIJEENKOMST, LESSON, MILESTONE
from veranderverhaal.access import Role
from veranderverhaal.citaat import Citaat
from veranderverhaal.duiding import Duiding
from veranderverhaal.lesson import Lesson, LessonKind, StoryChange, StoryChangeKind
from veranderverhaal.model import Layer
from veranderverhaal.story_round import PanelChoice, StoryRound

BADHUIS = "het-badhuis"
DAY = date(2026, 3, 4)


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def shown(app: AppTest) -> str:
    kinds = (app.markdown, app.info, app.success, app.error, app.warning)
    texts = [str(one.value) for kind in kinds for one in kind]
    return " ".join([*texts, *(str(one.proto.body) for one in app.get("html"))]).replace("\\", "")


def lessons() -> list[Lesson]:
    return read(list_lessons, BADHUIS)


def test_what_a_bijeenkomst_said_becomes_a_lesson_and_then_a_new_version(open_page: Open) -> None:
    write(add_bijeenkomst, BADHUIS, BIJEENKOMST)
    write(save_duiding, BADHUIS, Duiding("avond", "kennen", meaning="Soep brengen helpt."))
    app = open_page("leren", initiatief=BADHUIS)
    sound(app.button(key="start_avond_kennen").click().run())
    mark = f"les_{BADHUIS}_-0_avond_kennen_1"
    assert app.text_area(key=f"text_{mark}").value == "Soep brengen helpt."
    sound(app.radio(key=f"change_{mark}").set_value(StoryChangeKind.ADD).run())
    press(app, "Bewaar en bekijk het nieuwe verhaal")
    assert "Vul in wat er komt te staan." in shown(app)
    app.text_input(key=f"change_title_add_{mark}").set_value("Soep brengen")
    press(app, "Bewaar en bekijk het nieuwe verhaal")
    assert "Tot " in shown(app)
    assert "voor: Soep brengen helpt" in shown(app)
    press(app, "Bewaar als nieuwe versie")
    assert story(BADHUIS).layer(Layer.AANPAK)[-1].title == "Soep brengen"
    assert read(list_snapshots, BADHUIS)[0].name.endswith("voor: Soep brengen helpt.")
    assert "Het verhaal is aangepast" in shown(app)
    assert lessons()[-1].applied_on is not None


def test_a_change_whose_card_is_gone_says_so_and_keeps_the_lesson(open_page: Open) -> None:
    gone = StoryChange(StoryChangeKind.REWORD, element="weg", title="Anders")
    write(add_lesson, BADHUIS, Lesson("weg", "Dit kan niet meer", change=gone))
    app = open_page("leren", initiatief=BADHUIS)
    assert "Dit kan nu niet." in shown(app)
    assert "apply_weg" not in {one.key for one in app.button}
    app = open_page("leren", initiatief=BADHUIS, aanpassen="weg")
    assert "uit het verhaal gehaald" in shown(app)
    press(app, "Wijzig deze les")
    assert app.text_area(key=f"text_les_{BADHUIS}_weg_1").value == "Dit kan niet meer"


def test_a_tension_has_its_own_place_and_markup_stays_text(open_page: Open) -> None:
    app = open_page("leren", initiatief=BADHUIS)
    sound(app.text_input(key=f"add_{BADHUIS}_tension").set_value("<b>Druk</b>").run())
    kept = lessons()[-1]
    assert (kept.text, kept.kind) == ("<b>Druk</b>", LessonKind.TENSION)
    assert "&lt;b&gt;Druk&lt;/b&gt;" in shown(app)


def test_who_may_only_look_changes_nothing(sit_as: Sit, open_page: Open) -> None:
    write(add_lesson, BADHUIS, LESSON)
    write(add_milestone, BADHUIS, MILESTONE)
    sit_as(Role.VIEWER)
    app = open_page("leren", initiatief=BADHUIS, aanpassen="koffie")
    assert "Koffie helpt" in shown(app)
    assert not app.button
    app = open_page("tijdlijn", initiatief=BADHUIS, mijlpaal="open")
    assert "De tuin gaat open" in shown(app)
    assert "mijlpaal=open" not in shown(app)
    assert not app.button


def test_a_day_is_put_on_the_timeline_changed_and_taken_off(open_page: Open) -> None:
    before = read(list_milestones, BADHUIS)
    app = open_page("tijdlijn", initiatief=BADHUIS, mijlpaal="-")
    mark = f"mijlpaal_{BADHUIS}_new0_1"
    app.text_input(key=f"title_{mark}").set_value("De <i>tuin</i> gaat open")
    press(app, "Bewaar en ga terug")
    assert "Vul in wanneer het was." in shown(app)
    app.date_input(key=f"day_{mark}").set_value(DAY)
    press(app, "Bewaar en ga terug")
    *others, kept = read(list_milestones, BADHUIS)
    assert others == before
    assert (kept.title, kept.happened_on) == ("De <i>tuin</i> gaat open", DAY)
    assert f"mijlpaal={kept.key}" in shown(app)
    assert "De &lt;i&gt;tuin&lt;/i&gt; gaat open" in shown(app)
    app = open_page("tijdlijn", initiatief=BADHUIS, mijlpaal=kept.key)
    press(app, "Ja, haal dit van de tijdlijn")
    assert read(list_milestones, BADHUIS) == before
    press(app, "Zet terug")
    assert read(list_milestones, BADHUIS) == [*before, kept]


@pytest.fixture
def a_round(samples: None) -> StoryRound:
    write(add_citaat, BADHUIS, Citaat("harmke", "Ik hoor erbij.", speaker="Harmke", made_up=True))
    write(add_citaat, BADHUIS, Citaat("geheim", "Dit mag niet", speaker="Wim"))
    choice = PanelChoice("het bestuur", "geheim", "Wim zei het mooi.", DAY)
    made: StoryRound = write(
        add_story_round,
        BADHUIS,
        StoryRound("ronde", "Voorjaar", "Welk verhaal?", ("harmke", "geheim"), (choice,)),
    )
    return made


def test_only_what_was_agreed_to_is_read_and_chosen(a_round: StoryRound, open_page: Open) -> None:
    app = open_page("verhalen", initiatief=BADHUIS)
    assert "Een verhaal dat is ingetrokken." in shown(app)
    assert "Wim" not in shown(app)
    sound(app.button(key="read_ronde").click().run())
    assert "Verhaal 1 van 1" in shown(app)
    assert "Ik hoor erbij." in shown(app)
    assert "verzonnen voorbeeld" in shown(app)
    press(app, "Noteer wat jullie kozen")
    place = f"keuze_{BADHUIS}_ronde_new0"
    app.text_input(key=f"panel_{place}").set_value("vier bewoners")
    app.radio(key=f"story_{place}").set_value("harmke")
    press(app, "Bewaar de keuze")
    assert "waarom dit verhaal gekozen is" in shown(app)
    app.text_area(key=f"why_{place}").set_value("Zo gewoon.")
    press(app, "Bewaar de keuze")
    kept = next(one for one in read(list_story_rounds, BADHUIS) if one.key == "ronde")
    assert [one.panel for one in kept.choices] == ["het bestuur", "vier bewoners"]
    assert kept.choices[0] == a_round.choices[0]
    assert "De groepjes kozen niet hetzelfde" in shown(app)


def test_a_round_keeps_a_withdrawn_story_that_was_chosen(
    a_round: StoryRound, open_page: Open
) -> None:
    app = open_page("verhalen", initiatief=BADHUIS, ronde="ronde")
    mark = f"ronde_{BADHUIS}_ronde_1"
    assert not [one for one in app.checkbox if "geheim" in str(one.key)]
    sound(app.text_input(key=f"name_{mark}").set_value("Lente").run())
    press(app, "Bewaar en ga terug")
    kept = next(one for one in read(list_story_rounds, BADHUIS) if one.key == "ronde")
    assert (kept.name, set(kept.stories)) == ("Lente", {"harmke", "geheim"})


def test_what_the_sample_learned_chose_and_agreed_says_that_it_is_made_up(open_page: Open) -> None:
    for name, marks in (("leren", 2), ("afspraken", 3), ("verhalen", 3), ("bronnen", 3)):
        told = shown(open_page(name, initiatief=BADHUIS))
        assert told.count('class="tag">verzonnen voorbeeld') >= marks, name
