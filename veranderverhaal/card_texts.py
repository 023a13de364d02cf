"""What a phone says at a bijeenkomst, in every language that a form may have."""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from veranderverhaal.frame_texts import FOLDER

CardTexts = Mapping[str, str]


@cache
def card_texts(language: str) -> CardTexts:
    """Every text by its key. Raises FileNotFoundError for a language there is no file of."""
    with (FOLDER / "cards" / f"{language}.toml").open("rb") as file:
        texts: dict[str, str] = tomllib.load(file)
    return MappingProxyType(texts)
