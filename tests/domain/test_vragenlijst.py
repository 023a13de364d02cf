"""A vragenlijst: its questions, and which changes keep the meaning of its answers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from veranderverhaal.question import Option, Question, QuestionKind, Translation
from veranderverhaal.vragenlijst import (
    LANGUAGES,
    RIGHT_TO_LEFT,
    Introduction,
    Section,
    Vragenlijst,
    meaning,
    same_meaning,
)

CHOICE = Question(
    "colour",
    QuestionKind.ONE_OF,
    "Welke kleur?",
    options=(Option("red", "Rood"), Option("blue", "Blauw")),
)
NUMBER = Question("age", QuestionKind.NUMBER, "Hoe oud?", minimum=Decimal(0))
VRAGENLIJST = Vragenlijst(
    "v", "Buurt", sections=(Section("s", questions=(CHOICE,)), Section("t", questions=(NUMBER,)))
)


def with_choice(**fields):
    sections = (Section("s", questions=(replace(CHOICE, **fields),)), VRAGENLIJST.sections[1])
    return replace(VRAGENLIJST, sections=sections)


def test_all_questions_come_in_the_order_of_the_sections():
    assert VRAGENLIJST.questions == (CHOICE, NUMBER)
    assert VRAGENLIJST.question("age") == NUMBER
    with pytest.raises(KeyError):
        VRAGENLIJST.question("name")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(with_choice(text="Wat is je kleur?"), id="the text"),
        pytest.param(with_choice(help="Kies er één."), id="the help"),
        pytest.param(
            with_choice(options=(Option("red", "Helrood"), Option("blue", "Zeeblauw"))),
            id="labels",
        ),
        pytest.param(with_choice(translations=(Translation("en", "Colour?"),)), id="a translation"),
        pytest.param(replace(VRAGENLIJST, title="Wijk"), id="the title"),
        pytest.param(replace(VRAGENLIJST, introduction=Introduction("Wij")), id="introduction"),
        pytest.param(replace(VRAGENLIJST, languages=("nl", "tr")), id="languages"),
        pytest.param(
            replace(VRAGENLIJST, sections=VRAGENLIJST.sections[::-1]), id="the order of sections"
        ),
        pytest.param(
            replace(VRAGENLIJST, sections=(Section("u", questions=(NUMBER, CHOICE)),)),
            id="other sections",
        ),
        pytest.param(replace(VRAGENLIJST, version=2, revision=9), id="version and revision"),
    ],
)
def test_wording_and_order_keep_the_meaning(changed):
    assert same_meaning(VRAGENLIJST, changed)
    assert same_meaning(changed, VRAGENLIJST)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(with_choice(key="tint"), id="another key"),
        pytest.param(with_choice(kind=QuestionKind.SEVERAL_OF), id="another kind"),
        pytest.param(with_choice(dont_know=False), id="no dont know"),
        pytest.param(with_choice(options=CHOICE.options[::-1]), id="options in another order"),
        pytest.param(with_choice(options=CHOICE.options[:1]), id="an option less"),
        pytest.param(with_choice(variant="4 items"), id="another variant"),
        pytest.param(with_choice(sensitive=True), id="sensitive now"),
        pytest.param(replace(VRAGENLIJST, sections=VRAGENLIJST.sections[:1]), id="one question"),
    ],
)
def test_another_question_or_another_answer_changes_the_meaning(changed):
    assert not same_meaning(VRAGENLIJST, changed)
    assert not same_meaning(changed, VRAGENLIJST)


def test_the_meaning_of_a_question_has_no_words():
    bare = meaning(replace(CHOICE, help="x", translations=(Translation("en", "Colour?"),)))
    assert (bare.text, bare.help, bare.translations) == ("", "", ())
    assert bare.options == (Option("red", ""), Option("blue", ""))
    assert bare.kind is QuestionKind.ONE_OF


def test_dutch_comes_first_and_arabic_runs_from_right_to_left():
    assert LANGUAGES[0] == "nl"
    assert set(RIGHT_TO_LEFT) == {"ar"} <= set(LANGUAGES)
