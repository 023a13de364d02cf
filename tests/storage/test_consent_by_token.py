"""Consent by the person's own page; what became of it in the database; and photos."""

import ast
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlmodel import select

import storage
from storage.commands import (
    add_citaat,
    import_bundle,
    put_back_citaat,
    remove_citaat,
    save_citaat,
)
from storage.commands.consent import (
    MOST_LINKS,
    agree_by_token,
    make_consent_link,
    record_consent,
    withdraw_by_token,
    withdraw_consent,
)
from storage.commands.shared import EditConflict
from storage.consent_queries import load_consent_page
from storage.duiding_tables import ConsentLinkRow, PhotoRow
from storage.engine import reading, writing
from storage.finding import NotFound
from storage.moment import now
from storage.photos import load_photos
from storage.showcase_queries import list_citaten
from storage.tables import metadata
from storage.tidying import tidy
from tests.storage.helpers import SLUG, ask, bundle, run, story
from tests.stories import small_bundle
from veranderverhaal.access import NOBODY
from veranderverhaal.archive import MAX_PHOTO_BYTES, MAX_PHOTOS_BYTES
from veranderverhaal.citaat import Citaat, ConsentWay, Naming, Purpose, photo_key, shown_mark
from veranderverhaal.consent import Consent
from veranderverhaal.text import NotAccepted

TODAY = date(2026, 11, 21)
PHOTO = b"\xff\xd8\xff a photo"
GIVEN = Citaat("g", "Papaver bloeit.", "Fatma Yilmaz", story="Eerst niet.", photo=photo_key(PHOTO))
YES = Consent((Purpose.WEBSITE, Purpose.REPORT), TODAY, naming=Naming.FIRST, speaker="Fatma")


def as_nobody(engine, command, *arguments, **named):
    with writing(engine, NOBODY) as session:
        return command(*arguments, session=session, **named)


@pytest.fixture
def asked(filled):
    """A portret that nobody agreed to yet, and the token of the page of whoever it is of."""
    run(filled, add_citaat, SLUG, GIVEN, photo=PHOTO)
    return filled, run(filled, make_consent_link, SLUG, "g", today=TODAY)


def kept(engine) -> Citaat:
    return ask(engine, list_citaten, SLUG)[0]


def photos(engine, purpose=Purpose.WEBSITE, today=TODAY):
    return ask(engine, load_photos, SLUG, [GIVEN.photo, "x"], purpose, today=today)


def test_a_person_agrees_to_what_they_saw_and_takes_it_back_by_the_same_page(asked):
    engine, token = asked
    assert photos(engine) == {}
    with reading(engine, NOBODY) as session:
        page = load_consent_page(token, session=session)
    assert (page.citaat, page.photo) == (GIVEN, PHOTO)
    seen = shown_mark(GIVEN)
    agreed = as_nobody(engine, agree_by_token, token, YES, seen=seen, today=TODAY)
    assert agreed == kept(engine)
    assert (agreed.speaker, agreed.agreed_how, agreed.agreed_on) == (
        "Fatma",
        ConsentWay.SCREEN,
        TODAY,
    )
    assert photos(engine) == photos(engine, Purpose.REPORT) == {GIVEN.photo: PHOTO}
    assert photos(engine, Purpose.POSTER) == {}
    assert photos(engine, today=date(2027, 11, 22)) == {}
    as_nobody(engine, withdraw_by_token, token, today=TODAY)
    assert kept(engine).withdrawn_on == TODAY
    assert photos(engine) == {}
    assert bundle(engine).citaten == ()


def test_who_saw_another_text_agrees_to_nothing(asked):
    engine, token = asked
    seen = shown_mark(GIVEN)
    run(engine, save_citaat, SLUG, replace(GIVEN, text="Iets anders."))
    with pytest.raises(EditConflict):
        as_nobody(engine, agree_by_token, token, YES, seen=seen, today=TODAY)
    with pytest.raises(EditConflict):
        run(engine, record_consent, SLUG, "g", YES, seen=seen, today=TODAY)
    assert kept(engine).agreed_on is None


def test_who_types_over_what_was_withdrawn_meanwhile_brings_nothing_back(asked):
    engine, _ = asked
    seen = shown_mark(GIVEN)
    agreed = run(engine, record_consent, SLUG, "g", YES, seen=seen, today=TODAY)
    gone = run(engine, withdraw_consent, SLUG, "g", today=TODAY)
    run(engine, save_citaat, SLUG, replace(agreed, revision=gone.revision))
    assert kept(engine).withdrawn_on == TODAY


def test_a_token_opens_one_citaat_and_no_other(asked):
    engine, token = asked
    for wrong in ("", "x", token[:-1], token + "x"):
        with pytest.raises(NotFound):
            as_nobody(engine, withdraw_by_token, wrong, today=TODAY)


def test_what_was_removed_can_be_withdrawn_and_then_comes_back_nowhere(asked):
    engine, token = asked
    seen = shown_mark(GIVEN)
    as_nobody(engine, agree_by_token, token, YES, seen=seen, today=TODAY)
    run(engine, remove_citaat, SLUG, "g")
    with pytest.raises(NotFound):  # nobody agrees to what is not there
        as_nobody(engine, agree_by_token, token, YES, seen=seen, today=TODAY)
    with reading(engine, NOBODY) as session:
        assert load_consent_page(token, session=session).removed
    as_nobody(engine, withdraw_by_token, token, today=TODAY)
    run(engine, put_back_citaat, SLUG, "g")
    assert kept(engine).withdrawn_on == TODAY
    run(engine, tidy, today=TODAY + timedelta(days=30))
    with pytest.raises(NotFound):
        as_nobody(engine, withdraw_by_token, token, today=TODAY)


