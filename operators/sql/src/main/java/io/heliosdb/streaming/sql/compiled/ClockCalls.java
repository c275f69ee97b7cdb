package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls that read processing time: all are made of one function, whose value is the instant of the
 * last tick in front of the row.
 */
final class ClockCalls {
    private static final Set<String> NAMES =
            Set.of(
                    "NOW",
                    "CURRENT_TIMESTAMP",
                    "CURRENT_ROW_TIMESTAMP",
                    "LOCALTIMESTAMP",
                    "CURRENT_DATE",
                    "CURRENT_TIME",
                    "LOCALTIME",
                    "UNIX_TIMESTAMP",
                    "PROCTIME",
                    "PROCTIME_MATERIALIZE");
    private static final SqlType INSTANT = new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, false);

    private final ZonedCalls zoned;

    ClockCalls(final ZonedCalls zoned) {
        this.zoned = zoned;
    }

    /** Whether a call reads processing time. */
    static boolean isOne(final String name, final int operands) {
        return NAMES.contains(name) && operands == (name.equals("PROCTIME_MATERIALIZE") ? 1 : 0);
    }

    /**
     * Whether a column is an attribute of processing time. What it says is the time at which it is
     * read.
     */
    static boolean isTime(final Object type) {
        return type instanceof Map<?, ?> attribute && "PROCTIME".equals(attribute.get("kind"));
    }

    /** The call, of the type that the plan says. */
    Expression read(final String name, final SqlType type) {
        return switch (type.kind()) {
            case TIMESTAMP_LTZ -> now();
            case TIMESTAMP -> zoned.local(now());
            case BIGINT -> zoned.of(ScalarFunction.UNIX_TIMESTAMP, List.of(now()), type);
            case DATE, TIME -> zoned.of(ScalarFunction.CAST, List.of(now()), type);
            default -> throw Fields.unreadable(name + " of type " + type);
        };
    }

    /** The instant of the last tick. */
    static Expression now() {
        return new Expression.Call(ScalarFunction.CLOCK, List.of(), INSTANT);
    }
}
