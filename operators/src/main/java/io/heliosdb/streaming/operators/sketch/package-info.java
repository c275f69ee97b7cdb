/**
 * Sketches of Apache DataSketches in the state's blobs: how many distinct values a group has had,
 * within a percent or so, in at most 16 KiB. The bytes are those of the library's {@code HllSketch}
 * and the estimator is the library's; values are taken in and sketches united here, in place, so
 * that nothing is allocated for a row.
 *
 * <p>Threading: that of the pipeline. Start reading at {@link
 * io.heliosdb.streaming.operators.sketch.DistinctSketch}.
 */
package io.heliosdb.streaming.operators.sketch;
