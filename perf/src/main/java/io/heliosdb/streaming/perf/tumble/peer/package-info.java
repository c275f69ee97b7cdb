/**
 * Other engines as contestants, for the default query: each has one job that stays up over all
 * rounds, so that neither start-up nor warming up is measured.
 *
 * <p>A source of theirs waits for a round, reads the encoded rows in place and hands them on in the
 * form that is leanest there; a sink of theirs counts. {@link
 * io.heliosdb.streaming.perf.tumble.peer.PeerRounds} connects both to the benchmark's main thread.
 * Start reading at {@link io.heliosdb.streaming.perf.tumble.peer.FlinkPeer}.
 */
package io.heliosdb.streaming.perf.tumble.peer;
