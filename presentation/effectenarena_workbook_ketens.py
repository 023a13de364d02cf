"""The sheet with ketens: what the group filled in, and beside it what is reckoned with."""

from collections.abc import Mapping
from typing import Any

from presentation.effectenarena_workbook_grid import (
    Formula,
    Sheet,
    Value,
    finish,
    offer,
    put_wide,
    span,
)
from presentation.effectenarena_workbook_keten_sums import reckoned_cells
from presentation.effectenarena_workbook_ketens_columns import (
    FACTORS,
    KETEN_COLUMNS,
    KETEN_SHEET,
    WITH_WORDS,
)
from presentation.effectenarena_workbook_plan import (
    GONE,
    KETENS,
    SETTINGS,
    VALUES,
    Plan,
    title_of,
)
from presentation.effectenarena_workbook_values import (
    NONE_YET,
    begin_table,
    factor_cells,
    put_cells,
)
from veranderverhaal.effectenarena.labels import COURSE_LABELS, LEEFDOMEIN_LABELS, PRICING_LABELS
from veranderverhaal.effectenarena.model import Factor, Keten
from veranderverhaal.effectenarena.settings import ScaleLabel

YES, NO = "ja", "nee"
TOLD = (
    "Zet een keten op 0 (kolom C) om te zien wat er zonder deze keten overblijft. "
    "Ketens zonder prijs (PM) en ketens die niet af zijn staan er ook. Die tellen niet mee in de "
    "euro's."
)


def add_ketens(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin_table(book, KETENS, looks, KETEN_SHEET)
    put_wide(sheet, 0, "Ketens: waarmee, met welk effect, wie heeft er baat bij", 8, "title")
    put_wide(sheet, 1, TOLD if plan.effectenarena.ketens else NONE_YET, 8)
    for number, keten in enumerate(plan.effectenarena.ketens, 1):
        row = plan.ketens.first + number - 1
        cells = {"number": number, **_filled_in(keten, plan), **reckoned_cells(row, keten, plan)}
        put_cells(sheet, row, KETEN_SHEET, cells)
    _offer_words(sheet, plan)
    finish(sheet)


def name_of(keten: Keten, plan: Plan) -> str:
    """A keten in a few words."""
    way = f"{title_of(plan, keten.aanpak)} → {title_of(plan, keten.effect)}"
    return f"{way}: {keten.gain}" if keten.gain else way


def _filled_in(keten: Keten, plan: Plan) -> dict[str, Value | Formula]:
    factors: dict[str, Value | Formula] = {}
    for name in FACTORS:
        factors |= factor_cells(name, getattr(keten, name))
    scales = {"chance": plan.settings.chance_scale, "delta": plan.settings.delta_scale}
    factors |= {f"{name}.word": _word(getattr(keten, name), scales[name]) for name in WITH_WORDS}
    return {
        "name": name_of(keten, plan),
        "switch": int(keten.key not in plan.without),
        "aanpak": title_of(plan, keten.aanpak),
        "effect": title_of(plan, keten.effect),
        "incasseerder": plan.incasseerders.get(keten.incasseerder, ""),
        "gain": keten.gain,
        "pricing": PRICING_LABELS[keten.pricing],
        "pm_reason": keten.pm_reason,
        "is_negative": YES if keten.is_negative else NO,
        "doelgroep": title_of(plan, keten.doelgroep),
        "leefdomein": LEEFDOMEIN_LABELS[keten.leefdomein] if keten.leefdomein else "",
        "kengetal": plan.kengetallen.get(keten.kengetal, GONE) if keten.kengetal else "",
        "first_year": keten.first_year,
        "years": keten.years,
        "course": COURSE_LABELS[keten.course],
        **factors,
        "not_claimable": YES if keten.not_claimable else NO,
        "not_claimable_why": keten.not_claimable_why,
        "note": keten.note,
    }


def _word(factor: Factor, scale: tuple[ScaleLabel, ...]) -> str:
    words = {one.key: one.words for one in scale}
    return words.get(factor.label, GONE) if factor.label else ""


def _offer_words(sheet: Sheet, plan: Plan) -> None:
    lists: Mapping[str, Any] = {
        "switch": ["1", "0"],
        "incasseerder": f"={span(plan.incasseerder_rows, 0, SETTINGS)}",
        "pricing": list(PRICING_LABELS.values()),
        "is_negative": [YES, NO],
        "leefdomein": f"={span(plan.leefdomein_rows, 0, SETTINGS)}",
        "kengetal": f"={span(plan.values, 0, VALUES)}",
        "course": list(COURSE_LABELS.values()),
        "chance.word": f"={span(plan.chance, 0, SETTINGS)}",
        "delta.word": f"={span(plan.delta, 0, SETTINGS)}",
        "not_claimable": [YES, NO],
    }
    for name, source in lists.items():
        offer(sheet, plan.ketens, KETEN_COLUMNS[name], source)
