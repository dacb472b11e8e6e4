class CannotStart(Exception):
    """The site cannot be started; the text is for the person at the terminal and says what to do."""
