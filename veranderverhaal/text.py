"""Cleaning and bounding what people type, with a message they understand when it cannot be kept."""

import re
import unicodedata
from collections.abc import Collection, Sequence

# Invisible marks that reorder text or draw nothing: they hide what a text really says.
BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
KEPT_CONTROLS = "\n"
MAX_SLUG = 60


class NotAccepted(ValueError):
    """Typed input that cannot be kept. `field` names where it was typed, `message` is Dutch."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def clean_text(text: str, *, limit: int, field: str = "", label: str = "Deze tekst") -> str:
    """Strip what cannot be seen, keep line breaks. Raises NotAccepted above `limit` characters."""
    kept = "".join(character for character in unify_breaks(text) if is_visible(character))
    cleaned = re.sub(r"[ \t]+", " ", kept).strip()
    if len(cleaned) > limit:
        too_many = len(cleaned) - limit
        raise NotAccepted(
            field, f"{label} is te lang: haal {too_many} tekens weg (hoogstens {limit})."
        )
    return cleaned


def clean_line(text: str, *, limit: int, field: str = "", label: str = "Deze tekst") -> str:
    """As clean_text, on one line."""
    return clean_text(re.sub(r"\s+", " ", text), limit=limit, field=field, label=label)


def require_line(text: str, *, limit: int, field: str, label: str) -> str:
    """As clean_line, and raises NotAccepted when nothing is left."""
    line = clean_line(text, limit=limit, field=field, label=label)
    # A character without width may stay in a text, but it is not a text.
    if not any(character.isprintable() and character != " " for character in line):
        raise NotAccepted(field, f"{label} is nog leeg. Vul iets in.")
    return line


def unify_breaks(text: str) -> str:
    """One kind of line break, and no tabs."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def is_visible(character: str) -> bool:
    """Whether a character may stay: no controls, surrogates, unassigned or reordering marks."""
    if character in KEPT_CONTROLS:
        return True
    if character in BIDI_CONTROLS:
        return False
    return unicodedata.category(character) not in ("Cc", "Cs", "Cn", "Co")


def make_slug(name: str, taken: Collection[str] = ()) -> str:
    """A short name for commands and addresses: "Het Badhuis" becomes "het-badhuis".

    A name that is taken gets "-2", "-3", ... behind it; one without Latin letters becomes
    "initiatief".
    """
    decomposed = unicodedata.normalize("NFKD", name)
    latin = decomposed.encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:MAX_SLUG].strip("-") or "initiatief"
    slug, number = stem, 2
    while slug in taken:
        suffix = f"-{number}"
        slug, number = stem[: MAX_SLUG - len(suffix)].rstrip("-") + suffix, number + 1
    return slug


def enumerate_dutch(parts: Sequence[str]) -> str:
    """ "a", "a en b", "a, b en c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"
