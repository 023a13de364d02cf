"""A bijeenkomst that goes on, with its beamer and its phones, as they ask the whole application."""

import re
from dataclasses import dataclass, field

import httpx
from starlette.testclient import TestClient

import app
from storage import commands
from storage.card_queries import load_board, running_code
from storage.commands import cards
from tests.kept import read, write
from tests.stories import small_bundle
from tests.web.conftest import make_client
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.card import Board
from veranderverhaal.duiding import DuidingQuestion

SLUG = "de-straat"
KEY = "avond"
TOPICS = (Topic("kennen", "Elkaar <b>kennen</b>", "weg"), Topic("rust", "Rust", "weg"))
# Title, agenda, before, phones; then four questions for each topic.
FIRST_QUESTION = 4


def hold(topics: tuple[Topic, ...] = TOPICS) -> str:
    """Begin a bijeenkomst; the token of its screens."""
    write(commands.import_bundle, small_bundle())
    write(commands.add_bijeenkomst, SLUG, Bijeenkomst(KEY, "Avond in de tuin", topics=topics))
    token: str = write(cards.start_bijeenkomst, SLUG, KEY, shared=True)
    return token


def show(token: str, position: int, **to: bool) -> None:
    write(commands.steer_presentation, token, position=position, **to)


def board() -> Board:
    found: Board = read(load_board, SLUG, KEY)
    return found


def texts() -> list[str]:
    """What hangs there, in an order of its own."""
    return sorted(one.text for one in board().cards)


def add(text: str, question: DuidingQuestion = DuidingQuestion.RECOGNISE) -> str:
    """A card from the laptop; its key."""
    key: str = write(cards.add_card, SLUG, KEY, "kennen", question, text).key
    return key


@dataclass
class Phone:
    """A browser of somebody in the room, without a login."""

    client: TestClient = field(
        default_factory=lambda: make_client(app.app, address="192.168.1.20", host="192.168.1.5")
    )
    code: str = ""
    language: str = "nl"

    def __post_init__(self) -> None:
        self.code = self.code or read(running_code, SLUG, KEY)

    @property
    def address(self) -> str:
        return f"/k/{self.code}?taal={self.language}"

    def open(self, **headers: str) -> httpx.Response:
        return self.client.get(self.address, headers=headers)

    def stand(self, **headers: str) -> httpx.Response:
        return self.client.get(f"/k/{self.code}/stand", headers=headers)

    def hidden(self) -> dict[str, str]:
        """What the form sends without a word of ours."""
        page = self.open().text
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
        return {name: value for name, value in found if name != "dot"}

    def send(self, headers: dict[str, str] | None = None, **fields: str) -> httpx.Response:
        return self.client.post(self.address, data={**self.hidden(), **fields}, headers=headers)

    def vote(self, *dots: str, **fields: str) -> httpx.Response:
        data: dict[str, object] = {**self.hidden(), "dot": list(dots), **fields}
        return self.client.post(self.address, data=data)
