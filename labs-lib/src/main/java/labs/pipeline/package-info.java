/**
 * What hands a network its batches. {@link labs.pipeline.Passes} is all that training asks for;
 * read it first, then {@link labs.pipeline.IndexedDataset} for samples by index, and {@link
 * labs.pipeline.Pipeline} for the words of {@code tf.data}, whose end is a {@link
 * labs.pipeline.BatchedPipeline}. {@link labs.pipeline.Splittable} takes a part of samples, such as
 * the last fifth. StackedValues makes one array of many Java values, Prefetch works ahead on a
 * thread of its own.
 */
package labs.pipeline;
