"""The questions that a figure of the neighbourhood may stand beside."""

from collections.abc import Iterable

from veranderverhaal.question import Question
from veranderverhaal.release_blocks import score_questions
from veranderverhaal.saying_beside import comparable_units
from veranderverhaal.tally import summed_instruments
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure
from veranderverhaal.uitkomst_editing import figures_beside
from veranderverhaal.vragenlijst import Vragenlijst


def figure_questions(
    vragenlijsten: Iterable[Vragenlijst], unit: FigureUnit
) -> tuple[Question, ...]:
    """Every question and score that is expressed in this unit, once, in the order asked."""
    found: dict[str, Question] = {}
    for vragenlijst in vragenlijsten:
        scores = [
            question
            for instrument, _items in summed_instruments(vragenlijst)
            for question in score_questions(instrument)
        ]
        for question in (*vragenlijst.questions, *scores):
            if unit in comparable_units(question):
                found.setdefault(question.key, question)
    return tuple(found.values())


def place_of(figure: NeighbourhoodFigure, questions: Iterable[Question]) -> Question | None:
    """The question that a figure stands beside now; None when it stands beside none."""
    return next((one for one in questions if figures_beside(one, (figure,))), None)
