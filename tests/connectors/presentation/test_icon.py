"""Icons of strangers."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from connectors.presentation.icon import as_png
from tests.portal.web.publishing import png


def picture(side: int) -> bytes:
    written, extra = BytesIO(), PngInfo()
    extra.add_text("Comment", "<script>alert(1)</script>")
    Image.new("RGB", (side, side), "#0f6cbd").save(written, "PNG", pnginfo=extra)
    return written.getvalue()


def test_as_png_keeps_nothing_but_pixels() -> None:
    found = as_png(picture(230))
    assert found is not None
    with Image.open(BytesIO(found)) as image:
        assert (image.format, image.size, image.info) == ("PNG", (128, 128), {})
        assert image.convert("RGB").getpixel((0, 0)) == (15, 108, 189)


def test_as_png_of_bomb() -> None:
    assert as_png(png(20_000, 20_000)) is None


def test_as_png_without_pixels() -> None:
    assert as_png(png(0, 64)) is None


def test_as_png_of_other_bytes() -> None:
    jpeg = BytesIO()
    Image.new("RGB", (8, 8)).save(jpeg, "JPEG")
    assert [as_png(content) for content in (b"", b"\x89PNG\r\n\x1a\n", b"{}", jpeg.getvalue())] == [None] * 4
