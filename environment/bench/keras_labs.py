"""What a lab trains, in Keras, from the files to the last figure; with XLA where that is faster, its compiling included."""

import files
import numpy
from keras.utils import set_random_seed
from keras_models import *


def lab_1(folder, seed):
    x_train, y_train, x_test, y_test = files.imdb(folder, 10_000)
    x_train, x_test = multi_hot(x_train), multi_hot(x_test)
    watched = compiled(bag_of_words(), "rmsprop")
    watched.fit(x_train[10_000:], y_train[10_000:], 512, 20, verbose=0, validation_data=(x_train[:10_000], y_train[:10_000]))
    model = compiled(bag_of_words(), "rmsprop")
    model.fit(x_train, y_train, 512, 4, verbose=0)
    return model.evaluate(x_test, y_test, verbose=0)[1]


def multi_hot(reviews):
    rows = numpy.zeros((len(reviews), 10_000), "float32")
    for i, ids in enumerate(reviews):
        rows[i, ids] = 1
    return rows


def lab_2(folder, seed):
    x_train, y_train, x_test, y_test = files.imdb(folder, 10_000)
    (x_train, y_train), (x_test, y_test) = short(x_train, y_train), short(x_test, y_test)
    model = compiled(small_lstm(), "rmsprop", jit_compile=True)
    return model.fit(x_train, y_train, 32, 6, verbose=0, validation_data=(x_test, y_test)).history["val_accuracy"][-1]


def short(x, y):
    kept = [i for i, ids in enumerate(x) if len(ids) < 250]
    return keras.utils.pad_sequences([x[i] for i in kept], 250), y[kept]


def lab_4(folder, seed):
    images, labels, test_images, test_labels = files.mnist(folder)
    random = numpy.random.default_rng(seed)
    x, y = numbers(images, labels, 25_000, random)
    x_test, y_test = numbers(test_images, test_labels, 5_000, random)
    model = compiled(digit_sums(), "adam", "categorical_crossentropy")
    model.fit(x, y, 32, 20, verbose=0, validation_split=0.2)
    return model.evaluate(x_test, y_test, verbose=0)[1]


def numbers(images, labels, count, random):
    drawn, sums = files.digit_sums(images, labels, count, random)
    pixels = (images / numpy.float32(255))[..., None]
    return [pixels[drawn[:, 0]], pixels[drawn[:, 1]]], numpy.eye(10, dtype="float32")[sums]


def lab_5(folder, seed):
    from keras_tensorflow import Deep, Linear, tape_step, tf

    images = files.mnist(folder)[0].reshape(-1, 784)
    slices = tf.data.Dataset.from_tensor_slices(images)
    scaled = lambda batch: tf.cast(batch, tf.float32) / 255
    linear, deep = Linear(), Deep()
    step = tape_step(linear, keras.optimizers.Adam(0.001))
    for x in slices.batch(32, drop_remainder=True).map(scaled).prefetch(2):
        step(x)
    step = tape_step(deep, keras.optimizers.Adam(0.01), jit=True)
    for x in slices.shuffle(60_000, seed).repeat(15).batch(32, drop_remainder=True).map(scaled).prefetch(2).take(1_500):
        step(x)
    return sum(float(tf.reduce_sum(tf.square(deep(x) - x))) for x in slices.batch(2_000).map(scaled)) / len(images)


def lab_6(folder, seed):
    x, y = (numpy.eye(12, dtype="float32")[places] for places in files.additions(50_000, numpy.random.default_rng(seed)))
    model = compiled(addition(), "adam", "categorical_crossentropy", jit_compile=True)
    model.fit(x[:45_000], y[:45_000], 128, 20, verbose=0, validation_data=(x[45_000:], y[45_000:]))
    guesses = model.predict(x[45_000:], 128, verbose=0).argmax(-1)
    return float((guesses == y[45_000:].argmax(-1)).all(1).mean())


def lab_7(folder, seed, widened=lambda ids: ids):
    """As it is: each batch has a width of its own, and XLA would compile a step for each."""
    from keras_tensorflow import tf, untuned

    def by_length(texts, labels):
        order = tf.argsort(tf.strings.length(texts))
        return tf.gather(texts, order), tf.gather(labels, order)

    raw = files.raw_reviews(folder)
    vectorization = layers.TextVectorization(10_000)
    vectorization.adapt(tf.data.Dataset.from_tensor_slices(raw["unlabelled"]).batch(1_024))
    reviews = raw["train"]
    numpy.random.default_rng(seed).shuffle(reviews)

    def batches(reviews, mix=False):
        texts, labels = zip(*reviews)
        data = tf.data.Dataset.from_tensor_slices((list(texts), list(labels)))
        data = data.shuffle(10_000, seed) if mix else data
        # Of like length, as in the lab.
        data = data.batch(640).map(by_length).unbatch()
        return untuned(data.batch(64).map(lambda text, label: (widened(vectorization(text)), label), 2).prefetch(2))

    model = compiled(raw_text(), "adam", keras.losses.BinaryCrossentropy(from_logits=True))
    model.fit(batches(reviews[2_500:], True), epochs=3, verbose=0, validation_data=batches(reviews[:2_500]))
    return model.evaluate(batches(raw["test"]), verbose=0)[1]


def compiled(model, optimizer, loss="binary_crossentropy", **more):
    of_logits = isinstance(loss, keras.losses.Loss)
    model.compile(optimizer, loss, metrics=[keras.metrics.BinaryAccuracy(threshold=0.0) if of_logits else "accuracy"], **more)
    return model
