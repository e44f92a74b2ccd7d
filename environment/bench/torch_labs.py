"""What a lab trains, in PyTorch, from the files to the last figure; compiled where that is faster, the compiling included."""

import re
from collections import Counter

import files
import numpy
from torch import manual_seed as set_random_seed
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset, TensorDataset
from torch_models import *
from torch_steps import adam, rmsprop

BINARY = functional.binary_cross_entropy
LOGITS = functional.binary_cross_entropy_with_logits


def fit(model, optimizer, loss, data, epochs, validation=None):
    """The usual loop. Returns the accuracy of the last epoch on the validation data."""
    accuracy = None
    for _ in range(epochs):
        model.train()
        for x, y in data:
            step(model, optimizer, loss, x, y)
        accuracy = evaluate(model, validation, loss) if validation is not None else None
    return accuracy


@torch.no_grad()
def evaluate(model, data, loss=BINARY):
    model.eval()
    right = total = 0
    for x, y in data:
        answers = model(x)
        right += ((answers > (0 if loss is LOGITS else 0.5)) == y if y.is_floating_point() else answers.argmax(1) == y).sum().item()
        total += y.numel()
    return right / total


class Bags(Dataset):
    """Reviews as bags of words: the places of a batch's ones, and where each review's begin."""

    def __init__(self, reviews, labels):
        self.places, self.labels = [torch.tensor(ids).unique() for ids in reviews], torch.tensor(labels)[:, None]

    def __len__(self):
        return len(self.places)

    def __getitems__(self, indices):
        places = [self.places[i] for i in indices]
        counts = torch.tensor([len(ids) for ids in places])
        return (torch.cat(places), counts.cumsum(0) - counts), self.labels[indices]


def lab_1(folder, seed):
    x_train, y_train, x_test, y_test = files.imdb(folder, 10_000)
    bags = lambda x, y: DataLoader(Bags(x, y), 512, shuffle=True, collate_fn=lambda batch: batch)
    watched = SummedBags()
    held_out = bags(x_train[:10_000], y_train[:10_000])
    fit(watched, rmsprop(watched), BINARY, bags(x_train[10_000:], y_train[10_000:]), 20, held_out)
    model = SummedBags()
    fit(model, rmsprop(model), BINARY, bags(x_train, y_train), 4)
    return evaluate(model, bags(x_test, y_test))


def lab_2(folder, seed):
    x_train, y_train, x_test, y_test = files.imdb(folder, 10_000)
    model = small_lstm("gathered")
    return fit(model, rmsprop(model), BINARY, short(x_train, y_train), 6, short(x_test, y_test))


def short(x, y):
    kept = [i for i, ids in enumerate(x) if len(ids) < 250]
    rows = pad_sequence([torch.tensor(x[i]) for i in kept], batch_first=True)
    return DataLoader(TensorDataset(rows, torch.tensor(y[kept])[:, None]), 32, shuffle=True)


class Sums(Dataset):
    def __init__(self, images, labels, count, random):
        self.images = torch.tensor(images / numpy.float32(255))
        self.drawn, self.digits = map(torch.tensor, files.digit_sums(images, labels, count, random))

    def __len__(self):
        return len(self.digits)

    def __getitems__(self, indices):
        return self.images[self.drawn[indices]], self.digits[indices]


def lab_4(folder, seed):
    images, labels, test_images, test_labels = files.mnist(folder)
    random = numpy.random.default_rng(seed)
    load = lambda data, shuffle: DataLoader(data, 32, shuffle, collate_fn=lambda batch: batch)
    train = Sums(images, labels, 25_000, random)
    test = Sums(test_images, test_labels, 5_000, random)
    parts = torch.utils.data.Subset(train, range(20_000)), torch.utils.data.Subset(train, range(20_000, 25_000))
    model = DigitSums().to(memory_format=torch.channels_last)
    fit(model, adam(model), functional.cross_entropy, load(parts[0], True), 20, load(parts[1], False))
    return evaluate(model, load(test, False))


def lab_5(folder, seed):
    images = torch.tensor(files.mnist(folder)[0].reshape(-1, 784))
    linear, deep = Linear(), Deep()
    train_alike(linear, adam(linear), images, torch.arange(60_000), 1_875)
    train_alike(deep, adam(deep, 0.01), images, torch.randperm(60_000), 1_500)
    with torch.no_grad():
        return sum(float((deep(x) - x).square().sum()) for x in (part / 255 for part in images.split(2_000))) / len(images)


def train_alike(model, optimizer, images, order, steps):
    for i in range(steps):
        x = images[order[32 * i : 32 * i + 32]] / 255
        step(model, optimizer, squared_error, x, x)


def lab_6(folder, seed):
    places = files.additions(50_000, numpy.random.default_rng(seed))
    x, y = functional.one_hot(torch.tensor(places[0]), 12).float(), torch.tensor(places[1])
    load = lambda rows, shuffle: DataLoader(TensorDataset(x[rows], y[rows]), 128, shuffle)
    model = Addition()
    fit(model, adam(model), functional.cross_entropy, load(slice(45_000), True), 20, load(slice(45_000, None), False))
    with torch.no_grad():
        return (model(x[45_000:]).argmax(1) == y[45_000:]).all(1).float().mean().item()


def lab_7(folder, seed):
    raw = files.raw_reviews(folder)
    words = lambda text: re.sub(r"[!-/:-@\[-`{-~]", "", text.lower()).split()
    counts = Counter(word for text in raw["unlabelled"] for word in words(text))
    ids = {word: i for i, (word, _) in enumerate(counts.most_common(9_998), 2)}
    encoded = {part: [(torch.tensor([ids.get(w, 1) for w in words(t)]), y) for t, y in raw[part]] for part in ("train", "test")}
    reviews = encoded["train"]
    numpy.random.default_rng(seed).shuffle(reviews)

    def load(reviews, shuffle=False):
        return DataLoader(reviews, batch_sampler=LikeLengths(reviews, shuffle), collate_fn=together)

    model = torch.compile(BothWays())
    fit(model, adam(model), LOGITS, load(reviews[2_500:], True), 3, load(reviews[:2_500]))
    return evaluate(model, load(encoded["test"]), LOGITS)


class LikeLengths:
    """Batches of 64 of like length, out of 640 reviews at a time, as in the lab."""

    def __init__(self, reviews, shuffle):
        self.lengths = [len(ids) for ids, _ in reviews]
        self.shuffle = shuffle

    def __iter__(self):
        order = (torch.randperm if self.shuffle else torch.arange)(len(self.lengths)).split(640)
        for part in order:
            alike = sorted(part.tolist(), key=self.lengths.__getitem__)
            yield from (alike[i : i + 64] for i in range(0, len(alike), 64))


def together(reviews):
    texts, labels = zip(*reviews)
    return pad_sequence(texts, batch_first=True), torch.tensor(labels)[:, None]
