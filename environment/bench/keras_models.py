"""The labs' models in Keras, on TensorFlow unless something else is chosen, as one finds them in its guides; those of a loop of one's
own are in keras_tensorflow.py and jax_models.py."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
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
