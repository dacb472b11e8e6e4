"""What is wrong with a catalogue, one line for each defect."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from portal.languages.catalogue import texts
from portal.languages.glossary import breaches
from portal.languages.typography import Text, typeset

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_SHOWN = 70


def defects(catalogue: Catalog, english: Catalog) -> list[str]:
    """Missing, fuzzy and unused translations, other placeholders, other words than the glossary's, typography."""
    language = catalogue.locale_identifier or ""
    found = [f"missing: {_shown(each)}" for each in texts(english) if catalogue.get(*_key(each)) is None]
    for message in texts(catalogue):
        found += [f"{defect}: {_shown(message)}" for defect in _of_message(message, english, language)]
    return found + [f"unused, kept as a comment: {_shown(each)}" for each in catalogue.obsolete.values()]


def _of_message(message: Message, english: Catalog, language: str) -> Iterator[str]:
    if english.get(*_key(message)) is None:
        yield "unused"
    elif not all(_forms(message.string)):
        yield "untranslated"
    elif message.fuzzy:
        yield "fuzzy"
    else:
        yield from _of_translation(message, language)


def _of_translation(message: Message, language: str) -> Iterator[str]:
    wanted = set(_PLACEHOLDER.findall(_forms(message.id)[-1]))
    for text in _forms(message.string):
        if set(_PLACEHOLDER.findall(text)) != wanted:
            yield f"placeholders must be {sorted(wanted)}"
        if language.startswith("fr"):
            yield from breaches(_forms(message.id)[0], text)
    if message.string != typeset(message.string, language):
        yield "a breaking space before high punctuation"


def _key(message: Message) -> tuple[str, str | None]:
    return _forms(message.id)[0], message.context


def _forms(text: Text) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _shown(message: Message) -> str:
    text = _forms(message.id)[0].replace("\n", " ")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
