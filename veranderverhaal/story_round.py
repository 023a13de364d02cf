"""Rounds in which panels read stories and choose the change that matters most, saying why.

After the open method Most Significant Change: what is chosen is told with the reason for it.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from veranderverhaal.editing import check_date
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_NAME = 120
MAX_QUESTION = 300
MAX_WHY = 2000
MAX_ROUNDS = 50
MAX_STORIES = 60
MAX_PANELS = 12
TAKEN = "Een groepje koos al een verhaal dat je nu weghaalt. Laat dat verhaal erin staan."


@dataclass(frozen=True)
class PanelChoice:
    """What one panel ("vier bewoners") chose: the key of a citaat, and why that one."""

    panel: str
    story: str
    why: str
    chosen_on: date | None = None


@dataclass(frozen=True)
class StoryRound:
    """One round: the question that is asked of every story, those that are read, the choices."""

    key: str
    name: str
    question: str
    stories: tuple[str, ...] = ()
    choices: tuple[PanelChoice, ...] = ()
    revision: int = 1


def check_story_round(story_round: StoryRound) -> StoryRound:
    """The round as it may be kept. Raises NotAccepted with the field at fault."""
    stories = tuple(dict.fromkeys(story_round.stories))
    if len(stories) > MAX_STORIES:
        raise NotAccepted("stories", f"Kies hoogstens {MAX_STORIES} verhalen.")
    if len(story_round.choices) > MAX_PANELS:
        raise NotAccepted("choices", f"Er kunnen hoogstens {MAX_PANELS} groepjes kiezen.")
    return replace(
        story_round,
        name=require_line(story_round.name, limit=MAX_NAME, field="name", label="De naam"),
        question=clean_line(
            story_round.question, limit=MAX_QUESTION, field="question", label="De vraag"
        ),
        stories=stories,
        choices=tuple(_check_choice(one, stories) for one in story_round.choices),
    )


def only_stories(story_round: StoryRound, there: AbstractSet[str]) -> StoryRound:
    """The round without the stories that are not `there`, and without what was said of them.

    Why a panel chose a story tells what is in it, so that goes when the story goes.
    """
    return replace(
        story_round,
        stories=tuple(one for one in story_round.stories if one in there),
        choices=tuple(one for one in story_round.choices if one.story in there),
    )


def _check_choice(choice: PanelChoice, stories: tuple[str, ...]) -> PanelChoice:
    if not choice.story:
        raise NotAccepted("story", "Kies een verhaal dat in deze ronde zit.")
    if choice.story not in stories:
        raise NotAccepted("stories", TAKEN)
    why = clean_text(choice.why, limit=MAX_WHY, field="why", label="Waarom")
    if not why:
        raise NotAccepted("why", "Schrijf op waarom dit verhaal gekozen is.")
    panel = require_line(choice.panel, limit=MAX_NAME, field="panel", label="Wie er koos")
    day = check_date(choice.chosen_on, "chosen_on")
    return replace(choice, panel=panel, why=why, chosen_on=day)
