"""The Dutch words for the stored values of an effectenarena."""

from veranderverhaal.effectenarena.income_line import IncomeSector
from veranderverhaal.effectenarena.known_total import PartKind
from veranderverhaal.effectenarena.model import (
    Course,
    IncasseerderGroup,
    InvesteringKind,
    Leefdomein,
    Pricing,
    Sector,
)

LEEFDOMEIN_LABELS = {
    Leefdomein.HOME: "Wonen",
    Leefdomein.SURROUNDINGS: "Woonomgeving",
    Leefdomein.MOBILITY: "Mobiliteit",
    Leefdomein.GETTING_BY: "Rondkomen",
    Leefdomein.GROWING_UP: "Opgroeien",
    Leefdomein.HEALTH: "Gezondheid",
    Leefdomein.TAKING_PART: "Meedoen",
    Leefdomein.FACILITIES: "Voorzieningen",
    Leefdomein.LIVING_TOGETHER: "Samen leven",
    Leefdomein.SAFETY: "Veiligheid",
}
INCASSEERDER_GROUP_LABELS = {
    IncasseerderGroup.PARTICIPANTS: "Deelnemers",
    IncasseerderGroup.RESIDENTS: "Overige wijkbewoners",
    IncasseerderGroup.GOVERNMENT: "Overheid",
    IncasseerderGroup.OTHERS: "Overige partijen",
}
SECTOR_LABELS = {
    Sector.PUBLIC: "publiek",
    Sector.PRIVATE: "privaat",
    Sector.RESIDENTS: "bewoners",
}
INVESTERING_KIND_LABELS = {
    InvesteringKind.MONEY: "geld",
    InvesteringKind.HOURS: "uren",
    InvesteringKind.SPACE: "ruimte",
    InvesteringKind.GOODS: "spullen",
}
PRICING_LABELS = {
    Pricing.OPEN: "in woorden",
    Pricing.EUROS: "in euro's",
    Pricing.PM: "zonder prijs (PM)",
}
COURSE_LABELS = {
    Course.AT_ONCE: "ineens",
    Course.GROWING: "groeit",
    Course.FADING: "neemt af",
    Course.ONCE: "eenmalig",
}
INCOME_SECTOR_LABELS = {
    IncomeSector.PUBLIC: "publiek",
    IncomeSector.PRIVATE: "privaat",
    IncomeSector.EARNED: "zelf verdiend",
}
PART_KIND_LABELS = {
    PartKind.LEEFDOMEIN: "leefdomein",
    PartKind.INCASSEERDER: "wie incasseert",
    PartKind.PLACE: "plaats",
}
# The three bounds of every number, from low to high.
BOUND_LABELS = ("voorzichtig", "midden", "ruim")
