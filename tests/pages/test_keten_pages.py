"""Ketens, kengetallen and the settings on their page: filled in, refused, kept, and counted."""

from dataclasses import replace
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from storage.commands import add_kengetal, add_keten, save_effectenarena_settings, save_keten
from storage.effectenarena_queries import load_effectenarena
from storage.showcase_queries import load_released
from tests.kept import read, write
from tests.pages.conftest import Open, sound
from veranderverhaal.effectenarena.measured import measured_options
from veranderverhaal.effectenarena.model import (
    Course,
    Effectenarena,
    Factor,
    Kengetal,
    Keten,
    Leefdomein,
    Pricing,
)
from veranderverhaal.effectenarena.rules import MADE_UP
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, IndexYear

TUIN = "buurttuin-kempenaar"
MEETING = Keten("meeting", "gebouw", "eenzaam", "participants", pricing=Pricing.EUROS)
LONELY = Kengetal(
    "lonely",
    "minder <b>eenzaam</b>",
    Factor(Decimal(40), Decimal(50), Decimal(60), source="een rapport"),
    year=2018,
    price_year=2018,
    estimated_by="onderzoekers",
)


@pytest.fixture
def keten(samples: None) -> Keten:
    """One keten in euros, in which everything is still to be filled in."""
    kept: Keten = write(add_keten, TUIN, MEETING)
    return kept


def kept_arena() -> Effectenarena:
    found: Effectenarena = read(load_effectenarena, TUIN)
    return found


def kept_keten() -> Keten:
    return next(one for one in kept_arena().ketens if one.key == MEETING.key)


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def fill(app: AppTest, texts: dict[str, str]) -> AppTest:
    """Type in fields by their label, and leave the last."""
    for label, text in texts.items():
        next(one for one in app.text_input if one.label == label).set_value(text)
    return sound(app.run())


def choose(app: AppTest, label: str, value: object) -> AppTest:
    fields = [*app.radio, *app.selectbox]
    return sound(next(one for one in fields if one.label == label).set_value(value).run())


def shown(app: AppTest) -> str:
    kinds = (app.markdown, app.info, app.success, app.error, app.warning, app.caption)
    texts = [str(one.value) for kind in kinds for one in kind]
    return " ".join([*texts, *(str(one.proto.body) for one in app.get("html"))]).replace("\\", "")


def open_part(open_page: Open, part: str) -> AppTest:
    return open_page("ketens", initiatief=TUIN, keten=MEETING.key, deel=part)


def test_a_chance_is_a_word_or_numbers_and_what_does_not_read_stays_typed(
    open_page: Open, keten: Keten
) -> None:
    app = open_part(open_page, "kans")
    choose(app, "Kans: welk woord past?", "low_middle")
    choose(app, "Verandering: hoe kiezen jullie?", "numbers")
    fill(app, {"Verandering: midden": "half", "Verandering: ruim": "60%"})
    press(app, "Bewaar en ga verder")
    assert "Kijk dit getal eerst na: Verandering: midden." in shown(app)
    assert kept_keten() == keten
    middle = next(one for one in app.text_input if one.label == "Verandering: midden")
    assert middle.value == "half"
    fill(app, {"Verandering: midden": "0,5", "Verandering: voorzichtig": "70%"})
    press(app, "Bewaar en ga verder")
    assert "voorzichtig is het laagst" in shown(app)
    fill(app, {"Verandering: voorzichtig": "40", "Verandering: hoe weten jullie dit?": "wij"})
    press(app, "Bewaar en ga verder")
    assert kept_keten().chance == Factor(label="low_middle")
    spread = Factor(Decimal("0.4"), Decimal("0.5"), Decimal("0.6"), source="wij")
    assert kept_keten().delta == spread
    assert app.header[0].value == "Mensen"


