import time

PATIENCE = 30


def until(condition):
    """The first true answer of `condition`; fails when it does not come in a reasonable time."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return found
