package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;
import java.util.Map;

/** The names of types that TYPEOF tells. */
final class TypeNames {
    private TypeNames() {}

    /**
     * The type of the first operand; in the form for plans if there is a second that is true.
     *
     * @param operands of TYPEOF
     */
    static String of(final List<?> operands) {
        final boolean isForPlans =
                operands.size() == 2
                        && operands.get(1) instanceof Map<?, ?> second
                        && Boolean.TRUE.equals(second.get("value"));
        final Object json = operands.get(0) instanceof Map<?, ?> first ? first.get("type") : null;
        if (!(json instanceof String name)) {
            throw Fields.unreadable("a type without a name");
        }
        final String longest = "(" + SqlType.UNLIMITED + ")";
        return isForPlans
                ? name
                : name.replace("VARCHAR" + longest, "STRING")
                        .replace("VARBINARY" + longest, "BYTES");
    }
}
