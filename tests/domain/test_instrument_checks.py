"""A file of an instrument that does not make sense is refused."""

import re
import tomllib

import pytest

from veranderverhaal.instrument import FOLDER, InstrumentBroken, read_instrument
from veranderverhaal.plain import WrongShape


def toml_of(key):
    return (FOLDER / f"{key}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        pytest.param('title = "', 'titel = "', WrongShape, id="an unknown field"),
        pytest.param('kind = "ladder"', 'kind = "rope"', WrongShape, id="an unknown kind"),
        pytest.param('kind = "ladder"', 'kind = "open"', InstrumentBroken, id="a kind unscored"),
        pytest.param('scoring = "single"', 'scoring = "mean"', WrongShape, id="an unknown rule"),
        pytest.param('licence = "', '#licence = "', WrongShape, id="no licence"),
        pytest.param('key = "straatladder"', 'key = "straat"', InstrumentBroken, id="other name"),
        pytest.param('code = "2"', 'code = "1"', InstrumentBroken, id="a code twice"),
        pytest.param('code = "5"', 'code = "0"', InstrumentBroken, id="a scale that falls"),
        pytest.param('key = "trede"', 'key = "Trede 1"', InstrumentBroken, id="a key with spaces"),
        pytest.param('text = "Wat past', 'text = "" # "', InstrumentBroken, id="no text"),
        pytest.param('source = "', 'source = "" # "', InstrumentBroken, id="no source"),
        pytest.param("may_miss = 0", "may_miss = -1", WrongShape, id="a negative number"),
        pytest.param("may_miss = 0", "shipped = false", InstrumentBroken, id="not shipped yet"),
        pytest.param(
            "may_miss = 0",
            'cut_offs = [{ label = "hoog", low = "4", high = "6" }]',
            InstrumentBroken,
            id="a cut-off off the scale",
        ),
        pytest.param(
            "may_miss = 0",
            'cut_offs = [{ label = "hoog", low = "4", high = "3" }]',
            InstrumentBroken,
            id="a cut-off upside down",
        ),
        pytest.param(
            "may_miss = 0",
            'cut_offs = [{ label = "hoog", low = "4", high = "5", of = "x" }]',
            InstrumentBroken,
            id="a cut-off of no subscale",
        ),
        pytest.param(
            'key = "trede"', 'theme = "street"\nkey = "trede"', InstrumentBroken, id="no theme"
        ),
    ],
)
def test_a_broken_file_is_refused(old, new, error):
    toml = toml_of("straatladder")
    assert old in toml
    with pytest.raises(error):
        read_instrument(toml.replace(old, new, 1), "straatladder")


def test_the_file_itself_is_read():
    assert read_instrument(toml_of("straatladder"), "straatladder").key == "straatladder"


def test_every_file_is_toml_with_its_own_key():
    for path in FOLDER.glob("[!_]*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["key"] == path.stem
        assert re.fullmatch(r"[a-z0-9-]+", path.stem)
