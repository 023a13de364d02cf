"""Start the program, or run every check: `python3 start.py` and `python3 start.py test [--long]`.

Only the standard library: this file runs before anything is installed. It makes `.venv` beside
itself, installs the pinned requirements into it when they changed, and hands over to cli.py.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
OLDEST_PYTHON = (3, 11)

BROWSER_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
BROWSER_PLACES = (
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# Commands of poppler, with which the tests read a PDF.
POPPLER_COMMANDS = ("pdfinfo", "pdftotext", "pdftoppm")
# Web servers that the tests put in front of the program, with the files of docs/beheer; the package
# of each. On the computer of a person they are not installed: there they would begin to serve.
PROXIES = {"nginx": "nginx-light", "caddy": "caddy"}
ROOTS_PLACES = ("/usr/sbin", "/usr/local/sbin")
WINDOWS_BROWSERS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")

# What pip writes when it cannot reach the outside world, in the versions that come with 3.11+.
NO_NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ConnectionError",
    "ProxyError",
    "Network is unreachable",
    "Temporary failure in name resolution",
)


class Problem(Exception):
    """Something the user can solve; the text says what happened and what to do, in Dutch."""


def check_python(version: tuple[int, ...]) -> None:
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return
    found = ".".join(str(part) for part in version[:2])
    raise Problem(
        f"Dit programma heeft Python 3.11 of nieuwer nodig. Dit is Python {found}.\n"
        "Haal een nieuwe Python van https://www.python.org/downloads/ en probeer het opnieuw."
    )


def venv_python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def works(python: Path) -> bool:
    """False too for a half-made .venv: pip is the last thing that venv puts in."""
    try:
        asked = subprocess.run([python, "-m", "pip", "--version"], capture_output=True)
    except OSError:
        return False
    return asked.returncode == 0


def make_venv(venv: Path) -> None:
    if works(venv_python(venv)):
        return
    print("Een eigen plek voor het programma maken (.venv) …", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", venv], capture_output=True)
    if made.returncode != 0 or not works(venv_python(venv)):
        raise Problem(
            f"Het lukte niet om {venv} te maken.\n"
            "Op Debian of Ubuntu helpt vaak: sudo apt install python3-venv\n"
            f"{tail(made.stdout + made.stderr)}"
        )


def fingerprint(requirements: Path) -> str:
    """Changes with the requirements and with the Python they were installed for."""
    version = ".".join(str(part) for part in sys.version_info[:2])
    return f"{version} {hashlib.sha256(requirements.read_bytes()).hexdigest()}"


def stamp_file(venv: Path, requirements: Path) -> Path:
    return venv / f".installed-{requirements.stem}"


def is_installed(venv: Path, requirements: Path) -> bool:
    stamp = stamp_file(venv, requirements)
    if not (stamp.exists() and venv_python(venv).exists()):
        return False
    return stamp.read_text(encoding="utf-8") == fingerprint(requirements)


def install(venv: Path, requirements: Path) -> None:
    if is_installed(venv, requirements):
        return
    stamp_file(venv, requirements).unlink(missing_ok=True)
    make_venv(venv)
    print(f"Onderdelen installeren ({requirements.name}), alleen deze keer …", flush=True)
    options = ["--require-hashes", "--quiet", "--no-input", "--disable-pip-version-check"]
    command = [str(venv_python(venv)), "-m", "pip", "install", *options, "-r", str(requirements)]
    pip = subprocess.run(command, capture_output=True)
    if pip.returncode != 0:
        raise Problem(explain_pip(requirements, tail(pip.stdout + pip.stderr, lines=200)))
    stamp_file(venv, requirements).write_text(fingerprint(requirements), encoding="utf-8")


def explain_pip(requirements: Path, output: str) -> str:
    if any(sign in output for sign in NO_NETWORK_SIGNS):
        return (
            f"Het installeren van de onderdelen uit {requirements.name} lukte niet: "
            "er is geen internet.\nDat is alleen de eerste keer en na een nieuwe versie nodig. "
            "Maak verbinding met internet en start opnieuw."
        )
    last_lines = "\n".join(output.splitlines()[-12:])
    return f"Het installeren van {requirements.name} lukte niet. pip zegt:\n{last_lines}"


def tail(output: bytes, lines: int = 12) -> str:
    return "\n".join(output.decode("utf-8", "replace").splitlines()[-lines:])


def find_browser() -> Path | None:
    """A Chromium, Chrome or Edge that is already on this computer; the browser tests drive it."""
    found = [shutil.which(name) for name in BROWSER_NAMES]
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    windows = [Path(root, place) for root in roots if root for place in WINDOWS_BROWSERS]
    candidates = [Path(path) for path in (*found, *BROWSER_PLACES) if path] + windows
    return next((path for path in candidates if path.exists()), None)


def root_prefix() -> list[str] | None:
    """How to run a command as root without asking a password; None when that cannot be done."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None or subprocess.run([sudo, "-n", "true"], capture_output=True).returncode != 0:
        return None
    return [sudo, "-n"]


