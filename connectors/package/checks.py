"""Whether a recognised file may enter a package: its size, whether it is text, how deep, how large an image."""

from connectors.package import binary, icon
from connectors.package.gather import Found
from connectors.package.limits import Limits
from connectors.package.nesting import depth, values
from connectors.package.package import JSON_ROLES
from connectors.package.refusal import Problems
from connectors.package.text import decode

TEXT_SUFFIXES = frozenset({".json", ".md", ".markdown", ".csx", ".cs"})


def is_genuine(file: Found, problems: Problems) -> bool:
    """Whether a file is not a binary one named like a text; adds the problem when it is."""
    kind = binary.kind(file.content or b"") if file.suffix in TEXT_SUFFIXES else ""
    if kind:
        problems.add("binary", name=file.path, kind=kind)
    return not kind


def check_file(file: Found, role: str, limits: Limits, problems: Problems) -> None:
    """Add a problem for each limit that a recognised file breaks."""
    limit = _most_bytes(role, limits)
    if file.content is None or file.size > limit:
        problems.add("file_bytes", name=file.path, size=file.size, limit=limit)
    elif role == "icon":
        icon.check(file.content, file.path, problems, limits)
    else:
        _check_text(file.content, file.path, role, limits, problems)


def _most_bytes(role: str, limits: Limits) -> int:
    if role in JSON_ROLES:
        return limits.json_bytes
    return limits.icon_bytes if role == "icon" else limits.text_bytes


def _check_text(content: bytes, name: str, role: str, limits: Limits, problems: Problems) -> None:
    if kind := binary.kind(content):
        problems.add("binary", name=name, kind=kind)
        return
    decoded = decode(content)
    if decoded.bad * 100 > limits.undecodable_percent * len(decoded.text):
        percent = decoded.bad * 100 // len(decoded.text)
        problems.add("not_text", name=name, percent=percent, limit=limits.undecodable_percent)
    if role not in JSON_ROLES:
        return
    levels = depth(decoded.text)
    if levels > limits.json_depth:
        problems.add("json_depth", name=name, count=levels, limit=limits.json_depth)
    most = values(decoded.text)
    if most > limits.json_values:
        problems.add("json_values", name=name, count=most, limit=limits.json_values)
