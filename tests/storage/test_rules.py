"""Every query and command asks for its right, of everybody, before it does anything."""

import importlib
import inspect
import traceback
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine

from storage import commands
from storage.asking import RULES, NotAllowed, Rule
from storage.engine import reading, writing
from storage.finding import find_row
from storage.open_answers import list_quotes
from storage.queries import list_initiatieven, list_names, load_listing
from storage.recounting import find_miscounts
from storage.response_queries import list_responses, list_typed_responses
from tests.metingen import fill_with_meting
from tests.storage.askers import ASKERS, COORDINATOR, OTHER, SLUG, VIEWER, VOLUNTEER, account
from tests.storage.every_module import every_module
from tests.storage.helpers import Undone, run
from tests.stories import small_bundle
from veranderverhaal.access import NOBODY, OF_AN_INITIATIEF, Right, Role, may
from veranderverhaal.meting import Channel, Response
from veranderverhaal.model import Initiatief

TODAY = date(2026, 11, 20)
# Who comes to these needs not be known: they are for respondents, for readers of a shared page, for
# who holds the token of a beamer or a tablet, and for logging in itself.
FOR_EVERYBODY = {
    *("find_shared_page", "form_stamp", "keep_responses", "load_form", "load_presentation"),
    *("load_public_story", "public_stamp", "steer_presentation", "sign_out", "find_invitation"),
    *("find_reset", "locked_to", "is_locked", "load_tablet", "take_pin_try", "refuse_pin"),
    *("unlock_tablet", "is_computer_locked", "is_locked_out"),
    *("load_consent_page", "agree_by_token", "withdraw_by_token"),  # who has that link
    *("find_running", "given_dots", "hand_in_card", "give_dots"),  # who has the code of a QR
}
FOR_WHO_FILLS_IN = {
    *("add_citaat", "save_citaat", "remove_citaat", "put_back_citaat", "list_citaten"),
    *("make_consent_link", "record_consent", "withdraw_consent", "load_photo"),
    "load_consent_subject",
    *("add_count", "remove_count", "add_telling", "save_telling", "remove_telling"),
    *("put_back_telling", "keep_typed_response", "list_typed_responses", "mark_checked"),
    *("withdraw_response", "put_back_response", "mark_paper_gone", "list_old_paper"),
    *("lock_tablet", "load_for_tablet"),
}
# What somebody who is known, or may see an initiatief, writes: about themselves only.
ABOUT_THEMSELVES = {
    *("save_name", "end_session", "sign_out_everywhere", "join_with_invitation", "make_reset"),
    "touch",
}

AT_LEAST = {
    Right.READ_ANSWERS: {
        *("list_responses", "list_open_answers", "list_marks", "count_themes", "mark_theme"),
        "load_bundle",
    },
    Right.MANAGE: {
        *("list_log", "list_people", "invite", "set_role", "remove_member", "remove_initiatief"),
        *("find_by_code", "find_by_name", "save_privacy", "put_back_initiatief"),
    },
    Right.INSTALLATION: {
        *("create_initiatief", "import_bundle", "list_accounts", "close_account", "add_account"),
        *("set_administrator", "list_installation_log", "installation_secret", "list_slugs"),
        *("remove_account", "end_locks"),
    },
}


every_module()


def function_of(name: str) -> Any:
    module, _, function = name.rpartition(".")
    return getattr(importlib.import_module(module), function)


def least_arguments(function: Any) -> dict[str, Any]:
    """Just enough to call it: about the initiatief with this slug, and nonsense otherwise."""
    parameters = inspect.signature(function).parameters
    needed = [
        name
        for name, one in parameters.items()
        if one.default is one.empty and name not in ("session", "slug")
    ]
    given: dict[str, Any] = dict.fromkeys(needed, "x")
    if "slug" in parameters:
        given["slug"] = SLUG
    elif needed:
        given[needed[0]] = SimpleNamespace(slug=SLUG)
    return given


