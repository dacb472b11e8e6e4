"""`multipart/form-data` bodies for tests, with the names of files exactly as given."""

from connectors.package.intake import GivenFile

BOUNDARY = "a-boundary-that-no-file-holds"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def form(files: list[GivenFile], field: str = "files", texts: dict[str, str] | None = None) -> bytes:
    """The texts, then the files under one field name. HTTP libraries would change hostile names."""
    parts = [_part(f'name="{name}"', text.encode()) for name, text in (texts or {}).items()]
    parts += [_part(f'name="{field}"; filename="{_escaped(file.name)}"', file.content) for file in files]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def _part(disposition: str, content: bytes) -> bytes:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"
    return head.encode() + content + b"\r\n"


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