def test_the_sum_is_told_while_it_is_typed_and_a_new_kengetal_is_kept_with_it(
    open_page: Open, keten: Keten
) -> None:
    half = Factor(label="middle")
    known = replace(
        keten,
        chance=Factor(label="low_middle"),
        delta=half,
        people=Factor(middle=Decimal(100), source="lijst"),
        first_year=2024,
        leefdomein=Leefdomein.HEALTH,
    )
    write(save_keten, TUIN, known)
    app = open_part(open_page, "waarde")
    assert "Wat nog mist: een kengetal" in shown(app)
    choose(app, "Welk kengetal gebruiken jullie?", "-")
    fill(app, {"Waarvoor is dit bedrag?": "minder eenzaam", "Euro: midden": "50"})
    press(app, "Bewaar en ga verder")
    assert "Vul in waar dit bedrag vandaan komt." in shown(app)
    assert kept_arena().kengetallen == ()
    fill(
        app,
        {
            "Waar staat dit bedrag?": "een rapport",
            "Uit welk jaar is die bron?": "2021",
            "In prijzen van welk jaar?": "2021",
            "Wie heeft het geschat?": "de gemeente",
        },
    )
    assert "100 mensen × kans 0,35 × verandering 0,50 × € 50 = € 875 per jaar" in shown(app)
    press(app, "Bewaar en ga verder")
    made = kept_arena().kengetallen[0]
    assert (made.title, kept_keten().kengetal) == ("minder eenzaam", made.key)
    choose(app, "Hoe loopt het over die jaren?", Course.GROWING)
    fill(app, {"Hoeveel jaar duurt het?": "4"})
    assert "jaar 1: 25%, jaar 2: 50%, jaar 3: 75%, jaar 4: 100%" in shown(app)
    press(app, "6. Correcties")
    assert (kept_keten().years, kept_keten().course) == (4, Course.GROWING)
    fill(app, {"Aandeel van anderen: midden": "25%", "Aandeel van anderen: hoogstens": "40%"})
    press(app, "Bewaar en ga verder")
    assert "waar dit getal vandaan komt" in shown(app)
    why = "Aandeel van anderen: waarom dit deel, of waar komt het vandaan?"
    press(fill(app, {why: "besproken"}), "Bewaar en ga verder")
    ours = Factor(Decimal("0.6"), Decimal("0.75"), None, source="besproken")
    assert kept_keten().attribution == ours


def test_a_keten_may_stay_without_a_price_and_says_why(open_page: Open, keten: Keten) -> None:
    app = open_part(open_page, "wie")
    choose(app, "Willen jullie dit ook in euro’s zeggen?", Pricing.PM)
    press(app, "Bewaar en ga terug")
    assert "waarom dit niet in euro’s te zeggen is" in shown(app)
    fill(app, {"Waarom past hier geen prijs bij?": "niet te koop"})
    press(app, "Bewaar en ga terug")
    assert (kept_keten().pricing, kept_keten().pm_reason) == (Pricing.PM, "niet te koop")
    assert "zonder prijs (PM)" in shown(app)
    assert app.button(key="edit_keten_meeting").label == "Bekijk of wijzig"
    sound(app.button(key="edit_keten_meeting").click().run())
    assert "4. Waarde" not in [one.label for one in app.button]
    press(app, "Ja, verwijder deze keten")
    assert kept_arena().ketens == ()
    press(app, "Zet terug")
    assert kept_keten().pricing is Pricing.PM


def test_who_saves_second_sees_both_and_loses_nothing(open_page: Open, keten: Keten) -> None:
    app = open_part(open_page, "mensen")
    theirs = replace(keten, people=Factor(middle=Decimal(80), source="zij"), note="van hen")
    write(save_keten, TUIN, theirs)
    fill(app, {"Mensen: midden": "100", "Hoe weten jullie dit aantal?": "wij"})
    press(app, "Bewaar en ga verder")
    assert "Mensen: jouw tekst**  \n100 · wij" in shown(app)
    assert "Mensen: de andere tekst**  \n80 · zij" in shown(app)
    press(app, "Bewaar mijn tekst")
    assert kept_keten().people == Factor(middle=Decimal(100), source="wij")
    assert kept_keten().note == "van hen"


def test_two_people_may_fill_in_different_fields_at_the_same_time(
    open_page: Open, keten: Keten
) -> None:
    app = open_part(open_page, "mensen")
    write(save_keten, TUIN, replace(keten, delta=Factor(label="low")))
    fill(app, {"Mensen: midden": "100", "Hoe weten jullie dit aantal?": "wij"})
    press(app, "Bewaar en ga verder")
    assert (kept_keten().delta.label, kept_keten().people.middle) == ("low", Decimal(100))


