"""`manage.py generate_docs`: writes the pages of docs/ that come out of the code."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.docs.pages import generated


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Writes the pages of docs/ that come out of the code."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        for file, text in generated(Path(settings.BASE_DIR, "docs")).items():
            if not file.exists() or file.read_text() != text:
                file.write_text(text)
                self.stdout.write(f"docs/{file.name}")
