"""Answers of other programs become responses, and nothing in a cell raises."""

import random

import pytest

from tests.domain.matching_samples import (
    AGE,
    GRADE,
    HELP,
    LADDER,
    LIST,
    OPEN,
    QUESTIONS,
    RANK,
    TIMES,
    WEEKLY,
    answers_to,
    columns,
    table,
)
from veranderverhaal.matching import (
    FAULTS,
    FORM_NUMBER,
    LEFT_OUT,
    MAX_REFUSALS,
    NOT_A_DAY,
    TIMESTAMP,
    Conversion,
    convert,
    distinct_values,
    guess_columns,
    guess_values,
)
from veranderverhaal.meting import Channel
from veranderverhaal.question import Fault, Question, QuestionKind
from veranderverhaal.raw_table import RawTable


@pytest.mark.parametrize(
    ("question", "cells", "kept"),
    [
        (WEEKLY, ["Ja", "no", "TRUE", "0", "misschien"], ["yes", "no", "yes", "no", None]),
        (GRADE, ["8", "10,0", "7,5", "0", "11"], ["8", "10", None, None, None]),
        (LADDER, ["Ik doe mee", "3", "t1", "4"], ["t2", "t3", "t1", None]),
        (AGE, ["jonger dan 40", "40 or over", "40"], ["young", "old", None]),
        (TIMES, ["12", "2,5", "weet niet", "32", "vaak"], ["12", "2.5", "dk", None, None]),
    ],
    ids=["yes/no", "grade", "ladder", "one of", "number"],
)
def test_one_answer_is_read(question: Question, cells: list[str], kept: list[str | None]) -> None:
    assert answers_to(question, *cells) == [(code,) if code else None for code in kept]


@pytest.mark.parametrize(
    "cell",
    ["Klusjes;Praten;", "Klusjes, Praten", "Klusjes | Praten", "praten; klusjes", "a c", "a\nc"],
)
def test_several_answers_in_a_cell_come_apart(cell: str) -> None:
    assert answers_to(HELP, cell) == [("a", "c")]


def test_a_label_with_a_comma_in_it_stays_whole() -> None:
    assert answers_to(HELP, "Klusjes, Ja, vaak met eten", "Ja, vaak met eten") == [
        ("a", "b"),
        ("b",),
    ]
    assert distinct_values(["Klusjes, Ja, vaak met eten"], HELP) == ["Klusjes", "Ja, vaak met eten"]


def test_a_ranking_keeps_its_order_in_one_cell_or_in_several() -> None:
    assert answers_to(RANK, "Rust;Groen;Veilig") == [("r", "g", "v")]
    header = ["Wat is het belangrijkst? [1]", "Wat is het belangrijkst? [2]"]
    assert columns(*header) == {0: "rank", 1: "rank"}
    made = convert(table(header, ["Rust", "Groen"]), {0: "rank", 1: "rank"}, {}, LIST)
    assert made.responses[0].answers == {"rank": ("r", "g")}


def test_a_place_of_a_ranking_given_twice_is_refused() -> None:
    made = convert(table(["1e", "2e"], ["Rust", "Rust"]), {0: "rank", 1: "rank"}, {}, LIST)
    assert made.responses[0].answers == {"rank": ("r",)}
    assert made.refusals[0].why == FAULTS[Fault.TWICE]


def test_options_with_a_column_each_become_one_answer() -> None:
    mapping = {0: "help#a", 1: "help#b", 2: "help#c"}
    rows = [["1", "0", "1"], ["Ja", "", "Nee"], ["Klusjes", "x", ""], ["0", "0", "0"]]
    made = convert(table(["K", "E", "P"], *rows), mapping, {}, LIST)
    found = [response.answers["help"] for response in made.responses]
    assert found == [("a", "c"), ("a",), ("a", "b")]
    assert made.empty == 1


def test_a_tick_that_is_none_is_refused() -> None:
    made = convert(table(["K", "E"], ["soms", "1"]), {0: "help#a", 1: "help#b"}, {}, LIST)
    assert made.responses[0].answers == {"help": ("b",)}
    assert [refusal.value for refusal in made.refusals] == ["soms"]


def test_a_chosen_code_goes_before_a_guess_and_a_text_can_be_left_out() -> None:
    values = {"know": {"ja": "4", "eens": "5", "nvt": LEFT_OUT}}
    made = convert(table(["x"], ["ja"], ["eens"], ["nvt"]), {0: "know"}, values, LIST)
    assert [response.answers["know"] for response in made.responses] == [("4",), ("5",)]
    assert made.refused == 0


def test_a_code_that_the_question_does_not_have_is_refused() -> None:
    made = convert(table(["x"], ["ja"]), {0: "know"}, {"know": {"ja": "9"}}, LIST)
    assert made.responses == () and made.refused == 1


def test_a_refusal_says_where_what_and_why() -> None:
    rows = (["Helemaal eens", "elf"], ["soms", "9"])
    made = convert(table(["Mensen", "Cijfer"], *rows), {0: "know", 1: "grade"}, {}, LIST)
    assert [(one.row, one.column, one.value) for one in made.refusals] == [
        (2, "Cijfer", "elf"),
        (3, "Mensen", "soms"),
    ]
    assert {one.why for one in made.refusals} == {FAULTS[Fault.NOT_OFFERED]}
    assert [response.answers for response in made.responses] == [
        {"know": ("5",)},
        {"grade": ("9",)},
    ]


