"""Steps of the models in Keras: each as it is and compiled by XLA."""

from time import perf_counter

import made_up
from keras_models import *
from keras_tensorflow import *

CROSSENTROPY = "binary_crossentropy"
LOGITS = keras.losses.BinaryCrossentropy(from_logits=True)
CATEGORICAL = "categorical_crossentropy"
MODELS = {
    "bag-of-words": (bag_of_words, "rmsprop", CROSSENTROPY, lambda: (made_up.bags(512), made_up.answers(512))),
    "lstm-masked": (small_lstm, "rmsprop", CROSSENTROPY, lambda: (made_up.words(32, 250, True), made_up.answers(32))),
    "lstm-unmasked": (lambda: small_lstm(False), "rmsprop", CROSSENTROPY, lambda: (made_up.words(32, 250, True), made_up.answers(32))),
    "ids": (ids, "adam", CROSSENTROPY, lambda: (made_up.words(128, 500, True).astype("float32"), made_up.answers(128))),
    "embedding": (lambda: on_embeddings(layers.Flatten(), Dense(250, "relu")), "adam", CROSSENTROPY, lambda: made_up.long_reviews(128)),
    "cnn": (
        lambda: on_embeddings(
            Conv1D(200, 3, padding="same", activation="relu"), layers.MaxPooling1D(2), layers.Flatten(), Dense(250, "relu")
        ),
        "adam",
        CROSSENTROPY,
        lambda: made_up.long_reviews(128),
    ),
    "simple-rnn": (lambda: on_embeddings(layers.SimpleRNN(100)), "adam", CROSSENTROPY, lambda: made_up.long_reviews(16)),
    "lstm": (lambda: on_embeddings(LSTM(100)), "adam", CROSSENTROPY, lambda: made_up.long_reviews(64)),
    "cnn-lstm": (
        lambda: on_embeddings(Conv1D(32, 3, padding="same", activation="relu"), layers.MaxPooling1D(2), LSTM(100)),
        "adam",
        CROSSENTROPY,
        lambda: made_up.long_reviews(64),
    ),
    "digit-sums": (
        digit_sums,
        "adam",
        CATEGORICAL,
        lambda: ((made_up.grey(32, 3, 28, 28, 1), made_up.grey(32, 3, 28, 28, 1)), made_up.one_hot(10, 32, 3)),
    ),
    "addition": (addition, "adam", CATEGORICAL, lambda: (made_up.one_hot(12, 128, 7), made_up.one_hot(12, 128, 4))),
    "raw-text": (raw_text, "adam", LOGITS, lambda: (made_up.words(64, 500, False), made_up.answers(64))),
}
TAPED = {"linear-autoencoder": (Linear, 0.001), "deep-autoencoder": (Deep, 0.01)}


def make(name: str) -> tuple[int, dict]:
    """The number of parameters, and ways to train: from a number of steps, and whether from the first weights again, to the seconds they took."""
    if name in TAPED:
        kind, learning_rate = TAPED[name]
        x = tf.constant(made_up.grey(32, 784))
        size = sum(int(tf.size(weights)) for weights in kind().trainable_variables)
        return size, {way: taped(kind(), keras.optimizers.Adam(learning_rate), way == "XLA", x) for way in ("", "XLA")}
    build, optimizer, loss, data = MODELS[name]
    batch = untuned(tf.data.Dataset.from_tensors(data()))
    ways = {}
    for way in ("", "XLA"):
        model = build()
        model.compile(optimizer, loss, metrics=["accuracy"], jit_compile=way == "XLA")
        ways[way] = fitted(model, batch)
    return model.count_params(), ways


def fitted(model: keras.Model, batch: tf.data.Dataset):
    model.optimizer.build(model.trainable_variables)
    start_again = rewound([*model.variables, *model.optimizer.variables])

    def train(steps: int, fresh: bool = False) -> float:
        if fresh:
            start_again()
        start = perf_counter()
        model.fit(batch.repeat(steps).prefetch(2), epochs=1, steps_per_epoch=steps, shuffle=False, verbose=0)
        return perf_counter() - start

    return train


def rewound(variables: list):
    """Puts the values of now back: what is compiled stays."""
    first = [keras.ops.convert_to_numpy(variable).copy() for variable in variables]

    def start_again() -> None:
        for variable, value in zip(variables, first):
            variable.assign(value)

    return start_again


def taped(model: tf.Module, adam: keras.optimizers.Adam, jit: bool, x: tf.Tensor):
    step = tape_step(model, adam, jit)
    start_again = rewound([*model.trainable_variables, *adam.variables])

    def train(steps: int, fresh: bool = False) -> float:
        if fresh:
            start_again()
        start = perf_counter()
        for _ in range(steps):
            loss = step(x)
        float(loss)
        return perf_counter() - start

    return train
