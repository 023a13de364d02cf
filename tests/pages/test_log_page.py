"""Logboek on the real dashboard."""

from storage.commands import save_story_text
from storage.engine import writing
from tests.pages.conftest import Open, engine, sound, story
from tests.storage.askers import account
from veranderverhaal.access import Role
from veranderverhaal.log_words import KINDS

BADHUIS = "het-badhuis"
ELS = account(Role.COORDINATOR, BADHUIS)


def write_goals(number: int) -> None:
    """So many changes of Els, one after another."""
    with writing(engine(), ELS) as session:
        seen = story(BADHUIS).goal
        for one in range(number):
            goal = f"Doel <i>{one}</i>"
            seen = save_story_text(BADHUIS, "goal", goal, seen=seen, session=session)


def lines(app: object) -> str:
    return " ".join(one.proto.body for one in app.get("html"))  # type: ignore[attr-defined]


def test_the_log_tells_who_changed_what_with_markup_as_text(open_page: Open) -> None:
    write_goals(2)
    app = open_page("logboek", initiatief=BADHUIS)
    assert "<strong>Els</strong> · veranderde het verhaal" in lines(app)
    assert "doel was ‘Doel &lt;i&gt;0&lt;/i&gt;’, werd ‘Doel &lt;i&gt;1&lt;/i&gt;’" in lines(app)
    assert "<i>" not in lines(app)


def test_the_log_shows_fifty_at_a_time_and_leafs_back_and_forth(open_page: Open) -> None:
    write_goals(51)
    app = open_page("logboek", initiatief=BADHUIS)
    assert "‘Doel &lt;i&gt;50" in lines(app)
    assert "opdrachtregel" not in lines(app)
    older = next(one for one in app.button if one.label == "Ouder")
    sound(older.click().run())
    assert "opdrachtregel" in lines(app)
    newer = next(one for one in app.button if one.label == "Nieuwer")
    sound(newer.click().run())
    assert "opdrachtregel" not in lines(app)


def test_one_chooses_whose_changes_and_about_what(open_page: Open) -> None:
    write_goals(1)
    app = open_page("logboek", initiatief=BADHUIS)
    sound(app.selectbox(key=f"log_who_{BADHUIS}").select("opdrachtregel").run())
    assert "Els" not in lines(app)
    sound(app.selectbox(key=f"log_who_{BADHUIS}").select("Els").run())
    assert "veranderde het verhaal" in lines(app)
    sound(app.selectbox(key=f"log_kind_{BADHUIS}").select(KINDS[1]).run())
    assert "Hier staat nog niets" in app.info[0].value
