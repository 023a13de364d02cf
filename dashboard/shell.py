"""What stands around every page: where am I, what is the next step, and what can be undone."""

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard.asking import asker_here
from dashboard.data import read, write
from dashboard.house import (
    EFFECTENARENA,
    NEXT_LABELS,
    PAGES,
    SLUG_PARAMETER,
    STEP_LABELS,
    STEP_PAGES,
    PageInfo,
    find_page,
    go_to,
    link_to,
    may_open,
)
from dashboard.income_together import put_back_income_lines
from dashboard.markup import plain as plain
from dashboard.rights import ACCOUNT_PATH, page_name, require_page_right, say_why_not
from dashboard.together import show_together
from storage import commands
from storage.asking import NotAllowed
from storage.duiding_queries import list_bijeenkomsten
from storage.meting_queries import list_indicatoren, list_metingen, list_vragenlijsten
from storage.queries import Listing, NotFound, load_listing
from storage.response_queries import count_responses
from veranderverhaal.bijeenkomst import BijeenkomstState
from veranderverhaal.indicator import effects_without
from veranderverhaal.meting import MetingState
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.progress import Measured, Progress, Status, Step, find_progress
from veranderverhaal.text import NotAccepted

STATUS_LABELS = {
    Status.NOT_STARTED: "nog niet begonnen",
    Status.BUSY: "bezig",
    Status.READY: "klaar",
}
# What undoing runs, by the kind of part that was removed.
UNDO_COMMANDS = {
    "element": commands.put_back_element,
    "feit": commands.put_back_feit,
    "indicator": commands.put_back_indicator,
    "vragenlijst": commands.put_back_vragenlijst,
    "meting": commands.put_back_meting,
    "telling": commands.put_back_telling,
    "figure": commands.put_back_figure,
    "theme": commands.put_back_theme,
    "citaat": commands.put_back_citaat,
    "bijeenkomst": commands.put_back_bijeenkomst,
    "afspraak": commands.put_back_afspraak,
    "interview": commands.put_back_interview,
    "story_round": commands.put_back_story_round,
    "lesson": commands.put_back_lesson,
    "milestone": commands.put_back_milestone,
    "investeerder": commands.put_back_investeerder,
    "investering": commands.put_back_investering,
    "incasseerder": commands.put_back_incasseerder,
    "keten": commands.put_back_keten,
    "kengetal": commands.put_back_kengetal,
    "known_total": commands.put_back_known_total,
    "income_line": commands.put_back_income_line,
    "income_lines": put_back_income_lines,
}


def open_page(
    title: str,
    *,
    step: Step | None = Step.VERANDERVERHAAL,
    under: str = "",
    heading: Callable[[Listing], str] | None = None,
) -> Listing:
    """The frame of a page about one initiatief, and that initiatief with its story.

    A page that is in no menu is `under` one that is; `heading` finds what it is about, if anything.

    Without one that exists, the page says so and ends here.
    """
    listing = find_listing()
    _forget_other_pages(title)
    progress = progress_of(listing)
    with st.container(key="frame"):
        _show_top(listing, title)
        _show_steps(listing, progress, step)
        _show_menu(listing.initiatief.slug, step, under)
    # In a container that is always there: a message that goes leaves the focus where it is.
    with st.container():
        show_undo(listing.initiatief.slug)
        show_notice()
    about = heading(listing) if heading else ""
    st.title(plain(about) if about else title)
    return listing


def find_listing() -> Listing:
    """The initiatief that the address names, or the one that was last open."""
    slug = st.query_params.get(SLUG_PARAMETER) or st.session_state.get(SLUG_PARAMETER)
    try:
        listing = read(load_listing, slug or "")
    except (NotFound, NotAllowed):  # who may not see it, does not hear that it is there
        st.title("Welk initiatief?")
        st.write("Dit initiatief is er niet, of het is weggehaald. Kies er een in de lijst.")
        link_to("initiatieven", label="Naar alle initiatieven")
        st.stop()
    st.session_state[SLUG_PARAMETER] = listing.initiatief.slug
    _tell_address(listing.initiatief.slug)
    require_page_right(listing.initiatief.slug)
    return listing


def _tell_address(slug: str) -> None:
    """Put the initiatief in the address, and tell the browser when another part is asked for.

    A link to another part of the same page leaves the address in the browser as it was, so that
    the next press would ask for the part before. Told without need, the address could come after
    somebody has gone back already.
    """
    parts = {name: value for name, value in st.query_params.items() if name != SLUG_PARAMETER}
    is_other = parts != st.session_state.get("address_parts", {})
    st.session_state["address_parts"] = parts
    if is_other or st.query_params.get(SLUG_PARAMETER) != slug:
        st.query_params[SLUG_PARAMETER] = slug


def progress_of(listing: Listing) -> Progress:
    """Where this initiatief stands."""
    return find_progress(
        listing.veranderverhaal,
        gesprek_question=listing.gesprek_question,
        measured=_measured(listing.initiatief.slug, listing.data_version, listing.veranderverhaal),
    )


@st.cache_data(max_entries=500, show_spinner=False, hash_funcs={Veranderverhaal: hash})
def _measured(slug: str, data_version: int, story: Veranderverhaal) -> Measured:  # noqa: ARG001
    indicatoren = tuple(read(list_indicatoren, slug))
    metingen = read(list_metingen, slug)
    bijeenkomsten = read(list_bijeenkomsten, slug)
    return Measured(
        indicatoren=len(indicatoren),
        effects_without=len(effects_without(story, indicatoren)),
        vragenlijsten=len(read(list_vragenlijsten, slug)),
        metingen=len(metingen),
        open_metingen=sum(meting.state is MetingState.OPEN for meting in metingen),
        responses=sum(counts.total for counts in read(count_responses, slug).values()),
        bijeenkomsten=len(bijeenkomsten),
        ended_bijeenkomsten=sum(one.state is BijeenkomstState.ENDED for one in bijeenkomsten),
    )


