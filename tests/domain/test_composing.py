"""A vragenlijst from indicatoren in one press, and changing it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import direct, doelgroep, indirect, small_story
from veranderverhaal.advice import WarningKind, find_warnings
from veranderverhaal.composing import (
    BACKGROUND,
    EASY,
    OPEN,
    SENSITIVE,
    add_question,
    compose,
    instrument_indicator,
    move_question,
    move_to_section,
    question_indicator,
    remove_question,
    replace_question,
    section_of,
    stelling_indicator,
)
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.instrument import FilledBy, what_else_question
from veranderverhaal.meten_editing import check_indicator
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.question_editing import check_vragenlijst
from veranderverhaal.text import NotAccepted
from veranderverhaal.vragenlijst import Introduction, Section, Vragenlijst

STORY = Veranderverhaal(
    elements=(
        doelgroep("d"),
        direct("first", "Buren groeten elkaar"),
        direct("second", "Meer groen"),
        indirect("later", "Leefbaarheid"),
    )
)
OPTIONS = (Option("a", "A"), Option("b", "B"))


def own(key, kind=QuestionKind.STELLING, **fields):
    text = fields.pop("text", f"Vraag {key}?")
    return Question(key, kind, text, **fields)


def indicator_of(effect, *questions):
    return question_indicator(effect, *questions)


def composed(*indicatoren, **fields):
    return compose(indicatoren, STORY, **{"title": "Buurt", "name": "De Tuin"} | fields)


def layout(vragenlijst):
    """Section by section, the keys of the questions."""
    return {
        section.key: [question.key for question in section.questions]
        for section in vragenlijst.sections
    }


def three_questions():
    """Two sections to edit."""
    return Vragenlijst(
        "v",
        "Buurt",
        sections=(Section("s", questions=(own("a"), own("b"), own("c"))), Section("t")),
    )


def test_sections_follow_the_story_and_go_from_easy_to_open():
    vragenlijst = composed(
        indicator_of("later", own("later-1")),
        indicator_of("", own("age", QuestionKind.ONE_OF, options=OPTIONS)),
        indicator_of("first", own("alone", sensitive=True), own("say", QuestionKind.OPEN)),
        indicator_of("second", own("second-1")),
        indicator_of("first", own("first-1"), own("first-2")),
        indicator_of("", own("visits", QuestionKind.YES_NO)),
    )
    assert layout(vragenlijst) == {
        EASY: ["visits"],
        "first": ["first-1", "first-2"],
        "second": ["second-1"],
        "later": ["later-1"],
        SENSITIVE: ["alone"],
        BACKGROUND: ["age"],
        OPEN: ["say"],
    }
    assert list(layout(vragenlijst)) == [
        EASY,
        "first",
        "second",
        "later",
        SENSITIVE,
        BACKGROUND,
        OPEN,
    ]
    assert [section.title for section in vragenlijst.sections][1] == "Buren groeten elkaar"


def test_the_first_texts_name_the_initiatief_and_only_the_contact_is_missing():
    vragenlijst = composed(stelling_indicator("first", "connection-greet"))
    assert "De Tuin" in vragenlijst.introduction.who
    assert vragenlijst.thanks
    (warning,) = find_warnings(vragenlijst)
    assert (warning.kind, warning.field) == (WarningKind.INTRODUCTION, "contact")


def test_what_else_played_a_part_comes_with_stellingen_and_only_then():
    with_stelling = composed(stelling_indicator("first", "connection-greet"))
    assert layout(with_stelling)[OPEN] == [what_else_question().key]
    assert OPEN not in layout(composed(indicator_of("first", own("k"))))


def test_no_question_is_asked_twice():
    vragenlijst = composed(
        stelling_indicator("first", "nature-green"),
        stelling_indicator("second", "nature-green"),
        indicator_of("second", own("a", text="Ken je je buren?")),
        indicator_of("second", own("b", text=" ken je  je buren?")),
        indicator_of("second", own("c", QuestionKind.YES_NO, text="Ken je je buren?")),
        indicator_of("", what_else_question()),
    )
    assert layout(vragenlijst) == {
        "first": ["stellingen-nature-green"],
        "second": ["a", "c"],
        OPEN: ["stellingen-what-else"],
    }


def test_a_count_asks_nothing():
    count = Indicator("k", IndicatorKind.OUTPUT, "Bezoekers", "first", telling="t")
    assert composed(count).sections == ()


@pytest.mark.parametrize("effect", ["", "gone", "d"], ids=["none", "removed", "no effect"])
def test_a_question_without_an_effect_of_the_story_is_not_lost(effect):
    assert layout(composed(indicator_of(effect, own("k")))) == {EASY: ["k"]}


def test_what_a_worker_fills_in_is_a_vragenlijst_apart():
    matrix = instrument_indicator("first", "zelfredzaamheid")
    question = indicator_of("first", own("k"))
    assert layout(composed(matrix, question)) == {"first": ["k"]}
    for_worker = composed(matrix, question, filled_by=FilledBy.WORKER)
    assert len(for_worker.questions) == 11
    assert for_worker.introduction == Introduction()


def test_a_scale_stays_together_in_its_own_order():
    vragenlijst = composed(instrument_indicator("first", "sociale-cohesie"))
    assert [one.item for one in vragenlijst.questions] == [
        "know",
        "pleasant",
        "together",
        "at-home",
    ]


def test_indicatoren_from_the_library_may_be_kept():
    for indicator in (
        stelling_indicator("first", "nature-green"),
        instrument_indicator("first", "sociale-cohesie"),
        instrument_indicator("first", "straatladder"),
    ):
        assert check_indicator(indicator) == indicator
        assert indicator.kind is IndicatorKind.OUTCOME
    assert stelling_indicator("first", "nature-green").title.startswith("Door de activiteiten")
    assert instrument_indicator("", "sociale-cohesie").title == "Sociale cohesie in de buurt"
    assert instrument_indicator("", "straatladder", title="Straat").title == "Straat"


def test_an_indicator_of_texts_that_were_not_entered_is_refused():
    with pytest.raises(NotAccepted):
        instrument_indicator("first", "who-5")
    with pytest.raises(KeyError):
        stelling_indicator("first", "nothing")


QUESTIONS = st.builds(
    Question,
    key=st.text("abc", min_size=1, max_size=2),
    kind=st.sampled_from(QuestionKind),
    text=st.sampled_from(["Ken je je buren?", "Hoe gaat het?", "Wat zie je?"]),
    options=st.just(OPTIONS),
    sensitive=st.booleans(),
)
INDICATOREN = st.lists(
    st.builds(
        lambda effect, questions: question_indicator(effect, *questions),
        st.sampled_from(["", "first", "second", "later", "d", "gone"]),
        st.lists(QUESTIONS, min_size=1, max_size=3),
    ),
    max_size=6,
)


@given(INDICATOREN)
def test_every_key_is_there_once_and_every_text_survives(indicatoren):
    vragenlijst = composed(*indicatoren)
    keys = [question.key for question in vragenlijst.questions]
    given_questions = [question for one in indicatoren for question in one.questions]
    assert len(set(keys)) == len(keys)
    assert set(keys) <= {question.key for question in given_questions}
    for question in given_questions:
        same = {(one.text, one.kind) for one in vragenlijst.questions}
        assert question.key in keys or (question.text, question.kind) in same
    check_vragenlijst(vragenlijst)


def test_a_whole_story_gives_a_vragenlijst_that_may_be_kept():
    indicatoren = (stelling_indicator("e", "connection-greet"),)
    vragenlijst = compose(indicatoren, small_story(), title="Buurt")
    assert check_vragenlijst(vragenlijst) == vragenlijst


@pytest.mark.parametrize(
    ("key", "steps", "order"),
    [
        ("a", 1, "bac"),
        ("a", 2, "bca"),
        ("a", 9, "bca"),
        ("a", -1, "abc"),
        ("c", -1, "acb"),
        ("c", -9, "cab"),
        ("b", 0, "abc"),
    ],
)
def test_a_question_moves_within_its_section(key, steps, order):
    assert layout(move_question(three_questions(), key, steps)) == {"s": list(order), "t": []}


def test_a_question_moves_to_the_end_of_another_section():
    moved = move_to_section(move_to_section(three_questions(), "b", "t"), "a", "t")
    assert layout(moved) == {"s": ["c"], "t": ["b", "a"]}
    assert layout(move_to_section(moved, "b", "t")) == {"s": ["c"], "t": ["a", "b"]}


def test_a_question_is_added_replaced_and_removed():
    added = add_question(three_questions(), "t", own("d"))
    assert layout(added) == {"s": ["a", "b", "c"], "t": ["d"]}
    assert layout(replace_question(added, "b", own("e")))["s"] == ["a", "e", "c"]
    assert replace_question(added, "b", own("b", text="Anders?")).question("b").text == "Anders?"
    assert layout(remove_question(added, "d")) == {"s": ["a", "b", "c"], "t": []}
    assert section_of(added, "d").key == "t"


def test_a_question_that_is_there_already_is_refused():
    with pytest.raises(NotAccepted, match="staat er al in"):
        add_question(three_questions(), "t", own("a"))
    with pytest.raises(NotAccepted, match="staat er al in"):
        replace_question(three_questions(), "a", own("b"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: move_question(one, "x", 1), id="move"),
        pytest.param(lambda one: move_to_section(one, "x", "t"), id="move an unknown question"),
        pytest.param(lambda one: move_to_section(one, "a", "x"), id="to an unknown section"),
        pytest.param(lambda one: remove_question(one, "x"), id="remove"),
        pytest.param(lambda one: add_question(one, "x", own("d")), id="add"),
        pytest.param(lambda one: replace_question(one, "x", own("d")), id="replace"),
    ],
)
def test_what_is_not_there_cannot_be_changed(change):
    with pytest.raises(KeyError):
        change(three_questions())
