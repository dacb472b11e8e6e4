"""Every English text that a person can see: in Python, in templates, in the tables of the pure packages."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings

from certification.engine.registry import rules
from certification.engine.rule import Rule
from connectors.package.templates import TEMPLATES
from portal.languages.keywords import KEYWORDS, Found
from portal.languages.templates import in_template

CODE = ("portal", "connectors", "certification")
COMMENT = "Translators:"


def english() -> Catalog:
    """All texts with the places they come from, in the order of the places: equal code gives an equal catalogue."""
    catalogue = Catalog(charset="utf-8")
    for place, found in _everything(Path(settings.BASE_DIR)):
        catalogue.add(found.message, locations=[(place, 0)], auto_comments=found.comments, context=found.context)
    return catalogue


def _everything(root: Path) -> Iterator[tuple[str, Found]]:
    for file in _files(root, "*.py"):
        yield from ((_name(file, root), found) for found in _in_python(file))
    for file in _files(root, "*.html", "*.txt"):
        name = _name(file, root)
        yield from ((name, found) for found in in_template(file.read_text(), name))
    yield from (("connectors/package/templates.py", Found(text)) for text in TEMPLATES.values() if text)
    for rule in rules():
        yield from ((f"rule {rule.code}", Found(text)) for text in _of_rule(rule))


def _files(root: Path, *patterns: str) -> list[Path]:
    folders = [root / name for name in (*CODE, "templates")]
    found = [file for folder in folders for pattern in patterns for file in folder.rglob(pattern)]
    return sorted(file for file in found if file.suffix == ".py" or "templates" in file.parts)


def _name(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _in_python(file: Path) -> list[Found]:
    with file.open("rb") as source:
        return [
            Found(messages, context, tuple(comments))
            for _line, messages, comments, context in extract("python", source, KEYWORDS, [COMMENT])
        ]


def _of_rule(rule: Rule) -> list[str]:
    """Title, messages and fix sentence; the long help stays English."""
    return [text for text in (rule.title, rule.message, *rule.variants.values(), rule.fix) if text]
