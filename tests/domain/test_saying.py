"""What is said of uitkomsten: exact, in good Dutch, and nothing of what is withheld."""

import re
from decimal import Decimal
from itertools import accumulate
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.saying_samples import (
    ASKED,
    CODES,
    COHESION,
    COMING,
    GRADE,
    GREET,
    LADDER,
    NUMBER,
    OPEN,
    RANK,
    SEVERAL,
    WITHHELD,
    uitkomst_of,
    yes,
)
from tests.test_architecture import CAUSAL
from veranderverhaal.figures import percent, wilson
from veranderverhaal.instrument import find_instrument, questions_of
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying import (
    describe,
    say,
    say_band,
    say_beside,
    say_block,
    say_change,
    say_difference,
    say_norm,
    say_percent,
    say_withheld,
)
from veranderverhaal.uitkomst import (
    Band,
    Bar,
    Block,
    BlockKind,
    Change,
    Difference,
    FigureUnit,
    Group,
    NeighbourhoodFigure,
    Norm,
    Shown,
    Uitkomst,
)


@pytest.mark.parametrize(
    ("uitkomst", "words"),
    [
        pytest.param(
            uitkomst_of(GREET, (5, 10, 15, 41, 40), dont_know=8),
            "81 van de 111 mensen (73%) zijn het (helemaal) eens met ‘Ik groet meer buren’. "
            "Door toeval kan dat ook tussen 64% en 80% zijn. "
            "8 mensen weten het niet; die tellen hier niet mee.",
            id="shares",
        ),
        pytest.param(
            yes(7, 12, dont_know=1),
            "7 van de 12 mensen zeggen ja op ‘Kom je vaker buiten?’. "
            "Door toeval kan dat ook tussen 3 en 9 van elke 10 zijn. "
            "1 persoon weet het niet; die telt hier niet mee.",
            id="counts, never percents",
        ),
        pytest.param(
            yes(1, 12),
            "1 van de 12 mensen zegt ja op ‘Kom je vaker buiten?’. "
            "Door toeval kan dat ook tussen 0 en 4 van elke 10 zijn.",
            id="one",
        ),
        pytest.param(
            yes(0, 30),
            "Niemand van de 30 mensen (0%) zegt ja op ‘Kom je vaker buiten?’. "
            "Door toeval kan dat ook tussen 0% en 11% zijn.",
            id="nobody",
        ),
        pytest.param(
            yes(12, 12),
            "Alle 12 mensen zeggen ja op ‘Kom je vaker buiten?’. "
            "Door toeval kan dat ook tussen 7 en 10 van elke 10 zijn.",
            id="all",
        ),
        pytest.param(
            uitkomst_of(GRADE, (0, 0, 0, 0, 0, 5, 0, 5, 0, 0)),
            "10 mensen gaven een cijfer. Het middelste cijfer is een 7. "
            "5 van de 10 mensen gaven een 7 of hoger. "
            "Door toeval kan dat ook tussen 2 en 8 van elke 10 zijn. "
            "De middelste helft van de antwoorden ligt van 6 tot en met 8.",
            id="a median between two grades",
        ),
        pytest.param(
            uitkomst_of(LADDER, (5, 5, 20, 0)),
            "De trede die het vaakst is gekozen: ‘[s3]’, door 20 van de 30 mensen (67%). "
            "Door toeval kan dat ook tussen 49% en 81% zijn. "
            "Zet je alle antwoorden op volgorde, dan is het middelste ‘[s3]’.",
            id="ladder",
        ),
        pytest.param(
            uitkomst_of(LADDER, (5, 0, 0, 5)),
            "Even vaak gekozen, en het vaakst: ‘[s1]’ en ‘[s4]’, elk door 5 van de 10 mensen. "
            "Door toeval kan dat ook tussen 2 en 8 van elke 10 zijn. "
            "Zet je alle antwoorden op volgorde, dan zijn de middelste twee ‘[s1]’ en ‘[s4]’.",
            id="ladder with two in the middle",
        ),
        pytest.param(
            uitkomst_of(SEVERAL, (30, 20, 1, 0), n=40),
            "Het antwoord dat het vaakst is gekozen: ‘[s1]’, door 30 van de 40 mensen (75%). "
            "Door toeval kan dat ook tussen 60% en 86% zijn. "
            "Mensen konden meer antwoorden geven.",
            id="several",
        ),
        pytest.param(
            uitkomst_of(RANK, (9, 2, 1, 0), median_places={"s1": Decimal(1)}),
            "Het vaakst op de eerste plaats: ‘[s1]’, bij 9 van de 12 mensen. "
            "Door toeval kan dat ook tussen 4 en 10 van elke 10 zijn. "
            "De middelste plaats van ‘[s1]’ is 1.",
            id="rank",
        ),
        pytest.param(
            uitkomst_of(NUMBER, (2, 10, 3)),
            "15 mensen vulden een getal in. Het middelste getal is 1. "
            "De middelste helft van de antwoorden is 1.",
            id="number",
        ),
        pytest.param(uitkomst_of(OPEN, n=23), "23 mensen schreven iets op.", id="open"),
        pytest.param(
            uitkomst_of(COHESION, n=30, median=Decimal("5.625"), middle=None),
            "Sociale cohesie: 30 mensen hebben een score. "
            "De middelste score is 5,6, op een schaal van 0 tot 10. Hoger is meer cohesie.",
            id="score",
        ),
    ],
)
def test_each_kind_has_its_sentence(uitkomst, words):
    assert say(uitkomst) == words


