"""Everybody who may ask, by what they are."""

from veranderverhaal.access import HERE, MACHINE, NOBODY, Asker, Kind, Role, guest_of

SLUG, OTHER = "de-straat", "de-laan"
NAME = "Els"


def account(role: Role | None = None, slug: str = SLUG, **fields: bool) -> Asker:
    """Somebody who is logged in."""
    roles = {} if role is None else {slug: role}
    return Asker(Kind.ACCOUNT, "els", NAME, roles=roles, **fields)


COORDINATOR, VOLUNTEER, VIEWER = (
    account(role) for role in (Role.COORDINATOR, Role.VOLUNTEER, Role.VIEWER)
)
ASKERS = {
    "nobody": NOBODY,
    "a guest": guest_of(SLUG),
    "a guest of another": guest_of(OTHER),
    "an account": account(),
    "a viewer": VIEWER,
    "a volunteer": VOLUNTEER,
    "a coordinator": COORDINATOR,
    "a coordinator of another": account(Role.COORDINATOR, OTHER),
    "a beheerder": account(administrator=True),
    "who sits here": HERE,
    "the machine": MACHINE,
}
