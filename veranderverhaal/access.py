"""Who asks, and what they may: the roles in an initiatief and the rights that come with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


class Role(Enum):
    """What an account is in one initiatief."""

    COORDINATOR = "coordinator"
    VOLUNTEER = "volunteer"
    VIEWER = "viewer"


class Right(Enum):
    """What a query, a command, a page or a route asks of who asks.

    The last five are rights in one initiatief; the others are not about any.
    """

    NONE = "none"  # respondents, shared pages, the login itself
    SIGNED_IN = "signed_in"  # whoever is known
    INSTALLATION = "installation"  # what concerns all initiatieven together
    SEE = "see"  # the story, its uitkomsten, what is made of them
    FILL_IN = "fill_in"  # paper forms, tellingen and citaten, and what is needed to type them
    READ_ANSWERS = "read_answers"  # what single people wrote
    EDIT = "edit"  # everything that makes up the initiatief
    MANAGE = "manage"  # people, the log, what is kept how long


OF_AN_INITIATIEF = frozenset(
    {Right.SEE, Right.FILL_IN, Right.READ_ANSWERS, Right.EDIT, Right.MANAGE}
)
RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.COORDINATOR: OF_AN_INITIATIEF,
        Role.VOLUNTEER: frozenset({Right.SEE, Right.FILL_IN}),
        Role.VIEWER: frozenset({Right.SEE}),
    }
)
ROLE_LABELS: Mapping[Role, str] = MappingProxyType(
    {Role.COORDINATOR: "coördinator", Role.VOLUNTEER: "vrijwilliger", Role.VIEWER: "kijker"}
)
ROLE_MEANINGS: Mapping[Role, str] = MappingProxyType(
    {
        Role.COORDINATOR: "mag alles in dit initiatief, ook mensen uitnodigen",
        Role.VOLUNTEER: "vult in: papieren formulieren, tellingen en citaten; ziet de uitkomsten",
        Role.VIEWER: "ziet het verhaal, de uitkomsten en de poster",
    }
)


class Kind(Enum):
    """How someone is known."""

    NOBODY = "nobody"
    GUEST = "guest"  # has a link that opens one initiatief to look at
    ACCOUNT = "account"
    HERE = "here"  # sits at this computer, where no account was ever made
    MACHINE = "machine"  # a command in a terminal, or the program itself


@dataclass(frozen=True)
class Asker:
    """Who asks. `roles` are by the short name of an initiatief."""

    kind: Kind
    account: str = ""
    name: str = ""
    administrator: bool = False
    roles: Mapping[str, Role] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether there is anybody behind it who may use the dashboard at all."""
        return self.kind not in (Kind.NOBODY, Kind.GUEST)

    @property
    def may_do_everything(self) -> bool:
        """No rule stops the machine itself, its only user, or a beheerder."""
        return self.kind in (Kind.HERE, Kind.MACHINE) or self.administrator


NOBODY = Asker(Kind.NOBODY)
HERE = Asker(Kind.HERE, name="op deze computer")
MACHINE = Asker(Kind.MACHINE, name="het programma")


def guest_of(slug: str) -> Asker:
    """Who has a link that shows the uitkomsten of one initiatief."""
    return Asker(Kind.GUEST, roles={slug: Role.VIEWER})


def may(asker: Asker, right: Right, slug: str = "") -> bool:
    """Whether who asks has a right, in the initiatief with this short name where it is about one.

    Raises ValueError when the right is about an initiatief and none is named.
    """
    if right is Right.NONE or asker.may_do_everything:
        return True
    if right is Right.SIGNED_IN:
        return asker.is_known
    if right is Right.INSTALLATION:
        return False
    if not slug:
        raise ValueError(f"{right} is about an initiatief")
    role = asker.roles.get(slug)
    return role is not None and right in RIGHTS[role]
