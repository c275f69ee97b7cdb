package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;

/** Tells what Flink refuses from where it breaks (decision 8). */
final class FlinkFailure {
    private static final List<String> BREAKS =
            List.of(
                    "Table program cannot be compiled",
                    "CodeGenException",
                    "CompileException",
                    "This function does not support retraction",
                    "NumberFormatException: Infinite or NaN",
                    // a TIME beyond its day, such as that of a TIMESTAMP before 1970
                    "DateTimeException: Invalid value for ",
                    "Unsupported operand types: IF(",
                    // its own classes do not fit together, such as a constant map of its two
                    "ClassCastException: class org.apache.flink",
                    // a row's event time that an expression has made NULL
                    "because the return value of \"org.apache.flink.table.data.RowData",
                    // a condition that is a constant is left out of one side of a join
                    "Equality join predicate on incompatible types",
                    // columns of a semi join that it has mixed up, in scripts without such a cast
                    "The cast from NUMERIC type to TIMESTAMP",
                    // half a character, where it has cut a text in two
                    "Broken surrogate pair",
                    // a limit of its streams, which ours do not have
                    "more than one rowtime attribute column",
                    "AssertionError");

    private static final List<String> REFUSALS =
            List.of("ValidationException", "SqlParserException", "SqlParserEOFException");

    private static final int MOST_SHOWN = 600;

    private FlinkFailure() {}

    /** Whether the script is none that Flink takes. */
    static boolean isRefusal(final String error) {
        return REFUSALS.stream().anyMatch(error::startsWith);
    }

    /** The first part of an error, without what the parser would have liked. */
    static String shortened(final String error) {
        final int list = error.indexOf("Was expecting");
        final String text = list < 0 ? error : error.substring(0, list);
        return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }

    /** Whether the error is a defect of Flink, not of the script. */
    static boolean isItsOwn(final String error) {
        return BREAKS.stream().anyMatch(error::contains);
    }
}
