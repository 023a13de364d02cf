"""What is said of how many answered, and when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veranderverhaal.meting import Channel, Meting, MetingKind
from veranderverhaal.saying import (
    say_period,
    say_response,
)
from veranderverhaal.saying_response import tell_apart
from veranderverhaal.uitkomst import (
    ResponseFigures,
)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 5, 3), date(2022, 6, 30), "mei – juni 2022"),
        (date(2022, 5, 3), date(2022, 5, 30), "mei 2022"),
        (date(2021, 12, 3), date(2022, 2, 1), "december 2021 – februari 2022"),
        (date(2022, 5, 3), None, "vanaf mei 2022"),
        (None, date(2022, 5, 3), "tot en met mei 2022"),
        (None, None, "periode onbekend"),
    ],
)
def test_a_period_is_told_in_months(first, last, words):
    meting = Meting("m", "c", MetingKind.ONCE, "Meting", "v", 1, first, last)
    assert say_period(meting) == words


def test_a_response_tells_all_it_knows():
    found = ResponseFigures(
        approached=400,
        received=111,
        complete=98,
        counted=104,
        by_channel={Channel.LINK: 80, Channel.PAPER: 31},
        by_language={"nl": 100, "tr": 8, "ar": 2, "pl": 1},
        helped=10,
    )
    assert say_response(found) == (
        "111 mensen stuurden een vragenlijst in.",
        "98 daarvan beantwoordden elke vraag; open vragen tellen we hier niet mee.",
        "Jullie vroegen 400 mensen: 28% stuurde de vragenlijst in.",
        "Zo kwamen ze binnen: 80 via link of QR en 31 via papier.",
        "De taal: 100 Nederlands en 11 een andere taal.",
        "10 mensen kregen hulp bij het invullen.",
        "De laatste 7 antwoorden tellen nog niet mee in de uitkomsten; ze komen erbij als er meer "
        "zijn, of als je de meting sluit.",
        "Wie begon maar niets verstuurde, tellen we niet.",
    )


def test_ways_that_were_left_out_are_another_way():
    words = say_response(ResponseFigures(None, 111, 98, 111, by_channel={Channel.LINK: 100}))
    assert "Zo kwamen ze binnen: 100 via link of QR en 11 op een andere manier." in words


def test_a_response_says_that_nobody_knows_how_many_were_asked():
    words = say_response(ResponseFigures(None, 1, 1, 0))
    assert words[0] == "1 persoon stuurde een vragenlijst in."
    assert "We weten niet hoeveel mensen de vragenlijst kregen." in words


@pytest.mark.parametrize("helped", [None, 0, 4, 108])
def test_a_few_people_with_or_without_help_are_not_told(helped):
    words = say_response(ResponseFigures(None, 111, 98, 111, helped=helped))
    assert not any("hulp" in one for one in words)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20)))
def test_no_way_that_few_people_used_is_told_apart(counts):
    told = tell_apart(counts, "rest")
    assert sum(n for _, n in told) == sum(counts.values())
    assert len(told) < 2 or all(n >= 5 for _, n in told)
