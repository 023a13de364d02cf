"""Forms kept ready: many people open the same form at the same time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool

from storage.meting_queries import Form
from storage.queries import NotFound
from storage.troubles import trouble_of
from veranderverhaal.model import KEY_ALPHABET
from veranderverhaal.vragenlijst import meaning
from web.form_page import BlankPage, blank_page
from web.form_token import is_valid, make_token

# Another process may change a form too (the command line): look that often.
SECONDS_BEFORE_LOOKING = 1.0
MOST_KEPT = 200
MAX_CODE = 40


@dataclass(frozen=True)
class FormSource:
    """How a form is found. `stamp` changes with the form of a code, `changes` with every write of
    this process; `secret` signs the tokens.
    """

    load: Callable[[str], Form]
    stamp: Callable[[str], Any]
    secret: Callable[[], bytes]
    changes: Callable[[], int]


@dataclass
class KeptForm:
    """A form with the pages made of it, and what signs its tokens."""

    form: Form
    secret: bytes = field(repr=False)
    stamp: Any
    looked_at: float
    changes: int
    pages: dict[tuple[str, bool], BlankPage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.purpose = purpose_of(self.form)

    def make_token(self) -> str:
        return make_token(self.secret, self.purpose, time.time())

    def made(self, token: str) -> bool:
        """Whether a token came with this form, as it is now, and not too long ago."""
        return is_valid(token, self.secret, self.purpose, time.time())

    def page(self, language: str, *, tablet: bool = False) -> BlankPage:
        if (language, tablet) not in self.pages:
            self.pages[language, tablet] = blank_page(self.form, language, tablet=tablet)
        return self.pages[language, tablet]


class FormShelf:
    def __init__(self, source: FormSource) -> None:
        self.source = source
        self.kept: dict[str, KeptForm] = {}

    async def find(self, typed_code: str) -> KeptForm | None:
        """The form with this code, as it is now; None when there is none."""
        code = typed_code.strip().lower()
        if not (0 < len(code) <= MAX_CODE and set(code) <= set(KEY_ALPHABET)):
            return None
        kept = self.kept.get(code)
        if kept and self._is_fresh(kept):
            return kept
        try:
            return await run_in_threadpool(self._look, code)
        except Exception as error:
            # While the database is away the form stays as it was: whoever sends it gets their
            # answers back, and the writer looks whether it is open before it keeps them.
            if kept is None or trouble_of(error) is None:
                raise
            return kept

    def forget(self, kept: KeptForm) -> None:
        """Look anew the next time."""
        self.kept.pop(kept.form.meting.code, None)

    def _is_fresh(self, kept: KeptForm) -> bool:
        is_recent = time.monotonic() - kept.looked_at < SECONDS_BEFORE_LOOKING
        return is_recent and kept.changes == self.source.changes()

    def _look(self, code: str) -> KeptForm | None:
        now, changes = time.monotonic(), self.source.changes()
        try:
            stamp = self.source.stamp(code)
            kept = self.kept.get(code)
            if kept is None or kept.stamp != stamp:
                form = self.source.load(code)
                kept = KeptForm(form, self.source.secret(), stamp, now, changes)
        except NotFound:
            self.kept.pop(code, None)
            return None
        kept.looked_at, kept.changes = now, changes
        self._keep(code, kept)
        return kept

    def _keep(self, code: str, kept: KeptForm) -> None:
        if len(self.kept) >= MOST_KEPT and code not in self.kept:
            self.kept.clear()
        self.kept[code] = kept


def purpose_of(form: Form) -> bytes:
    """Which form, and what is asked in it: a page of before a change is not taken as it is."""
    asked = {question.key: repr(meaning(question)) for question in form.vragenlijst.questions}
    return f"{form.meting.code} {sorted(asked.items())}".encode()
