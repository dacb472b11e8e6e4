"""What a file is by its first bytes, where it is not text."""

from connectors.package.text import decode

PNG = b"\x89PNG\r\n\x1a\n"
_KINDS = (
    (PNG, "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"RIFF", "a RIFF file"),
    (b"\0\0\1\0", "an icon file"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\0", "a database"),
)
# These letters also begin honest texts: only with NULs near the start are they the mark of a file.
_SHORT = frozenset({b"BM", b"MZ", b"RIFF", b"BZh"})
_HEAD = 512


def kind(content: bytes) -> str:
    """In words what binary kind of file this is; "" for anything that may be text."""
    head = content[:_HEAD]
    for magic, name in _KINDS:
        if head.startswith(magic) and (magic not in _SHORT or b"\0" in head):
            return name
    if b"\0" in content and "\0" in decode(content).text:
        return "binary data (it holds NUL bytes)"
    return ""