def is_refused(engine: Engine, who: Any, name: str) -> bool:
    """Whether the door stays shut for who asks; what else goes wrong comes after it."""
    function = function_of(name)
    try:
        with writing(engine, who) as session:
            found = function(**least_arguments(function), session=session)
            if inspect.isgenerator(found):
                next(found, None)
            raise Undone
    except NotAllowed as error:
        frames = [frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)]
        return frames[-2:] == ["ruled", "check_right"]
    except Exception:
        return False


@pytest.fixture
def two_stories(open_engine: Any) -> Engine:
    """On SQLite only: who may do what does not depend on the database."""
    engine: Engine = open_engine("sqlite")
    run(engine, commands.import_bundle, small_bundle())
    run(engine, commands.import_bundle, small_bundle(OTHER))
    return engine


@pytest.mark.parametrize("asker", ASKERS)
def test_every_query_and_command_is_for_those_with_its_right_and_nobody_else(two_stories, asker):
    who, wrong = ASKERS[asker], []
    for name, rule in RULES.items():
        about = SLUG if rule.right in OF_AN_INITIATIEF else ""
        if is_refused(two_stories, who, name) == may(who, rule.right, about):
            wrong.append(name)
    assert wrong == []


def names_for(right: Right) -> set[str]:
    return {name.rpartition(".")[2] for name, rule in RULES.items() if rule.right is right}


def test_only_these_are_for_everybody():
    assert names_for(Right.NONE) == FOR_EVERYBODY


def test_only_these_are_for_who_fills_in():
    assert names_for(Right.FILL_IN) == FOR_WHO_FILLS_IN


@pytest.mark.parametrize("right", AT_LEAST, ids=lambda right: right.value)
def test_these_ask_for_no_less(right):
    assert AT_LEAST[right] <= names_for(right)


def test_every_command_of_the_list_has_a_rule_that_writes():
    for name in set(commands.__all__) - {"EditConflict"}:
        assert rule_of(getattr(commands, name)).writes, name


def test_nothing_is_edited_by_who_may_only_look():
    lookers = {Right.SEE, Right.SIGNED_IN}
    writers = {name for name, rule in RULES.items() if rule.writes and rule.right in lookers}
    assert {name.rpartition(".")[2] for name in writers} == ABOUT_THEMSELVES


def rule_of(function: Any) -> Rule:
    return RULES[f"{function.__module__}.{function.__qualname__}"]


def test_a_function_that_forgot_its_rule_finds_nothing(two_stories):
    for who in (NOBODY, VIEWER, COORDINATOR):
        with reading(two_stories, who) as session, pytest.raises(NotAllowed):
            find_row(SLUG, session=session)


def test_what_comes_one_by_one_keeps_its_rule_and_opens_no_other_door(open_engine):
    engine = open_engine("sqlite")
    fill_with_meting(engine)
    with writing(engine) as session:
        session.connection().exec_driver_sql(
            "INSERT INTO tally VALUES (1, 'voorjaar', '', '', 'a', 'b', 3), "
            "(1, 'voorjaar', '', '', 'a', 'c', 3)"
        )
    with reading(engine, account(administrator=True)) as session:
        found = find_miscounts(SLUG, session=session)
        assert next(found).kept == 3
        with pytest.raises(NotAllowed):
            find_row(SLUG, session=session)
        assert next(found).kept == 3
        assert list(found) == []


def test_a_list_of_initiatieven_has_those_one_may_see(two_stories):
    def slugs(who: Any, **named: Any) -> set[str]:
        with reading(two_stories, who) as session:
            return {one.initiatief.slug for one in list_initiatieven(session=session, **named)}

    everything = {SLUG, OTHER}
    assert slugs(VIEWER) == {SLUG}
    assert slugs(account(Role.VIEWER, OTHER)) == {OTHER}
    assert slugs(account()) == set()
    assert slugs(account(administrator=True)) == everything
    run(two_stories, commands.remove_initiatief, SLUG)
    assert slugs(COORDINATOR) == slugs(VIEWER, removed=True) == set()
    assert slugs(COORDINATOR, removed=True) == {SLUG}
    assert slugs(account(administrator=True), removed=True) == {SLUG}
    assert slugs(account(administrator=True), slugs=[SLUG]) == set()


