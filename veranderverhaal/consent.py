"""Consent: what a person says about their own words and photo, and how that stands today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from veranderverhaal.citaat import (
    MAX_SPEAKER,
    Citaat,
    ConsentWay,
    Naming,
    Purpose,
    check_citaat,
    has_agreed,
    shown_mark,
)
from veranderverhaal.retention import add_months
from veranderverhaal.text import NotAccepted, clean_line

# Ours: leave ends by itself after a year, and portraits are looked at again each year
# (domain knowledge §5.3). Longer than this no person can oversee.
DEFAULT_MONTHS = 12
MOST_MONTHS = 60
DAYS_AHEAD = 30
NOT_MADE_UP = (
    "Dit is bewaard als woorden van een echt mens, en dat blijft zo. Is het een voorbeeld dat "
    "niemand zei? Voeg het dan opnieuw toe als verzonnen voorbeeld, en verwijder dit."
)
NEEDS_NAME = frozenset({Naming.REAL, Naming.FIRST, Naming.OTHER})


class ConsentState(StrEnum):
    """How the consent to a citaat stands on a day."""

    MADE_UP = "made_up"
    NOT_ASKED = "not_asked"
    AGREED = "agreed"
    LATER = "later"  # agreed from a day that is still to come
    CHANGED = "changed"  # the words, the name, the photo or what stands around it is other since
    OVER = "over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Consent:
    """What one person ticked and signed. `photo` is whether the photo may be there too.

    `speaker` is the name that goes with `naming`; it is empty when that is no name.
    """

    purposes: tuple[Purpose, ...]
    agreed_on: date | None
    until: date | None = None
    naming: Naming | None = None
    speaker: str = ""
    photo: bool = True
    how: ConsentWay = ConsentWay.PAPER


def default_until(agreed_on: date) -> date:
    """The last day when nobody chose another: a year later."""
    return add_months(agreed_on, DEFAULT_MONTHS)


def check_consent(consent: Consent, today: date) -> Consent:
    """The consent as it may count. Raises NotAccepted with the field at fault."""
    speaker = clean_line(consent.speaker, limit=MAX_SPEAKER, field="speaker", label="De naam")
    if not consent.purposes:
        raise NotAccepted("purposes", "Kies minstens één plek. Mag het nergens? Dan is het nee.")
    if consent.naming is None:
        raise NotAccepted("naming", "Kies welke naam erbij mag staan.")
    if consent.naming in NEEDS_NAME and not speaker:
        raise NotAccepted("speaker", "Vul de naam in die erbij mag staan, of kies ‘geen naam’.")
    if consent.agreed_on is None:
        raise NotAccepted("agreed_on", "Vul in wanneer deze persoon toestemming gaf.")
    if consent.agreed_on > today:
        raise NotAccepted("agreed_on", "Deze dag moet nog komen.")
    until = consent.until or default_until(consent.agreed_on)
    if until < consent.agreed_on:
        raise NotAccepted("until", "Dit ligt voor de dag van de toestemming.")
    if until > add_months(consent.agreed_on, MOST_MONTHS):
        raise NotAccepted("until", "Kies hooguit vijf jaar. Vraag het daarna opnieuw.")
    named = "" if consent.naming is Naming.NONE else speaker
    return replace(consent, until=until, speaker=named)


def agree(citaat: Citaat, consent: Consent, today: date) -> Citaat:
    """The citaat to which its speaker agreed just now, as that person wants it to be shown.

    Raises NotAccepted with the field at fault.
    """
    if citaat.made_up:
        raise NotAccepted(
            "", "Dit is een verzonnen voorbeeld. Daar is geen toestemming voor nodig."
        )
    given = check_consent(consent, today)
    shown = citaat if given.photo else replace(citaat, photo="", photo_words="")
    return check_citaat(
        replace(
            shown,
            speaker=given.speaker,
            naming=given.naming,
            purposes=given.purposes,
            agreed_on=given.agreed_on,
            until=given.until,
            agreed_how=given.how,
            agreed_mark="",
            withdrawn_on=None,
        )
    )


def withdraw(citaat: Citaat, today: date) -> Citaat:
    """The citaat of who takes the consent back, or says no when asked: it shows nowhere."""
    return replace(citaat, withdrawn_on=citaat.withdrawn_on or today)


def keep_consent(kept: Citaat, typed: Citaat) -> Citaat:
    """What was typed, with the consent as it is kept: nobody agrees by typing in a text.

    An example shows everywhere without anybody's leave, so no words of a person become one: that
    is said when they are added. Who withdrew, stays withdrawn. Raises NotAccepted.
    """
    if typed.made_up and not kept.made_up:
        raise NotAccepted("made_up", NOT_MADE_UP)
    if typed.made_up:
        return replace(
            typed, purposes=(), agreed_on=None, until=None, withdrawn_on=kept.withdrawn_on
        )
    return replace(
        typed,
        purposes=kept.purposes,
        agreed_on=kept.agreed_on,
        until=kept.until,
        agreed_how=kept.agreed_how,
        agreed_mark=kept.agreed_mark,
        withdrawn_on=kept.withdrawn_on,
    )


def narrow_consent(kept: Citaat, now: Citaat) -> Citaat:
    """What was kept before, with no more leave than was given for it since: the least of both.

    Where that leaves nothing, or nobody knows what was agreed to, it has to be asked again.
    """
    is_same = _leave_of(now) == _leave_of(kept)
    if kept.withdrawn_on is not None or kept.agreed_on is None or is_same:
        return kept
    purposes = tuple(one for one in kept.purposes if one in now.purposes)
    if now.agreed_on is None or is_changed(now) or not purposes:
        return replace(
            kept, purposes=(), agreed_on=None, until=None, agreed_how=None, agreed_mark=""
        )
    ends = [one.until for one in (kept, now) if one.until is not None]
    narrow = replace(kept, purposes=purposes, until=min(ends, default=None))
    if _veiled(now.naming) >= _veiled(kept.naming):
        narrow = replace(narrow, naming=now.naming, speaker=now.speaker)
    if not now.photo:
        narrow = replace(narrow, photo="", photo_words="")
    return narrow if is_changed(kept) else replace(narrow, agreed_mark=shown_mark(narrow))


def _leave_of(one: Citaat) -> tuple[object, ...]:
    return one.agreed_on, one.agreed_mark, one.purposes, one.until, one.naming


def _veiled(naming: Naming | None) -> int:
    """How little of the name is told."""
    return list(Naming).index(naming) if naming is not None else -1


def consent_state(citaat: Citaat, today: date) -> ConsentState:
    """How the consent stands on this day."""
    if citaat.withdrawn_on is not None:
        return ConsentState.WITHDRAWN
    if citaat.until is not None and citaat.until < today:
        return ConsentState.OVER
    if has_agreed(citaat, today):
        return ConsentState.MADE_UP if citaat.made_up else ConsentState.AGREED
    if citaat.agreed_on is None:
        return ConsentState.NOT_ASKED
    return ConsentState.CHANGED if is_changed(citaat) else ConsentState.LATER


def is_changed(citaat: Citaat) -> bool:
    """Whether it became something else since the person agreed."""
    return citaat.agreed_mark != shown_mark(citaat)


def ends_soon(citaat: Citaat, today: date) -> bool:
    """Whether the consent holds today, and is over within a month."""
    soon = today + timedelta(days=DAYS_AHEAD)
    return has_agreed(citaat, today) and citaat.until is not None and citaat.until <= soon


def is_old(citaat: Citaat, today: date) -> bool:
    """Whether the consent holds, but was asked more than a year ago."""
    asked = None if citaat.made_up else citaat.agreed_on
    holds = asked is not None and has_agreed(citaat, today)
    return bool(holds and asked and default_until(asked) < today)


def to_ask_again(citaten: Iterable[Citaat], today: date) -> tuple[Citaat, ...]:
    """Whom to ask again soon, in their order."""
    return tuple(one for one in citaten if ends_soon(one, today) or is_old(one, today))
