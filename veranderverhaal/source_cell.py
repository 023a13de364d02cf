"""The bronnenmatrix: for each effect what each kind of source adds, confirms or contradicts."""

from dataclasses import dataclass, replace
from enum import StrEnum

from veranderverhaal.text import NotAccepted, clean_text

MAX_CELL = 1000


class SourceKind(StrEnum):
    """Where something is known from (triangulation: Wijk voor Wijk, Buro Erik Sterk, 2020)."""

    SURVEY = "survey"
    INTERVIEWS = "interviews"
    COUNTS = "counts"
    OBSERVATION = "observation"
    DOCUMENTS = "documents"
    GROUP_TALK = "group_talk"


class Stance(StrEnum):
    """What a source does to what the others say."""

    CONFIRMS = "confirms"
    ADDS = "adds"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True)
class SourceCell:
    """What one kind of source says about the effect with this key, in the group's own words."""

    effect: str
    source: SourceKind
    stance: Stance | None = None
    text: str = ""
    made_up: bool = False
    revision: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether the group wrote nothing here: the cell is a gap."""
        return self.stance is None and not self.text


def check_source_cell(cell: SourceCell) -> SourceCell:
    """The cell as it may be kept. Raises NotAccepted with the field at fault."""
    text = clean_text(cell.text, limit=MAX_CELL, field="text", label="Wat deze bron zegt")
    if cell.stance is not None and not text:
        raise NotAccepted("text", "Schrijf in een paar woorden wat deze bron zegt.")
    return replace(cell, text=text, made_up=cell.made_up and bool(text))
