"""Where an initiatief stands in the six steps of the method, and what comes next."""

from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.model import FOUR_LAYERS, Layer, Veranderverhaal


class Step(StrEnum):
    """The six steps, in the order of the method."""

    VERANDERVERHAAL = "veranderverhaal"
    INDICATOREN = "indicatoren"
    METEN = "meten"
    UITKOMSTEN = "uitkomsten"
    DUIDEN = "duiden"
    POSTER = "poster"


class Status(StrEnum):
    """How far one step is. LATER: this version of the software has no page for it yet."""

    NOT_STARTED = "not_started"
    BUSY = "busy"
    READY = "ready"
    LATER = "later"


class NextPage(StrEnum):
    """The one page to go on with."""

    GESPREK = "gesprek"
    VERBANDEN = "verbanden"
    POSTER = "poster"


@dataclass(frozen=True)
class Progress:
    """The status of every step, and the page that comes next with its reason."""

    statuses: dict[Step, Status]
    next_page: NextPage
    gesprek_begun: bool


def find_progress(veranderverhaal: Veranderverhaal, *, gesprek_question: str = "") -> Progress:
    """Where the story stands. `gesprek_question` is where the gesprek was left, "" if never."""
    begun = bool(veranderverhaal.elements or veranderverhaal.aanleiding or veranderverhaal.goal)
    complete = all(veranderverhaal.layer(layer) for layer in FOUR_LAYERS)
    joined = complete and not _loose_directs(veranderverhaal)
    story = Status.READY if joined else Status.BUSY if begun else Status.NOT_STARTED
    return Progress(
        statuses={
            Step.VERANDERVERHAAL: story,
            Step.INDICATOREN: Status.LATER,
            Step.METEN: Status.LATER,
            Step.UITKOMSTEN: Status.LATER,
            Step.DUIDEN: Status.LATER,
            Step.POSTER: Status.READY if complete else Status.NOT_STARTED,
        },
        next_page=_next_page(complete, joined),
        gesprek_begun=begun or bool(gesprek_question),
    )


def _loose_directs(veranderverhaal: Veranderverhaal) -> bool:
    targets = {verband.target for verband in veranderverhaal.verbanden}
    return any(element.key not in targets for element in veranderverhaal.layer(Layer.DIRECT))


def _next_page(complete: bool, joined: bool) -> NextPage:
    if not complete:
        return NextPage.GESPREK
    return NextPage.POSTER if joined else NextPage.VERBANDEN
