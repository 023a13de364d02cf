"""What is reckoned with for one keten: formulas beside what was filled in, and their values."""

from fractions import Fraction

from presentation.effectenarena_workbook_grid import (
    Formula,
    Value,
    look_up,
    span,
    without_signs,
)
from presentation.effectenarena_workbook_ketens_columns import FACTORS, KETEN_COLUMNS, WITH_WORDS
from presentation.effectenarena_workbook_plan import VALUES, Plan, scale
from presentation.effectenarena_workbook_values import addresses, own_number
from presentation.effectenarena_workbook_values_columns import BOUNDS, VALUE_COLUMNS
from veranderverhaal.effectenarena.baten import left_over, missing_in
from veranderverhaal.effectenarena.bounds import NOTHING, WHOLE, Bounds, bounds_of
from veranderverhaal.effectenarena.labels import COURSE_LABELS, PRICING_LABELS
from veranderverhaal.effectenarena.missing import MISSING_WORDS
from veranderverhaal.effectenarena.model import Course, Keten, Pricing
from veranderverhaal.effectenarena.price_level import value_of

Cells = dict[str, Value | Formula]
IN_EUROS = PRICING_LABELS[Pricing.EUROS]
OPPOSITE = {"low": "high", "middle": "middle", "high": "low"}


def reckoned_cells(row: int, keten: Keten, plan: Plan) -> Cells:
    """All that is computed in the row of a keten."""
    here = addresses(KETEN_COLUMNS, row)
    used = _used(keten, plan)
    missing = missing_in(keten, plan.effectenarena) if keten.pricing is Pricing.EUROS else ()
    counts = keten.pricing is Pricing.EUROS and not missing and keten.key not in plan.without
    cells: Cells = {
        "missing": Formula(_missing(here, plan), "".join(map(_told_missing, missing))),
        "counts": Formula(
            f'=IF(AND({here["switch"]}=1,{here["pricing"]}="{IN_EUROS}",{here["missing"]}=""),1,0)',
            int(counts),
        ),
        "begins": Formula(
            f'=IF(AND({here["may_begin"]}<>"",{here["missing"]}=""),{here["may_begin"]},"")',
            keten.first_year if keten.pricing is Pricing.EUROS and not missing else None,
        ),
        "may_begin": Formula(
            f'=IF(AND({here["pricing"]}="{IN_EUROS}",ISNUMBER({here["first_year"]})),'
            f'{here["first_year"]},"")',
            keten.first_year if keten.pricing is Pricing.EUROS else None,
        ),
        **_course(here, keten),
        **_used_cells(here, used, plan),
        **_sums(here, used, keten, is_counted=counts),
    }
    return cells


def _told_missing(field: str) -> str:
    return f"{MISSING_WORDS[field]}; "


def _used(keten: Keten, plan: Plan) -> dict[str, Bounds]:
    """The numbers of each factor, those of its word or of nothing filled in included."""
    scales = {"chance": plan.settings.chance_scale, "delta": plan.settings.delta_scale}
    used = {
        name: bounds_of(getattr(keten, name), scales.get(name, ()))
        or (WHOLE if otherwise else NOTHING)
        for name, (_heading, otherwise) in FACTORS.items()
    }
    kengetal = plan.effectenarena.kengetal(keten.kengetal)
    used["value"] = value_of(kengetal, plan.settings) if kengetal else NOTHING
    return used


def _missing(here: dict[str, str], plan: Plan) -> str:
    values = span(plan.values, 0, VALUES)
    whole = span(plan.values, VALUE_COLUMNS["whole"], VALUES)
    conditions = {
        "people": f"ISNUMBER({here['people.middle']})",
        "people_source": _sourced(here, "people"),
        "reach_source": _sourced(here, "reach"),
        "chance": _told(here, "chance", plan),
        "chance_source": _sourced(here, "chance"),
        "delta": _told(here, "delta", plan),
        "delta_source": _sourced(here, "delta"),
        "kengetal": f"{look_up(here['kengetal'], values, whole)}>0",
        "first_year": f"ISNUMBER({here['first_year']})",
        "leefdomein": f'{here["leefdomein"]}<>""',
        "incasseerder": f'{here["incasseerder"]}<>""',
    }
    words = "&".join(f'IF({test},"","{_told_missing(one)}")' for one, test in conditions.items())
    return f'=IF({here["pricing"]}="{IN_EUROS}",{words},"")'


