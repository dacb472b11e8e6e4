"""Applying a report's text edits, as an editor would."""

from certification.engine.report import TextEdit


def applied(text: str, edits: tuple[TextEdit, ...]) -> str:
    """The text after the edits of one file; the last place first, so that the others stay where they are."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for edit in sorted(edits, key=lambda edit: (edit.span.line, edit.span.column), reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text
