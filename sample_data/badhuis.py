"""Het Badhuis asks 111 residents. The shares were published (Movisie, Collectief, 2023).

The answers were not: they are made up so that they give exactly these shares. The wording of the
questions is ours.
"""

from dataclasses import replace
from datetime import date
from random import Random

from sample_data.made_up import Choices, make_choices, make_moods, make_responses, make_stelling
from sample_data.measured import Measured
from veranderverhaal.composing import compose
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.instrument import STELLINGEN, what_else_question
from veranderverhaal.meting import Meting, MetingKind, MetingState, Response
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.question import Answer, Option, Question, QuestionKind
from veranderverhaal.vragenlijst import Vragenlijst

SEED = 2022
N = 111
NAME = "Bewonersonderzoek (verzonnen antwoorden)"
METING = "bewonersonderzoek"
VRAGENLIJST = "bewoners"
CODE = "badhws22"
WEEKS = tuple(f"2022-W{week}" for week in range(18, 24))
STARTS_ON, ENDS_ON = date(2022, 5, 2), date(2022, 6, 12)

BEGIN = "Door de activiteiten in Het Badhuis"
# Key, effect, published percentage that agrees, what it shows, and the rest of the stelling.
ASKED = (
    ("kennen", "verbondenheid", 73, "Bewoners kennen elkaar", "ken ik andere bewoners."),
    ("praatje", "verbondenheid", 70, "Vaker een praatje", "maak ik vaker een praatje."),
    (
        "leuks",
        "verbondenheid",
        59,
        "Vaker samen iets leuks",
        "doe ik vaker iets leuks met anderen.",
    ),
    (
        "verbonden",
        "verbondenheid",
        90,
        "Bewoners voelen zich verbonden",
        "voelen bewoners zich meer met elkaar verbonden.",
    ),
    ("welkom", "verbondenheid", 86, "Mensen voelen zich welkom", "voel ik me meer welkom."),
    ("vaardig", "empowerment", 42, "Nieuwe dingen leren", "heb ik iets nieuws geleerd."),
    (
        "talent",
        "empowerment",
        53,
        "Talenten voor de buurt",
        "word ik uitgedaagd mijn talent te gebruiken voor de buurt.",
    ),
    (
        "ruimte",
        "empowerment",
        65,
        "Ruimte om te proberen",
        "krijg ik ruimte om iets nieuws te proberen.",
    ),
    ("kracht", "empowerment", 45, "Vertrouwen in jezelf", "heb ik meer vertrouwen in wat ik kan."),
)
NETWORK = "steun"
NETWORK_EFFECT = "netwerk"
NETWORK_TITLE = "Buren helpen elkaar vaker"
NO_CHANGE = "niets"
# Code, published percentage, label. Several answers are possible: they add up to more than 100.
NETWORK_OPTIONS = (
    (NO_CHANGE, 24, "is er voor mij niets veranderd"),
    ("klusjes", 23, "help ik vaker met klusjes"),
    ("vinden", 37, "vind ik mijn buren makkelijker als ik iets nodig heb"),
    ("advies", 41, "vraag ik vaker om hulp of advies"),
)
# A kernvraag for each effect.
CORE = ("verbonden", NETWORK, "kracht")
# Made up, and given to some only.
WHAT_ELSE = (
    "In de zomer was het vaak mooi weer. Dan zie je elkaar ook vanzelf.",
    "Er kwamen nieuwe mensen in onze straat wonen.",
    "Ik ben met pensioen, dus ik heb meer tijd.",
    "Corona was voorbij. Toen kon er weer meer.",
    "De school deed ook mee met het buurtfeest.",
)


def measure(story: Veranderverhaal) -> Measured:
    """What Het Badhuis asked, and the made-up answers."""
    indicatoren = make_indicatoren()
    vragenlijst = make_vragenlijst(indicatoren, story)
    return Measured(indicatoren, (vragenlijst,), (make_meting(),), {METING: make_answers()})


def make_indicatoren() -> tuple[Indicator, ...]:
    """One for every stelling, one for the network, and two counts that are feiten already."""
    stellingen = [
        _outcome(key, effect, title, _stelling(key, text)) for key, effect, _, title, text in ASKED
    ]
    network = _outcome(NETWORK, NETWORK_EFFECT, NETWORK_TITLE, network_question())
    visitors = Indicator(
        "aantal-bezoekers",
        IndicatorKind.OUTPUT,
        "Bezoekers per maand",
        effect="verbondenheid",
        feit="bezoekers",
    )
    volunteers = Indicator(
        "aantal-vrijwilligers",
        IndicatorKind.OUTPUT,
        "Vrijwilligers",
        effect="empowerment",
        feit="vrijwilligers",
    )
    return (*stellingen, network, visitors, volunteers)


def network_question() -> Question:
    """Several answers at once: never one scale."""
    return Question(
        NETWORK,
        QuestionKind.SEVERAL_OF,
        f"{BEGIN} …",
        help="Je mag meer dan één antwoord kiezen.",
        options=tuple(Option(code, label) for code, _, label in NETWORK_OPTIONS),
    )


def make_vragenlijst(indicatoren: tuple[Indicator, ...], story: Veranderverhaal) -> Vragenlijst:
    """As the program makes it, with the open question that belongs to experienced change."""
    made = compose(indicatoren, story, title="Wat merk jij van Het Badhuis?", name="Het Badhuis")
    return replace(made, key=VRAGENLIJST)


def make_meting() -> Meting:
    """Nobody knows how many residents were asked, so no share of them is shown."""
    return Meting(
        key=METING,
        code=CODE,
        kind=MetingKind.ONCE,
        name=NAME,
        vragenlijst=VRAGENLIJST,
        vragenlijst_version=1,
        starts_on=STARTS_ON,
        ends_on=ENDS_ON,
        who="Bewoners van de Leidsebuurt",
        state=MetingState.CLOSED,
        made_up=True,
    )


def make_answers() -> tuple[Response, ...]:
    """111 people who answer every closed question; some say what else played a part."""
    random = Random(SEED)  # noqa: S311
    moods = make_moods(N, random)
    answers: dict[str, list[Answer]] = {
        key: make_stelling(percentage, moods, random) for key, _, percentage, _, _ in ASKED
    }
    shares = {code: percentage for code, percentage, _ in NETWORK_OPTIONS}
    answers[NETWORK] = make_choices(Choices(shares, NO_CHANGE), moods, random)
    answers[what_else_question().key] = [_what_else(random) for _ in range(N)]
    return make_responses(answers, WEEKS, random)


def _what_else(random: Random) -> Answer:
    """One of the texts, for about one in six; the others skip it."""
    place = int(random.random() * len(WHAT_ELSE) * 6)
    return (WHAT_ELSE[place],) if place < len(WHAT_ELSE) else ()


def _stelling(key: str, rest: str) -> Question:
    """In the manner of the library, so that it is known as experienced change."""
    return Question(key, QuestionKind.STELLING, f"{BEGIN} {rest}", instrument=STELLINGEN)


def _outcome(key: str, effect: str, title: str, question: Question) -> Indicator:
    return Indicator(
        key,
        IndicatorKind.OUTCOME,
        title,
        effect=effect,
        questions=(question,),
        core=key in CORE,
    )
