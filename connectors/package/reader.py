"""The tolerant JSON reader: reads anything, says what is wrong and where, and goes on.

Iterative, so that no nesting exhausts the stack, and linear: every step consumes text or changes what is expected.
"""

import re
from typing import Any

from .limits import Limits
from .messages import Message, say
from .nodes import Node
from .strings import QUOTES, StringReader
from .textproblem import TextProblem
from .words import is_known, value_of

_SPACE = re.compile(r"[ \t\n\r]*+")
_ODD_SPACE = re.compile(r"[^\S \t\n\r]++|[\ufeff\u200b-\u200d\u2060]++")
_COMMENT = re.compile(r"(?://|\#)[^\n\r]*+|/\*(?:[^*]++|\*(?!/))*+(\*/)?")
_WORD = re.compile(r"[\w$@+\-.](?:[^\s,:\[\]{}\"'/#]++|/(?![/*]))*+")
_LINE = re.compile(r"[^,\[\]{}\"\n\r]*+")
_STRAY = re.compile(r"[^\w$@+\-.\s,:\[\]{}\"'“”‘’`/#]++|.", re.DOTALL)
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\\n\r]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_OPENED = {"}": "{", "]": "["}


class Frame:
    """One open object or array: its value so far, what is expected next, and where things stood."""

    __slots__ = (
        "comma",
        "expects",
        "is_object",
        "key",
        "key_place",
        "keys",
        "last_end",
        "node",
        "start",
        "value",
    )

    def __init__(self, value: Any, start: int, node: Node) -> None:
        self.value = value
        self.is_object = isinstance(value, dict)
        self.expects = "key" if self.is_object else "value"
        self.key: str | None = None
        self.key_place: tuple[int, int] | None = None
        self.keys: dict[str, tuple[int, int]] = {}
        self.comma: int | None = None
        self.start = start
        self.last_end = start + 1
        self.node = node


