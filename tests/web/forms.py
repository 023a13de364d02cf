"""Forms to test with: one with every kind of question, one of ten stellingen."""

from decimal import Decimal
from typing import Any

from storage.commands import add_meting, add_vragenlijst, create_initiatief, set_meting_state
from storage.meting_queries import count_responses, list_responses
from tests.kept import read, write
from veranderverhaal.meting import Meting, MetingKind, MetingState, Response
from veranderverhaal.model import Initiatief, Theme
from veranderverhaal.question import Option, Question, QuestionKind, Translation
from veranderverhaal.vragenlijst import (
    LANGUAGES,
    Introduction,
    Section,
    TextTranslation,
    Vragenlijst,
)

SLUG = "het-badhuis"
STELLINGEN = (
    "Door het Badhuis ken ik meer mensen in de buurt.",
    "Door het Badhuis groet ik vaker mensen op straat.",
    "Door het Badhuis durf ik makkelijker om hulp te vragen.",
    "Door het Badhuis help ik anderen vaker.",
    "Door het Badhuis voel ik me minder alleen.",
    "Door het Badhuis heb ik iets om naar uit te kijken.",
    "Door het Badhuis voel ik me thuis in de buurt.",
    "Door het Badhuis leer ik nieuwe dingen.",
    "Door het Badhuis weet ik beter wat er te doen is.",
    "Door het Badhuis doe ik vaker mee.",
)
INTRODUCTION = Introduction(
    who="De vrijwilligers van het Badhuis vragen dit aan iedereen die hier wel eens komt.",
    why="We willen weten wat het Badhuis voor je doet, en wat beter kan.",
    what_happens="We tellen de antwoorden bij elkaar op en praten erover in het Badhuis.",
    contact="Vraag het aan Ria, achter de bar, of bel 020 123 45 67.",
)
ARABIC = TextTranslation(
    "ar",
    title="ماذا يفعل لكم «بادهاوس»؟",
    introduction=Introduction(
        who="متطوعو «بادهاوس» يسألون كل من يأتي إلى هنا.",
        why="نريد أن نعرف ماذا يعني لكم هذا المكان، وما الذي يمكن تحسينه.",
        what_happens="نجمع الإجابات ونتحدث عنها في «بادهاوس».",
        contact="اسألوا ريا عند البار.",
    ),
    thanks="شكرًا جزيلًا، وإلى اللقاء في «بادهاوس»!",
)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(f"o{place}", label) for place, label in enumerate(labels, start=1))


EVERY_KIND = (
    Question(
        "s1",
        QuestionKind.STELLING,
        STELLINGEN[0],
        translations=(Translation("ar", "بفضل «بادهاوس» أعرف عددًا أكبر من الناس في الحي."),),
    ),
    Question("s2", QuestionKind.STELLING, STELLINGEN[4], dont_know=False, sensitive=True),
    Question("yn", QuestionKind.YES_NO, "Kom je hier elke week?"),
    Question(
        "gr",
        QuestionKind.GRADE,
        "Welk cijfer geef je het Badhuis?",
        translations=(Translation("ar", "ما الدرجة التي تعطونها لـ«بادهاوس»؟"),),
    ),
    Question(
        "la",
        QuestionKind.LADDER,
        "Welke trede past nu het best bij jou?",
        help="Kies de zin die het meest klopt.",
        options=options(
            "Ik ben meestal thuis en spreek bijna niemand.",
            "Ik spreek wel eens iemand op straat.",
            "Ik doe mee aan iets in de buurt.",
            "Ik help mee bij iets in de buurt.",
        ),
    ),
    Question(
        "oo",
        QuestionKind.ONE_OF,
        "Hoe oud ben je?",
        options=options("Jonger dan 25", "25 tot 65", "Ouder dan 65"),
        translations=(Translation("ar", "كم عمركم؟", labels=("أقل من 25", "", "أكثر من 65")),),
    ),
    Question(
        "so",
        QuestionKind.SEVERAL_OF,
        "Waarvoor kom je hier?",
        options=options("Koffie", "Eten", "Sport en spel", "Hulp bij brieven"),
    ),
    Question(
        "ra",
        QuestionKind.RANK,
        "Wat vind je het belangrijkst?",
        options=options("Gezelligheid", "Hulp", "Leren"),
    ),
    Question(
        "nu",
        QuestionKind.NUMBER,
        "Hoe vaak kwam je de laatste maand?",
        minimum=Decimal(0),
        maximum=Decimal(31),
    ),
    Question("op", QuestionKind.OPEN, "Wat wil je nog kwijt?"),
)
EVERYTHING = Vragenlijst(
    key="alles",
    title="Wat doet het Badhuis voor je?",
    introduction=INTRODUCTION,
    thanks="Dank je wel, en tot snel in het Badhuis!",
    languages=LANGUAGES,
    sections=(
        Section("a", "Over de buurt", EVERY_KIND[:5]),
        Section("b", "Over jou", EVERY_KIND[5:]),
    ),
    translations=(ARABIC,),
)
TEN_STELLINGEN = Vragenlijst(
    key="tien",
    title="Tien vragen over het Badhuis",
    introduction=INTRODUCTION,
    languages=LANGUAGES,
    sections=(
        Section(
            "a",
            "",
            tuple(
                Question(f"s{place}", QuestionKind.STELLING, text)
                for place, text in enumerate(STELLINGEN)
            ),
        ),
    ),
)


def open_form(vragenlijst: Vragenlijst = EVERYTHING, **fields: Any) -> Meting:
    """A fresh initiatief with one open meting of this vragenlijst."""
    write(create_initiatief, Initiatief(SLUG, "Het Badhuis", theme=Theme.WATER))
    return open_meting(vragenlijst, **fields)


def open_meting(vragenlijst: Vragenlijst, **fields: Any) -> Meting:
    """One more open meting, of a vragenlijst that was not there yet."""
    write(add_vragenlijst, SLUG, vragenlijst)
    named = Meting("", "", MetingKind.ONCE, "Zomer", vragenlijst.key, 1, **fields)
    kept: Meting = write(add_meting, SLUG, named)
    write(set_meting_state, SLUG, kept.key, MetingState.OPEN)
    return kept


def count(meting: Meting) -> int:
    total: int = read(count_responses, SLUG)[meting.key].total
    return total


def kept_responses(meting: Meting) -> list[Response]:
    """Oldest first."""
    found = read(list_responses, SLUG, meting.key, limit=1000)
    return [one.response for one in reversed(found)]
