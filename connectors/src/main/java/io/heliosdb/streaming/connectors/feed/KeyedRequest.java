package io.heliosdb.streaming.connectors.feed;

/**
 * A request that may be repeated.
 *
 * @param name what makes it the same as another: its idempotency key and who sent it
 * @param content what it brings, which a repetition brings again
 */
public record KeyedRequest(Fingerprint name, Fingerprint content) {}
