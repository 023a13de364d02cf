"""The parts of an effectenarena: who invests, in what, with which effect, and who gains.

The four questions are those of the gemeente Groningen (Impactanalyse wijkbedrijven), after the
effectenarena of SEV and LPBL. An aanpak and an effect are elements of the veranderverhaal, by key.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from veranderverhaal.effectenarena.settings import EffectenarenaSettings

MAX_INVESTEERDERS = 40
MAX_INCASSEERDERS = 40
MAX_INVESTERINGEN = 200
MAX_KETENS = 100
MAX_KENGETALLEN = 200
MAX_KNOWN_TOTALS = 20
MAX_INCOME_LINES = 400


class Sector(StrEnum):
    """Which kind of party puts something in."""

    PUBLIC = "public"
    PRIVATE = "private"
    RESIDENTS = "residents"


class InvesteringKind(StrEnum):
    """What is put in: money, or one of three in kind."""

    MONEY = "money"
    HOURS = "hours"
    SPACE = "space"
    GOODS = "goods"


class IncasseerderGroup(StrEnum):
    """The four groups that gain (Groningen). Each is an incasseerder by itself, under this key."""

    PARTICIPANTS = "participants"
    RESIDENTS = "residents"
    GOVERNMENT = "government"
    OTHERS = "others"


class Leefdomein(StrEnum):
    """The ten domains of life (Groningen)."""

    HOME = "home"
    SURROUNDINGS = "surroundings"
    MOBILITY = "mobility"
    GETTING_BY = "getting_by"
    GROWING_UP = "growing_up"
    HEALTH = "health"
    TAKING_PART = "taking_part"
    FACILITIES = "facilities"
    LIVING_TOGETHER = "living_together"
    SAFETY = "safety"


class Pricing(StrEnum):
    """How far the euros of a keten are: not looked at, in euros, or without a price (PM)."""

    OPEN = "open"
    EUROS = "euros"
    PM = "pm"


class Course(StrEnum):
    """How baten run over the years of a keten (verloop)."""

    AT_ONCE = "at_once"
    GROWING = "growing"
    FADING = "fading"
    ONCE = "once"


@dataclass(frozen=True)
class Factor:
    """A number with its spread, `low` <= `middle` <= `high`, and where it comes from.

    Where `low` or `high` is None it is as `middle`; without `middle` there is no number yet. With
    `label`, the key of a word on a scale, and no numbers, the numbers of that word hold.
    `measured` tells from which uitkomst it was taken: keys of meting, question and what was
    counted, a space between them.
    """

    low: Decimal | None = None
    middle: Decimal | None = None
    high: Decimal | None = None
    source: str = ""
    label: str = ""
    measured: str = ""

    @property
    def is_given(self) -> bool:
        """Whether numbers of its own stand in it."""
        return self.middle is not None


@dataclass(frozen=True)
class Investeerder:
    """A party that puts something in."""

    key: str
    name: str
    sector: Sector = Sector.PUBLIC
    revision: int = 1


@dataclass(frozen=True)
class Investering:
    """What one investeerder puts in, each year from `first_year` for `years` years.

    `aanpak` is the key of an element, "" for all of them. `quantity` is what is given per year
    (hours, square metres, pieces) and stays empty for money; `price` is in euros per unit, for
    money in euros per year. Without a price it is told in words only.
    """

    key: str
    investeerder: str
    aanpak: str = ""
    kind: InvesteringKind = InvesteringKind.MONEY
    words: str = ""
    first_year: int | None = None
    years: int = 1
    quantity: Factor = Factor()
    price: Factor = Factor()
    note: str = ""
    revision: int = 1


@dataclass(frozen=True)
class Incasseerder:
    """A party that gains, in one of the four groups."""

    key: str
    name: str
    group: IncasseerderGroup
    revision: int = 1


@dataclass(frozen=True)
class Kengetal:
    """A value in euros per person per year, that the group filled in with its source.

    `value` is at the price level of `price_year`; `year` is that of the source.
    """

    key: str
    title: str
    value: Factor = Factor()
    year: int | None = None
    price_year: int | None = None
    estimated_by: str = ""
    url: str = ""
    leefdomein: Leefdomein | None = None
    note: str = ""
    revision: int = 1


@dataclass(frozen=True)
class Keten:
    """One line of the effectenarena: by which aanpak, with which effect, who gains what.

    `incasseerder` is the key of one, or the value of an IncasseerderGroup. `chance` is the
    slagingskans of the effect, `delta` how big the change is; both are 0 to 1. `gain` says in words
    what the incasseerder gets. `is_negative` marks a nadeel: its euros are taken off.

    For the euros: `people` is a number of persons, `reach` the share of them (0 to 1) that it is
    about, `kengetal` the key of a value; deadweight (what would have happened anyway), displacement
    and drop_off (fades per year) are shares that are taken off, attribution is the share of this
    initiatief. All are 0 to 1; empty filters take nothing off.
    """

    key: str
    aanpak: str
    effect: str
    incasseerder: str
    gain: str = ""
    chance: Factor = Factor()
    delta: Factor = Factor()
    pricing: Pricing = Pricing.OPEN
    pm_reason: str = ""
    is_negative: bool = False
    doelgroep: str = ""
    people: Factor = Factor()
    reach: Factor = Factor()
    kengetal: str = ""
    first_year: int | None = None
    years: int = 1
    course: Course = Course.AT_ONCE
    leefdomein: Leefdomein | None = None
    deadweight: Factor = Factor()
    displacement: Factor = Factor()
    attribution: Factor = Factor()
    drop_off: Factor = Factor()
    not_claimable: bool = False
    not_claimable_why: str = ""
    note: str = ""
    revision: int = 1


@dataclass(frozen=True)
class Effectenarena:
    """All of it, as the sums and the canvas take it."""

    settings: EffectenarenaSettings = field(default_factory=EffectenarenaSettings)
    investeerders: tuple[Investeerder, ...] = ()
    investeringen: tuple[Investering, ...] = ()
    incasseerders: tuple[Incasseerder, ...] = ()
    ketens: tuple[Keten, ...] = ()
    kengetallen: tuple[Kengetal, ...] = ()

    def kengetal(self, key: str) -> Kengetal | None:
        """The kengetal with this key, None when it is gone."""
        return next((one for one in self.kengetallen if one.key == key), None)
