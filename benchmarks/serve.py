"""From a cold `cli.py serve` to an answer, and to a page that can be used."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.browser import new_page, opened_browser
from benchmarks.surroundings import App, bare_app, our_app, prepared_data, started
from benchmarks.timing import Measurement

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GROUP = "cold start"
AGAINST = "bare Streamlit app"


class Start(NamedTuple):
    """Seconds since the command was given."""

    health: float
    page: float


def measure_serve(runs: int) -> list[Measurement]:
    """Fresh processes and a browser without memory, in turns with the bare app."""
    with prepared_data() as data, TemporaryDirectory() as folder, opened_browser() as browser:
        rounds = [
            (time_start(bare_app(Path(folder)), browser), time_start(our_app(data), browser))
            for _ in range(runs)
        ]
    labels = {"health": "serve until /healthz answers", "page": "serve until the first button"}
    return [
        Measurement(
            GROUP,
            what,
            AGAINST,
            amounts=tuple(getattr(ours, name) for _, ours in rounds),
            yardstick=tuple(getattr(bare, name) for bare, _ in rounds),
        )
        for name, what in labels.items()
    ]


def time_start(app: App, browser: "Browser") -> Start:
    with new_page(browser) as page:
        began = time.perf_counter()
        with started(app):
            health = time.perf_counter() - began
            page.goto(app.url, wait_until="commit")
            page.get_by_role("button", name=app.button).wait_for()
            return Start(health, page=time.perf_counter() - began)
