"""Advice about a vragenlijst: minutes, reading level, and what to look at again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_architecture import CAUSAL
from veranderverhaal.advice import (
    MAX_CLOSED,
    SECONDS,
    WarningKind,
    find_warnings,
    minutes,
    reading_level,
    vragenlijst_level,
)
from veranderverhaal.instrument import find_instrument, questions_of
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.reading import EASY, HARD, PLAIN, find_words, split_sentences
from veranderverhaal.vragenlijst import Introduction, Section, Vragenlijst

WHOLE = Introduction("De buurt", "Om te leren", "We tellen op", "Bel Ans")
OPEN_QUESTION = Question("open", QuestionKind.OPEN, "Wat wil je nog zeggen?")


def stelling(text="Ik ken mijn buren.", key="k", **fields):
    return Question(key, QuestionKind.STELLING, text, **fields)


def asked(*questions, introduction=WHOLE):
    """A vragenlijst that has everything but what the test takes away."""
    return Vragenlijst(
        "v", "Buurt", introduction=introduction, sections=(Section("s", questions=questions),)
    )


def kinds(vragenlijst, **fields):
    return [warning.kind for warning in find_warnings(vragenlijst, **fields)]


def kinds_of_text(text):
    return set(kinds(asked(stelling(text), OPEN_QUESTION)))


def test_a_whole_and_simple_vragenlijst_has_no_warnings():
    assert find_warnings(asked(stelling(), OPEN_QUESTION)) == ()


@pytest.mark.parametrize("part", ["who", "why", "what_happens", "contact"])
def test_a_missing_part_of_the_introduction_is_named(part):
    introduction = replace(WHOLE, **{part: "  "})
    (warning,) = find_warnings(asked(stelling(), OPEN_QUESTION, introduction=introduction))
    assert (warning.kind, warning.field) == (WarningKind.INTRODUCTION, part)


def test_more_than_fifteen_closed_questions_are_many():
    questions = [stelling(f"Stelling {place}.", f"k{place}") for place in range(MAX_CLOSED + 1)]
    assert kinds(asked(*questions, OPEN_QUESTION)) == [WarningKind.TOO_MANY]
    assert kinds(asked(*questions[1:], OPEN_QUESTION)) == []


def test_no_open_question_is_said_and_no_question_at_all_too():
    assert kinds(asked(stelling())) == [WarningKind.NO_OPEN]
    assert kinds(asked()) == [WarningKind.EMPTY]


def test_stellingen_on_experienced_change_ask_what_else_played_a_part():
    chosen = questions_of(find_instrument("stellingen"), items=("nature-green",))
    assert kinds(asked(*chosen)) == [WarningKind.NO_OPEN, WarningKind.WHAT_ELSE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De buurt is schoon en veilig.", WarningKind.DOUBLE),
        ("Ik help of word geholpen.", WarningKind.DOUBLE),
        ("Ik voel me niet thuis.", WarningKind.NEGATION),
        ("Mensen kennen elkaar nauwelijks.", WarningKind.NEGATION),
        ("Ik ken geen buren.", WarningKind.NEGATION),
        ("Ik kom nooit buiten.", WarningKind.NEGATION),
        ("Ik ben nooit niet thuis.", WarningKind.DOUBLE_NEGATION),
        ("De buurt is niet onveilig.", WarningKind.DOUBLE_NEGATION),
        ("Ik " + "zie vaak " * 6 + "buren.", WarningKind.LONG_SENTENCE),
    ],
)
def test_a_text_that_reads_hard_is_pointed_out_at_its_question(text, kind):
    (warning,) = find_warnings(asked(stelling(text), OPEN_QUESTION))
    assert (warning.kind, warning.question) == (kind, "k")
    assert text in warning.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ik praat af en toe met buren.", id="a fixed pair"),
        pytest.param("Ik weet of iemand hulp nodig heeft.", id="of that opens a clause"),
        pytest.param("De ene buur groet de andere.", id="en inside a word"),
        pytest.param("Ik ontmoet onze buren onderweg.", id="on- that denies nothing"),
        pytest.param("Ik " + "zie vaak " * 5 + "buren.", id="twelve words"),
        pytest.param("Kijk. Ik zie " + "vaak " * 9 + "iets. Ja.", id="twelve in one sentence"),
    ],
)
def test_a_text_that_reads_well_is_left_alone(text):
    assert kinds_of_text(text) == set()


def test_an_open_question_may_join_two_ideas():
    open_question = replace(OPEN_QUESTION, text="Wat gaat goed en wat kan beter?")
    assert kinds(asked(stelling(), open_question)) == []


def test_a_long_help_is_pointed_out():
    long_help = "Denk aan " + "heel " * 12 + "veel."
    assert kinds(asked(stelling(help=long_help), OPEN_QUESTION)) == [WarningKind.LONG_SENTENCE]


def test_a_text_that_is_compared_with_others_had_better_stay():
    warnings = find_warnings(asked(*questions_of(find_instrument("sociale-cohesie"))))
    negation = [warning for warning in warnings if warning.kind is WarningKind.NEGATION]
    assert [warning.question for warning in negation] == ["sociale-cohesie-know"]
    assert "Laat hem staan" in negation[0].text


def test_sensitive_questions_are_counted_and_more_serious_when_linked():
    sensitive = asked(stelling(sensitive=True), OPEN_QUESTION)
    assert kinds(sensitive) == [WarningKind.SENSITIVE]
    assert find_warnings(sensitive)[0].text.startswith("Eén vraag gaat")
    assert kinds(sensitive, linked=True) == [WarningKind.SENSITIVE, WarningKind.LINKED]
    assert kinds(asked(stelling(), OPEN_QUESTION), linked=True) == []


def test_what_a_worker_fills_in_is_not_for_residents():
    warnings = find_warnings(asked(*questions_of(find_instrument("zelfredzaamheid"))))
    assert sum(warning.kind is WarningKind.WORKER for warning in warnings) == 11


def test_no_warning_speaks_of_causes():
    texts = "Ik ken niemand niet en " + "heel " * 12
    worst = asked(stelling(texts, sensitive=True), introduction=Introduction())
    assert not any(CAUSAL.search(one.text) for one in find_warnings(worst, linked=True))


def test_ten_stellingen_take_about_two_minutes():
    assert minutes(asked(*[stelling(key=f"k{place}") for place in range(10)])) == (1, 3)


def test_an_empty_vragenlijst_takes_a_minute():
    assert minutes(asked()) == (1, 1)


def test_every_kind_of_question_takes_some_time_and_more_when_slow():
    assert set(SECONDS) == set(QuestionKind)
    assert all(0 < low < high for low, high in SECONDS.values())


@given(st.lists(st.sampled_from(QuestionKind), max_size=40), st.sampled_from(QuestionKind))
def test_one_more_question_never_takes_less_time(some, one_more):
    questions = [Question(f"k{place}", kind, "Vraag?") for place, kind in enumerate(some)]
    shorter = minutes(asked(*questions))
    longer = minutes(asked(*questions, Question("more", one_more, "Vraag?")))
    assert shorter[0] <= shorter[1]
    assert longer[0] >= shorter[0]
    assert longer[1] >= shorter[1]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ik ken mijn buren. We groeten elkaar.", EASY),
        ("Door de activiteiten ken ik meer mensen in mijn eigen straat.", PLAIN),
        ("De maatschappelijke participatie van wijkbewoners is toegenomen.", HARD),
        ("Ik zie " + "vaak " * 15 + "iets.", HARD),
        ("", ""),
        ("123 ... !", ""),
    ],
)
def test_a_text_gets_a_plain_label(text, label):
    assert reading_level(text).label == label


def test_sentences_end_at_signs_and_line_breaks_but_not_inside_a_number():
    assert split_sentences("Eén. Twee!\nDrie 1.825 ja") == ["Eén", "Twee", "Drie 1.825 ja"]
    assert find_words("Foto’s, e-mail & 12 keer") == ["Foto’s", "e-mail", "keer"]


def test_the_level_of_a_vragenlijst_counts_introduction_and_questions():
    hard = replace(WHOLE, why="Verantwoording maatschappelijke participatie wijkbewoners.")
    assert vragenlijst_level(asked(stelling())).label == EASY
    assert vragenlijst_level(asked(stelling(), introduction=hard)).label != EASY


@given(st.text())
def test_any_text_has_a_level_and_any_question_can_be_looked_at(text):
    level = reading_level(text)
    assert 0 <= level.long_words <= 1
    assert level.words_per_sentence >= 0
    find_warnings(asked(stelling(text)))
