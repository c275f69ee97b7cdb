package io.heliosdb.streaming.operators.plan;

/** What a row of a changelog does to the result; stored as its {@link #code()}. */
public enum RowKind {
    INSERT("+I"),
    UPDATE_BEFORE("-U"),
    UPDATE_AFTER("+U"),
    DELETE("-D");

    private static final RowKind[] BY_CODE = values();
    private final String symbol;

    RowKind(final String symbol) {
        this.symbol = symbol;
    }

    /** The byte in result records: 0 to 3 in the order of declaration. */
    public byte code() {
        return (byte) ordinal();
    }

    public static RowKind of(final byte code) {
        return BY_CODE[code];
    }

    /** The two characters shown to users. */
    public String symbol() {
        return symbol;
    }

    /** Whether the row adds to the result: {@code +I} or {@code +U}. */
    public boolean isAdd() {
        return this == INSERT || this == UPDATE_AFTER;
    }
}
