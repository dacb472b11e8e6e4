"""`manage.py messages`: keeps the catalogues of `locale/`; with `--check` it only says what is wrong with them."""

from typing import Any

from babel.messages.catalog import Catalog
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.languages import catalogue, checks
from portal.languages.sources import english

LANGUAGES = ("fr",)


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Brings the catalogues up to date with the texts of the code; --check: says what is missing or wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when something is wrong")

    def handle(self, *_arguments: Any, check: bool, **_options: Any) -> None:
        source = english()
        wrong = 0
        for language in LANGUAGES:
            texts = catalogue.read(language)
            if not check:
                catalogue.bring_up_to_date(texts, source)
                catalogue.write(texts, language)
            wrong += self._tell(language, texts, source)
        if wrong and check:
            raise CommandError(f"{wrong} defects in the catalogues of locale/.")

    def _tell(self, language: str, texts: Catalog, source: Catalog) -> int:
        defects = checks.defects(texts, source)
        for defect in defects:
            self.stderr.write(f"{language}: {defect}")
        self.stdout.write(f"{language}: {len(catalogue.texts(source))} texts, {len(defects)} defects.")
        return len(defects)
