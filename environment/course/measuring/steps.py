"""Training steps of several libraries, compared: the first of a training, and those from the 200th on."""

from __future__ import annotations

from statistics import geometric_mean, median
from typing import Any

from course.console import Step
from course.measuring.trainers import OURS, PEERS, Trainer
from course.problem import Problem

# A turn of a library in a round: long enough for the clock, short enough that all see the same machine.
TURN_SECONDS = 1.0
# A virtual machine compiles what is hot only after a while; what it runs before is several times slower.
WARM_UP_SECONDS = 5.0
# What a notebook in quick mode and a check in an exercise train: gradients are of another kind than later, many of them denormal.
FIRST = 40
# From which step on, and up to which, a network is measured that has learned something.
LATER = range(200, 400)


def measure(model: str, trainers: list[Trainer], rounds: int) -> dict[str, Any]:
    """Lets each library train the model in turns, A B C A B C. Returns milliseconds a step of each round, early and later."""
    counts, size, ways = warm_up(model, trainers)
    with Step(f"{model}: measuring") as step:
        step.detail(f"the first {FIRST} steps")
        early = _in_turns(trainers, rounds, lambda trainer: trainer.train(model, FIRST, fresh=True)[0] / FIRST)
        for trainer in trainers:
            step.detail(f"on to step {LATER.start} in {trainer.library}")
            trainer.train(model, LATER.start - FIRST)
        turn = {library: min(count, max(2, len(LATER) // rounds)) for library, count in counts.items()}
        step.detail(f"steps from {LATER.start} on")
        later = _in_turns(trainers, rounds, lambda trainer: trainer.train(model, turn[trainer.library])[0] / turn[trainer.library])
    row = {"model": model, "parameters": size, "ways": ways, "early": early, "later": later}
    print(_line(row), flush=True)
    return row


def _in_turns(trainers: list[Trainer], rounds: int, seconds: Any) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {trainer.library: [] for trainer in trainers}
    for _ in range(rounds):
        for trainer in trainers:
            took[trainer.library].append(1000 * seconds(trainer))
    return took


def warm_up(model: str, trainers: list[Trainer]) -> tuple[dict[str, int], int, dict[str, str]]:
    """How many steps each library trains in a turn, the model's parameters, and the way each library trains it."""
    counts, sizes, ways = {}, {}, {}
    with Step(f"{model}: warming up") as step:
        for trainer in trainers:
            step.detail(trainer.library)
            trainer.train(model, 2)
            warm = 0.0
            while warm < WARM_UP_SECONDS:
                count = counts.get(trainer.library, 2)
                seconds, sizes[trainer.library], ways[trainer.library] = trainer.train(model, count)
                counts[trainer.library] = max(2, round(TURN_SECONDS * count / seconds))
                warm += seconds
    if len(set(sizes.values())) > 1:
        raise Problem(f"{model} is not the same model in all libraries: parameters {sizes}")
    return counts, next(iter(sizes.values())), ways


def fastest_peer(took: dict[str, list[float]]) -> str | None:
    """Which of the others had the lowest median."""
    return min((peer for peer in PEERS if peer in took), key=lambda peer: median(took[peer]), default=None)


def ratio(took: dict[str, list[float]]) -> float | None:
    """Our time by the fastest peer's: the median over the rounds. None if there is nothing to compare."""
    peer = fastest_peer(took)
    if OURS not in took or peer is None:
        return None
    return median(ours / theirs for ours, theirs in zip(took[OURS], took[peer]))


def _line(row: dict[str, Any]) -> str:
    return f"{row['model']:<18}  first {FIRST} steps: {_times(row['early'])};  later: {_times(row['later'])}"


def _times(took: dict[str, list[float]]) -> str:
    times = "  ".join(f"{library} {median(times):.1f} ms" for library, times in took.items())
    by = ratio(took)
    return times + (f"  ratio {by:.2f}" if by else "")


def table(rows: list[dict[str, Any]], libraries: list[str]) -> str:
    """All rows in Markdown, first later then early, each with the geometric mean of its ratios."""
    later = f"Milliseconds a step from step {LATER.start} to {LATER.stop} at most, in a network that has learned something:"
    early = f"Milliseconds a step in the first {FIRST}, from fresh weights (the libraries have run and compiled the model before):"
    lines = [later, "", *_table(rows, libraries, "later"), "", early, "", *_table(rows, libraries, "early")]
    if set(libraries) > {OURS}:
        lines += ["", "Ratio: labs-lib's time by that of the fastest of the others, round by round."]
        lines += ["A step of labs-lib includes making its batch and measuring the accuracy; Keras's the accuracy, on JAX too; PyTorch's neither."]
    return "\n".join(lines) + "\n"


def _table(rows: list[dict[str, Any]], libraries: list[str], when: str) -> list[str]:
    lines = ["| model | parameters | " + " | ".join(libraries) + " | ratio |"]
    lines.append("| --- | ---: |" + " ---: |" * (len(libraries) + 1))
    for row in rows:
        times = [_time(row[when][library], row["ways"][library]) for library in libraries]
        by = ratio(row[when])
        lines.append(f"| {row['model']} | {row['parameters']:,} | {' | '.join(times)} | {f'{by:.2f}' if by else '-'} |")
    ratios = [by for by in (ratio(row[when]) for row in rows) if by]
    return lines + (["", f"Geometric mean of all ratios: {geometric_mean(ratios):.2f}."] if ratios else [])


def _time(took: list[float], way: str) -> str:
    return f"{median(took):.1f}" + (f" ({way})" if way else "")
