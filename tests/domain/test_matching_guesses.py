"""Columns find their questions and texts their answers, and nothing is guessed that is unsure."""

import random
from collections.abc import Callable

import pytest

from tests.domain.matching_samples import (
    BY_KEY,
    KNOWS,
    LIST,
    QUESTIONS,
    columns,
)
from veranderverhaal.matching import (
    FORM_NUMBER,
    TIMESTAMP,
    guess_columns,
    guess_values,
    option_target,
    split_target,
)
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.vragenlijst import Section, Vragenlijst


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Door de activiteiten ken ik meer mensen in de buurt.", "know"),
        ("1. Door de activiteiten ken ik meer mensen in de buurt", "know"),
        ("G01Q02. Door de activiteiten ken ik meer mensen in de buurt.", "know"),
        ("G01Q02[SQ003]. Door de activiteiten ken ik meer mensen in de buurt.", "know"),
        ("Stellingen [Door de activiteiten maak ik vaker een praatje]", "chat"),
        ("door de aktiviteiten ken ik meer mensen in de  buurt ", "know"),
        ("Because of the activities I know more people.", "know"),
        ("deel_1/know", "know"),
        ("weekly", "weekly"),
        ("Wat geef je de buurt als rapportcijfer?", None),
        ("Kolom 7", None),
        ("", None),
        ("_uuid", None),
    ],
)
def test_a_header_finds_its_question(header: str, key: str | None) -> None:
    assert columns(header) == ({0: key} if key else {})


def test_alike_questions_each_get_their_own_column() -> None:
    names = [question.text for question in QUESTIONS]
    random.Random(1).shuffle(names)
    found = columns(*names)
    assert {BY_KEY[key].text: index for index, key in found.items()} == {
        name: index for index, name in enumerate(names)
    }


def test_one_question_does_not_get_two_columns() -> None:
    assert columns("Kom je elke week?", "Kom je elke week? ") == {0: "weekly"}


def test_what_was_chosen_before_comes_first() -> None:
    found = guess_columns(("Vraag A", "Kom je elke week?"), (), LIST, {"vraag a": "weekly"})
    assert found == {0: "weekly"}


def test_what_was_chosen_before_but_is_gone_is_forgotten() -> None:
    before = {"Vraag A": "gone", "Vraag B": "help#z", "Vraag C": "help#a", "Vraag D": TIMESTAMP}
    header = ("Vraag A", "Vraag B", "Vraag C", "Vraag D")
    assert guess_columns(header, (), LIST, before) == {2: "help#a", 3: TIMESTAMP}


def test_the_best_timestamp_is_found_and_a_column_without_days_is_not() -> None:
    rows = (["2026-03-02 10:00:00", "2026-03-02 10:05:00"],)
    assert columns("Starttijd", "Tijd van voltooien", rows=rows) == {1: TIMESTAMP}
    assert columns("Datum", rows=(["later"],)) == {}


def test_the_number_of_a_paper_form_is_found() -> None:
    assert columns("Formuliernummer") == {0: FORM_NUMBER}


@pytest.mark.parametrize(
    "header",
    [
        ["Q4[SQ001]. Waarbij helpen buren je? [Klusjes]", "Waarbij helpen buren je? [Praten]"],
        ["groep/help/a", "groep/help/c"],
        ["Waarbij helpen buren je? / Klusjes", "Waarbij helpen buren je? / Praten"],
        ["Waarbij helpen buren je?: Klusjes", "Waarbij helpen buren je?: Praten"],
    ],
)
def test_a_column_for_each_option_is_found(header: list[str]) -> None:
    found = columns(*header, rows=(["1", "0"], ["Ja", ""]))
    assert found == {0: option_target("help", "a"), 1: option_target("help", "c")}


def test_a_column_with_all_options_is_left_when_each_has_its_own() -> None:
    found = columns("groep/help", "groep/help/a", rows=(["a c", "1"],))
    assert found == {1: option_target("help", "a")}


def test_a_target_says_which_option_it_is() -> None:
    assert split_target(option_target("help", "a")) == ("help", "a")
    assert split_target("help") == ("help", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Helemaal mee eens", "5"),
        ("helemaal eens", "5"),
        ("5 - helemaal eens", "5"),
        ("5. Helemaal mee eens", "5"),
        ("(1) helemaal oneens", "1"),
        ("1 = helemaal eens", "5"),
        ("Strongly disagree", "1"),
        ("Niet eens, niet oneens", "3"),
        ("neutraal", "3"),
        ("helemaal_mee_eens", "5"),
        ("4", "4"),
        ("4,0", "4"),
        ("A2", "2"),
        ("AO03", "3"),
        ("Weet ik niet", "dk"),
        ("Don't know", "dk"),
        ("HELEMAAL  ONEENS ", "1"),
    ],
)
def test_a_step_of_the_scale_is_recognised(text: str, code: str) -> None:
    assert guess_values([text], KNOWS) == {text.strip(): code}


@pytest.mark.parametrize("text", ["eens per week", "niet", "6", "0", "3,5", "n.v.t.", "=1+1", "٣x"])
def test_what_is_not_sure_is_not_guessed(text: str) -> None:
    assert guess_values([text], KNOWS) == {}


@pytest.mark.long_form
def test_of_a_long_header_each_question_gets_one_column_at_most(
    size: Callable[[int, int], int],
) -> None:
    columns = size(100, 1000)
    header = [f"Door de activiteiten merk ik in de buurt nummer {n} wel" for n in range(columns)]
    many = tuple(
        Question(f"k{n}", QuestionKind.STELLING, f"Door de activiteiten merk ik in de buurt {n}")
        for n in range(60)
    )
    vragenlijst = Vragenlijst("v", "L", sections=(Section("s", "", many),))
    found = guess_columns(header, (), vragenlijst, {})
    assert len(set(found.values())) == len(found) <= len(many)
    assert set(found.values()) <= {one.key for one in many}
