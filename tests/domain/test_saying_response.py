"""What is said of how many answered, and when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veranderverhaal.meting import Channel, Meting, MetingKind
from veranderverhaal.release import released_response
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
        begun=127,
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
        "Er zijn 127 vragenlijsten begonnen; 16 daarvan zijn niet verstuurd en tellen niet mee. "
        "Niet elke telefoon meldt een begin: het kunnen er meer zijn.",
    )


@pytest.mark.parametrize(
    ("begun", "received", "words"),
    [
        (None, 96, "Wie begon maar niets verstuurde, telt niet mee."),
        (96, 96, "Elke vragenlijst waarvan we het begin zagen, is verstuurd."),
        (
            97,
            96,
            "Er zijn 97 vragenlijsten begonnen; 1 daarvan is niet verstuurd en telt niet mee.",
        ),
        (1, 0, "Er is 1 vragenlijst begonnen; 1 daarvan is niet verstuurd en telt niet mee."),
        (1112, 96, "Er zijn 1.112 vragenlijsten begonnen; 1.016 daarvan zijn niet verstuurd"),
    ],
)
def test_what_was_begun_is_told_of_forms_and_not_of_people(begun, received, words):
    told = say_response(ResponseFigures(None, received, received, received, begun=begun))[-1]
    assert told.startswith(words)
    assert ("Niet elke telefoon meldt een begin" in told) is (" begonnen; " in told)


def test_of_nothing_that_was_begun_nothing_is_told():
    told = say_response(ResponseFigures(None, 0, 0, 0, begun=0))
    assert not any("beg" in one for one in told)


@pytest.mark.parametrize("told", [None, {}], ids=["open", "closed"])
@pytest.mark.parametrize(
    ("begun", "shown"), [(None, None), (40, 40), (41, None), (44, None), (45, 45), (90, 90)]
)
def test_a_few_forms_that_were_not_sent_are_not_told(begun, shown, told):
    found = ResponseFigures(None, 40, 40, 40, begun=begun)
    assert released_response(found, told).begun == shown


def test_who_came_after_the_closing_is_not_said_to_have_come_another_way():
    ways = {Channel.LINK: 80, Channel.PAPER: 31}
    words = say_response(
        ResponseFigures(None, 148, 98, 151, by_channel=ways, helped=10, told_of=111, waiting=0)
    )
    assert "Zo kwamen de eerste 111 binnen: 80 via link of QR en 31 via papier." in words
    assert "10 van de eerste 111 mensen kregen hulp bij het invullen." in words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (1, "1 wijziging in de antwoorden wacht nog. We tellen die pas mee als"),
        (3, "3 wijzigingen in antwoorden wachten nog. We tellen ze pas mee als"),
    ],
)
def test_how_many_changes_wait_and_why(changes, words):
    (told,) = [
        one
        for one in say_response(ResponseFigures(None, 40, 40, 40, changes=changes))
        if "wijziging" in one
    ]
    assert told.startswith(words)
    assert "anders kan iemand zien wat één persoon antwoordde" in told


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
