"""labs.py bench: its options, and one model."""

import re

import pytest

from course import bench


def test_one_model_is_measured(capfd):
    assert bench.main(["--steps", "2", "--model", "addition"]) == 0
    said = capfd.readouterr()
    assert re.search(r"^addition +128  \d+\.\d$", said.out, re.MULTILINE)
    assert "masked to unmasked" not in said.out and said.err == ""


@pytest.mark.parametrize("wrong", [[], ["--steps", "0"], ["--steps", "--model", "transformer"]])
def test_wrong_options_are_told(wrong):
    with pytest.raises(SystemExit) as ended:
        bench.parser().parse_args(wrong)
    assert ended.value.code == 2


def test_a_number_of_steps_can_be_left_out():
    assert bench.parser().parse_args(["--steps"]).steps == 20
