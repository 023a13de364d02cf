"""Bronnen and interviews on their pages: written down, saved, and shown to whom it is for."""

from datetime import date

from streamlit.testing.v1 import AppTest

from storage.commands import add_interview, save_source_cell, save_story_text
from storage.duiding_queries import list_interviews, list_source_cells
from storage.queries import load_listing
from storage.showcase_queries import list_citaten
from tests.kept import read, write
from tests.pages.conftest import Open, Sit, sound
from veranderverhaal.access import Role
from veranderverhaal.interview import Interview, Statement, Tendency
from veranderverhaal.model import Layer
from veranderverhaal.source_cell import SourceCell, SourceKind, Stance

SLUG = "buurttuin-kempenaar"


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def shown(app: AppTest) -> str:
    return " ".join(str(one.proto.body) for one in app.get("html"))


def one_effect() -> str:
    return read(load_listing, SLUG).veranderverhaal.layer(Layer.DIRECT)[0].key


def cells(effect: str) -> list[SourceCell]:
    kept = read(list_source_cells, SLUG)
    return [one for one in kept if (one.effect, one.source) == (effect, SourceKind.OBSERVATION)]


def test_a_cell_is_filled_in_beside_what_is_known_and_a_gap_stays_visible(open_page: Open) -> None:
    effect = one_effect()
    mark = f"cell_{SLUG}_{effect}_observation_1"
    app = open_page("bronnen", initiatief=SLUG, effect=effect, soort="observation")
    sound(app.radio(key=f"stance_{mark}").set_value(Stance.CONTRADICTS).run())
    press(app, "Bewaar")
    assert "Schrijf in een paar woorden" in app.error[0].value
    app.text_area(key=f"text_{mark}").set_value("Ik zie <b>niemand</b> bij het hek.")
    press(app, "Bewaar")
    (kept,) = cells(effect)
    assert (kept.stance, kept.text) == (Stance.CONTRADICTS, "Ik zie <b>niemand</b> bij het hek.")
    assert "&lt;b&gt;niemand&lt;/b&gt;" in shown(app)
    assert "spreekt tegen" in shown(app)
    assert "nog niets" in shown(app)


def test_somebody_else_who_saved_first_is_not_written_over(open_page: Open) -> None:
    effect = one_effect()
    mark = f"cell_{SLUG}_{effect}_observation_1"
    app = open_page("bronnen", initiatief=SLUG, effect=effect, soort="observation")
    theirs = SourceCell(effect, SourceKind.OBSERVATION, text="Van een ander.")
    write(save_source_cell, SLUG, theirs)
    app.text_area(key=f"text_{mark}").set_value("Van mij.")
    press(app, "Bewaar")
    assert cells(effect)[0].text == "Van een ander."
    press(app, "Bewaar mijn tekst")
    assert cells(effect)[0].text == "Van mij."


def test_numbers_that_do_not_fit_show_with_their_places(open_page: Open) -> None:
    assert "geen getallen die elkaar" in " ".join(
        one.value for one in open_page("bronnen", initiatief=SLUG).markdown
    )
    seen = read(load_listing, SLUG).veranderverhaal.goal
    write(save_story_text, SLUG, "goal", "Met 18 taarten bij 6 activiteiten.", seen=seen)
    app = open_page("bronnen", initiatief=SLUG)
    assert "18 taarten" in " ".join(one.value for one in app.markdown)
    press(app, "Bewaar deze reden")
    assert "nog leeg" in app.error[0].value
    next(one for one in app.text_input if "mag dit" in one.label).set_value("Later gebakken.")
    press(app, "Bewaar deze reden")
    assert "Bekend, want: Later gebakken" in " ".join(one.value for one in app.markdown)
    press(app, "Laat weer zien")
    assert "Bekend, want" not in " ".join(one.value for one in app.markdown)


def test_who_may_only_look_sees_the_bronnen_and_no_statement(open_page: Open, sit_as: Sit) -> None:
    talk = Interview(
        "a",
        "gesprek a",
        talked_on=date(2026, 3, 4),
        statements=(Statement("s", "Dit is van mij.", one_effect()),),
    )
    write(add_interview, SLUG, talk)
    sit_as(Role.VIEWER, SLUG)
    app = open_page("bronnen", initiatief=SLUG, effect=one_effect(), soort="observation")
    assert not app.text_area
    assert "Vul in" not in shown(app)
    assert "Dit is van mij" not in shown(app)
    assert "Dit is van mij" not in shown(open_page("interviews", initiatief=SLUG))


def test_a_conversation_is_added_with_what_was_said_and_counted(open_page: Open) -> None:
    app = open_page("interviews", initiatief=SLUG)
    app.text_input(key=f"label_interview_{SLUG}_new0_1").set_value("gesprek met Fatma de Vries")
    sound(app.run())
    assert "een naam" in app.warning[0].value
    app.text_input(key=f"label_interview_{SLUG}_new0_1").set_value("gesprek 1")
    press(app, "Voeg gesprek toe")
    say(app, "Ik zwaai nu naar mensen.", one_effect(), Tendency.NOTICED)
    (kept,) = read(list_interviews, SLUG)
    assert [(one.text, one.tendency) for one in kept.statements] == [
        ("Ik zwaai nu naar mensen.", Tendency.NOTICED)
    ]
    assert "In het enige gesprek genoemd; 1 merkt het." in shown(app)
    press(app, "Ja, verwijder deze uitspraak")
    assert read(list_interviews, SLUG)[0].statements == ()
    press(app, "Zet de uitspraak terug")
    assert read(list_interviews, SLUG)[0].statements == kept.statements


def test_what_is_open_is_in_the_address_and_opens_again_after_a_reload(open_page: Open) -> None:
    write(add_interview, SLUG, Interview("a", "gesprek a", talked_on=date(2026, 3, 4)))
    app = open_page("interviews", initiatief=SLUG)
    sound(app.button(key="open_a").click().run())
    assert app.query_params["gesprek"] in ("a", ["a"])
    app = open_page("interviews", initiatief=SLUG, gesprek="a")
    assert "gesprek a" in [one.value for one in app.subheader]
    press(app, "Sluit dit gesprek")
    assert "gesprek" not in app.query_params
    assert "Nieuw gesprek" in [one.value for one in app.subheader]
    gone = open_page("interviews", initiatief=SLUG, gesprek="is-weg")
    assert "Nieuw gesprek" in [one.value for one in gone.subheader]


def test_a_statement_becomes_a_citaat_only_when_somebody_saves_it(open_page: Open) -> None:
    said = Statement("s", "Ik zwaai nu.", one_effect())
    write(
        add_interview,
        SLUG,
        Interview("a", "gesprek a", talked_on=date(2026, 3, 4), statements=(said,)),
    )
    before = len(read(list_citaten, SLUG))
    app = open_page("interviews", initiatief=SLUG, gesprek="a")
    press(app, "Maak er een citaat van")
    assert "Ik zwaai nu." in [one.value for one in app.text_area]
    assert "bewoner" in [one.value for one in app.text_input]
    assert len(read(list_citaten, SLUG)) == before


def say(app: AppTest, text: str, effect: str, tendency: Tendency) -> None:
    def field(kind: str, start: str):
        return next(one for one in app.get(kind) if str(one.key).startswith(start))

    field("text_area", "text_statement").set_value(text)
    sound(field("selectbox", "effect_statement").set_value(effect).run())
    field("radio", "tendency_statement").set_value(tendency)
    press(app, "Voeg uitspraak toe")
