"""Bijeenkomsten and afspraken on their pages: prepared by steps, noted, settled, reminded of."""

from dataclasses import replace
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from dashboard.bijeenkomst_begin import say_loose
from dashboard.bijeenkomst_steps import MeetingStep
from dashboard.bijeenkomst_topics import topic_title
from dashboard.today import today
from storage.commands import add_afspraak, add_bijeenkomst, save_duiding
from storage.commands.cards import add_card
from storage.duiding_queries import list_afspraken, list_bijeenkomsten, list_duidingen
from tests.kept import read, write
from tests.pages.conftest import Open, Sit, sound
from veranderverhaal.access import Role
from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import (
    Bijeenkomst,
    BijeenkomstState,
    GuestRole,
    Guests,
    MeetingKind,
    Topic,
)
from veranderverhaal.bijeenkomst_templates import make_bijeenkomst
from veranderverhaal.card import Board, Card
from veranderverhaal.duiding import Duiding, DuidingQuestion, Recognition
from veranderverhaal.uitkomst import Block, BlockKind

BADHUIS = "het-badhuis"
PLACE = f"bijeenkomst_{BADHUIS}_avond"
KENNEN = Topic("kennen", "Elkaar kennen")
GEMEENTE = Guests(GuestRole.GEMEENTE, 2)


def prepare(**fields: object) -> Bijeenkomst:
    made = make_bijeenkomst(MeetingKind.VOLUNTEERS, name="Avond", topics=(KENNEN,))
    return write(add_bijeenkomst, BADHUIS, Bijeenkomst(**vars(made) | {"key": "avond"} | fields))


def own() -> list[Bijeenkomst]:
    return [one for one in read(list_bijeenkomsten, BADHUIS) if not one.made_up]


def at_step(open_page: Open, step: MeetingStep) -> AppTest:
    app = open_page("bijeenkomst", initiatief=BADHUIS, sleutel="avond")
    app.session_state[f"step_{PLACE}"] = step
    return sound(app.run())


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def shown(app: AppTest) -> str:
    return " ".join(str(one.proto.body) for one in app.get("html"))


def test_a_template_makes_a_bijeenkomst_and_opens_it(open_page: Open) -> None:
    app = open_page("bijeenkomsten", initiatief=BADHUIS)
    press(app, "Bereid een bijeenkomst voor")
    sound(app.radio(key=f"template_{BADHUIS}").set_value(MeetingKind.KLANKBORD).run())
    press(app, "Maak deze bijeenkomst")
    made = own()
    assert [one.kind for one in made] == [MeetingKind.KLANKBORD] * 3
    assert app.title[0].value.replace("\\", "") == made[0].name
    assert app.query_params["sleutel"] == made[0].key


def test_what_is_typed_and_chosen_at_a_step_is_kept_at_once(open_page: Open) -> None:
    prepare()
    app = at_step(open_page, MeetingStep.WHEN)
    app.text_input(key=f"text_starts_{PLACE}").set_value("19.30")
    app.date_input(key=f"day_{PLACE}").set_value(date(2026, 12, 1))
    app.number_input(key=f"expected_gemeente_{PLACE}").set_value(2)
    sound(app.run())
    (kept,) = own()
    assert (kept.starts, kept.held_on) == ("19:30", date(2026, 12, 1))
    assert {one.role.value: one.expected for one in kept.guests}["gemeente"] == 2
    app.text_input(key=f"text_starts_{PLACE}").set_value("half acht")
    sound(app.run())
    assert "Schrijf de tijd zo" in app.error[0].value
    assert app.text_input(key=f"text_starts_{PLACE}").value == "half acht"


def test_results_and_own_topics_come_on_the_agenda(open_page: Open) -> None:
    prepare()
    app = at_step(open_page, MeetingStep.TOPICS)
    chosen = next(one for one in app.checkbox if str(one.key).startswith("block_"))
    sound(chosen.check().run())
    app.text_input(key=f"own_topic_{PLACE}_0").set_value("Wie missen we?")
    sound(app.button(key=f"sent_own_topic_{PLACE}_0").click().run())
    (kept,) = own()
    assert [bool(one.meting) for one in kept.topics] == [False, True, False]
    assert [one.minutes for one in kept.agenda] == [5, 15, 15, 15, 10]
    sound(app.button(key=f"up_topic_{PLACE}_{kept.topics[2].key}").click().run())
    assert own()[0].topics[1].title == "Wie missen we?"


def test_a_topic_of_which_something_was_noted_stays(open_page: Open) -> None:
    prepare()
    write(save_duiding, BADHUIS, Duiding("avond", "kennen", judgement="Mooi."))
    app = at_step(open_page, MeetingStep.TOPICS)
    assert app.button(key=f"off_topic_{PLACE}_kennen").disabled


