"""One value of each part of duiding, and a case for each command about them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from storage import commands
from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import AgendaItem, Bijeenkomst, GuestRole, Guests, Topic
from veranderverhaal.duiding import Duiding, Explanation, Recognition
from veranderverhaal.interview import Interview, Statement, Tendency
from veranderverhaal.lesson import Lesson, LessonKind, StoryChange, StoryChangeKind
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Element, Layer
from veranderverhaal.source_cell import SourceCell, SourceKind, Stance
from veranderverhaal.story_round import PanelChoice, StoryRound

DAY = date(2026, 3, 4)
BIJEENKOMST = Bijeenkomst(
    "avond",
    "Avond in de tuin",
    held_on=DAY,
    starts="19:30",
    place="het buurthuis",
    guests=(Guests(GuestRole.RESIDENT, 6, 5), Guests(GuestRole.GEMEENTE, 1)),
    agenda=(AgendaItem(10, "Welkom"), AgendaItem(20, "Elkaar kennen", "kennen")),
    topics=(Topic("kennen", "Elkaar kennen"), Topic("rust", "Rust in de straat")),
)
DUIDING = Duiding(
    "avond",
    "kennen",
    recognition=Recognition.PARTLY,
    recognition_why="In de zomer wel.",
    explanations=(Explanation.CONTEXT, Explanation.PEOPLE),
    judgement="Daar zijn we blij mee.",
)
AFSPRAAK = Afspraak(
    "bank",
    "Een bank in de tuin zetten",
    who="vrijwilligers",
    due=date(2026, 4, 1),
    bijeenkomst="avond",
    topic="kennen",
    made_on=DAY,
)
INTERVIEW = Interview(
    "een", "gesprek 1", talked_on=DAY, statements=(Statement("s", "Ik zwaai", "e", Tendency.MIXED),)
)
ROUND = StoryRound(
    "lente",
    "Lente",
    "Welk verhaal raakt je het meest?",
    ("harmke",),
    (PanelChoice("vier bewoners", "harmke", "Het is zo gewoon.", DAY),),
)
CELL = SourceCell("e", SourceKind.OBSERVATION, Stance.ADDS, "Er staan stoelen buiten.")
LESSON = Lesson(
    "koffie",
    "Koffie helpt",
    kind=LessonKind.LESSON,
    bijeenkomst="avond",
    change=StoryChange(StoryChangeKind.ADD, Layer.AANPAK, title="Koffie op dinsdag"),
)
MILESTONE = Milestone("open", "De tuin gaat open", DAY, "Met taart.")

# Of each part: its value, that value changed, and what its commands are called after.
PARTS: tuple[tuple[str, Any, Any], ...] = (
    ("bijeenkomst", BIJEENKOMST, replace(BIJEENKOMST, place="buiten", agenda=(), topics=())),
    ("afspraak", AFSPRAAK, replace(AFSPRAAK, state=AfspraakState.DONE, settled_on=DAY)),
    ("interview", INTERVIEW, replace(INTERVIEW, statements=())),
    ("story_round", ROUND, replace(ROUND, choices=())),
    ("lesson", LESSON, replace(LESSON, change=None)),
    ("milestone", MILESTONE, replace(MILESTONE, explanation="")),
)

Case = Callable[[str, Session], object]


def add(name: str, value: Any) -> Case:
    return lambda slug, s: getattr(commands, f"add_{name}")(slug, value, session=s)


def add_and(name: str, value: Any, verb: str, *given: Any) -> Case:
    """Add a part and do something with it."""

    def case(slug: str, session: Session) -> object:
        add(name, value)(slug, session)
        return getattr(commands, f"{verb}_{name}")(slug, *given, session=session)

    return case


def put_back(name: str, value: Any) -> Case:
    """Add a part, take it away, and bring it back."""

    def case(slug: str, session: Session) -> object:
        add_and(name, value, "remove", value.key)(slug, session)
        return getattr(commands, f"put_back_{name}")(slug, value.key, session=session)

    return case


def bring_numbers_back(slug: str, session: Session) -> object:
    commands.set_numbers_aside(slug, "0" * 16, "Het ene is per dag.", session=session)
    return commands.bring_numbers_back(slug, "0" * 16, session=session)


def save_duiding(slug: str, session: Session) -> object:
    add("bijeenkomst", BIJEENKOMST)(slug, session)
    return commands.save_duiding(slug, DUIDING, session=session)


def during(name: str, *given: Any, **named: Any) -> Case:
    """What is typed at a bijeenkomst."""

    def case(slug: str, session: Session) -> object:
        add("bijeenkomst", BIJEENKOMST)(slug, session)
        return getattr(commands, name)(slug, *given, **named, session=session)

    return case


def settle_afspraak(slug: str, session: Session) -> object:
    add("afspraak", AFSPRAAK)(slug, session)
    done = AfspraakState.DONE
    return commands.settle_afspraak(slug, AFSPRAAK.key, done, "", today=DAY, session=session)


def apply_lesson(slug: str, session: Session) -> object:
    add("lesson", LESSON)(slug, session)
    seen, card = LESSON.change, Element("", Layer.AANPAK, "Koffie op dinsdag")
    assert seen is not None
    return commands.apply_lesson(slug, LESSON.key, card, seen=seen, today=DAY, session=session)


def save_statement(slug: str, session: Session) -> object:
    add("interview", INTERVIEW)(slug, session)
    (seen,) = INTERVIEW.statements
    changed = replace(seen, theme="zwaaien")
    return commands.save_statement(slug, INTERVIEW.key, changed, seen=seen, session=session)


def remove_statement(slug: str, session: Session) -> object:
    add("interview", INTERVIEW)(slug, session)
    (seen,) = INTERVIEW.statements
    return commands.remove_statement(slug, INTERVIEW.key, seen.key, session=session)


DUIDING_CASES: dict[str, Case] = {
    "start_bijeenkomst": add_and("bijeenkomst", BIJEENKOMST, "start", BIJEENKOMST.key),
    "end_bijeenkomst": add_and("bijeenkomst", BIJEENKOMST, "end", BIJEENKOMST.key),
    "set_numbers_aside": lambda slug, s: commands.set_numbers_aside(
        slug, "0" * 16, "Het ene is per dag.", session=s
    ),
    "bring_numbers_back": bring_numbers_back,
    "save_statement": save_statement,
    "remove_statement": remove_statement,
    "apply_lesson": apply_lesson,
    "save_notes": during("save_notes", "avond", "kennen", None, {"meaning": "Door."}, {}),
    "note_afspraak": during("note_afspraak", AFSPRAAK, mark="a mark of 16 or more"),
    "settle_afspraak": settle_afspraak,
    "save_duiding": save_duiding,
    "save_source_cell": lambda slug, s: commands.save_source_cell(slug, CELL, session=s),
}
for part, first, changed in PARTS:
    DUIDING_CASES[f"add_{part}"] = add(part, first)
    DUIDING_CASES[f"save_{part}"] = add_and(part, first, "save", changed)
    DUIDING_CASES[f"remove_{part}"] = add_and(part, first, "remove", first.key)
    DUIDING_CASES[f"put_back_{part}"] = put_back(part, first)
