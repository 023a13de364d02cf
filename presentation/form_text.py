"""Every text on a printed form as Typst wants it: cleaned, with its language and direction."""

import re
from collections.abc import Mapping
from typing import Any

from presentation.poster_glyphs import clean_text, first_direction
from veranderverhaal.frame_labels import FRAME_LABELS
from veranderverhaal.vragenlijst import RIGHT_TO_LEFT

DUTCH = "nl"
# Longer than anyone prints; it keeps typesetting quick, whatever comes in.
MOST_LETTERS = 3000

Text = dict[str, Any]


def direction_of(language: str) -> str:
    """ "rtl" or "ltr": where the lines of a language begin."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def shown_link(link: str) -> str:
    """A link as people read and type it: without what the browser adds by itself."""
    return link.removeprefix("https://").removeprefix("http://").removesuffix("/")


class FormTexts:
    """The texts of one form in one language."""

    def __init__(self, language: str, labels: Mapping[str, str]) -> None:
        self.language = language
        self.direction = direction_of(language)
        self._labels = labels

    def of(self, text: str, language: str) -> Text:
        """A text in a language: on a form in Arabic a Dutch question still runs from the left."""
        kept = _keep_numbers_whole(clean_text(text)[0][:MOST_LETTERS])
        direction = first_direction(kept) if any(map(str.isalpha, kept)) else direction_of(language)
        return {"text": kept, "dir": direction, "lang": language}

    def dutch(self, text: str) -> Text:
        """A text that is never translated: a name, a link."""
        return self.of(text, DUTCH)

    def chosen(self, translated: str, dutch: str) -> Text:
        """The group's own translation when there is one, else what it wrote in Dutch."""
        if translated.strip():
            return self.of(translated, self.language)
        return self.of(dutch, DUTCH)

    def frame(self, key: str, **parts: str) -> Text:
        """A word of the frame with its {parts} filled in; Dutch when this language lacks it."""
        known = self._labels.get(key, "").strip()
        text = known or FRAME_LABELS[key]
        for name, value in parts.items():
            text = text.replace("{" + name + "}", value)
        return self.of(text, self.language if known else DUTCH)


def _keep_numbers_whole(text: str) -> str:
    """A telephone number stays on one line: spaces between digits do not break."""
    return re.sub(r"(?<=\d) (?=\d)", "\u00a0", text)