def test_the_link_on_the_first_paper_works_however_many_are_made(asked):
    engine, token = asked
    with writing(engine) as session:
        (kept,) = session.exec(select(ConsentLinkRow)).all()
        same = {"initiatief_id": kept.initiatief_id, "citaat": "g", "made_on": TODAY}
        many = [{"token": str(one), **same} for one in range(MOST_LINKS - 1)]
        session.connection().execute(insert(ConsentLinkRow), many)
    with pytest.raises(NotAccepted):
        run(engine, make_consent_link, SLUG, "g", today=TODAY + timedelta(days=1))
    assert as_nobody(engine, withdraw_by_token, token, today=TODAY).withdrawn_on == TODAY


def test_the_page_tells_the_effect_it_is_shown_with(asked):
    engine, token = asked
    effect = story(engine).elements[-1]
    run(engine, save_citaat, SLUG, replace(GIVEN, effect=effect.key))
    with reading(engine, NOBODY) as session:
        assert load_consent_page(token, session=session).effect == effect.title


def test_words_that_nobody_agreed_to_go_after_the_term_and_examples_stay(asked):
    engine, _ = asked
    day = now().date()
    run(engine, add_citaat, SLUG, Citaat("v", "Een voorbeeld.", made_up=True))
    run(engine, tidy, today=day + timedelta(days=89))
    assert [one.key for one in ask(engine, list_citaten, SLUG)] == ["g", "v"]
    run(engine, tidy, today=day + timedelta(days=90))
    assert [one.key for one in ask(engine, list_citaten, SLUG)] == ["v"]


def test_no_more_photos_are_kept_than_an_export_holds(open_engine):
    engine = open_engine("sqlite")
    run(engine, import_bundle, small_bundle())
    with writing(engine) as session:
        for one in range(4):
            big = PhotoRow(initiatief_id=1, key=str(one), content=bytes(MAX_PHOTOS_BYTES // 4))
            session.add(big)
    with pytest.raises(NotAccepted) as refused:
        run(engine, add_citaat, SLUG, GIVEN, photo=PHOTO)
    assert refused.value.field == "photo"


def test_neither_a_token_nor_words_are_in_the_log(asked):
    engine, token = asked
    as_nobody(engine, agree_by_token, token, YES, seen=shown_mark(GIVEN), today=TODAY)
    with engine.connect() as connection:
        lines = connection.execute(text("SELECT * FROM log_entry")).all()
        links = connection.execute(text("SELECT token FROM consent_link")).all()
    assert [one for one in ("Papaver", "Fatma", token) if one in repr(lines)] == []
    assert token not in repr(links)


def test_what_was_withdrawn_is_erased_with_its_photo_and_its_page(asked):
    engine, token = asked
    as_nobody(engine, withdraw_by_token, token, today=TODAY)
    run(engine, tidy, today=TODAY + timedelta(days=29))
    assert kept(engine).text
    run(engine, tidy, today=TODAY + timedelta(days=30))
    assert ask(engine, list_citaten, SLUG) == []
    with reading(engine) as session:
        assert session.exec(select(PhotoRow.key)).all() == []
        assert session.exec(select(ConsentLinkRow.token)).all() == []


def test_a_photo_is_kept_once_and_goes_with_the_last_that_has_it(filled):
    first = run(filled, add_citaat, SLUG, GIVEN, photo=PHOTO)
    run(filled, add_citaat, SLUG, replace(GIVEN, key="h"), photo=PHOTO)
    run(filled, save_citaat, SLUG, replace(first, photo=""))
    with reading(filled) as session:
        assert session.exec(select(PhotoRow.key)).all() == [GIVEN.photo]
    run(filled, save_citaat, SLUG, replace(GIVEN, key="h"), photo=PHOTO + b"2")
    with reading(filled) as session:
        assert session.exec(select(PhotoRow.key)).all() == [photo_key(PHOTO + b"2")]


@pytest.mark.parametrize("content", [b"<svg/>", b"\xff\xd8\xff" + bytes(MAX_PHOTO_BYTES)])
def test_only_a_small_jpeg_is_kept(open_engine, content):
    engine = open_engine("sqlite")
    run(engine, import_bundle, small_bundle())
    with pytest.raises(NotAccepted):
        run(engine, add_citaat, SLUG, GIVEN, photo=content)


def test_a_photo_that_is_not_there_is_not_named(filled):
    assert run(filled, add_citaat, SLUG, GIVEN).photo == ""


def test_no_table_can_join_a_citaat_to_what_anybody_answered():
    """Neither by a key of the other nor by a column of the same meaning: a person, form or week."""
    tables = metadata().tables
    about_answers = {"meting", "response", "person", "form_number", "week", "channel", "code"}
    for name in ("citaat", "photo", "consent_link"):
        assert not about_answers & set(tables[name].columns.keys())
        pointed = {key.column.table.name for key in tables[name].foreign_keys}
        assert pointed == {"initiatief"}
    for name in ("response", "response_count", "tally", "theme_mark"):
        assert not {"citaat", "photo"} & set(tables[name].columns.keys())


def test_no_function_reads_citaten_and_answers_together():
    """Looked up in the source: a name under a citaat never meets a form."""
    folder = Path(storage.__file__).parent
    both = []
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
                if {"CitaatRow", "ResponseRow", "session"} <= names:
                    both.append(f"{path.name}: {node.name}")
    assert both == []
