"""What may be shown of a round in which panels chose a story, on the day it is shown.

Panels are read what a person gave at least one leave for; once that is withdrawn, changed or over,
neither the story nor what was said about it shows, and only that a choice was made remains.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from veranderverhaal.citaat import Citaat, has_agreed
from veranderverhaal.story_round import StoryRound

WITHDRAWN_STORY = "een verhaal dat is ingetrokken"


@dataclass(frozen=True)
class ToldChoice:
    """What one panel chose and why; without a `story` it was withdrawn and nothing is told."""

    panel: str
    story: Citaat | None
    why: str = ""
    chosen_on: date | None = None


def may_read_aloud(citaat: Citaat, today: date) -> bool:
    """Whether people of the initiatief may read this together on that day."""
    return has_agreed(citaat, today) and (citaat.made_up or bool(citaat.purposes))


def readable_citaten(citaten: Iterable[Citaat], today: date) -> tuple[Citaat, ...]:
    """Those that a round may be made of on that day, portretten first."""
    found = (one for one in citaten if may_read_aloud(one, today))
    return tuple(sorted(found, key=lambda one: not one.story))


def stories_of(story_round: StoryRound, shown: Iterable[Citaat]) -> tuple[Citaat, ...]:
    """The stories of a round that may be shown, in the order of the round."""
    known = {one.key: one for one in shown}
    return tuple(known[key] for key in story_round.stories if key in known)


def tell_choices(story_round: StoryRound, shown: Iterable[Citaat]) -> tuple[ToldChoice, ...]:
    """What each panel chose. `shown` are the citaten that may be shown where this is told.

    The reason for choosing another goes too: it is about the story, and may hold its words.
    """
    known = {one.key: one for one in shown}
    return tuple(
        ToldChoice(one.panel, known[one.story], one.why, one.chosen_on)
        if one.story in known
        else ToldChoice(one.panel, None, chosen_on=one.chosen_on)
        for one in story_round.choices
    )


def is_made_up_round(story_round: StoryRound, shown: Iterable[Citaat]) -> bool:
    """Whether all that was read in a round is made up, and what was chosen with it."""
    made_up = {one.key for one in shown if one.made_up}
    return bool(story_round.stories) and made_up.issuperset(story_round.stories)


def say_agreement(story_round: StoryRound) -> str:
    """Whether the panels chose the same; "" below two of them."""
    chosen = [one.story for one in story_round.choices]
    if len(chosen) < 2:
        return ""
    if len(set(chosen)) == 1:
        return f"Alle {len(chosen)} groepjes kozen hetzelfde verhaal."
    return "De groepjes kozen niet hetzelfde. Dat mag: alle keuzes blijven naast elkaar staan."


def kept_stories(
    known: StoryRound, chosen: Sequence[str], shown: Iterable[Citaat]
) -> tuple[str, ...]:
    """The stories of a round after choosing anew from those that are shown.

    One that cannot be shown now stays in it unseen: the choices that were made are kept.
    """
    visible = {one.key for one in shown}
    unseen = (key for key in known.stories if key not in visible)
    return (*chosen, *unseen)
