"""A real server and a real Chromium.

A test asks for `page` (1280×720) or `phone` (390×844). Both know the address of `server`, so
`page.goto("/app/")` is enough, and both fail the test on an error in the console, an uncaught error
in a script, and any request to another host.
"""

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from start import find_browser
from storage.commands import add_meting
from storage.engine import Engine, make_engine, reading, writing
from storage.meting_queries import KeptResponse, list_responses
from storage.migrate import migrate
from storage.settings import database_url
from tests.browser.kept_pages import borrow
from tests.metingen import SLUG, a_meting, fill_with_meting
from tests.other_programs import do_without

PROJECT = Path(__file__).resolve().parents[2]
OUTPUT = PROJECT / "tests" / "output"
# The last list on a command line counts, so what Playwright leaves out is named again. The two for
# the address bar draw two pages beside each of ours: half the work of a new window.
LEFT_OUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "HttpsUpgrades", "MediaRouter"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying"),
    "PreconnectToSearch",
)
BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(LEFT_OUT)}",
]
DESKTOP = (1280, 720)
PHONE = (390, 844)
SECONDS_TO_START = 60
OURS = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class Server:
    url: str
    log: Path


@contextmanager
def running(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[Server]:
    """Start a command that prints its link, wait until it answers, and stop it at the end."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=PROJECT,
            env={**os.environ, **environment},
        )
        try:
            yield Server(wait_for_link(process, log), log)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for_link(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        link = re.search(r"http://[\d.]+:\d+", log.read_text(encoding="utf-8"))
        if link and answers(f"{link[0]}/healthz"):
            return link[0]
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


@contextmanager
def serving(data: Path, name: str) -> Iterator[Server]:
    """`cli.py serve` on this data folder."""
    command = [sys.executable, "cli.py", "serve", "--port", "0", "--no-browser"]
    log = OUTPUT / f"{name}.log"
    with running([*command, "--data", str(data)], log, {"DATABASE_URL": ""}) as started:
        yield started


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a new data folder, with the samples, shared by the whole session."""
    with serving(tmp_path_factory.mktemp("browser-data"), "server") as started:
        yield started


@pytest.fixture(scope="session")
def desk_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one vragenlijst that has every kind of question."""
    folder = tmp_path_factory.mktemp("desk-data")
    engine = make_engine(database_url(folder))
    migrate(engine)
    fill_with_meting(engine)
    engine.dispose()
    return folder


@pytest.fixture(scope="session")
def desk(desk_data: Path) -> Iterator[Server]:
    """A server of `desk_data`, where volunteers type forms and take in files."""
    with serving(desk_data, "desk") as started:
        yield started


@pytest.fixture
def desk_engine(desk_data: Path) -> Iterator[Engine]:
    opened = make_engine(database_url(desk_data))
    yield opened
    opened.dispose()


@pytest.fixture
def meting(desk_engine: Engine) -> str:
    """The key of a new meting at the desk."""
    with writing(desk_engine) as session:
        return add_meting(SLUG, a_meting(key=""), session=session).key


@pytest.fixture
def kept(desk_engine: Engine, meting: str) -> Callable[[], list[KeptResponse]]:
    """What is kept now of the new meting at the desk, the newest first."""

    def read_kept() -> list[KeptResponse]:
        with reading(desk_engine) as session:
            return list_responses(SLUG, meting, limit=1000, session=session)

    return read_kept


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    if executable is None:
        do_without("no Chromium, Chrome or Edge on this computer")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=BROWSER_FLAGS)
        yield started
        started.close()


@contextmanager
def watched_page(browser: Browser, url: str, viewport: tuple[int, int]) -> Iterator[Page]:
    """A page that collects what goes wrong behind the screen, and fails on it at the end."""
    problems: list[str] = []
    with borrow(browser, url, viewport) as page:
        unwatch = watch(page, problems)
        try:
            yield page
        finally:
            unwatch()
    assert not problems, "behind the screen:\n" + "\n".join(problems)


def watch(page: Page, problems: list[str]) -> Callable[[], None]:
    """Collects problems until what it returns is called."""

    def on_console(message: ConsoleMessage) -> None:
        # Asked for by the bare picture of kept_pages.py, and told of late, in the next test.
        is_icon = message.location["url"].endswith("/favicon.ico")
        if message.type == "error" and not is_icon:
            problems.append(f"console: {message.text}")

    def on_error(error: Error) -> None:
        problems.append(f"uncaught: {error}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname not in OURS:
            problems.append(f"request to another host: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", on_error)
    page.on("request", on_request)

    def unwatch() -> None:
        page.context.cookies()  # by the time of this answer, what was under way is told
        page.remove_listener("console", on_console)
        page.remove_listener("pageerror", on_error)
        page.remove_listener("request", on_request)

    return unwatch


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with watched_page(browser, server.url, DESKTOP) as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    with watched_page(browser, server.url, PHONE) as opened:
        yield opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):  # type: ignore[no-untyped-def]
    """Show what the server wrote beside a failing test."""
    report = yield
    log = OUTPUT / "server.log"
    if (
        report.failed
        and {"page", "phone", "server"} & set(getattr(item, "fixturenames", ()))
        and log.exists()
    ):
        report.sections.append(("server.log", log.read_text(encoding="utf-8")[-4000:]))
    return report
