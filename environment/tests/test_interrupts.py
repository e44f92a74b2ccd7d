"""A stopped cell ends, nothing works on behind it, and the next cell works and says what was stopped."""

import random

import pytest

from interrupts import Kernel

SET_UP = """
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.stream.*;
import labs.nn.Dense;
import labs.pipeline.*;
import labs.train.*;

Network network = new Network(new Shape(2), new Dense(1, Activation::sigmoid));
network.compile("adam", "binary_crossentropy");
BatchedPipeline batches(int examples) {
    return Pipeline.slices(IntStream.range(0, examples).boxed().toList())
        .map(i -> Example.of(new float[] {i % 3, i % 5}, new float[] {i % 2})).batch(10).prefetch(4);
}
BatchedPipeline endless = batches(5_000_000);
BatchedPipeline few = batches(30);
"""
THREADS = """
System.out.println(Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("labs-prefetch")).count());
"""


@pytest.fixture(scope="module")
def kernel():
    with Kernel() as kernel:
        assert kernel.run(SET_UP).status == "ok"
        yield kernel


@pytest.mark.parametrize(
    "cell, told",
    [
        ("network.fit(endless, Fit.epochs(3))", "Training was stopped in epoch 1 of 3, after step "),
        ("network.fit(few, Fit.epochs(1).validation(endless))", "Training was stopped in the validation of epoch 1 of 1"),
        ("network.predict(endless)", "Predicting was stopped after batch "),
        ('new labs.text.TextVectorization(100).adapt(Stream.generate(() -> "a b c"))', ""),
    ],
)
def test_a_stopped_cell(kernel, cell, told):
    ended = kernel.run(cell, stop_after=random.uniform(1, 2), again=10)
    assert ended.status == "error"
    following = kernel.run("network.fit(few, Fit.epochs(1));")
    assert following.status == "ok"
    assert told in following.text
    assert kernel.run(THREADS).text.strip() == "0"
