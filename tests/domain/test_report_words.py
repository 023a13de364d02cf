"""What a report says of how sure a meting is, to people who were not there."""

from dataclasses import replace

import pytest

from tests.presentation.report_samples import sample_material
from tests.presentation.uitkomst_samples import RESPONSE, some_uitkomsten
from veranderverhaal.citaat import Citaat
from veranderverhaal.meting import Channel, MetingState
from veranderverhaal.report_words import (
    EVERYONE,
    NOT_EVERYONE,
    ONLY_COUNTS,
    ONLY_DUTCH,
    ONLY_ONLINE,
    SECTION_LABELS,
    SOME_UNKNOWN,
    STILL_OPEN,
    TOO_FEW,
    WITH_HELP,
    in_our_words,
    shorten,
    tell_certainty,
    tell_made_up,
    tell_response,
)
from veranderverhaal.reporting import Section
from veranderverhaal.results import Released
from veranderverhaal.uitkomst import Uitkomsten


def measured(**fields) -> Uitkomsten:
    """The sample with another response."""
    return replace(some_uitkomsten(), response=replace(RESPONSE, **fields))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"approached": None}, SOME_UNKNOWN, id="nobody knows how many"),
        pytest.param({"approached": 200}, NOT_EVERYONE, id="some did not answer"),
        pytest.param({"approached": 111}, EVERYONE, id="everyone answered"),
        pytest.param({"counted": 9}, TOO_FEW, id="too few"),
        pytest.param({"counted": 29}, ONLY_COUNTS, id="counts only"),
        pytest.param({"by_channel": {Channel.LINK: 111}}, ONLY_ONLINE, id="online only"),
        pytest.param({"helped": 12}, WITH_HELP, id="helped"),
    ],
)
def test_the_response_says_what_is_not_known(fields, told):
    assert told in tell_certainty(measured(**fields))


@pytest.mark.parametrize(
    ("fields", "silent"),
    [
        pytest.param({"by_channel": {Channel.LINK: 106}}, ONLY_ONLINE, id="others left out"),
        pytest.param({"helped": None}, WITH_HELP, id="help unknown"),
        pytest.param({"approached": 90}, NOT_EVERYONE, id="more came in than were asked"),
    ],
)
def test_nothing_is_said_that_is_not_known(fields, silent):
    assert silent not in tell_certainty(measured(**fields))


def test_chance_is_told_by_the_widest_band_of_so_many_answers():
    told = tell_certainty(measured(counted=111))
    assert (
        "Met 111 antwoorden kan een percentage door toeval tot ongeveer 9 procentpunt "
        "hoger of lager zijn." in told
    )


def test_a_meting_without_answers_promises_nothing():
    assert tell_certainty(measured(received=0, counted=0)) == ()


def test_the_languages_and_an_open_meting_are_told():
    uitkomsten = some_uitkomsten(state=MetingState.OPEN)
    assert {STILL_OPEN, ONLY_DUTCH} <= set(tell_certainty(uitkomsten))
    translated = replace(uitkomsten.vragenlijst, languages=("nl", "tr"))
    assert ONLY_DUTCH not in tell_certainty(replace(uitkomsten, vragenlijst=translated))


def test_a_report_speaks_of_we_and_not_to_the_group():
    for approached in (None, 200, 20):
        for received in (111, 300):
            figures = replace(RESPONSE, approached=approached, received=received, counted=100)
            told = " ".join(tell_response(figures))
            assert "ullie" not in told
            assert " je " not in told
    assert in_our_words("Jullie schreven op 3 maart: we zijn tevreden.") == (
        "We schreven op 3 maart: we zijn tevreden."
    )


def test_made_up_answers_and_citaten_are_told_apart():
    material = sample_material("het-badhuis")
    assert tell_made_up(material) == ("De antwoorden zijn verzonnen, alleen als voorbeeld.",)
    real = some_uitkomsten(made_up=False, name="Echt")
    some = replace(material, released=Released((*material.released.uitkomsten, real)))
    assert tell_made_up(some)[0].startswith("De antwoorden van ‘Bewonersonderzoek")
    citaten = (Citaat("a", "Mooi", made_up=True), Citaat("b", "Fijn"))
    told = tell_made_up(replace(material, released=Released(), citaten=citaten))
    assert told == ("Sommige citaten zijn verzonnen, alleen als voorbeeld. Dat staat erbij.",)


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("Kort.", 10, "Kort."),
        ("Eerste zin. Tweede zin die lang is.", 20, "Eerste zin."),
        ("een twee drie vier", 10, "een twee…"),
        ("a" * 30, 10, "a" * 9 + "…"),
    ],
)
def test_a_text_is_shortened_at_a_sentence_or_a_word(text, limit, kept):
    assert shorten(text, limit) == kept


def test_every_section_has_a_title():
    assert set(SECTION_LABELS) == set(Section)
