"""Trainings of any size in PyTorch, as Growing.java has them: "lstm-masked/BATCH/LENGTH/WORDS" and "streamed/REVIEWS"."""

from time import perf_counter

import made_up
import numpy
import torch
from torch.nn import functional
from torch_models import SummedBags, size, small_lstm, step


def make(name: str, rmsprop, trained) -> tuple[int, dict]:
    """One way of each: the peak of memory is that of the process."""
    kind, *sizes = name.split("/")
    sizes = [int(size) for size in sizes]
    return {"lstm-masked": _lstm, "streamed": _streamed}[kind](rmsprop, trained, *sizes)


def _lstm(rmsprop, trained, batch: int, length: int, words: int) -> tuple[int, dict]:
    x, y = map(torch.as_tensor, (made_up.words(batch, length, False, words), made_up.answers(batch)))
    model = small_lstm("gathered", words)
    return size(model), {"": trained(model, rmsprop, functional.binary_cross_entropy, x, y)}


class MadeUp(torch.utils.data.Dataset):
    """Reviews of 50 to 419 words, none of which exists before its turn: the places of a batch's ones, and where each review's begin."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size

    def __getitems__(self, indices: list[int]) -> tuple:
        random = numpy.random.default_rng(indices[0])
        places = [numpy.unique(random.integers(4, 10_000, count)) for count in random.integers(50, 420, len(indices))]
        counts = torch.tensor([len(ones) for ones in places])
        return (torch.from_numpy(numpy.concatenate(places)), counts.cumsum(0) - counts), torch.tensor(indices)[:, None] % 2.0


def _streamed(rmsprop, trained, reviews: int) -> tuple[int, dict]:
    model = SummedBags()
    optimizer = rmsprop(model)

    def train(steps: int, fresh: bool = False) -> float:
        start = perf_counter()
        for _ in range(steps):
            for x, y in torch.utils.data.DataLoader(MadeUp(reviews), 512, shuffle=True, collate_fn=lambda batch: batch):
                step(model, optimizer, functional.binary_cross_entropy, x, y)
        return perf_counter() - start

    return size(model), {"": train}
