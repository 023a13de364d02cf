"""No file that leaves the house holds a word that promises more than the numbers hold."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from presentation.poster_data import describe_poster, poster_data
from presentation.report_blocks import Figure, Report, flat, texts_of
from presentation.report_request import request_report
from presentation.report_values import impact_report
from presentation.shape_cards import cards_sheet
from presentation.shape_flyer import flyer_sheet
from presentation.shape_slide import make_slides
from presentation.shape_social import social_sheet
from presentation.shape_text import make_text
from sample_data.loader import load_sample
from tests.never_written import never_written_in
from tests.presentation.report_samples import sample_material
from tests.presentation.slide_words import slide_texts
from veranderverhaal.results import offer_results
from veranderverhaal.showcase import MOST_RESULTS, Showcase
from veranderverhaal.showing import make_showcase

SLUGS = ("het-badhuis", "buurttuin-kempenaar", "de-sleutel")
TODAY = date(2026, 11, 21)
LINK, FORM_LINK = "https://voorbeeld.nl/i/abcdefgh", "https://voorbeeld.nl/v/abcdefgh"


@cache
def showcase_of(slug: str) -> Showcase:
    material, bundle = sample_material(slug), load_sample(slug)
    return make_showcase(
        material.initiatief,
        material.veranderverhaal,
        material.logo,
        today=TODAY,
        released=material.released,
        citaten=bundle.citaten,
        link=LINK,
        form_link=FORM_LINK,
    )


def with_every_result(slug: str) -> Iterator[Showcase]:
    """Each result that can be chosen once, as many at a time as there may be."""
    offered = offer_results(sample_material(slug).released)
    for at in range(0, max(1, len(offered)), MOST_RESULTS):
        yield replace(showcase_of(slug), results=offered[at : at + MOST_RESULTS])


def words_in(values: Any) -> Iterator[str]:
    """Every text in the values of a template."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, Mapping):
        for one in values.values():
            yield from words_in(one)
    elif isinstance(values, list | tuple):
        for one in values:
            yield from words_in(one)


def poster_words(slug: str) -> Iterator[str]:
    for showcase in with_every_result(slug):
        data = poster_data(showcase, "a4")
        yield from words_in(data.values)
        yield describe_poster(data)


def social_words(slug: str) -> Iterator[str]:
    for showcase in with_every_result(slug):
        for one in showcase.results:
            alone = replace(showcase, results=(one,))
            yield from words_in(social_sheet(alone, "square").values)
            yield from words_in(social_sheet(alone, "story").values)
    without = replace(showcase_of(slug), results=())
    for bare in (without, replace(without, citaat=None)):
        yield from words_in(social_sheet(bare, "square").values)


def flyer_words(slug: str) -> Iterator[str]:
    showcase = showcase_of(slug)
    for one in (
        showcase,
        replace(showcase, form_link=""),
        replace(showcase, form_link="", link=""),
    ):
        yield from words_in(flyer_sheet(one).values)


def card_words(slug: str) -> Iterator[str]:
    yield from words_in(cards_sheet(showcase_of(slug), "cards").values)


def slide_words(slug: str) -> Iterator[str]:
    every = replace(showcase_of(slug), results=offer_results(sample_material(slug).released))
    for texts in slide_texts(make_slides(every)[0]):
        yield from texts


def mail_words(slug: str) -> Iterator[str]:
    for showcase in with_every_result(slug):
        yield make_text(showcase)


def report_words(slug: str) -> Iterator[str]:
    yield from _report_texts(impact_report(sample_material(slug)))


def request_words(slug: str) -> Iterator[str]:
    yield from _report_texts(request_report(sample_material(slug)))


def _report_texts(report: Report) -> Iterator[str]:
    yield from texts_of(report)
    yield from (one.alt for one in flat(report.blocks) if isinstance(one, Figure))


FILES: Mapping[str, Callable[[str], Iterator[str]]] = {
    "poster": poster_words,
    "square and story": social_words,
    "flyer": flyer_words,
    "cards": card_words,
    "slides": slide_words,
    "text": mail_words,
    "impactrapport": report_words,
    "aanvraag": request_words,
}


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("name", FILES)
def test_no_file_promises_more_than_the_numbers_hold(name: str, slug: str) -> None:
    texts = list(FILES[name](slug))
    assert any(showcase_of(slug).initiatief.name in text for text in texts)
    assert [found for text in texts for found in never_written_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Dit bewijst dat het werkt.",
        "De tuin zorgt\nervoor dat mensen komen.",
        "De tuin zorgt voor contact.",
        "Dat veroorzaakt rust.",
        "Een significant verschil.",
        "Een effectieve aanpak.",
        "Effectief.",
    ],
)
def test_such_a_word_is_found(text: str) -> None:
    assert len(never_written_in(text)) == 1


def test_other_words_are_not() -> None:
    assert never_written_in("Het effect: de zorg voor elkaar, zorgvuldig, en effecten.") == []
