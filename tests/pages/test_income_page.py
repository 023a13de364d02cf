"""Inkomsten on their page: charts beside each other, a line filled in, copied, and put back."""

from dataclasses import replace
from decimal import Decimal

from streamlit.testing.v1 import AppTest

from storage.commands import add_income_line
from storage.effectenarena_queries import list_income
from tests.kept import read, write
from tests.pages.conftest import Open, Sit, sound
from tests.pages.test_baten_page import charts, shown
from tests.pages.test_keten_pages import choose, fill, press
from veranderverhaal.access import Role
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector

BADHUIS, TUIN = "het-badhuis", "buurttuin-kempenaar"
PAGE = "inkomsten"
BAR = IncomeLine("bar", "De bar", IncomeSector.EARNED, "Bar", 2024, Decimal(1200))


def kept() -> list[IncomeLine]:
    found: list[IncomeLine] = read(list_income, TUIN)
    return found


def open_part(app: AppTest, part: str) -> AppTest:
    app.session_state["income_part"] = part
    return sound(app.run())


def test_years_and_a_scenario_stand_beside_each_other(open_page: Open) -> None:
    app = open_page(PAGE, initiatief=BADHUIS)
    told = shown(app)
    assert "De inkomsten van 2024 zijn € 54.750: 22% publiek, 17% privaat" in told
    assert "€ 750 minder binnen dan in 2024" in told
    assert "Publiek is geld van de overheid." in told
    assert "erzonnen voorbeeld" in app.warning[0].value
    assert charts(app) == 1
    app = open_part(app, "Een derde elk")
    assert charts(app) == 3
    assert "publiek € 6.250 meer, privaat € 8.800 meer en zelf verdiend € 15.050 minder" in shown(
        app
    )
    assert "De drie delen zijn even groot." in shown(app)
    sound(app.button_group[0].set_value(["2023"]).run())
    assert charts(app) == 1


def test_who_may_only_look_sees_every_line_and_changes_none(open_page: Open, sit_as: Sit) -> None:
    sit_as(Role.VIEWER)
    app = open_part(open_page(PAGE, initiatief=BADHUIS, regel="-"), "Alle regels")
    assert "€ 4,50 × 2.400 bezoeken = € 10.800" in shown(app)
    assert not [one for one in app.button if one.label in ("Wijzig", "Zet er een bij")]
    assert not app.text_input


def test_what_came_in_is_kept_and_the_next_line_begins_in_its_year(open_page: Open) -> None:
    app = open_page(PAGE, initiatief=TUIN)
    assert "Begin met vorig jaar" in app.info[0].value
    assert charts(app) == 0
    press(app, "Zet een inkomst erbij")
    fill(app, {"In welk jaar?": "2025", "Hoeveel euro in dat jaar?": "veel"})
    press(app, "Bewaar en ga terug")
    assert "Kijk dit getal eerst na: Hoeveel euro in dat jaar?." in shown(app)
    fill(app, {"Hoeveel euro in dat jaar?": "1.250,50", "Van wie komt het geld?": "Fonds <b>X</b>"})
    choose(app, "Wat voor geld is het?", IncomeSector.PRIVATE)
    assert "Dit is € 1.250,50." in shown(app)
    press(app, "Bewaar en zet er nog een bij")
    (one,) = kept()
    assert (one.payer, one.sector, one.year) == ("Fonds <b>X</b>", IncomeSector.PRIVATE, 2025)
    assert (one.price, one.volume, one.scenario) == (Decimal("1250.5"), 1, "")
    app = open_page(PAGE, initiatief=TUIN, regel="-", jaar="2025")
    assert next(one for one in app.text_input if one.label == "In welk jaar?").value == "2025"
    sound(app.button_group[0].set_value("Fonds <b>X</b>").run())
    payer = next(one for one in app.text_input if one.label == "Van wie komt het geld?")
    assert payer.value == "Fonds <b>X</b>"


def test_a_scenario_is_price_times_volume(open_page: Open) -> None:
    app = open_page(PAGE, initiatief=TUIN, regel="-", jaar="2028")
    choose(app, "Wat voor inkomst is het?", "plan")
    fill(app, {"Van wie komt het geld?": "Lunchgasten", "Prijs in euro": "7,50"})
    fill(app, {"Aantal": "1.200", "Waarvan? (hoeft niet)": "lunches"})
    assert "€ 7,50 × 1.200 lunches = € 9.000" in shown(app)
    press(app, "Bewaar en ga terug")
    assert "Geef het scenario een naam." in shown(app)
    assert kept() == []
    fill(app, {"Hoe heet het scenario?": "Lunches verkopen"})
    press(app, "Bewaar en ga terug")
    (one,) = kept()
    assert (one.price, one.volume, one.unit) == (Decimal("7.5"), 1200, "lunches")
    app = open_page(PAGE, initiatief=TUIN, regel=one.key)
    choose(app, "Wat voor inkomst is het?", "real")
    press(app, "Bewaar en ga terug")
    assert (kept()[0].volume, kept()[0].unit, kept()[0].scenario) == (1, "", "")


def test_a_year_is_copied_and_taken_away_and_put_back_in_one_go(open_page: Open) -> None:
    write(add_income_line, TUIN, BAR)
    write(add_income_line, TUIN, replace(BAR, key="huur", payer="Huurders"))
    app = open_part(open_page(PAGE, initiatief=TUIN), "Alle regels")
    fill(app, {"Voor welk jaar?": "2024"})
    press(app, "Kopieer 2 regels")
    assert "Daar staan al regels." in shown(app)
    fill(app, {"Voor welk jaar?": "2025"})
    press(app, "Kopieer 2 regels")
    assert sorted(one.year or 0 for one in kept()) == [2024, 2024, 2025, 2025]
    press(app, "Verwijder al deze regels")
    assert [one.year for one in kept()] == [2024, 2024]
    press(app, "Zet terug")
    assert len(kept()) == 4


def test_one_line_is_taken_away_and_put_back(open_page: Open) -> None:
    write(add_income_line, TUIN, BAR)
    app = open_page(PAGE, initiatief=TUIN, regel="bar")
    press(app, "Ja, verwijder deze regel")
    assert kept() == []
    press(app, "Zet terug")
    assert kept() == [BAR]
    assert "is er niet meer" in open_page(PAGE, initiatief=TUIN, regel="weg").info[0].value
