class CannotStart(Exception):  # noqa: N818 - a sentence for a person, not a bug
    """The site cannot be started; the text is for the person at the terminal and says what to do."""
