"""What may be chosen for a poster."""

from dataclasses import replace

import pytest

from tests.showing_bundle import POSTER
from veranderverhaal.poster_choice import check_poster_choice
from veranderverhaal.showcase import PosterChoice
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
    ],
    ids=["four results", "a long key", "a long key of a citaat"],
)
def test_what_cannot_be_chosen_is_refused_at_its_field(fields, field):
    with pytest.raises(NotAccepted) as refused:
        check_poster_choice(replace(POSTER, **fields))
    assert refused.value.field == field
