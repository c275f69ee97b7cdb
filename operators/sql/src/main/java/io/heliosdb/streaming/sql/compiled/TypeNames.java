package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The names of types that TYPEOF tells. */
final class TypeNames {
    private static final String LONGEST = "(" + SqlType.UNLIMITED + ")";

    private static final Pattern MONTHS =
            Pattern.compile("INTERVAL (YEAR|MONTH)(\\(\\d+\\))?( TO MONTH)?");

    private static final Pattern SECONDS =
            Pattern.compile(
                    "INTERVAL (DAY|HOUR|MINUTE|SECOND)(\\(\\d+\\))?"
                            + "( TO (HOUR|MINUTE|SECOND)(\\(\\d+\\))?)?");

    private TypeNames() {}

    /**
     * The type of the first operand; in the form for plans if there is a second that is true.
     *
     * @param operands of TYPEOF
     * @param types types of operands that do not tell theirs: columns that a table function is
     *     called for
     */
    static String of(final List<?> operands, final Function<Object, SqlType> types) {
        final boolean isForPlans =
                operands.size() == 2
                        && operands.get(1) instanceof Map<?, ?> second
                        && Boolean.TRUE.equals(second.get("value"));
        final Object json = operands.get(0) instanceof Map<?, ?> first ? first.get("type") : null;
        final String name =
                json instanceof String given
                        ? given
                        : types.apply(operands.get(0))
                                .toString()
                                .replace("STRING", "VARCHAR" + LONGEST)
                                .replace("BYTES", "VARBINARY" + LONGEST);
        return isForPlans
                ? resolved(name)
                : resolved(name)
                        .replace("VARCHAR" + LONGEST, "STRING")
                        .replace("VARBINARY" + LONGEST, "BYTES");
    }

    /** Intervals count months or milliseconds, whatever their units in the plan are. */
    private static String resolved(final String name) {
        return SECONDS.matcher(MONTHS.matcher(name).replaceAll("INTERVAL MONTH"))
                .replaceAll("INTERVAL SECOND(3)");
    }
}
