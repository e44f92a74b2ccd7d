/** Training: a network that compiles, fits, evaluates and predicts, and what it needs for that. */
package labs.train;
