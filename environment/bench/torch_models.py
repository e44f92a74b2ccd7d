"""The labs' models in PyTorch, as one finds them in its tutorials."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


def bag_of_words() -> nn.Module:
    return nn.Sequential(nn.Linear(10_000, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())


class SummedBags(nn.Module):
    """The same from the places of the ones, whose rows of the first weight are added up."""

    def __init__(self) -> None:
        super().__init__()
        first, *rest = bag_of_words()
        # An EmbeddingBag's own first numbers are a hundred times as large: what sums 200 of them hardly learns.
        self.rows = nn.EmbeddingBag.from_pretrained(first.weight.detach().T.contiguous(), freeze=False, mode="sum")
        self.bias = first.bias
        self.rest = nn.Sequential(*rest)

    def forward(self, places: tuple) -> torch.Tensor:
        return self.rest(self.rows(*places) + self.bias)

    @staticmethod
    def data(bags: torch.Tensor) -> tuple:
        """The columns of all ones, and where each bag's begin."""
        counts = bags.count_nonzero(1)
        return bags.nonzero()[:, 1].contiguous(), counts.cumsum(0) - counts


def ids() -> nn.Module:
    return nn.Sequential(nn.Linear(500, 250), nn.ReLU(), nn.Linear(250, 1), nn.Sigmoid())


class Reader(nn.Module):
    """An embedding, a recurrent layer, one unit. `way`: all steps; "packed" or "gathered" leave the padding out, which stands on the
    right then: in a packed sequence, or by taking the state where each text ends."""

    def __init__(self, words: int, dimension: int, recurrent: nn.Module, way: str = "all steps", last: nn.Module | None = None) -> None:
        super().__init__()
        self.embedding = nn.Embedding(words, dimension)
        self.recurrent = recurrent
        width = recurrent.hidden_size * (2 if recurrent.bidirectional else 1)
        self.last = last or nn.Sequential(nn.Linear(width, 1), nn.Sigmoid())
        self.way = way

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.embedding(ids)
        lengths = (ids != 0).sum(1)
        if self.way == "packed":
            state = self.recurrent(pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False))[1]
            state = state[0] if isinstance(state, tuple) else state
            return self.last(torch.cat(list(state), -1))
        outputs = self.recurrent(x)[0]
        if self.way == "gathered":
            return self.last(outputs[torch.arange(len(ids)), lengths - 1])
        return self.last(outputs[:, -1])


def small_lstm(way: str, words: int = 10_000) -> nn.Module:
    return Reader(words + 1, 64, nn.LSTM(64, 32, batch_first=True), way)


class Flat(nn.Module):
    """An embedding, and dense layers on all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(10_000, 100)
        self.dense = nn.Sequential(nn.Flatten(), nn.Linear(50_000, 250), nn.ReLU(), nn.Linear(250, 1), nn.Sigmoid())

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.dense(self.embedding(ids))


class Convolved(nn.Module):
    """An embedding, a convolution over time with pooling, and what reads its steps."""

    def __init__(self, filters: int, lstm: bool) -> None:
        super().__init__()
        self.embedding = nn.Embedding(10_000, 100)
        self.convolution = nn.Sequential(nn.Conv1d(100, filters, 3, padding="same"), nn.ReLU(), nn.MaxPool1d(2))
        self.lstm = nn.LSTM(filters, 100, batch_first=True) if lstm else None
        dense = [] if lstm else [nn.Flatten(), nn.Linear(250 * filters, 250), nn.ReLU()]
        self.last = nn.Sequential(*dense, nn.Linear(100 if lstm else 250, 1), nn.Sigmoid())

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.convolution(self.embedding(ids).transpose(1, 2))
        return self.last(self.lstm(x.transpose(1, 2))[0][:, -1] if self.lstm else x)


class DigitSums(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 128, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        )  # fmt: skip
        self.dropout = nn.Dropout(0.5)
        self.lstm = nn.LSTM(256, 64, batch_first=True, bidirectional=True)
        self.last = nn.Linear(128, 10)

    def forward(self, numbers: torch.Tensor) -> torch.Tensor:
        """From (batch, 2, 3, 28, 28) to logits (batch, 10, 3), as cross_entropy wants them."""
        x = self.encoder(numbers.flatten(0, 2)[:, None]).unflatten(0, numbers.shape[:3])
        x = self.dropout(x.transpose(1, 2).flatten(2))
        return self.last(self.lstm(x)[0]).transpose(1, 2)


class Addition(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.LSTM(12, 128, batch_first=True)
        self.decoder = nn.LSTM(128, 128, batch_first=True)
        self.last = nn.Linear(128, 12)

    def forward(self, question: torch.Tensor) -> torch.Tensor:
        """From (batch, 7, 12) to logits (batch, 12, 4), as cross_entropy wants them."""
        state = self.encoder(question)[0][:, -1:]
        return self.last(self.decoder(state.expand(-1, 4, -1))[0]).transpose(1, 2)


class BothWays(nn.Module):
    """Two layers, one of which reads each text from its end; padding on the right is read, and then passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(10_000, 64)
        self.forth, self.back = nn.GRU(64, 64, batch_first=True), nn.GRU(64, 64, batch_first=True)
        self.last = text_end()

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        ends = (ids != 0).sum(1, keepdim=True) - 1
        turned = ids.gather(1, (ends - torch.arange(ids.shape[1])).clamp(min=0))
        rows = torch.arange(len(ids))
        states = [layer(self.embedding(x))[0][rows, ends[:, 0]] for layer, x in ((self.forth, ids), (self.back, turned))]
        return self.last(torch.cat(states, -1))


def text_end() -> nn.Module:
    return nn.Sequential(nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 1))


def raw_text() -> nn.Module:
    return Reader(10_000, 64, nn.GRU(64, 64, batch_first=True, bidirectional=True), "packed", text_end())


class Linear(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(784, 64, bias=False), nn.Linear(64, 784, bias=False))
        for layer in self.layers:
            nn.init.normal_(layer.weight, std=(6 / (784 + 64)) ** 0.5)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layers(x)


class Deep(Linear):
    def __init__(self) -> None:
        super().__init__()
        first = [nn.Linear(784, 256), nn.Tanh(), nn.Linear(256, 64)]
        self.layers = nn.Sequential(*first, nn.Linear(64, 256), nn.Tanh(), nn.Linear(256, 784))
        for layer in self.layers:
            if isinstance(layer, nn.Linear):
                nn.init.xavier_uniform_(layer.weight)
                nn.init.zeros_(layer.bias)


def squared_error(y: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    return (y - x).square().sum() / len(x)


def step(model: nn.Module, optimizer: torch.optim.Optimizer, loss, x: torch.Tensor, y: torch.Tensor) -> None:
    optimizer.zero_grad()
    loss(model(x), y).backward()
    optimizer.step()


def size(model: nn.Module) -> int:
    """Parameters as Keras counts them: a recurrent layer of PyTorch has two biases for each sum where Keras's has one (but GRU)."""
    twice = sum(p.numel() for n, p in model.named_parameters() if "bias_hh" in n and not isinstance(getattr(model, "recurrent", None), nn.GRU))
    return sum(p.numel() for p in model.parameters()) - twice
