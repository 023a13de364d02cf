"""The pages of a bijeenkomst: the beamer, the remote, and what they may change."""

import re
from collections.abc import Iterator

import httpx
import pytest
from starlette.testclient import TestClient

from dashboard.data import close_response_writer, response_writer
from storage.commands import remove_meting, set_meting_state
from storage.commands.presentations import start_presentation
from storage.presentation_queries import Presentation, load_presentation
from storage.responses import Arrival
from tests.kept import read, write
from tests.web.forms import SLUG, open_form
from veranderverhaal.meting import Meting, MetingState, Response
from web import presentatie_shelf

PAGES = ("", "/afstand", "/schermen", "/stand")
LARGEST_STAND = 250  # bytes


class Beamer:
    """A presentation of an open meting, steered by hand."""

    def __init__(self, client: TestClient, meting: Meting, *, shared: bool = False) -> None:
        self.client, self.meting = client, meting
        self.token: str = write(start_presentation, SLUG, meting.key, shared=shared)

    @property
    def address(self) -> str:
        return f"/presentatie/{self.token}"

    def open(self, page: str = "", **headers: str) -> httpx.Response:
        return self.client.get(self.address + page, headers=headers)

    def signed(self) -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.open("/afstand").text)
        assert found is not None
        return found[1]

    def steer(self, query: str = "", **fields: str) -> httpx.Response:
        data = {"token": self.signed(), **fields}
        return self.client.post(self.address + query, data=data)

    def stands(self) -> Presentation:
        found: Presentation = read(load_presentation, self.token)
        return found

    def at(self) -> tuple[int, bool, bool]:
        now = self.stands()
        return now.position, now.revealed, now.dark

    def answer(self, many: int, start: int = 0) -> None:
        for number in range(start, start + many):
            answers = {"s1": (str(number % 5 + 1),), "yn": ("yes",), "op": (f"Tekst {number}.",)}
            arrival = Arrival(self.meting.code, f"t{number}", Response(answers, week="2026-W20"))
            response_writer().keep(arrival)


@pytest.fixture
def beamer(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Beamer]:
    monkeypatch.setattr(presentatie_shelf, "SECONDS_BEFORE_LOOKING", 0.0)
    yield Beamer(client, open_form())
    close_response_writer()


def test_the_beamer_begins_with_the_name_and_nothing_else_to_see(beamer: Beamer) -> None:
    page = beamer.open()
    assert page.status_code == 200
    seen = [one for one in re.findall(r"<section[^>]*>", page.text) if " hidden" not in one]
    assert len(seen) == 1
    assert 'class="screen title"' in seen[0]
    assert ">Het Badhuis</h1>" in page.text


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_kept_found_framed_or_fetched_from_elsewhere(beamer: Beamer, page: str) -> None:
    headers = beamer.open(page).headers
    assert headers["cache-control"] == "no-store"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("page", PAGES[:3])
def test_no_style_or_script_stands_in_a_page(beamer: Beamer, page: str) -> None:
    beamer.answer(40)
    text = beamer.open(page).text
    assert " style=" not in text
    assert not re.search(r"<(style|script)(?![^>]* src=)", text)
    assert not re.search(r"\son\w+=", text)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("token", ["nergens", "a" * 500, "%C3%28", "a b", "é"])
def test_an_unknown_token_gets_a_friendly_dutch_404(
    client: TestClient, token: str, page: str
) -> None:
    response = client.get(f"/presentatie/{token}{page}")
    assert response.status_code == 404
    assert '<html lang="nl">' in response.text


def test_a_presentation_of_a_meting_that_was_removed_is_over(beamer: Beamer) -> None:
    write(remove_meting, SLUG, beamer.meting.key)
    response = beamer.open()
    assert response.status_code == 404
    assert "Deze bijeenkomst is er niet (meer)" in response.text


def test_the_remote_works_without_a_script(beamer: Beamer) -> None:
    response = beamer.steer("?zonder=2.5", to="2.0", dark="1")
    assert response.status_code == 303
    assert response.headers["location"] == f"{beamer.address}/afstand?zonder=2.5"
    assert beamer.at() == (2, False, True)
    page = beamer.client.get(response.headers["location"]).text
    assert "Maak het scherm licht" in page
    assert '<form method="post"' in page


def test_the_remote_says_what_is_on_screen_and_what_is_next(beamer: Beamer) -> None:
    beamer.answer(40)
    beamer.steer(to="2.0")
    page = beamer.open("/afstand").text
    now = page.partition('<p class="what">')[2].partition("<")[0]
    assert now
    assert "Hierna: De balken van deze vraag." in page
    beamer.steer(to="2.1")
    assert "Verberg de balken" in beamer.open("/afstand").text


def test_only_a_page_of_this_presentation_may_steer_it(beamer: Beamer) -> None:
    other = Beamer(beamer.client, beamer.meting)
    for token in ("", "x", other.signed(), beamer.signed()[:-1]):
        assert beamer.steer(to="3.0", token=token).status_code == 400
    assert beamer.at() == (0, False, False)


