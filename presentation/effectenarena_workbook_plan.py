"""What stands where in the workbook of an effectenarena: its sheets point at each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from presentation.effectenarena_workbook_grid import Formula, Rows, Value, at, span
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.labels import LEEFDOMEIN_LABELS
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.naming import incasseerder_names
from veranderverhaal.effectenarena.reckoning import Reckoning, reckon
from veranderverhaal.effectenarena.rules import may_conclude
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.report_effectenarena import EffectenarenaMaterial

GUIDE = "Lees mij"
SETTINGS = "Aannames"
VALUES = "Kengetallen"
KETENS = "Ketens"
COSTS = "Investeringen"
YEARS = "Per jaar"
RESULTS = "Uitkomst"
SHARES = "Wat komt er bij"
KNOWN = "Bekende totalen"
INCOME = "Inkomsten"

GONE = "(weg)"
NOTHING_YET = "–"
MOST_YEARS = 60  # the longest horizon there may be: it can be made longer in the file
SPARE_INDEX_YEARS = 6
# Where lists begin, counted from 0.
FIRST_KETEN = 4
FIRST_COST = 4
FIRST_VALUE = 4
SCALE_START = 22

# Rows of the settings, counted from 0; the value stands in column B.
SETTING_ROWS: Mapping[str, int] = {
    "first_year": 4,
    "begins": 5,
    "horizon": 6,
    "period_years": 7,
    "discount_rate": 8,
    "discount_source": 9,
    "discount_set_on": 10,
    "price_year": 11,
    "price_index_source": 12,
    "price_level": 13,
    "stale_after": 14,
    "negative_effects": 15,
    "without_us": 16,
    "concludes": 17,
    "negatives_told": 18,
}


@dataclass(frozen=True)
class Plan:
    """What is in the workbook. Names are numbered, so that no two are the same to a formula."""

    material: EffectenarenaMaterial
    income: Sequence[IncomeLine]
    without: frozenset[str]
    reckoning: Reckoning
    titles: Mapping[str, str]
    incasseerders: Mapping[str, str]
    kengetallen: Mapping[str, str]
    parties: Mapping[str, str]
    ketens: Rows
    costs: Rows
    values: Rows
    chance: Rows
    delta: Rows
    index: Rows
    incasseerder_rows: Rows
    leefdomein_rows: Rows
    party_rows: Rows

    @property
    def effectenarena(self) -> Effectenarena:
        """What was filled in."""
        return self.material.effectenarena

    @property
    def settings(self) -> EffectenarenaSettings:
        """What holds for the whole of it."""
        return self.material.effectenarena.settings

    @property
    def concludes(self) -> bool:
        """Whether any sum over ketens may show."""
        return may_conclude(self.effectenarena, self.reckoning)


def make_plan(
    material: EffectenarenaMaterial, income: Sequence[IncomeLine], without: frozenset[str]
) -> Plan:
    found = material.effectenarena
    incasseerders = _incasseerders(found)
    chance = Rows.of(SCALE_START, len(found.settings.chance_scale))
    delta = Rows.of(chance.last + 4, len(found.settings.delta_scale))
    index = Rows.of(delta.last + 4, len(found.settings.price_index) + SPARE_INDEX_YEARS)
    who = Rows.of(index.last + 4, len(incasseerders))
    domeinen = Rows.of(who.last + 4, len(LEEFDOMEIN_LABELS))
    parties = _parties(found)
    return Plan(
        material=material,
        income=income,
        without=without,
        reckoning=reckon(found, without=without),
        titles={one.key: one.title for one in material.veranderverhaal.elements},
        incasseerders=incasseerders,
        kengetallen=_numbered({one.key: one.title for one in found.kengetallen}),
        parties=parties,
        ketens=Rows.of(FIRST_KETEN, len(found.ketens)),
        costs=Rows.of(FIRST_COST, len(found.investeringen)),
        values=Rows.of(FIRST_VALUE, len(found.kengetallen)),
        chance=chance,
        delta=delta,
        index=index,
        incasseerder_rows=who,
        leefdomein_rows=domeinen,
        party_rows=Rows.of(domeinen.last + 4, len(parties)),
    )


def setting(name: str) -> str:
    """The address of a setting, from another sheet."""
    return at(SETTING_ROWS[name], 1, SETTINGS)


def concluded(formula: str, value: Value, plan: Plan) -> Formula:
    """A sum over ketens: there is none before somebody wrote about negative effects."""
    whole = f'=IF({setting("concludes")}=1,{formula.removeprefix("=")},"{NOTHING_YET}")'
    return Formula(whole, value if plan.concludes else NOTHING_YET)


def scale(plan: Plan, name: str) -> tuple[str, tuple[str, str, str]]:
    """The addresses of the words of a scale, and of their low, middle and high numbers."""
    rows = plan.chance if name == "chance" else plan.delta
    return span(rows, 0, SETTINGS), (
        span(rows, 3, SETTINGS),
        span(rows, 1, SETTINGS),
        span(rows, 4, SETTINGS),
    )


def title_of(plan: Plan, key: str) -> str:
    """What an element of the story is called."""
    return plan.titles.get(key, GONE) if key else ""


def _incasseerders(found: Effectenarena) -> dict[str, str]:
    """All that may gain, those that are gone included, by key."""
    names = incasseerder_names(found)
    for keten in found.ketens:
        if keten.incasseerder:
            names.setdefault(keten.incasseerder, GONE)
    return _numbered(names)


def _parties(found: Effectenarena) -> dict[str, str]:
    """All that put something in, those that are gone included, by key."""
    names = {one.key: one.name for one in found.investeerders}
    for investering in found.investeringen:
        names.setdefault(investering.investeerder, GONE)
    return _numbered(names)


def _numbered(names: Mapping[str, str]) -> dict[str, str]:
    return {key: f"{place}. {name}" for place, (key, name) in enumerate(names.items(), 1)}
