"""The catalogues as they are committed."""

from django.utils.translation import gettext, ngettext, override

from portal.embedded.translations import compile_all
from portal.languages import catalogue, checks
from portal.languages.sources import english


def test_french_catalogue_has_no_defect() -> None:
    assert checks.defects(catalogue.read("fr"), english()) == []


def test_french_catalogue_is_what_the_command_writes() -> None:
    stored = catalogue.catalogue_file("fr").read_bytes()
    texts = catalogue.read("fr")
    catalogue.bring_up_to_date(texts, english())

    assert catalogue.written(texts) == stored


def test_french_is_what_a_page_shows() -> None:
    compile_all(catalogue.catalogue_file("fr").parents[2])

    with override("fr"):
        assert gettext("Connectors") == "Connecteurs"
        assert ngettext("%(count)s error", "%(count)s errors", 2) == "%(count)s erreurs"


def test_english_texts_come_from_code_templates_rules_and_tables() -> None:
    places = {place.split("/")[0].split(" ")[0] for text in catalogue.texts(english()) for place, _ in text.locations}

    assert places == {"certification", "connectors", "portal", "rule", "templates"}
