"""A vragenlijst with ladders that have as much to read as can be on one screen."""

from dataclasses import replace

from tests.web.forms import EVERYTHING, options
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.vragenlijst import Section

STEPS = 9
STEP = "Ik ken mijn buren bij naam, en we drinken elke week samen koffie in het buurthuis. "
ASKED = "Welke trede past het best bij hoe jij nu met de mensen in je straat omgaat, en waarom? "
LADDERS = tuple(
    Question(
        f"la{long}", QuestionKind.LADDER, ASKED * long, options=options(*[STEP * long] * STEPS)
    )
    for long in (1, 2)
)
LONG_LADDERS = replace(EVERYTHING, key="ladders", sections=(Section("a", "", LADDERS),))
