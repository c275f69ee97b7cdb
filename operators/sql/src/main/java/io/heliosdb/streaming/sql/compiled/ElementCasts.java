package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.expression.Zeros;

import java.util.ArrayList;
import java.util.List;

/**
 * Casts of arrays and maps to some whose parts are NOT NULL, as those are that the planner puts in
 * for {@code ARRAY_CONCAT(ARRAY[tinyint], ARRAY[int])}. Flink's cast does not ask such a part
 * whether it is NULL, and reads the zeros that lie there.
 */
final class ElementCasts {
    private ElementCasts() {}

    /** The operand of a cast, as the cast sees it. */
    static Expression seen(final Expression operand, final SqlType to) {
        final SqlType from = operand.type();
        if (from.kind() != to.kind()
                || (from.kind() != TypeKind.ARRAY && from.kind() != TypeKind.MAP)) {
            return operand;
        }
        final List<SqlType> parts = new ArrayList<>();
        for (int i = 0; i < from.parts().size(); i++) {
            final SqlType part = from.parts().get(i);
            parts.add(isReadUnasked(part, to.parts().get(i)) ? part.notNull() : part);
        }
        return parts.equals(from.parts())
                ? operand
                : new Expression.Call(
                        ScalarFunction.ZEROS_FOR_NULLS,
                        List.of(operand),
                        ZonedCalls.withParts(from, parts));
    }

    private static boolean isReadUnasked(final SqlType from, final SqlType to) {
        final boolean areCopied = from.kind() == to.kind() && isPrimitive(from);
        return from.nullable() && !to.nullable() && !areCopied && Zeros.has(from);
    }

    /** Whether an array of a type is one of Java's in Flink, and copied as it is. */
    private static boolean isPrimitive(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    FLOAT,
                    DOUBLE,
                    DATE,
                    TIME,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME ->
                    true;
            default -> false;
        };
    }
}
