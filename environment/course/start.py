"""labs.py start"""

import argparse

from course import command


def parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog="labs.py start")


def main(arguments: list[str]) -> int:
    return 0


if __name__ == "__main__":
    command.entry("course.start")
