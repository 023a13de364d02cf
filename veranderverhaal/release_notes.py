"""The sentences that go with a block: what somebody has to know to read it rightly."""

from collections.abc import Iterator, Sequence

from veranderverhaal.figures import percent
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.release_blocks import BlockPlan
from veranderverhaal.release_rules import MIN_SHARES
from veranderverhaal.uitkomst import BlockKind, Shown, Uitkomst

WHOLE = 100
# Each respondent is in exactly one bar of these.
PARTS_OF_WHOLE = (
    BlockKind.STELLINGEN,
    BlockKind.YES_NO,
    BlockKind.GRADE,
    BlockKind.LADDER,
    BlockKind.ONE_OF,
    BlockKind.NUMBER,
    BlockKind.DOMAINS,
    BlockKind.SCORE,
)
STEPS_NOTE = "De meting is nog open. Nieuwe antwoorden tellen mee met ten minste vijf tegelijk."
SEVERAL_NOTE = "Mensen konden meer dan één antwoord geven; samen is dat meer dan 100%."
SEVERAL_COUNTS_NOTE = (
    "Mensen konden meer dan één antwoord geven; samen zijn dat meer dan het aantal mensen."
)
ROUNDING_NOTE = "Samen is het geen 100%: dat komt door afronding."
RANK_NOTE = "De balk laat zien hoe vaak iets op de eerste plaats staat."
DOMAINS_NOTE = "Elk gebied staat op zichzelf. Tel ze niet bij elkaar op."
SCORE_NOTE = "De score is per persoon uitgerekend, zoals de makers het voorschrijven."
MERGED_NOTE = "Kleine aantallen staan bij elkaar, zodat je niemand herkent."
LEFT_OUT_NOTE = "Antwoorden van minder dan vijf mensen staan er niet bij, zodat je niemand herkent."
SENSITIVE_OPEN_NOTE = "Deze vraag is gevoelig. De antwoorden zie je als de meting gesloten is."
SENSITIVE_GROUPS_NOTE = "Deze vraag is gevoelig. Daarom laten we hem niet per groep zien."
OPEN_GROUPS_NOTE = "Groepen zie je als de meting gesloten is."
FEW_FOR_GROUPS_NOTE = f"Groepen zie je vanaf {MIN_SHARES} antwoorden op een vraag."
TOLD_NOTE = (
    "Dit zijn de antwoorden van toen de meting voor het eerst sloot. Wat daarna is veranderd, telt "
    "hier niet mee: anders kan iemand zien wat één persoon antwoordde."
)
SMALL_GROUPS_NOTE = (
    "Te kleine groepen laten we niet zien, en ook niet waaruit je ze kunt uitrekenen."
)


def block_notes(
    plan: BlockPlan,
    meting: Meting,
    uitkomsten: Sequence[Uitkomst],
    *,
    by_group: bool = False,
    is_told: bool = True,
    changed: bool = False,
) -> tuple[str, ...]:
    """The notes of one block, in the order in which they help.

    `is_told`: groups may be shown by now. `changed`: other people are counted than those who are
    told of (veranderverhaal.release_told).
    """
    is_open = meting.state is MetingState.OPEN
    found = list(_about_kind(plan, uitkomsten))
    found += _about_small(plan, uitkomsten)
    found += _about_groups(uitkomsten, is_told) if by_group else _about_steps(uitkomsten, is_open)
    if changed and any(
        one.has_numbers and (by_group or one.question.sensitive) for one in uitkomsten
    ):
        found.append(TOLD_NOTE)
    return tuple(found)


def _about_kind(plan: BlockPlan, uitkomsten: Sequence[Uitkomst]) -> Iterator[str]:
    numbers = [one for one in uitkomsten if one.has_numbers]
    if plan.experienced:
        yield (
            f"Dit is {plan.experienced}: mensen zeggen zelf wat er veranderde. "
            "Het is geen vergelijking van vroeger en nu."
        )
    if plan.kind is BlockKind.DOMAINS:
        yield DOMAINS_NOTE
    if not numbers:
        return
    if plan.kind is BlockKind.RANK:
        yield RANK_NOTE
    if plan.kind is BlockKind.SCORE:
        yield SCORE_NOTE
    if plan.kind is BlockKind.SEVERAL_OF and any(_adds_up_over(one) for one in numbers):
        only_counts = all(one.shown is Shown.COUNTS for one in numbers)
        yield SEVERAL_COUNTS_NOTE if only_counts else SEVERAL_NOTE
    if plan.kind in PARTS_OF_WHOLE and any(_is_rounded(one) for one in numbers):
        yield ROUNDING_NOTE


def _adds_up_over(uitkomst: Uitkomst) -> bool:
    return sum(bar.count for bar in uitkomst.bars) > (uitkomst.n or 0)


def _is_rounded(uitkomst: Uitkomst) -> bool:
    """Whether whole percents of the bars do not add to 100."""
    if uitkomst.shown is not Shown.SHARES or not uitkomst.n or not uitkomst.bars:
        return False
    return sum(percent(bar.count, uitkomst.n) for bar in uitkomst.bars) != WHOLE


def _about_small(plan: BlockPlan, uitkomsten: Sequence[Uitkomst]) -> Iterator[str]:
    if any(one.merged for one in uitkomsten):
        yield LEFT_OUT_NOTE if plan.kind is BlockKind.SEVERAL_OF else MERGED_NOTE


def _about_steps(uitkomsten: Sequence[Uitkomst], is_open: bool) -> Iterator[str]:
    if any(one.shown is Shown.WITHHELD for one in uitkomsten):
        yield SENSITIVE_OPEN_NOTE
    if is_open and any(one.has_numbers for one in uitkomsten):
        yield STEPS_NOTE


def _about_groups(uitkomsten: Sequence[Uitkomst], is_told: bool) -> Iterator[str]:
    if not any(one.shown is Shown.WITHHELD for one in uitkomsten):
        return
    if not is_told:
        yield OPEN_GROUPS_NOTE
        return
    if any(one.question.sensitive for one in uitkomsten):
        yield SENSITIVE_GROUPS_NOTE
    if any(not one.question.sensitive and one.shown is Shown.WITHHELD for one in uitkomsten):
        has_some = any(one.has_numbers for one in uitkomsten)
        yield SMALL_GROUPS_NOTE if has_some else FEW_FOR_GROUPS_NOTE
