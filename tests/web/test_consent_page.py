"""The page of one person: exactly what others see, each place apart, and gone when taken back."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import httpx
import pytest
from PIL import Image
from starlette.testclient import TestClient

from dashboard.today import today
from presentation.photo import clean_photo
from storage.commands import (
    add_citaat,
    import_bundle,
    put_back_citaat,
    remove_citaat,
    save_citaat,
)
from storage.commands.consent import make_consent_link
from storage.commands.showing import save_shared_page
from storage.showcase_queries import list_citaten
from tests.kept import read, write
from tests.stories import small_bundle
from tests.web.html_check import problems_in
from veranderverhaal.citaat import Citaat, Naming, Purpose
from veranderverhaal.shared_page import SharedPage

SLUG = "de-straat"
GIVEN = Citaat(
    *("", "Papaver <b>bloeit</b>.", "Fatma", "bewoner"),
    story="Eerst niet.",
    photo_words="Een tuin",
    theme="Weer buiten",
    effect=small_bundle().veranderverhaal.elements[-1].key,
)
YES = {"may": ["website"], "photo": "ja", "naming": "first", "speaker": "Fatma", "months": "12"}


def jpeg() -> bytes:
    target = BytesIO()
    Image.new("RGB", (8, 8), "red").save(target, "JPEG")
    return clean_photo(target.getvalue())


class Person:
    """Whoever said it, with the link on a telephone of their own."""

    def __init__(self, client: TestClient, address: str) -> None:
        self.client, self.address = client, address

    def get(self, at: str = "") -> httpx.Response:
        return self.client.get(f"{self.address}{at}")

    def send(self, at: str = "", **given: object) -> httpx.Response:
        shown = self.get(at or "/opnieuw").text
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown))
        return self.client.post(f"{self.address}{at}", data={**hidden, **given})

    @property
    def citaat(self) -> Citaat:
        return next(one for one in read(list_citaten, SLUG) if not one.made_up)


@pytest.fixture
def person(client: TestClient) -> Iterator[Person]:
    write(import_bundle, small_bundle(logo=None))
    kept = write(add_citaat, SLUG, GIVEN, photo=jpeg())
    token = write(make_consent_link, SLUG, kept.key, today=today())
    return Person(client, f"/toestemming/{token}")


def test_it_shows_exactly_what_others_see_and_nothing_is_ticked(person: Person) -> None:
    answer = person.get()
    assert problems_in(answer.text) == []
    seen = ("Papaver &lt;b&gt;bloeit&lt;/b&gt;.", "Eerst niet.", "Fatma, bewoner", "Een tuin")
    around = ("Weer buiten", small_bundle().veranderverhaal.elements[-1].title)
    for told in (*seen, *around):
        assert told in answer.text
    assert "data:image/jpeg;base64," in answer.text
    assert re.findall(r'name="(?:may|naming|photo)"[^>]* checked', answer.text) == []
    assert "jonger dan 16" in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'none'" in answer.headers["content-security-policy"] or (
        "<script></script>" in answer.text
    )


def test_who_agrees_sees_what_was_agreed_and_takes_it_back_in_two_steps(person: Person) -> None:
    assert person.send(choice="ja", **YES).status_code == 303
    agreed = person.citaat
    assert (agreed.purposes, agreed.naming) == ((Purpose.WEBSITE,), Naming.FIRST)
    told = person.get().text
    assert problems_in(told) == []
    assert "Dankjewel" in told
    assert "op een website" in told
    assert "op sociale media" not in told
    sure = person.get("/intrekken").text
    assert problems_in(sure) == []
    assert person.citaat.withdrawn_on is None
    assert person.send("/intrekken").status_code == 303
    assert person.citaat.withdrawn_on == today()
    assert "ingetrokken" in person.get().text
    assert "Papaver" not in person.get().text


HALF = (
    ({"may": []}, "minstens één plek"),
    ({"photo": ""}, "je foto erbij"),
    ({"naming": "x"}, "welke naam"),
    ({"speaker": ""}, "Vul de naam in"),
    ({"months": "9999"}, "hoe lang"),
)


def test_half_a_choice_is_asked_again_and_nothing_typed_is_lost(person: Person) -> None:
    for given, told in HALF:
        answer = person.send(choice="ja", **{**YES, "speaker": "Roos", **given})
        assert answer.status_code == 400
        assert told in answer.text
        assert problems_in(answer.text) == []
        assert 'value="Roos"' in answer.text or "speaker" in given
    assert person.citaat.agreed_on is None


def test_no_thanks_needs_no_reason_and_the_photo_can_stay_out(person: Person) -> None:
    person.send(choice="ja", **{**YES, "photo": "nee"})
    assert person.citaat.photo == ""
    assert person.send(choice="nee").status_code == 303
    assert person.citaat.withdrawn_on == today()
    assert "staan je woorden nergens meer" in person.get().text


def test_who_never_said_yes_hears_that_the_words_stand_nowhere(person: Person) -> None:
    assert person.send(choice="nee").status_code == 303
    told = person.get().text
    assert "Je woorden staan nergens." in told
    assert "nergens meer" not in told


def test_another_site_an_old_page_and_another_text_agree_to_nothing(person: Person) -> None:
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', person.get().text))
    forged = {**YES, **hidden, "csrf": "x", "choice": "ja"}
    assert person.client.post(person.address, data=forged).status_code == 400
    assert person.client.post(f"{person.address}/intrekken", data={}).status_code == 400
    write(save_citaat, SLUG, replace(person.citaat, text="Iets anders."))
    late = person.client.post(person.address, data={**YES, **hidden, "choice": "ja"})
    assert late.status_code == 400
    assert "Iets anders." in late.text
    assert (person.citaat.agreed_on, person.citaat.withdrawn_on) == (None, None)


def test_a_link_to_what_is_not_there_opens_nothing(person: Person) -> None:
    for address in ("/toestemming/x", f"/toestemming/{'x' * 80}", f"{person.address}x"):
        assert person.client.get(address).status_code == 404
    assert person.client.post("/toestemming/x", data={"choice": "ja"}).status_code == 404


def test_who_agreed_can_take_it_back_when_it_was_removed_too(person: Person) -> None:
    person.send(choice="ja", **YES)
    key = person.citaat.key
    write(remove_citaat, SLUG, key)
    for at in ("", "/opnieuw"):
        told = person.get(at)
        assert (told.status_code, problems_in(told.text)) == (200, [])
        assert "Dit is weggehaald" in told.text
        assert "Ja, dit mag" not in told.text
    assert person.send("/intrekken").status_code == 303
    assert "ingetrokken" in person.get().text
    write(put_back_citaat, SLUG, key)
    assert person.citaat.withdrawn_on == today()


def test_an_example_with_a_link_is_found_too(client: TestClient) -> None:
    write(import_bundle, small_bundle(logo=None))
    example = write(add_citaat, SLUG, Citaat("", "Een voorbeeld.", made_up=True))
    token = write(make_consent_link, SLUG, example.key, today=today())
    assert client.get(f"/toestemming/{token}").status_code == 200


def test_a_portret_is_on_the_public_page_until_it_is_taken_back(person: Person) -> None:
    code = write(save_shared_page, SLUG, SharedPage(open=True)).code
    photo = f"/i/{code}/foto/{person.citaat.photo}.jpg"
    assert person.client.get(photo).status_code == 404
    assert "Papaver" not in person.client.get(f"/i/{code}").text
    person.send(choice="ja", **YES)
    shown = person.client.get(f"/i/{code}")
    assert problems_in(re.sub(r"<svg xmlns.*?</svg>", "", shown.text, flags=re.DOTALL)) == []
    assert f'src="{photo}" alt="Een tuin"' in shown.text
    assert "Eerst niet." in shown.text
    found = person.client.get(photo)
    assert (found.content, found.headers["content-type"]) == (jpeg(), "image/jpeg")
    assert found.headers["cache-control"] == "no-store"
    person.send("/intrekken")
    assert person.client.get(photo).status_code == 404
    assert "Papaver" not in person.client.get(f"/i/{code}").text
