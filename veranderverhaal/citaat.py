"""Citaten: words of a person, shown only where that person agreed to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import blake2b

from veranderverhaal.editing import check_date
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_CITAAT = 300
MAX_STORY = 4000
MAX_SPEAKER = 80
MAX_CITATEN = 200
PHOTO_BYTES = 16
PHOTO_KEY = re.compile(f"[0-9a-f]{{{2 * PHOTO_BYTES}}}")


class Purpose(StrEnum):
    """What a person may agree to. Each is asked apart; none follows from another."""

    REPORT = "report"
    POSTER = "poster"
    WEBSITE = "website"
    GEMEENTE = "gemeente"
    SOCIAL_MEDIA = "social_media"


class Naming(StrEnum):
    """How a person wants to be named."""

    REAL = "real"
    FIRST = "first"
    OTHER = "other"  # a name that is not theirs
    NONE = "none"


class ConsentWay(StrEnum):
    """How a person agreed."""

    PAPER = "paper"
    SCREEN = "screen"


@dataclass(frozen=True)
class Citaat:
    """Short words of a person, or with a `story` a portret. Never linked to the answers of anyone.

    `speaker` is the name as the person wants it (`naming`) and `role` what they are to the
    initiatief. `photo` is the key of a picture, empty for none. `purposes` is where it may show,
    from `agreed_on` to `until` (None: until it is withdrawn). `agreed_mark` tells what exactly the
    person saw when agreeing; once that changes the consent counts no more. `made_up` is an example
    that nobody said.
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
    story: str = ""
    theme: str = ""
    naming: Naming | None = None
    photo: str = ""
    photo_words: str = ""  # what is to be seen, for who cannot see it
    agreed_how: ConsentWay | None = None
    agreed_mark: str = ""
    withdrawn_on: date | None = None
    revision: int = 1

    @property
    def is_portret(self) -> bool:
        """Whether there is more than a short text."""
        return bool(self.story or self.photo)

    @property
    def by(self) -> str:
        """Who said it, as it stands beneath the words: "Fatma, bewoner"; empty for nobody."""
        return ", ".join(part for part in (self.speaker, self.role) if part)


def photo_key(content: bytes) -> str:
    """The key of a photo: a digest, so that the same picture is kept once."""
    return blake2b(content, digest_size=PHOTO_BYTES).hexdigest()


def shown_mark(citaat: Citaat) -> str:
    """A short digest of exactly what others get to see: another text or photo is another mark.

    Also of what stands around it: the theme above it and the effect that it is shown with.
    """
    words = (citaat.text, citaat.story, citaat.speaker, citaat.role)
    around = (citaat.photo, citaat.photo_words, citaat.theme, citaat.effect)
    seen = (*words, *around, "made_up" if citaat.made_up else "")
    return blake2b("\0".join(seen).encode(), digest_size=8).hexdigest()


def has_agreed(citaat: Citaat, today: date) -> bool:
    """Whether the person agreed to what it is now, and did not withdraw it since.

    One that is made up needs nobody's leave; wherever it shows, it says that it is made up.
    """
    if citaat.withdrawn_on is not None or (citaat.until is not None and citaat.until < today):
        return False
    if citaat.made_up:
        return True
    is_same = citaat.agreed_mark == shown_mark(citaat)
    return is_same and citaat.agreed_on is not None and citaat.agreed_on <= today


def may_show(citaat: Citaat, purpose: Purpose, today: date) -> bool:
    """Whether this citaat may stand there on that day."""
    return has_agreed(citaat, today) and (citaat.made_up or purpose in citaat.purposes)


def shown_citaten(citaten: Iterable[Citaat], purpose: Purpose, today: date) -> tuple[Citaat, ...]:
    """Those that may stand there on that day, in their order."""
    return tuple(one for one in citaten if may_show(one, purpose, today))


def check_citaat(citaat: Citaat) -> Citaat:
    """The citaat as it may be kept. Raises NotAccepted with the field at fault.

    Before anybody was asked it has neither a day nor a purpose, and shows nowhere. Who agreed, did
    so on a day, to one purpose at least. Without an `agreed_mark` the person agreed to just this;
    with one from before it has to be asked anew.
    """
    checked = replace(
        citaat,
        text=require_line(citaat.text, limit=MAX_CITAAT, field="text", label="Het citaat"),
        speaker=clean_line(citaat.speaker, limit=MAX_SPEAKER, field="speaker", label="De naam"),
        role=clean_line(citaat.role, limit=MAX_SPEAKER, field="role", label="De rol"),
        purposes=tuple(one for one in Purpose if one in citaat.purposes),
        agreed_on=check_date(citaat.agreed_on, "agreed_on"),
        until=check_date(citaat.until, "until"),
        story=clean_text(citaat.story, limit=MAX_STORY, field="story", label="Het verhaal"),
        theme=clean_line(citaat.theme, limit=MAX_SPEAKER, field="theme", label="Het thema"),
        photo_words=clean_line(
            citaat.photo_words,
            limit=MAX_CITAAT,
            field="photo_words",
            label="Wat er op de foto staat",
        ),
        withdrawn_on=check_date(citaat.withdrawn_on, "withdrawn_on"),
    )
    if checked.naming is Naming.NONE and checked.speaker:
        raise NotAccepted("speaker", "Deze persoon wil geen naam. Haal de naam weg.")
    if checked.photo and not PHOTO_KEY.fullmatch(checked.photo):
        raise NotAccepted("photo", "Deze foto kennen we niet. Kies de foto opnieuw.")
    if checked.made_up:
        return replace(checked, agreed_how=None, agreed_mark="")
    if not checked.purposes and checked.agreed_on is None:
        return replace(checked, until=None, agreed_how=None, agreed_mark="")
    if not checked.purposes:
        raise NotAccepted("purposes", "Kies waar dit citaat mag staan. Vraag het aan wie het zei.")
    if checked.agreed_on is None:
        raise NotAccepted("agreed_on", "Vul in wanneer deze persoon toestemming gaf.")
    if checked.until is not None and checked.until < checked.agreed_on:
        raise NotAccepted("until", "Dit ligt voor de dag van de toestemming.")
    return replace(checked, agreed_mark=checked.agreed_mark or shown_mark(checked))
