"""What only TensorFlow does: lab 5's models and step, and data that are not tuned. Keras on JAX goes without, where it can: the import alone
takes seconds and memory."""

from keras_models import keras
import tensorflow as tf


def untuned(data: tf.data.Dataset) -> tf.data.Dataset:
    """Without tf.data's tuner: the end of each pass waits for its thread, which sleeps ever longer."""
    options = tf.data.Options()
    options.autotune.enabled = False
    return data.with_options(options)


def normal(rows: int, columns: int) -> tf.Variable:
    return tf.Variable(tf.random.normal((rows, columns), stddev=(6 / (rows + columns)) ** 0.5))


def uniform(rows: int, columns: int) -> tf.Variable:
    return tf.Variable(keras.initializers.GlorotUniform()((rows, columns)))


class Linear(tf.Module):
    def __init__(self) -> None:
        self.encoder, self.decoder = normal(784, 64), normal(64, 784)

    def __call__(self, x: tf.Tensor) -> tf.Tensor:
        return x @ self.encoder @ self.decoder


class Deep(tf.Module):
    def __init__(self) -> None:
        sizes = [784, 256, 64, 256, 784]
        self.w = [uniform(rows, columns) for rows, columns in zip(sizes, sizes[1:])]
        self.b = [tf.Variable(tf.zeros(columns)) for columns in sizes[1:]]

    def __call__(self, x: tf.Tensor) -> tf.Tensor:
        code = tf.tanh(x @ self.w[0] + self.b[0]) @ self.w[1] + self.b[1]
        return tf.tanh(code @ self.w[2] + self.b[2]) @ self.w[3] + self.b[3]


def tape_step(model: tf.Module, adam: keras.optimizers.Adam, jit: bool = False):
    """The training step of lab 5 as a graph."""
    adam.build(model.trainable_variables)

    @tf.function(jit_compile=jit)
    def step(x: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(model(x) - x)) / x.shape[0]
        weights = model.trainable_variables
        adam.apply(tape.gradient(loss, weights), weights)
        return loss

    return step
