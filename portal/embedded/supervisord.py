"""`python -m portal.embedded.supervisord`: the supervisor, which stops all when its starter is gone."""

import signal

from supervisor.supervisord import main

from portal.embedded.tether import end_with_parent

if __name__ == "__main__":
    end_with_parent(signal.SIGTERM)
    main()
