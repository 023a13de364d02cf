"""Run in a process of its own by benchmarks/pages.py: how long every page's script takes.

Prints the seconds of each run as JSON, by the name of the page; "" is a script that shows nothing.
"""

import json
import sys

from streamlit.testing.v1 import AppTest

from benchmarks.surroundings import INITIATIEF, PROJECT
from benchmarks.timing import seconds_of
from dashboard import asking
from dashboard.house import PAGES

MAIN = PROJECT / "dashboard" / "main.py"
PATIENCE = 60
ADDRESS = {"initiatief": INITIATIEF, "element": "netwerk"}


def open_page(name: str) -> AppTest:
    """The page, run twice: what is kept between runs is there, also for what only reruns need."""
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE).run()
    for parameter, value in ADDRESS.items():
        app.query_params[parameter] = value
    app.switch_page(str(PROJECT / "pages" / f"{name}.py"))
    return sound(sound(app.run()).run())


def sound(app: AppTest) -> AppTest:
    """The same app; a script that breaks early must not pass for a quick one."""
    if app.exception:
        raise RuntimeError(app.exception[0].message)
    return app


def sit_here() -> asking.Handshake:
    """There is no browser that shows anything: as if it were on this computer."""
    return asking.Handshake("", here=True)


def measure(runs: int) -> dict[str, list[float]]:
    asking.handshake = sit_here
    apps = {"": AppTest.from_string("import streamlit as st").run()}
    apps |= {page.name: open_page(page.name) for page in PAGES}
    taken: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(runs):
        for name, app in apps.items():
            taken[name].append(seconds_of(app.run))
            sound(app)
    return taken


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
