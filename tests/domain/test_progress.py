"""Where a story stands in the six steps, and where to go on."""

from dataclasses import replace

import pytest
from hypothesis import given

from sample_data.loader import load_samples
from tests.stories import doelgroep, small_story, stories
from veranderverhaal.model import FOUR_LAYERS, Layer, Veranderverhaal
from veranderverhaal.progress import Measured, NextPage, Status, Step, find_progress

UNJOINED = replace(small_story(), verbanden=())
NO_AANPAK = replace(
    UNJOINED, elements=tuple(one for one in UNJOINED.elements if one.layer is not Layer.AANPAK)
)


@pytest.mark.parametrize(
    ("story", "status", "next_page"),
    [
        pytest.param(Veranderverhaal(), Status.NOT_STARTED, NextPage.GESPREK, id="empty"),
        pytest.param(Veranderverhaal(goal="x"), Status.BUSY, NextPage.GESPREK, id="only a goal"),
        pytest.param(
            Veranderverhaal(aanleiding="x"), Status.BUSY, NextPage.GESPREK, id="only an aanleiding"
        ),
        pytest.param(
            Veranderverhaal(elements=(doelgroep("d"),)),
            Status.BUSY,
            NextPage.GESPREK,
            id="one element",
        ),
        pytest.param(NO_AANPAK, Status.BUSY, NextPage.GESPREK, id="one layer empty"),
        pytest.param(UNJOINED, Status.BUSY, NextPage.VERBANDEN, id="no verbanden"),
        pytest.param(small_story(), Status.READY, NextPage.INDICATOREN, id="complete"),
    ],
)
def test_the_story_stands_where_it_is_and_leads_on(story, status, next_page):
    progress = find_progress(story)
    assert progress.statuses[Step.VERANDERVERHAAL] is status
    assert progress.next_page is next_page


@given(stories())
def test_a_poster_can_be_made_as_soon_as_no_layer_is_empty(story):
    complete = all(story.layer(layer) for layer in FOUR_LAYERS)
    expected = Status.READY if complete else Status.NOT_STARTED
    assert find_progress(story).statuses[Step.POSTER] is expected


def test_all_six_steps_stand_in_the_order_of_the_method():
    assert tuple(find_progress(small_story()).statuses) == tuple(Step)
    assert [step.value for step in Step] == [
        "veranderverhaal",
        "indicatoren",
        "meten",
        "uitkomsten",
        "duiden",
        "poster",
    ]


@pytest.mark.parametrize(
    ("story", "question", "begun"),
    [
        pytest.param(Veranderverhaal(), "", False, id="nothing yet"),
        pytest.param(Veranderverhaal(), "doelgroep", True, id="left at a question"),
        pytest.param(small_story(), "", True, id="filled in otherwise"),
    ],
)
def test_the_gesprek_has_begun_when_something_was_answered_or_looked_at(story, question, begun):
    assert find_progress(story, gesprek_question=question).gesprek_begun is begun


@pytest.mark.parametrize(
    ("measured", "indicatoren", "meten", "next_page"),
    [
        pytest.param(
            Measured(indicatoren=2, effects_without=1),
            Status.BUSY,
            Status.NOT_STARTED,
            NextPage.VRAGENLIJST,
            id="an effect without indicator",
        ),
        pytest.param(
            Measured(indicatoren=2, vragenlijsten=1),
            Status.READY,
            Status.BUSY,
            NextPage.METEN,
            id="a vragenlijst",
        ),
        pytest.param(
            Measured(indicatoren=2, vragenlijsten=1, metingen=1, open_metingen=1, responses=9),
            Status.READY,
            Status.BUSY,
            NextPage.UITKOMSTEN,
            id="an open meting",
        ),
        pytest.param(
            Measured(indicatoren=2, vragenlijsten=1, metingen=1, responses=9),
            Status.READY,
            Status.READY,
            NextPage.BIJEENKOMSTEN,
            id="a closed meting",
        ),
    ],
)
def test_measuring_stands_where_it_is_and_leads_on(measured, indicatoren, meten, next_page):
    progress = find_progress(small_story(), measured=measured)
    assert progress.statuses[Step.INDICATOREN] is indicatoren
    assert progress.statuses[Step.METEN] is meten
    assert progress.next_page is next_page


@pytest.mark.parametrize(
    ("measured", "status"),
    [
        pytest.param(Measured(), Status.NOT_STARTED, id="nothing measured"),
        pytest.param(
            Measured(metingen=1, open_metingen=1), Status.NOT_STARTED, id="nobody answered yet"
        ),
        pytest.param(
            Measured(metingen=1, open_metingen=1, responses=4), Status.BUSY, id="answers come in"
        ),
        pytest.param(Measured(metingen=1, responses=4), Status.READY, id="all answers are in"),
    ],
)
def test_uitkomsten_begin_with_the_first_answer(measured, status):
    progress = find_progress(small_story(), measured=measured)
    assert progress.statuses[Step.UITKOMSTEN] is status


@pytest.mark.parametrize("bundle", load_samples(), ids=lambda bundle: bundle.initiatief.slug)
def test_the_samples_tell_a_whole_story(bundle):
    statuses = find_progress(bundle.veranderverhaal).statuses
    assert statuses[Step.VERANDERVERHAAL] is Status.READY
    assert statuses[Step.POSTER] is Status.READY


MEASURED = Measured(indicatoren=2, vragenlijsten=1, metingen=1, responses=9)


@pytest.mark.parametrize(
    ("bijeenkomsten", "ended", "duiden", "next_page"),
    [
        pytest.param(0, 0, Status.NOT_STARTED, NextPage.BIJEENKOMSTEN, id="none"),
        pytest.param(1, 0, Status.BUSY, NextPage.BIJEENKOMSTEN, id="prepared"),
        pytest.param(3, 1, Status.BUSY, NextPage.BIJEENKOMSTEN, id="in the middle of a series"),
        pytest.param(2, 2, Status.READY, NextPage.POSTER, id="all been"),
    ],
)
def test_after_the_uitkomsten_comes_a_bijeenkomst_and_then_the_poster(
    bijeenkomsten, ended, duiden, next_page
):
    measured = replace(MEASURED, bijeenkomsten=bijeenkomsten, ended_bijeenkomsten=ended)
    progress = find_progress(small_story(), measured=measured)
    assert progress.statuses[Step.DUIDEN] is duiden
    assert progress.next_page is next_page
