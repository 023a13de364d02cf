"""The effectenarena filled in with a group: four questions, then the words, then the canvas."""

from typing import Any

from streamlit.testing.v1 import AppTest

from storage.effectenarena_queries import load_effectenarena
from tests.kept import read
from tests.pages.conftest import Open, Sit, sound, story
from veranderverhaal.access import Role
from veranderverhaal.effectenarena.model import Effectenarena, Factor, InvesteringKind, Sector
from veranderverhaal.model import Layer

SLUG = "buurttuin-kempenaar"
PAGE = "effectenarena"


def kept_now() -> Effectenarena:
    return read(load_effectenarena, SLUG)


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def press(app: AppTest, label: str) -> AppTest:
    return sound(button(app, label).click().run())


def canvas_of(app: AppTest) -> str:
    return "".join(str(one.proto) for one in app.get("bidi_component"))


def test_a_group_answers_the_four_questions_and_chooses_the_words(open_page: Open) -> None:
    app = open_page(PAGE, initiatief=SLUG)
    assert "Het canvas is nog leeg" in app.info[0].value
    press(app, "Gemeente")
    sound(app.text_input(key=f"add_investeerder_{SLUG}").set_value("De kerk").run())
    sound(app.text_input(key=f"add_investeerder_{SLUG}").set_value(" gemeente").run())
    assert any("Gemeente staat er al" in one.value for one in app.error)
    gemeente, church = kept_now().investeerders
    assert church.sector is Sector.PRIVATE  # as the pills under the field say
    assert (gemeente.name, gemeente.sector, church.name) == ("Gemeente", Sector.PUBLIC, "De kerk")
    sound(app.selectbox(key=f"sector_{SLUG}_{church.key}").set_value(Sector.RESIDENTS).run())
    sound(app.text_input(key=f"text_investeerder_name_{SLUG}_{church.key}").set_value("Kerk").run())
    assert (kept_now().investeerders[1].name, kept_now().investeerders[1].sector) == (
        *("Kerk", Sector.RESIDENTS),
    )

    press(app, "Ga verder: In welke activiteit?")
    place = f"new_investering_{SLUG}_{church.key}"
    sound(app.button(key=f"link_{place}").click().run())
    assert any("Kies eerst een activiteit" in one.value for one in app.error)
    aanpak = story(SLUG).layer(Layer.AANPAK)[0]
    sound(app.button_group(key=f"kind_{place}").set_value(InvesteringKind.SPACE).run())
    app.selectbox(key=f"aanpak_{place}").set_value(aanpak.key)
    sound(app.button(key=f"link_{place}").click().run())
    made = kept_now().investeringen[0]
    assert (made.investeerder, made.aanpak, made.kind) == (church.key, aanpak.key, "space")

    press(app, "Ga verder: Met welk effect?")
    effect = story(SLUG).layer(Layer.INDIRECT)[0]
    sound(app.selectbox(key=f"effect_of_{SLUG}_{aanpak.key}").set_value(effect.key).run())
    keten = kept_now().ketens[0]
    assert (keten.aanpak, keten.effect, keten.incasseerder) == (aanpak.key, effect.key, "")

    press(app, "Ga verder: Wie incasseert?")
    chosen = app.selectbox(key=f"incasseerder_{SLUG}_{keten.key}")
    sound(chosen.set_value("government").run())
    sound(app.text_input(key=f"text_keten_gain_{SLUG}_{keten.key}").set_value("minder zorg").run())
    press(app, "Nog iemand die dit merkt, naast keten 1")
    first, second = kept_now().ketens
    assert (first.incasseerder, first.gain) == ("government", "minder zorg")
    assert (second.effect, second.incasseerder, second.gain) == (effect.key, "", "")

    press(app, "Ga verder: Hoe zeker, en hoe groot?")
    word = app.button_group(key=f"chance_{SLUG}_{keten.key}")
    sound(word.set_value("low_middle").run())
    assert kept_now().ketens[0].chance == Factor(label="low_middle")
    assert any("is de kans laag-middel" in one.value.replace("\\", "") for one in app.markdown)
    assert any("niet uit de bron" in one.value for one in app.caption)
    assert "minder zorg" in canvas_of(app)
    press(app, "Klaar: laat het canvas groot zien")
    assert "1" in app.query_params["beamer"]


def test_what_is_taken_away_can_be_put_back_and_others_only_look(
    open_page: Open, sit_as: Sit
) -> None:
    app = open_page(PAGE, initiatief="het-badhuis", vraag="3")
    before = read(load_effectenarena, "het-badhuis").ketens
    key = before[0].key
    sound(app.button(key=f"sure_keten_het-badhuis_{key}").click().run())
    assert key not in [one.key for one in read(load_effectenarena, "het-badhuis").ketens]
    press(app, "Zet terug")
    assert read(load_effectenarena, "het-badhuis").ketens == before
    sit_as(Role.VIEWER)
    seen = open_page(PAGE, initiatief="het-badhuis")
    assert not seen.text_input
    assert "Volg keten 1" in canvas_of(seen)
    beamer = open_page(PAGE, initiatief="het-badhuis", beamer="1")
    assert "Alles bij elkaar" in canvas_of(beamer)
