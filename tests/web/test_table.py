"""The table of a bijeenkomst: who may sit at it, what is kept of what is typed, and what is not."""

import pytest
from starlette.testclient import TestClient

import app
from storage.bijeenkomst_queries import load_bijeenkomst_notes
from storage.presentation_queries import load_presentation
from tests.kept import read
from tests.web.conftest import make_client
from tests.web.html_check import problems_in
from tests.web.signed_in import COOKIE, sign_in_as
from tests.web.table_client import KEY, MARK, SLUG, Table, begin_evening
from veranderverhaal.access import Role
from veranderverhaal.afspraak import AfspraakState
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from web.table_page import today_here


@pytest.fixture
def table(client: TestClient) -> Table:
    return Table(client, begin_evening())


def kept() -> BijeenkomstMaterial:
    found: BijeenkomstMaterial = read(load_bijeenkomst_notes, SLUG, KEY, today=today_here())
    return found


def elsewhere(table: Table, role: Role | None, *, known: bool = True) -> Table:
    """The same address, in a browser on another computer."""
    other = Table.__new__(Table)
    other.client = make_client(app.app, address="192.168.1.20", host="192.168.1.5")
    other.address = table.address
    if known:
        other.client.cookies.set(COOKIE, sign_in_as(role, SLUG))
    return other


@pytest.mark.parametrize("role", [*Role, None])
def test_only_who_may_edit_sits_at_the_table(table: Table, role: Role | None) -> None:
    visitor = elsewhere(table, role)
    is_coordinator = role is Role.COORDINATOR
    assert visitor.open().status_code == (200 if is_coordinator else 404)
    assert visitor.open("/stand").status_code == (204 if is_coordinator else 404)
    data = {"do": "notes", "csrf": "x"}
    sent = visitor.client.post(visitor.address, data=data)
    assert sent.status_code == (400 if is_coordinator else 404)
    if is_coordinator:
        assert visitor.note("meaning", "Door.").status_code == 200


def test_the_link_alone_never_suffices_also_not_when_it_was_shared(client: TestClient) -> None:
    table = Table(client, begin_evening(shared=True))
    stranger = elsewhere(table, None, known=False)
    assert stranger.client.get(table.address.removesuffix("/tafel")).status_code == 200
    page = stranger.open()
    assert page.status_code == 303
    assert page.headers["location"].startswith("/inloggen?terug=")
    assert stranger.open("/stand").status_code == 401
    assert stranger.client.post(table.address, data={"do": "notes"}).status_code == 401
    assert elsewhere(table, Role.VOLUNTEER).open().status_code == 404


def test_the_page_is_valid_and_nothing_of_it_is_kept_or_framed(table: Table) -> None:
    table.note("meaning", "Door.", party="gemeente")
    table.card("Bel Fatima op 06 12345678")
    table.tell("group", topic="kennen", question="recognise", group="g1", title="Samen")
    table.tell("afspraak", what="Een bank", mark=MARK, topic="kennen", due="2026-01-01")
    page = table.open("?onderwerp=kennen&vraag=recognise&partij=fund")
    assert problems_in(page.text) == []
    assert "lijken" in page.text.partition('class="warning"')[2][:60]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert (page.headers["cache-control"], page.headers["x-frame-options"]) == ("no-store", "DENY")
    assert 'id="notes-gemeente"' in page.text
    assert 'id="notes-fund"' in page.text


def test_a_form_of_another_page_changes_nothing(table: Table) -> None:
    for token in ("", "x", table.signed()[:-1]):
        assert table.note("meaning", "Door.", csrf=token).status_code == 400
    foreign = {"origin": "https://elders.example", "accept": "application/json"}
    data = {"csrf": table.signed(), "do": "card", "text": "x", "mark": MARK}
    answer = table.client.post(table.address, data=data, headers=foreign)
    assert answer.status_code in (400, 401, 403)
    assert (kept().duidingen, kept().board.cards) == ((), ())


def test_without_a_script_the_typed_text_stays_when_the_page_was_too_old(table: Table) -> None:
    where = {"topic": "kennen", "party": "all", "seen-meaning": ""}
    answer = table.send("notes", csrf="old", meaning="Heel veel werk", **where)
    assert answer.status_code == 400
    assert "Heel veel werk" in answer.text
    assert "Deze pagina stond lang open" in answer.text


