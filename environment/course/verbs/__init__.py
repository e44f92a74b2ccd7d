"""labs.py's verbs, a module each: what its options are, and what it does after set-up."""
