"""A vragenlijst with every kind of question, and a meting of it, to test with."""

from decimal import Decimal

from sqlalchemy import Engine

from storage.commands import add_meting, add_vragenlijst, import_bundle, set_meting_state
from storage.engine import writing
from tests.stories import small_bundle
from veranderverhaal.meting import Meting, MetingKind, MetingState
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.vragenlijst import Introduction, Section, Vragenlijst

SLUG = "de-straat"


def options(*labels: str) -> tuple[Option, ...]:
    """Options with the codes a, b, c, …"""
    return tuple(Option(chr(ord("a") + place), label) for place, label in enumerate(labels))


EVERY_KIND = (
    Question("buren", QuestionKind.STELLING, "Door de activiteiten ken ik meer buren."),
    Question("vaker", QuestionKind.YES_NO, "Kom je vaker buiten?"),
    Question("cijfer", QuestionKind.GRADE, "Welk cijfer geef je de buurt?"),
    Question(
        "meedoen",
        QuestionKind.LADDER,
        "Waar sta je nu?",
        options=options("Ik ben veel alleen", "Ik zie andere mensen", "Ik doe mee"),
    ),
    Question(
        "bekend", QuestionKind.ONE_OF, "Hoe ken je ons?", options=options("Van buren", "Krant")
    ),
    Question(
        "waar",
        QuestionKind.SEVERAL_OF,
        "Waar doe je aan mee?",
        options=options("Koffie", "Tuin", "Koor"),
    ),
    Question(
        "eerst",
        QuestionKind.RANK,
        "Wat is het belangrijkst?",
        options=options("Rust", "Groen", "Buren"),
    ),
    Question(
        "keren",
        QuestionKind.NUMBER,
        "Hoe vaak kom je per maand?",
        minimum=Decimal(0),
        maximum=Decimal(31),
    ),
    Question("kwijt", QuestionKind.OPEN, "Wat wil je nog kwijt?"),
)


def every_kind(**fields: object) -> Vragenlijst:
    """A vragenlijst in two sections with one question of each kind."""
    parts: dict[str, object] = {
        "key": "lijst",
        "title": "Hoe gaat het in de straat?",
        "introduction": Introduction(who="De Straat", why="Om te weten hoe het gaat."),
        "sections": (
            Section("jij", "Over jou", EVERY_KIND[:5]),
            Section("straat", "Over de straat", EVERY_KIND[5:]),
        ),
    }
    return Vragenlijst(**parts | fields)  # type: ignore[arg-type]


def a_meting(**fields: object) -> Meting:
    parts: dict[str, object] = {
        "key": "voorjaar",
        "code": "",
        "kind": MetingKind.ONCE,
        "name": "Voorjaar",
        "vragenlijst": "lijst",
        "vragenlijst_version": 1,
    }
    return Meting(**parts | fields)  # type: ignore[arg-type]


def fill_with_meting(
    engine: Engine, *, state: MetingState = MetingState.OPEN, **fields: object
) -> Meting:
    """The small story with the vragenlijst and one meting in this state."""
    with writing(engine) as session:
        import_bundle(small_bundle(logo=None), session=session)
        add_vragenlijst(SLUG, every_kind(), session=session)
        kept = add_meting(SLUG, a_meting(**fields), session=session)
        set_meting_state(SLUG, kept.key, state, session=session)
    return kept
