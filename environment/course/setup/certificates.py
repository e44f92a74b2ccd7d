"""A server's certificate that pip or Maven has refused."""

import re
from datetime import date


def cure(said: str) -> str:
    """What to do about it, or nothing if a certificate is not what this is about."""
    if not re.search("certificate|PKIX path", said, re.IGNORECASE):
        return ""
    return (
        f"The clock of this computer says {date.today()}: if that is wrong, set it. If it is right, ask those who run your network about"
        " a proxy that opens encrypted connections."
    )
