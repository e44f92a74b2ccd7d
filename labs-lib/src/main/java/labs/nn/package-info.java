/**
 * Layers, each a DJL {@link ai.djl.nn.Block}, with Keras's names and initial values; every one fits
 * into plain DJL, and DJL's blocks fit among them. Read {@link labs.nn.Dense} first, then {@link
 * labs.nn.Layer}, which all but the containers extend, {@link labs.nn.Sequential}, which puts them
 * in a chain, {@link labs.nn.Recurrent} with {@link labs.nn.LSTM}, {@link labs.nn.Mask} for what
 * padding means, and {@link labs.nn.Node} and {@link labs.nn.Graph} last. {@link
 * labs.nn.Bidirectional} is a layer made of layers. All others are variations.
 *
 * <p>Arrays are laid out as Keras has them: the batch first, then time, then features; images as
 * height, width, channels. Weights lie as DJL has them, outputs first, so that DJL's operators take
 * them as they are.
 */
package labs.nn;
