package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/**
 * Errors of connectors. Whether a table has the right options is checked by SQL, with its own
 * codes.
 */
public enum ConnectorError implements ErrorCode {
    OPTION_INVALID("HCON-0004", "An option's text cannot be read as its type, or is out of range."),
    INPUT_MISSING("HCON-0007", "A file or folder to read is not there or not readable."),
    INPUT_FAILED("HCON-0008", "Reading failed on the way."),
    OUTPUT_FAILED(
            "HCON-0009",
            "Writing failed: no space, no permission, or the target exists in the way."),
    TYPE_UNSUPPORTED(
            "HCON-0010", "A column's type cannot be read or written by the connector or format."),
    ROW_TOO_LARGE("HCON-0011", "A row from outside is larger than the row limit."),
    POSITION_INVALID(
            "HCON-0012",
            "A source cannot go on where it stood: what it read is not there any more, has changed,"
                    + " or the position is none of its own."),
    CLIENT_REFUSED(
            "HCON-0013",
            "A client of a listening socket was sent away or replaced, or broke the protocol."),
    PART_DAMAGED(
            "HCON-0014",
            "A part of a table's output that was decided, or the list of its parts, is gone or"
                    + " damaged."),
    TOO_MANY_FILES("HCON-0015", "A table that survives restarts has more files than it may have."),
    NO_DOORS(
            "HCON-0016", "A table that is fed at the doors of an appliance, where there are none."),
    STREAM_TAKEN("HCON-0017", "Two tables that are fed at the doors have the same name."),
    STREAM_CLOSED("HCON-0018", "A stream is being closed, as its appliance or its job ends."),
    REQUEST_DIFFERS(
            "HCON-0019", "A request has the idempotency key of another one and not its body."),
    REQUEST_UNDER_WAY(
            "HCON-0020", "A request has the idempotency key of one that is not answered yet."),
    STREAM_WRITTEN("HCON-0021", "Two statements write the same stream."),
    NO_RESULT_ID("HCON-0022", "A text is no id of a result."),
    RESULTS_GONE(
            "HCON-0023", "The results behind an id, or those that a reader needs next, are gone.");

    private final String code;
    private final String meaning;

    ConnectorError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
