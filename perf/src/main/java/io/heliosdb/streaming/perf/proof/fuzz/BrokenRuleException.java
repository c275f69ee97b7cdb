package io.heliosdb.streaming.perf.proof.fuzz;

/** A decoder did what it must not. */
final class BrokenRuleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenRuleException(final String message) {
        super(message);
    }

    BrokenRuleException(final String message, final Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
