"""The guide for a conversation: choose the effects, read it on the page, print it."""

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.shell import plain
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.interview_guide import make_guide_file
from storage.queries import Listing
from veranderverhaal.interview_guide import (
    MAX_CHOSEN,
    PRIVACY_TITLE,
    Guide,
    first_chosen,
    guide_effects,
    make_guide,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_guide(listing: Listing) -> None:
    """The choice of effects, the files, and the guide itself."""
    story, initiatief = listing.veranderverhaal, listing.initiatief
    titles = {one.key: one.title for one in guide_effects(story)}  # as it is: no Markdown here
    st.write(
        "Met deze gids praat iedereen op dezelfde manier. De vragen zijn open: wie antwoordt, "
        "bepaalt zelf wat er veranderde. Ook naar wat minder goed gaat vraag je altijd."
    )
    chosen = st.multiselect(
        f"Over welke effecten wil je praten? (hoogstens {MAX_CHOSEN})",
        list(titles),
        default=list(first_chosen(story)),
        format_func=lambda key: titles.get(key, ""),
        max_selections=MAX_CHOSEN,
        key=f"guide_{initiatief.slug}",
        placeholder="Kies een effect",
        persist_state="session",
    )
    guide = make_guide(initiatief.name, story, chosen)
    with st.container(horizontal=True):
        for label, file_type, mime in (
            ("Print de gids (PDF)", "pdf", "application/pdf"),
            ("Gids voor Word", "docx", WORD),
        ):
            offer_file(
                label,
                lambda file_type=file_type: run_apart(  # type: ignore[misc]
                    make_guide_file, guide, initiatief, file_type, made_on=today()
                ),
                f"vraaggids-{initiatief.slug}.{file_type}",
                mime,
                icon=":material/download:",
                key=f"guide_{file_type}",
            )
    st.markdown(guide_markdown(guide))


def guide_markdown(guide: Guide) -> str:
    """The guide as text on a page."""
    lines = [f"**{PRIVACY_TITLE}**", "\n".join(f"- {plain(one)}" for one in guide.first)]
    for part in guide.parts:
        lines.append(f"**{plain(part.title)}**")
        for question in part.questions:
            further = "".join(f"\n    - {plain(one)}" for one in question.further)
            lines.append(f"- {plain(question.ask)}{further}")
    return "\n\n".join([*lines, plain(guide.thanks)])
