package io.heliosdb.streaming.codecs.error;

import java.util.Optional;

/**
 * An error with the three parts a user needs: what happened, the detail with its position, and a
 * hint.
 *
 * <p>Thrown on the control plane, and on the data plane only where a job cannot go on.
 */
public final class HeliosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String what;
    private final String detail;
    private final String hint;
    private final transient Position position;

    private HeliosException(
            final ErrorCode code,
            final String what,
            final String detail,
            final String hint,
            final Position position,
            final Throwable cause) {
        super(code.code() + ": " + what + (detail.isEmpty() ? "" : " (" + detail + ")"), cause);
        this.code = code;
        this.what = what;
        this.detail = detail;
        this.hint = hint;
        this.position = position;
    }

    /** Starts an error; the sentence says what happened, without a full stop. */
    public static HeliosException of(final ErrorCode code, final String what) {
        return new HeliosException(code, what, "", "", null, null);
    }

    public HeliosException detail(final String text) {
        return new HeliosException(code, what, text, hint, position, getCause());
    }

    /** What the user can do about it. */
    public HeliosException hint(final String text) {
        return new HeliosException(code, what, detail, text, position, getCause());
    }

    public HeliosException at(final Position place) {
        return new HeliosException(code, what, detail, hint, place, getCause());
    }

    /** The same error of something that stands in no text. */
    public HeliosException nowhere() {
        return new HeliosException(code, what, detail, hint, null, getCause());
    }

    public HeliosException causedBy(final Throwable cause) {
        return new HeliosException(code, what, detail, hint, position, cause);
    }

    public ErrorCode code() {
        return code;
    }

    public String what() {
        return what;
    }

    public String detail() {
        return detail;
    }

    public String hint() {
        return hint;
    }

    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }
}
