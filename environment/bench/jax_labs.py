"""What a lab trains in Keras on JAX: as on TensorFlow, but for the loops of lab 5 and the widths of lab 7's batches."""

# First of all: it chooses JAX.
from jax_models import deep, jax, linear, stepped
import random

import keras_labs
from keras_labs import *

# Nine of them hold all reviews, and a fifth more is computed; finer ones would cost more time to compile than they save.
WIDTHS = [int(100 * 1.5**i) for i in range(12)]


def set_random_seed(seed):
    """Keras's own would import TensorFlow, where it is installed. A layer draws its seed from Python's."""
    random.seed(seed)
    numpy.random.seed(seed)


def lab_5(folder, seed):
    images = files.mnist(folder)[0].reshape(-1, 784)
    order = numpy.random.default_rng(seed).permutation(len(images))
    train(linear, 0.001, images, 1_875)
    weights = train(deep, 0.01, images[order], 1_500)
    error = jax.jit(lambda x: jax.numpy.sum((deep(weights, x) - x) ** 2))
    return sum(float(error(scaled(images[i : i + 2_000]))) for i in range(0, len(images), 2_000)) / len(images)


def train(model, learning_rate, images, steps):
    """The weights after so many steps on 32 images each."""
    step, state = stepped(model, learning_rate)
    for i in range(0, 32 * steps, 32):
        state, _loss = step(state, scaled(images[i : i + 32]))
    return state[0]


def scaled(images):
    return images / numpy.float32(255)


def lab_7(folder, seed):
    return keras_labs.lab_7(folder, seed, widened)


def widened(ids):
    """More padding, up to the next of a few widths: a step is compiled for each."""
    import tensorflow as tf

    width, widths = tf.shape(ids)[1], tf.constant(WIDTHS)
    return tf.pad(ids, [[0, 0], [0, tf.reduce_min(tf.boolean_mask(widths, widths >= width)) - width]])
