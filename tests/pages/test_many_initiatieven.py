"""Where there are very many initiatieven, a page shows some of them and finds the others."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.initiatief_search import AT_ONCE
from storage.commands import create_initiatief
from tests.kept import write
from tests.pages.conftest import Open, Sit, sound
from veranderverhaal.access import Role
from veranderverhaal.model import Initiatief

SAMPLES = 3
MORE = AT_ONCE + 6


@pytest.fixture
def many(samples: None) -> None:
    for number in range(MORE - SAMPLES):
        named = Initiatief("", f"Tuin {number:02d}", gemeente=f"Gemeente {number}")
        write(create_initiatief, named)


def titles(app: AppTest) -> list[str]:
    """The names of the cards that the start page shows."""
    return [one.body for one in app.get("html") if "card-title" in one.body]


def test_the_start_page_shows_the_first_and_finds_the_others(many: None, open_page: Open) -> None:
    app = open_page("initiatieven")
    assert len(titles(app)) == AT_ONCE
    assert any(f"{AT_ONCE} van de {MORE}" in one.value for one in app.caption)
    sound(app.button(key="search_button").click().run())
    assert len(titles(app)) == MORE
    sound(app.text_input(key="search_words").set_value("gemeente 23").run())
    (found,) = titles(app)
    assert "Tuin 23" in found
    sound(app.text_input(key="search_words").set_value("bestaat niet").run())
    assert titles(app) == []
    assert any("bestaat niet" in one.value for one in app.info)


def test_who_has_a_few_sees_them_without_searching(
    many: None, sit_as: Sit, open_page: Open
) -> None:
    sit_as(Role.COORDINATOR)
    app = open_page("initiatieven")
    assert len(titles(app)) == 1
    assert not app.text_input
