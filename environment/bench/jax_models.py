"""Lab 5's models and step on JAX, without TensorFlow."""

import os

os.environ["KERAS_BACKEND"] = "jax"

import functools

import jax
import keras

SIZES = [784, 256, 64, 256, 784]


def linear(w: list, x: jax.Array) -> jax.Array:
    return x @ w[0] @ w[1]


def deep(w: list, x: jax.Array) -> jax.Array:
    code = jax.numpy.tanh(x @ w[0] + w[1]) @ w[2] + w[3]
    return jax.numpy.tanh(code @ w[4] + w[5]) @ w[6] + w[7]


def first_weights(model) -> list[jax.Array]:
    if model is linear:
        normal = keras.initializers.RandomNormal(stddev=(6 / (784 + 64)) ** 0.5)
        return [normal((784, 64)), normal.clone()((64, 784))]
    layers = zip(SIZES, SIZES[1:])
    return [first for rows, columns in layers for first in (keras.initializers.GlorotUniform()((rows, columns)), jax.numpy.zeros(columns))]


def stepped(model, learning_rate: float) -> tuple:
    """The training step of lab 5, with Keras's Adam as a function, and what it begins with: the weights and Adam's own."""
    weights = first_weights(model)
    adam = keras.optimizers.Adam(learning_rate)
    variables = [keras.Variable(weight) for weight in weights]
    adam.build(variables)

    @functools.partial(jax.jit, donate_argnums=0)
    def step(state, x):
        weights, slots = state
        loss, gradients = jax.value_and_grad(lambda w: jax.numpy.sum((model(w, x) - x) ** 2) / len(x))(weights)
        return adam.stateless_apply(slots, gradients, weights), loss

    return step, (weights, [variable.value for variable in adam.variables])