def _told(here: dict[str, str], name: str, plan: Plan) -> str:
    words, _numbers = scale(plan, name)
    is_word = look_up(here[f"{name}.word"], words, "1")
    return f"OR(ISNUMBER({here[f'{name}.middle']}),{is_word}>0)"


def _sourced(here: dict[str, str], name: str) -> str:
    source = f"LEN({without_signs(here[f'{name}.source'])})>0"
    return f"OR(NOT(ISNUMBER({here[f'{name}.middle']})),{source})"


def _course(here: dict[str, str], keten: Keten) -> Cells:
    """How a keten runs: the share in its first year, and what comes to it each year after."""
    course, years = here["course"], here["years"]
    growing, fading = COURSE_LABELS[Course.GROWING], COURSE_LABELS[Course.FADING]
    step = Fraction(1, keten.years)
    steps = {Course.GROWING: step, Course.FADING: -step}
    is_once = keten.course is Course.ONCE
    return {
        "length": Formula(
            f'=IF({course}="{COURSE_LABELS[Course.ONCE]}",1,{years})', 1 if is_once else keten.years
        ),
        "start": Formula(
            f'=IF({course}="{growing}",1/{years},1)',
            step if keten.course is Course.GROWING else Fraction(1),
        ),
        "step": Formula(
            f'=IF({course}="{growing}",1/{years},IF({course}="{fading}",-1/{years},0))',
            steps.get(keten.course, Fraction(0)),
        ),
    }


def _used_cells(here: dict[str, str], used: dict[str, Bounds], plan: Plan) -> Cells:
    cells: Cells = {}
    for place, bound in enumerate(BOUNDS):
        for name, (_heading, otherwise) in FACTORS.items():
            if name in WITH_WORDS:
                words, numbers = scale(plan, name)
                of_word = look_up(here[f"{name}.word"], words, numbers[place])
                formula = own_number(here, name, bound, of_word)
            else:
                formula = own_number(here, name, bound, str(otherwise))
            cells[f"used.{name}.{bound}"] = Formula(f"={formula}", getattr(used[name], bound))
        level = span(plan.values, VALUE_COLUMNS[f"level.{bound}"], VALUES)
        value = look_up(here["kengetal"], span(plan.values, 0, VALUES), level)
        cells[f"used.value.{bound}"] = Formula(f"={value}", getattr(used["value"], bound))
    return cells


def _sums(
    here: dict[str, str], used: dict[str, Bounds], keten: Keten, *, is_counted: bool
) -> Cells:
    """Baten in a year in which all holds. A nadeel is at its largest in the cautious case."""
    per_person = used["chance"].times(used["delta"]).times(used["value"])
    full = used["people"].times(used["reach"]).times(per_person).times(left_over(keten))
    signed = (-full if keten.is_negative else full) if is_counted else NOTHING
    fading, reached = used["drop_off"], used["people"].times(used["reach"])
    cells: Cells = {}
    for bound in BOUNDS:
        other = OPPOSITE[bound]
        person = "*".join(here[f"used.{name}.{bound}"] for name in ("chance", "delta", "value"))
        cells[f"per_person.{bound}"] = Formula(f"={person}", getattr(per_person, bound))
        people = f"{here[f'used.people.{bound}']}*{here[f'used.reach.{bound}']}"
        cells[f"reached.{bound}"] = Formula(
            f'=IF({here["counts"]}=1,{people},"")',
            getattr(reached, bound) if is_counted else None,
        )
        is_negative = f'{here["is_negative"]}="ja"'
        cells[f"full.{bound}"] = Formula(
            f"=IF({here['counts']}=1,"
            f"IF({is_negative},-{_product(here, other)},{_product(here, bound)}),0)",
            getattr(signed, bound),
        )
        cells[f"fades.{bound}"] = Formula(
            f"=IF({is_negative},{here[f'used.drop_off.{bound}']},{here[f'used.drop_off.{other}']})",
            getattr(fading, bound if keten.is_negative else other),
        )
    return cells


def _product(here: dict[str, str], bound: str) -> str:
    """N x reach x (s x d x v) x (1 - deadweight) x (1 - displacement) x attribution."""
    other = OPPOSITE[bound]
    parts = [here[f"used.people.{bound}"], here[f"used.reach.{bound}"], here[f"per_person.{bound}"]]
    parts += [f"(1-{here[f'used.{name}.{other}']})" for name in ("deadweight", "displacement")]
    return "*".join([*parts, here[f"used.attribution.{bound}"]])
