"""A measured initiatief goes to another computer whole."""

from storage import commands
from storage.commands import import_bundle, save_vragenlijst
from storage.engine import make_engine
from storage.meting_queries import list_metingen, load_form, load_vragenlijst
from storage.migrate import migrate
from tests.measured_bundle import NEWEST, SECOND, TODAY, measured_bundle
from tests.metingen import EVERY_KIND, every_kind
from tests.storage.helpers import SLUG, ask, bundle, run
from veranderverhaal.archive import pack, unpack
from veranderverhaal.vragenlijst import Section


def metingen(engine, slug=SLUG):
    return {one.key: one for one in ask(engine, list_metingen, slug)}


def test_a_measured_initiatief_comes_out_as_it_went_in(engine):
    run(engine, import_bundle, unpack(pack(measured_bundle())))
    assert bundle(engine) == measured_bundle()


def test_it_goes_on_from_one_kind_of_database_to_another(engine, tmp_path):
    run(engine, import_bundle, measured_bundle())
    other = make_engine(f"sqlite:///{tmp_path / 'other.db'}")
    migrate(other)
    run(other, import_bundle, unpack(pack(bundle(engine))))
    assert bundle(other) == bundle(engine)
    assert ask(other, load_form, "abcdefgh").secret == bytes.fromhex("ab" * 32)
    other.dispose()


def test_a_code_that_is_taken_becomes_a_fresh_one(engine):
    run(engine, import_bundle, measured_bundle())
    second = run(engine, import_bundle, measured_bundle())
    before, after = metingen(engine), metingen(engine, second.slug)
    assert {one.code for one in before.values()} == {"abcdefgh", "hgfedcba"}
    assert len({one.code for one in (*before.values(), *after.values())}) == 4
    assert bundle(engine, second.slug).responses == measured_bundle().responses


def test_a_meting_with_answers_keeps_its_version_and_one_without_follows_the_newest(engine):
    run(engine, import_bundle, measured_bundle())
    newer = every_kind(title="Nieuw", version=2, revision=4)
    run(engine, save_vragenlijst, SLUG, newer, today=TODAY)
    assert metingen(engine)["voorjaar"].vragenlijst_version == 1
    assert metingen(engine)["najaar"].vragenlijst_version == 2
    assert ask(engine, load_vragenlijst, SLUG, "lijst").title == "Nieuw"


def test_a_carried_vragenlijst_with_answers_is_frozen_here_too(engine):
    answered = measured_bundle(
        vragenlijsten=(every_kind(),), metingen=measured_bundle().metingen[:1]
    )
    run(engine, import_bundle, answered)
    other = every_kind(sections=(Section("s", "", EVERY_KIND[:1]),))
    assert run(engine, save_vragenlijst, SLUG, other, today=TODAY).version == 2
    assert metingen(engine)["voorjaar"].vragenlijst_version == 1


def test_what_was_removed_or_withdrawn_stays_behind(engine):
    run(engine, import_bundle, measured_bundle())
    run(engine, commands.remove_meting, SLUG, "voorjaar")
    run(engine, commands.remove_telling, SLUG, "t")
    run(engine, commands.remove_indicator, SLUG, "o")
    kept = bundle(engine)
    assert [one.key for one in kept.metingen] == ["najaar"]
    assert (kept.responses, kept.tellingen, kept.counts) == ((), (), ())
    assert kept.vragenlijsten == (NEWEST,)
    assert unpack(pack(kept)) == kept


def test_an_import_of_a_file_travels_without_the_way_back(engine):
    run(engine, import_bundle, measured_bundle(responses=()))
    named = {"file_name": "x.csv", "today": TODAY}
    number = run(engine, commands.import_responses, SLUG, "voorjaar", [SECOND] * 3, **named)
    assert len(bundle(engine).responses) == 3
    run(engine, commands.undo_import, SLUG, number)
    assert bundle(engine).responses == ()
