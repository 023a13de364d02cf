"""What a benchmark runs in: a data folder of its own, fresh processes, and the two servers."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cli_commands.database import prepare
from storage.engine import Engine, make_engine
from storage.settings import DATA_VARIABLE, DATABASE_NAME, URL_VARIABLE

PROJECT = Path(__file__).resolve().parent.parent
INITIATIEF = "het-badhuis"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
SECONDS_BETWEEN_LOOKS = 0.01

# A button, and "False" under it that a click turns into "True".
HELLO = 'import streamlit as st\nst.write(st.button("Hello"))\n'
# The bare app has Streamlit's own settings, apart from what asks or sends something.
BARE_SETTINGS = ("--server.headless", "true", "--browser.gatherUsageStats", "false")


@contextmanager
def prepared_data() -> Iterator[Path]:
    """A new folder with the three samples, never the data of whoever measures."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        engine = open_engine(data)
        prepare(engine, samples=True)
        engine.dispose()
        yield data


def open_engine(data: Path) -> Engine:
    return make_engine(f"sqlite:///{data / DATABASE_NAME}")


def environment(data: Path) -> dict[str, str]:
    return {**os.environ, DATA_VARIABLE: str(data), URL_VARIABLE: ""}


def run_fresh(*arguments: str, data: Path | None = None) -> bytes:
    """What a fresh Python prints. Raises CalledProcessError when it fails."""
    finished = subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=environment(data) if data else None,
        capture_output=True,
        check=True,
    )
    return finished.stdout


@dataclass(frozen=True)
class App:
    """A server that can be started, and where its button is to be found."""

    command: Sequence[str]
    folder: Path
    variables: Mapping[str, str]
    url: str
    health: str
    button: str


def our_app(data: Path) -> App:
    port = free_port()
    options = ("--port", str(port), "--no-browser", "--data", str(data))
    return App(
        command=(sys.executable, "cli.py", "serve", *options),
        folder=PROJECT,
        variables=environment(data),
        url=f"http://127.0.0.1:{port}",
        health="/healthz",
        button="Nieuw initiatief",
    )


def bare_app(folder: Path, script: str = HELLO, button: str = "Hello") -> App:
    """A Streamlit script, by default its hello world, in a folder without any settings."""
    (folder / "hello.py").write_text(script, encoding="utf-8")
    port = free_port()
    options = ("--server.port", str(port), "--server.address", "127.0.0.1", *BARE_SETTINGS)
    return App(
        command=(sys.executable, "-m", "streamlit", "run", "hello.py", *options),
        folder=folder,
        variables=os.environ,
        url=f"http://127.0.0.1:{port}",
        health="/_stcore/health",
        button=button,
    )


@contextmanager
def started(app: App) -> Iterator[int]:
    """The server from the moment that it answers, by its process; it is stopped at the end."""
    process = subprocess.Popen(
        app.command,
        cwd=app.folder,
        env=app.variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(app, process)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_for(app: App, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers(app.url + app.health):
        if time.monotonic() > deadline or process.poll() is not None:
            raise RuntimeError(f"{' '.join(app.command)} did not start")
        time.sleep(SECONDS_BETWEEN_LOOKS)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
