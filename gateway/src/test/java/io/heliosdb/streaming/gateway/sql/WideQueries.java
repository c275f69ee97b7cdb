package io.heliosdb.streaming.gateway.sql;

import java.util.StringJoiner;

/** A table of 300 columns, and queries with a thousand expressions over it. */
final class WideQueries {
    static final int COLUMNS = 300;
    static final int EXPRESSIONS = 1_000;

    private static final int BRANCHES = 5;
    private static final int BRANCHES_OF_SOME = 40;
    private static final String[] TYPES = {
        "BIGINT", "INT", "DOUBLE", "STRING", "DECIMAL(12, 2)", "TIMESTAMP(3)"
    };

    private WideQueries() {}

    /** {@code CREATE TABLE wide}: each type in turn, all nullable. */
    static String table(final String path) {
        final StringJoiner columns = new StringJoiner(", ");
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(column(i) + " " + TYPES[i % TYPES.length]);
        }
        return "CREATE TABLE wide ("
                + columns
                + ") WITH ('connector' = 'filesystem', 'path' = '"
                + path
                + "', 'format' = 'csv', 'csv.null-literal' = '');\n";
    }

    /** One line of the table's file. */
    static String line(final int row) {
        final StringJoiner fields = new StringJoiner(",", "", "\n");
        for (int i = 0; i < COLUMNS; i++) {
            final int value = (row * 31 + i * 7) % 1000;
            fields.add(
                    value == 0
                            ? ""
                            : switch (TYPES[i % TYPES.length]) {
                                case "STRING" -> "text " + value;
                                case "DOUBLE" -> value + ".5";
                                case "DECIMAL(12, 2)" -> value + ".25";
                                case "TIMESTAMP(3)" ->
                                        "2024-01-01 00:%02d:%02d".formatted(value % 60, row % 60);
                                default -> Integer.toString(value);
                            });
        }
        return fields.toString();
    }

    /** A projection of {@link #EXPRESSIONS}. */
    static String projection() {
        final StringJoiner expressions = new StringJoiner(",\n", "SELECT ", " FROM wide;\n");
        for (int i = 0; i < EXPRESSIONS; i++) {
            expressions.add(expression(i) + " AS e" + i);
        }
        return expressions.toString();
    }

    /** A thousand aggregates of as many expressions. */
    static String aggregation() {
        final StringJoiner calls =
                new StringJoiner(",\n", "SELECT c3, ", " FROM wide GROUP BY c3;\n");
        for (int i = 0; i < EXPRESSIONS; i++) {
            final String call =
                    switch (i % 5) {
                        case 0 -> "SUM(" + bigint(i) + " + " + integer(i) + ")";
                        case 1 -> "MAX(" + doubleOf(i) + " * " + (i + 1) + ")";
                        case 2 -> "COUNT(CASE WHEN " + integer(i) + " > " + i + " THEN 1 END)";
                        case 3 -> "MIN(" + bigint(i) + " - " + i + ")";
                        default -> "AVG(" + doubleOf(i) + " + " + i + ")";
                    };
            calls.add(call + " AS a" + i);
        }
        return calls.toString();
    }

    private static String expression(final int i) {
        return switch (i % 10) {
            case 0 -> bigint(i) + " * 3 + " + bigint(i + 1) + " - " + i;
            case 1 -> longCase(i);
            case 2 -> "CONCAT(UPPER(" + text(i) + "), '-', SUBSTRING(" + text(i + 1) + ", 2, 4))";
            case 3 -> doubleOf(i) + " * " + doubleOf(i + 1) + " + " + i;
            case 4 -> "CAST(" + bigint(i) + " + " + i + " AS STRING)";
            case 5 -> "COALESCE(" + integer(i) + ", " + integer(i + 1) + ", " + i + ")";
            case 6 -> decimal(i) + " + " + decimal(i + 1) + " - 1." + (10 + i % 90);
            case 7 ->
                    integer(i)
                            + " > "
                            + i
                            + " AND "
                            + text(i)
                            + " LIKE 'text %' OR "
                            + doubleOf(i)
                            + " IS NULL";
            case 8 ->
                    "CHAR_LENGTH(TRIM(" + text(i) + ")) + MOD(" + bigint(i) + ", " + (i + 2) + ")";
            default -> "EXTRACT(MINUTE FROM " + timestamp(i) + ") + " + integer(i);
        };
    }

    private static String longCase(final int i) {
        final StringBuilder text = new StringBuilder("CASE");
        final int branches = i % 100 == 1 ? BRANCHES_OF_SOME : BRANCHES;
        for (int branch = 0; branch < branches; branch++) {
            text.append(" WHEN ")
                    .append(integer(i + branch))
                    .append(" = ")
                    .append(branch)
                    .append(" THEN ")
                    .append(bigint(i + branch))
                    .append(" + ")
                    .append(branch);
        }
        return text.append(" ELSE ").append(i).append(" END").toString();
    }

    private static String bigint(final int i) {
        return nth(i, 0);
    }

    private static String integer(final int i) {
        return nth(i, 1);
    }

    private static String doubleOf(final int i) {
        return nth(i, 2);
    }

    private static String text(final int i) {
        return nth(i, 3);
    }

    private static String decimal(final int i) {
        return nth(i, 4);
    }

    private static String timestamp(final int i) {
        return nth(i, 5);
    }

    private static String nth(final int i, final int type) {
        return column(i * TYPES.length % COLUMNS + type);
    }

    private static String column(final int index) {
        return "c" + index;
    }
}
