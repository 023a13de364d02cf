"""The quiet menu under a chart that takes it along: as a picture, or as the numbers in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.workers import run_apart
from presentation.chart_files import chart_png, chart_svg
from veranderverhaal.text import make_slug

LONGEST_NAME = 60


@dataclass(frozen=True)
class ChartFiles:
    """A chart as it leaves the house: its name, its words, and how its numbers become a CSV."""

    initiatief: str
    title: str
    told: str
    spec: dict[str, Any]
    make_csv: Callable[[], bytes]


def offer_chart(key: str, make: Callable[[], ChartFiles]) -> None:
    """The menu; nothing in it is made before it opens."""
    with st.popover(
        "Bewaar",
        key=f"keep_{key}",
        icon=":material/download:",
        type="tertiary",
        on_change="rerun",
    ) as menu:
        if menu.open:
            _offer(key, make())


def _offer(key: str, chart: ChartFiles) -> None:
    name = f"{chart.initiatief}-{make_slug(chart.title)[:LONGEST_NAME]}"
    files: tuple[tuple[str, Callable[[], bytes | str], str, str], ...] = (
        ("Plaatje (PNG)", partial(run_apart, chart_png, chart.spec), "png", "image/png"),
        (
            "Plaatje (SVG)",
            partial(run_apart, chart_svg, chart.spec, chart.title, chart.told),
            "svg",
            "image/svg+xml",
        ),
        ("Gegevens (CSV)", chart.make_csv, "csv", "text/csv"),
    )
    for label, content, ending, mime in files:
        offer_file(label, content, f"{name}.{ending}", mime, key=f"{ending}_{key}", width="stretch")