def test_the_agenda_tells_when_it_is_longer_than_was_planned(open_page: Open) -> None:
    prepare(starts="19:30")
    app = at_step(open_page, MeetingStep.AGENDA)
    assert "19:35 – 20:20" in " ".join(one.value for one in app.markdown)
    assert not app.warning
    sound(app.number_input(key=f"minutes_item_{PLACE}_1").set_value(60).run())
    assert own()[0].agenda[1].minutes == 60
    assert "15 minuten langer" in app.warning[0].value


def test_an_invitation_is_ours_until_somebody_changes_it(open_page: Open) -> None:
    prepare()
    app = at_step(open_page, MeetingStep.INVITATION)
    field = app.text_area(key=f"text_invitation_{PLACE}")
    assert "Uitnodiging: Avond" in field.value
    assert own()[0].invitation == ""
    sound(field.set_value("Kom ook!").run())
    assert own()[0].invitation == "Kom ook!"
    press(app, "Ja, maak de tekst opnieuw")
    assert own()[0].invitation == ""


def test_it_begins_shows_what_to_open_where_and_ends(open_page: Open) -> None:
    prepare()
    app = at_step(open_page, MeetingStep.BEGIN)
    assert "Telefoons kunnen nu niet meedoen" in app.warning[0].value
    press(app, "Begin de bijeenkomst")
    assert own()[0].state is BijeenkomstState.RUNNING
    links = [one.proto.url for one in app.get("link_button")]
    assert links[0].endswith("/tafel")
    assert "/k/" in app.code[0].value
    press(app, "Ja, sluit af")
    assert (own()[0].state, own()[0].held_on) == (BijeenkomstState.ENDED, today())
    assert "Het verslag" in [one.value for one in app.subheader]


def test_who_loads_the_page_again_is_at_the_same_step_under_its_name(open_page: Open) -> None:
    prepare()
    app = at_step(open_page, MeetingStep.AGENDA)
    assert app.query_params["stap"] == "3"
    assert app.title[0].value == "Avond"
    again = open_page("bijeenkomst", initiatief=BADHUIS, sleutel="avond", stap="3")
    assert again.session_state[f"step_{PLACE}"] is MeetingStep.AGENDA


def test_as_many_came_as_were_asked_with_one_button(open_page: Open) -> None:
    prepare(kind=MeetingKind.GEMEENTE, guests=(Guests(GuestRole.RESIDENT, 3), GEMEENTE))
    app = at_step(open_page, MeetingStep.AFTER)
    press(app, "Neem over wie we vroegen (3, 2)")
    assert [one.present for one in own()[0].guests] == [3, 2]
    assert not [one for one in app.button if one.label.startswith("Neem over")]


def test_cards_that_the_verslag_would_not_tell_of_are_told_before_the_end() -> None:
    card = Card("a", "kennen", DuidingQuestion.JUDGE, "Mooi")
    others = (replace(card, key="b", group="g"), replace(card, key="c", hidden=True))
    board = Board(cards=(card, *others, replace(card, key="d")), dots={"d": 2})
    assert "1 kaartje ligt nog niet in een groepje" in say_loose(board)
    assert say_loose(replace(board, cards=others)) == ""


def test_what_was_said_is_noted_afterwards_with_the_parties_side_by_side(open_page: Open) -> None:
    prepare()
    app = at_step(open_page, MeetingStep.AFTER)
    note = f"note_{PLACE}_kennen"
    app.radio(key=f"recognition_{note}_all").set_value(Recognition.PARTLY)
    app.text_area(key=f"text_judgement_{note}_all").set_value("Mooi.")
    sound(app.run())
    sound(app.selectbox(key=f"party_{PLACE}_kennen").set_value("gemeente").run())
    sound(app.text_area(key=f"text_judgement_{note}_gemeente").set_value("<b>Klein</b>").run())
    found = read(list_duidingen, BADHUIS)
    said = [(one.party, one.judgement) for one in found if one.bijeenkomst == "avond"]
    assert said == [(None, "Mooi."), ("gemeente", "<b>Klein</b>")]
    html = shown(app)
    assert html.index("iedereen samen") < html.index("&lt;b&gt;Klein")
    press(app, "Deze bijeenkomst is geweest")
    assert (own()[0].state, own()[0].held_on) == (BijeenkomstState.ENDED, today())


def test_the_next_time_is_prepared_with_what_stayed_open(open_page: Open) -> None:
    prepare(state=BijeenkomstState.ENDED, held_on=date(2026, 3, 3))
    app = at_step(open_page, MeetingStep.AFTER)
    press(app, "Bereid de volgende keer voor")
    first, second = own()
    assert (second.name, second.topics) == ("Avond, keer 2", first.topics)
    assert (app.query_params["sleutel"], app.query_params["stap"]) == (second.key, "1")


