"""Whom each address is for. An address without a rule is for nobody but who is known."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class Door(Enum):
    """Who may come in."""

    EVERYONE = "everyone"  # respondents and what their pages need, on a locked tablet too
    PASSERS_BY = "passers-by"  # everyone, but on a locked tablet
    LINK = "link"  # who is known; and who has the link, when its route finds that it was shared
    TABLET = "tablet"  # a tablet that is locked on the forms, and who is known
    KNOWN = "known"  # who is known


# An address, or with "*" all that begins so; the longest that fits counts. {app} is Streamlit's.
RULES: Mapping[str, Door] = MappingProxyType(
    {
        "/": Door.KNOWN,
        "/v/*": Door.EVERYONE,
        "/assets/*": Door.EVERYONE,
        "/healthz": Door.EVERYONE,
        "{app}/static/*": Door.EVERYONE,  # Streamlit's own scripts, the same everywhere
        "/metrics": Door.PASSERS_BY,  # says for itself who may see them
        "/i/*": Door.PASSERS_BY,
        "/k/*": Door.PASSERS_BY,
        "/toestemming/*": Door.PASSERS_BY,
        "/inloggen": Door.PASSERS_BY,
        "/inloggen/*": Door.PASSERS_BY,
        "/uitloggen": Door.PASSERS_BY,
        "/eerste-account": Door.PASSERS_BY,
        "/uitnodiging/*": Door.PASSERS_BY,
        "/wachtwoord/*": Door.PASSERS_BY,
        "/presentatie/*": Door.LINK,
        "/presentatie/stijl/*": Door.PASSERS_BY,
        "/invoerstand": Door.EVERYONE,  # says so kindly when its time has passed
        "/invoerstand/*": Door.TABLET,
        "/account": Door.KNOWN,
        "/account/*": Door.KNOWN,
        "/sessie": Door.KNOWN,
        "/voorbeeld/*": Door.KNOWN,
        "/dutch-*": Door.KNOWN,
        "{app}": Door.KNOWN,
        "{app}/*": Door.KNOWN,
    }
)
# Asked by a script or a page, never by a person: there is nothing to lead to the login.
NO_PAGES = ("/sessie", "/dutch-", "{app}/_stcore/", "{app}/media/", "{app}/component/")
MORE = "*"
STRANGE = ("..", "//", "\\", "\0", "%")


def door_of(path: str, streamlit_path: str) -> Door:
    """Who may come in at a path, as the server decoded it."""
    found = find_rule(path, streamlit_path)
    return RULES[found] if found else Door.KNOWN


def find_rule(path: str, streamlit_path: str) -> str:
    """The rule that counts for a path; "" when it has none, or could be read in another way."""
    if any(sign in path for sign in STRANGE):
        return ""
    fitting = [rule for rule in RULES if _fits(path, rule.format(app=streamlit_path))]
    return max(fitting, key=len, default="")


def is_page(path: str, streamlit_path: str) -> bool:
    """Whether a person asks for this path, in the bar of a browser."""
    return not any(path.startswith(one.format(app=streamlit_path)) for one in NO_PAGES)


def _fits(path: str, rule: str) -> bool:
    return path.startswith(rule.removesuffix(MORE)) if rule.endswith(MORE) else path == rule
