"""The page that begins a bijeenkomst."""

import re

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox

from storage.presentation_queries import load_presentation
from tests.kept import read
from tests.pages.conftest import Open, Sit, sound
from veranderverhaal.access import Role

BADHUIS = "het-badhuis"
WITHOUT_METING = "de-sleutel"


def links_of(app: AppTest) -> list[str]:
    return [str(one.proto.url) for one in app.get("link_button")]


def begin(app: AppTest) -> AppTest:
    button = next(one for one in app.button if one.label == "Begin met presenteren")
    return sound(button.click().run())


def test_without_a_meting_the_page_says_what_to_do(open_page: Open) -> None:
    app = open_page("presenteren", initiatief=WITHOUT_METING)
    assert not [one for one in app.button if one.label == "Begin met presenteren"]
    assert app.info


def test_open_answers_are_off_until_somebody_chooses_them(open_page: Open) -> None:
    app = open_page("presenteren", initiatief=BADHUIS)
    chosen = {one.label: one.value for one in app.checkbox}
    assert list(chosen.values()).count(False) == 1
    assert chosen["Wat speelde nog meer mee?"] is False


def test_beginning_gives_a_beamer_and_a_remote_without_what_was_left_out(open_page: Open) -> None:
    app = begin(open_page("presenteren", initiatief=BADHUIS))
    beamer, remote = links_of(app)
    token = re.findall(r"/presentatie/([\w-]+)", beamer)[0]
    assert remote == beamer.replace(token, f"{token}/afstand")
    assert beamer.endswith("?zonder=3")
    assert read(load_presentation, token).slug == BADHUIS
    app = sound(app.checkbox[0].uncheck().run())
    assert links_of(app)[0].endswith(f"{token}?zonder=0.3")


def test_beginning_again_gives_another_address(open_page: Open) -> None:
    app = begin(open_page("presenteren", initiatief=BADHUIS))
    before = links_of(app)
    again = next(one for one in app.button if one.label == "Begin opnieuw")
    assert links_of(sound(again.click().run())) != before


def test_only_where_people_log_in_one_may_share_it_without(open_page: Open, sit_as: Sit) -> None:
    assert not [
        one for one in open_page("presenteren", initiatief=BADHUIS).checkbox if is_tick(one)
    ]
    sit_as(Role.COORDINATOR)
    app = open_page("presenteren", initiatief=BADHUIS)
    tick = next(one for one in app.checkbox if is_tick(one))
    assert tick.value is False
    app = begin(sound(tick.check().run()))
    token = re.findall(r"/presentatie/([\w-]+)", links_of(app)[0])[0]
    assert read(load_presentation, token).shared


def is_tick(one: Checkbox) -> bool:
    return one.label == "Ook zonder inloggen te openen, tot morgen"
