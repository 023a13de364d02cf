"""The questions of the gesprek, and what a story answers to them."""

import re
from dataclasses import fields

import pytest

from sample_data.loader import load_samples
from tests.stories import direct, indirect, small_story
from veranderverhaal.gesprek import QUESTIONS, AnswerKind, find_question, given_answers
from veranderverhaal.model import EFFECT_LAYERS, Layer, Veranderverhaal

by_key = {question.key: question for question in QUESTIONS}


def test_the_questions_follow_the_conversation_of_the_method():
    assert [question.key for question in QUESTIONS] == [
        "aanleiding",
        "doelgroep",
        "goal",
        "aanpak",
        "effecten",
        "signs",
        "neveneffecten",
    ]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_question_explains_its_idea_in_two_plain_sentences(question):
    assert len(re.findall(r"[.?!](\s|$)", question.idea)) == 2
    assert question.title.endswith("?")
    assert question.prompt


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_question_knows_where_its_answers_go(question):
    if question.kind is AnswerKind.TEXT:
        assert question.field in {field.name for field in fields(Veranderverhaal)}
    else:
        assert question.layers


def test_every_layer_is_asked_about():
    asked = {layer for question in QUESTIONS for layer in question.layers}
    assert asked == set(Layer)


def test_every_kind_of_answer_is_asked_for():
    assert {question.kind for question in QUESTIONS} == set(AnswerKind)


@pytest.mark.parametrize(
    ("key", "place"),
    [*((question.key, place) for place, question in enumerate(QUESTIONS)), ("", 0), ("weg", 0)],
)
def test_the_gesprek_goes_on_at_its_question_or_else_at_the_first(key, place):
    assert find_question(key) == place


@pytest.mark.parametrize(
    ("key", "answers"),
    [
        ("aanleiding", ("Buren kennen elkaar niet",)),
        ("goal", ("Een buurt waar mensen elkaar kennen",)),
        ("doelgroep", ("Bewoners van de straat",)),
        ("aanpak", ("Samen koken",)),
        ("effecten", ("Buren groeten elkaar", "Minder eenzaamheid")),
        ("signs", ()),
        ("neveneffecten", ("Te druk op straat",)),
    ],
)
def test_the_answers_of_a_story_are_found(key, answers):
    assert given_answers(by_key[key], small_story()) == answers


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_an_empty_story_answers_nothing(question):
    assert given_answers(question, Veranderverhaal()) == ()


def test_by_what_an_effect_is_noticed_is_told_with_the_effect():
    story = Veranderverhaal(
        elements=(direct("groeten", signs="Ze zwaaien"), direct("helpen"), indirect("i", signs="x"))
    )
    assert given_answers(by_key["signs"], story) == ("groeten: Ze zwaaien",)


@pytest.mark.parametrize("bundle", load_samples(), ids=lambda bundle: bundle.initiatief.slug)
@pytest.mark.parametrize("key", [key for key in by_key if key != "neveneffecten"])
def test_every_sample_has_an_example_for_every_question(bundle, key):
    assert given_answers(by_key[key], bundle.veranderverhaal)


def test_effects_are_asked_in_both_layers_and_side_effects_apart():
    assert set(by_key["effecten"].layers + by_key["neveneffecten"].layers) == set(EFFECT_LAYERS)
