"""Cleans every text of a page, and keeps what was lost on the way for the notices."""

from presentation.poster_glyphs import clean_text, first_direction, script_language

MOST_LETTERS = 600  # of one text; longer texts are cut before typesetting, to keep it quick

Text = dict[str, str]


class Texts:
    """`missing` has the characters that no font has, `cut` the names of texts that were too long.

    `cut_explanations` are kept apart: what does not stand on the page needs no notice.
    """

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self.cut: list[str] = []
        self.cut_explanations: list[str] = []

    def of(self, text: str, name: str, *, fallback: str = "") -> Text:
        """A text as Typst wants it; `name` begins the sentence that says it was cut."""
        return self._text(text, name, self.cut, fallback)

    def explanation(self, text: str, name: str) -> Text:
        """A text that is the first to go when there is no room."""
        return self._text(text, name, self.cut_explanations)

    def _text(self, text: str, name: str, cut: list[str], fallback: str = "") -> Text:
        kept, missing = clean_text(text)
        self.missing |= missing
        kept = kept or fallback
        if len(kept) > MOST_LETTERS:
            cut.append(name)
            kept = kept[:MOST_LETTERS].rstrip() + "…"
        return {"text": kept, "dir": first_direction(kept), "lang": script_language(kept)}


def short_name(title: str) -> str:
    """A title as it is named in a notice."""
    plain = " ".join(title.split())
    return plain if len(plain) <= 40 else plain[:39].rstrip() + "…"
