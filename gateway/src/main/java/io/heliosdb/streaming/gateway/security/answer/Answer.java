package io.heliosdb.streaming.gateway.security.answer;

/** What the sender of a request is told: an outcome, and its HTTP status. */
public enum Answer {
    BAD_REQUEST(400),
    /** It is not known who asks. */
    UNAUTHENTICATED(401),
    /** It is known who asks, and that is not enough. */
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    /** Later; how much later is said with the refusal. */
    TOO_MANY(429),
    /** The appliance cannot; the sender did nothing wrong. */
    FAILED(500),
    /** As {@link #FAILED}, for the time being. */
    UNAVAILABLE(503);

    private final int status;

    Answer(final int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