def test_the_names_of_initiatieven_are_those_one_may_see(two_stories):
    def slugs(who: Any) -> set[str]:
        with reading(two_stories, who) as session:
            return {one.slug for one in list_names(session=session)}

    assert slugs(VIEWER) == {SLUG}
    assert slugs(account()) == set()
    assert slugs(account(administrator=True)) == {SLUG, OTHER}
    run(two_stories, commands.remove_initiatief, SLUG)
    assert slugs(VIEWER) == set()
    assert slugs(account(administrator=True)) == {OTHER}


def test_who_makes_an_initiatief_is_its_coordinator(engine):
    from storage.access_tables import AccountRow, MembershipRow
    from storage.moment import now

    administrator = account(administrator=True)
    with writing(engine) as session:
        session.add(AccountRow(key="els", login="els", name="Els", made_on=now().date()))
    with writing(engine, administrator) as session:
        commands.create_initiatief(Initiatief("", "De Kade"), session=session)
        commands.import_bundle(small_bundle(), session=session)
    run(engine, commands.create_initiatief, Initiatief("", "Van het programma"))
    with reading(engine) as session:
        roles = session.connection().execute(MembershipRow.__table__.select()).all()  # type: ignore[attr-defined]
    assert [(one.account, one.role) for one in roles] == [("els", "coordinator")] * 2


def test_who_fills_in_has_no_say_over_what_people_sent_themselves(open_engine):
    engine = open_engine("sqlite")
    meting = fill_with_meting(engine)
    sent = Response({"vaker": ("yes",)}, week="2026-W47", channel=Channel.LINK)
    typed = Response({"vaker": ("yes",)}, week="2026-W47", channel=Channel.PAPER, form_number="1")
    run(engine, commands.import_responses, SLUG, meting.key, [sent], file_name="x", today=TODAY)
    with writing(engine, VOLUNTEER) as session:
        kept = commands.keep_typed_response(SLUG, meting.key, typed, token="t", session=session)
    with reading(engine) as session:
        (other,) = (
            one for one in list_responses(SLUG, meting.key, session=session) if one.id != kept.id
        )
    for change in (commands.withdraw_response, commands.put_back_response):
        with writing(engine, VOLUNTEER) as session:
            change(SLUG, meting.key, kept.id, session=session)
        with pytest.raises(NotAllowed), writing(engine, VOLUNTEER) as session:
            change(SLUG, meting.key, other.id, session=session)
    with reading(engine, VOLUNTEER) as session:
        for channel in Channel:
            found = list_typed_responses(SLUG, meting.key, channel=channel, session=session)
            assert [one.id for one in found] == ([kept.id] if channel is Channel.PAPER else [])


def test_open_answers_are_only_quoted_to_others_while_they_are_shown_to_a_room(open_engine):
    engine = open_engine("sqlite")
    meting = fill_with_meting(engine)

    def quotes(who: Any) -> list[str]:
        with reading(engine, who) as session:
            return list_quotes(SLUG, meting.key, "kwijt", session=session)

    assert quotes(COORDINATOR) == []
    with pytest.raises(NotAllowed):
        quotes(VIEWER)
    run(engine, commands.start_presentation, SLUG, meting.key)
    assert quotes(VIEWER) == []


def test_one_right_at_one_door_opens_no_other_initiatief(two_stories):
    with reading(two_stories, COORDINATOR) as session:
        assert load_listing(SLUG, session=session).initiatief.slug == SLUG
        with pytest.raises(NotAllowed):
            load_listing(OTHER, session=session)
        with pytest.raises(NotAllowed):
            load_listing("er-is-geen", session=session)
