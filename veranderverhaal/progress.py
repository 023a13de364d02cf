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
    """How far one step is."""

    NOT_STARTED = "not_started"
    BUSY = "busy"
    READY = "ready"


class NextPage(StrEnum):
    """The one page to go on with."""

    GESPREK = "gesprek"
    VERBANDEN = "verbanden"
    INDICATOREN = "indicatoren"
    VRAGENLIJST = "vragenlijst"
    METEN = "meten"
    UITKOMSTEN = "uitkomsten"
    BIJEENKOMSTEN = "bijeenkomsten"
    POSTER = "poster"


@dataclass(frozen=True)
class Progress:
    """The status of every step, and the page that comes next with its reason."""

    statuses: dict[Step, Status]
    next_page: NextPage
    gesprek_begun: bool


@dataclass(frozen=True)
class Measured:
    """How far measuring and duiden are: what there is of each, and what answers came in."""

    indicatoren: int = 0
    effects_without: int = 0
    vragenlijsten: int = 0
    metingen: int = 0
    open_metingen: int = 0
    responses: int = 0
    bijeenkomsten: int = 0
    ended_bijeenkomsten: int = 0


def find_progress(
    veranderverhaal: Veranderverhaal,
    *,
    gesprek_question: str = "",
    measured: Measured = Measured(),
) -> Progress:
    """Where the story stands. `gesprek_question` is where the gesprek was left, "" if never."""
    begun = bool(veranderverhaal.elements or veranderverhaal.aanleiding or veranderverhaal.goal)
    complete = all(veranderverhaal.layer(layer) for layer in FOUR_LAYERS)
    joined = complete and not _loose_directs(veranderverhaal)
    story = Status.READY if joined else Status.BUSY if begun else Status.NOT_STARTED
    return Progress(
        statuses={
            Step.VERANDERVERHAAL: story,
            Step.INDICATOREN: _indicatoren_status(measured),
            Step.METEN: _meten_status(measured),
            Step.UITKOMSTEN: _uitkomsten_status(measured),
            Step.DUIDEN: _duiden_status(measured),
            Step.POSTER: Status.READY if complete else Status.NOT_STARTED,
        },
        next_page=_next_page(complete, joined, measured),
        gesprek_begun=begun or bool(gesprek_question),
    )


def _loose_directs(veranderverhaal: Veranderverhaal) -> bool:
    targets = {verband.target for verband in veranderverhaal.verbanden}
    return any(element.key not in targets for element in veranderverhaal.layer(Layer.DIRECT))


def _indicatoren_status(measured: Measured) -> Status:
    if not measured.indicatoren:
        return Status.NOT_STARTED
    return Status.BUSY if measured.effects_without else Status.READY


def _meten_status(measured: Measured) -> Status:
    if not (measured.vragenlijsten or measured.metingen):
        return Status.NOT_STARTED
    return Status.READY if measured.responses and not measured.open_metingen else Status.BUSY


def _uitkomsten_status(measured: Measured) -> Status:
    if not measured.responses:
        return Status.NOT_STARTED
    return Status.BUSY if measured.open_metingen else Status.READY


def _duiden_status(measured: Measured) -> Status:
    if not measured.bijeenkomsten:
        return Status.NOT_STARTED
    is_done = measured.ended_bijeenkomsten == measured.bijeenkomsten
    return Status.READY if is_done else Status.BUSY


def _next_page(complete: bool, joined: bool, measured: Measured) -> NextPage:
    if not complete:
        return NextPage.GESPREK
    if not joined:
        return NextPage.VERBANDEN
    if not measured.indicatoren:
        return NextPage.INDICATOREN
    if not measured.vragenlijsten:
        return NextPage.VRAGENLIJST
    if not measured.responses:
        return NextPage.METEN
    if measured.open_metingen and not measured.bijeenkomsten:
        return NextPage.UITKOMSTEN
    done = measured.ended_bijeenkomsten and _duiden_status(measured) is Status.READY
    return NextPage.POSTER if done else NextPage.BIJEENKOMSTEN
