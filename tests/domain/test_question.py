"""Questions as data: what is offered, what is kept of an answer, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from veranderverhaal.kept_answers import ResponseCheck
from veranderverhaal.meting import Response
from veranderverhaal.question import (
    DONT_KNOW,
    MAX_OPEN_ANSWER,
    AnswerRefused,
    Fault,
    Option,
    Question,
    QuestionKind,
    accept_answer,
    accept_answers,
    offered_codes,
)
from veranderverhaal.vragenlijst import Section, Vragenlijst

OPTIONS = (Option("red", "Rood"), Option("blue", "Blauw"), Option("green", "Groen"))
ONE, SEVERAL = QuestionKind.ONE_OF, QuestionKind.SEVERAL_OF
OWN_OPTIONS = (QuestionKind.LADDER, ONE, SEVERAL, QuestionKind.RANK)
MANY = (SEVERAL, QuestionKind.RANK)
SINGLE = (QuestionKind.STELLING, QuestionKind.YES_NO, QuestionKind.GRADE, QuestionKind.LADDER, ONE)


def question(kind, **fields):
    options = OPTIONS if kind in OWN_OPTIONS else ()
    return Question(**{"key": "k", "kind": kind, "text": "Wat?", "options": options} | fields)


def fault_of(asked, *given_values):
    with pytest.raises(AnswerRefused) as refused:
        accept_answer(asked, given_values)
    return refused.value.fault


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (QuestionKind.STELLING, "1 2 3 4 5 dk"),
        (QuestionKind.YES_NO, "yes no dk"),
        (QuestionKind.GRADE, "1 2 3 4 5 6 7 8 9 10 dk"),
        (QuestionKind.LADDER, "red blue green dk"),
        (ONE, "red blue green dk"),
        (SEVERAL, "red blue green dk"),
        (QuestionKind.RANK, "red blue green dk"),
        (QuestionKind.NUMBER, ""),
        (QuestionKind.OPEN, ""),
    ],
)
def test_codes_are_offered_in_their_order_with_dont_know_last(kind, codes):
    assert offered_codes(question(kind)) == tuple(codes.split())


@pytest.mark.parametrize("kind", [*SINGLE, *MANY])
def test_dont_know_is_offered_only_where_it_may_be_chosen(kind):
    asked = question(kind, dont_know=False)
    assert DONT_KNOW not in offered_codes(asked)
    assert fault_of(asked, DONT_KNOW) is Fault.NOT_OFFERED
    assert accept_answer(question(kind), [DONT_KNOW]) == (DONT_KNOW,)


@pytest.mark.parametrize("kind", QuestionKind)
@pytest.mark.parametrize("given_values", [(), ("",), ("  ",)], ids=["none", "empty", "blank"])
def test_every_question_may_be_skipped(kind, given_values):
    assert accept_answer(question(kind), given_values) == ()


@pytest.mark.parametrize("kind", [*SINGLE, *MANY])
def test_a_code_that_is_not_offered_is_refused(kind):
    for value in ("0", "6.5", "Rood", "RED", "yes ja", "11", "dk2", "1\x00"):
        assert fault_of(question(kind), value) is Fault.NOT_OFFERED


@pytest.mark.parametrize("kind", SINGLE)
def test_one_answer_is_one_answer(kind):
    first, second = offered_codes(question(kind))[:2]
    assert accept_answer(question(kind), [f" {first} "]) == (first,)
    assert fault_of(question(kind), first, second) is Fault.TOO_MANY
    assert fault_of(question(kind), first, first) is Fault.TWICE


def test_several_choices_are_kept_in_the_order_of_the_question():
    assert accept_answer(question(SEVERAL), ["green", "red"]) == ("red", "green")


def test_a_ranking_is_kept_in_the_order_given():
    rank = question(QuestionKind.RANK)
    assert accept_answer(rank, ["green", "red"]) == ("green", "red")


@pytest.mark.parametrize("kind", MANY)
def test_dont_know_stands_alone(kind):
    assert fault_of(question(kind), "red", DONT_KNOW) is Fault.TOO_MANY
    assert fault_of(question(kind), "red", "red") is Fault.TWICE


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12", "12"), (" 1.825 ", "1825"), ("12,5", "12.5"), ("-3", "-3"), ("0", "0"), ("007", "7")],
)
def test_a_number_is_kept_as_plain_decimal_text(typed, kept):
    assert accept_answer(question(QuestionKind.NUMBER), [typed]) == (kept,)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        pytest.param("twaalf", Fault.NOT_A_NUMBER, id="words"),
        pytest.param("1e5", Fault.NOT_A_NUMBER, id="an exponent"),
        pytest.param("NaN", Fault.NOT_A_NUMBER, id="not a number"),
        pytest.param("1,2,3", Fault.NOT_A_NUMBER, id="two commas"),
        pytest.param("9" * 400, Fault.NOT_A_NUMBER, id="far too long"),
        pytest.param("0", Fault.OUT_OF_RANGE, id="too low"),
        pytest.param("8", Fault.OUT_OF_RANGE, id="too high"),
        pytest.param("7,01", Fault.OUT_OF_RANGE, id="just too high"),
    ],
)
def test_a_number_that_cannot_be_is_refused(typed, fault):
    asked = question(QuestionKind.NUMBER, minimum=Decimal(1), maximum=Decimal(7))
    assert fault_of(asked, typed) is fault
    assert accept_answer(asked, ["1"]) == ("1",)
    assert accept_answer(asked, ["7"]) == ("7",)


def test_a_number_may_be_unknown_and_is_given_once():
    asked = question(QuestionKind.NUMBER)
    assert accept_answer(asked, [DONT_KNOW]) == (DONT_KNOW,)
    assert fault_of(asked, "1", "2") is Fault.TOO_MANY
    assert fault_of(question(QuestionKind.NUMBER, dont_know=False), "dk") is Fault.NOT_A_NUMBER


def test_an_open_answer_is_cleaned_and_bounded():
    asked = question(QuestionKind.OPEN)
    assert accept_answer(asked, [" Fijn!\r\nEcht\x00 "]) == ("Fijn!\nEcht",)
    assert accept_answer(asked, ["x" * MAX_OPEN_ANSWER]) == ("x" * MAX_OPEN_ANSWER,)
    assert fault_of(asked, "x" * (MAX_OPEN_ANSWER + 1)) is Fault.TOO_LONG
    assert fault_of(asked, "a", "b") is Fault.TOO_MANY


def test_a_form_keeps_what_is_right_names_what_is_not_and_drops_the_rest():
    asked = [
        question(QuestionKind.YES_NO, key="a"),
        question(QuestionKind.YES_NO, key="b"),
        question(QuestionKind.YES_NO, key="c"),
    ]
    kept, refused = accept_answers(asked, {"a": ["yes"], "b": ["ja"], "other": ["yes"]})
    assert kept == {"a": ("yes",)}
    assert refused == {"b": Fault.NOT_OFFERED}


decimals = st.none() | st.decimals(-1000, 1000, places=2)
questions = st.builds(
    question,
    kind=st.sampled_from(QuestionKind),
    key=st.text("abcd", min_size=1, max_size=2),
    dont_know=st.booleans(),
    minimum=decimals,
    maximum=decimals,
)
forms = st.lists(questions, max_size=6, unique_by=lambda one: one.key)
likely = st.sampled_from(
    ["1", "5", "10", "yes", "red", "blue", "dk", "", " ", "12,5", "1.000", "-1", "x" * 2001]
)
values = st.lists(likely | st.text(st.characters(), max_size=12), max_size=4)
posted = st.dictionaries(st.text("abcde", min_size=1, max_size=2), values, max_size=8)


@given(forms, posted)
@example([question(QuestionKind.NUMBER)], {"k": ["٣"]})
@example([question(QuestionKind.NUMBER)], {"k": ["-"]})
@example([question(QuestionKind.OPEN)], {"k": ["\ud800"]})
def test_whatever_is_posted_never_breaks_and_never_keeps_what_was_not_offered(form, data):
    kept, refused = accept_answers(form, data)
    asked = {one.key: one for one in form}
    assert not set(kept) & set(refused)
    assert set(kept) | set(refused) <= set(asked) & set(data)
    for key, answer in kept.items():
        assert answer
        assert len(set(answer)) == len(answer)
        if asked[key].kind not in (QuestionKind.NUMBER, QuestionKind.OPEN):
            assert set(answer) <= set(offered_codes(asked[key]))
        if asked[key].kind not in MANY:
            assert len(answer) == 1
        for value in answer:
            value.encode("utf-8")


@given(forms, posted)
def test_what_the_form_keeps_passes_the_last_look_before_storing(form, data):
    vragenlijst = Vragenlijst("v", "Buurt", sections=(Section("s", questions=tuple(form)),))
    kept, _ = accept_answers(form, data)
    response = Response(answers=kept, week="2026-W01")
    assert ResponseCheck(vragenlijst, linked=False).accept(response) == response


@given(questions, values)
def test_what_is_kept_is_kept_again(asked, typed):
    """But for a number: "1.825" as typed is almost two thousand, as kept less than two."""
    try:
        kept = accept_answer(asked, typed)
    except AnswerRefused:
        return
    if asked.kind is not QuestionKind.NUMBER:
        assert accept_answer(asked, kept) == kept
