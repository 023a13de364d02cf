"""Links that work once: an invitation, and a new password."""

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from dashboard.data import close_response_writer, engine
from storage.access_tables import MembershipRow
from storage.commands.invitations import invite
from storage.commands.members import make_reset
from storage.engine import reading
from tests.kept import write
from tests.web.forms import SLUG, open_form
from tests.web.html_check import problems_in
from tests.web.login_client import LOGIN, PASSWORD, Visitor, make_first_account
from veranderverhaal.access import Role

NEW = {"name": "Piet", "login": "piet", "password": "fiets boom maan", "again": "fiets boom maan"}


@pytest.fixture
def account(client: TestClient) -> str:
    """The key of the first account, beside one initiatief."""
    open_form()
    close_response_writer()
    return make_first_account()


def invitation(role: Role = Role.VOLUNTEER) -> str:
    return f"/uitnodiging/{write(invite, SLUG, role).token}"


def roles() -> list[str]:
    with reading(engine()) as session:
        return [row.role for row in session.exec(select(MembershipRow))]


def test_an_invitation_says_what_it_is_for(account: str) -> None:
    page = Visitor().open(invitation())
    assert page.status_code == 200
    assert problems_in(page.text) == []
    assert "Het Badhuis" in page.text
    assert "vrijwilliger" in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"


def test_with_an_invitation_one_makes_an_account_once(account: str) -> None:
    link, visitor = invitation(), Visitor()
    response = visitor.send(link, what="new", **NEW)
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert visitor.is_known()
    assert roles() == ["volunteer"]
    late = Visitor().open(link)
    assert late.status_code == 404
    assert "Deze link werkt niet meer" in late.text
    assert problems_in(late.text) == []


def test_who_has_an_account_joins_with_it(account: str) -> None:
    link, visitor = invitation(Role.VIEWER), Visitor()
    assert f'href="/inloggen?terug={link}"' in visitor.open(link).text
    assert visitor.log_in(terug=link).headers["location"] == link
    assert "Doe mee als Noor de Vries" in visitor.open(link).text
    assert visitor.send(link, what="join").headers["location"] == "/"
    assert roles() == ["viewer"]


def test_joining_takes_a_login(account: str) -> None:
    link, visitor = invitation(), Visitor()
    response = visitor.send(link, what="join")
    assert response.headers["location"] == f"/inloggen?terug={link}"
    assert roles() == []


def test_what_was_typed_stays_and_the_link_too(account: str) -> None:
    link, visitor = invitation(), Visitor()
    for change in ({"login": LOGIN}, {"password": "kort", "again": "kort"}, {"again": "anders"}):
        page = visitor.send(link, what="new", **{**NEW, **change})
        assert page.status_code == 400
        assert 'value="Piet"' in page.text
        assert NEW["password"] not in page.text
        assert problems_in(page.text) == []
        assert page.headers["referrer-policy"] == "no-referrer"
    assert visitor.send(link, what="new", **NEW).status_code == 303


def test_a_browser_that_names_no_referrer_may_send_its_form(account: str) -> None:
    link, visitor = invitation(), Visitor()
    assert visitor.send(link, {"origin": "null"}, what="new", **NEW).status_code == 303


def test_another_site_uses_no_link(account: str) -> None:
    link, visitor = invitation(), Visitor()
    visitor.open(link)
    assert visitor.client.post(link, data={"what": "new", **NEW}).status_code == 400
    elsewhere = {"origin": "https://elders.example"}
    assert visitor.send(link, elsewhere, what="new", **NEW).status_code == 400
    assert roles() == []


@pytest.mark.parametrize("kind", ["uitnodiging", "wachtwoord"])
@pytest.mark.parametrize("token", ["x", "a" * 500, "%C3%A9", "' OR 1=1 --", "a%00b"])
def test_a_link_that_never_was_says_so_kindly(account: str, kind: str, token: str) -> None:
    page = Visitor().open(f"/{kind}/{token}")
    assert page.status_code in (404, 303)  # a path that can be read in two ways is nobody's
    assert page.status_code == 303 or "Deze link werkt niet meer" in page.text


def test_one_kind_of_link_is_no_other(account: str) -> None:
    assert Visitor().open(invitation().replace("uitnodiging", "wachtwoord")).status_code == 404
    token = write(make_reset, account)
    assert Visitor().open(f"/uitnodiging/{token}").status_code == 404


def test_a_new_password_ends_all_sessions_and_leads_to_the_login(account: str) -> None:
    before, visitor = Visitor(), Visitor()
    before.log_in()
    link = f"/wachtwoord/{write(make_reset, account)}"
    page = visitor.open(link)
    assert problems_in(page.text) == []
    assert f'value="{LOGIN}"' in page.text
    short = visitor.send(link, password="kort", again="kort")
    assert (short.status_code, 'id="password-error"' in short.text) == (400, True)
    response = visitor.send(link, password=NEW["password"], again=NEW["again"])
    assert response.headers["location"] == "/inloggen?na=wachtwoord"
    assert "Je nieuwe wachtwoord is bewaard" in visitor.open(response.headers["location"]).text
    assert not before.is_known()
    assert visitor.log_in(password=PASSWORD).status_code == 400
    assert visitor.log_in(password=NEW["password"]).status_code == 303
    assert Visitor().open(link).status_code == 404
