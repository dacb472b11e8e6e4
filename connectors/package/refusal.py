"""The refusal of an upload that is hostile or empty."""

from collections.abc import Iterable

from connectors.package.messages import Message, say

Problem = Message


class Refused(Exception):
    """The upload cannot be read safely; its text says why, with every limit and value.

    `problems` holds every one that was found, not only the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(" ".join(problem.text for problem in self.problems))


class Problems:
    """Collects problems up to a number, each once; of the rest only the count is kept."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: list[Problem] = []
        self._more = 0
        self._added = 0

    def add(self, code: str, **params: str | int) -> None:
        problem = say(code, **params)
        self._added += 1
        if problem in self._found:
            return
        if len(self._found) < self._limit:
            self._found.append(problem)
        else:
            self._more += 1

    def __len__(self) -> int:
        """How often a problem was added: whoever sees it grow knows that something is wrong."""
        return self._added

    def refuse_if_any(self) -> None:
        """Raise `Refused` with all of them."""
        if self._found:
            more = [say("more_problems", count=self._more)] if self._more else []
            raise Refused([*self._found, *more])
