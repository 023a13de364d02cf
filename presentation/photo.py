"""A photo that someone uploads, made into a smaller JPEG with nothing in it but the picture.

What a camera or phone writes in a file (where and when it was taken, by whom, a small copy from
before it was cut) stays behind: the dots are put on a fresh canvas. What a file is follows from
its first bytes, never from its name.
"""

from io import BytesIO

from PIL import Image, ImageOps

MAX_BYTES = 10 * 1024 * 1024
MAX_SIDE_BEFORE = 12_000
MAX_DOTS = 50_000_000  # a phone of today takes 12 to 50 million
MAX_SIDE = 1600
MAX_BYTES_AFTER = 1024 * 1024
MOST_BYTES_KEPT = 2 * MAX_BYTES_AFTER  # a very busy picture stays heavier
QUALITIES = (85, 70, 50)
FORMATS = ("JPEG", "PNG", "WEBP")
BEHIND = (255, 255, 255)
# Markers in a JPEG (ITU-T T.81, table B.1): JFIF's own header, tables, frames and scans.
MARKER, SCAN = 0xFF, 0xDA
DRAWING_PARTS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, SCAN, 0xDB, 0xDD, 0xE0})
INSIDE_A_SCAN = frozenset({0x00, *range(0xD0, 0xD8)})

EMPTY = "Dit bestand is leeg. Kies een ander bestand."
TOO_HEAVY = "Deze foto is groter dan 10 MB. Maak hem kleiner, of kies een andere foto."
TOO_LARGE = "Deze foto heeft te veel beeldpunten. Maak hem kleiner, of kies een andere foto."
NOT_A_PHOTO = (
    "Dit is geen JPG-, PNG- of WebP-foto. Komt hij van een iPhone? Deel hem dan als JPG, of maak "
    "een schermafdruk van de foto."
)
DAMAGED = "Deze foto is beschadigd. Bewaar hem opnieuw, of kies een andere foto."


class PhotoRefused(ValueError):
    """The upload cannot be a photo. The message is Dutch, for the person who uploads."""


def clean_photo(upload: bytes) -> bytes:
    """`upload` as an upright JPEG of at most MAX_SIDE dots a side, and MAX_BYTES_AFTER.

    Depends on nothing but its argument, so it can run in another process. Raises PhotoRefused.
    """
    if not upload:
        raise PhotoRefused(EMPTY)
    if len(upload) > MAX_BYTES:
        raise PhotoRefused(TOO_HEAVY)
    with _opened(upload) as opened:
        try:
            fresh = _fresh(opened)
        except Exception as error:  # Pillow's decoders raise a dozen kinds on damaged files
            raise PhotoRefused(DAMAGED) from error
    return _written(fresh)


def is_clean_photo(content: bytes) -> bool:
    """Whether this is a photo as `clean_photo` makes them: one that comes back from an export.

    Making it anew would give other bytes, and then nobody would have agreed to it.
    """
    if len(content) > MOST_BYTES_KEPT or not _has_only_a_picture(content):
        return False
    try:
        with Image.open(BytesIO(content), formats=("JPEG",)) as opened:
            if max(opened.size) > MAX_SIDE:
                return False
            opened.load()
    except Exception:  # Pillow's decoders raise a dozen kinds on damaged files
        return False
    return True


def _opened(upload: bytes) -> Image.Image:
    """A picture of which only the head is read as yet."""
    try:
        opened = Image.open(BytesIO(upload), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PhotoRefused(TOO_LARGE) from error
    except Exception as error:
        raise PhotoRefused(NOT_A_PHOTO) from error
    if max(opened.size) > MAX_SIDE_BEFORE or opened.width * opened.height > MAX_DOTS:
        raise PhotoRefused(TOO_LARGE)
    return opened


def _fresh(opened: Image.Image) -> Image.Image:
    opened.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a large JPEG is not even read in full
    upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith("I"):  # 16 bits a dot, which convert() would clip to white
        upright = upright.convert("I").point(lambda value: value / 257).convert("L")
    upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    upright = upright.convert("RGBA")
    fresh = Image.new("RGB", upright.size, BEHIND)
    fresh.paste(upright, mask=upright.getchannel("A"))
    return fresh


def _written(fresh: Image.Image) -> bytes:
    """The lightest that is asked for: a busy picture is written more coarsely."""
    for quality in QUALITIES:
        target = BytesIO()
        fresh.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
        if target.tell() <= MAX_BYTES_AFTER:
            break
    return target.getvalue()


def _has_only_a_picture(content: bytes) -> bool:
    """Whether a JPEG has no part but those that draw it, and nothing behind its end."""
    if not content.startswith(b"\xff\xd8"):
        return False
    at = 2
    while at + 4 <= len(content) and content[at] == MARKER:
        kind = content[at + 1]
        if kind not in DRAWING_PARTS:
            return False
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
        if kind == SCAN:
            while at + 1 < len(content) and (
                content[at] != MARKER or content[at + 1] in INSIDE_A_SCAN
            ):
                at += 1
    return content[at:] == b"\xff\xd9"
