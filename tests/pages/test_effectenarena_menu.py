"""The effectenarena comes after the six steps: found from them, and never in their way."""

from streamlit.testing.v1 import AppTest

from dashboard.shell import UNDO_COMMANDS
from storage import commands
from tests.pages.conftest import Open, Sit
from tests.storage.effectenarena_cases import PARTS
from veranderverhaal.access import Role

BADHUIS = "het-badhuis"
STEPS = 6


def links(app: AppTest) -> list[str]:
    return [one.proto.page for one in app.get("page_link")]


def test_the_last_step_and_the_story_lead_to_the_effectenarena(open_page: Open) -> None:
    assert "effectenarena" in links(open_page("openbaar", initiatief=BADHUIS))
    assert links(open_page("overzicht", initiatief=BADHUIS)).count("effectenarena") == 1


def test_its_pages_have_a_menu_of_their_own_and_the_steps_stay_six(open_page: Open) -> None:
    app = open_page("inkomsten", initiatief=BADHUIS)
    labels = [one.proto.label for one in app.get("page_link")]
    assert sum(label[:2] in {f"{step}." for step in range(1, 10)} for label in labels) == STEPS
    menu = ["effectenarena", "investeringen", "ketens", "kosten_en_baten", "inkomsten"]
    assert [page for page in links(app) if page in menu][: len(menu)] == menu
    assert "logboek" not in links(app)


def test_who_may_only_look_finds_what_can_be_looked_at(sit_as: Sit, open_page: Open) -> None:
    sit_as(Role.VIEWER)
    found = links(open_page("kosten_en_baten", initiatief=BADHUIS))
    assert {"effectenarena", "kosten_en_baten", "inkomsten"} <= set(found)
    assert not {"investeringen", "ketens"} & set(found)


def test_whatever_was_taken_away_can_be_put_back_from_the_next_page() -> None:
    for name, _, _ in PARTS:
        assert UNDO_COMMANDS[name] is getattr(commands, f"put_back_{name}")
