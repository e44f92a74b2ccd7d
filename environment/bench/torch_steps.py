"""Steps of the models in PyTorch: as they are and compiled; where padding can be left out in two ways, both; bags of words also by
the places of their ones."""

from time import perf_counter

import made_up
import torch_growing
from torch.nn import functional
from torch_models import *


# Gradients through time are full of denormal numbers in the first steps; TensorFlow flushes them by itself.
torch.set_flush_denormal(True)


def rmsprop(model: nn.Module) -> torch.optim.Optimizer:
    # Keras adds its 1e-7 under the root, which PyTorch cannot: the same where a gradient is near 0.
    return torch.optim.RMSprop(model.parameters(), 0.001, alpha=0.9, eps=1e-7**0.5)


def adam(model: nn.Module, learning_rate: float = 0.001) -> torch.optim.Optimizer:
    return torch.optim.Adam(model.parameters(), learning_rate, eps=1e-7, fused=True)


def two_numbers() -> tuple:
    return made_up.grey(32, 2, 3, 28, 28), made_up.one_hot(10, 32, 3).argmax(-1)


def pictures() -> tuple:
    x = made_up.grey(32, 784)
    return x, x


SHORT = lambda: (made_up.words(32, 250, False), made_up.answers(32))
BINARY = functional.binary_cross_entropy
MODELS = {
    "bag-of-words": ({"": bag_of_words, "summed": SummedBags}, rmsprop, BINARY, lambda: (made_up.bags(512), made_up.answers(512))),
    "lstm-masked": ({way: lambda way=way: small_lstm(way) for way in ("packed", "gathered")}, rmsprop, BINARY, SHORT),
    "lstm-unmasked": ({"": lambda: small_lstm("all steps")}, rmsprop, BINARY, SHORT),
    "ids": ({"": ids}, adam, BINARY, lambda: (made_up.words(128, 500, True).astype("float32"), made_up.answers(128))),
    "embedding": ({"": Flat}, adam, BINARY, lambda: made_up.long_reviews(128)),
    "cnn": ({"": lambda: Convolved(200, False)}, adam, BINARY, lambda: made_up.long_reviews(128)),
    "simple-rnn": ({"": lambda: Reader(10_000, 100, nn.RNN(100, 100, batch_first=True))}, adam, BINARY, lambda: made_up.long_reviews(16)),
    "lstm": ({"": lambda: Reader(10_000, 100, nn.LSTM(100, 100, batch_first=True))}, adam, BINARY, lambda: made_up.long_reviews(64)),
    "cnn-lstm": ({"": lambda: Convolved(32, True)}, adam, BINARY, lambda: made_up.long_reviews(64)),
    "digit-sums": (
        {"": DigitSums, "channels last": lambda: DigitSums().to(memory_format=torch.channels_last)},
        adam,
        functional.cross_entropy,
        two_numbers,
    ),
    "linear-autoencoder": ({"": Linear}, adam, squared_error, pictures),
    "deep-autoencoder": ({"": Deep}, lambda model: adam(model, 0.01), squared_error, pictures),
    "addition": (
        {"": Addition},
        adam,
        functional.cross_entropy,
        lambda: (made_up.one_hot(12, 128, 7), made_up.one_hot(12, 128, 4).argmax(-1)),
    ),
    "raw-text": (
        {"packed": raw_text, "gathered": BothWays},
        adam,
        functional.binary_cross_entropy_with_logits,
        lambda: (made_up.words(64, 500, False), made_up.answers(64)),
    ),
}


def make(name: str) -> tuple[int, dict]:
    """The number of parameters, and ways to train: from a number of steps, and whether from the first weights again, to the seconds
    they took. A name with a slash is of a size."""
    if "/" in name:
        return torch_growing.make(name, rmsprop, trained)
    builds, optimizer, loss, data = MODELS[name]
    x, y = map(torch.as_tensor, data())
    models = {way: build() for way, build in builds.items()}
    compiled = {f"{way} compiled".strip(): torch.compile(build()) for way, build in builds.items()}
    return size(next(iter(models.values()))), {
        way: trained(model, optimizer, loss, model.data(x) if hasattr(model, "data") else x, y) for way, model in (models | compiled).items()
    }


def trained(model: nn.Module, make_optimizer, loss, x: torch.Tensor | tuple, y: torch.Tensor):
    first = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = make_optimizer(model)

    def train(steps: int, fresh: bool = False) -> float:
        nonlocal optimizer
        if fresh:
            model.load_state_dict(first)
            optimizer = make_optimizer(model)
        start = perf_counter()
        for _ in range(steps):
            step(model, optimizer, loss, x, y)
        return perf_counter() - start

    return train