def test_a_note_is_kept_and_what_somebody_else_wrote_stays(table: Table) -> None:
    assert table.note("judgement", "Fijn.").json() == {
        "kept": {"judgement": "Fijn."},
        "clashing": [],
    }
    assert table.note("judgement", "Fijn.").json()["clashing"] == []
    clash = table.note("judgement", "Jammer.").json()
    assert clash == {"kept": {"judgement": "Fijn."}, "clashing": ["judgement"]}
    assert table.note("judgement", "Jammer.", seen="Fijn.").json()["clashing"] == []
    table.note("judgement", "Te duur.", party="gemeente")
    assert [one.judgement for one in kept().duidingen] == ["Jammer.", "Te duur."]


def test_without_a_script_both_texts_stand_there_when_they_clash(table: Table) -> None:
    table.note("judgement", "Fijn.")
    where = {"topic": "kennen", "party": "all", "seen-judgement": "", "seen-meaning": ""}
    answer = table.send("notes", judgement="Jammer.", meaning="Door.", **where)
    assert answer.status_code == 409
    assert "Jammer." in answer.text
    assert "Iemand anders schreef hier intussen: “Fijn.”" in answer.text
    assert problems_in(answer.text) == []
    assert (kept().duidingen[0].judgement, kept().duidingen[0].meaning) == ("Fijn.", "Door.")


def test_without_a_script_a_form_leads_back_to_where_one_was(table: Table) -> None:
    where = {"topic": "rust", "party": "all", "seen-explanations": "", "seen-recognition": ""}
    query = "?onderwerp=rust&x=%3Cb%3E"
    sent = table.send("notes", query, explanations=["context", "people"], recognition="no", **where)
    assert sent.status_code == 303
    assert sent.headers["location"] == f"{table.address}?onderwerp=rust#notes"
    page = table.open("?onderwerp=rust").text
    assert page.count(" checked") == 3


def test_an_afspraak_that_is_sent_twice_is_made_once(table: Table) -> None:
    fields = {"what": "Een bank", "who": "tuingroep", "due": "2026-12-01", "mark": MARK}
    for _ in range(2):
        assert table.tell("afspraak", topic="kennen", **fields).status_code == 200
    (made,) = kept().afspraken
    assert (made.what, made.topic, made.made_on) == ("Een bank", "kennen", today_here())
    refused = table.tell("settle dropped", key=made.key, reason="")
    assert (refused.status_code, refused.json()["field"]) == (422, "reason")
    table.tell("settle dropped", key=made.key, reason="De gemeente doet het.")
    assert kept().afspraken[0].state is AfspraakState.DROPPED
    table.tell("settle open", key=made.key)
    assert kept().afspraken[0].is_open