def test_every_fault_can_be_told() -> None:
    assert set(FAULTS) == set(Fault)


@pytest.mark.parametrize(
    "day",
    [
        "2026-03-02 13:45:00",
        "2026/03/02 1:45:00 p.m. CET",
        "2-3-2026 13:45",
        "02-03-26",
        "2 maart 2026",
        "2 mrt. 2026 om 13:00",
        "46083",
        "46083,57",
        "2026-03-02T13:45:00.000+01:00",
    ],
)
def test_a_day_is_kept_as_its_week_only(day: str) -> None:
    made = convert(table(["Tijd", "x"], [day, "ja"]), {0: TIMESTAMP, 1: "weekly"}, {}, LIST)
    assert made.responses[0].week == "2026-W10"
    assert made.responses[0].channel is Channel.IMPORT


def test_american_days_show_by_a_day_above_twelve() -> None:
    rows = (["3/2/2026", "ja"], ["3/14/2026", "ja"])
    made = convert(table(["Tijd", "x"], *rows), {0: TIMESTAMP, 1: "weekly"}, {}, LIST)
    assert [response.week for response in made.responses] == ["2026-W10", "2026-W11"]


def test_a_day_that_is_none_is_told_and_the_answers_stay() -> None:
    rows = (["31-2-2026", "ja"], ["", "nee"])
    mapping = {0: TIMESTAMP, 1: "weekly"}
    made = convert(table(["Tijd", "x"], *rows), mapping, {}, LIST, week="2026-W01")
    assert [response.week for response in made.responses] == ["2026-W01", "2026-W01"]
    assert [one.why for one in made.refusals] == [NOT_A_DAY]


def test_the_number_of_a_form_comes_along() -> None:
    mapping = {0: FORM_NUMBER, 1: "weekly"}
    made = convert(table(["Nr", "x"], [" 00 12 ", "ja"]), mapping, {}, LIST)
    assert made.responses[0].form_number == "00 12"


def test_what_cannot_be_seen_in_the_number_of_a_form_is_left_out() -> None:
    mapping = {0: FORM_NUMBER, 1: "weekly"}
    made = convert(table(["Nr", "x"], ["1\u00ad7\u202e\x00\u200b", "ja"]), mapping, {}, LIST)
    assert made.responses[0].form_number == "17"


def test_rows_without_answers_are_no_responses() -> None:
    made = convert(table(["x", "y"], ["", "iets"], ["ja", ""]), {0: "weekly"}, {}, LIST)
    assert len(made.responses) == 1 and made.empty == 1


def test_a_mapping_to_what_is_not_there_is_harmless() -> None:
    mapping = {0: "gone", 5: "weekly", 1: "weekly#z", 2: ""}
    assert convert(table(["x"], ["ja"]), mapping, {}, LIST) == Conversion(empty=1)


def test_two_columns_of_one_question_do_not_make_two_answers() -> None:
    made = convert(table(["x", "y"], ["ja", "nee"]), {0: "weekly", 1: "weekly"}, {}, LIST)
    assert made.responses[0].answers == {"weekly": ("yes",)}
    assert made.refused == 1


ODD = ["\x00", "\ud800", "=cmd|'/c calc'!A0", "\u202e", "9" * 400, "é" * 5000, ";;;", ",", "[", "½"]


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.key for question in QUESTIONS])
def test_odd_cells_never_raise_and_never_give_what_was_not_offered(question: Question) -> None:
    letters = random.Random(7)
    noise = ["".join(map(chr, letters.choices(range(0x3000), k=12))) for _ in range(300)]
    cells = [*ODD, *noise]
    source = table(["x", "t"], *([cell, cell] for cell in cells))
    guess_columns(source.header, source.rows, LIST, {})
    guess_values(source.column(0), question)
    made = convert(source, {0: question.key, 1: TIMESTAMP}, {}, LIST)
    codes = {option.code for option in question.options} | {str(n) for n in range(11)}
    for response in made.responses:
        if question.kind not in (QuestionKind.OPEN, QuestionKind.NUMBER):
            assert set(response.answers[question.key]) <= codes | {"dk", "yes", "no"}


def test_a_formula_stays_the_text_it_is() -> None:
    assert answers_to(OPEN, "=1+1", '=HYPERLINK("http://x")') == [
        ("=1+1",),
        ('=HYPERLINK("http://x")',),
    ]


def test_a_hundred_thousand_rows_take_seconds() -> None:
    words = ["Helemaal mee eens", "oneens", "4", "Weet ik niet", "soms", ""]
    rows = tuple(
        (f"{n % 28 + 1}-3-2026 10:{n % 60:02d}", words[n % 6], words[n % 5], "Klusjes;Praten", "7")
        for n in range(100_000)
    )
    source = RawTable(("Tijd", "a", "b", "c", "d"), rows, tuple(range(2, 100_002)))
    mapping = {0: TIMESTAMP, 1: "know", 2: "chat", 3: "help", 4: "grade"}
    made = convert(source, mapping, {}, LIST)
    assert len(made.responses) == 100_000
    assert made.refused > MAX_REFUSALS == len(made.refusals)
    assert {response.week for response in made.responses} >= {"2026-W10"}
