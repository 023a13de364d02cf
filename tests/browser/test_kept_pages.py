"""A page that is used again remembers nothing of the test before it."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Server, watched_page

LEAVE_THINGS_BEHIND = """() => {
    localStorage.setItem("left", "behind");
    sessionStorage.setItem("left", "behind");
    document.cookie = "left=behind";
    addEventListener("pagehide", () => sessionStorage.setItem("late", "behind"));
}"""
WHAT_IS_LEFT = """() => [
    localStorage.getItem("left"), sessionStorage.length, document.cookie.includes("left"),
]"""


def test_nothing_of_the_one_before_is_left(browser: Browser, server: Server) -> None:
    with watched_page(browser, server.url, PHONE) as before:
        before.goto("/app/")
        before.evaluate(LEAVE_THINGS_BEHIND)
        before.wait_for_load_state("networkidle")  # what is under way would be told as a fault
        before.route("**/*", lambda route: route.abort())
        before.context.new_page()
    with watched_page(browser, server.url, PHONE) as after:
        assert after is before
        after.goto("/app/")
        assert after.evaluate(WHAT_IS_LEFT) == [None, 0, False]
        assert after.context.pages == [after]


def test_a_script_of_one_test_does_not_run_in_the_next(browser: Browser, server: Server) -> None:
    with watched_page(browser, server.url, PHONE) as before:
        before.add_init_script("window.left = 'behind'")
        before.goto("/app/")
        assert before.evaluate("window.left") == "behind"
    with watched_page(browser, server.url, PHONE) as after:
        after.goto("/app/")
        assert after.evaluate("window.left") is None


def test_two_at_once_are_two_computers(page: Page, browser: Browser, server: Server) -> None:
    with watched_page(browser, server.url, PHONE) as other:
        assert other.context is not page.context
        other.goto("/app/")
        other.evaluate(LEAVE_THINGS_BEHIND)
        page.goto("/app/")
        assert page.evaluate(WHAT_IS_LEFT) == [None, 0, False]
        assert other.evaluate("innerWidth") == PHONE[0]
    expect(page.locator("body")).to_be_attached()
