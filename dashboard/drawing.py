"""The diagram and its text version on a page, drawn anew only when the story changed."""

from typing import Literal

import streamlit as st

from dashboard.shell import plain
from dashboard.workers import run_apart
from presentation.diagram import WIDE, Shape, diagram_png, diagram_svg
from storage.queries import Listing
from veranderverhaal.als_dan import tell_als_dan
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.saying_words import join
from veranderverhaal.uitkomst import EffectUitkomst

Marks = tuple[EffectUitkomst, ...]

# st.html takes every drawing out of what it shows; a component leaves it whole, with its titles
# (shown when hovering over an arrow) and its description (read aloud).
_diagram = st.components.v2.component(
    "diagram",
    html='<div class="diagram" tabindex="0" role="region" aria-label="Schema"></div>',
    js="""export default function ({ parentElement, data }) {
        parentElement.querySelector(".diagram").innerHTML = data.svg;
    }""",
    isolate_styles=False,
)

EMPTY = "Hier komt het schema, zodra er een kaartje is."


def show_diagram(listing: Listing, shape: Shape = WIDE) -> None:
    """The diagram with the als-dan story under it."""
    story = listing.veranderverhaal
    if not story.elements:
        st.info(EMPTY)
        return
    draw(story, listing.initiatief.name, shape=shape)
    with st.expander("Lees het verhaal als tekst"):
        show_text(story, "diagram")


def show_text(story: Veranderverhaal, place: str) -> None:
    """The als-dan story, ready to copy."""
    with st.container(key=f"prose_{place}"):
        st.code(tell_als_dan(story), language=None, wrap_lines=True)


def draw(
    story: Veranderverhaal,
    name: str,
    place: str = "now",
    *,
    shape: Shape = WIDE,
    marks: Marks = (),
    basis: str = "",
) -> None:
    """Only the diagram; it scrolls sideways where its letters would get too small to read.

    `marks` tell of effects what is known of them, `basis` on what that rests: it is told below
    the drawing and in its name.
    """
    title = join(f"Veranderverhaal van {name}{'.' if basis else ''}", basis)
    _diagram(key=f"diagram_{place}", data={"svg": _svg(story, title, shape, marks)})
    if basis:
        st.caption(plain(basis))


@st.cache_data(
    max_entries=200, show_spinner=False, hash_funcs={Veranderverhaal: hash, EffectUitkomst: hash}
)
def _svg(story: Veranderverhaal, title: str, shape: Shape, marks: Marks) -> str:
    known = {one.effect: one for one in marks}
    return diagram_svg(story, title=title, shape=shape, marks=known)


def picture(listing: Listing, file_type: Literal["png", "svg"]) -> bytes:
    """The diagram as a file to take along."""
    story, title = listing.veranderverhaal, f"Veranderverhaal van {listing.initiatief.name}"
    if file_type == "svg":
        return diagram_svg(story, title=title).encode()
    return run_apart(diagram_png, story, title=title)
