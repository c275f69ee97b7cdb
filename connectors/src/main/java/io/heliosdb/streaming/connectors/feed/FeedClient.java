package io.heliosdb.streaming.connectors.feed;

/** Over what a feed comes at present: a connection, a request. */
public interface FeedClient {
    /** Another one sends for the same feed now; nothing more is taken from this one. */
    void onReplaced();
}
