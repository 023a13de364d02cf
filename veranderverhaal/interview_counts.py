"""What interviews say about each effect, counted; outside their own page with honest thresholds.

n is the number of conversations: one with a group counts as one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from veranderverhaal.interview import Interview, InterviewWay, Tendency
from veranderverhaal.release_rules import is_small, show_parts, shown_for
from veranderverhaal.uitkomst import WITH_NUMBERS, Shown

GROUP_IS_ONE = "Een gesprek met een groepje telt als één gesprek."
ALL_MADE_UP = "Deze gesprekken zijn verzonnen, alleen als voorbeeld."
LEFT_OUT = "Verzonnen gesprekken tellen niet mee."
TOO_FEW_TO_COUNT = "Er waren te weinig gesprekken om te tellen."
TOO_FEW_TO_TELL = "In hoeveel gesprekken zeggen we niet, zodat niemand herkend wordt."
SPOKEN = "Hierover is gesproken in interviews."
TENDENCY_VERBS = {
    Tendency.NOTICED: ("merkt het", "merken het"),
    Tendency.MIXED: ("merkt het soms", "merken het soms"),
    Tendency.NOT_NOTICED: ("merkt het niet", "merken het niet"),
}


@dataclass(frozen=True)
class EffectCount:
    """In how many of all conversations an effect was spoken of, and which way those pointed.

    `mentioned` is None, and `tendencies` empty, where that may not be shown; `mentioned` 0 is that
    nobody spoke of it. `interviews` is 0 where not even that may be shown. `made_up` is when all
    of them are; `left_out` when some are, and were not counted. `small` is when only the number
    in which it was mentioned, or was not, would tell of a few people.
    """

    effect: str
    interviews: int
    shown: Shown
    mentioned: int | None = None
    tendencies: Mapping[Tendency, int] = field(default_factory=dict)
    groups: int = 0
    made_up: bool = False
    left_out: bool = False
    small: bool = False


def count_statements(
    interviews: Sequence[Interview], effects: Iterable[str]
) -> tuple[EffectCount, ...]:
    """All numbers, for who may read the interviews themselves.

    Made-up interviews are never counted with real ones: only where there are no others.
    """
    real = [one for one in interviews if not one.made_up]
    left_out = bool(real) and len(real) < len(interviews)
    counted = real or interviews
    return tuple(replace(_count(counted, effect), left_out=left_out) for effect in effects)


def release_counts(counts: Iterable[EffectCount]) -> tuple[EffectCount, ...]:
    """What others may see of them: of effects of which somebody spoke, by how many were asked.

    Under five conversations nothing, from five that it was said, from ten in how many, unless
    that, or all others, are a few; and which way they pointed only when none of those numbers is
    of a few people.
    """
    return tuple(_released(one) for one in counts if one.mentioned and one.shown is not _NOTHING)


def tendency_of(interview: Interview, effect: str) -> Tendency | None:
    """Which way one conversation points about an effect: both ways is mixed; None without any."""
    found = {one.tendency for one in interview.statements if one.effect == effect and one.tendency}
    if len(found) > 1:
        return Tendency.MIXED
    return next(iter(found), None)


def say_count(count: EffectCount) -> str:
    """ "In 7 van de 12 gesprekken genoemd; 5 merken het, 2 merken het soms."; "" for nothing."""
    if count.shown is _NOTHING and count.mentioned is None:
        return ""
    if count.mentioned is None:
        why = TOO_FEW_TO_TELL if count.small else TOO_FEW_TO_COUNT
        return _join(SPOKEN, why, *_notes(count))
    is_one = count.interviews == 1
    if not count.mentioned:
        where = "het enige gesprek niet" if is_one else f"geen van de {count.interviews} gesprekken"
        return f"In {where} genoemd."
    part = f"{count.mentioned} van de {count.interviews} gesprekken"
    start = f"In {'het enige gesprek' if is_one else part} genoemd"
    told = ", ".join(_say_tendency(*one) for one in count.tendencies.items())
    return _join(f"{start}{'; ' if told else ''}{told}.", *_notes(count))


_NOTHING = Shown.NOTHING


def _count(interviews: Sequence[Interview], effect: str) -> EffectCount:
    mentioning = [
        one for one in interviews if any(said.effect == effect for said in one.statements)
    ]
    ways = [tendency_of(one, effect) for one in mentioning]
    return EffectCount(
        effect,
        len(interviews),
        shown_for(len(interviews)),
        len(mentioning),
        {one: ways.count(one) for one in Tendency if one in ways},
        sum(one.way is InterviewWay.GROUP for one in mentioning),
        bool(interviews) and all(one.made_up for one in interviews),
    )


def _released(count: EffectCount) -> EffectCount:
    """A group counts as one, so that it is never told how many of them there were."""
    mentioned, some = count.mentioned or 0, min(1, count.groups)
    is_counted = count.shown in WITH_NUMBERS
    if not is_counted or is_small(mentioned) or is_small(count.interviews - mentioned):
        return EffectCount(
            count.effect,
            0,
            Shown.PRESENCE,
            groups=some,
            made_up=count.made_up,
            left_out=count.left_out,
            small=is_counted,
        )
    return replace(count, tendencies=show_parts(count.tendencies, mentioned), groups=some)


def _say_tendency(tendency: Tendency, count: int) -> str:
    one, more = TENDENCY_VERBS[tendency]
    return f"{count} {one if count == 1 else more}"


def _notes(count: EffectCount) -> tuple[str, ...]:
    return (
        *([GROUP_IS_ONE] if count.groups else []),
        *([ALL_MADE_UP] if count.made_up else []),
        *([LEFT_OUT] if count.left_out else []),
    )


def _join(*sentences: str) -> str:
    return " ".join(sentences)
