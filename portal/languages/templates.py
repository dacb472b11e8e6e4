"""Texts in Django templates."""

from io import BytesIO

from babel.messages.extract import extract
from django.utils.translation.template import templatize

from portal.languages.keywords import KEYWORDS, Found


def in_template(source: str, name: str) -> list[Found]:
    """What `{% translate %}`, `{% blocktranslate %}` and `_("…")` say, in order.

    Django's own reader turns the template into calls of gettext; without indents they are read as Python.
    """
    calls = "\n".join(line.lstrip() for line in templatize(source, origin=name).splitlines())
    return [
        Found(messages, context, tuple(comments))
        for _line, messages, comments, context in extract("python", BytesIO(calls.encode()), KEYWORDS)
    ]
