"""`cli.py serve`: prepare the data, listen, print one link and open the browser."""

import argparse
import errno
import signal
import socket
import sys
import threading
import webbrowser
from ipaddress import ip_address
from typing import TYPE_CHECKING

from cli_commands import Problem
from cli_commands.dutch import tell_reason

if TYPE_CHECKING:
    import uvicorn

HELP = "start het programma in de browser"

FIRST_PORT = 8501
PORTS_TO_TRY = 100
EVERY_ADDRESS = ("0.0.0.0", "::", "")  # noqa: S104
# An open page holds a websocket; Ctrl-C should not wait for someone to close the page.
SECONDS_TO_SAY_GOODBYE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar="H", help="adres (127.0.0.1)")
    parser.add_argument("--port", type=int, metavar="N", help="poort (8501 of de eerste vrije)")
    parser.add_argument(
        "--login",
        action="store_true",
        help="vraag altijd om in te loggen, ook op deze computer zelf",
    )
    parser.add_argument("--no-browser", action="store_true", help="open de browser niet")


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database
    from cli_commands.settings_check import tell_wrong_settings
    from storage.settings import data_dir

    listener = listen(arguments.host, arguments.port)
    open_database(arguments, begins=True, thorough=True).dispose()
    tell_wrong_settings(data_dir(arguments.data))
    link = link_to(arguments.host, listener.getsockname()[1])
    server = make_server(link, open_browser=not arguments.no_browser)
    note_listening(listener, asks_login=arguments.login)
    # uvicorn stops the server and then sends the signal again. Python's own answer would be to end
    # at once, which leaves the worker processes behind.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()
    if not server.started:
        raise Problem("Het programma kon niet starten. Hierboven staat waarom.")
    print("Gestopt.", flush=True)
    # The WebAssembly of the diagram is torn down after this, and grumbles while it goes.
    sys.unraisablehook = lambda _complaint: None
    return 0


def listen(host: str, port: int | None) -> socket.socket:
    """Take the port for good, so that nobody is before us between looking and listening."""
    if port is not None:
        return bind(host, port)
    for candidate in range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY):
        try:
            return bind(host, candidate)
        except PortTaken:
            continue
    raise Problem("Er is geen vrije poort gevonden. Kies er zelf een met --port N.")


class PortTaken(Problem):
    pass


def bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    try:
        # On Windows this option would let two programs share one port.
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except (OSError, OverflowError) as error:
        listener.close()
        raise explain(host, port, error) from error
    return listener


def explain(host: str, port: int, error: Exception) -> Problem:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return PortTaken(
            f"Poort {port} is al in gebruik. Draait het programma al?\n"
            "Kies een andere met --port N, of laat --port weg: dan zoeken we een vrije."
        )
    if number == errno.EACCES:
        return PortTaken(f"Poort {port} mag hier niet. Kies een hogere, bijvoorbeeld --port 8501.")
    reason = tell_reason(error) if isinstance(error, OSError) else "die poort bestaat niet"
    return Problem(f"Luisteren op {host}, poort {port} lukt niet ({reason}).")


def note_listening(listener: socket.socket, *, asks_login: bool) -> None:
    """Say it where nothing outside this computer reaches us: then nobody logs in, at first."""
    from app import listening

    address, port = listener.getsockname()[:2]
    if ip_address(address).is_loopback and not asks_login:
        listening.only_here = port


def link_to(host: str, port: int) -> str:
    name = "127.0.0.1" if host in EVERY_ADDRESS else host
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def make_server(link: str, *, open_browser: bool) -> "uvicorn.Server":
    import uvicorn

    from app import app

    class AnnouncingServer(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                announce(link, open_browser=open_browser)

    return AnnouncingServer(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            log_config=None,  # dashboard.logs writes what uvicorn tells
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=SECONDS_TO_SAY_GOODBYE,
        )
    )


def announce(link: str, *, open_browser: bool) -> None:
    print(f"Veranderverhaal staat klaar: {link}", flush=True)
    print("Stoppen: Ctrl-C", flush=True)
    if open_browser:
        # In a thread: some browsers only let go when they are closed.
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
