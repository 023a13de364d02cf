"""Uitkomsten of every kind, as they are released: for the screens of a bijeenkomst."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.web.forms import EVERY_KIND, EVERYTHING, options
from veranderverhaal.figures import wilson
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.meting import Meting, MetingKind, MetingState
from veranderverhaal.model import Initiatief, Theme
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind, offered_codes
from veranderverhaal.uitkomst import (
    Bar,
    Block,
    BlockKind,
    ResponseFigures,
    Shown,
    Uitkomst,
    Uitkomsten,
)

INITIATIEF = Initiatief("het-badhuis", "Het Badhuis", theme=Theme.WATER)
METING = Meting(
    "zomer",
    "abcdefgh",
    MetingKind.ONCE,
    "Zomer",
    "alles",
    1,
    starts_on=date(2026, 5, 2),
    ends_on=date(2026, 6, 12),
    state=MetingState.CLOSED,
    made_up=True,
)
QUESTIONS = {question.key: question for question in EVERY_KIND}
QUOTES = {
    "op": (
        "Ik kwam hier voor de koffie en bleef voor de mensen.",
        "Graag ook op zondag open.",
        "Sinds ik hier kom slaap ik beter, want ik weet dat er iemand is die op mij let als het "
        "even niet gaat. Dat had ik nooit gedacht toen ik hier kwam wonen, en dat gun ik iedereen.",
        "Het mag wel wat rustiger achterin.",
        "Mijn dochter heeft hier fietsen geleerd!",
        "Meer planten.",
        "Deze is te veel.",
    )
}


def uitkomst(question: Question, counts: Sequence[int], **fields: object) -> Uitkomst:
    """With these counts, in the order of the options."""
    codes = [code for code in offered_codes(question) if code != DONT_KNOW]
    bars = tuple(
        Bar((code,), answer_label(question, code), count)
        for code, count in zip(codes, counts, strict=True)
    )
    n = sum(counts)
    values: dict[str, object] = {
        "shown": Shown.SHARES if n >= 30 else Shown.COUNTS,
        "n": n,
        "bars": bars,
        "dont_know": 4,
        "skipped": 2,
    }
    return Uitkomst(question, METING.key, **values | fields)  # type: ignore[arg-type]


def stelling(text: str, counts: Sequence[int], key: str = "s1") -> Uitkomst:
    question = Question(key, QuestionKind.STELLING, text)
    agreed, n = counts[3] + counts[4], sum(counts)
    return uitkomst(
        question,
        counts,
        headline=agreed,
        headline_label="(helemaal) eens",
        band=wilson(agreed, n),
    )


def number_uitkomst() -> Uitkomst:
    question = QUESTIONS["nu"]
    bars = tuple(Bar((str(one),), str(one), 1 + one % 5) for one in range(0, 32))
    n = sum(bar.count for bar in bars)
    return Uitkomst(
        question, METING.key, Shown.SHARES, n=n, bars=bars, dont_know=0, median=Decimal(14)
    )


DOMAIN_NAMES = (
    "Financiën",
    "Werk en opleiding",
    "Tijdsbesteding",
    "Huisvesting",
    "Huiselijke relaties",
    "Geestelijke gezondheid",
    "Lichamelijke gezondheid",
    "Middelengebruik",
    "Basale ADL",
    "Instrumentele ADL",
    "Sociaal netwerk",
)
TREDEN = options(
    "acute problematiek",
    "niet zelfredzaam",
    "beperkt zelfredzaam",
    "voldoende zelfredzaam",
    "volledig zelfredzaam",
)


def domains() -> Block:
    found = tuple(
        uitkomst(
            Question(f"d{at}", QuestionKind.LADDER, name, options=TREDEN), (2, 5, 9, 11 + at, 6)
        )
        for at, name in enumerate(DOMAIN_NAMES)
    )
    return Block("zrm", BlockKind.DOMAINS, "Hoe gaat het op elf leefdomeinen?", found)


def every_block() -> tuple[Block, ...]:
    one = stelling("Door het Badhuis ken ik meer mensen in de buurt.", (3, 7, 20, 51, 30))
    others = (
        stelling("Door het Badhuis groet ik vaker mensen op straat.", (9, 20, 31, 35, 16), "s2"),
        stelling(
            "Door het Badhuis durf ik makkelijker om hulp te vragen.", (1, 3, 7, 60, 40), "s3"
        ),
        replace(one, question=replace(one.question, key="s4"), **nothing(Shown.NOTHING)),
    )
    withheld = Uitkomst(QUESTIONS["s2"], METING.key, Shown.WITHHELD)
    return (
        Block("een", BlockKind.STELLINGEN, "Stelling", (one,), experienced=True),
        Block("meer", BlockKind.STELLINGEN, "Wat merk je van het Badhuis?", (one, *others)),
        Block("ja", BlockKind.YES_NO, "Ja of nee", (uitkomst(QUESTIONS["yn"], (81, 30)),)),
        Block(
            "cijfer",
            BlockKind.GRADE,
            "Rapportcijfer",
            (uitkomst(QUESTIONS["gr"], (0, 0, 1, 2, 6, 14, 33, 36, 14, 5), median=Decimal(8)),),
        ),
        Block("ladder", BlockKind.LADDER, "Ladder", (uitkomst(QUESTIONS["la"], (12, 31, 48, 20)),)),
        Block("leeftijd", BlockKind.ONE_OF, "Over jou", (uitkomst(QUESTIONS["oo"], (3, 12, 6)),)),
        Block(
            "waarvoor",
            BlockKind.SEVERAL_OF,
            "Waarvoor",
            (replace(uitkomst(QUESTIONS["so"], (80, 60, 22, 9)), n=111),),
            notes=("Mensen konden meer antwoorden kiezen. Samen is het meer dan 100%.",),
        ),
        Block(
            "volgorde",
            BlockKind.RANK,
            "Volgorde",
            (
                uitkomst(
                    QUESTIONS["ra"],
                    (61, 30, 20),
                    median_places={"o1": Decimal(1), "o2": Decimal(2), "o3": Decimal("2.5")},
                ),
            ),
        ),
        Block("keer", BlockKind.NUMBER, "Getal", (number_uitkomst(),)),
        domains(),
        Block("geheim", BlockKind.STELLINGEN, "Gevoelig", (withheld,)),
        Block(
            "kwijt",
            BlockKind.OPEN,
            "Open vraag",
            (Uitkomst(QUESTIONS["op"], METING.key, Shown.SHARES, n=40, dont_know=0),),
        ),
    )


def nothing(shown: Shown) -> dict[str, object]:
    """What an uitkomst lacks when it may not be shown."""
    return {
        "shown": shown,
        "n": None,
        "bars": (),
        "dont_know": None,
        "skipped": None,
        "headline": None,
        "band": None,
    }


def every_kind(*, counted: int = 111, received: int = 111, **fields: object) -> Uitkomsten:
    response = ResponseFigures(None, received, counted, counted)
    meting = replace(METING, **fields)  # type: ignore[arg-type]
    return Uitkomsten(meting, EVERYTHING, response, every_block())
