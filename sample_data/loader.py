"""The sample initiatieven as bundles, in the same format as an export."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from sample_data import badhuis, kempenaar
from sample_data.measured import Measured
from veranderverhaal.exchange import Bundle, from_json
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
    """One sample. Raises FileNotFoundError when there is none of this name."""
    text = (FOLDER / f"{slug}.json").read_text(encoding="utf-8")
    logo = FOLDER / "logos" / f"{slug}.png"
    return from_json(text, logo=logo.read_bytes() if logo.exists() else None)


@cache
def load_measured(slug: str) -> Measured:
    """What belongs to the survey of a sample, with made-up answers; empty when it has none.

    Raises FileNotFoundError as load_sample does.
    """
    story = load_sample(slug).veranderverhaal
    measure = MEASURES.get(slug)
    return measure(story) if measure else Measured()
