/**
 * What a checkpoint of a large state costs those whose rows come meanwhile: the assembled appliance
 * on real files, encrypted, under a fixed load with and without a checkpoint.
 *
 * <p>Rows come from a {@link io.heliosdb.streaming.perf.checkpoint.LoadSource}, results go to a
 * {@link io.heliosdb.streaming.perf.checkpoint.ProbeSink}, both on the appliance's threads; the
 * benchmark's thread supervises and looks on. Start reading at {@link
 * io.heliosdb.streaming.perf.checkpoint.LoadRun}.
 */
package io.heliosdb.streaming.perf.checkpoint;
