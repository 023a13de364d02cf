"""The public page at /i/<code>: what was made public, without a script, and gone when withdrawn."""

import gzip
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import httpx
import pytest
from starlette.testclient import TestClient

from dashboard.sharing import gather_shared
from sample_data.loader import load_sample
from storage.commands import close_shared_page, import_bundle, remove_initiatief, save_element
from storage.commands.showing import add_citaat, remove_citaat, save_shared_page
from storage.queries import load_listing
from storage.showcase_queries import load_shared_page
from tests.kept import read, write
from tests.presentation.poster_samples import story
from tests.web.html_check import problems_in
from veranderverhaal.citaat import Citaat, Purpose
from veranderverhaal.model import FOUR_LAYERS
from veranderverhaal.shared_page import PublicQuestion, SharedPage

SLUG, METING = "het-badhuis", "bewonersonderzoek"
KNOWN, OPEN_QUESTION = "kennen", "stellingen-what-else"
TODAY = datetime.now(UTC).date()
LARGEST_PAGE = 100_000  # bytes, everything it needs included


class Public:
    """The page of Het Badhuis, opened to everybody."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        write(import_bundle, replace(load_sample(SLUG), citaten=()))
        self.code = self.keep(open=True, questions=(PublicQuestion(METING, KNOWN),)).code

    def keep(self, **changes: object) -> SharedPage:
        known = read(load_shared_page, SLUG)
        kept: SharedPage = write(save_shared_page, SLUG, replace(known, **changes))
        return kept

    def get(self, file: str = "", **headers: str) -> httpx.Response:
        return self.client.get(f"/i/{self.code}{file}", headers=headers)

    @property
    def text(self) -> str:
        return self.get().text


@pytest.fixture
def public(client: TestClient) -> Public:
    return Public(client)


def cited(text: str, *purposes: Purpose, **fields: object) -> Citaat:
    given = {"agreed_on": date(2026, 1, 1), "role": "bewoner"} | fields
    return Citaat("", text, purposes=purposes, **given)  # type: ignore[arg-type]


def test_the_page_tells_the_story_the_facts_and_what_was_made_public(public: Public) -> None:
    text = public.text
    for told in ("Het Badhuis", "Samen activiteiten organiseren", "1.825", "vaste huurders"):
        assert told in text
    assert "81 van de 111 mensen (73%)" in text
    assert "64%" in text
    assert "80%" in text
    assert "(64–80%)" in text
    assert "Tussen haakjes staat wat een getal door toeval ook had kunnen zijn" in text
    assert "111 antwoorden, mei – juni 2022. Verzonnen antwoorden" in text
    assert "<svg" in text


def test_a_question_that_was_not_chosen_is_nowhere(public: Public) -> None:
    assert "praatje" not in public.text
    public.keep(questions=(PublicQuestion(METING, "praatje"),))
    assert "praatje" in public.text
    assert "81 van de 111" not in public.text


def test_open_answers_are_never_public(public: Public) -> None:
    public.keep(questions=(PublicQuestion(METING, OPEN_QUESTION),))
    assert "Wat speelde nog meer mee" not in public.text
    assert "Wat kwam eruit?" not in public.text


def test_the_page_is_valid_light_and_needs_no_script(public: Public) -> None:
    public.keep(questions=every_question())
    answer = public.get()
    assert problems_in(without_diagram(answer.text)) == []
    assert "style=" not in answer.text
    assert "<script" not in answer.text
    assert 'href="/assets' not in answer.text
    assert len(answer.content) + len(public.get("/logo.png").content) < LARGEST_PAGE
    policy = answer.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


def without_diagram(text: str) -> str:
    """A drawing has a title and names of its own."""
    return re.sub(r"<svg xmlns.*?</svg>", "", text, flags=re.DOTALL)


def every_question() -> tuple[PublicQuestion, ...]:
    sample = load_sample(SLUG)
    return tuple(
        PublicQuestion(METING, question.key)
        for vragenlijst in sample.vragenlijsten
        for question in vragenlijst.questions
    )


def test_everything_it_needs_comes_from_itself(public: Public) -> None:
    needed = re.findall(r'(?:src|href)="([^"#]+)"', public.text)
    assert {one for one in needed if one != "data:,"} == {
        f"/i/{public.code}/logo.png",
        f"/i/{public.code}/poster.pdf",
    }


def test_search_engines_stay_away_unless_asked(public: Public) -> None:
    answer = public.get()
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert 'name="robots" content="noindex' in answer.text
    public.keep(indexed=True)
    answer = public.get()
    assert "x-robots-tag" not in answer.headers
    assert "noindex" not in answer.text


@pytest.mark.parametrize("file", ["", "/poster.pdf", "/logo.png"])
def test_it_is_gone_the_moment_it_is_withdrawn(public: Public, file: str) -> None:
    assert public.get(file).status_code == 200
    assert public.get(file).headers["cache-control"] == "no-store"
    write(close_shared_page, SLUG)
    assert public.get(file).status_code == 404
    public.keep(open=True)
    assert public.get(file).status_code == 200
    write(remove_initiatief, SLUG)
    assert public.get(file).status_code == 404


@pytest.mark.parametrize("code", ["bestaatniet", "a" * 41, "a'; --", "%2e%2e", "ABCDEFGH"])
def test_another_code_opens_nothing(public: Public, code: str) -> None:
    assert public.client.get(f"/i/{code}").status_code in (400, 404)


def test_a_change_of_the_story_shows_at_once(public: Public) -> None:
    assert "Nieuw begin" not in public.text
    element = read(load_listing, SLUG).veranderverhaal.elements[0]
    write(save_element, SLUG, replace(element, title="Nieuw begin"))
    assert "Nieuw begin" in public.text


def test_a_citaat_is_there_with_leave_for_the_website_only(public: Public) -> None:
    write(add_citaat, SLUG, cited("Alleen op de poster.", Purpose.POSTER))
    kept = write(add_citaat, SLUG, cited("Ook op het web.", Purpose.WEBSITE))
    write(add_citaat, SLUG, cited("Voorbij.", Purpose.WEBSITE, until=date(2026, 1, 2)))
    assert "Ook op het web." in public.text
    assert "Alleen op de poster." not in public.text
    assert "Voorbij." not in public.text
    write(remove_citaat, SLUG, kept.key)
    assert "Ook op het web." not in public.text


def test_what_people_typed_is_never_part_of_the_page_itself(public: Public) -> None:
    element = read(load_listing, SLUG).veranderverhaal.elements[0]
    hostile = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    write(save_element, SLUG, replace(element, title=hostile, explanation=hostile))
    write(add_citaat, SLUG, cited(hostile, Purpose.WEBSITE))
    assert "<script" not in public.text
    assert "<img src=x" not in public.text
    assert "&lt;script&gt;" in public.text
    assert problems_in(without_diagram(public.text)) == []


def test_the_poster_is_a_pdf_with_what_is_public_only(public: Public) -> None:
    answer = public.get("/poster.pdf")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-disposition"] == 'attachment; filename="poster-het-badhuis.pdf"'


def test_the_qr_code_of_the_poster_leads_to_where_others_can_come(public: Public) -> None:
    assert gather_shared(public.code, "https://voorbeeld.nl").poster.link == (
        f"https://voorbeeld.nl/i/{public.code}"
    )
    assert gather_shared(public.code, "http://127.0.0.1:8501").poster.link == ""


def test_nothing_of_who_asks_stands_on_the_page(public: Public) -> None:
    """A host that somebody made up ends on no page that others get."""
    public.get(host="boos.example")
    assert "boos.example" not in public.text
    assert public.get(host='x"><script>').status_code in (200, 400)


def test_the_page_is_closed_until_somebody_opens_it(client: TestClient) -> None:
    write(import_bundle, load_sample(SLUG))
    kept = write(save_shared_page, SLUG, SharedPage())
    assert client.get(f"/i/{kept.code}").status_code == 404


def test_a_large_story_stays_light_as_it_is_sent(public: Public) -> None:
    """Sixty-four cards, each joined with all of the next layer, and every question."""
    titles = {
        layer: [f"Een lange titel met nummer {n}" for n in range(16)] for layer in FOUR_LAYERS
    }
    large = story(titles, explanation="Dat doen we al jaren samen met de buurt. " * 3)
    bundle = replace(load_sample(SLUG), veranderverhaal=large, citaten=())
    slug = write(import_bundle, bundle).slug
    shared = SharedPage(open=True, questions=every_question())
    code = write(save_shared_page, slug, shared).code
    answer = public.client.get(f"/i/{code}", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.content)) < LARGEST_PAGE
    assert len(answer.content) < 2 * LARGEST_PAGE
    assert "Het schema is te groot voor deze pagina." in answer.text
