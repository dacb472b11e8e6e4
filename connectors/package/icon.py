"""The icon, judged by its header before a pixel is decoded."""

import struct
from dataclasses import dataclass
from io import BytesIO

from connectors.package.binary import PNG
from connectors.package.limits import DEFAULT, Limits
from connectors.package.refusal import Problems

_HEADER = struct.Struct(">L4sLL")


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels."""

    width: int
    height: int


def png_size(content: bytes) -> Size | None:
    """The size a PNG's header declares; None when it is no PNG or has no whole header."""
    if not content.startswith(PNG) or len(content) < len(PNG) + _HEADER.size:
        return None
    length, kind, width, height = _HEADER.unpack_from(content, len(PNG))
    return Size(width, height) if kind == b"IHDR" and length == 13 else None


def check(content: bytes, name: str, problems: Problems, limits: Limits = DEFAULT) -> None:
    """Refuse an icon that would explode or is broken. A file that is no PNG at all is left to the rules."""
    if not content.startswith(PNG):
        return
    size = png_size(content)
    if size and size.width * size.height > limits.icon_pixels:
        pixels = size.width * size.height
        problems.add(
            "icon_pixels", name=name, width=size.width, height=size.height, pixels=pixels, limit=limits.icon_pixels
        )
    elif size is None or not _decodes(content):
        problems.add("icon_broken", name=name)


def _decodes(content: bytes) -> bool:
    from PIL import Image  # loaded only where there is an icon: it costs more than the rest of this package

    try:
        with Image.open(BytesIO(content), formats=("PNG",)) as image:
            image.load()
    except (OSError, SyntaxError, ValueError, OverflowError, struct.error, Image.DecompressionBombError):
        return False
    return True
