package io.heliosdb.streaming.ringbuffer.log;

/** Kinds of record in the log. The codes are part of the journal's format. */
public enum RecordType {
    /** Rows of one stream, one behind the other; each consumes a row sequence. */
    ROWS(1),
    /** Processing time has moved; no bytes. */
    TICK(2),
    /** How far a source has read: bytes that only this source understands. */
    OFFSET(3),
    /** A command of the control plane: bytes that name it. */
    COMMAND(4),
    /** A bounded stream has ended; no bytes. */
    END_OF_INPUT(5);

    private static final RecordType[] BY_CODE = {null, ROWS, TICK, OFFSET, COMMAND, END_OF_INPUT};

    private final byte code;

    RecordType(final int code) {
        this.code = (byte) code;
    }

    public byte code() {
        return code;
    }

    /** The type of a code, or null if there is none. */
    public static RecordType of(final byte code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
