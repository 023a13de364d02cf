"""A citaat that somebody takes back is on no page, poster or report from then on."""

from datetime import date

import pytest
from sqlalchemy import Engine

from presentation.poster import make_poster
from presentation.report import make_report
from storage.commands import (
    add_citaat,
    import_bundle,
    remove_citaat,
    save_poster_choice,
    save_report_choice,
    save_shared_page,
)
from storage.showcase_queries import load_report_material, load_shared_page
from storage.showcases import load_public_story, load_showcase
from tests.other_programs import poppler_text
from tests.storage.helpers import SLUG, ask, run
from tests.stories import small_bundle
from veranderverhaal.citaat import Citaat, Purpose
from veranderverhaal.reporting import ReportChoice, Section
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import PosterChoice

TODAY = date(2026, 11, 21)
WORDS = "Papaver"


@pytest.fixture
def published(open_engine) -> tuple[Engine, Citaat]:
    """A citaat that may stand everywhere, chosen for the poster, on an open page."""
    engine = open_engine("sqlite")
    run(engine, import_bundle, small_bundle(logo=None))
    given = Citaat("", f"{WORDS} bloeit", "Fatma", purposes=tuple(Purpose), agreed_on=TODAY)
    kept = run(engine, add_citaat, SLUG, given)
    run(engine, save_poster_choice, SLUG, PosterChoice(citaat=kept.key))
    run(engine, save_shared_page, SLUG, SharedPage(open=True))
    # The other sections take long to draw.
    only = tuple(one for one in Section if one is not Section.CITATEN)
    run(engine, save_report_choice, SLUG, ReportChoice(left_out=only))
    return engine, kept


def files(engine: Engine) -> dict[str, str]:
    """The words of everything that is made of an initiatief."""
    code = ask(engine, load_shared_page, SLUG).code
    showcase = ask(engine, load_showcase, SLUG, today=TODAY)
    material = ask(engine, load_report_material, SLUG, today=TODAY)
    public = ask(engine, load_public_story, code, today=TODAY)
    return {
        "poster": poppler_text("pdftotext", make_poster(showcase, "pdf").content),
        "report": poppler_text("pdftotext", make_report(material, "pdf").content),
        "page": repr(public),
    }


def test_it_is_nowhere_any_more_the_moment_it_is_taken_away(published):
    engine, kept = published
    assert {name for name, text in files(engine).items() if WORDS in text} == {
        "poster",
        "report",
        "page",
    }
    run(engine, remove_citaat, SLUG, kept.key)
    assert not [name for name, text in files(engine).items() if WORDS in text]
