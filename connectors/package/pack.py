"""The canonical archive of a package."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from connectors.package.package import Package

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def to_zip(package: Package) -> bytes:
    """A zip of the package's files under their canonical names: the same bytes for the same package."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for file in package.files:
            info = ZipInfo(file.name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, file.content)
    return buffer.getvalue()
