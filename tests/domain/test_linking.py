"""The self-made code: one person gets one hash, however the answers are typed."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from veranderverhaal.frame_labels import FRAME_LABELS
from veranderverhaal.kept_answers import PERSON
from veranderverhaal.linking import (
    MEMORY_QUESTIONS,
    memory_questions,
    normalise,
    person_hash,
)

SECRET = b"a secret of the initiatief"
parts = st.tuples(st.text(max_size=12), st.text(max_size=12))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        pytest.param("Anna", "anna", id="case"),
        pytest.param("  An na ", "anna", id="spaces"),
        pytest.param("Zoë-Ann", "zoeann", id="accents and signs"),
        pytest.param("Zoe\u0308", "zoe", id="an accent apart"),
        pytest.param("Kerkstraat 12", "kerkstraat", id="the number of a house"),
        pytest.param("Straße", "strasse", id="a letter that folds in two"),
        pytest.param("ŞİRİN", "sirin", id="Turkish capitals"),
        pytest.param("فَاطِمَة", "فاطمة", id="Arabic vowel marks"),
        pytest.param("７", "7", id="wide digits"),
        pytest.param("٠٧", "7", id="Arabic digits"),
        pytest.param("07", "7", id="a leading zero"),
        pytest.param("00", "0", id="only zeros"),
        pytest.param(" -'’. ", "", id="only signs"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_answer_is_reduced_to_what_is_compared(typed, plain):
    assert normalise((typed,)) == (plain,)


def test_a_person_has_the_same_code_however_it_is_typed():
    first = person_hash(("Zoë", "Kerkstraat 12"), SECRET)
    assert person_hash((" zoe ", "KERK-STRAAT"), SECRET) == first
    assert person_hash(("Zoe", "Kerklaan"), SECRET) != first


def test_another_initiatief_has_another_code():
    assert person_hash(("Anna", "Dorp"), SECRET) != person_hash(("Anna", "Dorp"), b"other")


def test_the_border_between_the_answers_counts():
    assert person_hash(("ab", "c"), SECRET) != person_hash(("a", "bc"), SECRET)
    assert person_hash(("a", "b"), SECRET) != person_hash(("b", "a"), SECRET)


@pytest.mark.parametrize("typed", [(), ("", ""), ("Anna", ""), ("", "Dorp"), ("Anna", " - ")])
def test_half_a_code_is_no_code(typed):
    assert person_hash(typed, SECRET) == ""


def test_a_hash_without_a_key_is_refused():
    with pytest.raises(ValueError, match="needs a key"):
        person_hash(("Anna", "Dorp"), b"")


def test_a_code_stays_the_same_over_the_years():
    assert person_hash(("Anna", "Dorpsstraat"), b"key") == "a250c10b7dd7b3db8954e19f73ab9900"


def test_the_memory_questions_stand_with_the_words_of_the_form():
    assert set(MEMORY_QUESTIONS) <= set(FRAME_LABELS)
    assert len(memory_questions()) == 2
    assert all(question.endswith("?") for question in memory_questions())


@given(parts, st.binary(min_size=1, max_size=40))
def test_a_code_shows_nothing_of_the_answers_and_may_be_kept(typed, secret):
    code = person_hash(typed, secret)
    assert re.fullmatch(r"([0-9a-f]{32})?", code)
    assert PERSON.fullmatch(code)
    assert bool(code) == all(normalise(typed))


@given(st.text())
def test_what_is_reduced_once_is_reduced_for_good(typed):
    (once,) = normalise((typed,))
    assert normalise((once,)) == (once,)


@given(st.text(max_size=12))
def test_case_and_spaces_make_no_difference(typed):
    assume(typed.upper().casefold() == typed.casefold())
    assert normalise((f" {typed.upper()} ",)) == normalise((typed,))


@given(parts, parts)
def test_two_people_meet_only_when_their_answers_do(one, other):
    assume(all(normalise(one)) and all(normalise(other)))
    same = normalise(one) == normalise(other)
    assert (person_hash(one, SECRET) == person_hash(other, SECRET)) == same
