"""The page Uitkomsten with nothing, with too little, and with a great deal to show."""

import pytest
from streamlit.testing.v1 import AppTest

from storage.tally_queries import list_norms
from tests.kept import read
from tests.metingen import SLUG
from tests.pages.conftest import Open, sound
from tests.pages.uitkomst_samples import (
    METING,
    fill_street,
    fill_with_list,
    many_options,
    many_questions,
    responses,
    same_answer,
)

BADHUIS = "het-badhuis"
CHARTS = "vega_lite_chart"


def shown(app: AppTest) -> str:
    """Every text that the page shows in words."""
    kinds = ("markdown", "info", "warning", "caption", "html", "subheader")
    return "\n".join(
        str(one.value) for kind in kinds for one in app.get(kind) if hasattr(one, "value")
    )


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart")) + len(app.get("arrow_vega_lite_chart"))


def open_part(app: AppTest, part: str) -> AppTest:
    app.session_state["uitkomst_part"] = part
    return sound(app.run())


def test_without_a_meting_the_page_says_what_comes_here(open_page: Open) -> None:
    app = open_page("uitkomsten", initiatief="de-sleutel")
    assert "eerst een meting nodig" in app.info[0].value
    assert charts(app) == 0


@pytest.mark.parametrize(
    ("count", "told"),
    [
        pytest.param(0, "Nog niemand heeft deze vragenlijst ingevuld", id="none"),
        pytest.param(4, "te weinig antwoorden", id="4"),
        pytest.param(9, "te weinig antwoorden", id="9"),
    ],
)
def test_too_few_answers_show_no_number_but_say_when_there_will_be(
    open_page: Open, count: int, told: str
) -> None:
    app = open_page("uitkomsten", initiatief=fill_street(count), meting=METING)
    assert told in app.info[0].value.replace("\\", "")
    assert "10 formulieren" in app.info[0].value
    assert charts(app) == 0


def test_answers_that_wait_while_the_meting_is_open_are_told(open_page: Open) -> None:
    slug = fill_street(14, closed=False)
    app = open_page("uitkomsten", initiatief=slug)
    assert "tellen de laatste antwoorden nog niet mee" in app.info[0].value
    assert charts(app) == 0


def test_the_first_answers_of_an_open_meting_are_shown(open_page: Open) -> None:
    app = open_page("uitkomsten", initiatief=fill_street(15, closed=False))
    assert "van de 10" in shown(open_part(app, "Alle vragen"))


def test_up_to_29_answers_are_told_in_counts(open_page: Open) -> None:
    app = open_page("uitkomsten", initiatief=fill_street(29))
    app = open_part(app, "Alle vragen")
    assert charts(app) > 5
    assert "van de 29" in shown(app)
    assert "%" not in shown(app).replace("kan", "")


def test_from_30_answers_on_there_are_percentages(open_page: Open) -> None:
    app = open_part(open_page("uitkomsten", initiatief=fill_street(30)), "Alle vragen")
    assert "%" in shown(app)


def test_one_answer_only_is_a_sensible_page(open_page: Open) -> None:
    app = open_page("uitkomsten", initiatief=fill_street(40, same_answer))
    assert "100%" in shown(open_part(app, "Alle vragen"))


def test_sixty_questions_come_a_few_at_a_time(open_page: Open) -> None:
    given = responses(40, lambda _person: {f"v{one}": ("yes",) for one in range(60)})
    slug = fill_with_list(many_questions(60), given)
    app = open_part(open_page("uitkomsten", initiatief=slug, meting="lang"), "Alle vragen")
    assert charts(app) == 10
    app.session_state["page_questions"] = 6
    assert "Vraag 59?" in shown(sound(app.run()))


def test_of_forty_groups_the_small_ones_are_withheld_with_a_reason(open_page: Open) -> None:
    given = responses(60, lambda one: {"straat": (f"s{one % 40}",), "v0": ("yes",)})
    slug = fill_with_list([many_options(40), *many_questions(1)], given)
    app = open_page("uitkomsten", initiatief=slug, meting="lang")
    sound(app.selectbox(key="axis_lang").set_value("question:straat").run())
    assert "minstens 10 in de groep" in shown(app)


def test_what_was_made_up_is_said_on_top(open_page: Open) -> None:
    app = open_page("uitkomsten", initiatief=BADHUIS)
    assert "verzonnen" in app.warning[0].value


def test_each_effect_of_the_badhuis_stands_with_its_charts(open_page: Open) -> None:
    app = open_page("uitkomsten", initiatief=BADHUIS)
    assert "100 van de 111" in shown(app)
    assert charts(app) >= 3


def test_stellingen_can_stand_with_the_most_agreement_first(open_page: Open) -> None:
    app = open_part(open_page("uitkomsten", initiatief=BADHUIS), "Alle vragen")
    app.session_state["table_all_verbondenheid-stellingen"] = True
    asked = sound(app.run())
    assert shown(asked).index("ken ik andere") < shown(asked).index("voel ik me meer welkom.</th>")
    sorted_now = sound(app.selectbox(key="stelling_order").set_value("Meest eens bovenaan").run())
    table = shown(sorted_now)
    assert table.index("meer met elkaar verbonden.</th>") < table.index(
        "ken ik andere bewoners.</th>"
    )


def test_the_response_is_told_in_words(open_page: Open) -> None:
    app = open_part(open_page("uitkomsten", initiatief=BADHUIS), "Wie deed mee?")
    assert "We weten niet hoeveel mensen" in shown(app)


def test_a_norm_is_set_beside_its_question_and_said_under_it(open_page: Open) -> None:
    app = open_part(open_page("uitkomsten", initiatief=fill_street(40)), "Alle vragen")
    app.session_state["norm_all_vaker"] = True
    sound(app.run())
    app.number_input(key="least_norm_all_vaker_vaker").set_value(80)
    sound(app.button(key="set_norm_all_vaker_vaker").click().run())
    (norm,) = read(list_norms, SLUG)
    assert (norm.question, norm.least) == ("vaker", 80)
    assert "80%" in shown(app)
