import gettext
import os

from portal.embedded import translations

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Sign in"
msgstr "{}"
"""


def write(folder, text):
    source = folder / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(CATALOGUE.format(text), encoding="utf-8")
    return source


def read(source):
    with source.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled).gettext("Sign in")


def test_compile_all_makes_what_django_reads(tmp_path):
    source = write(tmp_path, "Se connecter")

    assert translations.compile_all(tmp_path) == [source]
    assert read(source) == "Se connecter"


def test_compile_all_leaves_what_is_newer(tmp_path):
    source = write(tmp_path, "Se connecter")
    translations.compile_all(tmp_path)
    past = source.with_suffix(".mo").stat().st_mtime - 10
    os.utime(source, (past, past))

    assert translations.compile_all(tmp_path) == []


def test_compile_all_is_content_without_catalogues(tmp_path):
    assert translations.compile_all(tmp_path / "locale") == []