def steps_html(progress: Progress) -> str:
    """The six steps with how far each is, as a list."""
    items = "".join(
        f'<li class="step-{status}"><span>{STEP_LABELS[step]}</span>'
        f"<small>{STATUS_LABELS[status]}</small></li>"
        for step, status in progress.statuses.items()
    )
    return f'<ol class="steps" aria-label="De zes stappen">{items}</ol>'


def show_next(listing: Listing) -> None:
    """The one button to go on with, for whom it leads anywhere."""
    progress = progress_of(listing)
    if not may_open(progress.next_page, listing.initiatief.slug):
        return
    label = NEXT_LABELS[progress.next_page]
    if progress.next_page.value == "gesprek" and not progress.gesprek_begun:
        label = "Begin het gesprek"
    slug = listing.initiatief.slug
    if st.button(label, key=f"next_{slug}", icon=":material/arrow_forward:"):
        go_to(progress.next_page, slug)


def notify(text: str) -> None:
    """A message for the next time a page is drawn."""
    st.session_state["notice"] = text


def show_notice() -> None:
    """The message that an action left behind, once."""
    if text := st.session_state.pop("notice", None):
        st.success(text, icon=":material/check:")


def offer_undo(kind: str, key: str, title: str) -> None:
    """Remember what was removed, so that the next page can put it back."""
    st.session_state["undo"] = (kind, key, title)


def show_undo(slug: str) -> None:
    """What was just removed, with the button that puts it back."""
    if "undo" not in st.session_state:
        return
    kind, key, title = st.session_state["undo"]
    with st.container(key="undo", horizontal=True, vertical_alignment="center"):
        st.markdown(f"‘{plain(title)}’ is verwijderd.")
        st.button("Zet terug", on_click=_undo, args=(slug, kind, key), icon=":material/undo:")


def _undo(slug: str, kind: str, key: str) -> None:
    del st.session_state["undo"]
    try:
        write(UNDO_COMMANDS[kind], slug, key)
    except NotAccepted as refused:
        notify(f"Terugzetten lukt niet. {plain(refused.message)}")
    except NotAllowed:
        notify(f"Terugzetten lukt niet. {say_why_not()}")
    else:
        notify("Het staat er weer.")


def _forget_other_pages(title: str) -> None:
    """What was open on the page before is opened afresh when one comes back."""
    if st.session_state.get("page") != title:
        for name in [name for name in st.session_state if str(name).startswith("opened_")]:
            del st.session_state[name]
    st.session_state["page"] = title


def _show_top(listing: Listing, title: str) -> None:
    initiatief = listing.initiatief
    place = ", ".join(part for part in (initiatief.buurt, initiatief.gemeente) if part)
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        link_to("initiatieven", label="Alle initiatieven")
        st.html(
            f'<p class="whose"><strong>{escape(initiatief.name)}</strong> {escape(place)}</p>',
            width="content",
        )
        show_together(listing, title)
        link_to("mensen", initiatief.slug, label="Mensen en privacy")
        show_account()


def show_account() -> None:
    """Who is logged in, with the way to their own account, where one logs out too."""
    asker = asker_here()
    if not asker.account:
        return
    name = escape(asker.name)
    st.html(
        f'<p class="account">Ingelogd als <a href="{ACCOUNT_PATH}">{name}</a></p>',
        width="content",
    )


def _show_steps(listing: Listing, progress: Progress, current: Step | None) -> None:
    slug = listing.initiatief.slug
    with st.container(key="steps", horizontal=True, vertical_alignment="center"):
        for number, (step, status) in enumerate(progress.statuses.items(), 1):
            label = f"{number}. {STEP_LABELS[step]}"
            page = _page_of(step)
            if page:
                where = "here" if step is current else "there"
                with st.container(key=f"step_{step}_{where}", width="content"):
                    link_to(page, slug, label=label)
            else:
                st.html(
                    f'<span class="later">{label} <small>{STATUS_LABELS[status]}</small></span>',
                    width="content",
                )


def _pages_beside(step: Step | None) -> list[PageInfo]:
    """The pages of a step, or without one those of the group of the page that is open."""
    group = "" if step else find_page(page_name()).group
    beside = [page for page in PAGES if page.step is step and page.group == group]
    after = [find_page(EFFECTENARENA)] if step is Step.POSTER else []
    return [page for page in (*beside, *after) if page.is_about_one]


def _page_of(step: Step) -> str:
    """Where a step begins for who sits here; "" when nothing of it is theirs."""
    if step not in STEP_PAGES:
        return ""
    own = [
        page.name for page in PAGES if page.step is step and page.in_menu and may_open(page.name)
    ]
    return STEP_PAGES[step] if STEP_PAGES[step] in own else next(iter(own), "")


def _show_menu(slug: str, step: Step | None, under: str) -> None:
    pages = [page for page in _pages_beside(step) if page.in_menu and may_open(page.name)]
    if len(pages) < 2:
        return
    with st.container(key="menu", horizontal=True):
        for page in pages:
            if page.name != under:
                link_to(page.name, slug)
                continue
            with st.container(key="menu_here", width="content"):
                link_to(page.name, slug)
