"""Trainings of any size in PyTorch, as Growing.java has them: "lstm-masked/BATCH/LENGTH/WORDS" and "streamed/REVIEWS"."""

from time import perf_counter

import made_up
import numpy
import torch
from torch.nn import functional
from torch_models import bag_of_words, size, small_lstm, step


def make(name: str, rmsprop, trained) -> tuple[int, dict]:
    kind, *sizes = name.split("/")
    sizes = [int(size) for size in sizes]
    return {"lstm-masked": _lstm, "streamed": _streamed}[kind](rmsprop, trained, *sizes)


def _lstm(rmsprop, trained, batch: int, length: int, words: int) -> tuple[int, dict]:
    x, y = map(torch.as_tensor, (made_up.words(batch, length, False, words), made_up.answers(batch)))
    models = {way: small_lstm(way, words) for way in ("packed", "gathered")}
    return size(models["packed"]), {way: trained(model, rmsprop, functional.binary_cross_entropy, x, y) for way, model in models.items()}


class MadeUp(torch.utils.data.Dataset):
    """Reviews of 50 to 419 words, none of which exists before its turn."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: int) -> tuple:
        random = numpy.random.default_rng(index)
        bag = numpy.zeros(10_000, "float32")
        bag[random.integers(4, 10_000, random.integers(50, 420))] = 1
        return bag, numpy.float32([index % 2])


def _streamed(rmsprop, trained, reviews: int) -> tuple[int, dict]:
    model = bag_of_words()
    optimizer = rmsprop(model)

    def train(steps: int, fresh: bool = False) -> float:
        start = perf_counter()
        for _ in range(steps):
            for x, y in torch.utils.data.DataLoader(MadeUp(reviews), 512, shuffle=True):
                step(model, optimizer, functional.binary_cross_entropy, x, y)
        return perf_counter() - start

    return size(model), {"": train}
