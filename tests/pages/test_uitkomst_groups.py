"""Groups beside each other, a norm that two people set, and rounds that may not tell all."""

from datetime import date
from decimal import Decimal

import pyarrow.ipc
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import engine
from dashboard.uitkomst_block import BESIDE_EVERYONE, NO_GROUP
from dashboard.uitkomst_compare import NO_STEPS, ONE_TABLE
from storage.commands import add_meting, set_norm
from storage.tally_queries import list_norms
from tests.kept import read, write
from tests.metingen import SLUG, a_meting, fill_with_meting
from tests.pages.conftest import Open, sound
from tests.pages.test_uitkomsten import charts, open_part, shown
from tests.pages.uitkomst_samples import (
    METING,
    add_round,
    answer,
    fill_street,
    fill_with_list,
    many_options,
    many_questions,
    responses,
    same_answer,
)
from veranderverhaal.meting import Channel, Response
from veranderverhaal.uitkomst import Norm

STEPS = "Van welke trede naar welke?"
NORM = Norm("v0", Decimal(60), "2026-03-01")
FIELD, BUTTON = "least_norm_all_vaker_vaker", "set_norm_all_vaker_vaker"


def drawn(app: AppTest) -> list[str]:
    """The words in the charts of the page."""
    sets = [one for chart in app.get("vega_lite_chart") for one in chart.proto.datasets]
    tables = [pyarrow.ipc.open_stream(one.data.data).read_all() for one in sets]
    texts = [table["text"].to_pylist() for table in tables if "text" in table.column_names]
    return [str(text) for some in texts for text in some]


def menus(app: AppTest) -> set[str]:
    """The menus of the page by the words on their buttons."""
    return {one.proto.popover.label for one in app.get("popover")}


def says_norm(app: AppTest) -> bool:
    return any("onze norm" in text for text in drawn(app))


def by_street(open_page: Open, streets: int, people: int = 60) -> AppTest:
    """The page by street, where in each of the first streets as many people live."""
    given = responses(people, lambda one: {"straat": (f"s{one % streets}",), "v0": ("yes",)})
    slug = fill_with_list([many_options(40), *many_questions(1)], given)
    write(set_norm, slug, NORM)
    app = open_part(open_page("uitkomsten", initiatief=slug, meting="lang"), "Alle vragen")
    assert says_norm(app)
    assert "Wanneer tevreden?" in menus(app)
    assert BESIDE_EVERYONE not in shown(app)
    return sound(app.selectbox(key="axis_lang").set_value("question:straat").run())


def test_a_norm_is_not_drawn_beside_groups_and_where_it_is_is_said(open_page: Open) -> None:
    app = by_street(open_page, 2)
    assert charts(app) >= 1
    assert not says_norm(app)
    assert shown(app).count(BESIDE_EVERYONE) == 1
    assert "Wanneer tevreden?" not in menus(app)


def test_when_no_group_is_shown_one_sentence_says_so(open_page: Open) -> None:
    app = by_street(open_page, 26)
    assert charts(app) == 0
    told = shown(app).replace("\\", "")
    assert told.count(NO_GROUP) == 1
    assert "Straat 5" not in told


def test_forty_groups_are_forty_rows(open_page: Open) -> None:
    app = by_street(open_page, 40, people=400)
    told = drawn(app)
    assert {f"Straat {street}" for street in range(40)} <= set(told)
    assert told.count("n = 10") == 40
    assert "40 van de 41 groepen" in shown(app)


def test_each_meting_has_its_own_charts(open_page: Open) -> None:
    slug = fill_street(40)
    add_round("najaar", "Najaar", responses(40, same_answer))
    for meting, share in ((METING, "65%"), ("najaar", "100%")):
        app = open_part(open_page("uitkomsten", initiatief=slug, meting=meting), "Alle vragen")
        assert f"40 mensen ({share}) zeggen ja" in shown(app).replace("\\", "")
        assert share in drawn(app)


