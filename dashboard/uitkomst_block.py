"""One chart with all that belongs to it: its sentence, the table behind it, and what to do with it.

Each is a fragment: opening a table or a menu draws that chart anew and not the page.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from html import escape

import streamlit as st

from dashboard.asking import may_here
from dashboard.house import link_to
from dashboard.rights import checked
from dashboard.shell import plain
from dashboard.uitkomst_big import BigChart, offer_big
from dashboard.uitkomst_chart import drawn, show_chart
from dashboard.uitkomst_keep import ChartFiles, offer_chart
from dashboard.uitkomst_norm import ask_norm, show_norms
from dashboard.uitkomst_table import show_block_table
from presentation.charts import Beside, Look, Size, block_chart, for_file
from presentation.uitkomst_files import make_csv_tidy
from storage.queries import Listing
from veranderverhaal.access import Right
from veranderverhaal.saying import (
    MADE_UP,
    describe,
    say_basis,
    say_beside,
    say_block,
    say_period,
)
from veranderverhaal.uitkomst import (
    Block,
    BlockKind,
    NeighbourhoodFigure,
    Norm,
    Uitkomsten,
)
from veranderverhaal.uitkomst_editing import figures_beside, norm_of

EXPERIENCED = "ervaren verandering"
EXPERIENCED_MEANS = "Mensen zeggen zelf dat er iets veranderde."
GROUPS_IN_WORDS = 4
BESIDE_EVERYONE = "Afspraken en buurtcijfers staan bij ‘Iedereen samen’."
NO_GROUP = (
    "Geen enkele groep laten we hier zien: dan zou te zien zijn wat een paar mensen antwoordden."
)


@dataclass(frozen=True)
class Shelf:
    """What every chart of one page needs besides its block."""

    listing: Listing
    uitkomsten: Uitkomsten
    norms: tuple[Norm, ...] = ()
    figures: tuple[NeighbourhoodFigure, ...] = ()
    look: Look = field(default_factory=Look)

    @property
    def slug(self) -> str:
        return self.listing.initiatief.slug

    def beside(self, block: Block) -> Beside:
        """What stands in a chart besides the answers: norms, and figures of the neighbourhood.

        They are of everyone together, so beside a group nothing stands.
        """
        return Beside() if is_by_group(block) else self.known_beside(block)

    def known_beside(self, block: Block) -> Beside:
        """What could stand beside the questions of a block."""
        questions = {one.question.key: one.question for one in block.uitkomsten}
        found = {key: norm_of(one, self.norms) for key, one in questions.items()}
        return Beside(
            norms={key: norm for key, norm in found.items() if norm},
            figures={key: figures_beside(one, self.figures) for key, one in questions.items()},
        )


@st.fragment
@checked
def show_block(shelf: Shelf, block: Block, place: str, under: str = "") -> None:
    """The chart with its sentence; `place` keeps the same block apart on one page.

    `under` is the heading it stands under, which is not said twice.
    """
    key = f"{place}_{block.key}"
    with st.container(border=True, key=f"card_{key}"):
        _show_title(block, under)
        has_chart = block.kind is not BlockKind.OPEN and any(
            one.has_numbers for one in block.uitkomsten
        )
        if has_chart:
            show_chart(
                drawn(block_chart, block, shelf.look, beside=shelf.beside(block)),
                alt=describe(block),
                key=f"chart_{key}",
            )
        _show_words(shelf, block)
        if has_chart:
            _show_more(shelf, block, key)


def _show_title(block: Block, under: str = "") -> None:
    mark = (
        f'<span class="tag" title="{EXPERIENCED_MEANS}">{EXPERIENCED}</span>'
        if block.experienced
        else ""
    )
    unseen = " unseen" if block.title == under else ""
    title = f'<h3 class="card-title chart-title{unseen}" dir="auto">{escape(block.title)}</h3>'
    st.html(f"{title}{mark}")


def _show_words(shelf: Shelf, block: Block) -> None:
    """What stands beneath the chart: what it says, the norm, and the figures to put beside it."""
    st.markdown(plain(_telling(block)))
    if block.kind is BlockKind.OPEN and any(one.has_numbers for one in block.uitkomsten):
        meting = shelf.uitkomsten.meting.key
        link_to("antwoorden", shelf.slug, label="Lees de antwoorden", meting=meting)
    show_norms(shelf.norms, block)
    if is_by_group(block) and _has_beside(shelf.known_beside(block)):
        st.caption(BESIDE_EVERYONE)
    for uitkomst in block.uitkomsten:
        if uitkomst.group is None and uitkomst.has_numbers:
            for figure in figures_beside(uitkomst.question, shelf.figures):
                st.markdown(f"**Ernaast:** {plain(say_beside(figure, uitkomst))}")
    st.caption(plain(" ".join((say_basis_of(shelf, block), *block.notes))))


def is_by_group(block: Block) -> bool:
    """Whether this is a view of groups, not of everyone together."""
    return any(one.group is not None for one in block.uitkomsten)


def _has_beside(beside: Beside) -> bool:
    return bool(beside.norms) or any(beside.figures.values())


def _telling(block: Block) -> str:
    """What the chart says in one go; of many rows the one that stands out."""
    if is_by_group(block) and not any(one.has_numbers for one in block.uitkomsten):
        return NO_GROUP
    told = say_block(block)
    if not _has_rows(block):
        return " ".join(told)
    if len({one.question.key for one in block.uitkomsten}) > 1:
        return told[_telling_row(block)]
    shown = sum(one.has_numbers for one in block.uitkomsten)
    few = f"{shown} van de {len(told)} groepen hebben genoeg antwoorden om te laten zien."
    return "\n".join(told) if len(told) <= GROUPS_IN_WORDS else few


def _has_rows(block: Block) -> bool:
    """Whether each row has a sentence of its own, too many to read under one chart."""
    return len(block.uitkomsten) > 1 and len(say_block(block)) == len(block.uitkomsten)


def _telling_row(block: Block) -> int:
    """The row that stands out: the largest share that is favourable, or else the first shown."""
    shares = [one.band.share if one.band else Decimal(-1) for one in block.uitkomsten]
    if max(shares) >= 0:
        return shares.index(max(shares))
    return next((at for at, one in enumerate(block.uitkomsten) if one.has_numbers), 0)


def say_basis_of(shelf: Shelf, block: Block) -> str:
    """The number of answers with the period; of more rows the period, for each tells its own n."""
    meting = shelf.uitkomsten.meting
    if len(block.uitkomsten) == 1:
        told = say_basis(block.uitkomsten[0], meting)
    else:
        told = f"{say_period(meting)}. {MADE_UP}" if meting.made_up else say_period(meting)
    return told[:1].upper() + told[1:].removesuffix(".") + "."


def _show_more(shelf: Shelf, block: Block, key: str) -> None:
    """The table, and the quiet row of buttons under it. What is closed is not made."""
    has_rows = _has_rows(block)
    label = "De tabel erachter, en elke regel in woorden" if has_rows else "De tabel erachter"
    with st.expander(label, key=f"table_{key}", on_change="rerun") as table:
        if table.open:
            show_block_table(block)
            for sentence in say_block(block) if has_rows else ():
                st.markdown(plain(sentence))
    with st.container(horizontal=True, key=f"quiet_{key}"):
        offer_chart(key, partial(_files_of, shelf, block))
        offer_big(key, shelf.look, partial(_big_of, shelf, block))
        if may_here(Right.EDIT) and not is_by_group(block):
            ask_norm(shelf.slug, shelf.norms, block, key)


def _files_of(shelf: Shelf, block: Block) -> ChartFiles:
    spec = for_file(
        block,
        shelf.uitkomsten.meting,
        Look(size=Size.PRINT),
        source=shelf.listing.initiatief.name,
        beside=shelf.beside(block),
    )
    own = replace(shelf.uitkomsten, blocks=(block,))
    return ChartFiles(
        shelf.slug, block.title, describe(block), spec or {}, partial(make_csv_tidy, own)
    )


def _big_of(shelf: Shelf, block: Block) -> BigChart:
    return BigChart(
        shelf.slug,
        shelf.uitkomsten.meting.key,
        block.title,
        describe(block),
        _telling(block),
        say_basis_of(shelf, block),
        lambda look: block_chart(block, look, beside=shelf.beside(block)) or {},
    )
