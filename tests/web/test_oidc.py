"""Logging in at a provider that really signs: the good way, and what is no way in."""

import re

import httpx
import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from dashboard.data import engine
from storage.access_tables import MembershipRow
from storage.commands.accounts import add_account, close_account, make_first_code
from storage.engine import reading, writing
from tests.web.oidc_visit import (
    BACK,
    FAILED,
    OUT,
    Visit,
    accounts,
    assert_failed,
    invited,
)
from tests.web.signing_provider import make_key
from veranderverhaal.accounts import LINK_OVER
from veranderverhaal.provider import NOT_INVITED
from web.oidc_provider import settings_from
from web.session_cookie import NAME


def test_an_invitation_carries_on_through_the_login(visit: Visit) -> None:
    address = invited()
    page = visit.client.get(address).text
    assert "Inloggen met De Gemeente" in page
    link = re.search(r'href="(/inloggen/extern\?[^"]+)"', page)
    assert link is not None
    led = visit.client.get(link[1].replace("&amp;", "&"))
    came = visit.client.get(visit.provider.approve(led.headers["location"]))
    assert (came.status_code, came.headers["location"]) == (303, "/")
    assert visit.is_in
    (account,) = accounts()
    assert (account.issuer, account.subject) == (visit.provider.issuer, "s-1")
    assert (account.name, account.login, account.password) == ("Ria de Vries", "ria", None)
    with reading(engine()) as session:
        assert session.exec(select(MembershipRow.role)).one() == "volunteer"


def test_who_is_known_logs_in_again_with_a_new_session_and_goes_on(visit: Visit) -> None:
    visit.log_in(invited())
    before = visit.client.cookies[NAME]
    visit.provider.name, visit.provider.login = "Iemand Anders", "anders"
    came = visit.log_in("/account")
    assert came.headers["location"] == "/account"
    assert visit.client.cookies[NAME] != before
    assert [one.name for one in accounts()] == ["Ria de Vries"]


def test_nobody_comes_in_without_an_invitation(visit: Visit) -> None:
    invited()
    came = visit.log_in()
    assert came.status_code == 403
    assert NOT_INVITED in came.text
    assert not visit.is_in


def test_an_invitation_is_used_once(visit: Visit) -> None:
    address = invited()
    visit.log_in(address)
    visit.client.cookies.clear()
    visit.provider.subject = "s-2"
    assert LINK_OVER in visit.log_in(address).text
    assert not visit.is_in


def test_the_same_name_or_mail_address_is_not_the_same_account(visit: Visit) -> None:
    address = invited()
    with writing(engine()) as session:
        add_account("ria", "Ria", administrator=True, session=session)
    visit.log_in(address)
    old, new = sorted(accounts(), key=lambda one: one.login == "ria", reverse=True)
    assert (old.subject, old.administrator) == (None, True)
    assert (new.subject, new.administrator) == ("s-1", False)
    assert new.login.startswith("extern-")


def test_a_closed_account_stays_closed(visit: Visit) -> None:
    visit.log_in(invited())
    with writing(engine()) as session:
        close_account(accounts()[0].key, session=session)
    visit.client.cookies.clear()
    assert visit.log_in().status_code == 403
    assert not visit.is_in


def test_the_first_account_needs_the_code_of_the_terminal(visit: Visit) -> None:
    with writing(engine()) as session:
        code = make_first_code(session=session)
    assert "Inloggen met De Gemeente" in visit.client.get("/eerste-account").text
    page = visit.log_in()
    assert "Er is hier nog geen account" in page.text
    assert not visit.is_in
    for typed in ("", "BCDF-BCDF-BCDF-BCDF"):
        page = visit.client.post(f"{OUT}/code", data={"csrf": csrf_in(page), "code": typed})
        assert page.status_code == 400
    assert visit.client.post(f"{OUT}/code", data={"code": code}).status_code == 400
    came = visit.client.post(f"{OUT}/code", data={"csrf": csrf_in(page), "code": code})
    assert came.status_code == 303
    assert visit.is_in
    assert [(one.subject, one.administrator) for one in accounts()] == [("s-1", True)]


def csrf_in(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


def test_only_the_browser_that_began_comes_back(visit: Visit) -> None:
    address = invited()
    back = visit.go(address)
    assert_failed(visit, visit.client.get(re.sub("state=[^&]+", "state=x", back)))
    assert_failed(visit, visit.client.get(back))  # its cookie went with the first answer
    assert_failed(visit, visit.client.get(re.sub("iss=[^&]+", "iss=x", visit.go(address))))
    back = visit.go(address)
    visit.client.cookies.clear()
    assert_failed(visit, visit.client.get(back))


def test_an_answer_counts_once(visit: Visit) -> None:
    address = invited()
    back = visit.go(address)
    kept = dict(visit.client.cookies)
    assert visit.client.get(back).status_code == 303
    visit.client.cookies.clear()
    visit.client.cookies.update(kept)
    again = visit.client.get(back)
    assert (again.status_code, visit.is_in) == (503, False)


@pytest.mark.parametrize("told", ["error=access_denied", "code=", ""])
def test_a_provider_that_says_no_is_told_kindly(visit: Visit, told: str) -> None:
    address = invited()
    state = re.search("state=[^&]+", visit.go(address))
    assert state is not None
    assert_failed(visit, visit.client.get(f"{BACK}?{told}&{state[0]}"))


def test_a_provider_that_is_down_gives_a_kind_page(visit: Visit) -> None:
    visit.provider.metadata = {"issuer": "https://elders.nl"}
    assert FAILED in visit.client.get(OUT).text
    visit.provider.metadata = {}
    asked = len(visit.provider.asked)
    assert visit.client.get(OUT).status_code == 503
    assert len(visit.provider.asked) == asked  # it is left alone for a while


def test_an_address_that_others_can_read_is_not_used(visit: Visit) -> None:
    visit.provider.metadata = {"token_endpoint": "http://elders.nl/token"}
    assert visit.client.get(OUT).status_code == 503


def test_a_provider_may_have_new_keys(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit.log_in(invited())
    visit.client.cookies.clear()
    monkeypatch.setattr("web.oidc_provider.SECONDS_BETWEEN_KEYS", 0)
    visit.provider.key = make_key("another")
    visit.log_in()
    assert visit.is_in


def test_the_way_back_is_on_our_own_site(visit: Visit) -> None:
    visit.log_in(invited())
    assert visit.log_in("//elders.nl/x").headers["location"] == "/"


def test_without_a_provider_there_is_no_way_out(client: TestClient) -> None:
    assert [client.get(path).status_code for path in (OUT, BACK)] == [404, 404]


SAID = dict(
    zip(("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"), "abcd", strict=True)
)


def test_the_settings_are_whole_or_none() -> None:
    assert settings_from({}) is None
    with pytest.raises(ValueError, match="OIDC_CLIENT_SECRET"):
        settings_from({**SAID, "OIDC_CLIENT_SECRET": " "})
    with pytest.raises(ValueError, match="https"):
        settings_from({**SAID, "OIDC_ISSUER": "http://login.voorbeeld.nl"})
    said = settings_from({**SAID, "OIDC_ISSUER": "https://login.voorbeeld.nl"})
    assert said is not None
    assert SAID["OIDC_CLIENT_SECRET"] not in repr(said).replace("client", "")
