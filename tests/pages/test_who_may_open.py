"""Who may open which page, and what they see there: every page, every role, and nobody."""

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from dashboard.data import engine
from dashboard.house import PAGES, PageInfo
from dashboard.rights import REFUSED, SIGNED_OUT
from storage.access_tables import LoginSessionRow, MembershipRow
from storage.engine import writing
from storage.recognising import hash_session_token
from tests.pages.conftest import MAIN, PATIENCE, Open, Sit, show, sound, story
from veranderverhaal.access import RIGHTS, Right, Role
from veranderverhaal.model import Layer

BADHUIS = "het-badhuis"
OTHER = "de-sleutel"
NOBODY_TITLE = "Log eerst in"
NO_PAGE_TITLE = "Deze bladzijde is niet voor jou"
NO_INITIATIEF_TITLE = "Welk initiatief?"
SIGNED_IN = [page for page in PAGES if page.right is Right.SIGNED_IN]


def look_at(page: PageInfo, slug: str = BADHUIS) -> AppTest:
    """A page as the first thing that somebody opens."""
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    app.query_params["initiatief"] = slug
    app.query_params["element"] = "netwerk"
    app.switch_page(str(MAIN.parents[1] / "pages" / f"{page.name}.py"))
    return sound(app.run())


def title_of(page: PageInfo) -> str:
    app = look_at(page)
    assert len(app.title) == 1
    if app.title[0].value in (NOBODY_TITLE, NO_PAGE_TITLE, NO_INITIATIEF_TITLE):
        assert not [*app.button, *app.text_input, *app.text_area, *app.metric, *app.header]
    return app.title[0].value


def names(pages: list[PageInfo]) -> set[str]:
    return {page.name for page in pages}


def opened() -> set[str]:
    """The pages that show something to who sits here."""
    refused = (NOBODY_TITLE, NO_PAGE_TITLE, NO_INITIATIEF_TITLE)
    return names([page for page in PAGES if title_of(page) not in refused])


def test_every_page_names_its_right_and_none_is_for_everybody() -> None:
    assert all(isinstance(page.right, Right) for page in PAGES)
    assert Right.NONE not in {page.right for page in PAGES}
    assert all(page.is_about_one for page in PAGES if page.step)


def test_nobody_sees_any_page(sit_as: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    sit_as(None)
    show(monkeypatch, "", here=True)  # on this computer itself, where there is an account
    assert {title_of(page) for page in PAGES} == {NOBODY_TITLE}


@pytest.mark.parametrize("role", [Role.VIEWER, Role.VOLUNTEER])
def test_a_role_opens_its_own_pages_and_no_other(sit_as: Sit, role: Role) -> None:
    sit_as(role)
    own = [page for page in PAGES if page.right in RIGHTS[role]]
    assert opened() == names(own) | names(SIGNED_IN)


def test_a_coordinator_of_another_initiatief_does_not_hear_that_this_one_is_there(
    sit_as: Sit,
) -> None:
    sit_as(Role.COORDINATOR, OTHER)
    about_one = [page for page in PAGES if page.is_about_one]
    assert {title_of(page) for page in about_one} == {NO_INITIATIEF_TITLE}


def test_a_coordinator_opens_all_pages_of_the_initiatief(sit_as: Sit) -> None:
    sit_as(Role.COORDINATOR)
    managing = [page for page in PAGES if page.right is Right.MANAGE]
    assert {title_of(page) for page in managing} == {page.title for page in managing}
    assert [one.label for one in look_at(PAGES[0]).button if one.label == "Nieuw initiatief"] == []


def test_the_list_holds_only_what_one_may_see(sit_as: Sit) -> None:
    sit_as(Role.VIEWER)
    app = look_at(PAGES[0])
    told = " ".join(one.value for one in app.get("html"))
    assert "Badhuis" in told
    assert "Sleutel" not in told


@pytest.mark.parametrize("name", ["overzicht", "poster", "rapport", "uitkomsten", "delen"])
def test_a_viewer_meets_no_field_that_would_be_refused(sit_as: Sit, name: str) -> None:
    """What is left are ways to look: larger, on other paper, the first pages."""
    sit_as(Role.VIEWER)
    app = look_at(next(page for page in PAGES if page.name == name))
    assert [one.key for one in [*app.text_input, *app.text_area, *app.toggle]] == []
    left = {one.label for one in app.button}
    assert left <= {"Groot", "Neem A3", "Bekijk de eerste bladzijden"}


def test_a_volunteer_may_not_change_the_story_from_a_page_that_stood_open(
    sit_as: Sit, open_page: Open
) -> None:
    token = sit_as(Role.COORDINATOR)
    app = open_page("overzicht", initiatief=BADHUIS)
    now_is(token, Role.VOLUNTEER)
    field = app.text_input(key=f"add_{BADHUIS}_aanpak")
    sound(field.set_value("Ingeslopen").run())
    assert "Ingeslopen" not in [one.title for one in story(BADHUIS).layer(Layer.AANPAK)]
    assert REFUSED not in [one.value for one in app.error]  # the field went with the right
    assert not app.text_input


def test_what_storage_refuses_is_said_where_it_was_typed(sit_as: Sit, open_page: Open) -> None:
    token = sit_as(Role.COORDINATOR)
    app = open_page("kaartje", initiatief=BADHUIS, element="netwerk")
    now_is(token, Role.VIEWER)
    sound(app.button(key="sent_bewaar").click().run())
    assert app.title[0].value == NO_PAGE_TITLE
    assert story(BADHUIS).element("netwerk").title == "Steunend netwerk"


def test_an_open_page_stops_as_soon_as_its_session_ended(sit_as: Sit, open_page: Open) -> None:
    token = sit_as(Role.COORDINATOR)
    app = open_page("gesprek", initiatief=BADHUIS)
    with writing(engine()) as session:
        session.delete(session.get_one(LoginSessionRow, hash_session_token(token)))
    before = story(BADHUIS).aanleiding
    sound(app.text_area(key=f"text_{BADHUIS}_aanleiding").set_value("Te laat.").run())
    assert app.title[0].value == NOBODY_TITLE
    assert story(BADHUIS).aanleiding == before
    assert SIGNED_OUT.startswith("Je bent uitgelogd.")


def now_is(token: str, role: Role) -> None:
    """Give the account of this session another role."""
    with writing(engine()) as session:
        row = session.get_one(LoginSessionRow, hash_session_token(token))
        query = select(MembershipRow).where(MembershipRow.account == row.account)
        session.exec(query).one().role = role.value
