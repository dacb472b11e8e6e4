"""The pieces of a tolerant JSON text: white space, comments, strings and words, each with what is wrong with it.

Linear: a piece once read is not looked at again, whatever stands in it.
"""

import re
from typing import Any

from connectors.package.limits import Limits
from connectors.package.strings import StringReader
from connectors.package.textproblem import Flaw, TextProblem
from connectors.package.words import is_known, value_of

_SPACE = re.compile(r"[ \t\n\r]*+")
_ODD_SPACE = re.compile(r"[^\S \t\n\r]++|[\ufeff\u200b-\u200d\u2060]++")
_COMMENT = re.compile(r"(?://|\#)[^\n\r]*+|/\*(?:[^*]++|\*(?!/))*+(\*/)?")
_WORD = re.compile(r"[\w$@+\-.](?:[^\s,:\[\]{}\"'/#]++|/(?![/*]))*+")
_LINE = re.compile(r"[^,\[\]{}\"\n\r]*+")
_STRAY = re.compile(r"[^\w$@+\-.\s,:\[\]{}\"'“”‘’`/#]++|.", re.DOTALL)
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\\n\r]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


class Scanner:
    """Reads the pieces of one text from front to back; `position` is where the next one begins."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.position = 0
        self._flaws: list[Flaw] = []
        self._limits = limits
        self._more = 0
        self._strings = StringReader(text, self.note)

    def next(self) -> str:
        """Go to the next character that is neither white space nor comment and return it; "" at the end."""
        while True:
            space = _SPACE.match(self.text, self.position)
            self.position = space.end() if space else self.position
            if comment := _COMMENT.match(self.text, self.position):
                self._comment(comment)
            elif odd := _ODD_SPACE.match(self.text, self.position):
                self._odd_space(odd)
            else:
                return self.text[self.position : self.position + 1]

    def word(self) -> re.Match[str] | None:
        """The word here, not yet taken; None when a character stands here that begins no word."""
        return _WORD.match(self.text, self.position)

    def is_known_word(self) -> bool:
        """Whether a word stands here that is a value without quotes: a literal or a number."""
        match = self.word()
        return match is not None and is_known(match[0])

    def take_name(self) -> str:
        """The word here as a member's name, which it may not be without quotes."""
        match = self.word()
        name = match[0] if match else ""
        end = self.position + len(name)
        self.note(Flaw("json_unquoted_key", self.position, end, {"key": name}))
        self.position = end
        return name

    def take_string(self) -> str:
        value, self.position = self._strings.read(self.position)
        return value

    def take_scalar(self) -> Any:
        """The value of the word here; to a word that is no JSON value the rest of its line belongs."""
        start = self.position
        match = self.word()
        word = match[0] if match else self.text[start]
        if not is_known(word):
            line = _LINE.match(self.text, start)
            word = (line[0].rstrip() if line else "") or word
        self.position = start + len(word)
        value, wrong = value_of(word)
        if wrong:
            self.note(Flaw(wrong, start, self.position, {"word": word}))
        return value

    def take_stray(self) -> None:
        """Pass over what belongs nowhere: a word, a bracket, or a run of other characters."""
        match = self.word() or _STRAY.match(self.text, self.position)
        end = match.end() if match else self.position + 1
        self.note(Flaw("json_stray", self.position, end, {"text": self.text[self.position : end]}))
        self.position = end

    def take_balanced(self) -> None:
        """Pass over a whole object or array, to where its brackets are balanced again."""
        level = 0
        for match in _STRING_OR_BRACKET.finditer(self.text, self.position):
            level += (match[0] in "{[") - (match[0] in "}]")
            if level == 0:
                self.position = match.end()
                return
        self.position = len(self.text)

    def note(self, flaw: Flaw) -> None:
        if len(self._flaws) < self._limits.json_problems:
            self._flaws.append(flaw)
        else:
            self._more += 1

    def is_hopeless(self) -> bool:
        """Whether so much is wrong that reading on would only cost time: this was never meant as JSON."""
        return len(self._flaws) + self._more > self._limits.json_flaws

    def give_up(self) -> None:
        """Leave the rest of the text unread, with a problem that says so."""
        self._flaws.append(Flaw("json_given_up", self.position, self.position, {"limit": self._limits.json_flaws}))
        self.position = len(self.text)

    def problems(self) -> list[TextProblem]:
        """The problems by place; of those beyond the most that are kept only their number."""
        flaws = sorted(self._flaws, key=lambda flaw: flaw.offset)
        if self._more:
            flaws.append(Flaw("json_more", flaws[-1].offset, flaws[-1].end, {"count": self._more}))
        return [flaw.problem() for flaw in flaws]

    def _comment(self, match: re.Match[str]) -> None:
        closed = not match[0].startswith("/*") or match[1]
        self.note(Flaw("json_comment" if closed else "json_comment_open", match.start(), match.end()))
        self.position = match.end()

    def _odd_space(self, match: re.Match[str]) -> None:
        code = "json_bom" if match[0][0] == "\ufeff" else "json_space"
        params: dict[str, str | int] = {"character": f"U+{ord(match[0][0]):04X}"}
        self.note(Flaw(code, match.start(), match.end(), params))
        self.position = match.end()
