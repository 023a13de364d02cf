"""The public page asked often, by many, or with made-up hosts: little work, little room."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sample_data.loader import load_sample
from storage.commands import import_bundle
from storage.commands.showing import save_shared_page
from storage.finding import NotFound
from storage.showcases import load_public_story
from tests.kept import read, write
from veranderverhaal.public_story import PublicStory
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import Showcase
from web.shared import (
    MOST_HOSTS,
    MOST_KEPT,
    SECONDS_BETWEEN_ANSWERS,
    Ready,
    SharedDesk,
    SharedRoutes,
    keep,
    shared_routes,
)

CODE = "abcdefgh"


class Desk:
    """Counts what it is asked for."""

    def __init__(self, story: PublicStory) -> None:
        self.story = story
        self.stamp, self.changes, self.is_open = 1, 1, True
        self.gathered: list[str] = []
        self.posters = 0

    def find_stamp(self, code: str) -> tuple[int, int]:
        if not self.is_open:
            raise NotFound(code)
        return self.stamp, self.changes

    def gather(self, code: str, base: str) -> PublicStory:
        self.gathered.append(base)
        return replace(self.story, code=code)

    def make_poster(self, _showcase: Showcase) -> bytes:
        self.posters += 1
        return b"%PDF"

    def desk(self) -> SharedDesk:
        return SharedDesk(self.find_stamp, self.gather, self.make_poster)


@pytest.fixture
def desk(client: TestClient) -> Desk:
    write(import_bundle, load_sample("het-badhuis"))
    code = write(save_shared_page, "het-badhuis", SharedPage(open=True)).code
    today = datetime.now(UTC).date()
    return Desk(read(load_public_story, code, today=today))


@pytest.fixture
def asking(desk: Desk) -> TestClient:
    return TestClient(Starlette(routes=shared_routes(desk.desk())))


def test_a_page_that_is_asked_often_is_made_once(desk: Desk, asking: TestClient) -> None:
    for _ in range(50):
        assert asking.get(f"/i/{CODE}").status_code == 200
    assert asking.get(f"/i/{CODE}/logo.png").status_code == 200
    assert len(desk.gathered) == 1


def test_a_change_shows_at_once_but_answers_that_keep_coming_wait_a_moment(desk: Desk) -> None:
    seconds = 0.0
    routes = SharedRoutes(desk.desk(), clock=lambda: seconds)
    for _ in range(5):
        desk.stamp += 1
        routes._ready(CODE)
    assert len(desk.gathered) == 1
    seconds = SECONDS_BETWEEN_ANSWERS
    routes._ready(CODE)
    assert len(desk.gathered) == 2
    desk.stamp, desk.changes = desk.stamp + 1, desk.changes + 1
    routes._ready(CODE)
    assert len(desk.gathered) == 3


def test_a_page_is_gone_at_once_however_young(desk: Desk, asking: TestClient) -> None:
    files = ("", "/logo.png", "/poster.pdf")
    assert {asking.get(f"/i/{CODE}{one}").status_code for one in files} == {200}
    desk.is_open = False
    assert {asking.get(f"/i/{CODE}{one}").status_code for one in files} == {404}
    assert {asking.head(f"/i/{CODE}{one}").status_code for one in files} == {404}


def test_made_up_hosts_get_no_posters_of_their_own(desk: Desk, asking: TestClient) -> None:
    for number in range(10):
        answer = asking.get(f"/i/{CODE}/poster.pdf", headers={"host": f"a{number}.example"})
        assert answer.content == b"%PDF"
    assert desk.posters == MOST_HOSTS + 1
    assert asking.head(f"/i/{CODE}/poster.pdf").status_code == 200


def test_pages_that_nobody_asks_for_any_more_make_room(desk: Desk) -> None:
    made = SharedRoutes(desk.desk())._ready(CODE)
    shelf: dict[str, Ready] = {}
    codes = [str(number) for number in range(MOST_KEPT + 3)]
    for code in (*codes, codes[-2]):
        keep(shelf, code, made)
    assert [*shelf] == [*codes[3:-2], codes[-1], codes[-2]]


def test_nothing_may_be_kept_by_others(asking: TestClient) -> None:
    answer = asking.get(f"/i/{CODE}", headers={"if-none-match": "*"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
