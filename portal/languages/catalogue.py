"""A language's catalogue, `locale/<language>/LC_MESSAGES/django.po`: reading, bringing up to date, writing."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from django.conf import settings

from portal.languages.typography import typeset


def catalogue_file(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")


def read(language: str) -> Catalog:
    """The catalogue as it is stored, or an empty one."""
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language, charset="utf-8")
    with file.open("rb") as source:
        return read_po(source, locale=language)


def bring_up_to_date(catalogue: Catalog, english: Catalog) -> None:
    """Take new texts in and unused ones out. A changed text keeps its translation, marked as fuzzy."""
    catalogue.update(english, update_header_comment=False)
    catalogue.obsolete.clear()
    for message in texts(catalogue):
        message.string = typeset(message.string, catalogue.locale_identifier or "")
        if not any(message.string or ()):  # nothing was guessed: it is simply new
            message.flags.discard("fuzzy")


def write(catalogue: Catalog, language: str) -> None:
    file = catalogue_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written(catalogue))


def written(catalogue: Catalog) -> bytes:
    """The file's content; no line numbers and no dates stand in it, so that it changes only when a text does."""
    out = BytesIO()
    write_po(out, catalogue, width=120, omit_header=True, include_lineno=False)
    return _header(catalogue) + out.getvalue()


def _header(catalogue: Catalog) -> bytes:
    lines = [
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Language: {catalogue.locale_identifier}",
        f"Plural-Forms: {catalogue.plural_forms.rstrip(';')};",
    ]
    return "".join(['msgid ""\nmsgstr ""\n', *(f'"{line}\\n"\n' for line in lines), "\n"]).encode()


def texts(catalogue: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in catalogue if message.id]
