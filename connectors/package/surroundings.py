"""From an offset in a JSON text to the JSON pointer of what stands around it."""

from bisect import bisect_right

from connectors.package.pointer import escape
from connectors.package.positions import Positions


class Surroundings:
    """Answers for one text. What was searched once is kept, so that many questions cost little more than one."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._members: dict[str, tuple[list[int], list[tuple[str, int]]]] = {}

    def pointer(self, offset: int) -> str:
        """The pointer of the smallest value, taken with its name, that the offset lies in; "" outside of all."""
        pointer = ""
        while True:
            starts, members = self._of(pointer)
            place = bisect_right(starts, offset) - 1
            if place < 0 or offset >= members[place][1]:
                return pointer
            pointer = f"{pointer}/{escape(members[place][0])}"

    def _of(self, pointer: str) -> tuple[list[int], list[tuple[str, int]]]:
        """The members of a value in the order of the text: where each starts; and its token and end."""
        if pointer not in self._members:
            found = sorted(
                (node.key[0] if node.key else node.start, token, node.end)
                for token, node in self._positions.members_of(pointer).items()
            )
            self._members[pointer] = [start for start, _, _ in found], [(token, end) for _, token, end in found]
        return self._members[pointer]
