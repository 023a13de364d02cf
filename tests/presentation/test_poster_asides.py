"""What is less pleasant to tell, and a photo beside a citaat: on the poster when it fits."""

from dataclasses import replace

from presentation.poster import make_poster, poster_boxes
from presentation.poster_data import BESIDE, TENSION, describe_poster, poster_data
from presentation.shapes import Shape, make_shape
from tests.other_programs import poppler, poppler_text
from tests.presentation.poster_samples import HOSTILE, check_boxes, with_texts
from tests.presentation.showcase_samples import a_photo, badhuis_showcase
from tests.presentation.test_verslag import squeezed
from veranderverhaal.showcase import Showcase

LOST = "De foto bij het citaat past niet op de poster."
ASIDES = replace(
    badhuis_showcase(),
    neveneffecten=("Buren hebben last van geluid op vrijdag", "De zaal verderop is leger"),
    tensions=("Iedereen is welkom, maar het is vol",),
)
ROOMY = replace(
    ASIDES,
    photo=a_photo(),
    results=ASIDES.results[:1],
    feiten=False,
)


def kinds(showcase: Showcase, size: str = "a4") -> set[str]:
    boxes = poster_boxes(showcase, size=size)
    check_boxes(boxes, size)
    return {one.kind for one in boxes}


def test_side_effects_and_tensions_stand_on_the_poster_in_words() -> None:
    told = squeezed(poppler_text("pdftotext", make_poster(ASIDES, "pdf").content))
    for words in (BESIDE, TENSION, *ASIDES.neveneffecten, *ASIDES.tensions):
        assert squeezed(words) in told
    described = describe_poster(poster_data(ASIDES))
    assert f"{TENSION}: {ASIDES.tensions[0]}." in described
    assert "Waar het schuurt".upper() in make_shape(ASIDES, Shape.TEXT).content.decode()


def test_a_photo_stands_beside_its_citaat_where_it_fits() -> None:
    assert {"aside", "photo"} <= kinds(ROOMY, "a3")


def test_a_photo_that_would_cost_a_feit_is_left_out_and_that_is_told() -> None:
    made = make_poster(replace(ASIDES, photo=a_photo()), "pdf")
    assert LOST in made.notices
    assert b"jpeg" not in poppler("pdfimages", made.content, "-list")


def test_a_photo_that_shows_is_in_the_file() -> None:
    made = make_poster(ROOMY, "pdf")
    assert LOST not in made.notices
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
    assert b"jpeg" in poppler("pdfimages", made.content, "-list")


def test_what_is_cut_is_told() -> None:
    long = "Te lang. " * 40
    showcase = replace(with_texts(ROOMY, HOSTILE), neveneffecten=(long,), tensions=(HOSTILE[0],))
    assert "aside" in kinds(showcase)
    notices = make_poster(showcase, "svg").notices
    assert f"‘{BESIDE}’ is ingekort: de tekst is te lang." in notices
    assert not any(TENSION in one for one in notices)
