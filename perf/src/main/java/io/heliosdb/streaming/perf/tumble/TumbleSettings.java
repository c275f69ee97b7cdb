package io.heliosdb.streaming.perf.tumble;

import java.util.Set;

/**
 * How a run is done.
 *
 * @param peers who is measured beside the engine
 * @param rounds rounds that count
 * @param rows rows of a round, or 0 for as many as the number of keys asks for
 */
record TumbleSettings(Set<Peer> peers, int rounds, long rows) {
    /** Whom the engine can be measured beside. */
    enum Peer {
        /** The loop written by hand for the query. */
        LOOP,
        /** Flink SQL. */
        FLINK,
        /** Hazelcast Jet. */
        JET,
        /** Nobody: says that no other is meant. */
        NONE
    }

    boolean has(final Peer peer) {
        return peers.contains(peer);
    }
}
