"""What the parts of an effectenarena are called: never two of them the same."""

import pytest

from veranderverhaal.effectenarena.model import Effectenarena, Incasseerder, IncasseerderGroup
from veranderverhaal.effectenarena.naming import GONE, incasseerder_name, incasseerder_names

PARTICIPANTS, GOVERNMENT, OTHERS = (
    IncasseerderGroup.PARTICIPANTS,
    IncasseerderGroup.GOVERNMENT,
    IncasseerderGroup.OTHERS,
)
GROUPS = ["Deelnemers", "Overige wijkbewoners", "Overheid", "Overige partijen"]


def with_own(*own: tuple[str, IncasseerderGroup]) -> Effectenarena:
    found = (Incasseerder(f"key-{place}", *one) for place, one in enumerate(own))
    return Effectenarena(incasseerders=tuple(found))


@pytest.mark.parametrize(
    ("own", "names"),
    [
        ([("De huisarts", OTHERS)], ["De huisarts"]),
        ([("Overheid", PARTICIPANTS)], ["Overheid (Deelnemers)"]),
        ([("overheid", GOVERNMENT)], ["overheid (1)"]),
        (
            [("De school", OTHERS), ("de school", GOVERNMENT)],
            ["De school (Overige partijen)", "de school (Overheid)"],
        ),
        ([("De school", OTHERS), ("De school", OTHERS)], ["De school (1)", "De school (2)"]),
        (
            [("Overheid (Deelnemers)", OTHERS), ("Overheid", PARTICIPANTS)],
            ["Overheid (Deelnemers)", "Overheid (1)"],
        ),
        ([(GONE, OTHERS)], [f"{GONE} (Overige partijen)"]),
    ],
)
def test_no_two_who_gain_are_called_the_same(
    own: list[tuple[str, IncasseerderGroup]], names: list[str]
) -> None:
    effectenarena = with_own(*own)
    assert list(incasseerder_names(effectenarena).values()) == [*GROUPS, *names]
    shown = [incasseerder_name(one.key, effectenarena) for one in effectenarena.incasseerders]
    assert shown == names


def test_who_is_gone_or_not_chosen_is_told_as_such() -> None:
    effectenarena = with_own()
    assert incasseerder_name("", effectenarena) == "nog niet gekozen"
    assert incasseerder_name("lost", effectenarena) == "(weg)"
    assert incasseerder_name("lost", effectenarena, "Niet meer in het verhaal") != "(weg)"
    assert incasseerder_name("residents", effectenarena) == "Overige wijkbewoners"
