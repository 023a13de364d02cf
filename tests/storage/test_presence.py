"""Being there: seen by the others, forgotten soon, and never a change of the initiatief."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, func, select

from storage.access_tables import PresenceRow
from storage.asking import NotAllowed
from storage.commands import remove_element
from storage.commands.presence import touch
from storage.engine import Engine, reading, writing
from storage.presence_queries import look_around, who_is_there
from storage.queries import NotFound, data_version, load_listing
from veranderverhaal.access import HERE, NOBODY, Asker, Kind, Role, guest_of
from veranderverhaal.presence import DROPPED_AFTER, GONE_AFTER, MAX_PLACE, Present

SLUG = "de-straat"
NOON = datetime.fromisoformat("2026-11-21T12:00:00")


def somebody(name: str, role: Role = Role.COORDINATOR) -> Asker:
    return Asker(Kind.ACCOUNT, name.lower(), name, roles={SLUG: role})


ELS, BO = somebody("Els"), somebody("Bo", Role.VIEWER)


def be_there(engine: Engine, who: Asker, tab: str, page: str = "Overzicht", at=NOON) -> None:
    with writing(engine, who) as session:
        touch(SLUG, tab, page, at=at, session=session)


def seen_by(engine: Engine, who: Asker, tab: str, at=NOON) -> list[Present]:
    with reading(engine, who) as session:
        return who_is_there(SLUG, tab, at=at, session=session)


def count_rows(session: Session) -> int:
    return session.exec(select(func.count()).select_from(PresenceRow)).one()


def test_each_sees_the_other_and_not_itself(filled: Engine) -> None:
    be_there(filled, ELS, "a", "Feiten en cijfers")
    be_there(filled, BO, "b")
    assert seen_by(filled, ELS, "a") == [Present("Bo", "Overzicht")]
    assert seen_by(filled, BO, "b") == [Present("Els", "Feiten en cijfers")]


def test_who_does_not_log_in_is_there_without_a_name(filled: Engine) -> None:
    be_there(filled, HERE, "a")
    be_there(filled, HERE, "b", "Feiten en cijfers")
    assert seen_by(filled, HERE, "a") == [Present("", "Feiten en cijfers")]


def test_another_window_of_oneself_is_known_as_such(filled: Engine) -> None:
    be_there(filled, ELS, "a")
    be_there(filled, ELS, "b")
    assert seen_by(filled, ELS, "a") == [Present("Els", "Overzicht", own=True)]


def test_nobody_speaks_for_the_window_of_another(filled: Engine) -> None:
    be_there(filled, ELS, "a")
    be_there(filled, BO, "a", "Verbanden")
    assert seen_by(filled, BO, "a") == [Present("Els", "Overzicht")]


def test_a_window_that_turns_the_page_is_one_window(filled: Engine) -> None:
    be_there(filled, ELS, "a")
    be_there(filled, ELS, "a", "x" * 1000)
    assert [one.page for one in seen_by(filled, BO, "b")] == ["x" * MAX_PLACE]


def test_a_window_that_is_silent_is_gone_and_dropped_at_last(filled: Engine) -> None:
    be_there(filled, ELS, "a")
    at = NOON + timedelta(seconds=GONE_AFTER)
    assert len(seen_by(filled, BO, "b", at)) == 1
    assert seen_by(filled, BO, "b", at + timedelta(seconds=1)) == []
    be_there(filled, BO, "b", at=NOON + timedelta(seconds=DROPPED_AFTER + 1))
    with reading(filled) as session:
        assert count_rows(session) == 1


def test_one_look_tells_the_last_change_too_and_being_there_is_none(filled: Engine) -> None:
    with reading(filled) as session:
        before = data_version(SLUG, session=session)
    be_there(filled, ELS, "a")
    with reading(filled, BO) as session:
        around = look_around(SLUG, "b", at=NOON, session=session)
    assert (around.data_version, around.others) == (before, (Present("Els", "Overzicht"),))


def test_one_look_tells_who_changed_something_unless_it_was_oneself(filled: Engine) -> None:
    looks = {}
    for who in (ELS, BO):
        with reading(filled, who) as session:
            looks[who.name] = look_around(SLUG, "b", at=NOON, session=session)
    with writing(filled, ELS) as session:
        remove_element(
            SLUG,
            load_listing(SLUG, session=session).veranderverhaal.elements[0].key,
            session=session,
        )
    for who, teller in ((ELS, ""), (BO, "Els")):
        with reading(filled, who) as session:
            around = look_around(SLUG, "b", at=NOON, session=session)
        assert around.teller == teller
        assert around.told > looks[who.name].told
        assert around.data_version > looks[who.name].data_version


@pytest.mark.parametrize("who", [NOBODY, guest_of(SLUG), Asker(Kind.ACCOUNT, "x", "X")])
def test_only_who_is_known_there_may_be_there(filled: Engine, who: Asker) -> None:
    with pytest.raises(NotAllowed):
        be_there(filled, who, "a")
    with pytest.raises(NotAllowed):
        seen_by(filled, who, "a")


def test_one_cannot_be_in_what_is_not_there(filled: Engine) -> None:
    with pytest.raises(NotFound), writing(filled) as session:
        touch("nergens", "a", "Overzicht", session=session)
