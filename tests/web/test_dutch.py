"""Streamlit in Dutch. These tests speak up when an upgrade changes a text or the index page."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.testclient import TestClient

from dashboard.dutch import STREAMLIT_INDEX, dutch_index, dutch_script, load_texts, script_path

STREAMLIT = Path(streamlit.__file__).parent
TEXTS = load_texts()
ENTRIES = [*TEXTS["texts"], *TEXTS["patterns"]]


@cache
def frontend() -> str:
    scripts = sorted((STREAMLIT / "static" / "static" / "js").glob("*.js"))
    return "\n".join(script.read_text(encoding="utf-8") for script in scripts)


@cache
def backend() -> str:
    return (STREAMLIT / "elements" / "exception.py").read_text(encoding="utf-8")


def name_of(entry: dict[str, Any]) -> str:
    return str(entry.get("english") or entry["pattern"])


@pytest.mark.parametrize("entry", ENTRIES, ids=name_of)
def test_the_installed_streamlit_still_says_this(entry: dict[str, Any]) -> None:
    source = backend() if entry.get("from_python") else frontend()
    pieces = entry.get("found_as") or [entry["english"]]
    assert [piece for piece in pieces if piece not in source] == []


def test_no_dutch_text_is_an_english_one_too() -> None:
    """Else the script would go on changing its own work."""
    english = {entry["english"] for entry in TEXTS["texts"]}
    assert [entry["dutch"] for entry in ENTRIES if entry["dutch"] in english] == []
    for pattern in TEXTS["patterns"]:
        again = [text for text in ENTRIES if re.search(pattern["pattern"], text["dutch"])]
        assert again == []


def test_every_english_text_stands_once_in_the_table() -> None:
    english = [entry["english"] for entry in TEXTS["texts"]]
    assert len(english) == len(set(english))


def test_the_script_carries_the_table_and_not_what_only_tests_need() -> None:
    script = dutch_script()
    assert "Druk op Enter om te bewaren" in script
    assert "found_as" not in script
    assert "TABLE" not in script


INDEX = dutch_index(STREAMLIT_INDEX.read_text(encoding="utf-8"))


def test_the_index_page_is_dutch() -> None:
    assert '<html lang="nl">' in INDEX
    assert "<title>Veranderverhaal</title>" in INDEX
    assert "Dit programma heeft JavaScript nodig" in INDEX


@pytest.mark.parametrize(
    "foreign", ["Streamlit app", "You need to enable", "SourceSans", "favicon.png", "service-desc"]
)
def test_the_index_page_has_lost_what_was_not_ours(foreign: str) -> None:
    assert foreign in STREAMLIT_INDEX.read_text(encoding="utf-8")
    assert foreign not in INDEX


def test_the_index_page_has_no_script_inside_it() -> None:
    assert re.findall(r"<script(?![^>]*\ssrc=)", INDEX) == []


def test_our_script_comes_before_those_of_streamlit() -> None:
    assert 0 < INDEX.index(script_path()) < INDEX.index('<script type="module"')


@pytest.mark.parametrize("address", ["/app/", "/app/verbanden", "/app/index.html"])
def test_every_address_of_the_dashboard_gets_our_index(client: TestClient, address: str) -> None:
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response.text == INDEX
    assert int(response.headers["content-length"]) == len(INDEX.encode())
    assert "etag" not in response.headers


def test_a_remembered_page_of_streamlit_is_not_confirmed(client: TestClient) -> None:
    conditions = {"If-Modified-Since": "Wed, 01 Jan 2098 00:00:00 GMT", "Range": "bytes=0-9"}
    assert client.get("/app/", headers=conditions).text == INDEX


def test_head_of_the_index_tells_the_length_and_sends_nothing(client: TestClient) -> None:
    response = client.head("/app/")
    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["content-length"]) == len(INDEX.encode())


def test_streamlits_scripts_and_data_are_left_alone(client: TestClient) -> None:
    name = next((STREAMLIT / "static" / "static" / "js").glob("index.*.js")).name
    assert (
        client.get(f"/app/static/js/{name}")
        .headers["content-type"]
        .startswith(("text/javascript", "application/javascript"))
    )
    assert client.get("/app/_stcore/health").text == "ok"


def test_the_script_is_served_under_its_fingerprint(client: TestClient) -> None:
    response = client.get(script_path())
    assert response.text == dutch_script()
    assert "immutable" in response.headers["cache-control"]
