"""An open page of the dashboard whose program dies goes on at another, with what was typed."""

from contextlib import closing

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.helpers import begin, go_on, wait_until_ready
from tests.browser.test_nothing_lost import PROBLEM
from tests.faults.conftest import fork as fork
from tests.faults.served import Program
from tests.storage.people import add_somebody
from tests.web.several import Several, wait_until
from tests.web.several import database as database
from tests.web.several import several as several


def has_a_page(program: Program) -> bool:
    """Whether a line to it stays open."""
    lines = psutil.Process(program.process).net_connections("tcp")
    return any(
        one.status == psutil.CONN_ESTABLISHED and one.laddr.port == program.port for one in lines
    )


@pytest.mark.only_long
@pytest.mark.postgres
def test_a_page_whose_program_dies_goes_on_at_another_with_what_was_typed(
    browser: Browser, several: Several
) -> None:
    token = add_somebody(several.engine, "els", administrator=True).token
    url = f"http://127.0.0.1:{several.plain}"
    with closing(browser.new_context(base_url=url)) as context:
        context.add_cookies([{"name": "veranderverhaal", "value": token, "url": url}])
        page = context.new_page()
        begin(page, "Weg en terug")
        field = page.get_by_label(PROBLEM)
        field.press_sequentially("Voor de storing. ")
        (mine,) = [one for one in several.programs if has_a_page(one)]
        mine.kill()
        others = [one for one in several.programs if one is not mine]
        wait_until(lambda: any(map(has_a_page, others)))
        expect(field).to_be_enabled(timeout=60_000)
        wait_until_ready(page)
        expect(field).to_have_value("Voor de storing. ")
        field.press("End")
        field.press_sequentially("En erna.")
        field.press("Tab")
        told = page.get_by_text("Het programma was even weg.")
        expect(told).to_be_visible(timeout=60_000)
        wait_until_ready(page)
        field.press("End")
        field.press_sequentially(" ")
        go_on(page, 2)
        expect(told).to_be_visible()
        page.get_by_role("button", name="Vorige vraag").click()
        expect(field).to_have_value("Voor de storing. En erna.")
