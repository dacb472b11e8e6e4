"""Compiles the message catalogues: `.po` files as people edit them to `.mo` files as Django reads them."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_all(folder: Path) -> list[Path]:
    """Compiles each catalogue below `folder` that is newer than its compiled form; returns those."""
    stale = [source for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_stale(source)]
    for source in stale:
        _compile(source)
    return stale


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime


def _compile(source: Path) -> None:
    with source.open("rb") as lines:
        catalogue = read_po(lines, locale=source.parts[-3])
    half = source.with_suffix(".mo.half")
    with half.open("wb") as out:
        write_mo(out, catalogue)
    half.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    compile_all(Path("locale"))
