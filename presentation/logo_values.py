"""A logo as Typst takes it: its templates get data only as text."""

import base64
import struct
from typing import Any

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_size(image: bytes) -> tuple[int, int] | None:
    """Width and height in the header of a PNG; None when it is not one."""
    if len(image) < 33 or not image.startswith(PNG_SIGNATURE) or image[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", image, 16)
    return (width, height) if width and height else None


def logo_in_svg(logo: bytes | None) -> dict[str, Any] | None:
    """The PNG inside an SVG with its size; None without one, or when it is no PNG."""
    size = png_size(logo) if logo else None
    if logo is None or size is None:
        return None
    width, height = size
    link = "data:image/png;base64," + base64.b64encode(logo).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="{link}" width="{width}" height="{height}"/></svg>'
    )
    return {"svg": svg, "width": width, "height": height}
