"""`python -m portal.embedded`: the whole site in the foreground, until Ctrl-C (`make run`)."""

import os
import sys
from pathlib import Path

from portal.embedded.console import Console
from portal.embedded.problem import CannotStart
from portal.embedded.site import CODE, Site


def main() -> int:
    console = Console()
    site = Site(Path(os.environ.get("DATA_DIR") or CODE / ".data"), int(os.environ.get("PORT") or 8000))
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
