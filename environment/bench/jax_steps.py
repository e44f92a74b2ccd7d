"""Steps of the models in Keras on JAX, which compiles each as a whole."""

import os

os.environ["KERAS_BACKEND"] = "jax"

import functools

import jax
from keras_steps import *


def make(name: str) -> tuple[int, dict]:
    """The number of parameters, and the one way to train, as in Keras on TensorFlow."""
    if name in TAPED:
        kind, learning_rate = TAPED[name]
        model = {"linear-autoencoder": linear, "deep-autoencoder": deep}[name]
        step, state = stepped(model, kind(), learning_rate)
        return sum(weight.size for weight in state[0]), {"": looped(step, state, made_up.grey(32, 784))}
    build, optimizer, loss, data = MODELS[name]
    model = build()
    model.compile(optimizer, loss, metrics=["accuracy"])
    return model.count_params(), {"": fitted(model, untuned(tf.data.Dataset.from_tensors(data())))}


def linear(w: list, x: jax.Array) -> jax.Array:
    """The weights come as tf.Module sorts them: the decoder's first."""
    return x @ w[1] @ w[0]


def deep(w: list, x: jax.Array) -> jax.Array:
    """The four biases come first, then the four matrices."""
    code = jax.numpy.tanh(x @ w[4] + w[0]) @ w[5] + w[1]
    return jax.numpy.tanh(code @ w[6] + w[2]) @ w[7] + w[3]


def stepped(model, module: tf.Module, learning_rate: float) -> tuple:
    """The training step of lab 5, with Keras's Adam as a function, and what it begins with: the weights and Adam's own."""
    weights = [jax.numpy.array(weight) for weight in module.trainable_variables]
    adam = keras.optimizers.Adam(learning_rate)
    variables = [keras.Variable(weight) for weight in weights]
    adam.build(variables)

    @functools.partial(jax.jit, donate_argnums=0)
    def step(state, x):
        weights, slots = state
        loss, gradients = jax.value_and_grad(lambda w: jax.numpy.sum((model(w, x) - x) ** 2) / len(x))(weights)
        return adam.stateless_apply(slots, gradients, weights), loss

    return step, (weights, [variable.value for variable in adam.variables])


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
