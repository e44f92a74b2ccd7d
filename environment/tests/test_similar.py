"""labs.py grade --similar: JPlag finds what was copied, whatever the copy's names; what cannot be read stops nobody."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from types import SimpleNamespace

import nbformat
from small import answer, check

from course.classroom import similar
from course.classroom.submissions import Submission

LOOP = "int count(String text, char letter) {\n  int n = 0;\n  for (int i = 0; i < text.length(); i++) {\n    if (text.charAt(i) == letter) { n++; }\n  }\n  return n;\n}"
STREAM = "int count(String text, char letter) { return (int) text.chars().filter(c -> c == letter).count(); }\n"
STREAM += "String longer(String a) { var b = new StringBuilder(a); while (b.length() < 10) { b.append(a); } return b.reverse().toString(); }"
ANSWERS = {
    "ada": LOOP,
    "bob": "// mine\n" + LOOP.replace("n++", "found++").replace("n = 0", "found = 0").replace("return n", "return found"),
    "Zoë O'B (2)": STREAM,
    "dan": f"int x = {'(' * 100_000}1{')' * 100_000};",
    "eve": "int count(String text",
}


def notebook(source: str) -> nbformat.NotebookNode:
    shown = nbformat.v4.new_code_cell('System.out.println(count("banana", \'a\'));')
    return nbformat.v4.new_notebook(cells=[answer("count", source), check("count-test", 1, "int checked;"), shown])


def test_a_copy_with_other_names_is_found(tmp_path: Path) -> None:
    lab = "01-counting"
    classroom = SimpleNamespace(
        folder=tmp_path,
        labs=lambda: [lab],
        key=lambda name: SimpleNamespace(cells={"count": answer("count", "int count(String text, char letter) {\n  throw new labs.check.ToDo();\n}")}),
        executed=lambda submission: notebook(ANSWERS[submission.student]),
    )
    report, first, *others = similar.write(classroom, [Submission(student, lab) for student in ANSWERS])
    assert report == f"Similar answers to {lab}: {tmp_path / 'similar' / lab}.zip"
    share, pair = first.split("%")
    assert int(share) > 80 and sorted(pair.strip().split(", ")) == ["ada", "bob"]
    assert all(int(line.split("%")[0]) < 50 for line in others)
    with zipfile.ZipFile(tmp_path / "similar" / f"{lab}.zip") as made:
        overview = json.loads(made.read("overview.json"))
        names = " ".join(made.namelist())
    assert "ada" in names and "java" in overview["language"].lower()
