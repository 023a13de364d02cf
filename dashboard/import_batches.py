"""What comes in from a file, taking it in as a whole, and taking it out again."""

from collections.abc import Sequence

import streamlit as st

from dashboard.data import write
from dashboard.entry import Desk, tell_changes
from dashboard.entry_check import answer_text
from dashboard.import_tables import show_table
from dashboard.import_work import Matches, Preview, Source, preview, take_in
from dashboard.shell import notify, plain
from dashboard.today import today
from dashboard.workers import run_apart
from storage.commands import import_responses, remember_columns, undo_import
from storage.meting_queries import ImportBatch
from veranderverhaal.meting import Response
from veranderverhaal.question import Question
from veranderverhaal.vragenlijst import Vragenlijst

LOOKING = "De antwoorden worden nagekeken …"


def make_preview(source: Source, desk: Desk, matches: Matches) -> Preview:
    """What would come in now."""
    return _cached_preview(source, desk.vragenlijst, matches)


@st.cache_data(max_entries=8, show_spinner=LOOKING)
def _cached_preview(source: Source, vragenlijst: Vragenlijst, matches: Matches) -> Preview:
    return run_apart(preview, source, vragenlijst, matches)


def show_preview(desk: Desk, found: Preview) -> None:
    """What comes in and what is refused, and why."""
    columns = st.columns(3)
    columns[0].metric("Formulieren die binnenkomen", found.accepted)
    columns[1].metric("Antwoorden die we weigeren", found.refused)
    columns[2].metric("Rijen zonder antwoord", found.empty)
    _warn_of_personal(desk.vragenlijst, found)
    if found.refusals:
        _show_refusals(found)
    if found.first:
        _show_responses(desk.vragenlijst.questions, found.first)


def _warn_of_personal(vragenlijst: Vragenlijst, found: Preview) -> None:
    if not found.personal:
        return
    lines = [
        f"- {plain(vragenlijst.question(key).text)}: {count}"
        for key, count in found.personal.items()
    ]
    st.warning(
        "In deze open antwoorden lijkt een naam, een nummer of een adres te staan. Haal het "
        "eerst uit het bestand, of daarna weg bij Open antwoorden.\n\n" + "\n".join(lines)
    )


def _show_refusals(found: Preview) -> None:
    shown = len(found.refusals)
    more = f"de eerste {shown} van {found.refused}" if shown < found.refused else f"{shown}"
    st.write(
        "Een antwoord dat niet bij de vraag past, komt niet binnen. "
        "De andere antwoorden uit die rij wel."
    )
    show_table(
        f"Wat niet binnenkomt ({more})",
        ("Rij", "Kolom", "Er staat", "Waarom niet"),
        [(str(one.row), one.column, one.value, one.why) for one in found.refusals],
    )


def _show_responses(questions: Sequence[Question], first: Sequence[Response]) -> None:
    used = [one for one in questions if any(one.key in response.answers for response in first)]
    rows = [
        (
            _week(one.week),
            *(answer_text(question, one.answers.get(question.key, ())) for question in used),
        )
        for one in first
    ]
    show_table("Zo komen de eerste formulieren binnen", ("Week", *(one.text for one in used)), rows)


def _week(week: str) -> str:
    year, _, number = week.partition("-W")
    return f"week {int(number)} van {year}"


def warn_of_same(source: Source, imports: Sequence[ImportBatch]) -> None:
    """The same file twice would count everyone twice."""
    if any(one.file_name == source.name and not one.undone for one in imports):
        st.warning(
            "Een bestand met deze naam is al eens binnengehaald. Haal je het nog een keer binnen, "
            "dan tellen dezelfde antwoorden dubbel. Onderaan kun je het eerdere bestand weghalen."
        )


def bring_in(desk: Desk, source: Source, header: Sequence[str], matches: Matches) -> None:
    """Take the whole file in, or nothing of it, and remember what its columns mean."""
    bar = st.progress(0.0, text="Het bestand wordt gelezen …")
    responses = run_apart(take_in, source, desk.vragenlijst, matches).responses
    write(
        import_responses,
        desk.slug,
        desk.meting.key,
        responses,
        file_name=source.name,
        today=today(),
        progress=lambda share: bar.progress(share, text="De antwoorden worden bewaard …"),
    )
    names = {header[number]: target for number, target in matches.columns.items()}
    write(remember_columns, desk.slug, names)
    notify(f"{_forms(len(responses))} uit ‘{source.name}’ staan er nu bij.")


def show_imports(desk: Desk, imports: Sequence[ImportBatch]) -> None:
    """The files that came in before, each to be taken out again as a whole."""
    if imports:
        st.header("Eerder binnengehaald")
        tell_changes(desk)
    for one in imports:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            about = f"{_forms(one.rows)} · {one.imported_on:%d-%m-%Y}"
            gone = " · weer weggehaald" if one.undone else ""
            st.markdown(f"**{plain(one.file_name)}** · {plain(about)}{gone}", width="stretch")
            if not one.undone:
                _offer_undo(desk, one)


def _offer_undo(desk: Desk, one: ImportBatch) -> None:
    with st.popover("Haal weg", key=f"undo_{one.id}", help=f"Haal ‘{plain(one.file_name)}’ weg"):
        st.write(
            f"{_forms(one.rows)} uit dit bestand gaan weg. "
            "Wil je ze later terug? Haal het bestand dan opnieuw binnen."
        )
        st.button("Ja, haal alles weg", key=f"sure_{one.id}", on_click=_undo, args=(desk, one))


def _undo(desk: Desk, one: ImportBatch) -> None:
    write(undo_import, desk.slug, one.id)
    notify(f"De antwoorden uit ‘{one.file_name}’ zijn weggehaald.")


def _forms(count: int) -> str:
    return "1 formulier" if count == 1 else f"{count} formulieren"
