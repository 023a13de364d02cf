"""Every kind of chart in a real Chromium: drawn whole, in our letters, and inside its edges.

The page is opened once, and made narrow after that. Closing it fails on an error in the console and
on a request to another host.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.uitkomst_width import NARROW_FROM
from presentation.chart_theme import FONT
from presentation.charts import Look
from tests.browser.conftest import DESKTOP, OUTPUT, PHONE, running, watched_page
from tests.browser.every_chart import every_chart, number_of_shapes, texts_of
from tests.browser.helpers import wait_until_ready
from tests.presentation.chart_samples import all_blocks
from veranderverhaal.uitkomst import BlockKind

# What is drawn on a screen of this size (dashboard/uitkomst_width.py).
VIEWS = {"desktop": (DESKTOP, 1040), "phone": (PHONE, 320)}
PATIENCE = 20_000
# A pixel: the box of a letter is a little larger than the letter.
SLACK = 1
# The letters of a line stand within this part of its size, above and below its middle.
HALF_OF_A_LINE = 0.45
READ_CHART = """svg => {
    const edges = svg.getBoundingClientRect();
    const read = text => {
        const box = text.getBoundingClientRect(), style = getComputedStyle(text);
        return {
            text: text.textContent,
            size: parseFloat(style.fontSize),
            font: style.fontFamily,
            left: box.left - edges.left,
            right: box.right - edges.left,
            top: box.top - edges.top,
            bottom: box.bottom - edges.top,
        };
    };
    const shapes = ".mark-rect path, .mark-rule line, .mark-symbol path, .mark-area path";
    const words = [...svg.querySelectorAll(".mark-text text")];
    return {
        width: edges.width,
        height: edges.height,
        shapes: svg.querySelectorAll(shapes).length,
        words: words.map(read),
    };
}"""
LOADED_FONTS = """() => [...document.fonts]
    .filter(font => font.status === "loaded")
    .map(font => `${font.weight} ${font.family.replaceAll('"', "")}`)"""

Chart = Mapping[str, Any]


@pytest.fixture(scope="module")
def charts_page(browser: Browser) -> Iterator[Page]:
    command = [sys.executable, "-m", "tests.browser.tryout_app", "tryout_charts.py"]
    with (
        running(command, OUTPUT / "tryout_charts.log", {}) as server,
        watched_page(browser, server.url, DESKTOP) as opened,
    ):
        opened.goto("/app/")
        yield opened


@pytest.fixture(scope="module")
def drawn(charts_page: Page) -> dict[str, dict[str, Chart]]:
    """Every chart as the browser sees it, by its name, in every view."""
    return {view: read_charts(charts_page, view) for view in VIEWS}


def read_charts(page: Page, view: str) -> dict[str, Chart]:
    (wide, high), width = VIEWS[view]
    names = every_chart(look_of(view))
    page.set_viewport_size({"width": wide, "height": high})
    all_drawn = page.locator(f"svg.marks[width='{width}']")
    expect(all_drawn).to_have_count(len(names), timeout=PATIENCE)
    wait_until_ready(page)
    take_picture(page, f"grafieken-{wide}")
    found = {name: page.locator(f".st-key-card_{name} svg.marks") for name in names}
    return {name: svg.evaluate(READ_CHART) for name, svg in found.items()}


def take_picture(page: Page, name: str) -> None:
    """All of the page: it scrolls inside the window, so the window is made as high as it is."""
    size = page.viewport_size
    assert size is not None
    main = page.get_by_test_id("stMainBlockContainer")
    page.set_viewport_size({**size, "height": int(main.evaluate("main => main.scrollHeight"))})
    page.screenshot(path=OUTPUT / f"{name}.png")
    page.set_viewport_size(size)


def look_of(view: str) -> Look:
    width = VIEWS[view][1]
    return Look(width=width, narrow=width <= NARROW_FROM)


def test_the_page_has_every_kind_that_can_be_drawn() -> None:
    kinds = {block.kind for block in all_blocks().values()}
    assert kinds == set(BlockKind) - {BlockKind.OPEN}


@pytest.mark.parametrize("view", VIEWS)
def test_every_bar_line_point_and_word_is_drawn(drawn: dict[str, Any], view: str) -> None:
    for name, spec in every_chart(look_of(view)).items():
        chart = drawn[view][name]
        assert chart["shapes"] == number_of_shapes(spec), name
        # A browser draws a run of spaces as one.
        texts = sorted(" ".join(word["text"].split()) for word in chart["words"])
        assert texts == sorted(" ".join(text.split()) for text in texts_of(spec)), name
        assert chart["shapes"] or name.startswith("withheld"), name


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_withheld_shows_no_number(drawn: dict[str, Any], view: str) -> None:
    hidden = [chart for name, chart in drawn[view].items() if name.startswith("withheld")]
    texts = [word["text"] for chart in hidden for word in chart["words"]]
    assert any("weinig" in text for text in texts)
    assert [text for text in texts if re.search(r"\d", text)] == []


def test_every_word_is_in_our_letters(charts_page: Page, drawn: dict[str, Any]) -> None:
    words = [word for view in VIEWS for chart in drawn[view].values() for word in chart["words"]]
    others = {word["font"] for word in words if not word["font"].strip('"').startswith(FONT)}
    assert others == set()
    assert {f"400 {FONT}", f"700 {FONT}"} <= set(charts_page.evaluate(LOADED_FONTS))
    assert charts_page.evaluate("font => document.fonts.check(font)", f"bold 15px '{FONT}'")


@pytest.mark.parametrize("view", VIEWS)
def test_no_word_leaves_its_chart(drawn: dict[str, Any], view: str) -> None:
    outside = [
        (name, word["text"])
        for name, chart in drawn[view].items()
        for word in chart["words"]
        if min(word["left"], word["top"]) < -SLACK
        or word["right"] > chart["width"] + SLACK
        or word["bottom"] > chart["height"] + SLACK
    ]
    assert outside == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_two_lines_of_text_stand_on_each_other(drawn: dict[str, Any], view: str) -> None:
    crossing = [
        (name, one["text"], other["text"])
        for name, chart in drawn[view].items()
        for one, other in combinations(chart["words"], 2)
        if touch(one, other)
    ]
    assert crossing == []


def touch(one: Chart, other: Chart) -> bool:
    apart = one["right"] <= other["left"] + SLACK or other["right"] <= one["left"] + SLACK
    between = abs(one["top"] + one["bottom"] - other["top"] - other["bottom"]) / 2
    return not apart and between < HALF_OF_A_LINE * (one["size"] + other["size"]) - SLACK
