"""The table behind a chart: the same numbers, and no others, in rows."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from presentation.uitkomst_files_lines import lines_of
from presentation.uitkomst_rows import ANSWERS, answer_row, rows_side_by_side
from veranderverhaal.uitkomst import Block


def show_block_table(block: Block) -> None:
    """One question by its answers; more questions, or groups, each in a row."""
    if len(block.uitkomsten) == 1:
        rows = [answer_row(line) for line in lines_of(block.uitkomsten[0])]
        show_wide_table(block.title, ANSWERS, rows)
    else:
        header, cells = rows_side_by_side(block.uitkomsten)
        show_wide_table(block.title, header, cells)


def show_wide_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with nothing shortened, that scrolls sideways by itself."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    st.html(
        f'<div class="figures" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
