"""What a respondent gets: the form, the thanks, or a friendly word."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

import app
from presentation.colours import theme_colours
from storage.commands import remove_meting, save_vragenlijst, set_meting_state
from storage.meting_queries import load_vragenlijst
from tests.kept import read, write
from tests.web.form_client import Respondent, respond_to, token_in
from tests.web.forms import SLUG, TEN_STELLINGEN, count, kept_responses
from veranderverhaal.meting import Channel, MetingState
from veranderverhaal.vragenlijst import LANGUAGES, Vragenlijst
from web.form_page import blank_page, style


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


def set_state(respondent: Respondent, state: MetingState) -> None:
    write(set_meting_state, SLUG, respondent.meting.key, state)


def test_what_is_sent_is_kept_as_it_was_given(respondent: Respondent) -> None:
    given = {
        "q-s1": "4",
        "q-yn": "dk",
        "q-gr": "8",
        "q-la": "o3",
        "q-so": ["o4", "o1"],
        "q-ra.0": "2",
        "q-ra.1": "",
        "q-ra.2": "1",
        "q-nu": "1",
        "q-op": "Fijn!\r\nEcht waar.",
        "helped": "1",
    }
    assert respondent.send(given, "tr").status_code == 303
    (kept,) = kept_responses(respondent.meting)
    assert kept.answers == {
        "s1": ("4",),
        "yn": ("dk",),
        "gr": ("8",),
        "la": ("o3",),
        "so": ("o1", "o4"),
        "ra": ("o3", "o1"),
        "nu": ("1",),
        "op": ("Fijn!\nEcht waar.",),
    }
    assert (kept.language, kept.helped, kept.channel, kept.person) == ("tr", True, Channel.LINK, "")


def test_who_has_sent_is_thanked_and_the_next_person_can_begin(respondent: Respondent) -> None:
    sent = respondent.send({"q-s1": "4"}, "en")
    thanks = respondent.client.get(sent.headers["location"])
    assert thanks.status_code == 200
    assert "Thank you for your answers!" in thanks.text
    assert "tot snel in het Badhuis!" in thanks.text
    assert f'<a class="button" href="{respondent.address}">Next person</a>' in thanks.text


def test_the_same_form_sent_again_counts_once(respondent: Respondent) -> None:
    token = respondent.token()
    outcomes = [respondent.send({"q-s1": "4"}, token=token).status_code for _ in range(3)]
    assert (outcomes, count(respondent.meting)) == ([303, 303, 303], 1)


def test_other_answers_from_the_same_page_are_not_thanked_and_count_when_sent_again(
    respondent: Respondent,
) -> None:
    """Somebody went back to the page of another, or changed an answer after all."""
    token = respondent.token()
    respondent.send({"q-s1": "4"}, token=token)
    refused = respondent.send({"q-s1": "5", "q-gr": "7"}, "en", token=token)
    assert (refused.status_code, count(respondent.meting)) == (409, 1)
    assert "Answers were sent from this page before. Those were kept." in refused.text
    assert 'name="q-gr" value="7" checked' in refused.text
    assert respondent.send({"q-s1": "5"}, token=token_in(refused)).status_code == 303
    assert [one.answers["s1"] for one in kept_responses(respondent.meting)] == [("4",), ("5",)]
    assert respondent.send({"q-s1": "4"}, token=token).status_code == 303


def test_two_people_count_twice(respondent: Respondent) -> None:
    respondent.send({"q-s1": "4"})
    respondent.send({"q-s1": "4"})
    assert count(respondent.meting) == 2


def test_a_refused_form_comes_back_with_its_answers_and_what_is_wrong(
    respondent: Respondent,
) -> None:
    given = {
        "q-s1": "3",
        "q-ra.0": "1",
        "q-ra.1": "1",
        "q-nu": "99",
        "q-op": "\n<b>&hoi",
        "person-1": "Ans",
    }
    token = respondent.token()
    refused = respondent.send(given, token=token)
    assert refused.status_code == 400
    assert 'role="alert"' in refused.text
    assert '<a href="#v8">Vraag 8: Je koos een nummer twee keer.' in refused.text
    assert '<a href="#v9">Vraag 9: Dit getal kan hier niet.' in refused.text
    assert 'name="q-s1" value="3" id="v1" checked' not in refused.text
    assert 'name="q-s1" value="3" checked' in refused.text
    assert refused.text.count("<option selected>1</option>") == 2
    assert 'value="99"' in refused.text
    assert ">\n\n&lt;b&gt;&amp;hoi</textarea>" in refused.text
    assert 'name="person-1" value="Ans"' in refused.text
    assert token_in(refused) == token
    assert count(respondent.meting) == 0


def test_after_mending_it_the_same_form_is_kept(respondent: Respondent) -> None:
    refused = respondent.send({"q-nu": "99"})
    assert respondent.send({"q-nu": "9"}, token=token_in(refused)).status_code == 303


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"q-s1": ["1", "2"]}, "Kies één antwoord."),
        ({"q-so": ["o1", "dk"]}, "nooit samen met iets anders"),
        ({"q-nu": ["3", "dk"]}, "nooit samen met iets anders"),
        ({"q-s2": "dk"}, "Kies een antwoord uit de lijst."),
        ({"q-s1": "6"}, "Kies een antwoord uit de lijst."),
        ({"q-ra.0": "4"}, "Kies een antwoord uit de lijst."),
        ({"q-nu": "veel"}, "Schrijf een getal op, met cijfers."),
        ({"q-op": "x" * 2001}, "Je tekst is te lang."),
        ({}, "Je hebt nog niets ingevuld."),
        ({"q-nee": "1"}, "Je hebt nog niets ingevuld."),
        ({"q-s1": "1", "website": "http://x"}, "Het versturen lukte niet."),
    ],
)
def test_what_was_not_offered_is_refused_in_words(
    respondent: Respondent, given: dict[str, str], message: str
) -> None:
    refused = respondent.send(given)
    assert (refused.status_code, count(respondent.meting)) == (400, 0)
    assert message in refused.text


@pytest.mark.parametrize("token", ["", "x", "A" * 44])
def test_a_form_that_is_not_ours_keeps_its_answers_and_gets_a_new_token(
    respondent: Respondent, token: str
) -> None:
    refused = respondent.send({"q-gr": "7"}, token=token)
    assert (refused.status_code, count(respondent.meting)) == (400, 0)
    assert "Deze bladzijde was te oud of is veranderd." in refused.text
    assert 'name="q-gr" value="7" checked' in refused.text
    assert respondent.send({"q-gr": "7"}, token=token_in(refused)).status_code == 303


def test_a_form_of_before_a_change_is_shown_again(respondent: Respondent) -> None:
    token = respondent.token()
    kept = read(load_vragenlijst, SLUG, "alles")
    write_without_the_first_question(kept)
    refused = respondent.send({"q-s1": "4"}, token=token)
    assert (refused.status_code, count(respondent.meting)) == (400, 0)


def write_without_the_first_question(vragenlijst: Vragenlijst) -> None:
    first, *others = vragenlijst.sections
    first = replace(first, questions=first.questions[1:])
    changed = replace(vragenlijst, sections=(first, *others))
    write(save_vragenlijst, SLUG, changed, today=date(2026, 11, 21))


def test_rounds_are_linked_by_two_memories_of_which_only_a_hash_is_kept(
    respondent: Respondent,
) -> None:
    respondent.send({"q-s1": "4", "person-1": "Maria ", "person-2": "KERKSTRAAT"})
    respondent.send({"q-s1": "2", "person-1": "maria", "person-2": "Kerkstraat"})
    respondent.send({"q-s1": "2", "person-1": "maria", "person-2": ""})
    first, second, third = (one.person for one in kept_responses(respondent.meting))
    assert first == second != ""
    assert third == ""
    assert "maria" not in first.lower()


@pytest.mark.parametrize(
    ("state", "status", "words"),
    [
        (MetingState.CLOSED, 410, "Deze vragenlijst is gesloten"),
        (MetingState.DRAFT, 404, "Deze vragenlijst is nog niet open"),
    ],
)
def test_a_form_that_is_not_open_says_so(
    respondent: Respondent, state: MetingState, status: int, words: str
) -> None:
    token = respondent.token()
    set_state(respondent, state)
    shown = respondent.open()
    assert (shown.status_code, words in shown.text, "<form" in shown.text) == (status, True, False)
    assert respondent.send({"q-s1": "4"}, token=token).status_code == status
    assert count(respondent.meting) == 0


def test_a_form_that_is_opened_again_takes_answers(respondent: Respondent) -> None:
    set_state(respondent, MetingState.CLOSED)
    assert respondent.open().status_code == 410
    set_state(respondent, MetingState.OPEN)
    assert respondent.send({"q-s1": "4"}).status_code == 303


def test_a_removed_meting_is_not_found(respondent: Respondent) -> None:
    assert respondent.open().status_code == 200
    write(remove_meting, SLUG, respondent.meting.key)
    assert respondent.open().status_code == 404


@pytest.mark.parametrize("code", ["abcd2345", "zzz", "%20", "a" * 3000, "<script>", "ärger"])
@pytest.mark.parametrize("ending", ["", "/bedankt"])
def test_an_unknown_code_gets_a_friendly_page(client: TestClient, code: str, ending: str) -> None:
    shown = client.get(f"/v/{code}{ending}", headers={"accept-language": "pl"})
    assert shown.status_code == 404
    assert "Nie możemy znaleźć tej ankiety" in shown.text
    assert client.post(f"/v/{code}", data={"token": "x"}).status_code == 404


def test_a_code_in_capitals_is_the_same_code(respondent: Respondent) -> None:
    assert respondent.client.get(f"/v/{respondent.meting.code.upper()}").status_code == 200


def test_the_language_is_that_of_the_link_then_of_the_browser(respondent: Respondent) -> None:
    def language(parameters: str, accepted: str) -> str:
        headers = {"accept-language": accepted}
        text = respondent.client.get(respondent.address + parameters, headers=headers).text
        return text.split('<html lang="')[1][:2]

    assert language("?taal=ar", "pl") == "ar"
    assert language("", "fr, uk;q=0.5") == "uk"
    assert language("?taal=xx", "") == "nl"


def test_a_translation_shows_where_there_is_one_and_dutch_is_marked_elsewhere(
    respondent: Respondent,
) -> None:
    text = respondent.open("ar").text
    assert '<html lang="ar" dir="rtl">' in text
    assert "بفضل «بادهاوس»" in text
    assert '<span lang="nl" dir="ltr">Kom je hier elke week?</span>' in text
    assert "أقل من 25" in text
    assert '<span lang="nl" dir="ltr">25 tot 65</span>' in text
    assert "لا أوافق أبدًا" in text


def test_nothing_is_chosen_beforehand(respondent: Respondent) -> None:
    text = respondent.open().text
    assert " checked" not in text
    assert " selected" not in text
    assert "required" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compressed_page_is_the_same_page(language: str, respondent: Respondent) -> None:
    form = app.form_desk.source.load(respondent.meting.code)
    page = blank_page(form, language)
    plain = page.respond("a token", packed=False).body
    packed = page.respond("a token", packed=True).body
    assert zlib.decompress(packed, wbits=31) == plain
    assert plain.count(b"a token") == 1


def test_a_form_of_ten_stellingen_is_light(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for respondent in respond_to(client, monkeypatch, TEN_STELLINGEN):
        sizes = {one: int(respondent.open(one).headers["content-length"]) for one in LANGUAGES}
        assert max(sizes.values()) <= 7_000
        # And for what asks for a page that is not compressed:
        plain = client.get(respondent.address, headers={"accept-encoding": "identity"})
        assert len(plain.content) <= 20_000


def test_the_style_is_that_of_the_theme(respondent: Respondent) -> None:
    form = app.form_desk.source.load(respondent.meting.code)
    assert style(theme_colours(form.initiatief)) in respondent.open().text
