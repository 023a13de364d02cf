"""What the parts of an effectenarena are called, also when what they name is gone."""

from veranderverhaal.effectenarena.labels import INCASSEERDER_GROUP_LABELS
from veranderverhaal.effectenarena.model import Effectenarena, IncasseerderGroup, Keten
from veranderverhaal.model import Veranderverhaal

GONE = "(weg)"
NOT_CHOSEN = "nog niet gekozen"


def element_name(key: str, story: Veranderverhaal) -> str:
    """The title of an aanpak, an effect or a doelgroep; "(weg)" when it is gone."""
    return next((one.title for one in story.elements if one.key == key), GONE)


def incasseerder_name(key: str, effectenarena: Effectenarena) -> str:
    """Who gains: the name of an own incasseerder or of a group; "(weg)" when it is gone."""
    if not key:
        return NOT_CHOSEN
    own = next((one.name for one in effectenarena.incasseerders if one.key == key), "")
    if own:
        return own
    found = next((one for one in IncasseerderGroup if one == key), None)
    return INCASSEERDER_GROUP_LABELS[found] if found else GONE


def investeerder_name(key: str, effectenarena: Effectenarena) -> str:
    """Who invests; "(weg)" when it is gone."""
    return next((one.name for one in effectenarena.investeerders if one.key == key), GONE)


def keten_name(keten: Keten, effectenarena: Effectenarena, story: Veranderverhaal) -> str:
    """A keten in a sentence: "‘Samen koken – Minder eenzaam – Deelnemers’"."""
    parts = (
        element_name(keten.aanpak, story),
        element_name(keten.effect, story),
        incasseerder_name(keten.incasseerder, effectenarena),
    )
    return f"‘{' – '.join(parts)}’"
