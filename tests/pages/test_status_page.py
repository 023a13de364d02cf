"""Status: one sentence, the numbers, and what went wrong with its reference."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.apology import AGAIN
from dashboard.data import engine
from dashboard.house import PAGES
from dashboard.status_fields import PLACES, make_file, say_place
from dashboard.watching import PAGE
from storage.engine import writing
from storage.moment import now
from storage.troubles import WHAT, Trouble, trouble_in
from storage.upkeep import keep_incidents
from tests.pages.conftest import Open, Sit, sound
from veranderverhaal.incident import Incident, IncidentKind
from veranderverhaal.upkeep import ALL_WELL, Room
from veranderverhaal.version import VERSION

REFERENCE = "K7F2-9QXM"
LINK = "Status: gaat alles goed?"
GB = 10**9


@pytest.fixture(autouse=True)
def roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of whoever runs the tests may be full."""
    monkeypatch.setattr("dashboard.status_fields.room", lambda: Room(500 * GB, 200 * GB))


def keep(kind: IncidentKind, place: str, what: str = "", hours_ago: int = 1, **told: int) -> None:
    at = now() - timedelta(hours=hours_ago)
    reference = REFERENCE if kind is IncidentKind.ERROR else "AAAA-2222"
    with writing(engine()) as session:
        one = Incident(reference, kind, place, what, at, at, version=VERSION, **told)
        keep_incidents([one], session=session)


def words(app: AppTest) -> str:
    return " ".join(one.proto.body for one in app.get("html"))


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


def test_a_new_installation_is_well_and_says_so(open_page: Open) -> None:
    app = open_page("status")
    assert [one.value for one in app.success] == [ALL_WELL]
    assert not app.warning
    for told in (VERSION, "SQLite", "schema", "200,0 GB vrij van 500,0 GB", "nog niet nodig"):
        assert told in words(app)
    assert "Er ging de laatste 30 dagen niets mis." in [one.value for one in app.markdown]


def test_what_went_wrong_stands_there_with_its_reference(open_page: Open) -> None:
    keep(IncidentKind.ERROR, f"{PAGE}uitkomsten", "KeyError\npages/<b>.py:3 x", times=3)
    keep(IncidentKind.SLOW, "/v/{code}", milliseconds=5230)
    app = open_page("status")
    (warned,) = (one.value for one in app.warning)
    assert "3 keer iets mis" in warned
    assert f"<strong>{REFERENCE}</strong>" in words(app)
    assert "de bladzijde ‘Uitkomsten’" in words(app)
    assert "pages/&lt;b&gt;.py:3 x" in words(app)
    assert "het formulier · 5,2 tellen" in words(app)


def test_a_trouble_that_is_known_is_told_in_words_and_worries_while_it_lasts(
    open_page: Open,
) -> None:
    keep(IncidentKind.ERROR, f"{PAGE}nieuw", "sqlalchemy.exc.OperationalError (SQLITE_FULL)", 0)
    app = open_page("status")
    assert WHAT[Trouble.FULL] in words(app)
    assert "één keer iets mis" in app.warning[0].value


def test_a_trouble_that_is_over_worries_no_more(open_page: Open) -> None:
    keep(IncidentKind.ERROR, f"{PAGE}nieuw", "x.OperationalError (SQLITE_FULL)", hours_ago=2)
    app = open_page("status")
    assert [one.value for one in app.success] == [ALL_WELL]
    assert WHAT[Trouble.FULL] in words(app)


@pytest.mark.parametrize(
    ("what", "trouble"),
    [
        ("x.OperationalError (SQLITE_IOERR_SHMSIZE)", Trouble.FULL),
        ("x.OperationalError (SQLITE_CORRUPT)", Trouble.DAMAGED),
        ("OSError (ENOSPC)", Trouble.FULL),
        ("psycopg.errors.AdminShutdown (57P01)", Trouble.AWAY),
        ("KeyError", None),
    ],
)
def test_what_was_kept_of_an_error_tells_which_trouble_it_was(
    what: str, trouble: Trouble | None
) -> None:
    assert trouble_in(f"{what}\nstorage/engine.py:3 x") is trouble


def test_an_error_of_long_ago_stands_there_and_asks_for_nothing(open_page: Open) -> None:
    keep(IncidentKind.ERROR, f"{PAGE}uitkomsten", "KeyError", hours_ago=25)
    app = open_page("status")
    assert [one.value for one in app.success] == [ALL_WELL]
    assert REFERENCE in words(app)


def test_a_reference_is_found_as_somebody_says_it(open_page: Open) -> None:
    app = open_page("status")
    keep(IncidentKind.ERROR, "/k/{code}", "KeyError")
    sound(app.text_input(key="reference").set_value("k7f2 9qxm").run())
    assert words(app).count(REFERENCE) == 1  # found, and not once more below it
    sound(app.text_input(key="reference").set_value("aaaa-aaaa").run())
    assert "Dit kenmerk staat hier niet." in app.info[0].value


def test_a_full_disk_is_the_first_thing_to_do(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.status_fields.room", lambda: Room(500 * GB, GB // 2))
    (warned,) = (one.value for one in open_page("status").warning)
    assert "De schijf raakt vol" in warned


def test_the_file_for_who_helps_has_it_all(open_page: Open) -> None:
    keep(IncidentKind.ERROR, "/v/{code}", "KeyError\nweb/form.py:3 x")
    told = make_file()
    for part in (REFERENCE, "web/form.py:3 x", VERSION, "SQLite"):
        assert part in told


def test_the_status_is_for_an_administrator_only(sit_as: Sit, open_page: Open) -> None:
    sit_as(None, administrator=True)
    assert open_page("status").title[0].value == "Status"
    assert LINK in links(open_page("beheer"))
    sit_as(None)
    assert open_page("status").title[0].value == "Deze bladzijde is niet voor jou"
    assert LINK not in links(open_page("beheer"))


def test_a_place_is_said_in_words() -> None:
    assert all(say_place(f"{PAGE}{page.name}") == f"de bladzijde ‘{page.title}’" for page in PAGES)
    assert say_place(f"{PAGE}weg") == "een bladzijde"
    assert say_place("/inloggen") == PLACES["/inloggen"]
    assert say_place("/stand") == "/stand"


def test_an_apology_offers_another_try() -> None:
    def script() -> None:
        from dashboard.apology import apologise

        apologise(ValueError("geheim"))

    app = sound(AppTest.from_function(script).run())
    assert "Noem dan dit kenmerk" in app.error[0].value
    assert "geheim" not in app.error[0].value
    assert [one.label for one in app.button] == [AGAIN]
