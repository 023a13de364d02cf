"""The bronnenmatrix on a page: a table on a wide screen, a card for each effect on a phone."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.asking import SLUG_PARAMETER
from veranderverhaal.duiding_labels import SOURCE_LABELS, STANCE_LABELS
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.made_up import MADE_UP_MARK
from veranderverhaal.source_cell import Stance
from veranderverhaal.source_matrix import (
    GAP,
    KNOWN_START,
    STANCE_SIGNS,
    EffectSources,
    Matrix,
    MatrixCell,
    say_sources,
)

EFFECT_PARAMETER, KIND_PARAMETER = "effect", "soort"
CAPTION = "Per effect wat elke soort bron vertelt"


def show_matrix(matrix: Matrix, slug: str, *, may_edit: bool) -> None:
    """All effects with their six kinds of source. On a phone the roles keep it a table."""
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(label)}</th>'
        for label in ("effect", *SOURCE_LABELS.values())
    )
    rows = "".join(_row(one, slug, may_edit=may_edit) for one in matrix.rows)
    st.html(
        f'<table class="matrix" role="table"><caption>{CAPTION}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def cell_address(slug: str, cell: MatrixCell) -> str:
    """The address of this page with one cell open."""
    named = {
        SLUG_PARAMETER: slug,
        EFFECT_PARAMETER: cell.kept.effect,
        KIND_PARAMETER: cell.source.value,
    }
    return f"/app/bronnen?{urlencode(named)}"


def cell_html(cell: MatrixCell) -> str:
    """What stands in a cell: the stance and words of the group, then what is known by itself."""
    kept = cell.kept
    parts = [_stance(kept.stance)] if kept.stance else []
    if kept.text:
        parts.append(f'<p dir="auto">{escape(kept.text)}</p>')
    if kept.made_up:
        parts.append(f'<p><span class="tag">{MADE_UP_MARK}</span></p>')
    for place, one in enumerate(cell.known):
        start = "" if place else f"<b>{KNOWN_START}</b> "
        parts.append(f'<p class="known">{start}{escape(one)}</p>')
    if cell.is_gap:
        parts.append(f'<p class="gap">{GAP}</p>')
    if cell.waits:
        parts.append(f'<p class="known">{escape(cell.waits)}</p>')
    return "".join(parts)


def _row(row: EffectSources, slug: str, *, may_edit: bool) -> str:
    cells = "".join(_cell(row, one, slug, may_edit=may_edit) for one in row.cells)
    layer = LAYER_LABELS[row.effect.layer].lower()
    return (
        f'<tr role="row"><th scope="row" role="rowheader" dir="auto">{escape(row.effect.title)}'
        f"<small>{escape(layer)}<br>{say_sources(row)}</small></th>{cells}</tr>"
    )


def _cell(row: EffectSources, cell: MatrixCell, slug: str, *, may_edit: bool) -> str:
    kind = SOURCE_LABELS[cell.source]
    label = f'<b class="kind" aria-hidden="true">{escape(kind)}</b>'
    link = ""
    if may_edit:
        verb = "Vul in" if cell.kept.is_empty else "Wijzig"
        told = escape(f"{verb}: {kind} bij {row.effect.title}", quote=True)
        address = escape(cell_address(slug, cell), quote=True)
        link = f'<a href="{address}" target="_self" aria-label="{told}">{verb}</a>'
    looks = ' class="empty"' if cell.is_gap else ""
    return f'<td role="cell"{looks}>{label}{cell_html(cell)}{link}</td>'


def _stance(stance: Stance) -> str:
    sign, word = STANCE_SIGNS[stance], STANCE_LABELS[stance]
    return f'<p class="stance {stance}"><span aria-hidden="true">{sign}</span> {word}</p>'
