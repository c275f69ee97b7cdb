package io.heliosdb.streaming.gateway.client;

import java.time.Instant;

/**
 * A token and whose it is.
 *
 * @param user his name
 * @param token for the header {@code Authorization}
 * @param ends when its time is over
 */
public record SavedLogin(String user, String token, Instant ends) {
    /** Without the token, for logs. */
    @Override
    public String toString() {
        return "SavedLogin[" + user + ", until " + ends + "]";
    }
}
