/**
 * What hands a network its batches: data sets by index, and pipelines in the words of {@code
 * tf.data}.
 */
package labs.pipeline;
