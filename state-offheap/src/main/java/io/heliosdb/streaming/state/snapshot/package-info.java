/**
 * The port through which state is written to and read from a snapshot, and a snapshot in memory;
 * checkpoint files implement the same two interfaces.
 *
 * <p>A snapshot is a sequence of named sections in the order written. Used on the thread that owns
 * the state. Start reading at {@link io.heliosdb.streaming.state.snapshot.SnapshotWriter}, then
 * {@link io.heliosdb.streaming.state.snapshot.MemorySnapshot}.
 */
package io.heliosdb.streaming.state.snapshot;
