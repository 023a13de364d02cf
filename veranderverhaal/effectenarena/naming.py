"""What the parts of an effectenarena are called, also when what they name is gone."""

from collections import Counter
from itertools import chain, count

from veranderverhaal.effectenarena.labels import INCASSEERDER_GROUP_LABELS
from veranderverhaal.effectenarena.model import Effectenarena, Keten
from veranderverhaal.model import Veranderverhaal

GONE = "(weg)"
NOT_CHOSEN = "nog niet gekozen"


def element_name(key: str, story: Veranderverhaal, gone: str = GONE) -> str:
    """The title of an aanpak, an effect or a doelgroep; `gone` when it is gone."""
    return next((one.title for one in story.elements if one.key == key), gone)


def incasseerder_name(key: str, effectenarena: Effectenarena, gone: str = GONE) -> str:
    """Who gains: the name of an own incasseerder or of a group; `gone` when it is gone."""
    return incasseerder_names(effectenarena).get(key, gone) if key else NOT_CHOSEN


def incasseerder_names(effectenarena: Effectenarena) -> dict[str, str]:
    """Everyone who may gain by key, the four groups first: no two of them are called the same.

    An own one with the name of another has its group behind it, or else a number.
    """
    names = {group.value: label for group, label in INCASSEERDER_GROUP_LABELS.items()}
    own = effectenarena.incasseerders
    typed = Counter(one.name.casefold() for one in own)
    in_group = Counter((one.name.casefold(), one.group) for one in own)
    taken = {one.casefold() for one in (*names.values(), GONE, NOT_CHOSEN)}
    for one in own:
        name, group = one.name, INCASSEERDER_GROUP_LABELS[one.group]
        choices = [name] if typed[name.casefold()] == 1 else []
        if in_group[name.casefold(), one.group] == 1 and name.casefold() != group.casefold():
            choices.append(f"{name} ({group})")
        numbered = (f"{name} ({number})" for number in count(1))
        free = (shown for shown in chain(choices, numbered) if shown.casefold() not in taken)
        names[one.key] = next(free)
        taken.add(names[one.key].casefold())
    return names


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
