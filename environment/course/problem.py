"""What is told to a person."""


class Problem(Exception):
    """Something that the person at the keyboard can mend. Its text says what is wrong and what to do."""
