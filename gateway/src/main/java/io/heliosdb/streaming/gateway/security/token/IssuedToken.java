package io.heliosdb.streaming.gateway.security.token;

/**
 * A new token.
 *
 * @param text to be sent after {@code Bearer}
 * @param id in it
 * @param endMs epoch milliseconds of the end of its time
 */
public record IssuedToken(String text, String id, long endMs) {
    /** Without the text, for logs. */
    @Override
    public String toString() {
        return "IssuedToken[" + id + "]";
    }
}
