"""Results to show on one page: made from uitkomsten that may be shown, and ready to be drawn."""

from dataclasses import dataclass

from veranderverhaal.meting import Meting
from veranderverhaal.uitkomst import Change, Difference, Uitkomsten


@dataclass(frozen=True)
class Comparison:
    """Two rounds of the same vragenlijst. `changes` when the same people can be recognised in
    both, else `differences`; the other is empty.
    """

    before: Meting
    after: Meting
    changes: tuple[Change, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Released:
    """All that may be shown of an initiatief, for everyone: each meting with answers, oldest
    first, and each two rounds that can be compared.
    """

    uitkomsten: tuple[Uitkomsten, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
