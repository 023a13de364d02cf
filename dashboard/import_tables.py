"""Small tables of what stands in a file. Everything in it is shown as text, whatever it says."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

MAX_CELL = 80
STYLE = """<style>
.sheet { overflow-x: auto; border: 1px solid #d8cdb8; border-radius: 0.5rem; background: #fff; }
.sheet table { border-collapse: collapse; width: 100%; margin: 0; font-size: 0.9rem; }
.sheet caption { text-align: start; padding: 0.4rem 0.6rem; font-weight: 600; }
.sheet th, .sheet td {
  text-align: start; vertical-align: top; padding: 0.3rem 0.6rem; border-top: 1px solid #e9e1d0;
}
.sheet th { background: #f6efe2; min-width: 6rem; }
</style>"""


def show_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table that scrolls sideways by itself, so that the page does not."""
    head = "".join(f'<th scope="col" dir="auto">{_cell(name)}</th>' for name in header)
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto">{_cell(value)}</td>' for value in cells) + "</tr>"
        for cells in ([*row, *[""] * (len(header) - len(row))] for row in rows)
    )
    st.html(
        f'{STYLE}<div class="sheet" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def shorten(text: str, limit: int = MAX_CELL) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _cell(text: str) -> str:
    return escape(shorten(text))
