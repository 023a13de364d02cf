"""The sums of an effectenarena, beside those of the sample with its eight ketens.

The many are the complete ketens of the sample again and again, each under a key of its own.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle, islice
from typing import TypeVar

from benchmarks.surroundings import INITIATIEF
from benchmarks.timing import Measurement, Timer, compare, seconds_of
from presentation.effectenarena_workbook import workbook_bytes
from sample_data.loader import load_sample
from veranderverhaal.effectenarena.model import MAX_KETENS, Effectenarena
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.sensitivity import switch_off
from veranderverhaal.effectenarena.simulation import simulate
from veranderverhaal.effectenarena.tornado import tornado
from veranderverhaal.report_effectenarena import EffectenarenaMaterial

About = TypeVar("About")
GROUP = "effectenarena"
TIMES = 5


def measure_effectenarena(runs: int) -> list[Measurement]:
    """Sums, what switching off and each number do, 5,000 draws, and the workbook."""
    few = sample_material()
    many = replace(few, effectenarena=with_many(few.effectenarena))
    subjects: dict[str, Timer] = {"all sums, 100 ketens": timer(reckon, many.effectenarena)}
    for name, material in (("sample", few), ("100 ketens", many)):
        subjects[f"each keten switched off, {name}"] = timer(switch_off, material.effectenarena)
        subjects[f"tornado, {name}"] = timer(tornado, material.effectenarena)
        subjects[f"5,000 draws, {name}"] = timer(simulate, material.effectenarena, times=1)
        subjects[f"Excel, {name}"] = timer(workbook_bytes, material, times=1)
    return compare(GROUP, "all sums, sample", timer(reckon, few.effectenarena), subjects, runs)


def timer(work: Callable[[About], object], about: About, *, times: int = TIMES) -> Timer:
    """How long this takes of that."""
    return partial(seconds_of, partial(work, about), times=times)


def sample_material() -> EffectenarenaMaterial:
    """What the sample has, without what was measured."""
    bundle = load_sample(INITIATIEF)
    return EffectenarenaMaterial(
        bundle.initiatief, bundle.veranderverhaal, bundle.effectenarena, date(2026, 1, 1)
    )


def with_many(effectenarena: Effectenarena) -> Effectenarena:
    """As many ketens as there may be."""
    counted = [line.keten for line in reckon(effectenarena).lines]
    ketens = enumerate(islice(cycle(counted), MAX_KETENS))
    return replace(
        effectenarena, ketens=tuple(replace(one, key=f"keten-{place}") for place, one in ketens)
    )