def test_a_score_has_the_name_its_owner_gives_it():
    question = Question("=who-5", QuestionKind.NUMBER, "WHO-5", instrument="who-5")
    assert "De maker noemt zo’n score ‘laag welbevinden’." in say(
        uitkomst_of(question, n=30, median=Decimal(48))
    )


def test_a_reversed_item_tells_who_disagrees():
    know = questions_of(find_instrument("sociale-cohesie"))[0]
    found = uitkomst_of(know, (4, 4, 4, 4, 4), headline_label="(helemaal) oneens", headline=8)
    assert say(found).startswith("8 van de 20 mensen zijn het (helemaal) oneens met")


def test_answers_put_together_are_called_a_group():
    bars = (Bar(("s1", "s2"), "a of b", 20), Bar(("s3",), "c", 10))
    words = say(uitkomst_of(LADDER, (20, 10), bars=bars, merged=True, median=None))
    assert (
        "De grootste groep antwoorden samen: ‘a of b’, door 20 van de 30 mensen (67%). "
        "Door toeval kan dat ook tussen 49% en 81% zijn."
    ) in words


def test_a_group_is_named():
    group = Group("language", "tr", "Taal", "Turks")
    assert say(yes(0, 30, group=group)).startswith("Turks: niemand van de 30 mensen (0%) zegt ja")


# Numbers may not stand in the texts of the questions themselves here, or they would be found.
counts = st.lists(st.integers(0, 60), min_size=10, max_size=10).filter(lambda one: sum(one) >= 10)


@st.composite
def uitkomsten(draw):
    question = draw(st.sampled_from(ASKED))
    given_counts = draw(counts)
    size = len(CODES.get(question.kind, question.options)) or 1
    few = tuple(given_counts[:size])
    n = sum(few) if sum(few) >= 10 else 10
    few = (*few[:-1], few[-1] + n - sum(few))
    if question in (OPEN, COHESION):
        few = ()
    return uitkomst_of(question, few, n=n, dont_know=draw(st.integers(0, 9)))


