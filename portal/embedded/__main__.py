"""`python -m portal.embedded`: the whole site in the foreground, until Ctrl-C (`make run`)."""

import os
import sys
from pathlib import Path

from portal.embedded.console import Console
from portal.embedded.problem import CannotStart
from portal.embedded.site import CODE, Site


def site_of_environment() -> Site:
    given = os.environ
    return Site(
        Path(given.get("DATA_DIR") or CODE / ".data"),
        int(given.get("PORT") or 8000),
        database_url=given.get("DATABASE_URL"),
        redis_url=given.get("REDIS_URL"),
    )


def main() -> int:
    console = Console()
    site = site_of_environment()
    try:
        console.start(site)
        console.watch(site)
    except CannotStart as problem:
        console.failed(str(problem))
        return 1
    except KeyboardInterrupt:
        console.stopping()
    finally:
        console.no_more_interrupts()
        site.stop()
    console.stopped()
    return 0


if __name__ == "__main__":
    sys.exit(main())
