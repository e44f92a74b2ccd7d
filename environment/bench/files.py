"""The labs' data as the Python programs read them, from a folder laid out as the labs' mirror."""

import gzip
import tarfile
from pathlib import Path

import numpy


def imdb(folder: Path, words: int) -> tuple:
    """x_train, y_train, x_test, y_test: ids with Keras's offset, 1 in front, 2 for a rarer word, as keras.datasets.imdb.load_data
    gives them."""
    with numpy.load(folder / "imdb" / "imdb.npz", allow_pickle=True) as file:
        x_train, y_train, x_test, y_test = (file[key] for key in ("x_train", "y_train", "x_test", "y_test"))
    x_train, x_test = ([[1] + [rank + 3 if rank + 3 < words else 2 for rank in ranks] for ranks in x] for x in (x_train, x_test))
    order = numpy.random.default_rng(113).permutation(len(x_train))
    return [x_train[i] for i in order], y_train[order].astype("float32"), x_test, y_test.astype("float32")


def mnist(folder: Path) -> tuple:
    """Images uint8 (n, 28, 28) and labels, for training and for testing."""
    return tuple(
        numpy.frombuffer(gzip.open(folder / "mnist" / f"{part}-{kind}-ubyte.gz").read(), "uint8", offset=offset).reshape(shape)
        for part in ("train", "t10k")
        for kind, offset, shape in (("images-idx3", 16, (-1, 28, 28)), ("labels-idx1", 8, -1))
    )


def raw_reviews(folder: Path) -> dict:
    """Texts and labels of train and test, and the texts without a label."""
    found = {"train": [], "test": [], "unlabelled": []}
    with tarfile.open(folder / "imdb" / "aclImdb_v1.tar.gz", "r:gz") as archive:
        for member in archive:
            parts = Path(member.name).parts
            if len(parts) == 4 and parts[2] in ("pos", "neg", "unsup") and member.isfile():
                text = archive.extractfile(member).read().decode()
                if parts[2] == "unsup":
                    found["unlabelled"].append(text)
                else:
                    found[parts[1]].append((text, float(parts[2] == "pos")))
    return found


def digit_sums(images: numpy.ndarray, labels: numpy.ndarray, count: int, random: numpy.random.Generator) -> tuple:
    """Images of the digits of two numbers, as indices (count, 2, 3), and the digits of their sum (count, 3)."""
    numbers = random.integers(1, 500, (count, 2))
    digits = digits_of(numbers)
    drawn = numpy.empty_like(digits)
    for digit in range(10):
        places = digits == digit
        drawn[places] = random.choice(numpy.flatnonzero(labels == digit), places.sum())
    return drawn, digits_of(numbers.sum(1))


def digits_of(numbers: numpy.ndarray) -> numpy.ndarray:
    return numbers[..., None] // numpy.array([100, 10, 1]) % 10


def additions(count: int, random: numpy.random.Generator) -> tuple:
    """Questions (count, 7) and answers (count, 4) as places in '0123456789+ '."""
    seen, pairs = set(), []
    while len(pairs) < count:
        a, b = (int("".join(map(str, random.integers(0, 10, random.integers(1, 4))))) for _ in range(2))
        if (min(a, b), max(a, b)) not in seen:
            seen.add((min(a, b), max(a, b)))
            pairs.append((a, b))
    random.shuffle(pairs)
    return encoded([f"{a}+{b}".ljust(7) for a, b in pairs]), encoded([str(a + b).ljust(4) for a, b in pairs])


def encoded(texts: list) -> numpy.ndarray:
    return numpy.array([[" +0123456789".index(character) for character in text] for text in texts])
