"""An initiatief of which every text that it may have is an attack.

Which fields take text is not listed but tried out: a new field is attacked by itself.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any

from sample_data.loader import load_sample
from tests.measured_bundle import FIGURES
from tests.showing_bundle import REPORT
from veranderverhaal.bundle import Bundle
from veranderverhaal.citaat import Citaat
from veranderverhaal.exchange import ExchangeRefused, from_json, to_json
from veranderverhaal.privacy import Privacy

SLUG, METING = "het-badhuis", "bewonersonderzoek"
OPEN_QUESTION = "stellingen-what-else"
DONE = "5183"  # what 71*73 makes: nobody may have worked it out
ATTACKS = (
    '=71*73"><img src=x onerror=alert(1)><script>alert(2)</script>{{71*73}}'
    "[k](javascript:alert(3))#(71*73)",
    '@SUM(71*73)"><img src=x onerror=alert(1)>',
    '="><svg onload=a>{{71*73}}',
)
Place = tuple[str | int, ...]
# What refers to another part, or is a word of the program, is not text.
NO_TEXT = {"key", "slug", "code", "format", "version", "language", "languages", "linking_secret"}


@cache
def marked() -> tuple[Bundle, frozenset[str]]:
    """The bundle, and the kinds of fields that took an attack."""
    plain = json.loads(to_json(_whole()))
    taken = set()
    answers, plain["responses"] = plain["responses"], []  # they take longest to read
    for pattern, places in _by_pattern(plain).items():
        if any(_take(plain, places, attack) for attack in ATTACKS):
            taken.add(pattern)
    plain["responses"] = answers
    places = [place for place in _texts(answers, ("responses",)) if OPEN_QUESTION in place]
    if any(_take(plain, places, attack) for attack in ATTACKS):
        taken.add("responses")
    return from_json(json.dumps(plain)), frozenset(taken)


def _whole() -> Bundle:
    bundle = load_sample(SLUG)
    said = Citaat("gezegd", "Ik ken mensen.", "Harmke", "bewoner", made_up=True)
    return replace(
        bundle,
        responses=bundle.responses[:40],
        citaten=(*bundle.citaten, said),
        report_choice=REPORT,
        figures=FIGURES,
    )


def _take(plain: Any, places: list[Place], attack: str) -> bool:
    """Put the attack in all these places, unless the program takes no such text there."""
    before = [_value(plain, place) for place in places]
    for number, place in enumerate(places):
        # At the end a number, for the fields that must differ.
        _set(plain, place, f"{attack} {number}" if len(places) > 1 else attack)
    try:
        from_json(json.dumps(plain))
    except ExchangeRefused:
        for place, old in zip(places, before, strict=True):
            _set(plain, place, old)
        return False
    return True


def _by_pattern(plain: Any) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in _texts(plain, ()):
        pattern = ".".join("*" if isinstance(part, int) else part for part in place)
        found.setdefault(pattern, []).append(place)
    return found


def _texts(plain: Any, place: Place) -> Iterator[Place]:
    if isinstance(plain, dict):
        for name, value in plain.items():
            if name not in NO_TEXT:
                yield from _texts(value, (*place, name))
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            yield from _texts(value, (*place, number))
    elif isinstance(plain, str) and plain:
        yield place


def _value(plain: Any, place: Place) -> Any:
    for part in place:
        plain = plain[part]
    return plain


def _set(plain: Any, place: Place, value: str) -> None:
    *before, last = place
    _value(plain, tuple(before))[last] = value


class _Looking(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag
        for name, value in attrs:
            text = (value or "").strip().lower()
            leads_on = name in ("href", "src", "action", "formaction", "xlink:href", "data")
            if name.startswith("on") or (leads_on and text.startswith(("javascript:", "data:t"))):
                self.found.append(f"<{tag} {name}={text[:60]}>")
            if name == "src" and text == "x":
                self.found.append(f"<{tag} src=x>")

    def handle_endtag(self, _tag: str) -> None:
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within in ("script", "style") and "alert(" in data:
            self.found.append(f"in {self.within}: {data[:60]}")
        if DONE in data:
            self.found.append(f"worked out: {data[:60]}")


def live_markup(html: str) -> list[str]:
    """What in this HTML or SVG would do something that only the attack asks for."""
    looking = _Looking()
    looking.feed(html)
    looking.close()
    return looking.found


def keep_marked(write: Callable[..., Any]) -> str:
    """Take the initiatief in; its short name."""
    from storage.commands import import_bundle
    from storage.commands.privacy import save_privacy

    kept = write(import_bundle, marked()[0])
    write(save_privacy, kept.slug, Privacy(ATTACKS[0], ATTACKS[0], ATTACKS[0]))
    return str(kept.slug)
