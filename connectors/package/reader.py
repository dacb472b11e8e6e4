"""The tolerant JSON reader: reads anything, says what is wrong and where, and goes on.

Iterative, so that no nesting exhausts the stack, and linear: every step consumes text, or changes what is
expected to something that does.
"""

from collections.abc import Callable
from typing import Any

from connectors.package.limits import Limits
from connectors.package.nodes import Node
from connectors.package.scanner import Scanner
from connectors.package.strings import QUOTES
from connectors.package.textproblem import Flaw, TextProblem

_OPENED = {"}": "{", "]": "["}


class Frame:
    """One open object or array: its value so far, what is expected next, and where things stood.

    `expects` is one of `key`, `colon`, `value` and `comma`.
    """

    __slots__ = ("children", "comma", "expects", "is_object", "key", "keys", "last_end", "name", "node", "value")

    def __init__(self, value: Any, node: Node, children: dict[str, Node]) -> None:
        self.value = value
        self.node = node
        self.children = children
        self.is_object = isinstance(value, dict)
        self.expects = "key" if self.is_object else "value"
        self.name: str | None = None
        self.key: tuple[int, int] | None = None
        self.keys: dict[str, tuple[int, int]] = {}
        self.comma: int | None = None
        self.last_end = node.start + 1


class Reader:
    """Reads one text. After `read()`: `value`, `missing` (nothing could be read), `problems`, `root` (places)."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._scan = Scanner(text, limits)
        self._most_levels = limits.json_depth
        self._too_deep = False
        self._stack: list[Frame] = []
        self._open = {"{": 0, "[": 0}
        self._steps: dict[str, Callable[[Frame, str], None]] = {
            "key": self._expect_key,
            "colon": self._expect_colon,
            "value": self._expect_value,
            "comma": self._expect_comma,
        }
        self.value: Any = None
        self.missing = True
        self.problems: tuple[TextProblem, ...] = ()
        self.root: Node | None = None

    def read(self) -> None:
        while char := self._scan.next():
            if self._scan.is_hopeless():
                self._scan.give_up()
                break
            if self._stack:
                frame = self._stack[-1]
                self._steps[frame.expects](frame, char)
            elif self.missing:
                self._expect_root(char)
            else:
                end = len(self._scan.text.rstrip())
                self._scan.note(Flaw("json_after_end", self._scan.position, end))
                break
        self._end_of_text()
        self.problems = tuple(self._scan.problems())

    # What is expected next

    def _expect_root(self, char: str) -> None:
        if char in "{[" or char in QUOTES or self._scan.is_known_word():
            self._take_value(char)
        else:
            self._scan.take_stray()

    def _expect_key(self, frame: Frame, char: str) -> None:
        if char in "}]":
            self._take_closing(char)
        elif char == ",":
            self._take_extra_comma(frame)
        elif char in "{[":
            self._report("json_missing_key")
            self._take_value(char)
        elif char in QUOTES or self._scan.word():
            self._take_key(frame, char)
        else:
            self._scan.take_stray()

    def _expect_colon(self, frame: Frame, char: str) -> None:
        if char == ":":
            self._scan.position += 1
            frame.expects = "value"
        elif char in ",}]":
            self._take_no_value(frame)
        elif char == "=":
            self._report("json_missing_colon", key=frame.name or "")
            self._scan.position += 2 if self._scan.text.startswith("=>", self._scan.position) else 1
            frame.expects = "value"
        elif self._begins_value(char):
            self._report_before("json_missing_colon", frame.key[1] if frame.key else 0, key=frame.name or "")
            frame.expects = "value"
        else:
            self._scan.take_stray()

    def _expect_value(self, frame: Frame, char: str) -> None:
        """A member's value, or an array's next one."""
        if char in ",}]" and frame.is_object:
            self._take_no_value(frame)
        elif char == ",":
            self._take_extra_comma(frame)
        elif char in "}]":
            self._take_closing(char)
        elif self._begins_value(char):
            self._take_value(char)
        else:
            self._scan.take_stray()

    def _expect_comma(self, frame: Frame, char: str) -> None:
        if char == ",":
            frame.comma = self._scan.position
            frame.expects = "key" if frame.is_object else "value"
            self._scan.position += 1
        elif char in "}]":
            self._take_closing(char)
        elif self._begins_value(char):
            self._report_before("json_missing_comma", frame.last_end)
            frame.comma = None
            frame.expects = "key" if frame.is_object else "value"
        else:
            self._scan.take_stray()

    def _begins_value(self, char: str) -> bool:
        return char in "{[" or char in QUOTES or self._scan.word() is not None

    # What is taken

    def _take_key(self, frame: Frame, char: str) -> None:
        start = self._scan.position
        name = self._scan.take_string() if char in QUOTES else self._scan.take_name()
        key = (start, self._scan.position)
        if name in frame.keys:
            self._scan.note(Flaw("json_duplicate_key", key[0], key[1], {"key": name}, frame.keys[name]))
        frame.keys[name] = key
        frame.name, frame.key, frame.expects = name, key, "colon"

    def _take_value(self, char: str) -> None:
        start = self._scan.position
        if char not in "{[":
            value = self._scan.take_string() if char in QUOTES else self._scan.take_scalar()
            self._attach(value, Node(start, self._scan.position))
        elif len(self._stack) < self._most_levels:
            self._take_opening(char)
        else:
            self._take_too_deep()

    def _take_opening(self, char: str) -> None:
        value: Any = {} if char == "{" else []
        children: dict[str, Node] = {}
        node = Node(self._scan.position, self._scan.position + 1, children=children)
        self._attach(value, node)
        self._stack.append(Frame(value, node, children))
        self._open[char] += 1
        self._scan.position += 1

    def _take_too_deep(self) -> None:
        start = self._scan.position
        self._scan.take_balanced()
        if not self._too_deep:  # the first says it all
            self._scan.note(Flaw("json_too_deep", start, self._scan.position, {"limit": self._most_levels}))
            self._too_deep = True
        self._attach(None, Node(start, self._scan.position))

    def _take_extra_comma(self, frame: Frame) -> None:
        self._report("json_extra_comma")
        frame.comma = None
        self._scan.position += 1

    def _take_no_value(self, frame: Frame) -> None:
        start, end = frame.key or (self._scan.position, self._scan.position)
        self._scan.note(Flaw("json_missing_value", start, end, {"key": frame.name or ""}))
        self._attach(None, Node(end, end))

    def _take_closing(self, char: str) -> None:
        opened = _OPENED[char]
        if not self._open[opened]:
            self._scan.take_stray()
            return
        while self._stack[-1].is_object != (opened == "{"):
            self._close_for(char)
        frame = self._stack[-1]
        if frame.comma is not None and frame.expects != "comma":
            self._scan.note(Flaw("json_trailing_comma", frame.comma, frame.comma + 1))
        self._scan.position += 1
        self._close(self._scan.position)

    def _close_for(self, char: str) -> None:
        """Close the innermost object or array because `char` closes one around it."""
        position = self._scan.position
        start = self._stack[-1].node.start
        params: dict[str, str | int] = {"found": char, "opened": self._scan.text[start]}
        self._scan.note(Flaw("json_mismatch", position, position + 1, params, first=(start, start + 1)))
        self._close(position)

    def _attach(self, value: Any, node: Node) -> None:
        """Put a value where it belongs; a nameless value in an object belongs nowhere."""
        if not self._stack:
            self.value, self.root, self.missing = value, node, False
            return
        frame = self._stack[-1]
        if not frame.is_object:
            frame.children[str(len(frame.value))] = node
            frame.value.append(value)
        elif frame.name is not None:
            node.key = frame.key
            frame.children[frame.name] = node
            frame.value[frame.name] = value
        frame.name = frame.key = None
        frame.expects = "comma"
        frame.last_end = node.end

    def _close(self, end: int) -> None:
        frame = self._stack.pop()
        self._open["{" if frame.is_object else "["] -= 1
        frame.node.end = end
        if self._stack:
            self._stack[-1].last_end = end

    def _end_of_text(self) -> None:
        if self._stack:
            frame = self._stack[-1]
            start = frame.node.start
            self._scan.note(Flaw("json_unclosed", start, start + 1, {"count": len(self._stack)}))
            if frame.is_object and frame.expects in ("colon", "value"):
                self._take_no_value(frame)
        elif self.missing:
            self._scan.note(Flaw("json_empty", 0, 0))
        while self._stack:
            self._close(len(self._scan.text))

    def _report(self, code: str, **params: str | int) -> None:
        self._scan.note(Flaw(code, self._scan.position, self._scan.position + 1, params))

    def _report_before(self, code: str, start: int, **params: str | int) -> None:
        self._scan.note(Flaw(code, start, self._scan.position, params))
