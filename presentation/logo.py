"""A logo that someone uploads, made into a small PNG that is safe to show and to print.

What a file is follows from its first bytes, never from its name. A drawing (SVG) is checked by
`logo_svg` and turned into dots here, so that nothing of the upload itself is ever kept.
"""

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

import typst
from PIL import Image, ImageOps

from presentation.logo_limits import MAX_BYTES, LogoRefused, opened_picture
from presentation.logo_svg import checked_svg

__all__ = ["LogoRefused", "clean_logo"]

MAX_SIDE = 1024
FONTS_FOLDER = Path(__file__).parent / "fonts"
PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START = b"\xff\xd8\xff"
XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

NOT_A_PICTURE = "Dit bestand is geen PNG-, JPEG- of SVG-plaatje. Kies een ander bestand."
EMPTY = "Dit bestand is leeg. Kies een ander bestand."
TOO_HEAVY = "Dit bestand is groter dan 2 MB. Maak het plaatje kleiner of kies een ander bestand."
DAMAGED = "Dit plaatje is beschadigd. Bewaar het opnieuw of kies een ander bestand."

# The longest side becomes MAX_SIDE points, and at 72 dots an inch a point is a dot.
PAGE = f"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let logo = bytes(sys.inputs.svg)
#context {{
  let size = measure(image(logo, format: "svg"))
  let scale = {MAX_SIDE}pt / calc.max(size.width, size.height)
  image(logo, format: "svg", width: size.width * scale)
}}
"""


def clean_logo(upload: bytes) -> bytes:
    """`upload` as a PNG of at most MAX_SIDE dots a side, without anything but the picture.

    Raises LogoRefused, with a message for the person who uploads.
    """
    if not upload:
        raise LogoRefused(EMPTY)
    if len(upload) > MAX_BYTES:
        raise LogoRefused(TOO_HEAVY)
    if upload.startswith((PNG_START, JPEG_START)):
        return _redrawn(upload)
    if upload.lstrip().startswith(XML_STARTS):
        return _redrawn(_rasterised(checked_svg(upload)))
    raise LogoRefused(NOT_A_PICTURE)


def small_logo(logo: bytes, side: int) -> bytes:
    """A cleaned logo as a PNG of at most `side` dots a side, for a list."""
    with Image.open(BytesIO(logo)) as opened:
        small = opened.convert("RGBA")
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    result = BytesIO()
    small.save(result, "PNG", optimize=True)
    return result.getvalue()


def _redrawn(picture: bytes) -> bytes:
    try:
        with opened_picture(picture) as opened:
            clean = _upright_rgba(opened)
    except LogoRefused:
        raise
    except Exception as error:  # Pillow's decoders raise a dozen kinds on damaged files
        raise LogoRefused(DAMAGED) from error
    result = BytesIO()
    clean.save(result, "PNG", optimize=True)
    return result.getvalue()


def _upright_rgba(opened: Image.Image) -> Image.Image:
    """The picture itself on a fresh canvas: comments, places and profiles stay behind."""
    upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith("I"):  # 16 bits a dot, which convert() would clip to white
        upright = upright.convert("I").point(lambda value: value / 257).convert("L")
    upright = upright.convert("RGBA")
    upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGBA", upright.size)
    fresh.paste(upright)
    return fresh


@cache
def _fonts() -> typst.Fonts:
    """Our own alone, so that a logo with words looks the same on every computer."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)]
    )


def _rasterised(svg: str) -> bytes:
    with tempfile.TemporaryDirectory() as empty_folder:
        compiler = typst.Compiler(
            PAGE.encode(), root=empty_folder, font_paths=_fonts(), sys_inputs={"svg": svg}
        )
        try:
            png = compiler.compile(format="png", ppi=72)
        except BaseException as error:  # a crash inside Typst is no Exception
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            raise LogoRefused(DAMAGED) from error
    assert isinstance(png, bytes)
    return png
