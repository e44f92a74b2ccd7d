"""Data of the labs' shapes, as Models.java makes them: the words of reviews, answers, digits."""

import numpy

RANDOM = numpy.random.default_rng(1)


def words(batch: int, length: int, in_front: bool, words: int = 10_000) -> numpy.ndarray:
    """Reviews of half the length to all of it, one full: zeros in front, or behind."""
    ids = RANDOM.integers(1, words, (batch, length), dtype="int32")
    real = numpy.floor(numpy.linspace(length // 2, length, batch))[:, None]
    places = numpy.arange(length)[None]
    return ids * ((places >= length - real) if in_front else (places < real))


def bags(batch: int) -> numpy.ndarray:
    return (RANDOM.random((batch, 10_000)) < 0.02).astype("float32")


def answers(batch: int) -> numpy.ndarray:
    return RANDOM.integers(0, 2, (batch, 1)).astype("float32")


def long_reviews(batch: int) -> tuple:
    """What lab 3's networks read, and the answers."""
    return words(batch, 500, True), answers(batch)


def one_hot(classes: int, *shape: int) -> numpy.ndarray:
    return numpy.eye(classes, dtype="float32")[RANDOM.integers(0, classes, shape)]


def grey(*shape: int) -> numpy.ndarray:
    return RANDOM.random(shape, dtype="float32")
