"""What somebody at the table sends: each action with the fields that it takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage import commands
from storage.commands.cards import (
    add_card,
    add_card_group,
    hide_card,
    move_card,
    remove_card_group,
    rename_card_group,
)
from storage.finding import NotFound
from storage.presentation_queries import Presentation
from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.duiding_notes import NOTE_FIELDS, note_texts
from veranderverhaal.text import NotAccepted
from web.form_input import Fields, only
from web.table_view import PARTIES

SEEN = "seen-"
MANY = "explanations"  # the only field with several answers
LOOSE = "loose"  # stands where a group would
MOST_AT_ONCE = 400  # cards
GONE = "Dit is er niet meer. Misschien haalde iemand anders het net weg."
CHOOSE = "Kies eerst een of meer kaartjes."
WHERE = "Kies eerst een groepje."


@dataclass(frozen=True)
class Done:
    """What came of it: `kept` are fields as they stand now, `clashing` those of somebody else."""

    kept: Mapping[str, str] | None = None
    clashing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """One thing that was asked. `about` is the key behind the word, as in "hide abc"."""

    at: Presentation
    about: str
    fields: Fields
    today: date
    write: Callable[..., Any]  # runs a command for who asks

    def one(self, name: str) -> str:
        """The one value of a field."""
        return only(self.fields, name)

    def card_command(self, command: Callable[..., Any], *given: Any, **named: Any) -> None:
        """Run a command about the cards of this bijeenkomst."""
        self.write(command, self.at.slug, self.at.bijeenkomst, *given, **named)


def act(action: Action, name: str) -> Done:
    """Do it. Raises NotAccepted, also for what is no action of ours, or is gone."""
    try:
        return ACTIONS[name](action) or Done()
    except (KeyError, ValueError) as error:
        if isinstance(error, NotAccepted):
            raise
        raise NotAccepted("", GONE) from error
    except NotFound as error:
        raise NotAccepted("", GONE) from error


def keep_notes(action: Action) -> Done:
    """Those fields are meant of which the page says what stood there."""
    names = [name for name in NOTE_FIELDS if SEEN + name in action.fields]
    values = {name: action.one(name) for name in names}
    if MANY in values:
        values[MANY] = " ".join(action.fields.get(MANY, ()))
    seen = {name: action.one(SEEN + name) for name in names}
    party = PARTIES[action.one("party")]
    saved = action.write(
        commands.save_notes,
        action.at.slug,
        action.at.bijeenkomst,
        action.one("topic"),
        party,
        values,
        seen,
    )
    texts = note_texts(saved.duiding)
    return Done({name: texts[name] for name in names}, saved.clashing)


def keep_afspraak(action: Action) -> None:
    afspraak = Afspraak(
        "",
        action.one("what"),
        who=action.one("who"),
        due=read_day(action.one("due")),
        bijeenkomst=action.at.bijeenkomst,
        topic=action.one("topic"),
        made_on=action.today,
    )
    action.write(commands.note_afspraak, action.at.slug, afspraak, mark=action.one("mark"))


def settle(action: Action) -> None:
    key, state = action.one("key"), AfspraakState(action.about)
    action.write(
        commands.settle_afspraak,
        action.at.slug,
        key,
        state,
        action.one("reason"),
        today=action.today,
    )


def keep_card(action: Action) -> None:
    where = action.one("topic"), DuidingQuestion(action.one("question"))
    action.card_command(add_card, *where, action.one("text"), mark=action.one("mark"))


def move(action: Action) -> None:
    into = action.one("into")
    if not into:
        raise NotAccepted("into", WHERE)
    move_into(action, "" if into == LOOSE else into)


def move_into(action: Action, group: str) -> None:
    for card in chosen_cards(action):
        action.card_command(move_card, card, group)


def chosen_cards(action: Action) -> Sequence[str]:
    """The cards that are ticked. Raises NotAccepted."""
    cards = action.fields.get("card", ())[:MOST_AT_ONCE]
    if not cards:
        raise NotAccepted("card", CHOOSE)
    return cards


def make_group(action: Action) -> None:
    """A new group; the cards that were chosen go into it."""
    where = action.one("topic"), DuidingQuestion(action.one("question"))
    key = action.one("group")
    if not key:
        raise ValueError("a page always says under which key")
    action.card_command(add_card_group, *where, action.one("title"), key=key)
    if action.fields.get("card"):
        move_into(action, key)


def rename_group(action: Action) -> None:
    title = action.one(f"title-{action.about}")
    action.card_command(rename_card_group, action.about, title)


def remove_group(action: Action) -> None:
    action.card_command(remove_card_group, action.about)


def hide(action: Action) -> None:
    """One card, or those that are ticked."""
    for card in [action.about] if action.about else chosen_cards(action):
        action.card_command(hide_card, card, True)


def show(action: Action) -> None:
    action.card_command(hide_card, action.about, False)


ACTIONS: Mapping[str, Callable[[Action], Done | None]] = {
    "notes": keep_notes,
    "afspraak": keep_afspraak,
    "settle": settle,
    "card": keep_card,
    "move": move,
    "group": make_group,
    "rename": rename_group,
    "remove": remove_group,
    "hide": hide,
    "show": show,
}


def read_day(text: str) -> date | None:
    """A day as a browser sends it. Raises NotAccepted."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise NotAccepted("due", "Schrijf de dag zo: 2026-04-01.") from error