def find_poppler() -> bool:
    return all(shutil.which(command) for command in POPPLER_COMMANDS)


def make_sure_of_browser() -> None:
    if find_browser() is None:
        install_with_apt("chromium", "Chromium installeren voor de tests in de browser …")
    if find_browser() is None:
        do_without(
            "Er is geen Chromium, Chrome of Edge gevonden: de tests in de browser kunnen niet "
            "draaien.\nInstalleer er een, bijvoorbeeld met: sudo apt install chromium"
        )


def make_sure_of_poppler() -> None:
    if not find_poppler():
        install_with_apt("poppler-utils", "Poppler installeren voor de tests die een PDF lezen …")
    if not find_poppler():
        do_without(
            "Poppler is niet gevonden: de tests die een PDF lezen, kunnen niet draaien.\n"
            "Installeer het, bijvoorbeeld met: sudo apt install poppler-utils"
        )


def find_proxy(command: str) -> bool:
    path = os.pathsep.join([os.environ.get("PATH", ""), *ROOTS_PLACES])
    return shutil.which(command, path=path) is not None


def make_sure_of_proxies() -> None:
    if os.environ.get("CI") != "true":
        return
    for command, package in PROXIES.items():
        if not find_proxy(command):
            install_with_apt(package, f"{command} installeren voor de tests achter een proxy …")
        if not find_proxy(command):
            do_without(
                f"{command} is niet gevonden: de tests achter een proxy kunnen niet draaien."
            )


def install_with_apt(package: str, message: str) -> None:
    """Where that can be done without asking a password."""
    prefix = root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return
    print(message, flush=True)
    for step in (["apt-get", "update"], ["apt-get", "install", "-y", package]):
        subprocess.run([*prefix, *step], capture_output=True)


def do_without(message: str) -> None:
    if os.environ.get("CI") == "true":
        raise Problem(message)
    print(f"{message}\nDe andere tests gaan gewoon door.", flush=True)


def hand_over(arguments: list[str]) -> int:
    """Go on as cli.py, in the Python that has everything installed."""
    os.environ.setdefault("PYTHONUTF8", "1")
    command = [str(venv_python(VENV)), str(HERE / "cli.py"), *arguments]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606
    # Windows has no real exec: wait, and let the child alone answer Ctrl-C.
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def parse(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Start het programma. Met `start.py test` draai je alle controles,"
        " met `start.py test --long` de lange tests.",
    )
    parser.add_argument(
        "--port", type=int, metavar="N", help="poort (anders 8501 of de eerste vrije)"
    )
    parser.add_argument("--host", metavar="H", help="adres om op te luisteren (anders 127.0.0.1)")
    parser.add_argument(
        "--login", action="store_true", help="vraag altijd om in te loggen, ook op deze computer"
    )
    parser.add_argument("--data", metavar="MAP", help="map met de gegevens (anders ./data)")
    parser.add_argument("--no-browser", action="store_true", help="open de browser niet")
    parser.add_argument("--no-samples", action="store_true", help="zet geen voorbeelden klaar")
    parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    testing = arguments[:1] == ["test"]
    try:
        check_python(sys.version_info[:2])
        if not testing:
            parse(arguments)
        install(VENV, HERE / "requirements.txt")
        if testing:
            install(VENV, HERE / "requirements-test.txt")
            make_sure_of_browser()
            make_sure_of_poppler()
            make_sure_of_proxies()
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt. De volgende keer gaat het verder waar het gebleven was.")
        return 130
    return hand_over(arguments if testing else ["serve", *arguments])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
