"""The gesprek: the questions with which a group finds its veranderverhaal, one per screen.

After the conversation questions of Movisie (Effecten zichtbaar maken, 2021), in our own words.
"""

from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.model import Layer, Veranderverhaal


class AnswerKind(StrEnum):
    """What a question asks for."""

    TEXT = "text"  # one text
    ELEMENTS = "elements"  # several cards of one layer
    EFFECTS = "effects"  # several cards, each a direct or an indirect effect
    SIGNS = "signs"  # per effect: by what does one notice it
    NEVENEFFECTEN = "neveneffecten"  # several cards, or "we see none"


@dataclass(frozen=True)
class Question:
    """One screen. `idea` is two plain sentences; `field` or `layers` say where answers go."""

    key: str
    title: str
    idea: str
    kind: AnswerKind
    prompt: str
    field: str = ""
    layers: tuple[Layer, ...] = ()


QUESTIONS = (
    Question(
        key="aanleiding",
        title="Op welk vraagstuk is dit een antwoord?",
        idea="Een initiatief begint bij iets wat mensen in de buurt missen of willen. "
        "Schrijf op wat jullie zagen toen jullie begonnen.",
        kind=AnswerKind.TEXT,
        prompt="Wat is er aan de hand in de buurt?",
        field="aanleiding",
    ),
    Question(
        key="doelgroep",
        title="Voor wie en met wie doen jullie dit?",
        idea="De doelgroep zijn de mensen voor wie jullie iets willen veranderen. "
        "Dat kan de hele buurt zijn, of een paar groepen.",
        kind=AnswerKind.ELEMENTS,
        prompt="Een doelgroep",
        layers=(Layer.DOELGROEP,),
    ),
    Question(
        key="goal",
        title="Wat willen jullie bereiken, voor en met bewoners?",
        idea="Beschrijf hoe het in de buurt is als jullie slagen. "
        "Het hoeft nog niet precies: straks maak je er kleine stappen van.",
        kind=AnswerKind.TEXT,
        prompt="Wat willen jullie bereiken?",
        field="goal",
    ),
    Question(
        key="aanpak",
        title="Wat doen jullie, en met welke houding?",
        idea="De aanpak is wat jullie doen: activiteiten, een plek, hulp. "
        "Ook hóe jullie het doen hoort erbij: iedereen welkom, samen, zonder regels.",
        kind=AnswerKind.ELEMENTS,
        prompt="Iets wat jullie doen, of een houding",
        layers=(Layer.AANPAK,),
    ),
    Question(
        key="effecten",
        title="Wat zien jullie veranderen?",
        idea="Een direct effect merken mensen zelf, doordat ze meedoen. "
        "Aan grote dingen, zoals een veilige wijk, dragen jullie indirect bij, samen met anderen.",
        kind=AnswerKind.EFFECTS,
        prompt="Iets wat verandert",
        layers=(Layer.DIRECT, Layer.INDIRECT),
    ),
    Question(
        key="signs",
        title="Waaraan merken jullie het?",
        idea="Een effect wordt echt als je het kunt zien of horen. "
        "Wat doet of zegt iemand bij wie het lukt?",
        kind=AnswerKind.SIGNS,
        prompt="Daaraan merken we het",
        layers=(Layer.DIRECT,),
    ),
    Question(
        key="neveneffecten",
        title="Wat kan er ook gebeuren, wat je niet wilt?",
        idea="Bijna alles heeft een keerzijde: wie heeft er last van, wie doet niet mee? "
        "Wie dat eerlijk opschrijft, kan er iets aan doen.",
        kind=AnswerKind.NEVENEFFECTEN,
        prompt="Iets wat mis kan gaan",
        layers=(Layer.NEVENEFFECT,),
    ),
)


def find_question(key: str) -> int:
    """The place of the question with this key, from 0; the first when there is no such key."""
    return next((i for i, question in enumerate(QUESTIONS) if question.key == key), 0)


def given_answers(question: Question, veranderverhaal: Veranderverhaal) -> tuple[str, ...]:
    """What a veranderverhaal has on this question, as short texts."""
    if question.kind is AnswerKind.TEXT:
        text = str(getattr(veranderverhaal, question.field))
        return (text,) if text else ()
    elements = [element for layer in question.layers for element in veranderverhaal.layer(layer)]
    if question.kind is AnswerKind.SIGNS:
        return tuple(f"{element.title}: {element.signs}" for element in elements if element.signs)
    return tuple(element.title for element in elements)
