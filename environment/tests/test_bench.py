"""labs.py bench: its options, its figures, and one model of labs-lib."""

import ast
import json
import os
import re
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import psutil
import pytest

from course.measuring import growth, neighbours, steps, trainers, whole_labs
from course.measuring.trainers import LIBRARIES, PROGRAMS, Trainer, with_program
from course.verbs import bench
from course.setup.prerequisites import find_jdk
from course.problem import Problem


@pytest.fixture
def brief(monkeypatch):
    """Turns of a second take their time only once it is said: the first minute of a bench is of no interest here."""
    monkeypatch.setattr(steps, "WARM_UP_SECONDS", 0.1)
    monkeypatch.setattr(steps, "TURN_SECONDS", 0.3)


def complaints(err):
    """What stands on standard error. Java says there that it takes the options of labs.py test."""
    return [line for line in err.splitlines() if not line.startswith("NOTE: Picked up JDK_JAVA_OPTIONS")]


@pytest.mark.usefixtures("brief")
def test_one_model_is_measured(capfd, tmp_path):
    options = ["--steps", "2", "--model", "addition", "--library", "labs-lib", "--output", str(tmp_path)]
    assert bench.main(options) == 0
    said = capfd.readouterr()
    assert re.search(r"^addition +first 40 steps: labs-lib \d+\.\d ms;  later: labs-lib \d+\.\d ms$", said.out, re.MULTILINE)
    assert complaints(said.err) == []
    [row] = json.loads((tmp_path / "steps.json").read_text())
    assert row["parameters"] == 205_324
    assert len(row["early"]["labs-lib"]) == len(row["later"]["labs-lib"]) == 2
    assert "| addition | 205,324 |" in (tmp_path / "steps.md").read_text()


def test_programs_that_are_compiled_side_by_side_are_found_whole(monkeypatch, tmp_path):
    jdk, asked, quicker = find_jdk(), [], []

    def javac(command):
        """The second one begins and ends while the first compiles."""
        asked.append(command)
        classes = command[command.index("-d") + 1]
        classes.mkdir()
        if len(asked) == 1:
            quicker.append(trainers.java.__wrapped__(jdk))
        (classes / "Steps.class").touch()
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(trainers, "ROOT", tmp_path)
    monkeypatch.setattr(trainers, "subprocess", SimpleNamespace(run=javac))
    assert [trainers.java.__wrapped__(jdk), trainers.java.__wrapped__(jdk)] == quicker * 2
    assert len(asked) == 2, "the third one finds them"
    [made] = (tmp_path / "target" / "bench-classes").iterdir()
    assert (made / "Steps.class").exists() and str(made) in quicker[0][-1]


def test_a_process_that_ends_is_told():
    with pytest.raises(Problem, match="labs-lib ended while it trained transformer"), Trainer("labs-lib", find_jdk()) as trainer:
        trainer.train("transformer", 1)


def test_a_process_that_has_ended_is_told():
    with pytest.raises(Problem, match="labs-lib ended while it trained ids"), Trainer("labs-lib", find_jdk()) as trainer:
        trainer.process.kill()
        trainer.process.wait()
        trainer.train("ids", 1)


# Brief as well. And what is started in the background, as these tests may be, passes interrupts over.
BESIDE = """
import signal
from course.measuring import steps
from course.verbs import bench
signal.signal(signal.SIGINT, signal.default_int_handler)
steps.WARM_UP_SECONDS = 0.1
bench.main(["--steps", "100", "--beside", "2", "--model", "ids", "--library", "labs-lib", "--output", "."])
"""


@pytest.fixture
def beside(tmp_path):
    """A bench with two neighbours, which are made, and halted."""
    environment = os.environ | {"PYTHONPATH": str(PROGRAMS.parent)}
    bench = subprocess.Popen([sys.executable, "-u", "-c", BESIDE], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True)
    for line in bench.stdout:
        if line.startswith("ids: warming up"):
            break
    others = psutil.Process(bench.pid).children(recursive=True)
    assert len(others) == 3, "one that is measured, two neighbours"
    yield bench, others
    for process in [psutil.Process(bench.pid), *others] if bench.poll() is None else others:
        if process.is_running():
            process.kill()
    bench.communicate()


