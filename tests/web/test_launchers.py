"""The application finds its settings whoever starts it, and from wherever."""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from cli_commands.serve import listen

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


@pytest.mark.parametrize("launcher", ["uvicorn", "streamlit run", "cli.py serve"])
def test_every_launcher_serves_the_same_house(
    launcher: str, data_dir: Path, tmp_path: Path
) -> None:
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    elsewhere = tmp_path / "ergens anders"
    elsewhere.mkdir()
    process = subprocess.Popen(command_for(launcher, port), cwd=elsewhere)
    try:
        assert text_at(f"http://127.0.0.1:{port}/healthz") == '{"status":"ok"}'
        assert text_at(f"http://127.0.0.1:{port}/app/_stcore/health") == "ok"
        assert '<html lang="nl">' in text_at(f"http://127.0.0.1:{port}/")
    finally:
        process.terminate()
        process.wait(timeout=15)
    assert list(data_dir.glob("*.db"))
