"""Three real programs on one PostgreSQL, behind nginx with docs/beheer/nginx-several.conf.

The last test kills programs, and leaves none.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine, text

from sample_data.loader import load_samples
from storage.commands import add_element, set_meting_state
from storage.commands.presentations import start_presentation
from storage.commands.responses import hash_token
from storage.commands.showing import save_shared_page
from storage.engine import reading
from storage.queries import list_slugs
from storage.recounting import find_miscounts
from tests.faults.answering import fill_in_all_of
from tests.faults.conftest import fork as fork
from tests.faults.crowd import Ledger, crowd_at
from tests.faults.served import SECONDS_TO_START
from tests.metingen import EVERY_KIND, SLUG
from tests.storage.people import add_somebody
from tests.stories import aanpak
from tests.web import login_client
from tests.web.several import (
    LOGIN,
    NUMBER_OF_PROGRAMS,
    PASSWORD,
    SECONDS,
    Several,
    begin,
    page_at,
    wait_until,
)
from tests.web.several import database as database
from tests.web.several import several as several
from veranderverhaal.access import Role
from veranderverhaal.meting import MetingState
from veranderverhaal.shared_page import SharedPage

SOMEWHERE = [f"203.0.113.{number}" for number in range(12)]  # the door leads each to some program
pytestmark = [pytest.mark.postgres]


def form_token(client: httpx.Client, code: str) -> str:
    found = re.search(r'name="token" value="([^"]*)"', client.get(f"/v/{code}").text)
    assert found is not None
    return found[1]


def send(client: httpx.Client, code: str) -> int:
    fields = {"token": form_token(client, code), "website": "", "q-kwijt": "Fijn hier."}
    return client.post(f"/v/{code}", data=fields).status_code


def test_programs_that_begin_at_once_on_an_empty_database_fill_it_once(several: Several) -> None:
    with reading(several.engine) as session:
        slugs = list_slugs(session=session)
    samples = {one.initiatief.slug for one in load_samples()}
    assert slugs == samples | {SLUG}
    assert len(set(several.codes)) == NUMBER_OF_PROGRAMS


def test_who_logs_in_at_one_is_known_at_all_and_who_logs_out_is_so_at_all(
    several: Several,
) -> None:
    with several.at(0) as first:
        somebody: Any = login_client.Visitor(first)  # type: ignore[arg-type]
        assert somebody.log_in(LOGIN, PASSWORD).status_code == 303
        cookie = {"veranderverhaal": somebody.session}
    known = [known_at(several, number, cookie) for number in range(NUMBER_OF_PROGRAMS)]
    assert known == [True, True, True]
    with several.at(1, **cookie) as second:
        out: Any = login_client.Visitor(second)  # type: ignore[arg-type]
        fields = {"csrf": out.token("/account")}
        assert second.post("/uitloggen", data=fields).status_code == 303
    known = [known_at(several, number, cookie) for number in range(NUMBER_OF_PROGRAMS)]
    assert known == [False, False, False]


def known_at(several: Several, number: int, cookie: dict[str, str]) -> bool:
    with several.at(number, **cookie) as client:
        return client.get("/sessie").status_code == 204


def test_an_address_that_sent_too_often_at_one_is_refused_at_all(several: Several) -> None:
    code, sender = several.meting.code, "198.51.100.7"
    before = counts(several.engine)
    with several.at(0, sender) as client:
        assert send(client, code) == 303
    wait_until(lambda: counts(several.engine) - before)
    ((who, _),) = (counts(several.engine) - before).items()
    with several.engine.begin() as connection:
        often = text("UPDATE rate_count SET count = 1000000 WHERE who = :who")
        connection.execute(often, {"who": who})
    for number in range(NUMBER_OF_PROGRAMS):
        with several.at(number, sender) as client:
            wait_until(lambda client=client: send(client, code) == 429)  # type: ignore[misc]
        with several.at(number, "198.51.100.8") as client:
            assert send(client, code) == 303


def counts(engine: Engine) -> Counter[str]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT who, count FROM rate_count WHERE kind = 'form'"))
        return Counter(dict(rows.all()))


def test_an_answer_through_one_is_on_the_beamer_of_another(several: Several) -> None:
    token = several.write(start_presentation, SLUG, several.meting.key, shared=True)
    with several.at(1) as beamer, several.at(0, "198.51.100.9") as client:
        before = beamer.get(f"/presentatie/{token}/stand").json()
        assert send(client, several.meting.code) == 303
        wait_until(
            lambda: beamer.get(f"/presentatie/{token}/stand").json()["joined"] != before["joined"]
        )


def test_a_public_page_shows_at_once_what_another_program_changed(several: Several) -> None:
    shared = several.write(save_shared_page, SLUG, SharedPage(open=True))
    code = shared.code
    with several.at(1) as reader:
        assert "Een nieuwe aanpak" not in reader.get(f"/i/{code}").text
        several.write(add_element, SLUG, aanpak("", "Een nieuwe aanpak"))
        assert "Een nieuwe aanpak" in reader.get(f"/i/{code}").text
        several.write(save_shared_page, SLUG, replace(shared, open=False))
        assert reader.get(f"/i/{code}").status_code == 404


def test_a_meting_that_closes_and_opens_elsewhere_does_so_here(several: Several) -> None:
    code, key = several.meting.code, several.meting.key
    with several.at(2, "198.51.100.10") as client:
        fields = {"token": form_token(client, code), "website": "", "q-kwijt": "Te laat."}
        several.write(set_meting_state, SLUG, key, MetingState.CLOSED)
        # Who has the page still open is told at once that it is too late.
        assert client.post(f"/v/{code}", data=fields).status_code == 410
        wait_until(lambda: client.get(f"/v/{code}").status_code == 410)
        several.write(set_meting_state, SLUG, key, MetingState.OPEN)
        wait_until(lambda: client.get(f"/v/{code}").status_code == 200)
        assert send(client, code) == 303


def test_who_works_at_another_program_is_seen_on_the_page(several: Several) -> None:
    els, piet = (
        add_somebody(several.engine, name, de_straat=Role.COORDINATOR) for name in ("els", "piet")
    )
    with page_at(several.address(0), els.token) as first:
        first.visit("overzicht", initiatief=SLUG)
        with page_at(several.address(1), piet.token) as second:
            second.visit("overzicht", initiatief=SLUG)
            assert "Els" in second.html


def test_a_page_of_the_dashboard_and_its_files_go_through_the_door(several: Several) -> None:
    """Also when the door leads a file to another program first, as after one was away."""
    els = add_somebody(several.engine, "truus", de_straat=Role.COORDINATOR)
    cookies = {"veranderverhaal": els.token}
    url = f"http://127.0.0.1:{several.plain}"
    with page_at(url, els.token) as page:
        assert page.visit("overzicht", initiatief=SLUG).title
        page.visit("delen", initiatief=SLUG)
        with httpx.Client(base_url=url, cookies=cookies, timeout=SECONDS) as client:
            client.get("/app/_stcore/health")
            put_there = {put(client, page.session, address) for address in SOMEWHERE}
            told = {get(client, page.file, address) for address in SOMEWHERE}
    assert (put_there, told) == ({204}, {200})
    assert "101" in several.door.websocket(f"Cookie: __Host-veranderverhaal={els.token}")


def get(client: httpx.Client, path: str, address: str) -> int:
    return client.get(path, headers={"X-Forwarded-For": address}).status_code


def put(client: httpx.Client, session: str, address: str) -> int:
    """The status of an upload that comes from this address."""
    mark = client.cookies.get("_streamlit_xsrf", "") or ""
    path = f"/app/_stcore/upload_file/{session}/{address}"
    headers = {"X-Xsrftoken": mark, "X-Forwarded-For": address}
    return client.put(path, files={"file": ("a.csv", b"a;b\n1;2\n")}, headers=headers).status_code


@pytest.mark.long_form
def test_when_programs_are_killed_under_a_crowd_all_thanked_are_there_and_nobody_sees_an_error(
    several: Several, size: Callable[[Any, Any], Any]
) -> None:
    people, kills = size((16, 1), (64, 12))
    fill_in = fill_in_all_of(EVERY_KIND)
    with crowd_at(several.plain, several.meting.code, fill_in, people=people) as crowd:
        for number in range(kills):
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 2 * people)
            program = several.programs[number % NUMBER_OF_PROGRAMS]
            program.kill()
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 2 * people)
            begin(program, several.fork, several.folder, several.url)
            wait_until(program.is_well, SECONDS_TO_START)
        ledger = crowd.finish()
    for program in several.programs:
        program.kill()
    assert ledger.strange == []
    check_kept(several, ledger)


def check_kept(several: Several, ledger: Ledger) -> None:
    """What was thanked for is there once, and the numbers are right."""
    with several.engine.connect() as connection:
        asked = text("SELECT token FROM response WHERE meting = :key AND token IS NOT NULL")
        kept = Counter(connection.execute(asked, {"key": several.meting.key}).scalars())
    assert [one.mark for one in ledger.thanked if kept[hash_token(one.token)] != 1] == []
    assert len(ledger.thanked) == len([one for one in ledger.forms if one.posts])
    with reading(several.engine) as session:
        assert list(find_miscounts(SLUG, session=session)) == []
    print(dict(thanked=len(ledger.thanked), **{str(k): v for k, v in ledger.outcomes.items()}))
