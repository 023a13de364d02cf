"""Once, before it is kept: does an open answer hold a phone number, an e-mail address, a postcode?

Only in Dutch: nobody checked these sentences in another language.
"""

from collections.abc import Mapping

from veranderverhaal.frame_texts import DUTCH
from veranderverhaal.personal import find_contact, say_found
from veranderverhaal.question import Answer, QuestionKind
from veranderverhaal.vragenlijst import Vragenlijst
from web.form_input import Fields, only

WARNED = "warned"  # the field that says it was told already
TITLE = "Kijk nog even"
WHAT_TO_DO = "Haal het weg, en verstuur het dan onderaan. Of verstuur het zo."
SEND_AS_IT_IS = "Verstuur het zo"


def contact_in(
    vragenlijst: Vragenlijst, answers: Mapping[str, Answer], fields: Fields, language: str
) -> dict[str, str]:
    """By question: what seems to stand in its answer. Nothing the second time."""
    if language != DUTCH or only(fields, WARNED):
        return {}
    told = {
        one.key: " ".join(say_found(find_contact(text)) for text in answers.get(one.key, ()))
        for one in vragenlijst.questions
        if one.kind is QuestionKind.OPEN
    }
    return {key: text for key, text in told.items() if text}
