"""The bytes of one entry, unpacked under a cap that what it declares cannot lift."""

import zlib

from connectors.package.refusal import Problems
from connectors.package.zips.directory import Entry

STORED, DEFLATED = 0, 8
_STEP = 64 * 1024


def unpack(content: bytes, entry: Entry, archive: str, problems: Problems, *, keep: bool) -> bytes | None:
    """The entry's bytes (b"" when not kept), or None with a problem.

    Every byte is unpacked and counted, kept or not: an entry that lies is found even where nobody wants it.
    """
    data = memoryview(content)[entry.data : entry.data + entry.packed]
    if entry.method == STORED or not data:  # some writers call an empty entry deflated
        size, checksum, kept, whole = len(data), zlib.crc32(data), bytes(data) if keep else b"", True
    else:
        try:
            size, checksum, kept, whole = _inflate(data, entry.size, keep=keep)
        except zlib.error:
            problems.add("zip_data", name=entry.name, archive=archive)
            return None
    if size > entry.size:
        problems.add("zip_inflates", name=entry.name, archive=archive, size=entry.size)
    elif size < entry.size:
        problems.add("zip_size", name=entry.name, archive=archive, actual=size, size=entry.size)
    elif not whole:
        problems.add("zip_surplus", name=entry.name, archive=archive)
    elif checksum != entry.checksum:
        problems.add("zip_checksum", name=entry.name, archive=archive)
    else:
        return kept
    return None


def _inflate(data: memoryview, most: int, *, keep: bool) -> tuple[int, int, bytes, bool]:
    """Size, checksum, bytes, and whether the packed stream ended where its data end. Stops beyond `most` bytes."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    kept = bytearray()
    size = checksum = 0
    for start in range(0, len(data), _STEP):
        rest: bytes | memoryview = data[start : start + _STEP]
        while rest and not inflater.eof:
            piece = inflater.decompress(rest, _STEP)
            rest = inflater.unconsumed_tail
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if size > most:
                return size, checksum, b"", False
            if keep:
                kept += piece
        if inflater.eof and (rest or start + _STEP < len(data) or inflater.unused_data):
            return size, checksum, b"", False
    while not inflater.eof and (piece := inflater.decompress(b"", _STEP)):
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        kept += piece if keep else b""
        if size > most:
            return size, checksum, b"", False
    return size, checksum, bytes(kept), inflater.eof
