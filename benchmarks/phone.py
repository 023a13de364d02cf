"""The form on a slow telephone, beside the same questions as a page of Streamlit."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.browser import opened_browser
from benchmarks.forms import open_form
from benchmarks.surroundings import INITIATIEF, bare_app, our_app, prepared_data, started
from benchmarks.timing import Measurement, Unit
from sample_data.loader import load_measured
from veranderverhaal.question import Question, QuestionKind

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

GROUP = "phone"
AGAINST = "the form in Streamlit"
SLOWER = 4
# Slow 4G as Lighthouse has it: bytes per second, and milliseconds to and fro.
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6 * 1024 * 1024 * 0.9 / 8,
    "uploadThroughput": 750 * 1024 * 0.9 / 8,
}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SECONDS_TO_WAIT = 120
SEND = re.compile("^Verst")  # "Versturen", "Verstuur mijn antwoorden"
STELLING_LABELS = (
    "helemaal oneens",
    "oneens",
    "niet eens, niet oneens",
    "eens",
    "helemaal eens",
    "weet ik niet",
)
HEAD = "import streamlit as st\n\nwith st.form('form'):\n"


@dataclass
class Traffic:
    """What went over the line."""

    bytes: int = 0
    requests: int = 0
    seconds: float = 0

    def listen(self, session: "CDPSession") -> None:
        session.on("Network.requestWillBeSent", self._count_request)
        session.on("Network.loadingFinished", self._count_bytes)
        session.on("Network.webSocketCreated", self._count_request)
        session.on("Network.webSocketFrameReceived", self._count_frame)

    def _count_request(self, event: dict[str, Any]) -> None:
        # What stands in the page itself is no request.
        url = event.get("request", event).get("url", "")
        self.requests += not url.startswith(("data:", "blob:"))

    def _count_bytes(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def _count_frame(self, event: dict[str, Any]) -> None:
        self.bytes += len(event["response"]["payloadData"])


def measure_phone(runs: int) -> list[Measurement]:
    """Both servers stay up; every visitor is new. The first visit of each is not counted."""
    with (
        prepared_data() as data,
        TemporaryDirectory() as folder,
        opened_browser() as browser,
    ):
        code, ours = open_form(data), our_app(data)
        theirs = bare_app(Path(folder), streamlit_form(), "Versturen")
        with started(ours), started(theirs):
            pages = (theirs.url, f"{ours.url}/v/{code}")
            rounds = [[visit(browser, url) for url in pages] for _ in range(runs + 1)][1:]
    units = {"seconds": Unit.SECONDS, "bytes": Unit.BYTES, "requests": Unit.TIMES}
    labels = {"seconds": "until it can be filled in", "bytes": "bytes", "requests": "requests"}
    return [
        Measurement(
            GROUP,
            f"the form: {labels[name]}",
            AGAINST,
            amounts=tuple(float(getattr(ours, name)) for _, ours in rounds),
            yardstick=tuple(float(getattr(theirs, name)) for theirs, _ in rounds),
            unit=unit,
        )
        for name, unit in units.items()
    ]


def visit(browser: "Browser", url: str) -> Traffic:
    """From the link until the first and the last of the form are there; then all that follows."""
    taken = Traffic()
    with slow_page(browser, taken) as page:
        began = time.perf_counter()
        page.goto(url, wait_until="commit", timeout=SECONDS_TO_WAIT * 1000)
        page.get_by_text(first_question().text).first.wait_for()
        page.get_by_role("button", name=SEND).wait_for()
        taken.seconds = time.perf_counter() - began
        page.wait_for_load_state("networkidle")
    return taken


@contextmanager
def slow_page(browser: "Browser", taken: Traffic) -> Iterator["Page"]:
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    context.set_default_timeout(SECONDS_TO_WAIT * 1000)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        taken.listen(session)
        yield page
    finally:
        context.close()


def first_question() -> Question:
    return load_measured(INITIATIEF).vragenlijsten[0].questions[0]


def streamlit_form() -> str:
    """The same questions in the plainest Streamlit."""
    questions = load_measured(INITIATIEF).vragenlijsten[0].questions
    lines = [f"    {streamlit_question(question)}\n" for question in questions]
    return "".join([HEAD, *lines, "    st.form_submit_button('Versturen')\n"])


def streamlit_question(question: Question) -> str:
    if question.kind is QuestionKind.OPEN:
        return f"st.text_area({question.text!r})"
    labels = [option.label for option in question.options] or list(STELLING_LABELS)
    field_of = "pills" if question.kind is QuestionKind.SEVERAL_OF else "radio"
    index = "selection_mode='multi'" if field_of == "pills" else "index=None"
    return f"st.{field_of}({question.text!r}, {labels!r}, {index})"