def test_another_site_that_knows_no_token_changes_nothing(beamer: Beamer) -> None:
    headers = {"origin": "http://elders.example"}
    beamer.client.post(beamer.address, data={"to": "3.0"}, headers=headers)
    assert beamer.at() == (0, False, False)


@pytest.mark.parametrize(
    "to", ["-1.0", "99999.0", "999999999999.1", "3", "3.2", "3.", ".1", "x.1", "²³.1", "3.1.1", ""]
)
def test_a_place_that_is_not_there_changes_nothing(beamer: Beamer, to: str) -> None:
    assert beamer.steer(to=to, dark="x").status_code == 303
    assert beamer.at() == (0, False, False)


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"x" * 5000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 400),
        (b"\xff\xfe%zz", "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_of_ours_is_refused(
    beamer: Beamer, body: bytes, media_type: str, status: int
) -> None:
    headers = {"content-type": media_type}
    response = beamer.client.post(beamer.address, content=body, headers=headers)
    assert response.status_code == status
    assert beamer.at() == (0, False, False)


@pytest.mark.parametrize("host", ["<script>", "a" * 300, "x y"])
def test_a_strange_host_comes_on_no_screen(beamer: Beamer, host: str) -> None:
    page = Beamer(beamer.client, beamer.meting, shared=True).open("", host=host)
    assert "<script>" not in page.text
    assert page.status_code in (200, 400)


@pytest.mark.parametrize("left_out", ["1.2.3", "x", "99999999", "." * 5000, "%3Cb%3E", "²"])
def test_any_choice_of_results_is_a_page(beamer: Beamer, left_out: str) -> None:
    for page in PAGES:
        response = beamer.open(f"{page}?zonder={left_out}")
        assert response.status_code == 200
        assert "<b>" not in response.text


def test_the_screens_travel_packed_and_the_stand_as_it_is(beamer: Beamer) -> None:
    packed = beamer.open("/schermen", **{"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"  # by Streamlit's own App
    assert packed.num_bytes_downloaded < len(packed.content) / 3
    assert "content-encoding" not in beamer.open("/stand").headers


def test_the_stand_is_tiny_and_nothing_at_all_when_nothing_changed(beamer: Beamer) -> None:
    first = beamer.open("/stand")
    assert len(first.content) <= LARGEST_STAND
    again = beamer.open("/stand", **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    beamer.steer(to="3.1")
    moved = beamer.open("/stand", **{"if-none-match": first.headers["etag"]})
    assert moved.status_code == 200
    assert (moved.json()["at"], moved.json()["revealed"]) == (3, True)


def test_the_beamer_gets_the_stand_back_when_it_steers(beamer: Beamer) -> None:
    data = {"token": beamer.signed(), "to": "4.1"}
    headers = {"accept": "application/json"}
    response = beamer.client.post(beamer.address, data=data, headers=headers)
    assert response.json()["at"] == 4


def test_the_bars_grow_by_five_and_the_count_by_one(beamer: Beamer) -> None:
    beamer.answer(9)
    before = beamer.open("/stand").json()
    assert before["joined"] == "9 mensen deden mee; de balken komen vanaf 10 antwoorden."
    beamer.answer(11, start=9)
    grown = beamer.open("/stand").json()
    assert grown["joined"] == "20 mensen deden mee; de balken laten er 15 zien."
    assert grown["version"] != before["version"]
    beamer.answer(3, start=20)
    waiting = beamer.open("/stand").json()
    assert waiting["joined"] == "23 mensen deden mee; de balken laten er 15 zien."
    assert waiting["version"] == grown["version"]


def test_too_few_answers_leave_no_trace_on_the_page(beamer: Beamer) -> None:
    beamer.answer(9)
    for page in ("", "/schermen"):
        text = beamer.open(page).text
        assert "Tekst" not in text
        assert "%<" not in text
        assert not re.search(
            r'<rect x="[^>]*width="[1-9][\d.]*%" height="100%" class="tone-s', text
        )


def test_a_closed_meting_has_no_screen_to_join(beamer: Beamer) -> None:
    beamer.answer(40)
    write(set_meting_state, SLUG, beamer.meting.key, MetingState.CLOSED)
    section = re.search(r'<section class="screen join"[^>]*>', beamer.open().text)
    assert section is not None
    assert 'data-out="1"' in section[0]


def test_what_people_wrote_is_text_and_nothing_else(beamer: Beamer) -> None:
    for number in range(40):
        hostile = {"op": (f"<script>alert({number})</script>",), "s1": ("4",)}
        arrival = Arrival(beamer.meting.code, f"h{number}", Response(hostile, week="2026-W20"))
        response_writer().keep(arrival)
    write(set_meting_state, SLUG, beamer.meting.key, MetingState.CLOSED)
    text = beamer.open().text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
