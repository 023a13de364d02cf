"""The sample initiatieven as bundles, in the same format as an export."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from sample_data import badhuis, kempenaar
from sample_data.measured import Measured
from veranderverhaal.exchange import Bundle, CarriedResponse, from_json
from veranderverhaal.model import Veranderverhaal

FOLDER = Path(__file__).resolve().parent
SAMPLE_SLUGS = ("het-badhuis", "buurttuin-kempenaar", "de-sleutel")
MEASURES: Mapping[str, Callable[[Veranderverhaal], Measured]] = {
    "het-badhuis": badhuis.measure,
    "buurttuin-kempenaar": kempenaar.measure,
}


@cache
def load_samples() -> tuple[Bundle, ...]:
    """The three samples, each with its logo as PNG."""
    return tuple(load_sample(slug) for slug in SAMPLE_SLUGS)


def load_sample(slug: str) -> Bundle:
    """One sample, with what was asked in it and the made-up answers.

    Raises FileNotFoundError when there is none of this name.
    """
    told, measured = _load_story(slug), load_measured(slug)
    carried = (
        CarriedResponse(meting.key, response)
        for meting in measured.metingen
        for response in measured.responses[meting.key]
    )
    return replace(
        told,
        indicatoren=measured.indicatoren,
        vragenlijsten=measured.vragenlijsten,
        metingen=measured.metingen,
        responses=tuple(carried),
    )


@cache
def load_measured(slug: str) -> Measured:
    """What belongs to the survey of a sample, with made-up answers; empty when it has none.

    Raises FileNotFoundError as load_sample does.
    """
    measure = MEASURES.get(slug)
    return measure(_load_story(slug).veranderverhaal) if measure else Measured()


def _load_story(slug: str) -> Bundle:
    text = (FOLDER / f"{slug}.json").read_text(encoding="utf-8")
    logo = FOLDER / "logos" / f"{slug}.png"
    return from_json(text, logo=logo.read_bytes() if logo.exists() else None)
