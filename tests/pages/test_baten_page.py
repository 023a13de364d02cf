"""The page of costs and baten: what has no price first, then a range, and never one number."""

from dataclasses import replace
from decimal import Decimal

from streamlit.testing.v1 import AppTest

from storage.commands import save_effectenarena_settings
from storage.effectenarena_queries import list_known_totals, load_effectenarena
from tests.kept import read, write
from tests.pages.conftest import Open, Sit, sound
from veranderverhaal.access import Role

BADHUIS = "het-badhuis"
PAGE = "kosten_en_baten"


def shown(app: AppTest) -> str:
    """Every text that the page shows in words."""
    kinds = ("header", "markdown", "info", "warning", "caption", "html", "error")
    found = (str(one.value) for kind in kinds for one in app.get(kind) if hasattr(one, "value"))
    return "\n".join(found).replace("\\", "").replace("\u00a0", " ")


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart")) + len(app.get("arrow_vega_lite_chart"))


def headline(app: AppTest) -> str:
    found = (str(one.value) for one in app.get("html") if 'class="headline"' in str(one.value))
    return next(found, "").replace("\u00a0", " ")


def open_part(app: AppTest, part: str) -> AppTest:
    app.session_state["baten_part"] = part
    return sound(app.run())


def test_what_has_no_price_and_nadelen_stand_above_a_range(open_page: Open) -> None:
    app = open_page(PAGE, initiatief=BADHUIS)
    assert "erzonnen voorbeeld" in app.warning[0].value
    assert [one.value for one in app.header] == ["Zonder prijs", "Nadelen", "In euro’s"]
    assert headline(app).count(" tot ") >= 6
    assert "verdisconteerd (2,25% per jaar)" in headline(app)
    assert "niet bedoeld om initiatieven te vergelijken" in shown(app)
    assert charts(app) == 4
    told = shown(app)
    assert "mensen per keten" in told
    assert "precies de kosten" in told


def test_over_the_years_per_keten_and_how_sure(open_page: Open) -> None:
    app = open_part(open_page(PAGE, initiatief=BADHUIS), "Door de jaren")
    assert charts(app) == 3
    app = open_part(app, "Per keten")
    assert "meer dan de helft van de baten" in shown(app)
    assert "Met alle ketens: baten" in shown(app)
    sound(app.checkbox[0].uncheck().run())
    assert "Zonder 1 keten: baten" in shown(app)
    app.session_state["each_off"] = app.session_state["table_ketens"] = True
    assert "zonder deze keten" in shown(sound(app.run()))
    app = open_part(app, "Hoe zeker")
    assert charts(app) == 3
    assert "Het meest maakt uit" in shown(app)
    assert "van de 100 keer" in shown(app)


def test_without_a_line_about_nadelen_there_is_no_outcome(open_page: Open) -> None:
    settings = read(load_effectenarena, BADHUIS).settings
    write(save_effectenarena_settings, BADHUIS, replace(settings, negative_effects=""))
    app = open_page(PAGE, initiatief=BADHUIS)
    assert headline(app) == ""
    assert charts(app) == 0
    assert "welke nadelen jullie zien" in app.info[0].value


def test_an_initiatief_without_an_effectenarena_is_told_what_comes_here(open_page: Open) -> None:
    app = open_page(PAGE, initiatief="buurttuin-kempenaar")
    assert "altijd met een bandbreedte" in app.info[0].value
    assert charts(app) == 0


def field(app: AppTest, kind: str, label: str):
    return next(one for one in app.get(kind) if one.label.startswith(label))


def test_totals_of_a_publication_are_kept_with_their_limits_only(open_page: Open) -> None:
    app = open_page(PAGE, initiatief=BADHUIS, onderdeel="bekende-totalen", totaal="-")
    field(app, "text_input", "Waarvan").set_value("Drie wijkbedrijven")
    field(app, "text_input", "Waar staan").set_value("Rapport, bladzijde 4")
    field(app, "text_input", "Uit welk jaar").set_value("2023")
    field(app, "text_input", "Kosten in").set_value("1.000")
    field(app, "text_input", "Baten in").set_value("3.000")
    field(app, "text_area", "Baten per leefdomein").set_value("Geluk; 2")
    sound(app.button(key="sent_known").click().run())
    assert "Kies uit: Wonen" in shown(app)
    field(app, "text_area", "Baten per leefdomein").set_value("Wonen; 2.000")
    sound(app.button(key="sent_known").click().run())
    assert "wat er niet in deze bedragen zit" in shown(app)
    field(app, "text_area", "Wat zit er niet in").set_value("Nadelen zijn weggelaten.")
    sound(app.button(key="sent_known").click().run())
    kept = read(list_known_totals, BADHUIS)[-1]
    assert (kept.costs, kept.baten, kept.parts[0].amount) == (1000, 3000, Decimal(2000))
    told = shown(app)
    assert "Grenzen: Nadelen zijn weggelaten." in told
    assert "tellen op tot € 2.000, de bron zegt € 3.000" in told


def test_who_may_only_look_sees_totals_and_cannot_change_them(open_page: Open, sit_as: Sit) -> None:
    sit_as(Role.VIEWER)
    app = open_page(PAGE, initiatief=BADHUIS, onderdeel="bekende-totalen", totaal="-")
    assert "Grenzen: " in shown(app)
    assert not app.text_input
    assert not [one for one in app.button if one.label in ("Wijzig", "Voeg totalen toe")]
