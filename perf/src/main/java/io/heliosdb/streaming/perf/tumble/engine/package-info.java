/**
 * Our engine as a contestant: its generated code from the log ring or from ingress on, and its
 * interpreter, which is slow and checks the others' results.
 *
 * <p>Rows go from {@link io.heliosdb.streaming.perf.tumble.engine.ArrayFeeder} through sequencer
 * and job to {@link io.heliosdb.streaming.perf.tumble.engine.CountingOutput}, all on the
 * benchmark's main thread. Start reading at {@link
 * io.heliosdb.streaming.perf.tumble.engine.Helios}.
 */
package io.heliosdb.streaming.perf.tumble.engine;
