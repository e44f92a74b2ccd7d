/**
 * Training: a network that compiles, fits, evaluates and predicts, with its losses, metrics and
 * optimizers. Read {@link labs.train.Network}, what notebooks see, then NetworkState, what it
 * holds, FitLoop, the training loop itself, Measures and Inference, which it shares with evaluate
 * and predict, {@link labs.train.Adam} with FusedPass for one step of an optimizer, and {@link
 * labs.train.GradientTape} for loops of one's own. Files, checkpoints and callbacks stand apart and
 * can wait.
 */
package labs.train;
