"""Citaten: words of a person, shown only where that person agreed to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from veranderverhaal.editing import check_date
from veranderverhaal.text import NotAccepted, clean_line, require_line

MAX_CITAAT = 300
MAX_SPEAKER = 80
MAX_CITATEN = 200


class Purpose(StrEnum):
    """What a person may agree to. Each is asked apart; none follows from another."""

    REPORT = "report"
    POSTER = "poster"
    WEBSITE = "website"
    GEMEENTE = "gemeente"
    SOCIAL_MEDIA = "social_media"


@dataclass(frozen=True)
class Citaat:
    """Short words of a person. Never linked to the answers of anyone.

    `speaker` is the name as the person wants it (real, first name, made up, or empty for none) and
    `role` what they are to the initiatief. `purposes` is where it may show, from `agreed_on` to
    `until` (None: until it is withdrawn). `made_up` is an example that nobody said.
    """

    key: str
    text: str
    speaker: str = ""
    role: str = ""
    effect: str = ""
    purposes: tuple[Purpose, ...] = ()
    agreed_on: date | None = None
    until: date | None = None
    made_up: bool = False
    revision: int = 1

    @property
    def by(self) -> str:
        """Who said it, as it stands beneath the words: "Fatma, bewoner"; empty for nobody."""
        return ", ".join(part for part in (self.speaker, self.role) if part)


def may_show(citaat: Citaat, purpose: Purpose, today: date) -> bool:
    """Whether this citaat may stand there on that day.

    One that is made up needs nobody's leave; wherever it shows, it says that it is made up.
    """
    if citaat.until is not None and citaat.until < today:
        return False
    has_agreed = citaat.agreed_on is not None and citaat.agreed_on <= today
    return citaat.made_up or (has_agreed and purpose in citaat.purposes)


def shown_citaten(citaten: Iterable[Citaat], purpose: Purpose, today: date) -> tuple[Citaat, ...]:
    """Those that may stand there on that day, in their order."""
    return tuple(one for one in citaten if may_show(one, purpose, today))


def check_citaat(citaat: Citaat) -> Citaat:
    """The citaat as it may be kept. Raises NotAccepted with the field at fault.

    Whoever said it agreed on a day, to one purpose at least; else it is not kept at all.
    """
    checked = replace(
        citaat,
        text=require_line(citaat.text, limit=MAX_CITAAT, field="text", label="Het citaat"),
        speaker=clean_line(citaat.speaker, limit=MAX_SPEAKER, field="speaker", label="De naam"),
        role=clean_line(citaat.role, limit=MAX_SPEAKER, field="role", label="De rol"),
        purposes=tuple(one for one in Purpose if one in citaat.purposes),
        agreed_on=check_date(citaat.agreed_on, "agreed_on"),
        until=check_date(citaat.until, "until"),
    )
    if checked.made_up:
        return checked
    if not checked.purposes:
        raise NotAccepted("purposes", "Kies waar dit citaat mag staan. Vraag het aan wie het zei.")
    if checked.agreed_on is None:
        raise NotAccepted("agreed_on", "Vul in wanneer deze persoon toestemming gaf.")
    if checked.until is not None and checked.until < checked.agreed_on:
        raise NotAccepted("until", "Dit ligt voor de dag van de toestemming.")
    return checked
