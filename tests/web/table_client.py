"""A bijeenkomst that goes on, and somebody who sits at its table."""

import re
from typing import Any

import httpx
from starlette.testclient import TestClient

from storage.commands import add_bijeenkomst, create_initiatief
from storage.commands.cards import start_bijeenkomst
from tests.kept import write
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.model import Initiatief

SLUG, KEY = "het-badhuis", "avond"
EVENING = Bijeenkomst(
    KEY,
    "Avond in de tuin",
    topics=(Topic("kennen", "Elkaar kennen", "weg"), Topic("rust", "Rust in de straat", "weg")),
)
JSON = {"accept": "application/json"}
MARK = "a" * 32


def begin_evening(*, shared: bool = False) -> str:
    """The token of a bijeenkomst that has begun."""
    write(create_initiatief, Initiatief(SLUG, "Het Badhuis"))
    write(add_bijeenkomst, SLUG, EVENING)
    token: str = write(start_bijeenkomst, SLUG, KEY, shared=shared)
    return token


class Table:
    """The page as a browser has it open."""

    def __init__(self, client: TestClient, token: str) -> None:
        self.client, self.address = client, f"/presentatie/{token}/tafel"

    def open(self, query: str = "", **headers: str) -> httpx.Response:
        return self.client.get(self.address + query, headers=headers)

    def signed(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.open().text)
        assert found is not None
        return found[1]

    def send(self, action: str, query: str = "", **fields: Any) -> httpx.Response:
        """As a form without a script does."""
        data = {"csrf": self.signed(), "do": action, **fields}
        return self.client.post(self.address + query, data=data)

    def tell(self, action: str, **fields: Any) -> httpx.Response:
        """As the script does."""
        data = {"csrf": self.signed(), "do": action, **fields}
        return self.client.post(self.address, data=data, headers=JSON)

    def note(self, name: str, text: str, seen: str = "", **fields: Any) -> httpx.Response:
        where = {"topic": "kennen", "party": "all", name: text, f"seen-{name}": seen}
        return self.tell("notes", **{**where, **fields})

    def card(self, text: str, mark: str = MARK, **fields: Any) -> httpx.Response:
        where = {"topic": "kennen", "question": "recognise"}
        return self.tell("card", text=text, mark=mark, **{**where, **fields})
