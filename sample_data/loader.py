"""The sample initiatieven as bundles, in the same format as an export."""

from functools import cache
from pathlib import Path

from veranderverhaal.exchange import Bundle, from_json

FOLDER = Path(__file__).resolve().parent
SAMPLE_SLUGS = ("het-badhuis", "buurttuin-kempenaar", "de-sleutel")


@cache
def load_samples() -> tuple[Bundle, ...]:
    """The three samples, each with its logo as PNG."""
    return tuple(load_sample(slug) for slug in SAMPLE_SLUGS)


def load_sample(slug: str) -> Bundle:
    """One sample. Raises FileNotFoundError when there is none of this name."""
    text = (FOLDER / f"{slug}.json").read_text(encoding="utf-8")
    logo = FOLDER / "logos" / f"{slug}.png"
    return from_json(text, logo=logo.read_bytes() if logo.exists() else None)
