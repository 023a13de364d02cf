"""Two people on the pages about one initiatief, without a browser."""

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from dashboard.data import changes, engine
from storage.access_tables import PresenceRow
from storage.commands.presence import touch
from storage.engine import reading, writing
from tests.pages.conftest import Open, Sit, sound
from veranderverhaal.access import Asker, Kind, Role

BADHUIS = "het-badhuis"
ELS = Asker(Kind.ACCOUNT, "els", "Els", roles={BADHUIS: Role.COORDINATOR})


def be_there(page: str = "Verbanden") -> None:
    with writing(engine(), ELS) as session:
        touch(BADHUIS, "another window", page, session=session)


def told(app: AppTest) -> str:
    return next(one.proto.body for one in app.get("html") if "together" in one.proto.body)


def test_who_else_is_there_is_named_with_the_page(open_page: Open) -> None:
    app = open_page("feiten", initiatief=BADHUIS)
    assert "Ook hier" not in told(app)
    be_there()
    assert "Ook hier: Els (Verbanden)." in told(sound(app.run()))


@pytest.mark.parametrize("role", [Role.VIEWER, Role.VOLUNTEER])
def test_whoever_may_see_the_initiatief_is_there(open_page: Open, sit_as: Sit, role: Role) -> None:
    sit_as(role)
    open_page("overzicht", initiatief=BADHUIS)
    with reading(engine()) as session:
        (row,) = session.exec(select(PresenceRow)).all()
    assert row.page == "Overzicht"
    assert row.name


def test_who_only_looks_on_writes_seldom_and_what_is_kept_of_results_stays(
    open_page: Open,
) -> None:
    app = open_page("feiten", initiatief=BADHUIS)
    before, writes = seen_at(), changes()
    sound(app.run())
    assert (seen_at(), changes()) == (before, writes)


def seen_at() -> object:
    with reading(engine()) as session:
        return session.exec(select(PresenceRow.seen_at)).one()
