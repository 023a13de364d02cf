"""A colour of their own: on the form for respondents and on the beamer."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from presentation.colours import THEME_COLOURS, contrast, own_theme
from storage.commands import save_initiatief
from storage.queries import load_listing
from tests.kept import read, write
from tests.web.form_client import Respondent, respond_to
from tests.web.forms import SLUG
from veranderverhaal.model import Initiatief, Theme
from web.presentatie_colours import COLOURS_PATH, colours_address

OWN = "#e6007e"
INITIATIEF = Initiatief(SLUG, "Het Badhuis", theme=Theme.OWN, colour=OWN)


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


def test_the_form_stands_in_their_own_colours_and_its_style_may_be_used(
    respondent: Respondent,
) -> None:
    known = read(load_listing, SLUG).initiatief
    write(save_initiatief, Initiatief(SLUG, known.name, theme=Theme.OWN, colour=OWN))
    page = respondent.open()
    colours = own_theme(OWN)
    style = re.search(r"<style>(.*?)</style>", page.text, re.DOTALL)
    assert style
    assert colours.dark in style[1]
    hashed = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{hashed}'" in page.headers["content-security-policy"]


def test_the_beamer_gets_their_own_colours(client: TestClient) -> None:
    css = client.get(colours_address(INITIATIEF)).text
    dark, accent = (
        re.findall(rf"\.theme-own {{[^}}]*--{name}: (#[0-9a-f]{{6}})", css)[0]
        for name in ("dark", "accent")
    )
    assert (dark, accent) == (own_theme(OWN).dark, own_theme(OWN).accent)
    assert contrast(accent, dark) >= 4.5


@pytest.mark.parametrize("own", ["", "red", "e6007", "E6007E", "e6007e;}body{", "٠٠٠٠٠٠"])
def test_an_address_that_was_tampered_with_gives_the_colours_of_the_house(
    client: TestClient, own: str
) -> None:
    css = client.get(COLOURS_PATH, params={"eigen": own}).text
    assert f".theme-own {{ --dark: {THEME_COLOURS[Theme.WATER].dark};" in css


def test_another_colour_has_another_address() -> None:
    ours = Initiatief(SLUG, "Het Badhuis", theme=Theme.BRICK, colour=OWN)
    other = Initiatief(SLUG, "Het Badhuis", theme=Theme.OWN, colour="#00aa44")
    addresses = {colours_address(one) for one in (INITIATIEF, other, ours)}
    assert len(addresses) == 3
    assert "eigen" not in colours_address(ours)
