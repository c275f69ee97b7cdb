package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;
import java.util.Optional;

/** Forms of queries that the planner itself fails at, before the engine could refuse them. */
final class Defeats {
    private Defeats() {}

    /** The refusal of the form, if the statement has one that is known. */
    static Optional<HeliosException> error(final String message, final ReportedFailure failure) {
        if (!failure.kind().equals("internal")) {
            return Optional.empty();
        }
        if (message.contains("curator") && failure.hasWord("SYSTEM_TIME")) {
            return Optional.of(
                    refused("temporal join", "SYSTEM_TIME", failure)
                            .hint("docs/sql/README.md says what to use in place of joins"));
        }
        return message.contains("\"validator\" is null") && failure.hasWord("PIVOT")
                ? Optional.of(
                        refused("PIVOT", "PIVOT", failure)
                                .hint(
                                        "write a column each: SUM(v) FILTER (WHERE k = 'a') AS a"
                                                + " … GROUP BY"))
                : Optional.empty();
    }

    private static HeliosException refused(
            final String what, final String word, final ReportedFailure failure) {
        return HeliosException.of(SqlError.OPERATOR_UNSUPPORTED, what + " is not supported yet")
                .at(failure.wordPosition(List.of(word)));
    }
}