@pytest.mark.parametrize(
    ("action", "fields", "field", "said"),
    [
        ("afspraak", {"what": " "}, "what", "nog leeg"),
        ("afspraak", {"what": "x", "due": "morgen"}, "due", "Schrijf de dag zo"),
        ("afspraak", {"what": "x", "due": "0202-01-01"}, "due", "jaartal"),
        ("card", {"text": "", "topic": "kennen", "question": "act"}, "text", "nog leeg"),
        ("notes", {"topic": "kennen", "party": "all", "meaning": "x" * 3001}, "meaning", "te lang"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field_with_the_text_still_there(
    table: Table, action: str, fields: dict[str, str], field: str, said: str
) -> None:
    given = {"mark": MARK, "seen-meaning": "", **fields}
    answer = table.tell(action, **given)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert said in answer.json()["message"]
    page = table.send(action, "?onderwerp=kennen&vraag=act", **given)
    assert page.status_code == 422
    assert said in page.text
    assert fields.get("meaning", fields.get("due", "")) in page.text
    assert problems_in(page.text) == []


def test_cards_are_typed_grouped_renamed_and_hidden(table: Table) -> None:
    for number in range(3):
        table.card(f"Kaartje {number}", mark=f"{number}" * 32)
    table.card("Kaartje 0", mark="0" * 32)
    cards = sorted(kept().board.cards, key=lambda one: one.text)
    assert [one.text for one in cards] == ["Kaartje 0", "Kaartje 1", "Kaartje 2"]
    where = {"topic": "kennen", "question": "recognise"}
    chosen = [one.key for one in cards[:2]]
    for _ in range(2):
        table.tell("group", group="g-1", title="Samen", card=chosen, **where)
    assert [one.group for one in kept().board.cards].count("g-1") == 2
    assert len(kept().board.groups) == 1
    table.tell("rename g-1", **{"title-g-1": "Bij elkaar"})
    table.tell("move", card=[chosen[0]], into="loose")
    table.tell(f"hide {chosen[1]}")
    board = kept().board
    assert board.groups[0].title == "Bij elkaar"
    assert [one.group for one in board.cards].count("g-1") == 1
    page = table.open("?onderwerp=kennen&vraag=recognise").text
    assert f'value="show {chosen[1]}"' in page
    table.tell("remove g-1")
    assert {one.group for one in kept().board.cards} == {""}


HOSTILE = (
    {"do": "notes", "topic": "elders", "party": "all", "meaning": "x", "seen-meaning": ""},
    {"do": "notes", "topic": "kennen", "party": "koning", "meaning": "x", "seen-meaning": ""},
    {"do": "notes", "topic": "kennen", "party": "all", "recognition": "x", "seen-recognition": ""},
    {"do": "afspraak", "what": "x", "mark": "kort"},
    {"do": "settle done", "key": "../../x"},
    {"do": "settle weg", "key": "x"},
    {"do": "card", "topic": "kennen", "question": "x", "text": "x", "mark": MARK},
    {"do": "card", "topic": "elders", "question": "act", "text": "x", "mark": MARK},
    {"do": "group", "topic": "kennen", "question": "act", "title": "x", "group": "<b>"},
    {"do": "group", "topic": "kennen", "question": "act", "title": "x"},
    {"do": "move", "card": "x", "into": "y"},
    {"do": "hide x"},
    {"do": "rename x", "title-x": "y"},
    {"do": "remove x"},
    {"do": "__class__"},
    {"do": ""},
)


@pytest.mark.parametrize("fields", HOSTILE, ids=lambda one: str(list(one.values())[:2]))
def test_what_no_page_of_ours_sends_is_refused_kindly(table: Table, fields: dict[str, str]) -> None:
    data = {"csrf": table.signed(), **fields}
    answer = table.client.post(table.address, data=data)
    assert answer.status_code == 422
    assert '<html lang="nl">' in answer.text
    found = kept()
    assert (found.duidingen, found.afspraken, found.board.cards) == ((), (), ())
    assert found.board.groups == ()


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"x" * 1_500_000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 400),
        (b"do=notes&csrf=\xff\xfe%00%zz", "application/x-www-form-urlencoded", 400),
    ],
)
def test_any_bytes_get_an_answer(table: Table, body: bytes, media_type: str, status: int) -> None:
    headers = {"content-type": media_type}
    answer = table.client.post(table.address, content=body, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize("query", ["?onderwerp=%00&vraag=x&partij=x", f"?onderwerp={'a' * 900}"])
def test_any_address_is_a_page(table: Table, query: str) -> None:
    assert table.open(query).status_code == 200


def test_words_of_people_are_text_and_nothing_else(table: Table) -> None:
    attack = "</textarea><script>alert(1)</script>"
    table.note("meaning", attack)
    table.card(attack)
    table.tell("afspraak", what=attack, who=attack, mark=MARK)
    table.tell("group", topic="kennen", question="recognise", group="g", title=attack)
    page = table.open("?onderwerp=kennen&vraag=recognise").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_beamer_is_steered_from_here(table: Table) -> None:
    token = table.address.split("/")[2]
    assert table.send("steer", to="1.0").status_code == 303
    assert read(load_presentation, token).position == 1
    assert table.send("steer", to="99999.0").status_code == 303
    assert read(load_presentation, token).position == 1


def test_the_stand_says_only_that_something_changed(table: Table) -> None:
    first = table.open("/stand")
    assert (first.status_code, first.content) == (204, b"")
    tag = first.headers["etag"]
    assert table.open("/stand", **{"if-none-match": tag}).status_code == 304
    table.card("Iets")
    assert table.open("/stand", **{"if-none-match": tag}).status_code == 204
