"""Coordinators without a browser: they speak to Streamlit as its own page does.

A browser for each of twenty coordinators would take the computer from the server that is measured.
A visitor opens the websocket, asks for a page or for the same page with another choice, and reads
everything that comes until the script has run.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

STREAM = "/app/_stcore/stream"
PATIENCE_SECONDS = 120
LARGEST = 2**26


@dataclass
class Seen:
    """What came of one run of a page."""

    seconds: float
    bytes: int = 0
    title: str = ""
    widgets: dict[str, str] = field(default_factory=dict)  # identity by kind and label
    errors: list[str] = field(default_factory=list)


class Visitor:
    """One open page. Raises RuntimeError when a page breaks, TimeoutError when it never ends."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.page = ""
        self.query = ""

    def visit(self, page: str, **query: str) -> Seen:
        """Come to a page by its address."""
        self.page, self.query = page, urlencode(query)
        return self._run(BackMsg())

    def choose(self, widget: str, place: int) -> Seen:
        """The same page with another choice: of a list, the one at this place."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.int_value = widget, place
        return self._run(message)

    def again(self) -> Seen:
        """The same page, as after a click that changes nothing."""
        return self._run(BackMsg())

    def _run(self, message: BackMsg) -> Seen:
        asked = message.rerun_script
        asked.query_string, asked.page_name = self.query, self.page
        asked.context_info.timezone, asked.context_info.locale = "Europe/Amsterdam", "nl-NL"
        began = time.perf_counter()
        self.socket.send(message.SerializeToString())
        seen = Seen(0.0)
        for told in self._listen(seen):
            take_in(told, seen)
        seen.seconds = time.perf_counter() - began
        if seen.errors:
            raise RuntimeError(f"{self.page}: {seen.errors}")
        return seen

    def _listen(self, seen: Seen) -> Iterator[ForwardMsg]:
        """Until the script that we asked for has ended, and what it asked to run again."""
        while True:
            packed = self.socket.recv(PATIENCE_SECONDS)
            assert isinstance(packed, bytes)
            seen.bytes += len(packed)
            told = ForwardMsg.FromString(packed)
            yield told
            if told.WhichOneof("type") == "script_finished":
                if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                if told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    seen.errors.append("it does not compile")
                    return


def take_in(told: ForwardMsg, seen: Seen) -> None:
    """Note the title, the widgets and the errors of one message."""
    if told.WhichOneof("type") != "delta" or not told.delta.HasField("new_element"):
        return
    element = told.delta.new_element
    kind = element.WhichOneof("type")
    part = getattr(element, kind) if kind else None
    if kind == "exception":
        seen.errors.append(element.exception.message)
    if kind == "heading" and element.heading.tag == "h1":
        seen.title = element.heading.body
    if kind and (identity := getattr(part, "id", "")):
        seen.widgets[f"{kind} {getattr(part, 'label', '')}".strip()] = identity


@contextmanager
def visitor(url: str, cookie: str = "") -> Iterator[Visitor]:
    """A coordinator at the dashboard of the program at `url`, an http address."""
    address = url.replace("http", "ws", 1) + STREAM
    with connect(
        address,
        origin=Origin(url),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else {},
        max_size=LARGEST,
        compression=None,
        proxy=None,
    ) as socket:
        yield Visitor(socket)
