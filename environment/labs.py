"""The one command of the course: python3 environment/labs.py VERB, of those in course/command.py"""

import sys

# Nothing above this check may need a newer Python than the one that reads it.
if sys.version_info < (3, 10):
    sys.exit(
        "Python 3.10 or newer is needed, this is Python %d.%d: install one (python.org, or your system's"
        " package python3) and run it as, for example, python3.12 environment/labs.py" % sys.version_info[:2]
    )

from course import command  # noqa: E402

if __name__ == "__main__":
    sys.exit(command.main(sys.argv[1:]))