def test_an_afspraak_is_made_dropped_with_a_reason_and_opened_again(open_page: Open) -> None:
    app = open_page("afspraken", initiatief=BADHUIS)
    mark = f"afspraak_{BADHUIS}__new0"
    app.text_input(key=f"what_{mark}_1").set_value("Een bank kopen")
    app.text_input(key=f"who_{mark}_1").set_value("de vrijwilligers")
    press(app, "Zet erbij")
    kept = read(list_afspraken, BADHUIS)[-1]
    assert (kept.what, kept.who, kept.made_on) == ("Een bank kopen", "de vrijwilligers", today())
    place = f"afspraak_{BADHUIS}_{kept.key}"
    sound(app.button(key=f"sent_drop_{place}").click().run())
    assert "waarom dit niet doorgaat" in app.error[0].value
    app.text_input(key=f"reason_{place}").set_value("Te duur.")
    sound(app.button(key=f"sent_drop_{place}").click().run())
    kept = read(list_afspraken, BADHUIS)[-1]
    assert (kept.state, kept.reason, kept.settled_on) == (
        AfspraakState.DROPPED,
        "Te duur.",
        today(),
    )
    sound(app.button(key=f"open_{place}").click().run())
    assert read(list_afspraken, BADHUIS)[-1].is_open


def test_what_is_done_stays_in_sight_to_tell_what_came_of_it_or_to_undo(open_page: Open) -> None:
    kept = write(add_afspraak, BADHUIS, Afspraak("", "Een bank kopen"))
    place = f"afspraak_{BADHUIS}_{kept.key}"
    app = open_page("afspraken", initiatief=BADHUIS)
    sound(app.button(key=f"done_{place}").click().run())
    assert read(list_afspraken, BADHUIS)[-1].state is AfspraakState.DONE
    press(app, "Maak ongedaan")
    assert read(list_afspraken, BADHUIS)[-1].is_open
    sound(app.button(key=f"done_{place}").click().run())
    app.text_input(key=f"came_{place}").set_value("Er zit elke dag iemand.")
    sound(app.button(key=f"sent_came_{place}").click().run())
    kept = read(list_afspraken, BADHUIS)[-1]
    assert (kept.state, kept.reason) == (AfspraakState.DONE, "Er zit elke dag iemand.")
    assert any(one.label == "Toch nog te doen" for one in app.button)


def test_late_afspraken_are_on_the_start_page_and_the_overview_and_first_in_their_list(
    open_page: Open,
) -> None:
    late = today() - timedelta(days=3)
    write(add_afspraak, BADHUIS, Afspraak("later", "Later", due=today() + timedelta(days=90)))
    write(add_afspraak, BADHUIS, Afspraak("laat", "Laat", due=late))
    told = "⚠ 1 afspraak had al klaar moeten zijn"
    for name in ("initiatieven", "overzicht"):
        app = open_page(name, initiatief=BADHUIS)
        assert told in [one.proto.label for one in app.get("page_link")], name
    page = shown(open_page("afspraken", initiatief=BADHUIS))
    assert "had af moeten zijn op" in page
    assert page.index(">Laat<") < page.index(">Later<")


def test_who_may_only_look_sees_afspraken_and_verslagen_and_changes_none(
    open_page: Open, sit_as: Sit
) -> None:
    prepare(state=BijeenkomstState.ENDED)
    write(add_afspraak, BADHUIS, Afspraak("bank", "Een bank kopen"))
    sit_as(Role.VIEWER)
    app = open_page("afspraken", initiatief=BADHUIS)
    assert "Een bank kopen" in shown(app)
    assert not [one for one in app.button if one.label == "Gedaan"]
    app = open_page("bijeenkomsten", initiatief=BADHUIS)
    assert "Avond" in shown(app)
    assert app.get("download_button")
    assert not [one for one in app.button if one.label.startswith("Bereid")]


def test_every_card_stands_there_afterwards_and_can_be_hidden(open_page: Open) -> None:
    prepare(state=BijeenkomstState.ENDED)
    about = (BADHUIS, "avond", "kennen", DuidingQuestion.ACT)
    keys = [write(add_card, *about, text).key for text in ("Meer bankjes", "Jan is lui")]
    app = at_step(open_page, MeetingStep.AFTER)
    assert "Meer bankjes" in shown(app)
    assert "2 losse kaartjes" in shown(app)
    app.multiselect(key=f"hide_cards_{PLACE}_kennen").set_value([keys[1]])
    press(app, "Verberg")
    assert "Jan is lui" not in shown(app)
    assert "1 los kaartje" in shown(app)
    app.multiselect(key=f"show_cards_{PLACE}_kennen").set_value([keys[1]])
    press(app, "Toon weer")
    assert "Jan is lui" in shown(app)


def test_a_title_that_is_only_a_beginning_becomes_the_effect() -> None:
    half = Block("b", BlockKind.STELLINGEN, "Door de tuin …", ())
    assert topic_title(half, "Steunend netwerk") == "Steunend netwerk"
    assert topic_title(half) == "Door de tuin …"
    whole = replace(half, title="Hoe vaak kom je?")
    assert topic_title(whole, "Steunend netwerk") == "Hoe vaak kom je?"