@pytest.mark.skipif(os.name == "nt", reason="no such signal can be sent there")
@pytest.mark.parametrize(("end", "computing"), [("SIGKILL", False), ("SIGKILL", True), ("SIGINT", True)])
def test_whatever_ends_a_bench_nothing_is_left_behind(beside, end, computing):
    bench, others = beside
    while computing and others[-1].cpu_percent(0.1) < 30:
        pass
    bench.send_signal(getattr(signal, end))
    _gone, left = psutil.wait_procs(others, 10)
    assert left == []


class Told:
    """A library whose rounds take so long, after it has warmed up: in one go, if nothing else is said."""

    def __init__(self, library, first, *seconds, warm=(steps.WARM_UP_SECONDS,), parameters=10):
        self.library, self.parameters = library, parameters
        self.seconds = iter([first, *warm, *seconds])
        self.asked = []

    def train(self, model, steps, fresh=False):
        self.asked.append((steps, "fresh") if fresh else steps)
        return next(self.seconds), self.parameters, ""


def test_libraries_take_turns_and_are_compared_round_by_round():
    # The machine is twice as slow in the second of three rounds. Between early and later steps, 160 that are not counted.
    ours = Told("labs-lib", 9.0, 40.0, 80.0, 44.0, 1e9, 2.0, 4.0, 2.2)
    slower = Told("Keras", 9.0, 40.0, 80.0, 44.0, 1e9, 6.0, 12.0, 6.0)
    faster = Told("PyTorch", 9.0, 20.0, 40.0, 20.0, 1e9, 4.0, 8.0, 4.0)
    row = steps.measure("lstm", [ours, slower, faster], 3)
    early = [(40, "fresh")] * 3
    assert ours.asked == [2, 2, *early, 160, 2, 2, 2], "a turn of a second would be less than a step here"
    assert row["early"]["labs-lib"] == [1000, 2000, 1100]
    assert row["later"]["labs-lib"] == [1000, 2000, 1100]
    assert (steps.ratio(row["early"]), steps.ratio(row["later"])) == (2, 0.5)
    later, early = steps.table([row], ["labs-lib", "Keras", "PyTorch"]).split("in the first 40")
    assert "| lstm | 10 | 1100.0 | 3000.0 | 2000.0 | 0.50 |" in later
    assert "| lstm | 10 | 1100.0 | 1100.0 | 500.0 | 2.00 |" in early


def test_later_steps_stay_within_their_range():
    quick = Told("labs-lib", 0.002, *[1.0] * 11, warm=(0.002, steps.WARM_UP_SECONDS))
    steps.measure("ids", [quick], 5)
    assert quick.asked[:3] == [2, 2, 1000]
    assert quick.asked[3:] == [(40, "fresh")] * 5 + [160] + [40] * 5


def test_libraries_must_train_the_same_model():
    ours, theirs = Told("labs-lib", 1.0, 1.0), Told("Keras", 1.0, 1.0, parameters=11)
    with pytest.raises(Problem, match="not the same model"):
        steps.measure("lstm", [ours, theirs], 1)


@pytest.mark.usefixtures("brief")
def test_a_step_beside_neighbours(capfd, tmp_path):
    options = ["--steps", "1", "--beside", "2", "--model", "ids", "--library", "labs-lib", "--output", str(tmp_path)]
    assert bench.main(options) == 0
    assert re.search(r"^\| ids \| \d+\.\d \| \d+\.\d \| \d+\.\d\d \|$", capfd.readouterr().out, re.MULTILINE)
    [row] = json.loads((tmp_path / "beside-2.json").read_text())
    assert all(value > 0 for values in row["turns"]["labs-lib"].values() for value in values)


def test_a_fair_share_is_the_steps_own_computing_on_its_part_of_the_cores():
    # Alone it keeps one of two cores busy.
    took = {"alone": [10.0], "computing": [10.0], "beside": [20.0]}
    assert neighbours.fair(took, 1, 2) == 10, "a core each"
    assert neighbours.fair(took, 3, 2) == 20, "half a core each"
    # Alone it keeps both busy.
    took["computing"] = [20.0]
    assert neighbours.fair(took, 1, 2) == 20
    rows = [{"model": "lstm", "turns": {"labs-lib": took}}]
    assert "| lstm | 10.0 | 20.0 |" in neighbours.table(rows, neighbours.Neighbours(1, None))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, r"One neighbour on \d+ cores: it trains addition in labs-lib\."),
        (2, r"2 neighbours on \d+ cores: by turns one that trains addition in labs-lib, and one that only loops\."),
    ],
)
def test_what_the_neighbours_are_stands_under_the_table(count, words):
    assert re.fullmatch(words, neighbours.Neighbours(count, None).words())


