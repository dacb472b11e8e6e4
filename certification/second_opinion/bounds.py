"""How much of a definition the second opinion looks at: it is written for files one trusts."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Any

import orjson

MOST_BYTES = 4_000_000
MOST_LEVELS = 60
MOST_WRITTEN = 40_000_000  # bytes times levels: on each level the whole value below may be written out
LONGEST_TEXT = 1_000
MOST_SECONDS = 5.0  # of the processor
AGAIN_AFTER = 0.5
MOST_REMARKS = 200


class NotJudged(Exception):
    """The second opinion gives up; the text says why."""


def check_size(value: Any) -> None:
    """Raises NotJudged for what is too large or nested too deep."""
    if not isinstance(value, dict):
        raise NotJudged("the definition is no object")
    try:
        size = len(orjson.dumps(value))
    except TypeError as problem:
        raise NotJudged(str(problem)) from None
    if size > MOST_BYTES:
        raise NotJudged(f"{size:,} bytes; the limit is {MOST_BYTES:,}")
    levels = _levels(value)
    if levels > MOST_LEVELS:
        raise NotJudged(f"nested {levels} levels; the limit is {MOST_LEVELS}")
    if size * levels > MOST_WRITTEN:
        raise NotJudged(f"{size:,} bytes nested {levels} levels; the limit of their product is {MOST_WRITTEN:,}")


def _levels(value: Any) -> int:
    count, level = 0, [value]
    while level:
        count += 1
        level = [child for each in level for child in _children(each) if isinstance(child, dict | list)]
    return count


def _children(value: Any) -> Any:
    return value.values() if isinstance(value, dict) else value


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises NotJudged in the midst of what runs after so many seconds of the processor.

    References that fan out, and regular expressions, run for ever in code that nothing but a signal interrupts. A
    process handles signals in its main thread, where workers run their tasks; elsewhere nothing is judged.
    """
    if current_thread() is not main_thread():
        raise NotJudged("it runs in the main thread of a process only")

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise NotJudged(f"it took more than {seconds:g} seconds")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def disarmed(value: Any) -> Any:
    """A copy without what makes the validator keep or write too much, and which says nothing more.

    Of `anyOf` and `oneOf`, which Swagger 2.0 does not know, it keeps every error of every branch; and each message
    has the whole value in it, so long text is cut.
    """
    if isinstance(value, str):
        return value[:LONGEST_TEXT]
    if isinstance(value, list):
        return [disarmed(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: {} if key in ("anyOf", "oneOf") and isinstance(each, list) else disarmed(each)
        for key, each in value.items()
    }
