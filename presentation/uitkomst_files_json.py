"""Uitkomsten as JSON for other programs; docs/uitwisseling.md describes every field."""

import json
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from presentation.uitkomst_files_lines import Line, LineKind, all_questions, grouped, lines_of
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.instrument import instrument_of
from veranderverhaal.question import Question, offered_codes
from veranderverhaal.scoring import round_half_up
from veranderverhaal.uitkomst import Block, ResponseFigures, Uitkomst, Uitkomsten

FORMAT = "veranderverhaal-uitkomsten"
FORMAT_VERSION = 1
# Of shares and bands: finer than any chart, short enough to read.
DECIMALS = 6

Plain = dict[str, Any]


def make_json(
    uitkomsten: Uitkomsten, groups: Sequence[Uitkomsten] = (), *, initiatief: str = ""
) -> bytes:
    """Everything that is shown of one meting, for everyone and by group."""
    meting = uitkomsten.meting
    plain = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "initiatief": initiatief,
        "made_up": meting.made_up,
        "meting": {
            "key": meting.key,
            "name": meting.name,
            "kind": meting.kind.value,
            "state": meting.state.value,
            "starts_on": meting.starts_on.isoformat() if meting.starts_on else None,
            "ends_on": meting.ends_on.isoformat() if meting.ends_on else None,
            "who": meting.who,
        },
        "response": _response(uitkomsten.response),
        "vragenlijst": {
            "key": uitkomsten.vragenlijst.key,
            "title": uitkomsten.vragenlijst.title,
            "version": uitkomsten.vragenlijst.version,
            "questions": [_question(one) for one in all_questions(uitkomsten)],
        },
        "blocks": [_block(block) for block in uitkomsten.blocks],
        "groups": _axes(groups),
    }
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def _response(figures: ResponseFigures) -> Plain:
    not_counted = figures.received - figures.counted
    return {
        "approached": figures.approached,
        "begun": figures.begun,
        "received": figures.received,
        "complete": figures.complete,
        "counted": figures.counted,
        "by_channel": {channel.value: count for channel, count in figures.by_channel.items()},
        "by_language": dict(figures.by_language),
        "helped": figures.helped,
        "told_of": figures.told_of,
        "waiting": not_counted if figures.waiting is None else figures.waiting,
        "changes": figures.changes,
    }


def _question(question: Question) -> Plain:
    instrument = instrument_of(question)
    return {
        "key": question.key,
        "kind": question.kind.value,
        "text": question.text,
        "sensitive": question.sensitive,
        "answers": [
            {"code": code, "label": answer_label(question, code)}
            for code in offered_codes(question)
        ],
        "instrument": question.instrument,
        "item": question.item,
        "variant": question.variant,
        "source": instrument.source if instrument else "",
        "licence": instrument.licence if instrument else "",
    }


def _block(block: Block) -> Plain:
    return {
        "key": block.key,
        "kind": block.kind.value,
        "title": block.title,
        "experienced": block.experienced,
        "notes": list(block.notes),
        "uitkomsten": [_uitkomst(uitkomst) for uitkomst in block.uitkomsten],
    }


def _axes(groups: Sequence[Uitkomsten]) -> list[Plain]:
    return [
        {"axis": axis, "label": label, "uitkomsten": [_uitkomst(one) for one in members]}
        for (axis, label), members in groupby(grouped(groups), _axis)
    ]


def _axis(uitkomst: Uitkomst) -> tuple[str, str]:
    group = uitkomst.group
    return (group.axis, group.axis_label) if group else ("", "")


def _uitkomst(uitkomst: Uitkomst) -> Plain:
    group = uitkomst.group
    head: Plain = {
        "question": uitkomst.question.key,
        "text": uitkomst.question.text,
        "group": {"key": group.group, "label": group.label} if group else None,
        "shown": uitkomst.shown.value,
    }
    return {**head, **_numbers(uitkomst)} if uitkomst.has_numbers else head


def _numbers(uitkomst: Uitkomst) -> Plain:
    """What lines_of gives, by name. A number that is not there is null."""
    lines = lines_of(uitkomst)
    by_kind = {line.kind: line for line in lines}
    value = {line.kind: _number(line.value) for line in lines}
    middle = (value.get(LineKind.MIDDLE_LOW), value.get(LineKind.MIDDLE_HIGH))
    together = by_kind.get(LineKind.TOGETHER) if uitkomst.headline is not None else None
    return {
        "n": uitkomst.n,
        "bars": [
            {"codes": list(line.codes), **_counted(line)}
            for line in lines
            if line.kind is LineKind.ANSWER
        ],
        "dont_know": _count(by_kind.get(LineKind.DONT_KNOW)),
        "skipped": _count(by_kind.get(LineKind.SKIPPED)),
        "headline": _counted(together) if together else None,
        "median": value.get(LineKind.MEDIAN),
        "middle": None if None in middle else list(middle),
        "mean": value.get(LineKind.MEAN),
        "median_places": {
            line.codes[0]: _number(line.value)
            for line in lines
            if line.kind is LineKind.MEDIAN_PLACE
        },
        "merged": uitkomst.merged,
    }


def _counted(line: Line) -> Plain:
    return {
        "label": line.label,
        "count": line.count,
        "share": _number(line.share),
        "low": _number(line.low),
        "high": _number(line.high),
    }


def _count(line: Line | None) -> int | None:
    return line.count if line else None


def _number(number: Decimal | None) -> int | float | None:
    """As JSON writes it: 7 and 7.5, and a share with six decimals."""
    if number is None:
        return None
    rounded = round_half_up(number, DECIMALS)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