def test_neighbours_compute_only_when_they_shall_and_one_that_ends_is_told():
    def computed(seconds):
        before = [process.cpu_times().user for process in processes]
        time.sleep(seconds)
        return [process.cpu_times().user - used for process, used in zip(processes, before)]

    with neighbours.Neighbours(2, find_jdk()) as beside:
        processes = psutil.Process().children()
        with beside.computing():
            assert min(computed(2)) > 0.2
        assert max(computed(1)) < 0.2
        with pytest.raises(Problem, match="ended while"), beside.computing():
            processes[-1].kill()
            processes[-1].wait()


def test_a_lab_ends_with_whoever_started_it(tmp_path):
    endless = ["set_random_seed = print", "def lab_1(folder, seed):", "    print('begun', flush=True)", "    while True: pass"]
    (tmp_path / "endless_labs.py").write_text("\n".join(endless))
    arguments = [sys.executable, PROGRAMS / "labs.py", "endless", "1", "0", tmp_path]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(arguments, env=os.environ | {"PYTHONPATH": str(tmp_path)}, **pipes) as lab:
        assert [lab.stdout.readline(), lab.stdout.readline()] == ["0\n", "begun\n"]
        lab.stdin.close()
        assert lab.wait(10) == 0


def test_growth_is_measured_point_by_point(capfd, tmp_path, monkeypatch):
    monkeypatch.setattr(growth, "CURVES", {"batch size": ("lstm-masked/{}/20/50", [1, 2]), "reviews": ("streamed/{}", [600])})
    monkeypatch.setattr(growth, "SECONDS", 0.1)
    assert bench.main(["--growth", "--library", "labs-lib", "--output", str(tmp_path)]) == 0
    assert complaints(capfd.readouterr().err) == []
    rows = json.loads((tmp_path / "growth.json").read_text())
    assert [(row["curve"], row["size"]) for row in rows] == [("batch size", 1), ("batch size", 2), ("reviews", 600)]
    assert all(row["seconds"]["labs-lib"] > 0 and row["mb"]["labs-lib"] > 50 for row in rows)


def test_what_grows_is_told_in_a_table_for_each_curve():
    row = {"curve": "vocabulary", "size": 30_000, "seconds": {"labs-lib": 0.0125, "PyTorch": 1.5}, "mb": {"labs-lib": 900, "PyTorch": 1_200}}
    page = growth.page([row], ["labs-lib", "PyTorch"])
    assert "| vocabulary | labs-lib, ms | peak MB | PyTorch, ms | peak MB |" in page
    assert "| 30,000 | 12.5 | 900 | 1,500.0 | 1,200 |" in page and "sequence length |" not in page


@pytest.mark.parametrize("program", sorted(PROGRAMS.glob("*.py")), ids=lambda path: path.name)
def test_the_other_libraries_programs_can_be_compiled(program):
    ast.parse(program.read_text(encoding="utf-8"))


@pytest.mark.parametrize("program", ["Models.java", "keras_steps.py", "torch_steps.py"])
def test_every_library_knows_every_model(program):
    source = (PROGRAMS / program).read_text(encoding="utf-8")
    assert [model for model in bench.MODELS if f'"{model}"' not in source] == []


@pytest.mark.parametrize("program", ["keras_labs.py", "torch_labs.py"])
def test_every_library_knows_every_lab(program):
    tree = ast.parse((PROGRAMS / program).read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert [lab for lab in bench.LABS if f"lab_{lab}" not in functions] == []


def test_all_libraries_have_whole_labs():
    assert with_program("labs") == LIBRARIES


def test_whole_labs_want_the_data(monkeypatch):
    monkeypatch.delenv("LABS_MIRROR", raising=False)
    with pytest.raises(Problem, match="LABS_MIRROR"):
        bench.check(bench.parser().parse_args(["--labs", "1"]))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--growth", "--library", "Keras"], "--growth measures labs-lib, PyTorch, and not Keras"),
        (["--growth", "--steps", "--library", "labs-lib", "JAX"], "--growth measures labs-lib, PyTorch, and not JAX"),
    ],
)
def test_a_library_that_cannot_be_measured_so_is_refused(monkeypatch, tmp_path, arguments, said):
    (tmp_path / "SHA256SUMS").touch()
    monkeypatch.setenv("LABS_MIRROR", str(tmp_path))
    with pytest.raises(Problem, match=said):
        bench.check(bench.parser().parse_args(arguments))


