"""What a row is called in the log: its title or label, never what somebody said or answered."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from storage.duiding_tables import BijeenkomstRow
from storage.effectenarena_tables import InvesteerderRow
from storage.meting_tables import MetingRow, TellingRow, VragenlijstVersionRow
from storage.tables import ElementRow
from storage.tally_tables import ThemeRow
from veranderverhaal.log_words import LAYER_WORDS, quoted

# The columns that hold the title of a row, by table.
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "feit": "label",
        "snapshot": "name",
        "indicator": "title",
        "meting": "name",
        "telling": "label",
        "import_batch": "file_name",
        "figure": "label",
        "theme": "label",
        "bijeenkomst": "name",
        "afspraak": "what",
        "interview": "label",
        "story_round": "name",
        "lesson": "text",
        "milestone": "title",
        "investeerder": "name",
        "incasseerder": "name",
        "kengetal": "title",
        "known_total": "title",
        "income_line": "payer",
    }
)


def subject_of(row: Any, session: Session) -> str:
    """What a row is called, "" for one without a name that may be told."""
    table = str(row.__tablename__)
    if table in TITLES:
        return quoted(getattr(row, TITLES[table]))
    return SUBJECTS[table](row, session) if table in SUBJECTS else ""


def _initiatief(row: Any, _session: Session) -> str:
    return quoted(row.name)


def _element(row: Any, _session: Session) -> str:
    return f"{LAYER_WORDS.get(row.layer, '')} {quoted(row.title)}".strip()


def _verband(row: Any, session: Session) -> str:
    ends = (session.get(ElementRow, (row.initiatief_id, end)) for end in (row.source, row.target))
    return " → ".join(quoted(end.title) for end in ends if end is not None)


def _vragenlijst(row: Any, _session: Session) -> str:
    title = json.loads(row.content).get("title", "")
    return quoted(title) if isinstance(title, str) else ""


def _newest(row: Any, session: Session) -> str:
    found = session.get(VragenlijstVersionRow, (row.initiatief_id, row.key, row.version))
    return _vragenlijst(found, session) if found else ""


def _response(row: Any, session: Session) -> str:
    meting = session.get(MetingRow, (row.initiatief_id, row.meting))
    number = f"nummer {row.form_number}" if row.form_number else ""
    return " in ".join(one for one in (number, quoted(meting.name) if meting else "") if one)


def _count(row: Any, session: Session) -> str:
    telling = session.get(TellingRow, (row.initiatief_id, row.telling))
    return quoted(telling.label) if telling else ""


def _duiding(row: Any, session: Session) -> str:
    """The topic and the bijeenkomst: never what was said."""
    kept = session.get(BijeenkomstRow, (row.initiatief_id, row.bijeenkomst))
    if kept is None:
        return ""
    topics = {one["key"]: one["title"] for one in json.loads(kept.topics)}
    titles = (quoted(title) for title in (topics.get(row.topic, ""), kept.name))
    return " in ".join(one for one in titles if one)


def _source_cell(row: Any, session: Session) -> str:
    element = session.get(ElementRow, (row.initiatief_id, row.effect))
    return _element(element, session) if element else ""


def _investering(row: Any, session: Session) -> str:
    """In its own words, or else of whom it is."""
    investeerder = session.get(InvesteerderRow, (row.initiatief_id, row.investeerder))
    return quoted(row.words or (investeerder.name if investeerder else ""))


def _keten(row: Any, session: Session) -> str:
    ends = (session.get(ElementRow, (row.initiatief_id, end)) for end in (row.aanpak, row.effect))
    return " → ".join(quoted(end.title) for end in ends if end is not None)


def _mark(row: Any, session: Session) -> str:
    theme = session.get(ThemeRow, (row.initiatief_id, row.theme))
    return quoted(theme.label) if theme else ""


SUBJECTS: Mapping[str, Callable[[Any, Session], str]] = MappingProxyType(
    {
        "initiatief": _initiatief,
        "element": _element,
        "verband": _verband,
        "vragenlijst_version": _vragenlijst,
        "response": _response,
        "telling_count": _count,
        "vragenlijst": _newest,
        "theme_mark": _mark,
        "duiding": _duiding,
        "source_cell": _source_cell,
        "investering": _investering,
        "keten": _keten,
    }
)
