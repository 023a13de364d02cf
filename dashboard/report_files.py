"""The report to take along, and a look at its first pages."""

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.report import report_file, report_preview
from dashboard.shell import plain
from presentation.shape_preview import Preview
from storage.queries import Listing
from veranderverhaal.report_words import KIND_LABELS
from veranderverhaal.reporting import ReportKind

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
USES = {
    ReportKind.IMPACT: (
        "Alles wat jullie vertelden en maten, achter elkaar: met grafieken, en erbij hoe zeker "
        "het is."
    ),
    ReportKind.AANVRAAG: (
        "Twee bladzijden voor een fonds of de gemeente: waarom het nodig is, wat jullie doen, wat "
        "mensen merken en waar het geld voor is."
    ),
}
TAKES_LONG = (
    "Het maken kan een halve minuut duren. Blijf op deze bladzijde tot het bestand er is. In Word "
    "kun je alles nog wijzigen."
)
MAKING = "Het rapport wordt gemaakt. Dat kan een halve minuut duren …"
PAGES_BESIDE = 4


def ask_kind(slug: str) -> ReportKind:
    """Which report to make; the whole impactrapport to begin with."""
    key = f"kind_{slug}"
    st.session_state.setdefault(key, ReportKind.IMPACT)
    chosen = st.segmented_control(
        "Wat wil je maken?",
        list(ReportKind),
        format_func=KIND_LABELS.__getitem__,
        key=key,
        required=True,
        persist_state="session",
    )
    kind = ReportKind(chosen or ReportKind.IMPACT)
    st.write(USES[kind])
    return kind


def offer_report(listing: Listing, kind: ReportKind) -> None:
    """The one button for the PDF, and what else there is."""
    name = f"{kind}-{listing.initiatief.slug}"
    with st.container(horizontal=True):
        offer_file(
            "Download als PDF",
            lambda: report_file(listing, kind, "pdf").content,
            f"{name}.pdf",
            "application/pdf",
            type="primary",
            icon=":material/download:",
            key=f"pdf_{kind}",
        )
        offer_file(
            "Download voor Word",
            lambda: report_file(listing, kind, "docx").content,
            f"{name}.docx",
            WORD,
            key=f"docx_{kind}",
        )
        st.button(
            "Bekijk de eerste bladzijden",
            key=f"look_{kind}",
            on_click=_look,
            args=(listing, kind),
        )
    st.caption(TAKES_LONG)


def show_first_pages(listing: Listing, kind: ReportKind) -> None:
    """The first pages, as long as nothing changed since they were asked for."""
    if st.session_state.get("first_pages") != _stamp(listing, kind):
        return
    with st.spinner(MAKING):
        preview = report_preview(listing, kind)
    if preview.notices:
        st.warning("Let op:\n" + "\n".join(f"- {plain(one)}" for one in preview.notices))
    _show_pages(listing.initiatief.name, preview)


def _show_pages(name: str, preview: Preview) -> None:
    for number, (column, page) in enumerate(
        zip(st.columns(PAGES_BESIDE), preview.pages, strict=False), 1
    ):
        with column.container(border=True):
            st.image(page, width="stretch", alt=f"Bladzijde {number} van het rapport van {name}")
    if len(preview.pages) < preview.count:
        st.caption(f"Dit zijn de eerste {len(preview.pages)} van {preview.count} bladzijden.")


def _look(listing: Listing, kind: ReportKind) -> None:
    st.session_state["first_pages"] = _stamp(listing, kind)


def _stamp(listing: Listing, kind: ReportKind) -> tuple[str, int, ReportKind]:
    return listing.initiatief.slug, listing.data_version, kind
