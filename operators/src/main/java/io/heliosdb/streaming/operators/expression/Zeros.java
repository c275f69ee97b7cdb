package io.heliosdb.streaming.operators.expression;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;

/** The constants of memory full of zeros. */
public final class Zeros {
    private static final int MS_DIGITS = 3;

    private Zeros() {}

    /** Whether a type has such a constant: all but nested ones. */
    public static boolean has(final SqlType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, MULTISET, ROW, BITMAP, NULL, SYMBOL -> false;
            default -> true;
        };
    }

    /**
     * 0, FALSE, a text or bytes without length, January 1, 1970.
     *
     * @throws IllegalArgumentException for a type that {@link #has} none
     */
    public static Expression.Literal of(final SqlType type) {
        final Object value =
                switch (type.kind()) {
                    case BOOLEAN -> false;
                    case TINYINT,
                            SMALLINT,
                            INTEGER,
                            BIGINT,
                            DATE,
                            TIME,
                            INTERVAL_YEAR_MONTH,
                            INTERVAL_DAY_TIME ->
                            0L;
                    case TIMESTAMP, TIMESTAMP_LTZ ->
                            type.precision() > MS_DIGITS ? new FineTimestamp(0, 0) : (Object) 0L;
                    case FLOAT, DOUBLE -> 0d;
                    case DECIMAL -> BigDecimal.ZERO.setScale(type.scale());
                    case CHAR, VARCHAR -> "";
                    case BINARY, VARBINARY -> ByteString.of(new byte[0]);
                    default -> throw new IllegalArgumentException("no zero: " + type);
                };
        return new Expression.Literal(value, type.notNull());
    }
}
