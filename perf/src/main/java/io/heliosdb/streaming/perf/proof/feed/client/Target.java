package io.heliosdb.streaming.perf.proof.feed.client;

/**
 * Where a client feeds.
 *
 * @param port of the door, or of what stands before it; at loopback
 * @param token of the user
 * @param stream name of the table
 */
record Target(int port, String token, String stream) {
    static final String HOST = "127.0.0.1";
}
