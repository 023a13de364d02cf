"""How large a logo may be, and how a refusal is told."""

from io import BytesIO

from PIL import Image

MAX_BYTES = 2 * 1024 * 1024
MAX_SIDE_BEFORE = 8000
MAX_DOTS = 40_000_000

TOO_LARGE = "Dit plaatje is te groot. Maak het kleiner: hooguit 8000 beeldpunten breed en hoog."


class LogoRefused(ValueError):
    """The upload cannot be a logo. The message is Dutch, for the person who uploads."""


def opened_picture(picture: bytes) -> Image.Image:
    """A PNG or JPEG of which only the head is read as yet.

    Raises LogoRefused when its dots would fill the memory, and what Pillow raises when damaged.
    """
    try:
        opened = Image.open(BytesIO(picture), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError as error:
        raise LogoRefused(TOO_LARGE) from error
    if max(opened.size) > MAX_SIDE_BEFORE or opened.width * opened.height > MAX_DOTS:
        raise LogoRefused(TOO_LARGE)
    return opened
