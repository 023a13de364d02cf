"""The words around the questions of a form, in every language a form may have."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from veranderverhaal.frame_labels import FRAME_LABELS

FOLDER = Path(__file__).parent / "languages"
DUTCH = "nl"

FrameTexts = Mapping[str, str]


@cache
def frame_texts(language: str) -> FrameTexts:
    """Every text by its key, for screen and paper; the Dutch ones that both use are FRAME_LABELS.

    Raises FileNotFoundError for a language there is no file of.
    """
    with (FOLDER / f"{language}.toml").open("rb") as file:
        texts: dict[str, str] = tomllib.load(file)
    shared = FRAME_LABELS if language == DUTCH else {}
    return MappingProxyType({**shared, **texts})


def preferred_language(accepted: str, offered: Sequence[str]) -> str:
    """The offered language that an Accept-Language header likes best; else the first offered."""
    wishes = sorted(map(_wish, accepted[:500].split(",")), key=lambda wish: -wish[1])
    for language, weight in wishes:
        if weight > 0 and language in offered:
            return language
    return offered[0]


def _wish(part: str) -> tuple[str, float]:
    """ "nl-BE;q=0.7" is ("nl", 0.7); what cannot be read has no weight."""
    tag, _, quality = part.partition(";")
    try:
        weight = float(quality.strip().removeprefix("q=")) if quality else 1.0
    except ValueError:
        weight = 0.0
    return tag.strip().lower().partition("-")[0], weight
