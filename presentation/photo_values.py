"""A photo as files take it: small enough for paper, and as text for Typst."""

import base64
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image

MOST_DOTS = 900  # of the longest side: 300 an inch for three inches of paper
QUALITY = 82


@lru_cache(maxsize=32)
def small_photo(content: bytes | None) -> bytes | None:
    """A JPEG no larger than it is printed; None without a photo, or when it cannot be read."""
    if not content:
        return None
    try:
        with Image.open(BytesIO(content), formats=("JPEG",)) as opened:
            opened.draft("RGB", (MOST_DOTS, MOST_DOTS))
            small = opened.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    small.thumbnail((MOST_DOTS, MOST_DOTS), Image.Resampling.LANCZOS)
    target = BytesIO()
    small.save(target, "JPEG", quality=QUALITY)
    return target.getvalue()


def photo_in_svg(content: bytes) -> dict[str, Any]:
    """The JPEG inside an SVG with its size: Typst gets data only as text."""
    with Image.open(BytesIO(content)) as opened:
        width, height = opened.size
    link = "data:image/jpeg;base64," + base64.b64encode(content).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="{link}" width="{width}" height="{height}"/></svg>'
    )
    return {"svg": svg, "width": width, "height": height}
