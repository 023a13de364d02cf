"""Typing paper forms: keeping each, taking the last one back, and what was typed lately."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.data import read, write
from dashboard.entry_script import Sent, answer, show_form, typed_again, weeks_until
from dashboard.rights import say_why_not
from dashboard.saving import GONE
from dashboard.shell import plain
from dashboard.today import today
from storage.asking import NotAllowed
from storage.commands import keep_typed_response, put_back_response, withdraw_response
from storage.meting_queries import KeptResponse, list_typed_responses, load_form
from storage.queries import NotFound
from storage.tally_queries import response_figures
from veranderverhaal.double_entry import next_form_number
from veranderverhaal.kept_answers import MAX_FORM_NUMBER
from veranderverhaal.labels import CHANNEL_LABELS
from veranderverhaal.linking import person_hash
from veranderverhaal.meting import Channel, Meting, Response
from veranderverhaal.personal import find_personal
from veranderverhaal.question import Fault, QuestionKind, accept_answers
from veranderverhaal.saying import say_changes
from veranderverhaal.text import NotAccepted, clean_line, enumerate_dutch
from veranderverhaal.vragenlijst import Vragenlijst

SHOWN = 5
MAX_TYPED = 100_000
FAULT_LABELS = {
    Fault.NOT_OFFERED: "Dit antwoord hoort niet bij deze vraag.",
    Fault.TOO_MANY: "Kies hier één antwoord. ‘Weet ik niet’ staat altijd alleen.",
    Fault.TWICE: "Hier staat twee keer hetzelfde.",
    Fault.NOT_A_NUMBER: "Dit is geen getal. Schrijf het zo: 12, of 12,5.",
    Fault.OUT_OF_RANGE: "Dit getal past niet bij de vraag. Kijk nog eens op het papier.",
    Fault.TOO_LONG: "Deze tekst is te lang. Typ alleen het belangrijkste.",
}


@dataclass(frozen=True)
class Desk:
    """What one volunteer types forms of."""

    slug: str
    meting: Meting
    vragenlijst: Vragenlijst

    @property
    def place(self) -> str:
        return f"entry_{self.slug}_{self.meting.key}"


def typed_forms(slug: str, meting: Meting, *channels: Channel) -> list[KeptResponse]:
    """The forms that were typed, in the order of typing."""
    found = [
        one
        for channel in channels
        for one in read(list_typed_responses, slug, meting.key, channel=channel, limit=MAX_TYPED)
    ]
    return sorted(found, key=lambda one: one.id)


def show_entry(desk: Desk, typed: list[KeptResponse]) -> None:
    """The form to type in, empty again after each that is kept."""
    can_go_back = bool(_own_forms(desk))
    show_form(
        desk.place,
        desk.vragenlijst,
        number=_free_number(typed),
        on_form=partial(_receive, desk),
        on_back=partial(_take_back, desk) if can_go_back else None,
        linked=desk.meting.linked,
    )


def show_recent(desk: Desk, typed: list[KeptResponse]) -> None:
    """What was typed last, each to be taken away again."""
    _show_withdrawn(desk)
    tell_changes(desk)
    if not typed:
        return
    with st.expander("Laatst ingetypt"):
        for one in reversed(typed[-SHOWN:]):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_line(one, desk.vragenlijst), width="stretch")
                st.button(
                    "Haal weg",
                    key=f"withdraw_{one.id}",
                    help=f"Haal {_name(one)} weg",
                    on_click=_take_away,
                    args=(desk, one),
                )


def tell_changes(desk: Desk) -> None:
    """Say that changes wait to be counted, when they do."""
    waiting = say_changes(read(response_figures, desk.slug, desk.meting.key).changes)
    if waiting:
        st.caption(waiting)


def read_response(sent: Sent, desk: Desk) -> tuple[Response, dict[str, Fault]]:
    """The response that was typed, and the questions whose answer is refused."""
    answers, faults = accept_answers(desk.vragenlijst.questions, sent.answers)
    weeks = [week for week, _ in weeks_until(today())]
    known = sent.language in desk.vragenlijst.languages
    response = Response(
        answers=answers,
        week=sent.week if sent.week in weeks else weeks[0],
        channel=sent.channel,
        language=sent.language if known else desk.vragenlijst.languages[0],
        helped=sent.helped,
        person=_person(sent, desk),
        form_number=clean_line(sent.number, limit=MAX_FORM_NUMBER, label="Het nummer"),
    )
    return response, faults


def tell_faults(faults: dict[str, Fault]) -> dict[str, str]:
    """The refused answers in words, by question key."""
    return {key: FAULT_LABELS[fault] for key, fault in faults.items()}


def _person(sent: Sent, desk: Desk) -> str:
    """The hash of a self-made code; of that code nothing else is kept."""
    if not desk.meting.linked:
        return ""
    return person_hash(sent.memory, read(load_form, desk.meting.code).secret)


def _receive(desk: Desk, sent: Sent) -> None:
    """Keep a form, or say at which questions it cannot be kept."""
    if not sent.id:
        return
    try:
        response, faults = read_response(sent, desk)
        if faults:
            answer(desk.place, sent.id, "", faults=tell_faults(faults))
            return
        kept = _keep(desk, response, sent)
    except NotAccepted as refused:
        answer(desk.place, sent.id, "", faults={"": refused.message})
        return
    except NotFound:
        answer(desk.place, sent.id, "", faults={"": GONE})
        return
    except NotAllowed:
        answer(desk.place, sent.id, "", faults={"": say_why_not()})
        return
    number = kept.response.form_number
    told = f"Bewaard als nummer {number}. Schrijf dat nummer op het papier."
    told = f"{told if number else 'Bewaard.'}{_say_personal(desk.vragenlijst, response)}"
    answer(desk.place, sent.id, told, kept=True)
    if kept.id not in _own_forms(desk):
        _own_forms(desk).append(kept.id)


def _say_personal(vragenlijst: Vragenlijst, response: Response) -> str:
    """At which open questions somebody might be found by what was typed over."""
    places = [
        str(number)
        for number, one in enumerate(vragenlijst.questions, 1)
        if one.kind is QuestionKind.OPEN
        and any(map(find_personal, response.answers.get(one.key, ())))
    ]
    if not places:
        return ""
    return (
        f" Let op: bij vraag {enumerate_dutch(places)} lijkt een naam, een nummer of een adres te "
        "staan. Laat dat weg: haal het formulier terug en typ het over zonder."
    )


def _keep(desk: Desk, response: Response, sent: Sent) -> KeptResponse:
    return write(
        keep_typed_response,
        desk.slug,
        desk.meting.key,
        response,
        token=sent.id,
        # Two people may type at once, and get the same number suggested.
        may_renumber=not sent.chosen,
    )


def _take_back(desk: Desk, identity: str) -> None:
    """Undo the last form of this volunteer, and give it back to correct it."""
    own = _own_forms(desk)
    typed = typed_forms(desk.slug, desk.meting, Channel.PAPER, Channel.CONVERSATION)
    last = next((one for one in typed if own and one.id == own[-1]), None)
    if own:
        own.pop()
    if last is None or not _withdraw(desk, last):
        answer(desk.place, identity, "Dat formulier is er niet meer.")
        return
    response = last.response
    again = " Typ ook de eigen code opnieuw." if response.person else ""
    answer(
        desk.place,
        identity,
        f"{_name(last).capitalize()} is niet meer bewaard.{again}",
        form={
            "answers": typed_again(desk.vragenlijst, response.answers),
            "number": response.form_number,
            "helped": response.helped,
        },
    )


def _take_away(desk: Desk, one: KeptResponse) -> None:
    _withdraw(desk, one)


def _withdraw(desk: Desk, one: KeptResponse) -> bool:
    try:
        write(withdraw_response, desk.slug, desk.meting.key, one.id)
    except NotFound:
        return False
    st.session_state[f"withdrawn_{desk.place}"] = one
    return True


def _show_withdrawn(desk: Desk) -> None:
    one = st.session_state.get(f"withdrawn_{desk.place}")
    if one is None:
        return
    with st.container(key="undo", horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"{_name(one).capitalize()} is weggehaald."))
        st.button("Zet terug", on_click=_put_back, args=(desk, one), icon=":material/undo:")


def _put_back(desk: Desk, one: KeptResponse) -> None:
    del st.session_state[f"withdrawn_{desk.place}"]
    write(put_back_response, desk.slug, desk.meting.key, one.id)


def _own_forms(desk: Desk) -> list[int]:
    """The forms of this volunteer that can be taken back, the last at the end."""
    own: list[int] = st.session_state.setdefault(f"own_{desk.place}", [])
    return own


def _free_number(typed: list[KeptResponse]) -> str:
    return next_form_number(_numbers(typed), typed[-1].response.form_number if typed else "")


def _numbers(typed: list[KeptResponse]) -> set[str]:
    return {one.response.form_number for one in typed if one.response.form_number}


def _name(one: KeptResponse) -> str:
    number = one.response.form_number
    return f"formulier {number}" if number else "dit formulier"


def _line(one: KeptResponse, vragenlijst: Vragenlijst) -> str:
    response = one.response
    parts = [
        f"{len(response.answers)} van de {len(vragenlijst.questions)} vragen",
        CHANNEL_LABELS[response.channel],
        *(["met hulp"] if response.helped else []),
        *(["nagekeken"] if one.checked else []),
    ]
    return f"**{plain(_name(one).capitalize())}** · {plain(' · '.join(parts))}"
