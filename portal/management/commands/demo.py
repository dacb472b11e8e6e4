"""`manage.py demo`: the demo people, their connectors, and the file that says how to sign in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.demo.demo_file import write_demo_file
from portal.demo.people import make_people
from portal.demo.samples import SAMPLES
from portal.demo.stories import tell

REVIEWER = "rosa@certification.example"


class Command(BaseCommand):
    help = "Loads the demo people and connectors, as far as they are missing, and writes demo.json."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        users = make_people()
        for sample in SAMPLES:
            state = tell(sample, users[sample.author], users[REVIEWER])
            if state != sample.goal:
                self.stderr.write(f"{sample.folder} stands at {state}; it should have come to {sample.goal}.")
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        write_demo_file(settings.DATA_DIR / "demo.json", settings.SITE_URL, users)
        self.stdout.write(f"{len(users)} people, {len(SAMPLES)} samples.")
