"""What phones, the beamer and the table say when phones cannot come, and when it is over."""

import pytest
from starlette.testclient import TestClient

from storage.commands import cards
from tests.kept import write
from tests.web import evening, table_client
from tests.web.evening import Phone
from veranderverhaal.card_texts import card_texts

HERE = "127.0.0.1:8501"
LAST = 99


@pytest.mark.parametrize(("host", "is_there"), [(HERE, False), ("192.168.1.5", True)])
def test_the_beamer_shows_no_code_that_no_phone_can_open(
    client: TestClient, host: str, is_there: bool
) -> None:
    token = evening.hold()
    page = client.get(f"/presentatie/{token}", headers={"host": host}).text
    assert ("QR-code naar" in page) == is_there
    assert ("/k/" in page) == is_there
    assert ("Scan de code" in page) == is_there
    assert ("Telefoons doen nu niet mee" in page) != is_there


def test_a_phone_is_thanked_at_the_last_screen_and_after_the_end(client: TestClient) -> None:
    token = evening.hold()
    phone = Phone()
    assert "Kijk naar het scherm" in phone.open().text
    was = phone.stand().json()
    evening.show(token, LAST)
    thanked = phone.open().text
    assert "Dank je wel voor het meedoen." in thanked
    assert "Straks staat hier een vraag" not in thanked
    assert phone.stand().json() != was
    write(cards.end_bijeenkomst, evening.SLUG, evening.KEY)
    over = Phone(code=phone.code, language="tr").open().text
    assert card_texts("tr")["over"] in over
    assert "Dank je wel voor je kaartjes" in phone.open().text


def test_the_table_says_what_to_do_at_the_end_and_that_it_was_closed(client: TestClient) -> None:
    token = table_client.begin_evening()
    table = table_client.Table(client, token)
    assert "Dit is het laatste scherm" not in table.open().text
    evening.show(token, LAST)
    page = table.open().text
    assert "druk op ‘De bijeenkomst is afgelopen’" in page
    assert ">Verder<" not in page
    assert "afgesloten" not in page
    write(cards.end_bijeenkomst, table_client.SLUG, table_client.KEY)
    page = table.open().text
    assert "Deze bijeenkomst is afgesloten." in page
    assert "stap=6" in page


def test_the_remote_has_no_way_on_after_the_last_screen(client: TestClient) -> None:
    token = evening.hold()
    evening.show(token, LAST)
    page = client.get(f"/presentatie/{token}/afstand").text
    assert "Hierna: Dit is" not in page
    assert 'id="on" class="on" disabled' in page
