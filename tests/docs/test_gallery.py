"""The gallery: a picture of every theme and every shape, and each is what is made today.

`UPDATE_SCREENSHOTS=1 python -m pytest tests/docs/test_gallery.py` makes the pictures anew.
"""

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from presentation.shapes import FILE_TYPES, Shape, make_shape
from storage.engine import Engine, make_engine
from tests.docs.pictures import PICTURES, SHOWN, WIDEST, lighten, showcase
from veranderverhaal.labels import THEME_LABELS
from veranderverhaal.model import Theme

PROJECT = Path(__file__).resolve().parents[2]
GALLERY = PROJECT / "docs" / "galerij"
PICTURES_OF_GALLERY = GALLERY / "plaatjes"
FOR_LOOKING = PROJECT / "tests" / "output"
MOST_BYTES = 2_500_000
# Seen from afar, and how much of 255 each dot may differ there: letters are drawn a little
# otherwise on every computer, a colour or a place is not.
AFAR = (24, 24)
MOST_DIFFERENCE = 12
TEXT_BLOCK = re.compile(r"```text\n.*?```", re.DOTALL)


def is_updating() -> bool:
    return os.environ.get("UPDATE_SCREENSHOTS") == "1"


@pytest.fixture(scope="module")
def engine(samples_file: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{samples_file}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def text() -> str:
    return (GALLERY / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_gallery_is_what_is_made_today(name: str, engine: Engine) -> None:
    made = lighten(PICTURES[name](engine))
    folder = PICTURES_OF_GALLERY if is_updating() else FOR_LOOKING
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(made)
    kept = (PICTURES_OF_GALLERY / f"{name}.png").read_bytes()
    assert difference(kept, made) < MOST_DIFFERENCE, "make the pictures anew"


def test_the_text_in_the_gallery_is_how_the_text_begins(engine: Engine) -> None:
    made = make_shape(showcase(engine, SHOWN), Shape.TEXT).content.decode()
    beginning = made[: made.index("\n\n", made.index("AANPAK"))]
    page = GALLERY / "README.md"
    text = page.read_text(encoding="utf-8")
    if is_updating():
        text = TEXT_BLOCK.sub(lambda _: f"```text\n{beginning}\n```", text)
        page.write_text(text, encoding="utf-8")
    assert f"```text\n{beginning}\n```" in text


def difference(one: bytes, other: bytes) -> float:
    """How much the two differ from afar, at the place where they differ most on average."""
    first, second = (Image.open(BytesIO(content)).convert("RGB") for content in (one, other))
    if abs(first.height * second.width / second.height / first.width - 1) > 0.02:
        return 255
    small = [one.resize(AFAR, Image.Resampling.BOX) for one in (first, second)]
    return max(ImageStat.Stat(ImageChops.difference(*small)).mean)


def test_the_gallery_shows_every_picture_and_no_other(text: str) -> None:
    shown = re.findall(r"plaatjes/([\w-]+)\.png", text)
    assert sorted(shown) == sorted(PICTURES)
    assert sorted(one.stem for one in PICTURES_OF_GALLERY.iterdir()) == sorted(PICTURES)


@pytest.mark.parametrize("theme", Theme)
def test_the_gallery_names_every_theme_as_the_page_does(text: str, theme: Theme) -> None:
    assert f"### {THEME_LABELS[theme]}\n" in text
    assert f"`--theme {theme}`" in text


@pytest.mark.parametrize("shape", Shape)
def test_the_gallery_says_how_to_make_every_shape(text: str, shape: Shape) -> None:
    told = re.search(rf"^### [^#]*?`--shape {shape}`[^#]*", text, re.MULTILINE)
    assert told, shape
    for file_type in FILE_TYPES[shape]:
        assert re.search(rf"\b{file_type.upper()}\b|\.{file_type}\b", told[0]), file_type


def test_every_picture_of_the_gallery_has_words_beside_it(text: str) -> None:
    described = re.findall(r'<img src="plaatjes/[^"]+" alt="([^"]{15,})" width="\d+">', text)
    assert len(described) == len(set(described)) == len(PICTURES)


def test_the_pictures_of_the_gallery_are_light() -> None:
    pictures = list(PICTURES_OF_GALLERY.iterdir())
    assert sum(one.stat().st_size for one in pictures) < MOST_BYTES
    for one in pictures:
        with Image.open(one) as picture:
            assert (picture.mode, picture.width <= WIDEST) == ("P", True), one.name
