"""`python -m certification.engine.cli` is `certify` where the wheel is not installed."""

import sys

from certification.engine.cli.main import main

sys.exit(main())
