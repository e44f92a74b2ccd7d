"""Steps of the models in Keras on JAX, which compiles each as a whole."""

# First of all: it chooses JAX.
from jax_models import *
from keras_steps import *


def make(name: str) -> tuple[int, dict]:
    """The number of parameters, and the one way to train, as in Keras on TensorFlow."""
    if name in TAPED:
        model = {"linear-autoencoder": linear, "deep-autoencoder": deep}[name]
        step, state = stepped(model, TAPED[name][1])
        return sum(weight.size for weight in state[0]), {"": looped(step, state, made_up.grey(32, 784))}
    build, optimizer, loss, data = MODELS[name]
    model = build()
    model.compile(optimizer, loss, metrics=["accuracy"])
    return model.count_params(), {"": fitted(model, untuned(tf.data.Dataset.from_tensors(data())))}


def looped(step, first: tuple, x):
    state = jax.tree.map(jax.numpy.copy, first)

    def train(steps: int, fresh: bool = False) -> float:
        nonlocal state
        if fresh:
            state = jax.tree.map(jax.numpy.copy, first)
        start = perf_counter()
        for _ in range(steps):
            state, loss = step(state, x)
        float(loss)
        return perf_counter() - start

    return train
