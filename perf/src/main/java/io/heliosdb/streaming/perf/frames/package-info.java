/**
 * How fast checkpoints are written and restored, apart from what makes snapshots and what runs
 * beside them.
 *
 * <p>One thread. Start reading at {@link io.heliosdb.streaming.perf.frames.FramesRun}.
 */
package io.heliosdb.streaming.perf.frames;
