/**
 * Layers, each a DJL {@link ai.djl.nn.Block}, with Keras's names and initial values.
 *
 * <p>Arrays are laid out as Keras has them: the batch first, then time, then features; images as
 * height, width, channels. Weights lie as DJL has them, outputs first, so that DJL's operators take
 * them as they are.
 */
package labs.nn;
