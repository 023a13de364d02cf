"""The page for typing paper forms, without a browser, and what it reads from one."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import engine
from dashboard.entry import Desk, read_response
from dashboard.entry_check import answer_text
from dashboard.entry_script import Sent, read_sent, typed_again, weeks_until
from storage.commands import keep_typed_response, mark_checked
from storage.meting_queries import KeptResponse, list_responses
from tests.kept import read, write
from tests.metingen import SLUG, a_meting, every_kind, fill_with_meting
from tests.pages.conftest import Open, sound
from veranderverhaal.meting import Channel, Response, week_of
from veranderverhaal.question import Answer, Fault

DESK = Desk(SLUG, a_meting(), every_kind())
THIS_WEEK = week_of(date.today())  # noqa: DTZ011


@pytest.fixture
def open_entry(open_page: Open) -> Callable[[], AppTest]:
    fill_with_meting(engine())
    return lambda: open_page("invoeren", initiatief=SLUG, meting="voorjaar")


def keep_forms(count: int) -> None:
    for number in range(1, count + 1):
        typed = Response({"vaker": ("yes",)}, THIS_WEEK, Channel.PAPER, form_number=str(number))
        write(keep_typed_response, SLUG, "voorjaar", typed, token=str(number))


def kept() -> list[KeptResponse]:
    return read(list_responses, SLUG, "voorjaar")


def shown(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.info, *app.success])


def button(app: AppTest, label: str) -> None:
    sound(next(one for one in app.button if one.label == label).click().run())


def test_without_a_meting_the_page_says_what_is_needed_first(open_page: Open) -> None:
    app = open_page("invoeren", initiatief="de-sleutel", meting="weg")
    assert "eerst een meting nodig" in app.info[0].value


def test_the_page_counts_what_was_typed(open_entry: Callable[[], AppTest]) -> None:
    keep_forms(3)
    assert "3 formulieren ingetypt" in shown(open_entry())


def test_one_that_was_typed_is_taken_away_and_put_back(open_entry: Callable[[], AppTest]) -> None:
    keep_forms(2)
    app = open_entry()
    button(app, "Haal weg")
    assert [one.response.form_number for one in kept()] == ["1"]
    button(app, "Zet terug")
    assert len(kept()) == 2


def test_checking_explains_itself_until_there_are_ten(open_entry: Callable[[], AppTest]) -> None:
    keep_forms(9)
    app = open_entry()
    sound(app.button_group(key="task").set_value("check").run())
    assert "typt een tweede persoon" in shown(app)


def test_the_tenth_form_is_offered_until_it_was_checked(open_entry: Callable[[], AppTest]) -> None:
    keep_forms(10)
    app = open_entry()
    sound(app.button_group(key="task").set_value("check").run())
    assert "Pak formulier **10**" in shown(app)
    write(mark_checked, SLUG, "voorjaar", kept()[0].id, None)
    sound(app.run())
    assert "Er staat nu niets klaar" in shown(app)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "text",
        [],
        {},
        {"answers": "text"},
        {"answers": {"vaker": 3, "buren": [None, {}]}, "number": 7, "channel": ["paper"]},
        {"channel": "link", "week": {}, "memory": "text", "helped": "yes", "id": None},
    ],
)
def test_a_form_of_any_shape_is_read(raw: object) -> None:
    sent = read_sent(raw)
    response, faults = read_response(sent, DESK)
    assert (response.answers, faults) == ({}, {})
    assert (response.channel, response.week) == (Channel.PAPER, THIS_WEEK)


def test_what_was_typed_becomes_a_response() -> None:
    weeks = weeks_until(date.today())  # noqa: DTZ011
    sent = Sent(
        "a",
        {"keren": ("12,5",), "eerst": ("c", "a"), "onbekend": ("x",)},
        number=" 7 ",
        helped=True,
        channel=Channel.CONVERSATION,
        week=weeks[3][0],
        language="ar",
    )
    assert read_response(sent, DESK) == (
        Response(
            {"keren": ("12.5",), "eerst": ("c", "a")},
            weeks[3][0],
            Channel.CONVERSATION,
            "nl",
            True,
            form_number="7",
        ),
        {},
    )


def test_a_refused_answer_is_told_by_its_question() -> None:
    _, faults = read_response(Sent("a", {"vaker": ("perhaps",), "keren": ("veel",)}), DESK)
    assert faults == {"vaker": Fault.NOT_OFFERED, "keren": Fault.NOT_A_NUMBER}


def test_a_self_made_code_is_kept_as_a_hash_only(samples: None) -> None:
    meting = fill_with_meting(engine(), linked=True)
    linked = Desk(SLUG, meting, every_kind())
    one, same, half = (
        read_response(Sent("a", memory=memory), linked)[0].person
        for memory in (("Anna", "Kerkstraat 4"), ("anna ", "kerkstraat"), ("Anna", ""))
    )
    assert one == same != ""
    assert half == ""


def test_a_year_of_weeks_begins_with_this_one() -> None:
    weeks = weeks_until(date(2026, 11, 21))
    assert weeks[0] == ("2026-W47", "deze week (16 nov - 22 nov)")
    assert weeks[1][0] == "2026-W46"
    assert weeks[52] == ("2025-W47", "17 nov - 23 nov 2025")


def test_a_number_comes_back_as_it_is_typed() -> None:
    assert typed_again(every_kind(), {"keren": ("1.825",)}) == {"keren": ["1,825"]}


@pytest.mark.parametrize(
    ("key", "given", "expected"),
    [
        ("vaker", (), "niets ingevuld"),
        ("vaker", ("dk",), "weet ik niet"),
        ("buren", ("5",), "helemaal eens"),
        ("cijfer", ("7",), "7"),
        ("waar", ("a", "c"), "Koffie, Koor"),
        ("eerst", ("c", "a"), "1. Buren, 2. Rust"),
        ("keren", ("12.5",), "12,5"),
        ("keren", ("dk",), "weet ik niet"),
        ("kwijt", ("Meer *bankjes*",), "‘Meer *bankjes*’"),
    ],
)
def test_an_answer_in_words(key: str, given: Answer, expected: str) -> None:
    assert answer_text(every_kind().question(key), given) == expected
