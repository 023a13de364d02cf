import struct
import zlib
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from presentation.logo import LogoRefused, clean_logo, small_logo

LOGOS = Path(__file__).parents[2] / "sample_data" / "logos"
SVG_START = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 100 50">'
)


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 30), **options) -> bytes:
    result = BytesIO()
    Image.new(mode, size, options.pop("colour", None) or 0).save(result, kind, **options)
    return result.getvalue()


def drawing(inside: str = '<rect width="100" height="50" fill="red"/>') -> bytes:
    return f"{SVG_START}{inside}</svg>".encode()


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    return image


def huge_png() -> bytes:
    """A PNG of a few bytes that claims 60,000 by 60,000 dots."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def data_image(inner: bytes) -> str:
    return f'<image width="9" height="9" href="data:image/png;base64,{b64encode(inner).decode()}"/>'


@pytest.mark.parametrize(
    "upload",
    [
        picture("PNG"),
        picture("PNG", "RGBA"),
        picture("PNG", "P"),
        picture("PNG", "1"),
        picture("PNG", "I;16"),
        picture("PNG", "LA"),
        picture("JPEG"),
        picture("JPEG", "L"),
        picture("JPEG", "CMYK"),
    ],
    ids=["png", "rgba", "palette", "one-bit", "16-bit", "grey-alpha", "jpeg", "grey", "cmyk"],
)
def test_png_and_jpeg_become_a_png_of_the_same_shape(upload):
    logo = opened(clean_logo(upload))
    assert (logo.format, logo.mode, logo.size) == ("PNG", "RGBA", (60, 30))


def test_a_drawing_becomes_a_png_of_1024_dots():
    logo = opened(clean_logo(drawing()))
    assert (logo.mode, logo.size) == ("RGBA", (1024, 512))
    assert logo.getpixel((500, 200)) == (255, 0, 0, 255)


def test_what_is_clear_stays_clear():
    assert opened(clean_logo(picture("PNG", "RGBA"))).getpixel((5, 5))[3] == 0
    assert opened(clean_logo(drawing("<circle r='9'/>"))).getpixel((1000, 500))[3] == 0


def test_a_large_picture_shrinks_to_1024_dots():
    assert opened(clean_logo(picture("JPEG", size=(3000, 1500)))).size == (1024, 512)


def test_cmyk_keeps_its_colour():
    red = opened(clean_logo(picture("JPEG", "CMYK", colour=(0, 255, 255, 0)))).getpixel((5, 5))
    assert red[0] > 200
    assert red[1] < 60


def test_a_16_bit_grey_keeps_its_grey():
    grey = opened(clean_logo(picture("PNG", "I;16", colour=32_896))).getpixel((5, 5))
    assert grey == (128, 128, 128, 255)


def test_a_photo_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(clean_logo(picture("JPEG", exif=exif))).size == (30, 60)


def test_nothing_but_the_picture_is_kept():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Jansen")
    exif = Image.Exif()
    exif[0x010E] = "Jansen"
    for upload in (picture("PNG", pnginfo=notes), picture("JPEG", exif=exif, comment=b"Jansen")):
        logo = clean_logo(upload)
        assert b"Jansen" not in logo
        assert not opened(logo).info


@pytest.mark.parametrize("name", ["het-badhuis", "buurttuin-kempenaar", "de-sleutel"])
def test_the_sample_logos_are_clean(name):
    logo = opened(clean_logo((LOGOS / f"{name}.svg").read_bytes()))
    assert logo.size == (1024, 1024)
    assert logo.getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    ("upload", "message"),
    [
        (b"", "leeg"),
        (b"zomaar wat tekst", "geen PNG-, JPEG- of SVG-plaatje"),
        (picture("GIF"), "geen PNG-, JPEG- of SVG-plaatje"),
        (picture("WEBP"), "geen PNG-, JPEG- of SVG-plaatje"),
        (b"<html><body/></html>", "geen PNG-, JPEG- of SVG-plaatje"),
        (b"<svg", "geen PNG-, JPEG- of SVG-plaatje"),
        (picture("PNG", size=(500, 500))[:-40], "beschadigd"),
        (picture("JPEG", size=(500, 500))[:900], "beschadigd"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "beschadigd"),
        (b"\xff\xd8\xff" + b"x" * 99, "beschadigd"),
        (b"\x89PNG" + b"x" * 2_100_000, "2 MB"),
        (huge_png(), "te groot"),
        (picture("PNG", "1", size=(8001, 10)), "te groot"),
        (picture("PNG", "1", size=(7000, 7000)), "te groot"),
        (drawing(data_image(huge_png())), "te groot"),
    ],
    ids=range(15),
)
def test_what_is_no_good_picture_is_refused_in_plain_dutch(upload, message):
    with pytest.raises(LogoRefused, match=message):
        clean_logo(upload)


LAUGHS = b"""<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&c;</text></svg>"""


@pytest.mark.parametrize(
    "upload",
    [
        LAUGHS,
        drawing("<script>alert(1)</script>"),
        drawing("<foreignObject><p/></foreignObject>"),
        drawing('<rect onclick="alert(1)"/>'),
        drawing('<image href="https://example.org/a.png"/>'),
        drawing('<image href="a.png"/>'),
        drawing('<image xlink:href="file:///etc/passwd"/>'),
        drawing('<use xlink:href="other.svg#a"/>'),
        drawing('<image href="data:image/svg+xml;base64,AAAA"/>'),
        drawing('<rect fill="url(https://example.org/#a)"/>'),
        drawing('<rect style="fill:url( &quot;file:///etc/passwd&quot; )"/>'),
        drawing('<rect style="fill:u\\72l(https://example.org)"/>'),
        drawing("<style>@import 'https://example.org/a.css';</style>"),
        drawing("<style>rect{fill:url(//example.org/a)}</style>"),
        drawing('<g xml:base="https://example.org/"/>'),
        drawing('<a href="javascript:alert(1)"><rect/></a>'),
    ],
    ids=range(16),
)
def test_a_drawing_that_does_or_fetches_something_is_refused(upload):
    with pytest.raises(LogoRefused, match="veiligheid"):
        clean_logo(upload)


def nested_uses(levels: int) -> str:
    rows = ['<g id="l0"><rect width="1" height="1"/></g>']
    for level in range(1, levels):
        uses = f'<use href="#l{level - 1}"/>' * 10
        rows.append(f'<g id="l{level}">{uses}</g>')
    return "".join(rows)


def nested_masks(levels: int) -> str:
    masks = [
        f'<mask id="m{level}"><rect class="c{level}"/><rect class="c{level}"/></mask>'
        f"<style>.c{level}{{mask:url(#m{level + 1})}}</style>"
        for level in range(levels)
    ]
    return "".join(masks)


@pytest.mark.parametrize(
    "inside",
    [
        "<g>" * 5_000 + "</g>" * 5_000,
        "<g/>" * 30_000,
        nested_uses(9),
        nested_masks(30),
        '<g id="a"><use href="#a"/></g>',
        "<style>g{mask:url(#m)}</style>",
    ],
    ids=["deep", "many", "uses", "masks", "circle", "by-element"],
)
def test_a_drawing_that_would_never_be_finished_is_refused(inside):
    with pytest.raises(LogoRefused, match="ingewikkeld"):
        clean_logo(drawing(inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs>'
        '<rect width="9" height="9" fill="url(#g)"/>',
        '<rect id="r" width="9" height="9"/><use href="#r" x="20"/>',
        '<style>.a{fill:#c00}</style><rect class="a" width="9" height="9"/>',
        data_image(picture("PNG")),
        '<filter id="f"><feGaussianBlur stdDeviation="9e9"/></filter>'
        '<rect width="9" height="9" filter="url(#f)"/>',
        "<text y='20'>Het Badhuis</text>",
    ],
    ids=["gradient", "use", "style", "image", "filter-left-out", "text"],
)
def test_an_ordinary_drawing_is_accepted(inside):
    assert opened(clean_logo(drawing(inside))).width == 1024


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=400).map(lambda rest: b"\x89PNG\r\n\x1a\n" + rest),
        st.binary(max_size=400).map(lambda rest: b"\xff\xd8\xff\xe0" + rest),
        st.binary(max_size=200).map(lambda rest: SVG_START.encode() + rest + b"</svg>"),
        st.text(max_size=80).map(
            lambda text: (
                drawing(f"<text>{text}</text>".replace("\ud800", ""))
                if text.isprintable()
                else b"<"
            )
        ),
    )
)
@example(b"<\xff")
@example(b"\xff\xfe<")
@example(b'<?xml version="1.0" encoding="ebcdic-of-old"?><svg/>')
@example(drawing('<rect width="NaN" height="1e400"/>'))
@example(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1e9"/>')
@example(b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>')
def test_any_bytes_give_a_logo_or_a_refusal(upload):
    try:
        assert clean_logo(upload).startswith(b"\x89PNG")
    except LogoRefused as refused:
        assert str(refused).endswith(".")


def test_a_small_copy_fits_its_place_and_stays_a_png():
    clean = clean_logo(picture("PNG", size=(600, 300)))
    assert Image.open(BytesIO(small_logo(clean, 144))).size == (144, 72)