def allowed_numbers(uitkomst):
    """Every number that the values of an uitkomst hold, and the sums from each bar upward."""
    counted = [bar.count for bar in uitkomst.bars]
    sums = [*accumulate(reversed(counted))]
    found = {uitkomst.n, uitkomst.dont_know, uitkomst.headline, *counted, *sums}
    shares = {percent(one, uitkomst.n) for one in found if one is not None and one <= uitkomst.n}
    bands = [wilson(one, uitkomst.n) for one in found if one is not None and one <= uitkomst.n]
    ends = {round(end * 100) for band in bands for end in (band.low, band.high)}
    tens = {floor(band.low * 10) for band in bands} | {ceil(band.high * 10) for band in bands}
    values = {uitkomst.median, *(uitkomst.middle or ())}
    kept = {str(one).rstrip("0").rstrip(".") if "." in str(one) else str(one) for one in values}
    grades = {str(int(-(-one // 1))) for one in values if one is not None}
    whole = {str(one) for one in found | shares | ends | tens | {1, 10, 99, 100}}
    return whole | {one.replace(".", ",") for one in kept} | grades


@given(uitkomsten())
def test_every_number_in_a_sentence_is_in_the_uitkomst(uitkomst):
    words = re.sub(r"‘.*?’", "", say(uitkomst))
    assert set(re.findall(r"\d+(?:,\d+)?", words)) <= allowed_numbers(uitkomst)


@given(uitkomsten())
def test_few_answers_have_no_percents(uitkomst):
    block = Block("b", BlockKind.YES_NO, "Vraag", (uitkomst,))
    assert ("%" in say(uitkomst) + describe(block)) <= (uitkomst.shown is Shown.SHARES)


@given(uitkomsten())
def test_nothing_is_said_of_causes(uitkomst):
    assert not CAUSAL.search(say(uitkomst))


@pytest.mark.parametrize("shown", WITHHELD)
@pytest.mark.parametrize("question", ASKED, ids=lambda one: one.key)
def test_of_what_is_withheld_nothing_else_is_said(shown, question):
    # Even when numbers were in it by mistake.
    found = Uitkomst(question, "m", shown, n=4, headline=3, band=wilson(3, 4))
    figure = NeighbourhoodFigure("f", "x", "y", Decimal(5), FigureUnit.PERCENT, 2024, "z")
    words = say_withheld(shown)
    assert say(found) == words
    assert say_block(Block("b", BlockKind.YES_NO, "Titel", (found, found))) == (words,)
    assert say_norm(Norm(question.key, Decimal(60), "2026-03-03"), found) == words
    assert say_beside(figure, found) in ("", words)
    assert say_change(Change(question, "a", "b", shown, n=4, up=1, same=1, down=2)) == words
    assert say_difference(Difference(question, found, found)) == words
    alt = describe(Block("b", BlockKind.YES_NO, "Titel", (found,)))
    assert alt.endswith(words)


def test_a_block_says_which_row_is_withheld():
    block = Block(
        "b",
        BlockKind.STELLINGEN,
        "Verbonden",
        (uitkomst_of(GREET, (0, 0, 0, 6, 6)), Uitkomst(COMING, "m", Shown.NOTHING)),
    )
    assert say_block(block)[1] == "‘Kom je vaker buiten?’: te weinig antwoorden om te laten zien."


def test_the_alt_text_tells_the_picture_and_the_numbers():
    assert describe(Block("b", BlockKind.YES_NO, "Buiten", (yes(20, 30, dont_know=2),))) == (
        "Liggende balken met ja en nee. Buiten. ‘Kom je vaker buiten?’: "
        "[yes]: 67%, [no]: 33%; 30 antwoorden; weet ik niet apart: 2."
    )


def test_a_long_alt_text_leaves_the_rest_to_the_table():
    block = Block("b", BlockKind.YES_NO, "Buiten", (yes(20, 30),) * 60)
    assert describe(block).endswith("En nog 48 rijen: zie de tabel.")


def test_a_share_near_nobody_or_everybody_is_not_called_so():
    assert say_percent(1, 300) == "minder dan 1%"
    assert say_percent(299, 300) == "meer dan 99%"
    assert say_percent(3, 24) == "13%"


def test_a_narrow_band_says_how_narrow():
    band = Band(Decimal("0.5"), Decimal("0.499"), Decimal("0.501"))
    assert say_band(band, Shown.SHARES) == "Toeval maakt hier minder dan 1 procentpunt uit."


def test_a_group_that_is_withheld_is_called_a_group():
    group = Group("language", "tr", "Taal", "Turks")
    found = Uitkomst(COMING, "m", Shown.WITHHELD, group)
    assert say(found) == say_withheld(Shown.WITHHELD, is_group=True)
    assert say(found).startswith("Deze groep laten we niet zien")
