"""masked_*, accuracy and logits in this folder: Keras 3.15 on JAX, float32. python reference.py ."""
import os, sys
os.environ["KERAS_BACKEND"] = "jax"
import keras, numpy as np

def save(name, **arrays):
    np.savez(os.path.join(sys.argv[1], name + ".npz"), **{k: np.asarray(v, None if k == "ids" else np.float32) for k, v in arrays.items()})

rng = np.random.default_rng(17)
# A labeller of steps on padded ids: left, right, none, almost all.
ids = np.array([[0, 0, 3, 1, 2], [4, 2, 0, 0, 0], [1, 2, 3, 4, 1], [0, 0, 0, 0, 4]], dtype=np.int32)
def labeller(units, activation):
    model = keras.Sequential([
        keras.layers.Embedding(5, 3, mask_zero=True),
        keras.layers.LSTM(4, return_sequences=True),
        keras.layers.TimeDistributed(keras.layers.Dense(units, activation=activation))])
    model.build((None, 5))
    model.set_weights([rng.normal(size=w.shape).astype(np.float32) for w in model.get_weights()])
    return model
for name, units, activation, loss in [("binary", 1, "sigmoid", "binary_crossentropy"),
                                      ("categorical", 3, "softmax", "categorical_crossentropy"),
                                      ("squares", 2, "linear", "mean_squared_error")]:
    model = labeller(units, activation)
    shape = ids.shape + (units,)
    y = {"binary": rng.integers(0, 2, shape), "categorical": np.eye(3)[rng.integers(0, 3, ids.shape)],
         "squares": rng.normal(size=shape)}[name].astype(np.float32)
    model.compile(keras.optimizers.SGD(0.5), loss, weighted_metrics=["accuracy"])
    measured = model.evaluate(ids, y, batch_size=4, verbose=0)
    before = model.get_weights()
    model.fit(ids, y, batch_size=4, epochs=1, shuffle=False, verbose=0)
    save("masked_" + name, ids=ids, y=y, loss=measured[0], accuracy=measured[1],
         **{"w%d_%s" % (i, v.name): w for i, (v, w) in enumerate(zip(model.weights, before))},
         **{"after%d" % i: w for i, w in enumerate(model.get_weights())})
    print(name, measured, [v.name for v in model.weights])

# "accuracy" by shapes: one-hot classes under a yes-or-no loss, single answers, answers at each step.
def accuracy(y, p):
    model = keras.Sequential([keras.layers.Input(p.shape[1:]), keras.layers.Activation("linear")])
    model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])
    return model.evaluate(p, y, verbose=0)[1]
classes = np.eye(10)[rng.integers(0, 10, 12)].astype(np.float32)
p10 = rng.uniform(0.01, 0.4, (12, 10)).astype(np.float32)
one = rng.integers(0, 2, (12, 1)).astype(np.float32); p1 = rng.uniform(size=(12, 1)).astype(np.float32)
steps = rng.integers(0, 2, (4, 3, 1)).astype(np.float32); ps = rng.uniform(size=(4, 3, 1)).astype(np.float32)
save("accuracy", classes=classes, p_classes=p10, acc_classes=accuracy(classes, p10),
     one=one, p_one=p1, acc_one=accuracy(one, p1), steps=steps, p_steps=ps, acc_steps=accuracy(steps, ps))
print(accuracy(classes, p10), accuracy(one, p1), accuracy(steps, ps))

# Crossentropies of logits, far out as well, and their gradients.
import jax
zb = np.array([[60.0], [-70.0], [0.3], [-2.0]], np.float32); yb = np.array([[0.0], [1.0], [1.0], [0.0]], np.float32)
zc = np.array([[120.0, 0.0, -3.0], [0.2, -0.4, 1.1], [-90.0, 40.0, 2.0]], np.float32); yc = np.eye(3)[[1, 2, 0]].astype(np.float32)
bce = lambda z: keras.losses.BinaryCrossentropy(from_logits=True)(yb, z)
cce = lambda z: keras.losses.CategoricalCrossentropy(from_logits=True)(yc, z)
save("logits", zb=zb, yb=yb, bce=bce(zb), gb=jax.grad(bce)(zb), zc=zc, yc=yc, cce=cce(zc), gc=jax.grad(cce)(zc))
print(bce(zb), cce(zc), jax.grad(bce)(zb).ravel())
