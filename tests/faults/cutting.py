"""A line to PostgreSQL that breaks in the middle of a commit, at a moment that a test chooses.

A socket in a folder of its own: `host=<folder>` in the address leads through it.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from threading import Lock, Thread

SOCKET = ".s.PGSQL.5432"
COMMIT = b"COMMIT"


class Cut(StrEnum):
    """What happens to a commit on its way."""

    BEFORE = "before"  # the server never hears of it
    HALF = "half"  # it hears the beginning
    AFTER = "after"  # it is done, and who asked never hears of it
    SILENT = "silent"  # as after, but the line stays as if nothing were the matter


class Line:
    """Make it with line_to. `choose` says of each commit how it is cut, or None."""

    def __init__(self, folder: Path, server: str) -> None:
        self.choose: Callable[[], Cut | None] = lambda: None
        self.cuts = 0
        self._is_down = False
        self._server = f"{server}/{SOCKET}"
        self._open: list[socket.socket] = []
        self._lock = Lock()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / SOCKET))
        self._listener.listen(64)
        Thread(target=self._accept, daemon=True).start()

    def once(self, cut: Cut) -> None:
        """The next commit is cut in this way, and none after it."""
        waiting = [cut]
        self.choose = lambda: waiting.pop() if waiting else None

    def go_down(self) -> None:
        """As if the server stopped: who is connected is cut off, and nobody comes in."""
        self._is_down = True
        self.hang_up()

    def come_up(self) -> None:
        self._is_down = False

    def hang_up(self) -> None:
        """Break every line that is open now."""
        with self._lock:
            found, self._open = self._open, []
        for one in found:
            _close(one)

    def close(self) -> None:
        _close(self._listener)
        self.hang_up()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._is_down:
                _close(client)
                continue
            Thread(target=self._join, args=(client,), daemon=True).start()

    def _join(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with self._lock:
            self._open += [client, server]
        try:
            server.connect(self._server)
        except OSError:
            _close(client)
            return
        cut: list[Cut] = []  # what becomes of the next that the server says
        Thread(target=self._carry_back, args=(client, server, cut), daemon=True).start()
        self._carry(client, server, cut)

    def _carry(self, client: socket.socket, server: socket.socket, cut: list[Cut]) -> None:
        with suppress(OSError):
            while said := client.recv(65536):
                chosen = self._judge(said)
                if chosen is Cut.HALF:
                    server.sendall(said[: said.index(COMMIT) + 3])
                if chosen in (Cut.BEFORE, Cut.HALF):
                    break
                if chosen:
                    cut.append(chosen)
                server.sendall(said)
        _close(client)
        _close(server)

    def _judge(self, said: bytes) -> Cut | None:
        with self._lock:
            chosen = self.choose() if COMMIT in said else None
            self.cuts += chosen is not None
        return chosen

    def _carry_back(self, client: socket.socket, server: socket.socket, cut: list[Cut]) -> None:
        with suppress(OSError):
            while said := server.recv(65536):
                if Cut.AFTER in cut:
                    break
                if not cut:
                    client.sendall(said)
        if Cut.SILENT not in cut:
            _close(client)
        _close(server)


def _close(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()


@contextmanager
def line_to(server: str, folder: Path) -> Iterator[Line]:
    """A line to the server with its socket in the folder `server`."""
    folder.mkdir(exist_ok=True)
    line = Line(folder, server)
    try:
        yield line
    finally:
        line.close()
