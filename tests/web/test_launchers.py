"""The application finds its settings whoever starts it, and from wherever."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import app
from cli_commands.serve import listen, note_listening
from storage.hashing import make_ready
from web.local_request import Listening

PROJECT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 40


def command_for(launcher: str, port: int) -> list[str]:
    app = str(PROJECT / "app.py")
    commands = {
        "uvicorn": ["-m", "uvicorn", "app:app", "--app-dir", str(PROJECT), "--port", str(port)],
        "streamlit run": ["-m", "streamlit", "run", app, "--server.port", str(port)],
        "cli.py serve": [str(PROJECT / "cli.py"), "serve", "--no-browser", "--port", str(port)],
    }
    return [sys.executable, *commands[launcher]]


def text_at(url: str) -> str:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return str(response.read().decode())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def status_at(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("launcher", ["uvicorn", "streamlit run", "cli.py serve"])
def test_every_launcher_serves_the_same_house(
    launcher: str, data_dir: Path, tmp_path: Path
) -> None:
    """Only `serve` knows that nobody else comes in; the others ask for a login, and tell how."""
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    elsewhere = tmp_path / "ergens anders"
    elsewhere.mkdir()
    told = tmp_path / "told.txt"
    with told.open("wb") as output:
        process = subprocess.Popen(command_for(launcher, port), cwd=elsewhere, stdout=output)
    try:
        assert text_at(f"http://127.0.0.1:{port}/healthz") == '{"status":"ok"}'
        is_open = launcher == "cli.py serve"
        health = status_at(f"http://127.0.0.1:{port}/app/_stcore/health")
        assert health == (200 if is_open else 401)
        page = text_at(f"http://127.0.0.1:{port}/")
        assert '<html lang="nl">' in page
        assert ("Het eerste account" in page) is not is_open
    finally:
        process.terminate()
        process.wait(timeout=15)
    assert list(data_dir.glob("*.db"))
    codes = re.findall(r"\b[A-Z]{4}(?:-[A-Z]{4}){3}\b", told.read_text(encoding="utf-8"))
    assert len(codes) == (0 if is_open else 1)


@pytest.mark.parametrize(
    ("host", "asks_login", "expected"),
    [("127.0.0.1", False, True), ("127.0.0.1", True, False), ("0.0.0.0", False, False)],
)
def test_only_a_socket_that_nobody_else_reaches_needs_no_login(
    host: str, asks_login: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "listening", Listening())
    with listen(host, 0) as listener:
        note_listening(listener, asks_login=asks_login)
        port = listener.getsockname()[1]
    assert app.listening.only_here == (port if expected else None)


def test_what_an_unknown_login_is_compared_with_is_made_before_anybody_comes() -> None:
    assert make_ready in app.BEFORE_THE_FIRST_ANSWER
