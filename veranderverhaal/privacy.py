"""Privacy of one initiatief: who is responsible, why what is kept, and what respondents read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from veranderverhaal.retention import RETENTIONS, Kept, term_of, term_text
from veranderverhaal.text import NotAccepted, clean_line, clean_text
from veranderverhaal.vragenlijst import Vragenlijst

MAX_LINE = 200
MAX_PURPOSE = 600


class Ground(StrEnum):
    """Why an initiatief may keep what people say (AVG, article 6)."""

    CONSENT = "consent"
    LEGITIMATE_INTEREST = "legitimate_interest"


GROUND_LABELS: Mapping[Ground, str] = {
    Ground.CONSENT: "Toestemming: wie meedoet kiest daar zelf voor",
    Ground.LEGITIMATE_INTEREST: "Gerechtvaardigd belang: het initiatief kan niet zonder, en het "
    "kan mensen weinig kwaad",
}
DEFAULT_PURPOSE = "Zien wat het initiatief verandert voor mensen in de buurt, en dat laten zien."


@dataclass(frozen=True)
class Privacy:
    """What a group wrote on its privacy page. `terms` has what was chosen, by a key of Kept."""

    responsible: str = ""
    contact: str = ""
    purpose: str = DEFAULT_PURPOSE
    ground: Ground = Ground.CONSENT
    terms: Mapping[str, int] = field(default_factory=dict)
    revision: int = 1


@dataclass(frozen=True)
class Processing:
    """One row of the register: what is kept, of whom, why, and how long."""

    what: str
    whose: str
    why: str
    how_long: str


def check_privacy(privacy: Privacy) -> Privacy:
    """The settings as they may be kept. Raises NotAccepted with the field at fault."""
    return replace(
        privacy,
        responsible=clean_line(
            privacy.responsible, limit=MAX_LINE, field="responsible", label="De naam"
        ),
        contact=clean_line(privacy.contact, limit=MAX_LINE, field="contact", label="Het contact"),
        purpose=clean_text(privacy.purpose, limit=MAX_PURPOSE, field="purpose", label="Het doel"),
        terms=_check_terms(privacy.terms),
    )


def _check_terms(terms: Mapping[str, int]) -> dict[str, int]:
    chosen = {}
    for kind, rule in RETENTIONS.items():
        if rule.is_chosen and (term := terms.get(kind.value)) is not None:
            if not rule.least <= term <= rule.most:
                raise NotAccepted(kind.value, f"Kies {rule.least} tot en met {rule.most}.")
            chosen[kind.value] = term
    return chosen


def is_complete(privacy: Privacy) -> bool:
    """Whether others can see who is responsible and whom to ask."""
    return bool(privacy.responsible and privacy.contact and privacy.purpose)


def with_contact(vragenlijst: Vragenlijst, contact: str) -> Vragenlijst:
    """A vragenlijst that names nobody to ask names who is there for the whole initiatief."""
    told = vragenlijst.introduction
    if told.contact.strip() or not contact:
        return vragenlijst
    return replace(vragenlijst, introduction=replace(told, contact=contact))


def processings(privacy: Privacy) -> tuple[Processing, ...]:
    """The rows of the register of this initiatief."""
    terms = privacy.terms
    ended = f"{term_of(Kept.ENDED, terms)} dagen"
    citaten = f"zolang de toestemming duurt, en {ended} daarna; zonder toestemming {ended}"
    return (
        Processing(
            "Antwoorden op vragenlijsten, zonder naam, met de week en de taal",
            "wie meedoet aan een meting",
            privacy.purpose,
            f"zolang het initiatief hier staat, en {term_text(Kept.WHOLE, terms)}; na intrekken "
            f"{term_of(Kept.WITHDRAWN, terms)} dagen",
        ),
        Processing(
            "Een code uit twee vragen, onleesbaar bewaard",
            "wie twee keer meedoet",
            RETENTIONS[Kept.CODES].why,
            term_text(Kept.CODES, terms),
        ),
        Processing(
            "Papieren formulieren",
            "wie op papier meedoet",
            RETENTIONS[Kept.PAPER].why,
            term_text(Kept.PAPER, terms),
        ),
        Processing(
            "Citaten en portretten, met een naam en een foto als iemand dat wil",
            "wie daar toestemming voor gaf of om toestemming gevraagd is",
            "Laten zien wat mensen zelf zeggen.",
            citaten,
        ),
        Processing(
            "Kaartjes van een bijeenkomst, zonder naam",
            "wie naar een bijeenkomst komt",
            RETENTIONS[Kept.CARDS].why,
            term_text(Kept.CARDS, terms),
        ),
        Processing(
            "Wat mensen in een interview zeiden, zonder naam",
            "met wie gepraat is",
            RETENTIONS[Kept.INTERVIEWS].why,
            term_text(Kept.INTERVIEWS, terms),
        ),
        Processing(
            "Account: naam, inlognaam, rol, wachtwoord (onleesbaar)",
            "wie voor het initiatief werkt",
            "Alleen zij mogen bij de gegevens.",
            "zolang het account bestaat",
        ),
        Processing(
            "Logboek: wie wat veranderde",
            "wie voor het initiatief werkt",
            RETENTIONS[Kept.LOG].why,
            term_text(Kept.LOG, terms),
        ),
    )


def information_text(privacy: Privacy, *, linked: bool = False) -> str:
    """What respondents read about their answers, in Dutch, made from the settings.

    `linked` when a self-made code is asked.
    """
    who = [f"{privacy.responsible} is verantwoordelijk voor je antwoorden."]
    lines = [
        *(who if privacy.responsible else ()),
        *([f"Waarvoor vragen we dit? {privacy.purpose}"] if privacy.purpose else ()),
        "We vragen niet naar je naam. We bewaren je antwoorden, je taal en de week waarin je ze "
        "gaf.",
        "We bewaren je antwoorden zolang het initiatief in ons programma staat. Halen we het weg? "
        f"Dan wissen we ze na {term_of(Kept.WHOLE, privacy.terms)} dagen.",
        "Je mag elke vraag overslaan. Meedoen mag, het hoeft niet.",
    ]
    if linked:
        lines.append(
            "We vragen ook twee dingen waar we een geheime code van maken. Wat je daar schrijft "
            f"bewaren we niet. De code vergeten we {term_text(Kept.CODES, privacy.terms)}."
        )
    if privacy.ground is Ground.LEGITIMATE_INTEREST:
        lines.append("Je mag altijd zeggen dat je dit niet wilt.")
    else:
        found_by = " of je geheime code" if linked else ""
        lines.append(
            "Doe je mee? Dan geef je toestemming. Die mag je altijd intrekken. We vinden je "
            f"antwoorden dan met het nummer op je papieren formulier{found_by}. Anders weten we "
            "niet welke van jou zijn."
        )
    if privacy.contact:
        whom = f"aan {privacy.responsible}: " if privacy.responsible else "via "
        lines.append(
            "Wil je weten wat we van je bewaren? Of wil je je antwoorden laten verbeteren of "
            f"wissen? Vraag het {whom}{privacy.contact}."
        )
    lines.append(
        "Ben je het niet eens met hoe we met je gegevens omgaan? Dan kun je een klacht indienen "
        "bij de Autoriteit Persoonsgegevens."
    )
    return "\n".join(lines)
