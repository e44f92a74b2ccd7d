"""labs.py figures: puts what full runs gave into environment/results.json, and the table of it into README.md."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from course import command
from course.paths import ENVIRONMENT, LESSONS, ROOT, given
from course.problem import Problem

RESULTS = ENVIRONMENT / "results.json"
README = ROOT / "README.md"
BEGIN, END = "<!-- made by labs.py figures: begin -->", "<!-- made by labs.py figures: end -->"


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py figures", description="Puts the figures of full runs into the README.")
    made.add_argument("folder", nargs="+", type=given, help="what labs.py run has written, for example target/run")
    return made


def main(arguments: list[str]) -> int:
    kept = load(RESULTS) if RESULTS.exists() else {}
    for folder in parser().parse_args(arguments).folder:
        kept |= load(folder / "results.json")
    rows = [kept[name] for name in sorted(kept)]
    RESULTS.write_text(json.dumps({"notebooks": rows}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    README.write_text(with_table(README.read_text(encoding="utf-8"), rows), encoding="utf-8")
    print(f"{len(rows)} lessons: {RESULTS} and the table in {README}")
    return 0


def load(file: Path) -> dict[str, dict[str, Any]]:
    """The lessons of a results.json that have figures, by name. Raises Problem if it is none, or not of full runs on the real data."""
    from course.running import results

    lessons = {run.notebook: run for run in results.read(file) if run.notebook.startswith(f"{LESSONS.name}/") and run.figures}
    for run in lessons.values():
        if run.mode != "full" or run.unjudged():
            raise Problem(f"{file}: {run.notebook} was not run in full on the real data: labs.py run {run.notebook}")
    return {name: asdict(run) for name, run in lessons.items()}


def with_table(readme: str, rows: list[dict[str, Any]]) -> str:
    """The README with the table between its two marks made anew."""
    if BEGIN not in readme or END not in readme:
        raise Problem(f"{README} lacks the lines {BEGIN} and {END}, between which the table stands.")
    before, rest = readme.split(BEGIN, 1)
    return f"{before}{BEGIN}\n{table(rows)}{END}{rest.split(END, 1)[1]}"


def table(rows: list[dict[str, Any]]) -> str:
    lines = ["| lesson | minutes | memory | reached |", "| --- | ---: | ---: | --- |"]
    for row in rows:
        # What must be one number, such as a count of parameters, says nothing about learning.
        reached = [f"{f['name']}: {f['shown']['measured']}" for f in row["figures"] if not _exact(f["must"])]
        minutes = row["seconds"] / 60
        shown = f"{minutes:.0f}" if minutes >= 1 else f"{minutes:.1f}"
        title = Path(row["notebook"]).stem.replace("-", " ")
        lines.append(f"| [{title}]({row['notebook']}) | {shown} | {row['peak_rss_mb']:,} MB | {'; '.join(reached)} |")
    return "\n".join(lines) + "\n"


def _exact(must: dict[str, float | None] | None) -> bool:
    return must is not None and must["min"] is not None and must["min"] == must["max"]


if __name__ == "__main__":
    command.entry("course.verbs.figures")
