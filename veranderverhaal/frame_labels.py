"""The words around the questions of a vragenlijst, in Dutch, with the keys every language uses.

A mapping for another language has the same keys. A key it lacks is shown in Dutch, and marked as
Dutch for who listens. Words between { and } are filled in: keep them as they are.
"""

from collections.abc import Mapping

from veranderverhaal.question import DONT_KNOW, Question, QuestionKind

# What is offered as an answer where the question has no options of its own.
ANSWER_LABELS = {
    "stelling_1": "helemaal oneens",
    "stelling_2": "oneens",
    "stelling_3": "niet eens, niet oneens",
    "stelling_4": "eens",
    "stelling_5": "helemaal eens",
    "yes": "ja",
    "no": "nee",
    "dont_know": "weet ik niet",
}

# How to answer each kind of question on paper.
PAPER_HOW = {
    "how_one": "Kruis één rondje aan.",
    "how_several": "Kruis alles aan wat past. Meer dan één mag.",
    "how_grade": "Kruis één vakje aan. 1 is heel slecht, 10 is heel goed.",
    "how_rank": "Zet een 1 bij wat je het belangrijkst vindt, dan een 2, een 3, enzovoort.",
    "how_number": "Schrijf een getal op.",
    "how_number_between": "Schrijf een getal op van {low} tot en met {high}.",
    "how_open": "Schrijf je antwoord op de lijnen.",
}

PAPER_LABELS = {
    "who": "Wie vraagt dit?",
    "why": "Waarom?",
    "what_happens": "Wat gebeurt er met je antwoorden?",
    "contact": "Heb je een vraag?",
    "how_to": "Zo vul je het in",
    "how_to_skip": "Wil je een vraag niet beantwoorden? Sla hem dan over.",
    "how_to_correct": "Verkeerd aangekruist? Kras het door en kruis het goede aan.",
    "no_name": "Schrijf je naam niet op dit formulier.",
    "online": "Liever op je telefoon?",
    "online_how": "Richt je camera op de code, of ga naar:",
    "qr": "QR-code naar de vragenlijst op {link}",
    "form_number": "Formulier nr.",
    "page": "Pagina {page} van {pages}",
    "unofficial": "Deze vertaling is van de groep zelf.",
    "person_title": "Jouw eigen code",
    "person_help": "Zo zien we welke formulieren bij elkaar horen. We weten niet wie je bent.",
    "person_question_1": "Wat is de voornaam van je moeder?",
    "person_question_2": "In welke straat woonde je als kind?",
    "helped": "Iemand heeft mij geholpen met invullen.",
    "the_end": "Dit was de laatste vraag.",
    "thanks": "Dank je wel voor je antwoorden!",
}

CARD_LABELS = {"card": "Vul de vragenlijst in"}

FRAME_LABELS: Mapping[str, str] = {**ANSWER_LABELS, **PAPER_HOW, **PAPER_LABELS, **CARD_LABELS}


def label_key(question: Question, code: str) -> str:
    """The key in FRAME_LABELS of an offered code; "" when the question has its own label."""
    if code == DONT_KNOW:
        return "dont_know"
    if question.kind is QuestionKind.STELLING:
        return f"stelling_{code}"
    return code if question.kind is QuestionKind.YES_NO else ""


def answer_label(
    question: Question, code: str, labels: Mapping[str, str] = FRAME_LABELS, language: str = "nl"
) -> str:
    """What a respondent reads for a code: the frame's word, the group's translation, or Dutch."""
    key = label_key(question, code)
    if key:
        return labels.get(key) or FRAME_LABELS[key]
    return own_label(question, code, language)


def own_label(question: Question, code: str, language: str) -> str:
    """The label of an option of the question itself; a grade is its own label."""
    for place, option in enumerate(question.options):
        if option.code == code:
            return _translated(question, place, language) or option.label
    return code


def _translated(question: Question, place: int, language: str) -> str:
    for translation in question.translations:
        if translation.language == language and place < len(translation.labels):
            return translation.labels[place]
    return ""
