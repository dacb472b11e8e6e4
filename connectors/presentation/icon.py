"""An icon as the catalogue serves it: decoded and encoded anew, so that only its pixels remain of the upload."""

import struct
from io import BytesIO

from connectors.package.limits import DEFAULT, Limits

SIDE = 128  # pixels: twice what pages show
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def as_png(content: bytes, limits: Limits = DEFAULT) -> bytes | None:
    """The icon as a PNG of at most `SIDE` pixels a side, or None when it is no PNG within the limits."""
    if len(content) > limits.icon_bytes or not 0 < _pixels(content) <= limits.icon_pixels:
        return None
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as image:
            picture = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((SIDE, SIDE))
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _pixels(content: bytes) -> int:
    """What the header declares, before anything is decoded; 0 when it is no PNG."""
    if not content.startswith(_SIGNATURE) or content[12:16] != b"IHDR" or len(content) < 24:
        return 0
    width, height = struct.unpack(">II", content[16:24])
    return int(width * height)
