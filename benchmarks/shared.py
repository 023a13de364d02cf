"""The public page of an initiatief: how much it weighs, and how long one waits for it."""

import time
import urllib.request
from dataclasses import replace
from functools import partial

from benchmarks.forms import open_form
from benchmarks.surroundings import INITIATIEF, open_engine, our_app, prepared_data, started
from benchmarks.timing import Measurement, Timer, Unit, compare, seconds_of
from storage.commands import save_element
from storage.commands.showing import save_shared_page
from storage.engine import Engine, reading, writing
from storage.queries import load_listing
from storage.showcase_queries import load_released
from veranderverhaal.shared_page import PublicQuestion, SharedPage, may_be_public
from web.shared import SECONDS_BETWEEN_ANSWERS

GROUP = "public page"
FORM = "the form"
VISITS = 20


def measure_shared(runs: int) -> list[Measurement]:
    """Everything is public that may be; the form of the same server is the yardstick."""
    with prepared_data() as data:
        form, app, engine = open_form(data), our_app(data), open_engine(data)
        code = open_page(engine)
        page, poster = f"{app.url}/i/{code}", f"{app.url}/i/{code}/poster.pdf"
        with started(app):
            fetch(poster)  # the workers are there
            subjects: dict[str, Timer] = {
                "page, as it was": partial(seconds_of, partial(fetch, page), times=VISITS),
                "page, after a change": partial(time_changed, page, engine),
                "its poster, after a change": partial(time_changed, poster, engine),
            }
            address = f"{app.url}/v/{form}"
            yardstick = partial(seconds_of, partial(fetch, address), times=VISITS)
            measured = compare(GROUP, FORM, yardstick, subjects, runs)
            weight = weigh(page, address)
        engine.dispose()
    return [*measured, weight]


def open_page(engine: Engine) -> str:
    """The code of the page, with every question on it that may be public."""
    with reading(engine) as session:
        released = load_released(INITIATIEF, session=session)
    questions = [
        PublicQuestion(one.meting.key, uitkomst.question.key)
        for one in released.uitkomsten
        for block in one.blocks
        for uitkomst in block.uitkomsten
        if may_be_public(uitkomst.question.kind)
    ]
    page = SharedPage(open=True, questions=tuple(dict.fromkeys(questions)))
    with writing(engine) as session:
        return save_shared_page(INITIATIEF, page, session=session).code


def time_changed(address: str, engine: Engine) -> float:
    """A card has another title: all is made anew for whoever comes first."""
    with writing(engine) as session:
        first, *_ = load_listing(INITIATIEF, session=session).veranderverhaal.elements
        changed = replace(first, title=f"{first.title.partition(' nu ')[0]} nu {time.time():.3f}")
        save_element(INITIATIEF, changed, session=session)
    # What another process wrote may be answers that come in: those are not shown at once.
    time.sleep(SECONDS_BETWEEN_ANSWERS)
    return seconds_of(lambda: fetch(address))


def weigh(page: str, form: str) -> Measurement:
    """The page with its logo: all that it loads."""
    loaded = len(fetch(page)) + len(fetch(f"{page}/logo.png"))
    amounts, yardstick = (float(loaded),), (float(len(fetch(form))),)
    return Measurement(GROUP, "page and logo: bytes", FORM, amounts, yardstick, Unit.BYTES)


def fetch(address: str) -> bytes:
    """What is sent, packed as for a browser."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return bytes(response.read())
