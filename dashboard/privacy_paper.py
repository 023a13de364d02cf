"""Paper forms that are kept too long: said until somebody says that they are gone."""

from functools import partial

import streamlit as st

from dashboard.data import read
from dashboard.saving import attempt
from dashboard.shell import notify, plain
from dashboard.today import today
from storage.commands.privacy import mark_paper_gone
from storage.privacy_queries import PaperPile, list_old_paper


def show_old_paper(slug: str) -> None:
    """Each pile of paper that should be gone, with the button that says it is."""
    for pile in read(list_old_paper, slug, today=today()):
        with st.container(key=f"paper_{slug}_{pile.meting}"):
            st.warning(
                f"De papieren formulieren van ‘{plain(pile.name)}’ zijn ingetypt tot en met de "
                f"week van {pile.last:%d-%m-%Y}. Zo lang mag je ze niet bewaren. Vernietig ze: "
                "scheur ze klein of gebruik een papierversnipperaar.",
                icon=":material/description:",
            )
            st.button(
                "Ze zijn vernietigd",
                key=f"gone_{slug}_{pile.meting}",
                on_click=partial(_gone, slug, pile),
            )


def _gone(slug: str, pile: PaperPile) -> None:
    if attempt(f"paper_{slug}", mark_paper_gone, slug, pile.meting, today=today()):
        notify(f"Genoteerd: het papier van ‘{plain(pile.name)}’ is vernietigd.")
