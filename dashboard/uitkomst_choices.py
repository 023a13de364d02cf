"""What stands above the charts: by which group, in which order, and everything to take along."""

from functools import partial

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.uitkomst_work import zip_pictures
from dashboard.uitkomsten import by_every_axis, uitkomsten_of
from dashboard.workers import run_apart
from presentation.uitkomst_files import (
    make_csv_tidy,
    make_csv_wide,
    make_json,
    make_workbook,
)
from storage.queries import Listing
from veranderverhaal.story_order import sort_by_agreement
from veranderverhaal.tally import axis_groups
from veranderverhaal.uitkomst import WITH_NUMBERS, BlockKind, Uitkomsten

EVERYONE = ""
AS_ASKED, BY_AGREEMENT = "Zoals gevraagd", "Meest eens bovenaan"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FEW_GROUPS = (
    "Per groep laten we alleen iets zien als er minstens 30 antwoorden zijn, minstens 10 in de "
    "groep en minstens 10 daarbuiten. Zo is niemand te herkennen."
)


def choose_axis(everyone: Uitkomsten) -> str:
    """By what the charts are divided; EVERYONE when they are not."""
    labels = {EVERYONE: "Iedereen samen"}
    labels |= {axis: label for axis, label, _groups in axis_groups(everyone.vragenlijst)}
    chosen: str = st.selectbox(
        "Bekijk per groep",
        list(labels),
        format_func=labels.__getitem__,
        key=f"axis_{everyone.meting.key}",
    )
    return chosen


def choose_order(uitkomsten: Uitkomsten) -> bool:
    """Whether the stellingen are sorted by agreement; not asked where there is nothing to sort."""
    if not any(
        block.kind is BlockKind.STELLINGEN and len(block.uitkomsten) > 1
        for block in uitkomsten.blocks
    ):
        return False
    chosen = st.selectbox("Volgorde van stellingen", (AS_ASKED, BY_AGREEMENT), key="stelling_order")
    return bool(chosen == BY_AGREEMENT)


def divided(listing: Listing, everyone: Uitkomsten, axis: str) -> Uitkomsten:
    """The same meting by this axis."""
    return uitkomsten_of(listing, everyone.meting.key, axis) if axis else everyone


def sort_blocks(uitkomsten: Uitkomsten) -> Uitkomsten:
    """The stellingen with the most agreement first."""
    blocks = tuple(sort_by_agreement(block) for block in uitkomsten.blocks)
    return Uitkomsten(uitkomsten.meting, uitkomsten.vragenlijst, uitkomsten.response, blocks)


def explain_groups(uitkomsten: Uitkomsten) -> None:
    """Why a group that was asked for is not there."""
    shown = [one.shown for block in uitkomsten.blocks for one in block.uitkomsten]
    if any(one not in WITH_NUMBERS for one in shown):
        st.info(FEW_GROUPS)


def offer_everything(listing: Listing, everyone: Uitkomsten) -> None:
    """The whole meting as a file, in five kinds; what is not shown is in none of them."""
    slug, name = listing.initiatief.slug, listing.initiatief.name
    stem = f"{slug}-{everyone.meting.key}"
    groups = partial(by_every_axis, listing, everyone)
    with st.popover("Neem mee", icon=":material/download:", key="take", on_change="rerun") as menu:
        if not menu.open:
            return
        st.write("Wat we niet laten zien, staat ook niet in deze bestanden.")
        for label, ending, mime, make in (
            (
                "Excel, met uitleg",
                "xlsx",
                WORKBOOK,
                lambda: run_apart(make_workbook, everyone, groups(), initiatief=name),
            ),
            (
                "Alle plaatjes (zip)",
                "zip",
                "application/zip",
                lambda: run_apart(zip_pictures, everyone, name),
            ),
            (
                "CSV: één getal per regel",
                "csv",
                "text/csv",
                lambda: run_apart(make_csv_tidy, everyone, groups()),
            ),
            (
                "CSV: één vraag per kolom",
                "kolommen.csv",
                "text/csv",
                lambda: run_apart(make_csv_wide, everyone),
            ),
            (
                "JSON, voor programma's",
                "json",
                "application/json",
                lambda: run_apart(make_json, everyone, groups(), initiatief=name),
            ),
        ):
            offer_file(label, make, f"{stem}.{ending}", mime, key=f"take_{ending}", width="stretch")
