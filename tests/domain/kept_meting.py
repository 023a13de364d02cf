"""A meting as it is kept, without a database: who is counted, by the rules of release_steps.

That storage does the same is what tests/storage/test_tallies_kept.py and test_bundles.py show.
"""

from dataclasses import dataclass

import veranderverhaal.release_steps as steps
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.release_rules import MIN_COUNTS


@dataclass(eq=False)
class Row:
    """A response: as it is, as it is counted, and how often it came in with other answers."""

    response: Response
    counted: Response | None = None
    withdrawn: bool = False
    bundle: int = 0
    times: int = 0

    @property
    def wants(self):
        """What would be counted were nobody else to be thought of."""
        return None if self.withdrawn else self.response

    def follow(self):
        self.times += self.wants not in (None, self.counted)
        self.counted = self.wants


class KeptMeting:
    def __init__(self, vragenlijst):
        self.vragenlijst, self.state = vragenlijst, MetingState.OPEN
        self.rows, self.told, self.last = [], None, 0

    def seen(self):
        """The answers that are counted, by whose they are and the how manieth of theirs."""
        found = [(place, row) for place, row in enumerate(self.rows) if row.counted]
        return {(place, row.times): row.counted for place, row in found}

    def send(self, response):
        self.rows.append(Row(response))
        self._join()

    def withdraw(self, row):
        row.withdrawn = True
        self._settle(row.bundle)

    def correct(self, row, response):
        row.response = response
        self._settle(row.bundle)

    def set_state(self, state):
        was_closed = self.state is MetingState.CLOSED
        if was_closed:
            self._keep_told()
        self.state = state
        if state is MetingState.CLOSED:
            self._join(closing=not was_closed)

    def _join(self, *, closing=False):
        waiting = [row for row in self.rows if not (row.counted or row.withdrawn or row.bundle)]
        shown = any(row.bundle for row in self.rows)
        before = len(self.seen())
        is_open = self.state is MetingState.OPEN
        joining = steps.counted_now(len(waiting), before, is_open=is_open, was_shown=shown)
        if joining and not closing:
            self._keep_told()
        for row in waiting[:joining]:
            row.follow()
        if joining and (shown or before + joining >= MIN_COUNTS):
            self._bind([row for row in self.rows if row.counted and not row.bundle])

    def _settle(self, bundle):
        """As storage.bundles does."""
        if not bundle:
            for row in self.rows:
                if row.counted and not row.bundle:
                    row.follow()
            return
        for was_in, is_in in [(True, False), (False, True), (True, True)]:
            together = [row for row in self.rows if row.bundle == bundle]
            changing = [
                row
                for row in together
                if row.wants != row.counted
                and (bool(row.counted), bool(row.wants)) == (was_in, is_in)
            ]
            if steps.may_change(len(changing), len(together)):
                self._keep_told()
                for row in changing:
                    row.follow()
                self._bind(changing)

    def _bind(self, rows):
        self.last += 1
        for row in rows:
            row.bundle = self.last

    def _keep_told(self):
        if self.state is MetingState.CLOSED and len(self.seen()) >= MIN_COUNTS:
            self.told = self.told or self.seen()