def test_kengetallen_are_taken_over_with_their_source_and_told_at_one_price_level(
    open_page: Open,
) -> None:
    write(add_kengetal, "de-sleutel", LONELY)
    settings = EffectenarenaSettings(
        price_year=2025,
        price_index=(IndexYear(2018, Decimal(100)), IndexYear(2025, Decimal("114.6"))),
        price_index_source="CBS",
    )
    write(save_effectenarena_settings, TUIN, settings)
    app = open_page("ketens", initiatief=TUIN, onderdeel="kengetallen")
    app.session_state["others"] = True
    sound(app.run())
    choose(app, "Van welk initiatief?", "de-sleutel")
    sound(app.button(key="take_de-sleutel_lonely").click().run())
    taken = kept_arena().kengetallen[0]
    assert replace(taken, key=LONELY.key) == LONELY
    told = shown(app)
    assert "minder &lt;b&gt;eenzaam&lt;/b&gt;" in told
    assert "(2018) = € 45,84 tot € 68,76, midden € 57,30 in prijzen van 2025" in told
    assert "Staat al bij jullie" in told
    assert "ouder dan 5 jaar" in told
    sound(app.button(key=f"edit_kengetal_{taken.key}").click().run())
    press(app, "Ja, verwijder dit kengetal")
    assert kept_arena().kengetallen == ()
    press(app, "Zet terug")
    assert kept_arena().kengetallen == (taken,)


def test_settings_ask_for_nadelen_and_keep_a_source_only_with_its_own_number(
    open_page: Open,
) -> None:
    app = open_page("ketens", initiatief=TUIN, onderdeel="instellingen")
    areas = {one.label: one for one in app.text_area}
    areas["Welke nadelen heeft jullie initiatief, voor wie dan ook?"].set_value("geen")
    areas["Prijsindex, elk jaar op een eigen regel (hoeft niet)"].set_value("vorig jaar 106")
    fill(app, {"Hoeveel per jaar?": "3%"})
    press(app, "Bewaar de instellingen")
    assert "Deze regel lezen we niet: ‘vorig jaar 106’" in shown(app)
    areas = {one.label: one for one in app.text_area}
    areas["Prijsindex, elk jaar op een eigen regel (hoeft niet)"].set_value("")
    press(app, "Bewaar de instellingen")
    assert "Dit percentage staat niet in die bron." in shown(app)
    fill(
        app,
        {
            "Waar komt dit percentage vandaan?": "onze gemeente",
            "Kans 2: getal": "40%",
            "Kans 6: woord": "zeker",
            "Kans 6: getal": "95%",
            "Verandering 1: woord": "",
        },
    )
    press(app, "Bewaar de instellingen")
    kept = kept_arena().settings
    assert (kept.negative_effects, kept.discount_rate) == ("geen", Decimal("0.03"))
    assert [str(one.value) for one in kept.chance_scale] == [
        *("0.2", "0.4", "0.5", "0.65", "0.8", "0.95")
    ]
    assert kept.chance_scale[1].source == ""
    assert [one.words for one in kept.delta_scale] == [
        *("laag-middel", "middel", "middel-hoog", "hoog")
    ]
    assert kept.delta_scale[1].source != ""


def test_a_measured_share_feeds_a_factor_and_is_told_when_it_is_gone(open_page: Open) -> None:
    badhuis = "het-badhuis"

    def now() -> Keten:
        return next(one for one in read(load_effectenarena, badhuis).ketens if one.key == "groeien")

    app = open_page("ketens", initiatief=badhuis, keten="groeien", deel="kans")
    choose(app, "Verandering: hoe kiezen jullie?", "measured")
    field = next(one for one in app.selectbox if one.label == "Verandering: welke uitkomst?")
    first, *others = field.options
    assert first == "nog niet gekozen"
    assert all("%" in one and "n = " in one for one in others)
    assert now().delta.measured == ""
    key = next(one.factor.measured for one in measured_options(read(load_released, badhuis)))
    sound(field.set_value(key).run())
    press(app, "1. Voor wie en wat")
    measured = now().delta
    assert measured.measured
    assert measured.source.startswith("Meting")
    assert "verzonnen antwoorden" in shown(app)
    gone = replace(measured, measured="weg weg favourable")
    write(save_keten, badhuis, replace(now(), delta=gone))
    app = open_page("ketens", initiatief=badhuis, keten="groeien", deel="kans")
    assert "die nu niet meer te zien is" in shown(app)
    assert "verzonnen antwoorden" in shown(open_page("kosten_en_baten", initiatief=badhuis))
    assert MADE_UP in [one.value for one in open_page("ketens", initiatief=badhuis).warning]
    app = open_page("ketens", initiatief=badhuis, keten="groeien", deel="kans")
    choose(app, "Verandering: hoe kiezen jullie?", "numbers")
    fill(app, {"Verandering: voorzichtig": "1%"})
    # Another number is no longer that of the meting, so it has no source until one is typed.
    assert "niet meer het getal van de meting" in shown(app)
    press(app, "Bewaar en ga terug")
    assert now().delta == replace(gone, low=Decimal("0.01"), source="", measured="")
