"""What was counted when a meting closed for the first time, and goes on being told of it."""

from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.release_groups import everyone
from veranderverhaal.tally import TOLD, Tally


def told_tally(meting: Meting, tally: Tally) -> Tally | None:
    """The cells of whom groups and sensitive questions tell; None when they wait for the closing.

    Nothing differs from what is counted now until something changes after the closing.
    """
    return _told(tally) or (tally if meting.state is MetingState.CLOSED else None)


def has_changed(tally: Tally) -> bool:
    """Whether other people are counted now than when the meting closed for the first time."""
    told = _told(tally)
    return bool(told) and everyone(told) != everyone(tally)


def _told(tally: Tally) -> Tally:
    return {
        cell._replace(axis=cell.axis.removeprefix(TOLD)): count
        for cell, count in tally.items()
        if cell.axis.startswith(TOLD)
    }
