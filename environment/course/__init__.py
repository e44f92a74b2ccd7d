"""What stands behind environment/labs.py. A module that runs before the virtual environment exists uses the standard library only."""
