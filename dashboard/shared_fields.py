"""What one can choose about the public page: whether it is there, and what stands on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.addresses import is_reachable, shared_link
from dashboard.choosing import change_kept, show_kept
from dashboard.poster import released_of
from dashboard.saving import act, show_refusal
from dashboard.shell import plain
from storage.commands.showing import close_shared_page, save_shared_page
from storage.queries import Listing
from storage.showcase_queries import load_shared_page
from veranderverhaal.meting import Meting
from veranderverhaal.shared_page import PublicQuestion, SharedPage, may_be_public
from veranderverhaal.uitkomst import Uitkomsten

PLACE = "shared_page"
ONLY_HERE = (
    "Dit programma werkt nu alleen op deze computer. Anderen kunnen de pagina pas openen als het "
    "op een server staat. Vraag dat aan wie jullie computers beheert."
)
NOTHING_YET = "Er zijn nog geen uitkomsten die je openbaar kunt maken."

Questions = tuple[PublicQuestion, ...]


@dataclass(frozen=True)
class Group:
    """Questions that stand together, with their texts."""

    title: str
    questions: tuple[tuple[PublicQuestion, str], ...]


def show_state(slug: str, shared: SharedPage) -> None:
    """Whether the page is there, where, and the one button to change that."""
    if not shared.open:
        st.info("De pagina staat niet open. Niemand kan hem zien.")
        st.button(
            "Zet de pagina open", type="primary", key="open_page", on_click=_open, args=(slug,)
        )
        return
    link = shared_link(shared.code)
    st.success("De pagina staat open. Wie het adres heeft, kan hem lezen.")
    with st.container(horizontal=True):
        st.link_button("Bekijk de pagina", link, type="primary", icon=":material/open_in_new:")
        st.button(
            "Trek de pagina in",
            key="close_page",
            on_click=act,
            args=(PLACE, close_shared_page, slug),
        )
    st.caption("Als je de pagina intrekt, is hij meteen weg. Later kun je hem weer openzetten.")
    st.write("Dit is het adres. Stuur het door, of zet het op jullie website.")
    st.code(link, language=None, wrap_lines=True)
    if not is_reachable(link):
        st.warning(ONLY_HERE)


def ask_questions(listing: Listing, shared: SharedPage) -> None:
    """Each question with an uitkomst that may be shown, off until somebody chooses it."""
    slug = listing.initiatief.slug
    rounds = [(one.meting, offered(one)) for one in reversed(released_of(listing).uitkomsten)]
    rounds = [(meting, groups) for meting, groups in rounds if groups]
    if not rounds:
        st.caption(NOTHING_YET)
        return
    every = tuple(one for _, groups in rounds for group in groups for one, _text in group.questions)
    _say_chosen(slug, every, _plain_ones(listing, every), shared.questions)
    for meting, groups in rounds:
        _ask_round(slug, meting, groups, shared.questions)


def offered(uitkomsten: Uitkomsten) -> tuple[Group, ...]:
    """What may be public of a meting, as it stands together on the page of uitkomsten."""
    found = []
    for block in uitkomsten.blocks:
        questions = tuple(
            (
                PublicQuestion(uitkomsten.meting.key, one.question.key),
                one.question.text,
            )
            for one in block.uitkomsten
            if one.has_numbers and may_be_public(one.question.kind)
        )
        if questions:
            found.append(Group(block.title if len(block.uitkomsten) > 1 else "", questions))
    return tuple(found)


def ask_indexed(slug: str, shared: SharedPage) -> None:
    """Whether search engines may find the page."""
    key = show_kept(f"indexed_{slug}", shared.indexed)
    st.toggle(
        "Zoekmachines zoals Google mogen de pagina vinden",
        key=key,
        on_change=_set_indexed,
        args=(slug, key),
    )


def show_refused() -> None:
    """Why the last choice could not be kept, if so."""
    show_refusal(PLACE)


def _plain_ones(listing: Listing, every: Questions) -> Questions:
    """Without sensitive questions: those are made public one by one, or not at all."""
    sensitive = {
        PublicQuestion(one.meting.key, question.key)
        for one in released_of(listing).uitkomsten
        for question in one.vragenlijst.questions
        if question.sensitive
    }
    return tuple(one for one in every if one not in sensitive)


def _say_chosen(slug: str, every: Questions, plain_ones: Questions, chosen: Questions) -> None:
    count = len(set(every) & set(chosen))
    is_one = "vraag staat" if count == 1 else "vragen staan"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{count} van de {len(every)}** {is_one} op de pagina.", width="content")
        st.button("Kies alle vragen", key="every", on_click=_add, args=(slug, plain_ones))
        st.button("Kies geen vraag", key="none", on_click=_take_away, args=(slug,))
    if plain_ones != every:
        st.caption("Gevoelige vragen, zoals over gezondheid, kies je alleen één voor één.")


def _ask_round(slug: str, meting: Meting, groups: Sequence[Group], chosen: Questions) -> None:
    st.subheader(plain(meting.name))
    for group in groups:
        with st.container(gap="small"):
            if group.title:
                st.markdown(f"**{plain(group.title)}**")
            for question, text in group.questions:
                key = f"public_{slug}_{question.meting}_{question.question}"
                show_kept(key, question in chosen)
                st.checkbox(plain(text), key=key, on_change=_choose, args=(slug, key, question))


def _open(slug: str) -> None:
    _change(slug, lambda page: replace(page, open=True))


def _set_indexed(slug: str, key: str) -> None:
    indexed = bool(st.session_state[key])
    _change(slug, lambda page: replace(page, indexed=indexed))


def _choose(slug: str, key: str, question: PublicQuestion) -> None:
    (_add if st.session_state[key] else _drop)(slug, (question,))


def _add(slug: str, questions: Questions) -> None:
    _change_questions(slug, lambda chosen: (*chosen, *questions))


def _drop(slug: str, questions: Questions) -> None:
    _change_questions(slug, lambda chosen: tuple(one for one in chosen if one not in questions))


def _take_away(slug: str) -> None:
    """All of them, also those that are not offered now: they could come back unseen."""
    _change_questions(slug, lambda _: ())


def _change_questions(slug: str, change: Callable[[Questions], Questions]) -> None:
    _change(slug, lambda page: replace(page, questions=change(page.questions)))


def _change(slug: str, change: Callable[[SharedPage], SharedPage]) -> None:
    change_kept(PLACE, load_shared_page, save_shared_page, slug, change)
