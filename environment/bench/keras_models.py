"""The labs' models in Keras, on TensorFlow unless something else is chosen, as one finds them in its guides."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import tensorflow as tf
from keras import Sequential, layers

Bidirectional, Conv1D, Conv2D, Dense, Embedding, GRU, LSTM = (
    layers.Bidirectional, layers.Conv1D, layers.Conv2D, layers.Dense, layers.Embedding, layers.GRU, layers.LSTM
)  # fmt: skip


def bag_of_words() -> keras.Model:
    return Sequential([keras.Input((10_000,)), Dense(16, "relu"), Dense(16, "relu"), Dense(1, "sigmoid")])


def small_lstm(masked: bool = True) -> keras.Model:
    return Sequential([keras.Input((250,), dtype="int32"), Embedding(10_001, 64, mask_zero=masked), LSTM(32), Dense(1, "sigmoid")])


def ids() -> keras.Model:
    return Sequential([keras.Input((500,)), Dense(250, "relu"), Dense(1, "sigmoid")])


def on_embeddings(*inner: layers.Layer) -> keras.Model:
    return Sequential([keras.Input((500,), dtype="int32"), Embedding(10_000, 100), *inner, Dense(1, "sigmoid")])


def digit_sums() -> keras.Model:
    encoder = Sequential(
        [
            Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            Conv2D(128, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
        ]
    )
    each_digit = layers.TimeDistributed(encoder)
    numbers = [keras.Input((3, 28, 28, 1)), keras.Input((3, 28, 28, 1))]
    x = layers.Concatenate()([each_digit(number) for number in numbers])
    x = layers.Dropout(0.5)(x)
    x = Bidirectional(LSTM(64, return_sequences=True))(x)
    return keras.Model(numbers, Dense(10, "softmax")(x))


def addition() -> keras.Model:
    decoder = [layers.RepeatVector(4), LSTM(128, return_sequences=True), layers.TimeDistributed(Dense(12, "softmax"))]
    return Sequential([keras.Input((7, 12)), LSTM(128), *decoder])


def raw_text() -> keras.Model:
    ends = [Bidirectional(GRU(64)), Dense(64, "relu"), Dense(1)]
    return Sequential([keras.Input((None,), dtype="int32"), Embedding(10_000, 64, mask_zero=True), *ends])


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
