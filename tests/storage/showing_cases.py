"""Every command about showing, for what holds of all commands."""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session

from storage import commands
from veranderverhaal.citaat import Citaat, Naming, Purpose, check_citaat, shown_mark
from veranderverhaal.consent import Consent
from veranderverhaal.reporting import ReportChoice
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import PosterChoice

SAID = check_citaat(
    Citaat(
        key="said",
        text="Ik ken nu mensen bij naam.",
        speaker="Harmke",
        role="bewoner",
        effect="e",
        purposes=(Purpose.REPORT, Purpose.POSTER),
        agreed_on=date(2026, 3, 12),
    )
)


def add(slug: str, session: Session) -> Citaat:
    return commands.add_citaat(slug, SAID, session=session)


def save(slug: str, session: Session) -> Citaat:
    return commands.save_citaat(slug, add(slug, session), session=session)


def remove(slug: str, session: Session) -> None:
    commands.remove_citaat(slug, add(slug, session).key, session=session)


def put_back(slug: str, session: Session) -> None:
    remove(slug, session)
    commands.put_back_citaat(slug, SAID.key, session=session)


def record(slug: str, session: Session) -> Citaat:
    kept = add(slug, session)
    given = Consent((Purpose.WEBSITE,), date(2026, 3, 12), naming=Naming.NONE)
    return commands.record_consent(
        slug, kept.key, given, seen=shown_mark(kept), today=date(2026, 3, 12), session=session
    )


def withdraw(slug: str, session: Session) -> Citaat:
    kept = add(slug, session)
    return commands.withdraw_consent(slug, kept.key, today=date(2026, 3, 13), session=session)


SHOWING: dict[str, Callable[[str, Session], object]] = {
    "add_citaat": add,
    "save_citaat": save,
    "remove_citaat": remove,
    "put_back_citaat": put_back,
    "record_consent": record,
    "withdraw_consent": withdraw,
    "save_poster_choice": lambda slug, s: commands.save_poster_choice(
        slug, PosterChoice(qr=False), session=s
    ),
    "save_report_choice": lambda slug, s: commands.save_report_choice(
        slug, ReportChoice(fund="Buurtfonds"), session=s
    ),
    "save_shared_page": lambda slug, s: commands.save_shared_page(
        slug, SharedPage(open=True), session=s
    ),
    "close_shared_page": lambda slug, s: commands.close_shared_page(slug, session=s),
}
