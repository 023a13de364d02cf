"""When answers begin to count, and when a change of them does: only with those of enough others.

Whoever keeps every export can subtract any two. So what is counted changes by bundles of people:

- Answers begin to count as a bundle of at least STEP people (counted_now).
- What was shown with numbers changes by bundles too. Withdrawn, corrected, undone and put back
  answers wait, until at least STEP people of one bundle change in the same way, and nobody or at
  least STEP of that bundle stay as they are (may_change). Those who change are a bundle from then
  on. A correction takes the old answers out and puts the new ones in, of the same people at once.

So the people of a bundle were in and out of every result together, each bundle has at least STEP
people, and every result adds up whole bundles. Between two results the people who came are none or
at least STEP, and so are those who went. To look at both together is not enough: with one who came
and nine who went, an answer that rose by one would be that of the one who came. Nor is it enough to
look at two results only: of five who came four may go with somebody else, and one is left. Whole
bundles rule out both, for any number of results.

Before there were numbers to see, everything counts at once. What does not get together with enough
others waits, if need be for ever: the anonymous totals stay what they were.

A bundle is too small for groups, sensitive questions, and people in two metingen. Those show what
was counted when the meting closed for the first time, and go on showing that (release).
"""

from veranderverhaal.release_rules import MIN_COUNTS, is_small

STEP = 5  # people that are counted together


def counted_now(waiting: int, counted: int, *, is_open: bool, was_shown: bool = False) -> int:
    """How many of the responses that wait are counted now, the oldest first.

    While a meting is open they come in by five and the last five to nine keep waiting, and nothing
    is counted before there are ten. On closing all come in; but one to four do not by themselves,
    when numbers were shown before (after opening again): they would be the difference.
    """
    if is_open:
        joining = max(0, waiting // STEP * STEP - STEP)
        return joining if counted + joining >= MIN_COUNTS else 0
    shown = was_shown or counted >= MIN_COUNTS
    return 0 if is_small(waiting) and shown else waiting


def counted_together(new: int, counted: int, *, is_open: bool) -> int:
    """How many of the responses of one file are counted at once, as a bundle of their own.

    Then the whole file can be undone. What is not counted waits with the others.
    """
    if is_open:
        return counted_now(new, counted, is_open=True)
    return new if new >= STEP else 0


def may_change(changing: int, bundle: int) -> bool:
    """Whether so many people of a bundle may go, come back or be corrected together."""
    return changing >= STEP and not is_small(bundle - changing)
