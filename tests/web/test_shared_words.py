"""The public page holds no word that promises more than the numbers hold."""

from datetime import date

import pytest

from presentation.colours import theme_colours
from sample_data.loader import load_sample
from tests.never_written import never_written_in
from tests.presentation.report_samples import sample_material
from veranderverhaal.public_story import PublicStory, make_public_story
from veranderverhaal.shared_page import PublicQuestion, SharedPage
from veranderverhaal.showcase import PosterChoice
from web.shared_view import shared_html, shared_style


def story_of(slug: str) -> PublicStory:
    """A sample of which everything was made public."""
    material = sample_material(slug)
    questions = tuple(
        PublicQuestion(one.meting.key, uitkomst.question.key)
        for one in material.released.uitkomsten
        for block in one.blocks
        for uitkomst in block.uitkomsten
    )
    return make_public_story(
        SharedPage("abcdefgh", open=True, questions=questions),
        material.initiatief,
        material.veranderverhaal,
        material.logo,
        released=material.released,
        citaten=load_sample(slug).citaten,
        choice=PosterChoice(),
        today=date(2026, 11, 21),
        link="https://voorbeeld.nl/i/abcdefgh",
    )


@pytest.mark.parametrize("slug", ["het-badhuis", "buurttuin-kempenaar", "de-sleutel"])
def test_the_public_page_promises_no_more_than_the_numbers_hold(slug: str) -> None:
    story = story_of(slug)
    page = shared_html(story, shared_style(theme_colours(story.initiatief)))
    assert story.initiatief.name in page
    assert not story.released.uitkomsten or "antwoorden" in page
    assert never_written_in(page) == []