def test_without_a_choice_those_are_measured_that_can_be(monkeypatch, tmp_path):
    (tmp_path / "SHA256SUMS").touch()
    monkeypatch.setenv("LABS_MIRROR", str(tmp_path))
    bench.check(bench.parser().parse_args(["--growth", "--labs"]))


def test_neighbours_compute_beside_steps_and_whole_labs(monkeypatch, tmp_path):
    (tmp_path / "SHA256SUMS").touch()
    monkeypatch.setenv("LABS_MIRROR", str(tmp_path))
    for measured in ("--steps", "--labs"):
        bench.check(bench.parser().parse_args([measured, "--beside", "1", "--library", "labs-lib"]))
    with pytest.raises(Problem, match="--beside N measures steps or whole labs"):
        bench.check(bench.parser().parse_args(["--growth", "--beside", "1"]))


def test_something_must_be_measured():
    with pytest.raises(Problem, match="--steps, --labs, --growth, or several"):
        bench.check(bench.parser().parse_args([]))


@pytest.mark.parametrize("more", [[], ["--beside", "1"]])
def test_whole_labs_are_trained_to_their_last_figure(monkeypatch, tmp_path, capfd, more):
    # A library whose labs are quick, and which says more than the figure.
    (tmp_path / "SHA256SUMS").touch()
    monkeypatch.setenv("LABS_MIRROR", str(tmp_path))
    monkeypatch.setattr(whole_labs, "command", lambda library, jdk, what, lab, seed: [sys.executable, "-c", f"print('epochs'); print(0.5 + {seed})"])
    options = ["--labs", "1", "6", "--seeds", "2", "--library", "labs-lib", "--output", str(tmp_path), *more]
    assert bench.main(options) == 0
    name = "labs-beside-1" if more else "labs"
    rows = json.loads((tmp_path / f"{name}.json").read_text())
    assert [(row["lab"], [run["figure"] for run in row["runs"]["labs-lib"]]) for row in rows] == [("1", [0.5, 1.5]), ("6", [0.5, 1.5])]
    table = (tmp_path / f"{name}.md").read_text()
    assert re.search(r"^\| 6 \| labs-lib \| \d+ \| - \| \d+ \| 0.5 to 1.5 \|$", table, re.MULTILINE)
    assert ("One neighbour on" in table) == bool(more)


def test_whole_labs_name_the_fastest_peer_and_the_ratio_to_it():
    def runs(*seconds):
        return [{"seconds": taken, "mb": 900, "figure": 0.9} for taken in seconds]

    # The machine is twice as slow at the second of three seeds.
    rows = [
        {"lab": "1", "runs": {"labs-lib": runs(10.0, 20.0, 10.0), "Keras": runs(40.0, 80.0, 40.0), "PyTorch": runs(20.0, 40.0, 20.0)}},
        {"lab": "6", "runs": {"labs-lib": runs(40.0), "Keras": runs(20.0), "PyTorch": runs(30.0)}},
    ]
    table = whole_labs.table(rows)
    assert "| 1 | labs-lib | 10 | 0.50 (PyTorch) | 900 |" in table and "| 1 | PyTorch | 20 | - | 900 |" in table
    assert "| 6 | labs-lib | 40 | 2.00 (Keras) | 900 |" in table
    assert "Geometric mean of all ratios: 1.00." in table


def test_whole_labs_are_told_with_their_range():
    runs = [{"seconds": 20.0, "mb": 900, "figure": 0.876}, {"seconds": 24.0, "mb": 1_100, "figure": 0.871}]
    table = whole_labs.table([{"lab": "1", "runs": {"labs-lib": runs}}])
    assert "| 1 | labs-lib | 22 | - | 1,000 | 0.871 to 0.876 |" in table and "atio:" not in table


@pytest.mark.parametrize("wrong", [["--steps", "0"], ["--steps", "--model", "transformer"], ["--steps", "--library", "Theano"], ["--labs", "3"]])
def test_wrong_options_are_told(wrong):
    with pytest.raises(SystemExit) as ended:
        bench.parser().parse_args(wrong)
    assert ended.value.code == 2


def test_a_number_of_rounds_can_be_left_out():
    assert bench.parser().parse_args(["--steps"]).steps == 5
