"""A citaat that somebody takes back is on no page, poster or report from then on."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from sqlalchemy import Engine

from presentation.photo import clean_photo
from presentation.photo_values import small_photo
from presentation.poster import make_poster
from presentation.report import make_report
from storage.commands import (
    add_citaat,
    add_story_round,
    import_bundle,
    record_consent,
    remove_citaat,
    save_citaat,
    save_poster_choice,
    save_report_choice,
    save_shared_page,
    withdraw_consent,
)
from storage.commands.consent import make_consent_link, withdraw_by_token
from storage.showcase_queries import load_report_material, load_shared_page
from storage.showcases import load_public_story, load_showcase
from tests.other_programs import poppler
from tests.storage.helpers import SLUG, ask, bundle, run
from tests.stories import small_bundle
from veranderverhaal.archive import pack
from veranderverhaal.citaat import Citaat, Naming, Purpose, photo_key, shown_mark
from veranderverhaal.consent import Consent
from veranderverhaal.reporting import ReportChoice, Section
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import PosterChoice
from veranderverhaal.story_round import PanelChoice, StoryRound
from web.shared_view import shared_html

TODAY = date(2026, 11, 21)
WORDS, STORY = "Papaver", "Ridderspoor"
EVERYWHERE = {"poster", "report", "word", "page", "export"}


def jpeg() -> bytes:
    target = BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(target, "JPEG")
    return clean_photo(target.getvalue())


PHOTO = jpeg()


@pytest.fixture
def published(open_engine) -> tuple[Engine, Citaat]:
    """A portret that may stand everywhere, chosen for the poster, on an open page."""
    engine = open_engine("sqlite")
    run(engine, import_bundle, small_bundle(logo=None))
    given = Citaat("", f"{WORDS} bloeit", "Fatma", story=STORY, photo=photo_key(PHOTO))
    asked = run(engine, add_citaat, SLUG, given, photo=PHOTO)
    yes = Consent(tuple(Purpose), TODAY, naming=Naming.FIRST, speaker="Fatma")
    seen = shown_mark(asked)
    kept = run(engine, record_consent, SLUG, asked.key, yes, seen=seen, today=TODAY)
    run(engine, save_poster_choice, SLUG, PosterChoice(citaat=kept.key))
    run(engine, save_shared_page, SLUG, SharedPage(open=True))
    chosen = PanelChoice("buren", kept.key, f"Om {WORDS} en {STORY}")
    run(engine, add_story_round, SLUG, StoryRound("", "Lente", "Welk?", (kept.key,), (chosen,)))
    # The other sections take long to draw.
    only = tuple(one for one in Section if one is not Section.CITATEN)
    run(engine, save_report_choice, SLUG, ReportChoice(left_out=only))
    return engine, kept


def files(engine: Engine) -> dict[str, bytes]:
    """Everything that is made of an initiatief, as far as it can be read: words and pictures."""
    code = ask(engine, load_shared_page, SLUG).code
    showcase = ask(engine, load_showcase, SLUG, today=TODAY)
    material = ask(engine, load_report_material, SLUG, today=TODAY)
    public = ask(engine, load_public_story, code, today=TODAY)
    poster, report = make_poster(showcase, "pdf").content, make_report(material, "pdf").content
    word = ZipFile(BytesIO(make_report(material, "docx").content))
    export = ZipFile(BytesIO(pack(bundle(engine))))
    return {
        "export": b"".join(export.read(name) for name in export.namelist()),
        "poster": poppler("pdftotext", poster) + poster,
        "report": poppler("pdftotext", report) + report,
        "word": b"".join(word.read(name) for name in word.namelist()),
        "page": shared_html(public, "").encode() + b"".join(public.photos.values()),
    }


def those_with(found: bytes, made: dict[str, bytes]) -> set[str]:
    return {name for name, content in made.items() if found in content}


@pytest.mark.parametrize("way", ["removed", "withdrawn", "by the person", "changed"])
def test_it_is_nowhere_any_more_the_moment_it_is_taken_away(published, way):
    engine, kept = published
    if way == "removed":  # once is enough
        made = files(engine)
        assert those_with(WORDS.encode(), made) == EVERYWHERE
        assert those_with(STORY.encode(), made) >= {"report", "word", "page"}
        assert those_with(small_photo(PHOTO), made) >= {"report", "word"}
        assert those_with(PHOTO, made) == {"page", "export"}
        run(engine, remove_citaat, SLUG, kept.key)
    elif way == "withdrawn":
        run(engine, withdraw_consent, SLUG, kept.key, today=TODAY)
    elif way == "by the person":
        token = run(engine, make_consent_link, SLUG, kept.key, today=TODAY)
        run(engine, withdraw_by_token, token, today=TODAY)
    else:
        run(engine, save_citaat, SLUG, replace(kept, role="buur"))
    made = files(engine)
    if way == "changed":  # who works on it takes it along, to ask anew
        assert those_with(WORDS.encode(), made) == {"export"}
        del made["export"]
    for found in (WORDS.encode(), STORY.encode(), small_photo(PHOTO), PHOTO):
        assert those_with(found, made) == set()
