"""What is kept of one person, for whoever asks for it: by their own code, account or name."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from storage.access_tables import AccountRow, LoginSessionRow, LogRow, MembershipRow
from storage.asking import NotAllowed, asker_of, command, query
from storage.commands.responses import withdraw_response
from storage.duiding_tables import PhotoRow
from storage.finding import NotFound, find_row
from storage.kept_showing import to_citaat
from storage.log_queries import to_entry
from storage.logging_changes import write_log
from storage.meting_rows import to_response
from storage.meting_tables import LinkingRow, MetingRow, ResponseRow
from storage.showing_tables import CitaatRow
from storage.tables import InitiatiefRow
from storage.targets import find_targets, load_asked
from veranderverhaal.access import ROLE_LABELS, Right, Role
from veranderverhaal.duiding_labels import CONSENT_WAY_LABELS, NAMING_LABELS
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.labels import CHANNEL_LABELS, LANGUAGE_LABELS, PURPOSE_LABELS
from veranderverhaal.linking import person_hash
from veranderverhaal.log_words import say_action
from veranderverhaal.meting import Response
from veranderverhaal.question import QuestionKind
from veranderverhaal.vragenlijst import Vragenlijst

Kept = dict[str, Any]
WRITTEN = (QuestionKind.OPEN, QuestionKind.NUMBER)
LOOKED_UP = "kept_of_code"


@command(Right.MANAGE, logged=False)
def find_by_code(slug: str, answers: Sequence[str], *, session: Session) -> list[Kept]:
    """The forms of who gave these two answers, withdrawn ones too; told in the log without them.

    Nothing once the codes are forgotten. Raises NotFound.
    """
    row = find_row(slug, session=session)
    assert row.id is not None
    write_log(LOOKED_UP, initiatief_id=row.id, session=session)
    person = _person(row.id, answers, session)
    if not person:
        return []
    found = session.exec(
        select(ResponseRow, MetingRow.name)
        .join(MetingRow, _is_of_meting())
        .where(ResponseRow.initiatief_id == row.id, ResponseRow.person == person)
        .order_by(col(ResponseRow.id))
    ).all()
    targets = find_targets(session, MetingRow.initiatief_id == row.id).values()
    asked = {one.key: load_asked(one, session=session).vragenlijst for one in targets}
    return [
        {"meting": name, "ingetrokken": one.withdrawn, "formulier": one.form_number}
        | _told(to_response(one), asked[one.meting])
        for one, name in found
        if one.meting in asked
    ]


@command(Right.MANAGE)
def withdraw_by_code(slug: str, answers: Sequence[str], *, session: Session) -> int:
    """Withdraw all forms of who gave these two answers; how many. Raises NotFound."""
    row = find_row(slug, session=session)
    chosen = select(ResponseRow.meting, ResponseRow.id).where(
        ResponseRow.initiatief_id == row.id,
        ResponseRow.person == _person(row.id, answers, session),
        ResponseRow.person != "",
        col(ResponseRow.withdrawn).is_(False),
    )
    found = session.exec(chosen).all()
    for meting, number in found:
        assert number is not None
        withdraw_response(slug, meting, number, session=session)
    return len(found)


@query(Right.MANAGE)
def find_by_name(slug: str, name: str, *, session: Session) -> list[Kept]:
    """The citaten under a name, or that tell of it, those that were taken away too.

    Raises NotFound.
    """
    row = find_row(slug, session=session)
    wanted = name.strip().casefold()
    found = session.exec(
        select(CitaatRow)
        .where(CitaatRow.initiatief_id == row.id)
        .order_by(col(CitaatRow.position), col(CitaatRow.key))
    )
    return [_told_citaat(one, session) for one in found if wanted and _names(one, wanted)]


@query(Right.SIGNED_IN)
def kept_of_account(account: str, *, session: Session) -> Kept:
    """What is kept of an account, by its key. For itself and for a beheerder.

    Raises NotAllowed for anyone else, NotFound.
    """
    asker = asker_of(session)
    if asker.account != account and not asker.may_do_everything:
        raise NotAllowed(asker, Right.INSTALLATION)
    row = session.get(AccountRow, account)
    if row is None:
        raise NotFound(account)
    return {
        "naam": row.name,
        "inlognaam": row.login,
        "wachtwoord": "onleesbaar bewaard" if row.password else "geen",
        "andere manier van inloggen": row.issuer or "geen",
        "beheerder": row.administrator,
        "gemaakt op": row.made_on.isoformat(),
        "gesloten": row.closed,
        "rollen": _roles(account, session),
        "ingelogd": _sessions(account, session),
        "logboek": _log(account, session),
    }


def _names(row: CitaatRow, wanted: str) -> bool:
    return any(wanted in text.casefold() for text in (row.speaker, row.text, row.story))


def _person(initiatief_id: int | None, answers: Sequence[str], session: Session) -> str:
    """The code that these answers give now; "" when one is missing."""
    linking = session.get(LinkingRow, initiatief_id)
    return person_hash(answers, bytes.fromhex(linking.secret)) if linking else ""


def _told(response: Response, vragenlijst: Vragenlijst) -> Kept:
    answers = {}
    for question in vragenlijst.questions:
        codes = response.answers.get(question.key, ())
        if codes:
            is_written = question.kind in WRITTEN
            told = [one if is_written else answer_label(question, one) for one in codes]
            answers[question.text] = ", ".join(told)
    return {
        "week": response.week,
        "hoe": CHANNEL_LABELS[response.channel],
        "taal": LANGUAGE_LABELS.get(response.language, response.language),
        "met hulp ingevuld": response.helped,
        "antwoorden": answers,
    }


def _told_citaat(row: CitaatRow, session: Session) -> Kept:
    citaat = to_citaat(row)
    return {
        "naam": citaat.speaker,
        "rol": citaat.role,
        "tekst": citaat.text,
        "verhaal": citaat.story,
        "thema": citaat.theme,
        "naamkeuze": NAMING_LABELS[citaat.naming] if citaat.naming else "",
        "wat er op de foto staat": citaat.photo_words,
        "foto (JPEG, base64)": _photo(row, session),
        "mag staan in": [PURPOSE_LABELS[one] for one in citaat.purposes],
        "toestemming op": citaat.agreed_on.isoformat() if citaat.agreed_on else "",
        "tot en met": citaat.until.isoformat() if citaat.until else "",
        "hoe gevraagd": CONSENT_WAY_LABELS[citaat.agreed_how] if citaat.agreed_how else "",
        "ingetrokken op": citaat.withdrawn_on.isoformat() if citaat.withdrawn_on else "",
        "weggehaald": row.removed,
    }


def _photo(row: CitaatRow, session: Session) -> str:
    kept = session.get(PhotoRow, (row.initiatief_id, row.photo)) if row.photo else None
    return b64encode(kept.content).decode() if kept else ""


def _roles(account: str, session: Session) -> list[Kept]:
    found = session.exec(
        select(InitiatiefRow.name, MembershipRow.role, col(MembershipRow.since))
        .join(InitiatiefRow, col(InitiatiefRow.id) == MembershipRow.initiatief_id)
        .where(MembershipRow.account == account)
    )
    return [
        {"initiatief": name, "rol": ROLE_LABELS[Role(role)], "sinds": since.isoformat()}
        for name, role, since in found
    ]


def _sessions(account: str, session: Session) -> list[Kept]:
    found = session.exec(select(LoginSessionRow).where(LoginSessionRow.account == account))
    return [
        {"sinds": one.made_at.isoformat(), "tot": one.until.isoformat(), "browser": one.browser}
        for one in found
    ]


def _log(account: str, session: Session) -> list[Kept]:
    found = session.exec(select(LogRow).where(LogRow.account == account).order_by(col(LogRow.id)))
    return [{"wanneer": one.at.isoformat(), "wat": say_action(to_entry(one))} for one in found]


def _is_of_meting() -> Any:
    return (col(MetingRow.initiatief_id) == ResponseRow.initiatief_id) & (
        col(MetingRow.key) == ResponseRow.meting
    )