class Reader:
    """Reads one text. After `read()`: `value`, `missing` (nothing could be read), `problems`, and `root` (places)."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._limits = limits
        self._pos = 0
        self._stack: list[Frame] = []
        self._open = {"{": 0, "[": 0}
        self._strings = StringReader(text)
        self._more = 0
        self._too_deep = False
        self.value: Any = None
        self.missing = True
        self.problems: list[TextProblem] = []
        self.root: Node | None = None

    def read(self) -> None:
        while char := self._skip():
            if self._stack:
                frame = self._stack[-1]
                _STEPS[frame.expects](self, frame, char)
            elif self.missing:
                self._root(char)
            else:
                self._problem(say("json_after_end"), self._pos, len(self._text.rstrip()))
                break
        self._end_of_text()

    # What is expected next

    def _root(self, char: str) -> None:
        if char in "{[" or char in QUOTES:
            self._value(char)
            return
        word = _WORD.match(self._text, self._pos)
        if word and is_known(word[0]):
            self._value(char)
        elif word:
            self._stray(word.end())
        else:
            self._stray()

    def _key(self, frame: Frame, char: str) -> None:
        if char in "}]":
            self._closing(char)
        elif char == ",":
            self._extra_comma(frame)
        elif char in "{[":
            self._problem(say("json_missing_key"), self._pos, self._pos + 1)
            frame.key = None
            self._value(char)
        elif char in QUOTES:
            start = self._pos
            self._named(frame, self._string(), start)
        elif word := _WORD.match(self._text, self._pos):
            self._problem(say("json_unquoted_key", key=word[0]), word.start(), word.end())
            self._pos = word.end()
            self._named(frame, word[0], word.start())
        else:
            self._stray()

    def _named(self, frame: Frame, key: str, start: int) -> None:
        place = (start, self._pos)
        if key in frame.keys:
            self._problem(say("json_duplicate_key", key=key), *place, first=frame.keys[key])
        frame.keys[key] = place
        frame.key, frame.key_place, frame.expects = key, place, "colon"

    def _colon(self, frame: Frame, char: str) -> None:
        if char == ":":
            self._pos += 1
            frame.expects = "value"
        elif char in ",}]":
            self._no_value(frame)
        elif char == "=":
            self._missing_colon(frame, self._pos, self._pos + 1)
            self._pos += 2 if self._text[self._pos + 1 : self._pos + 2] == ">" else 1
        elif char in "{[" or char in QUOTES or _WORD.match(self._text, self._pos):
            self._missing_colon(frame, frame.key_place[1] if frame.key_place else self._pos, self._pos)
        else:
            self._stray()

    def _missing_colon(self, frame: Frame, start: int, end: int) -> None:
        self._problem(say("json_missing_colon", key=frame.key or ""), start, end)
        frame.expects = "value"

    def _member(self, frame: Frame, char: str) -> None:
        """A value is expected: a member's, or an array's next one."""
        if char == ",":
            if frame.is_object:
                self._no_value(frame)
            else:
                self._extra_comma(frame)
        elif char in "}]":
            if frame.is_object:
                self._no_value(frame)
            else:
                self._closing(char)
        elif char in "{[" or char in QUOTES or _WORD.match(self._text, self._pos):
            self._value(char)
        else:
            self._stray()

    def _comma(self, frame: Frame, char: str) -> None:
        if char == ",":
            frame.comma = self._pos
            frame.expects = "key" if frame.is_object else "value"
            self._pos += 1
        elif char in "}]":
            self._closing(char)
        elif char in "{[" or char in QUOTES or _WORD.match(self._text, self._pos):
            self._problem(say("json_missing_comma"), frame.last_end, self._pos)
            frame.comma = None
            frame.expects = "key" if frame.is_object else "value"
        else:
            self._stray()

    def _extra_comma(self, frame: Frame) -> None:
        self._problem(say("json_extra_comma"), self._pos, self._pos + 1)
        frame.comma = None
        self._pos += 1

    def _no_value(self, frame: Frame) -> None:
        place = frame.key_place or (self._pos, self._pos)
        self._problem(say("json_missing_value", key=frame.key or ""), *place)
        self._attach(None, Node(place[1], place[1]))

    # Values

    def _value(self, char: str) -> None:
        start = self._pos
        if char in "{[":
            self._opening(char)
            return
        value = self._string() if char in QUOTES else self._word()
        self._attach(value, Node(start, self._pos))

    def _string(self) -> str:
        read = self._strings.read(self._pos)
        for what, start, end in read.problems:
            self._problem(what, start, end)
        self._pos = read.end
        return read.value

    def _word(self) -> Any:
        start = self._pos
        match = _WORD.match(self._text, start)
        word = match[0] if match else self._text[start]
        if not is_known(word):
            word = (_LINE.match(self._text, start) or [""])[0].rstrip() or word
        self._pos = start + len(word)
        value, wrong = value_of(word)
        if wrong:
            self._problem(wrong, start, self._pos)
        return value

    def _opening(self, char: str) -> None:
        if len(self._stack) >= self._limits.json_depth:
            self._skip_deep()
            return
        value: Any = {} if char == "{" else []
        node = Node(self._pos, self._pos + 1)
        self._attach(value, node)
        self._stack.append(Frame(value, self._pos, node))
        self._open[char] += 1
        self._pos += 1

    def _skip_deep(self) -> None:
        """Leave out a value that lies too deep, to where its brackets are balanced again."""
        start, level = self._pos, 0
        end = len(self._text)
        for match in _STRING_OR_BRACKET.finditer(self._text, start):
            level += (match[0] in "{[") - (match[0] in "}]")
            if level == 0:
                end = match.end()
                break
        if not self._too_deep:  # once: the first says it all
            self._problem(say("json_too_deep", limit=self._limits.json_depth), start, end)
            self._too_deep = True
        self._pos = end
        self._attach(None, Node(start, end))

    def _attach(self, value: Any, node: Node) -> None:
        """Put a value where it belongs; a nameless value in an object belongs nowhere."""
        if not self._stack:
            self.value, self.root, self.missing = value, node, False
            return
        frame = self._stack[-1]
        if not frame.is_object:
            frame.node.children[str(len(frame.value))] = node
            frame.value.append(value)
        elif frame.key is not None:
            node.key = frame.key_place
            frame.node.children[frame.key] = node
            frame.value[frame.key] = value
        frame.key = frame.key_place = None
        frame.expects = "comma"
        frame.last_end = node.end

    # Ends

    def _closing(self, char: str) -> None:
        opened = _OPENED[char]
        if not self._open[opened]:
            self._stray(self._pos + 1)
            return
        while (self._stack[-1].is_object) != (opened == "{"):
            frame = self._stack[-1]
            found = say("json_mismatch", found=char, opened=self._text[frame.start])
            self._problem(found, self._pos, self._pos + 1, first=(frame.start, frame.start + 1))
            self._close(self._pos)
        frame = self._stack[-1]
        if frame.comma is not None and frame.expects in ("key", "value"):
            self._problem(say("json_trailing_comma"), frame.comma, frame.comma + 1)
        self._pos += 1
        self._close(self._pos)

    def _close(self, end: int) -> None:
        frame = self._stack.pop()
        self._open["{" if frame.is_object else "["] -= 1
        frame.node.end = end
        if self._stack:
            self._stack[-1].last_end = end

    def _end_of_text(self) -> None:
        end = len(self._text)
        if self._stack:
            frame = self._stack[-1]
            self._problem(say("json_unclosed", count=len(self._stack)), frame.start, frame.start + 1)
            if frame.expects in ("colon", "value") and frame.is_object:
                self._no_value(frame)
        elif self.missing:
            self._problem(say("json_empty"), 0, 0)
        for frame in self._stack:
            frame.node.end = end
        if self._more:
            last = self.problems[-1]
            self.problems.append(TextProblem(say("json_more", count=self._more), last.offset, last.end))
        self.problems.sort(key=lambda problem: problem.offset)

    # Between the values

    def _skip(self) -> str:
        """Go to the next character that is neither white space nor comment, and return it; "" at the end."""
        while True:
            space = _SPACE.match(self._text, self._pos)
            self._pos = space.end() if space else self._pos
            if comment := _COMMENT.match(self._text, self._pos):
                self._comment(comment)
            elif odd := _ODD_SPACE.match(self._text, self._pos):
                code = "json_bom" if odd[0][0] == "\ufeff" else "json_space"
                what = say(code, character=f"U+{ord(odd[0][0]):04X}")
                self._problem(what, odd.start(), odd.end())
                self._pos = odd.end()
            else:
                return self._text[self._pos : self._pos + 1]

    def _comment(self, match: re.Match[str]) -> None:
        closed = not match[0].startswith("/*") or match[1]
        self._problem(say("json_comment" if closed else "json_comment_open"), match.start(), match.end())
        self._pos = match.end()

    def _stray(self, end: int | None = None) -> None:
        if end is None:
            match = _STRAY.match(self._text, self._pos)
            end = match.end() if match else self._pos + 1
        self._problem(say("json_stray", text=self._text[self._pos : end]), self._pos, end)
        self._pos = end

    def _problem(self, what: Message, start: int, end: int, first: tuple[int, int] | None = None) -> None:
        if len(self.problems) < self._limits.json_problems:
            self.problems.append(TextProblem(what, start, end, first))
        else:
            self._more += 1


_STEPS = {"key": Reader._key, "colon": Reader._colon, "value": Reader._member, "comma": Reader._comma}
