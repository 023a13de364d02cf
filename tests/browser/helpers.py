"""What browser tests do besides clicking: wait for Streamlit, look for barriers, take a picture."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PROJECT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).parent / "axe" / "axe.min.js"
FOR_THE_MANUAL = PROJECT / "docs" / "handleiding" / "schermen"
FOR_LOOKING = PROJECT / "tests" / "output"
COUNTED = ("serious", "critical")


def wait_until_ready(page: Page) -> None:
    """Until Streamlit has drawn the page and runs nothing any more."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_function("() => document.fonts.ready.then(() => true)")


@cache
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def axe(page: Page, within: str = "body") -> list[str]:
    """The serious and critical findings of axe-core inside `within`, one line each."""
    page.evaluate(axe_source())
    found: dict[str, Any] = page.evaluate("within => axe.run(within)", within)
    return [
        f"{violation['id']}: {violation['help']} ({node['html'][:160]})"
        for violation in found["violations"]
        if violation["impact"] in COUNTED
        for node in violation["nodes"]
    ]


def screenshot(page: Page, name: str) -> Path:
    """For the manual only when asked for: a picture differs a little on every computer."""
    wanted = os.environ.get("UPDATE_SCREENSHOTS") == "1"
    path = (FOR_THE_MANUAL if wanted else FOR_LOOKING) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    return path