def test_of_two_who_set_a_norm_at_once_the_second_keeps_what_was_typed(open_page: Open) -> None:
    app = open_part(open_page("uitkomsten", initiatief=fill_street(40)), "Alle vragen")
    app.session_state["norm_all_vaker"] = True
    sound(app.run())
    app.number_input(key=FIELD).set_value(80)
    write(set_norm, SLUG, Norm("vaker", Decimal(65), "2026-03-01"))
    sound(app.button(key=BUTTON).click().run())
    assert [norm.least for norm in read(list_norms, SLUG)] == [65]
    assert any("65% of meer" in one.value for one in app.warning)
    assert app.number_input(key=FIELD).value == 80
    sound(app.button(key=BUTTON).click().run())
    assert [norm.least for norm in read(list_norms, SLUG)] == [80]
    assert not any("65% of meer" in one.value for one in app.warning)


def test_a_norm_can_be_changed_again_by_who_set_it(open_page: Open) -> None:
    app = open_part(open_page("uitkomsten", initiatief=fill_street(40)), "Alle vragen")
    app.session_state["norm_all_vaker"] = True
    for least in (80, 55):
        sound(app.run())
        app.number_input(key=FIELD).set_value(least)
        sound(app.button(key=BUTTON).click().run())
        assert [norm.least for norm in read(list_norms, SLUG)] == [least]


def linked(rising: int, loose: int = 0, *, sinking: int = 0) -> list[Response]:
    """Fourteen people with a code of their own, of whom some moved, and some without a code."""
    moved = [1] * rising + [0] * (14 - rising - sinking) + [-1] * sinking
    grades = [6 + place % 3 + by for place, by in enumerate(moved)] + [6] * loose
    people = [f"p{place}" for place in range(14)] + [""] * loose
    return [
        Response({"cijfer": (str(grade),)}, "2026-W20", Channel.PAPER, person=person)
        for grade, person in zip(grades, people, strict=True)
    ]


@pytest.mark.parametrize(("loose", "has_steps"), [(0, True), (2, False)])
def test_steps_that_would_tell_of_a_few_people_are_withheld_with_a_reason(
    open_page: Open, loose: int, has_steps: bool
) -> None:
    fill_with_meting(engine(), starts_on=date(2026, 5, 1), linked=True)
    answer(METING, linked(0, loose))
    write(add_meting, SLUG, a_meting(key="najaar", name="Najaar", linked=True))
    answer("najaar", linked(9))
    app = open_page("vergelijken", initiatief=SLUG)
    assert "gingen er 9 vooruit" in shown(app)
    assert (NO_STEPS in shown(app)) is not has_steps
    assert (STEPS in [one.label for one in app.expander]) is has_steps
    assert ONE_TABLE not in shown(app)


def test_a_round_shows_steps_with_one_other_round_only(open_page: Open) -> None:
    fill_with_meting(engine(), starts_on=date(2026, 5, 1), linked=True)
    answer(METING, linked(0))
    for month, key in ((9, "najaar"), (12, "winter")):
        day = date(2026, month, 1)
        write(add_meting, SLUG, a_meting(key=key, name=key, linked=True, starts_on=day))
        answer(key, linked(month, sinking=1))
    app = open_page("vergelijken", initiatief=SLUG)
    assert "gingen er 12 vooruit" in shown(app)
    assert NO_STEPS in shown(app)
    assert ONE_TABLE in shown(app)
    app = sound(app.selectbox(key=f"after_lijst_{METING}").select("najaar").run())
    assert NO_STEPS not in shown(app)
    assert STEPS in [one.label for one in app.expander]


def test_that_they_are_other_people_is_said_once(open_page: Open) -> None:
    slug = fill_street(40)
    add_round("najaar", "Najaar", responses(35), starts_on=date(2026, 9, 1))
    app = open_page("vergelijken", initiatief=slug)
    assert charts(app) == 2
    assert shown(app).count("ndere mensen") == 1
