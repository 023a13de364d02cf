"""Pages of a browser that are used again by the next test.

A browser that never saw Streamlit reads and translates megabytes of script before it draws
anything, and that takes longer than most tests. So a page is kept with the scripts it knows, and
loses what a visitor leaves behind: cookies, what is stored, routes and other windows. A page that
was given what cannot be taken away again is not kept, and what is done to a context (taking the
line away, another language) asks for a context of one's own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Error, Page

MOST = 4  # each is a process with much memory
# With an icon of its own: a browser asks for that of a bare page, and is told there is none, when
# the next test is under way already.
SOMETHING_SMALL = "/assets/icon.svg"
FOR_GOOD = ("add_init_script", "emulate_media", "expose_function", "set_default_timeout")

idle: list[tuple[str, Page]] = []  # with the address of their server, the last used at the end


@contextmanager
def borrow(browser: Browser, url: str, viewport: tuple[int, int]) -> Iterator[Page]:
    """A page of this size that remembers nothing; nobody else has it meanwhile.

    The browser speaks English on purpose: what is Dutch on the screen is Dutch by our doing.
    """
    width, height = viewport
    page = _find(url) or browser.new_context(base_url=url, locale="en-GB").new_page()
    page.set_viewport_size({"width": width, "height": height})
    changes = _count_changes_for_good(page)
    yield page
    if changes:
        page.context.close()
        return
    try:
        _forget(page, url)
    except Error:  # closed by its test, or its server is gone
        page.context.close()
        return
    idle.append((url, page))
    while len(idle) > MOST:
        idle.pop(0)[1].context.close()


def _find(url: str) -> Page | None:
    for place, (address, page) in reversed([*enumerate(idle)]):
        if address == url:
            del idle[place]
            if not page.is_closed():
                return page
    return None


def _count_changes_for_good(page: Page) -> list[str]:
    """Gets the name of each call that cannot be undone."""
    calls: list[str] = []

    def told(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            calls.append(name)
            return call(*arguments, **named)

        return called

    for name in FOR_GOOD:
        setattr(page, name, told(name, getattr(type(page), name).__get__(page)))
    return calls


def _forget(page: Page, url: str) -> None:
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.unroute_all()
    page.context.unroute_all()
    # First away from the page: its scripts keep what was typed until the very end.
    page.goto(url + SOMETHING_SMALL)
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.context.clear_cookies()
    page.mouse.move(0, 0)
