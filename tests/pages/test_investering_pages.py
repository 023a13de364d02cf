"""Investeringen on their page: in words, with a new party, in euros, and per year."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from storage.commands import add_investeerder, add_investering
from storage.effectenarena_queries import load_effectenarena
from tests.kept import read, write
from tests.marked_story import keep_marked
from tests.pages.conftest import Open
from tests.pages.test_attacks_pages import alive
from tests.pages.test_keten_pages import TUIN, choose, fill, press, shown
from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Factor,
    Investeerder,
    Investering,
    InvesteringKind,
    Sector,
)

PARTS = ("wie", "kans", "mensen", "waarde", "tijd", "correcties", "slot")


def kept_arena() -> Effectenarena:
    found: Effectenarena = read(load_effectenarena, TUIN)
    return found


@pytest.fixture
def put_in(samples: None) -> None:
    """A party that puts in money and hours for two years."""
    write(add_investeerder, TUIN, Investeerder("gemeente", "Gemeente <i>West</i>"))
    money = Factor(Decimal(900), Decimal(1000), Decimal(1200), source="begroting")
    write(
        add_investering,
        TUIN,
        Investering("geld", "gemeente", words="subsidie", first_year=2021, years=2, price=money),
    )
    hours = Investering(
        "uren",
        "gemeente",
        kind=InvesteringKind.HOURS,
        first_year=2021,
        quantity=Factor(middle=Decimal(10)),
        price=Factor(middle=Decimal("2.5")),
    )
    write(add_investering, TUIN, hours)


def test_an_investering_in_words_is_kept_with_the_party_that_is_new(open_page: Open) -> None:
    app = open_page("investeringen", initiatief=TUIN)
    press(app, "Zet een investering erbij")
    choose(app, "Wat voor inbreng is het?", InvesteringKind.HOURS)
    fill(app, {"Wat is het, in woorden?": "uren in de tuin"})
    press(app, "Bewaar en ga terug")
    assert "De naam is nog leeg." in shown(app)
    assert kept_arena().investeringen == ()
    fill(app, {"Hoe heet deze partij?": "de tuingroep"})
    choose(app, "Wat voor partij is het?", Sector.RESIDENTS)
    press(app, "Bewaar en ga terug")
    party, one = kept_arena().investeerders[0], kept_arena().investeringen[0]
    assert (party.name, party.sector) == ("de tuingroep", Sector.RESIDENTS)
    assert (one.investeerder, one.kind) == (party.key, InvesteringKind.HOURS)
    assert "In woorden: er staat nog geen bedrag bij." in shown(app)
    assert "Wat kost het per jaar?" not in [header.value for header in app.header]


def test_costs_are_shown_by_year_and_party_with_what_is_in_kind_apart(
    open_page: Open, put_in: None
) -> None:
    told = shown(open_page("investeringen", initiatief=TUIN))
    assert "Gemeente &lt;i&gt;West&lt;/i&gt;: geld" in told
    assert "<td>€ 2.000 (€ 1.800 – € 2.400)</td><td>€ 1.000</td><td>€ 1.000</td>" in told
    assert "in natura</th><td>€ 25</td><td>€ 25</td><td></td>" in told
    assert "<td>€ 1.025</td><td>€ 1.000</td>" in told
    assert "Samen: € 1.800 tot € 2.400, midden € 2.000." in told


def test_an_investering_is_changed_taken_away_and_put_back(open_page: Open, put_in: None) -> None:
    app: AppTest = open_page("investeringen", initiatief=TUIN, investering="geld")
    fill(app, {"In welk jaar begint het?": "nu", "Euro: midden": "1.100,50"})
    press(app, "Bewaar en ga terug")
    assert "Kijk dit getal eerst na: In welk jaar begint het?." in shown(app)
    fill(app, {"In welk jaar begint het?": "2022"})
    assert "Van 2022 tot en met 2023 elk jaar" in shown(app)
    press(app, "Bewaar en ga terug")
    kept = kept_arena().investeringen[0]
    assert (kept.first_year, kept.price.middle) == (2022, Decimal("1100.5"))
    app = open_page("investeringen", initiatief=TUIN, investering="geld")
    press(app, "Ja, verwijder deze investering")
    assert [one.key for one in kept_arena().investeringen] == ["uren"]
    press(app, "Zet terug")
    press(app, "Verwijder deze partij")
    assert kept_arena().investeerders == ()
    assert "(weg) subsidie" in shown(app)


@pytest.mark.only_long
def test_no_form_brings_marked_texts_to_life(open_page: Open) -> None:
    slug = keep_marked(write)
    arena: Effectenarena = read(load_effectenarena, slug)
    key = arena.ketens[0].key
    opened = [
        *(open_page("ketens", initiatief=slug, keten=key, deel=one) for one in PARTS),
        open_page("ketens", initiatief=slug, onderdeel="instellingen"),
        open_page(
            "ketens", initiatief=slug, onderdeel="kengetallen", kengetal=arena.kengetallen[0].key
        ),
        open_page("investeringen", initiatief=slug, investering=arena.investeringen[0].key),
    ]
    assert [found for app in opened if (found := alive(app))] == []
