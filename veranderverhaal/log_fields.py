"""The fields of the log in Dutch, and what is kept in them as a key."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from veranderverhaal.access import ROLE_LABELS
from veranderverhaal.duiding_labels import (
    AFSPRAAK_STATE_LABELS,
    BIJEENKOMST_STATE_LABELS,
    INTERVIEW_WAY_LABELS,
    LESSON_KIND_LABELS,
    STANCE_LABELS,
)
from veranderverhaal.effectenarena.labels import (
    COURSE_LABELS,
    INCASSEERDER_GROUP_LABELS,
    INCOME_SECTOR_LABELS,
    INVESTERING_KIND_LABELS,
    LEEFDOMEIN_LABELS,
    PRICING_LABELS,
    SECTOR_LABELS,
)
from veranderverhaal.labels import (
    CERTAINTY_LABELS,
    INFLUENCE_LABELS,
    LAYER_LABELS,
    LEVEL_LABELS,
    METING_KIND_LABELS,
    METING_STATE_LABELS,
    MONTH_LABELS,
    PRECISION_LABELS,
    THEME_LABELS,
)

Key = TypeVar("Key", bound=StrEnum)
# By "table.column", or by the column alone where it means the same everywhere.
FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "naam",
        "buurt": "buurt",
        "gemeente": "gemeente",
        "motto": "motto",
        "initiatief.theme": "kleuren",
        "colour": "eigen kleur",
        "source": "bron",
        "reference_date": "peildatum",
        "aanleiding": "aanleiding",
        "goal": "doel",
        "no_neveneffecten": "geen neveneffecten",
        "erase_on": "dag van wissen",
        "logo": "logo",
        "layer": "laag",
        "title": "titel",
        "explanation": "uitleg",
        "level": "niveau",
        "influence": "invloed",
        "signs": "waaraan je het merkt",
        "assumption": "aanname",
        "certainty": "zekerheid",
        "label": "naam",
        "precision": "nauwkeurigheid",
        "low": "getal",
        "high": "hoogste getal",
        "words": "woorden",
        "unit": "eenheid",
        "period": "periode",
        "counted_on": "geteld op",
        "icon": "plaatje",
        "core": "kernindicator",
        "effect": "effect",
        "feit": "feit",
        "indicator.telling": "telling",
        "questions": "vragen",
        "kind": "soort",
        "starts_on": "begint op",
        "ends_on": "eindigt op",
        "who": "voor wie",
        "approached": "aantal gevraagd",
        "state": "stand",
        "linked": "met eigen code",
        "made_up": "verzonnen",
        "paper_gone_on": "papier vernietigd op",
        "day": "dag",
        "number": "aantal",
        "event": "gelegenheid",
        "least": "tevreden vanaf",
        "set_on": "afgesproken op",
        "area": "gebied",
        "value": "waarde",
        "year": "jaar",
        "url": "adres",
        "open": "openbaar",
        "indexed": "vindbaar in zoekmachines",
        "content": "inhoud",
        "answers": "antwoorden",
        "text": "tekst",
        "speaker": "van wie",
        "citaat.role": "wie dat is",
        "purposes": "waarvoor het mag",
        "agreed_on": "toestemming op",
        "until": "mag tot",
        "role": "rol",
        "administrator": "beheerder",
        "closed": "gesloten",
        "login": "inlognaam",
        "held_on": "dag",
        "starts": "begin",
        "place": "plek",
        "series": "reeks",
        "guests": "wie er komt",
        "agenda": "agenda",
        "topics": "onderwerpen",
        "invitation": "uitnodiging",
        "recognition": "of we het herkennen",
        "judgement": "wat we ervan vinden",
        "meaning": "wat het betekent",
        "duiding.explanation": "hoe we het verklaren",
        "what": "wat",
        "afspraak.who": "wie",
        "due": "voor wanneer",
        "settled_on": "afgerond op",
        "reason": "waarom",
        "interview.label": "naam",
        "talked_on": "dag",
        "way": "hoe",
        "statements": "uitspraken",
        "question": "vraag",
        "stories": "verhalen",
        "choices": "wat groepjes kozen",
        "stance": "wat de bron doet",
        "lesson.text": "zin",
        "change": "wat er verandert in het verhaal",
        "applied_on": "verwerkt op",
        "happened_on": "dag",
        "story": "verhaal",
        "theme": "thema",
        "photo": "foto",
        "agreed_how": "hoe toestemming",
        "withdrawn_on": "ingetrokken op",
        "sector": "soort partij",
        "investeerder": "wie het inbrengt",
        "first_year": "eerste jaar",
        "years": "aantal jaren",
        "quantity": "hoeveel",
        "price": "prijs",
        "note": "notitie",
        "group": "groep",
        "incasseerder": "wie er baat bij heeft",
        "gain": "wat het oplevert",
        "chance": "slagingskans",
        "delta": "hoe groot de verandering is",
        "pricing": "in euro’s of in woorden",
        "pm_reason": "waarom het geen prijs heeft",
        "is_negative": "is een nadeel",
        "people": "aantal mensen",
        "reach": "deel van de mensen",
        "course": "verloop",
        "deadweight": "wat anders ook was gebeurd",
        "displacement": "verdringing",
        "attribution": "aandeel van dit initiatief",
        "drop_off": "hoe snel het terugloopt",
        "not_claimable": "niet opeisbaar",
        "not_claimable_why": "waarom niet opeisbaar",
        "price_year": "prijspeil",
        "estimated_by": "geschat door",
        "horizon": "aantal jaren vooruit",
        "period_years": "jaren per periode",
        "cost_years": "jaren met kosten",
        "costs": "kosten",
        "parts": "bedragen per deel",
        "limits": "grenzen",
        "conflicts": "wat niet klopt in de bron",
        "aanpak": "aanpak",
        "doelgroep": "doelgroep",
        "kengetal": "kengetal",
        "leefdomein": "leefdomein",
        "baten": "baten",
        "multiplier": "baten per euro",
        "scenario": "toekomstbeeld",
        "income_line.theme": "thema",
        "payer": "wie betaalt",
        "volume": "hoe vaak",
    }
)


def _by_value(labels: Mapping[Key, str]) -> dict[str, str]:
    return {key.value: label for key, label in labels.items()}


VALUE_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "initiatief.theme": _by_value(THEME_LABELS),
        "element.layer": _by_value(LAYER_LABELS),
        "element.level": _by_value(LEVEL_LABELS),
        "element.influence": _by_value(INFLUENCE_LABELS),
        "verband.certainty": _by_value(CERTAINTY_LABELS),
        "feit.precision": _by_value(PRECISION_LABELS),
        "meting.kind": _by_value(METING_KIND_LABELS),
        "meting.state": _by_value(METING_STATE_LABELS),
        "membership.role": {role.value: label for role, label in ROLE_LABELS.items()},
        "role": {role.value: label for role, label in ROLE_LABELS.items()},
        "bijeenkomst.state": _by_value(BIJEENKOMST_STATE_LABELS),
        "afspraak.state": _by_value(AFSPRAAK_STATE_LABELS),
        "interview.way": _by_value(INTERVIEW_WAY_LABELS),
        "source_cell.stance": _by_value(STANCE_LABELS),
        "lesson.kind": _by_value(LESSON_KIND_LABELS),
        "investeerder.sector": _by_value(SECTOR_LABELS),
        "investering.kind": _by_value(INVESTERING_KIND_LABELS),
        "incasseerder.group": _by_value(INCASSEERDER_GROUP_LABELS),
        "keten.pricing": _by_value(PRICING_LABELS),
        "keten.course": _by_value(COURSE_LABELS),
        "keten.leefdomein": _by_value(LEEFDOMEIN_LABELS),
        "kengetal.leefdomein": _by_value(LEEFDOMEIN_LABELS),
        "income_line.sector": _by_value(INCOME_SECTOR_LABELS),
    }
)
DAYS = ("_on", "_date", ".day", ".until")


def field_words(field: str) -> str:
    """A field in Dutch; one without words as it is kept."""
    column = field.rpartition(".")[2]
    return FIELD_WORDS.get(field) or FIELD_WORDS.get(column) or column.replace("_", " ")


def value_words(field: str, value: str) -> str:
    """What was in a field, in Dutch where a key or a day is kept."""
    if value in VALUE_WORDS.get(field, {}):
        return VALUE_WORDS[field][value]
    return _day(value) if field.endswith(DAYS) else value


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {MONTH_LABELS[day.month - 1]} {day.year}"
