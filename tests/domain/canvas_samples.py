"""A small effectenarena of every kind: told in words, with a nadeel, and with what waits."""

from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Factor,
    Incasseerder,
    IncasseerderGroup,
    Investeerder,
    Investering,
    InvesteringKind,
    Keten,
    Sector,
)
from veranderverhaal.model import Element, Layer, Veranderverhaal

STORY = Veranderverhaal(
    elements=(
        Element("soep", Layer.AANPAK, "Soep koken"),
        Element("tuin", Layer.AANPAK, "Samen tuinieren"),
        Element("kennen", Layer.DIRECT, "Buren kennen elkaar"),
        Element("alleen", Layer.INDIRECT, "Minder eenzaamheid."),
        Element("lawaai", Layer.NEVENEFFECT, "Lawaai"),
    )
)
PUBLISHED = Keten(
    *("k1", "soep", "alleen", "participants", "Mentaal gezonder"),
    chance=Factor(label="low_middle"),
    delta=Factor(label="middle"),
)
FILLED = Effectenarena(
    investeerders=(
        Investeerder("g", "Gemeente"),
        Investeerder("b", "Bewoners", Sector.RESIDENTS),
        Investeerder("f", "Fonds", Sector.PRIVATE),
    ),
    investeringen=(
        Investering("i1", "g", "soep"),
        Investering("i2", "g", "soep", InvesteringKind.SPACE),
        Investering("i3", "b", "", InvesteringKind.HOURS),
    ),
    incasseerders=(Incasseerder("z", "De huisarts", IncasseerderGroup.OTHERS),),
    ketens=(
        PUBLISHED,
        Keten("k2", "tuin", "kennen", "z"),
        Keten("k3", "soep", "lawaai", "residents", is_negative=True),
    ),
)
