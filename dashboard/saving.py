"""Running a command from a page: what is refused is shown where it was typed, and stays typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from dashboard.data import write
from dashboard.rights import page_name, say_why_not
from dashboard.shell import plain
from dashboard.watching import PAGE, incident_desk
from storage.asking import NotAllowed
from storage.commands import EditConflict
from storage.queries import NotFound
from storage.troubles import trouble_words
from veranderverhaal.accounts import Refused
from veranderverhaal.text import NotAccepted

Made = TypeVar("Made")

_UNTOLD = "trouble that was not shown yet"
_AT_THE_TOP = "trouble to show at the top"
GONE = "Dit is intussen door iemand anders verwijderd."


@dataclass(frozen=True)
class Refusal:
    """Why a command was refused; `theirs` is set when someone else saved first."""

    message: str
    field: str = ""
    theirs: Any = None


def attempt(place: str, command: Callable[..., Any], *arguments: Any, **named: Any) -> bool:
    """Run a command; False when it was refused, and then `place` knows why."""

    def done(*, session: Any) -> bool:
        command(*arguments, session=session, **named)
        return True

    return obtain(place, done) is not None


def obtain(place: str, command: Callable[..., Made], *arguments: Any, **named: Any) -> Made | None:
    """What a command gives; None when it was refused, and then `place` knows why."""
    st.session_state.pop(_name(place), None)
    try:
        return write(command, *arguments, **named)
    except NotAccepted as error:
        st.session_state[_name(place)] = Refusal(error.message, error.field)
    except Refused as refused:
        st.session_state[_name(place)] = Refusal(refused.message)
    except NotAllowed:
        st.session_state[_name(place)] = Refusal(say_why_not())
    except NotFound:
        st.session_state[_name(place)] = Refusal(GONE)
    except EditConflict as conflict:
        st.session_state[_name(place)] = Refusal("", theirs=conflict.theirs)
    except Exception as error:  # a full disk, say: what was typed stays where it is
        if not (words := trouble_words(error)):
            raise
        reference = incident_desk().note_error(error, f"{PAGE}{page_name()}")
        told = f"{words} Noem dan dit kenmerk: {reference}"
        st.session_state[_name(place)] = Refusal(told)
        st.session_state[_UNTOLD] = told
    return None


def act(place: str, command: Callable[..., Any], *arguments: Any) -> None:
    """As attempt, for a button: what became of it shows on the page that follows."""
    attempt(place, command, *arguments)


def refusal(place: str) -> Refusal | None:
    """Why the last command at this place was refused, if it was."""
    found: Refusal | None = st.session_state.get(_name(place))
    return found


def refuse(place: str, why: Refusal) -> None:
    """Say at this place why something was refused before it came to a command."""
    st.session_state[_name(place)] = why


def show_refusal(place: str, field: str | None = None) -> None:
    """The message of this place (of one field), where it was typed."""
    found = refusal(place)
    if found and found.message and field in (None, found.field):
        st.error(plain(found.message), icon=":material/error:")
        if found.message == st.session_state.get(_UNTOLD):
            del st.session_state[_UNTOLD]


def show_untold() -> None:
    """A trouble that no place on the page showed; its style keeps it within the window."""
    if words := st.session_state.pop(_AT_THE_TOP, ""):
        with st.container(key="trouble"):
            st.error(plain(words), icon=":material/error:")


def tell_at_the_top() -> None:
    """After the page was drawn: draw it again when a trouble was shown nowhere."""
    if words := st.session_state.pop(_UNTOLD, ""):
        st.session_state[_AT_THE_TOP] = words
        st.rerun()


def opened(place: str, fresh: Any) -> Any:
    """The value as it was when typing began: newer text of someone else is not lost unseen."""
    return st.session_state.setdefault(f"opened_{place}", fresh)


def save_opened(place: str, command: Callable[..., Any], typed: Any) -> bool:
    """Save what was typed over what was opened; False when it was refused."""
    if not attempt(place, command, typed):
        return False
    close(place)
    return True


def close(place: str) -> None:
    """Done with this place: the next time it opens with what is kept then."""
    st.session_state.pop(f"opened_{place}", None)
    st.session_state.pop(_name(place), None)


def settle_conflict(
    place: str, command: Callable[..., Any], typed: Any, labels: Mapping[str, str]
) -> None:
    """When someone else saved first: both texts, field by field, and the choice between them."""
    theirs = saved_first(place)
    if theirs is None:
        return
    differing = [
        (label, str(getattr(typed, field) or ""), str(getattr(theirs, field) or ""))
        for field, label in labels.items()
        if getattr(typed, field) != getattr(theirs, field)
    ]
    ask_which(
        place,
        differing,
        keep_mine=partial(_keep_mine, place, command, replace(typed, revision=theirs.revision)),
        take_theirs=partial(close, place),
    )


def saved_first(place: str) -> Any:
    """What someone else saved at this place before us; None when nobody did."""
    found = refusal(place)
    return found.theirs if found else None


def ask_which(
    place: str,
    written: Sequence[tuple[str, str, str]],
    *,
    keep_mine: Callable[[], None],
    take_theirs: Callable[[], None],
) -> None:
    """Each text with its label, as we wrote it and as they did; then which of them stays."""
    with st.container(border=True, key=f"conflict_{place}"):
        st.warning("Iemand anders heeft dit net ook veranderd. Kies welke tekst blijft.")
        for label, mine, theirs in written:
            _show_two(label, mine, theirs)
        with st.container(horizontal=True):
            st.button("Bewaar mijn tekst", key=f"mine_{place}", on_click=keep_mine)
            st.button("Neem de andere tekst", key=f"theirs_{place}", on_click=take_theirs)


def _show_two(label: str, mine: str, theirs: str) -> None:
    left, right = st.columns(2)
    left.markdown(f"**{label}: jouw tekst**  \n{plain(mine) or '(leeg)'}")
    right.markdown(f"**{label}: de andere tekst**  \n{plain(theirs) or '(leeg)'}")


def _keep_mine(place: str, command: Callable[..., Any], mine: Any) -> None:
    st.session_state[f"opened_{place}"] = mine
    save_opened(place, command, mine)


def _name(place: str) -> str:
    return f"refused_{place}"
