"""Dutch phrases on the screens of a bijeenkomst: as few words as honesty allows."""

from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.release_notes import ROUNDING_NOTE, SEVERAL_COUNTS_NOTE, SEVERAL_NOTE
from veranderverhaal.saying import say_period, say_withheld
from veranderverhaal.saying_kinds import say_kind
from veranderverhaal.saying_words import quote
from veranderverhaal.uitkomst import Block, ResponseFigures, Shown, Uitkomst

FEWEST = 10  # answers before there are bars (domain knowledge §3.1)
COMES = f"De balken komen vanaf {FEWEST} antwoorden."
HIDDEN = "Deze antwoorden laten we nu niet zien."


def answers_text(number: int) -> str:
    """ "1 antwoord", "111 antwoorden"."""
    return "1 antwoord" if number == 1 else f"{number} antwoorden"


def period_text(meting: Meting) -> str:
    """When was asked; the name of the meting when nobody wrote that down."""
    is_known = meting.starts_on or meting.ends_on
    return say_period(meting) if is_known else meting.name


def joined_text(response: ResponseFigures) -> str:
    """How many joined so far, and how many of them the bars show."""
    received, counted = response.received, response.counted
    if not received:
        return "Nog niemand deed mee."
    people = f"{people_text(received)} mee"
    if counted == received:
        return f"{people}."
    if not counted:
        return f"{people}; de balken komen vanaf {FEWEST} antwoorden."
    return f"{people}; de balken laten er {counted} zien."


def people_text(number: int) -> str:
    return "1 persoon deed" if number == 1 else f"{number} mensen deden"


def told_nothing(shown: Shown, meting: Meting) -> str:
    """Why there are no bars, and when there will be."""
    if shown is Shown.WITHHELD:
        return HIDDEN
    is_awaited = meting.state is MetingState.OPEN
    return COMES if is_awaited else say_withheld(shown)


def brief_say(uitkomst: Uitkomst) -> str:
    """What came out, without the question: that is the title of the screen."""
    asked = quote(uitkomst.question.text)
    told = say_kind(uitkomst).replace(f" met {asked}", "").replace(f" op {asked}", "")
    return told.removeprefix(f"Bij {asked}: ")


def brief_notes(block: Block) -> str:
    """The notes of a block; of a longer one its first sentence.

    That people could choose several stands in the sentence of such a question; and where not all
    percentages are shown, nobody misses what they do not add up to.
    """
    left_out = {SEVERAL_NOTE, SEVERAL_COUNTS_NOTE}
    if len(block.uitkomsten) > 1:
        left_out.add(ROUNDING_NOTE)
    kept = [note.partition(". ")[0] for note in block.notes if note not in left_out]
    return " ".join(note if note.endswith(".") else f"{note}." for note in kept)


def cards_text(number: int) -> str:
    """ "1 kaartje", "12 kaartjes"."""
    return "1 kaartje" if number == 1 else f"{number} kaartjes"


def groups_text(number: int) -> str:
    """ "1 groepje", "3 groepjes"."""
    return "1 groepje" if number == 1 else f"{number} groepjes"


def dots_text(number: int) -> str:
    """How many people voted: never on what, while they still do."""
    return "1 mens gaf stippen" if number == 1 else f"{number} mensen gaven stippen"
