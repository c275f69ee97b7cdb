/**
 * Checkpoints and savepoints on disk: state at a row sequence, from which a start goes on.
 *
 * <p>Pieces of state flow in on a background thread and become frames: cut, compared with the
 * checkpoint before, compressed, sealed, written; the manifest comes last and makes them a
 * checkpoint. Back they flow as sections, read ahead on several threads. One thread owns a {@link
 * io.heliosdb.streaming.state.checkpoint.CheckpointStore} and what it gives. Start reading there,
 * then {@link io.heliosdb.streaming.state.checkpoint.CheckpointWriter}; how bytes lie is in {@code
 * checkpoint.format}.
 */
package io.heliosdb.streaming.state.checkpoint;
