"""Numbers that do not fit and may stay so: looked at, with a note that says why."""

import re
from dataclasses import dataclass, replace

from veranderverhaal.text import NotAccepted, require_line

MAX_NOTE = 200
MAX_SET_ASIDE = 100
MARK = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class SetAside:
    """One contradiction, by its mark, with why it is known."""

    mark: str
    why: str


@dataclass(frozen=True)
class SetAsides:
    """All contradictions that were set aside. Another number has another mark, and shows again."""

    items: tuple[SetAside, ...] = ()
    revision: int = 1

    def why(self, mark: str) -> str:
        """Why the one with this mark was set aside; "" when it was not."""
        return next((one.why for one in self.items if one.mark == mark), "")

    def with_one(self, mark: str, why: str) -> "SetAsides":
        """The same with this one, in place of what was said of it before."""
        kept = self.without(mark).items
        return replace(self, items=(*kept, SetAside(mark, why))[-MAX_SET_ASIDE:])

    def without(self, mark: str) -> "SetAsides":
        """The same without this one."""
        return replace(self, items=tuple(one for one in self.items if one.mark != mark))


def check_set_asides(found: SetAsides) -> SetAsides:
    """As it may be kept. Raises NotAccepted with the field at fault."""
    if any(not MARK.fullmatch(one.mark) for one in found.items):
        raise NotAccepted("why", "Dit getal is er niet meer. Laad de bladzijde opnieuw.")
    items = tuple(
        replace(one, why=require_line(one.why, limit=MAX_NOTE, field="why", label="De reden"))
        for one in found.items[-MAX_SET_ASIDE:]
    )
    return replace(found, items=items)
