"""Asking for consent, on paper, on this screen or with a link; and taking it back."""

from functools import partial

import streamlit as st

from dashboard.addresses import address_for_others, base_address, is_reachable
from dashboard.citaat_fields import short_text
from dashboard.data import read, write
from dashboard.downloading import offer_file
from dashboard.people_fields import ONLY_HERE
from dashboard.saving import Refusal, attempt, obtain, refuse, saved_first, show_refusal
from dashboard.shell import notify, plain
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.consent_form import MARK_LENGTH, ConsentPaper, make_consent_form, paper_mark
from presentation.qr import qr_svg
from storage.commands import record_consent, withdraw_consent
from storage.commands.consent import make_consent_link
from storage.consent_queries import load_consent_subject
from veranderverhaal.citaat import Citaat, ConsentWay, Naming, Purpose, shown_mark
from veranderverhaal.consent import Consent, default_until, to_ask_again
from veranderverhaal.consent_words import say_consent, say_to_ask_again
from veranderverhaal.duiding_labels import NAMING_LABELS
from veranderverhaal.labels import PURPOSE_LABELS
from veranderverhaal.text import NotAccepted

PATH = "toestemming"
PDF = "application/pdf"
PAPER, SCREEN, LINK = "Op papier", "Op dit scherm", "Met een link"
WAYS = (SCREEN, PAPER, LINK)
NAMES_NEEDED = (Naming.REAL, Naming.FIRST, Naming.OTHER)


def show_who_to_ask(citaten: list[Citaat]) -> None:
    """Whose consent is over soon, or was asked long ago."""
    asked = to_ask_again(citaten, today())
    if asked:
        lines = "\n".join(
            f"- ‘{plain(short_text(one))}’: {say_to_ask_again(one, today())}" for one in asked
        )
        st.warning(f"Vraag deze mensen opnieuw of het mag:\n{lines}", icon=":material/event:")


def ask_consent(slug: str, citaat: Citaat, place: str) -> bool:
    """The consent to one citaat; True when something was kept."""
    st.markdown(f"**{plain(say_consent(citaat, today()))}**")
    again = " opnieuw" if citaat.agreed_on else ""
    way = st.radio(f"Hoe vraag je het{again}?", WAYS, horizontal=True, key=f"way_{place}")
    show_refusal(place, "")
    if way == SCREEN:
        _on_screen(slug, citaat, place)
    elif way == LINK:
        _with_link(slug, citaat, place)
    else:
        return _on_paper(slug, citaat, place)
    return False


def offer_withdrawal(slug: str, citaat: Citaat, place: str) -> None:
    """Take the consent back for who asks that; asked once."""
    if citaat.agreed_on is None or citaat.withdrawn_on is not None:
        return
    with st.popover("Trek de toestemming in", icon=":material/block:", key=f"back_{place}"):
        st.write(
            "Wil deze persoon niet meer? Dan staat het meteen nergens meer: niet op de openbare "
            "pagina, de poster of in het rapport. Over een tijd wissen we de woorden en de foto. "
            "Wat al geprint of gedeeld is, haal je zelf weg."
        )
        st.button(
            "Ja, trek in", key=f"sure_{place}", on_click=partial(_withdraw, slug, citaat, place)
        )


def _on_screen(slug: str, citaat: Citaat, place: str) -> None:
    st.write(
        "Geef dit scherm of deze tablet aan de persoon zelf. Die ziet precies wat anderen zien, "
        "en kiest dan. Dat gaat in een nieuw tabblad. Krijg je het scherm terug? Sluit dat tabblad."
    )
    if address := _address(slug, citaat, place, "screen"):
        st.html(
            f'<p><a class="go" href="{address}" target="_blank" rel="noopener">'
            "Open de bladzijde voor deze persoon (nieuw tabblad)</a></p>"
        )
    else:
        st.button(
            "Vraag toestemming op dit scherm",
            type="primary",
            key=f"screen_{place}",
            on_click=partial(_make_link, slug, citaat, place, "screen"),
        )


def _with_link(slug: str, citaat: Citaat, place: str) -> None:
    st.write(
        "Stuur de link aan deze persoon, of laat die de code scannen met de eigen telefoon. "
        "Met dezelfde link kan iemand de toestemming later intrekken."
    )
    address = _address(slug, citaat, place, "link")
    if not address:
        st.button(
            "Maak een link",
            type="primary",
            key=f"link_{place}",
            on_click=partial(_make_link, slug, citaat, place, "link"),
        )
        return
    link = f"{base_address()}{address}"
    if not is_reachable(base_address()):
        st.warning(ONLY_HERE)
    st.code(link, language=None)
    st.image(qr_svg(link, title="QR-code met deze link"), width=220, alt="QR-code met deze link")
    st.caption("Wie deze link heeft, kan kiezen. Geef hem dus alleen aan deze persoon.")


