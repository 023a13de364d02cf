"""The charts of the money of an initiatief: what is drawn, what each says, and its table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from dashboard.baten_card import Card
from presentation.effectenarena_csv import Cell
from presentation.income_charts import Stack, StackGroup, stacks_chart
from veranderverhaal.effectenarena.bounds import ZERO
from veranderverhaal.effectenarena.income import (
    IncomeMix,
    IncomePart,
    ThirdStep,
    amount_of,
    same_name,
    thirds_of,
)
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector
from veranderverhaal.effectenarena.income_words import (
    NO_THEME,
    OUR_READING,
    SHARES_ROUNDED,
    WHAT_COUNTS,
    name_of,
    say_beside,
    say_mix,
    say_parts,
    say_shares,
    say_thirds,
)
from veranderverhaal.effectenarena.labels import INCOME_SECTOR_LABELS
from veranderverhaal.effectenarena.money import euros, share

ALL = "Samen"
MOST_DRAWN = 12  # names in one chart; the table has them all
Parts = Callable[[IncomeMix], tuple[IncomePart, ...]]


def sector_card(mixes: Sequence[IncomeMix]) -> Card:
    """The mixes beside each other: how much is public, private and earned."""
    told = [say_mix(one) for one in mixes]
    told += [say_beside(mix, before) for before, mix in pairwise(mixes)]
    labels = [INCOME_SECTOR_LABELS[one] for one in IncomeSector]
    groups = tuple(
        StackGroup(_capital(name_of(mix)), (Stack(say_shares(mix), _by_sector(mix.lines)),))
        for mix in mixes
    )
    return Card(
        "income_sectors",
        "Publiek, privaat en zelf verdiend",
        tuple(told),
        ("", *labels, ALL.lower(), *(f"deel {label}" for label in labels)),
        tuple(_sector_row(mix) for mix in mixes),
        stacks_chart,
        (groups,),
        {"has_shares": True},
        notes=(WHAT_COUNTS, SHARES_ROUNDED),
        told_large=say_mix(mixes[-1]),
    )


def payer_card(mixes: Sequence[IncomeMix]) -> Card:
    """Of whom the money comes, in each of the mixes."""
    told = tuple(
        f"{_capital(name_of(one))}: {say_parts(one, one.by_payer, 'het meeste komt van')}"
        for one in mixes
        if one.total
    )
    return _name_card(
        Card("income_payers", "Van wie het geld komt", told, ("van wie",), ()),
        mixes,
        lambda mix: mix.by_payer,
        lambda line: line.payer,
    )


def theme_card(mixes: Sequence[IncomeMix]) -> Card:
    """What the money is for, in each of the mixes."""
    told = tuple(
        f"{_capital(name_of(one))}: {say_parts(one, one.by_theme, 'het meeste is voor')}"
        for one in mixes
        if one.total
    )
    return _name_card(
        Card("income_themes", "Waar het geld voor is", told, ("thema",), ()),
        mixes,
        lambda mix: mix.by_theme,
        lambda line: line.theme,
    )


def thirds_card(mix: IncomeMix, place: int = 0) -> Card:
    """What each sector has now, and both ways to a third of each; `place` among such cards."""
    thirds = thirds_of(mix)
    pairs = list(zip(thirds.same_total, thirds.nothing_less, strict=True))
    groups = tuple(
        StackGroup(
            _capital(INCOME_SECTOR_LABELS[same.sector]),
            (
                Stack(f"nu {euros(same.now)}", ((same.sector, same.now),)),
                Stack(f"bij hetzelfde totaal: {_say_step(same)}", step=(same.now, same.wanted)),
                Stack(f"als alles blijft: {_say_step(more)}", step=(more.now, more.wanted)),
            ),
        )
        for same, more in pairs
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            INCOME_SECTOR_LABELS[same.sector],
            *(same.now, share(mix.sector(same.sector).share)),
            *(same.wanted, same.difference, more.wanted, more.difference),
        )
        for same, more in pairs
    )
    whole = (ALL, mix.total, share(1 if mix.total else 0), mix.total, ZERO)
    more_in_all = sum((more.wanted for _, more in pairs), ZERO)
    return Card(
        f"income_thirds_{place}",
        f"Een derde van elk: {name_of(mix)}",
        say_thirds(mix, thirds) or (say_mix(mix),),
        (
            *("", "nu", "deel"),
            *("bij hetzelfde totaal", "verschil"),
            *("als alles blijft", "verschil"),
        ),
        (*rows, (*whole, more_in_all, more_in_all - mix.total)),
        stacks_chart,
        (groups,),
        notes=(OUR_READING, WHAT_COUNTS),
    )


def _name_card(
    card: Card, mixes: Sequence[IncomeMix], parts: Parts, name: Callable[[IncomeLine], str]
) -> Card:
    """The card with a group of bars and a row for each name, the most money first."""
    names = _names(mixes, parts)
    groups = tuple(_name_group(one, mixes, parts, name) for one in names[:MOST_DRAWN])
    columns = (cell for mix in mixes for cell in (name_of(mix), "deel"))
    rows: list[tuple[Cell, ...]] = [
        (one or NO_THEME, *(cell for mix in mixes for cell in _cells(mix, parts, one)))
        for one in names
    ]
    totals = (cell for mix in mixes for cell in (mix.total, share(1 if mix.total else 0)))
    rows.append((ALL, *totals))
    left_out = len(names) - MOST_DRAWN
    note = f"Getekend zijn de grootste {MOST_DRAWN}. In de tabel staan ook de andere {left_out}."
    return replace(
        card,
        header=(*card.header, *columns),
        rows=tuple(rows),
        chart=stacks_chart,
        given=(groups,),
        told_large=card.told[-1] if card.told else "",
        notes=(note,) if left_out > 0 else (),
    )


def _names(mixes: Sequence[IncomeMix], parts: Parts) -> list[str]:
    """All names in these mixes, the most money first."""
    amounts: dict[str, Fraction] = {}
    names: dict[str, str] = {}
    for part in (part for mix in mixes for part in parts(mix)):
        same = same_name(part.name)
        names[same] = min(part.name, names.get(same, part.name))
        amounts[same] = amounts.get(same, ZERO) + part.amount
    return [names[same] for same in sorted(amounts, key=lambda same: (-amounts[same], same))]


def _name_group(
    wanted: str, mixes: Sequence[IncomeMix], parts: Parts, name: Callable[[IncomeLine], str]
) -> StackGroup:
    stacks = []
    for mix in mixes:
        part = _part(mix, parts, wanted)
        told = f"{euros(part.amount)} ({share(part.share)})" if part else "niets"
        lines = [one for one in mix.lines if same_name(name(one)) == same_name(wanted)]
        stacks.append(Stack(f"{name_of(mix)}: {told}", _by_sector(lines)))
    return StackGroup(_capital(wanted or NO_THEME), tuple(stacks))


def _cells(mix: IncomeMix, parts: Parts, wanted: str) -> tuple[Cell, Cell]:
    part = _part(mix, parts, wanted)
    return (part.amount, share(part.share)) if part else (ZERO, share(0))


def _part(mix: IncomeMix, parts: Parts, wanted: str) -> IncomePart | None:
    found = (one for one in parts(mix) if same_name(one.name) == same_name(wanted))
    return next(found, None)


def _by_sector(lines: Sequence[IncomeLine]) -> tuple[tuple[IncomeSector, Fraction], ...]:
    sums = {
        sector: sum((amount_of(one) for one in lines if one.sector is sector), ZERO)
        for sector in IncomeSector
    }
    return tuple(sums.items())


def _sector_row(mix: IncomeMix) -> tuple[Cell, ...]:
    amounts = [part.amount for part in mix.by_sector]
    return (name_of(mix), *amounts, mix.total, *(share(part.share) for part in mix.by_sector))


def _say_step(step: ThirdStep) -> str:
    if not step.difference:
        return f"blijft {euros(step.wanted)}"
    word = "meer" if step.difference > 0 else "minder"
    return f"{euros(abs(step.difference))} {word}, dan {euros(step.wanted)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
