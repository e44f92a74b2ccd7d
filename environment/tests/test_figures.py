"""labs.py figures: the README's table is what the results file says, and only full runs get in."""

import json

import pytest

from course.verbs import figures
from course.problem import Problem


def a_run(**changes):
    figure = {"name": "test accuracy", "measured": 0.87588, "published": None, "must": {"min": 0.87, "max": None}, "holds": True}
    figure["shown"] = {"measured": "0.8759", "must": "at least 0.87"}
    count = {"name": "parameters", "measured": 160305, "published": None, "must": {"min": 160305, "max": 160305}, "holds": True}
    run = {"notebook": "notebooks/01-bag-of-words.ipynb", "kernel": "JJava", "mode": "full", "seconds": 95, "peak_rss_mb": 1234}
    return run | {"figures": [count, figure]} | changes


def written(tmp_path, *runs):
    (tmp_path / "results.json").write_text(json.dumps({"notebooks": runs}))
    return tmp_path


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "RESULTS", tmp_path / "kept.json")
    monkeypatch.setattr(figures, "README", tmp_path / "README.md")
    (tmp_path / "README.md").write_text(f"Before\n{figures.BEGIN}\nold\n{figures.END}\nAfter\n")
    return tmp_path


def test_the_readme_says_what_the_results_say():
    rows = list(figures.load(figures.RESULTS).values())
    readme = figures.README.read_text(encoding="utf-8")
    assert figures.with_table(readme, rows) == readme


def test_a_run_gets_into_the_table(project, tmp_path):
    assert figures.main([str(written(tmp_path, a_run()))]) == 0
    readme = (project / "README.md").read_text()
    assert "| [01 bag of words](notebooks/01-bag-of-words.ipynb) | 2 | 1,234 MB | test accuracy: 0.8759 |" in readme
    assert readme.startswith("Before\n") and readme.endswith("\nAfter\n") and "old" not in readme


def test_what_was_known_stays_and_what_is_new_replaces_it(project, tmp_path):
    figures.main([str(written(tmp_path, a_run(), a_run(notebook="notebooks/02-embeddings.ipynb", seconds=600)))])
    figures.main([str(written(tmp_path, a_run(seconds=200)))])
    assert [row["seconds"] for row in figures.load(tmp_path / "kept.json").values()] == [200, 600]


@pytest.mark.parametrize("wrong", [{"mode": "quick"}, {"figures": [a_run()["figures"][1] | {"holds": None}]}])
def test_only_full_runs_on_the_real_data_count(project, tmp_path, wrong):
    with pytest.raises(Problem, match="not run in full on the real data"):
        figures.main([str(written(tmp_path, a_run(**wrong)))])
    assert not (tmp_path / "kept.json").exists()


def test_a_folder_without_results_is_told(project, tmp_path):
    with pytest.raises(Problem, match="no results.json of labs.py run"):
        figures.main([str(tmp_path)])


def test_solutions_are_left_out(tmp_path):
    assert figures.load(written(tmp_path, a_run(notebook="solutions/01-bag-of-words.ipynb")) / "results.json") == {}