def _on_paper(slug: str, citaat: Citaat, place: str) -> bool:
    offer_file(
        "Download het formulier",
        partial(_make_paper, slug, citaat, address_for_others()),
        "toestemming.pdf",
        PDF,
        key=f"paper_{place}",
        icon=":material/print:",
    )
    st.write("Is het ondertekend? Neem dan over wat erop staat.")
    st.caption("Is deze persoon jonger dan 16? Dan hoort er een handtekening van een ouder bij.")
    with st.container(key=f"draft_{place}"):
        mark = _ask_mark(place)
        given = _ask_given(citaat, place)
    if not st.button("Bewaar de toestemming", type="primary", key=f"keep_{place}"):
        return False
    if problem := mark_problem(mark, citaat):
        refuse(place, Refusal(problem, "mark"))
        st.rerun()
    is_kept = attempt(
        place,
        record_consent,
        slug,
        citaat.key,
        given,
        seen=shown_mark(citaat),
        today=today(),
    )
    if not is_kept:
        if saved_first(place):
            notify(
                "De tekst of de foto is intussen veranderd. Kijk nog eens, en vraag het opnieuw."
            )
        st.rerun()
    notify("De toestemming is bewaard. Bewaar het papier ook.")
    return True


def _ask_mark(place: str) -> str:
    mark = st.text_input(
        "Welk kenmerk staat onderaan het papier?",
        key=f"paper_mark_{place}",
        max_chars=MARK_LENGTH + 4,
        placeholder="bijvoorbeeld: 3F9A0C",
        help="Zes letters en cijfers, links onderaan elk blad.",
    )
    show_refusal(place, "mark")
    return mark or ""


def mark_problem(typed: str, citaat: Citaat) -> str:
    """Why the paper with this mark cannot count for what stands here now; empty when it can."""
    mark = "".join(typed.split()).upper()
    if not mark:
        return "Vul het kenmerk in. Het staat onderaan het papier."
    if mark != paper_mark(citaat):
        return (
            "Dit papier hoort bij een andere tekst, of een andere foto of naam, dan er nu staat. "
            "Kijk of je het kenmerk goed overnam. Klopt het? Download dan een nieuw formulier, en "
            "vraag het opnieuw."
        )
    return ""


def _ask_given(citaat: Citaat, place: str) -> Consent:
    st.markdown("**Waar mag het staan?**")
    purposes = tuple(
        one
        for one in Purpose
        if st.checkbox(PURPOSE_LABELS[one].capitalize(), key=f"may_{one}_{place}")
    )
    show_refusal(place, "purposes")
    photo = True
    if citaat.photo:
        photo = not st.checkbox("De foto mag er niet bij", key=f"nophoto_{place}")
    naming = st.radio(
        "Welke naam staat erbij?",
        list(Naming),
        index=None,
        format_func=NAMING_LABELS.__getitem__,
        horizontal=True,
        key=f"naming_{place}",
    )
    show_refusal(place, "naming")
    speaker = citaat.speaker
    if naming in NAMES_NEEDED:
        speaker = st.text_input("Deze naam", citaat.speaker, key=f"name_{place}") or ""
    show_refusal(place, "speaker")
    left, right = st.columns(2)
    with left:
        agreed_on = st.date_input(
            "Datum bij de handtekening", today(), key=f"on_{place}", format="DD-MM-YYYY"
        )
        show_refusal(place, "agreed_on")
    with right:
        until = st.date_input(
            "Tot en met wanneer mag het?",
            default_until(agreed_on or today()),
            key=f"until_{place}",
            format="DD-MM-YYYY",
        )
        show_refusal(place, "until")
    return Consent(purposes, agreed_on, until, naming, speaker, photo, ConsentWay.PAPER)


def _make_paper(slug: str, citaat: Citaat, base: str) -> bytes:
    """The paper of one person, with a page of their own where others can reach us."""
    found = read(load_consent_subject, slug, citaat.key)
    token = _token_for_paper(slug, citaat) if base else ""
    paper = ConsentPaper(
        found.initiatief,
        found.citaat,
        made_on=today(),
        until=default_until(today()),
        photo=found.photo,
        responsible=found.responsible,
        contact=found.contact,
        link=f"{base}/{PATH}/{token}" if token else "",
        effect=found.effect,
    )
    return run_apart(make_consent_form, paper)


def _token_for_paper(slug: str, citaat: Citaat) -> str:
    """Without a link when there are too many: the paper is what counts."""
    try:
        return write(make_consent_link, slug, citaat.key, today=today())
    except NotAccepted:
        return ""


def _address(slug: str, citaat: Citaat, place: str, kind: str) -> str:
    """Where the link that was just made leads; empty before that."""
    token = st.session_state.get(f"opened_{kind}_{place}_{slug}_{citaat.revision}", "")
    return f"/{PATH}/{token}" if token else ""


def _make_link(slug: str, citaat: Citaat, place: str, kind: str) -> None:
    token = obtain(place, make_consent_link, slug, citaat.key, today=today())
    if token is not None:
        st.session_state[f"opened_{kind}_{place}_{slug}_{citaat.revision}"] = token


def _withdraw(slug: str, citaat: Citaat, place: str) -> None:
    if attempt(place, withdraw_consent, slug, citaat.key, today=today()):
        notify("De toestemming is ingetrokken. Dit staat nergens meer.")
