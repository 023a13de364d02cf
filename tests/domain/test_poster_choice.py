"""What may be chosen for a poster."""

from dataclasses import replace

import pytest

from tests.showing_bundle import POSTER
from veranderverhaal.plain import from_compact, to_compact
from veranderverhaal.poster_choice import check_poster_choice
from veranderverhaal.showcase import Direction, PosterChoice
from veranderverhaal.text import NotAccepted


@pytest.mark.parametrize(
    "choice",
    [
        POSTER,
        PosterChoice(),
        PosterChoice(results=(), citaat=""),
        PosterChoice(results=("gone/long/ago",)),
    ],
    ids=["everything", "nothing chosen", "chosen to have none", "a result that went"],
)
def test_a_choice_that_may_be_kept_stays_as_it_is(choice):
    assert check_poster_choice(choice) == choice


def test_a_result_stands_there_once():
    checked = check_poster_choice(PosterChoice(results=("a", "b", "a", " ")))
    assert checked.results == ("a", "b")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"results": ("a", "b", "c", "d")}, "results"),
        ({"results": ("x" * 301,)}, "results"),
        ({"citaat": "x" * 41}, "citaat"),
        ({"neveneffecten": ("a", "b", "c")}, "neveneffecten"),
        ({"tensions": ("x" * 41,)}, "tensions"),
    ],
    ids=["four results", "a long key", "a long key of a citaat", "three side effects", "a tension"],
)
def test_what_cannot_be_chosen_is_refused_at_its_field(fields, field):
    with pytest.raises(NotAccepted) as refused:
        check_poster_choice(replace(POSTER, **fields))
    assert refused.value.field == field


def test_a_choice_from_before_side_effects_still_reads():
    old = '{"direction":"up","verbanden":true,"feiten":false,"results":["a"],"citaat":"","qr":true}'
    assert from_compact(PosterChoice, old) == PosterChoice(
        Direction.UP, feiten=False, results=("a",), citaat=""
    )
    assert from_compact(PosterChoice, to_compact(POSTER)) == POSTER
