"""Taking in a file of answers: which file, and what its columns and its texts mean."""

from collections.abc import Mapping

import streamlit as st

from dashboard.data import read
from dashboard.entry import Desk
from dashboard.entry_script import weeks_until
from dashboard.import_tables import shorten, show_table
from dashboard.import_work import Look, Matches, Source, Unknown, find_unknown, look_at
from dashboard.shell import plain
from dashboard.today import today
from dashboard.workers import run_apart
from storage.meting_queries import remembered_columns
from storage.table_files import TableRefused
from storage.table_limits import MAX_BYTES
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.matching import FORM_NUMBER, TIMESTAMP, option_target
from veranderverhaal.question import QuestionKind, offered_codes
from veranderverhaal.vragenlijst import Vragenlijst

FILE_TYPES = ["xlsx", "xls", "ods", "csv", "txt"]
# More lists than this nobody goes through; the columns after them do not come in.
MOST_COLUMNS = 150
READING = "Het bestand wordt gelezen …"
LOOKING = "De antwoorden worden bekeken …"
NOT_TAKEN = "niet overnemen"


def ask_file(place: str) -> Source | None:
    """The file that was chosen."""
    upload = st.file_uploader(
        "Bestand met antwoorden",
        type=FILE_TYPES,
        key=f"file_{place}",
        max_upload_size=MAX_BYTES // 2**20,
    )
    if upload is None:
        st.caption(
            "Uit Google Forms, Microsoft Forms, LimeSurvey of KoboToolbox, of zelf gemaakt in "
            "Excel. Elke rij is één ingevuld formulier, met de vragen in de bovenste rij. "
            "Je ziet eerst wat er binnenkomt. Er wordt nog niets bewaard."
        )
        return None
    return Source(upload.getvalue(), upload.name)


def look(source: Source, desk: Desk, place: str) -> tuple[Source, Look] | None:
    """The file with the sheet that was chosen; a file that is no table is refused in words."""
    try:
        found = _look(source, desk)
        if len(found.sheet_names) > 1:
            sheet = st.selectbox(
                "Op welk blad staan de antwoorden?",
                found.sheet_names,
                index=found.sheet_names.index(found.sheet),
                key=f"sheet_{place}",
            )
            source = Source(source.content, source.name, sheet)
            found = _look(source, desk)
    except TableRefused as refused:
        st.error(plain(str(refused)), icon=":material/error:")
        return None
    return source, found


def show_first_rows(found: Look) -> None:
    """The beginning of the file, to see whether it is the right one."""
    rows = "rij" if found.count == 1 else "rijen"
    caption = f"Het bestand heeft {found.count} {rows}. Dit zijn de eerste."
    show_table(caption, found.header, found.first)


def ask_matches(desk: Desk, source: Source, found: Look, place: str) -> Matches:
    """Which column belongs to which question, which text to which answer, and which week."""
    columns = _ask_columns(desk, found, place)
    weeks = dict(weeks_until(today()))
    week = st.selectbox(
        "In welke week zijn de formulieren zonder datum ingevuld?",
        list(weeks),
        format_func=weeks.__getitem__,
        key=f"week_{place}",
    )
    return Matches(columns, _ask_values(desk, _unknown(source, desk, columns), place), week)


def _ask_columns(desk: Desk, found: Look, place: str) -> dict[int, str]:
    targets = _targets(desk.vragenlijst)
    chosen = {}
    numbers = range(min(len(found.header), MOST_COLUMNS))
    for start in numbers[::2]:
        for number, column in zip(numbers[start : start + 2], st.columns(2), strict=False):
            with column:
                chosen[number] = _ask_column(found, number, targets, place)
    if len(found.header) > MOST_COLUMNS:
        st.warning(f"Alleen de eerste {MOST_COLUMNS} kolommen kunnen binnenkomen.")
    return {number: target for number, target in chosen.items() if target}


def _ask_column(found: Look, number: int, targets: Mapping[str, str], place: str) -> str:
    name = shorten(found.header[number]) or "zonder naam"
    guessed = found.guessed.get(number, "")
    options = list(targets)
    target = st.selectbox(
        f"{number + 1}. {plain(name)}",
        options,
        index=options.index(guessed) if guessed in targets else 0,
        format_func=targets.__getitem__,
        key=f"column_{place}_{found.sheet}_{number}",
    )
    shown = ", ".join(f"‘{shorten(text, 30)}’" for text in found.examples[number])
    st.caption(plain(f"Er staat bijvoorbeeld: {shown}" if shown else "Deze kolom is leeg."))
    return target or ""


def _ask_values(desk: Desk, unknown: list[Unknown], place: str) -> dict[str, dict[str, str]]:
    """What was chosen for each text; one without a choice is refused."""
    if not unknown:
        return {}
    st.subheader("Welk antwoord wordt hier bedoeld?")
    st.write("Deze teksten staan in het bestand, maar niet in de vragenlijst.")
    chosen: dict[str, dict[str, str]] = {}
    for start in range(0, len(unknown), 2):
        for one, column in zip(unknown[start : start + 2], st.columns(2), strict=False):
            with column:
                code = _ask_value(desk, one, place)
            if code is not None:
                chosen.setdefault(one.question, {})[one.text] = code
    return chosen


def _ask_value(desk: Desk, one: Unknown, place: str) -> str | None:
    question = desk.vragenlijst.question(one.question)
    labels = {code: answer_label(question, code) for code in offered_codes(question)}
    labels[""] = "geen antwoord"
    code: str | None = st.selectbox(
        plain(f"‘{shorten(one.text, 40)}’ bij ‘{shorten(question.text, 50)}’"),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="nog niet gekozen: wordt geweigerd",
        key=f"value_{place}_{one.question}_{one.text}",
    )
    return code


def _targets(vragenlijst: Vragenlijst) -> dict[str, str]:
    """What a column can be, with how that is called."""
    found = {
        "": NOT_TAKEN,
        TIMESTAMP: "de datum (we bewaren alleen de week)",
        FORM_NUMBER: "het nummer van het formulier",
    }
    for number, question in enumerate(vragenlijst.questions, 1):
        found[question.key] = f"{number}. {question.text}"
        if question.kind is QuestionKind.SEVERAL_OF:
            for option in question.options:
                target = option_target(question.key, option.code)
                found[target] = f"{number}. {question.text} · alleen ‘{option.label}’"
    return found


def _look(source: Source, desk: Desk) -> Look:
    return _cached_look(source, desk.vragenlijst, read(remembered_columns, desk.slug))


@st.cache_data(max_entries=8, show_spinner=READING)
def _cached_look(source: Source, vragenlijst: Vragenlijst, remembered: dict[str, str]) -> Look:
    return run_apart(look_at, source, vragenlijst, remembered)


def _unknown(source: Source, desk: Desk, columns: dict[int, str]) -> list[Unknown]:
    return _cached_unknown(source, desk.vragenlijst, columns)


@st.cache_data(max_entries=8, show_spinner=LOOKING)
def _cached_unknown(
    source: Source, vragenlijst: Vragenlijst, columns: dict[int, str]
) -> list[Unknown]:
    return run_apart(find_unknown, source, vragenlijst, columns)
