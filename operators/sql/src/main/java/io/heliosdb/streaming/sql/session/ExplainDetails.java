package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.List;

/** Refuses the details that Flink's EXPLAIN takes: what is asked for would not be shown. */
final class ExplainDetails {
    private ExplainDetails() {}

    static void check(final Statement statement) {
        final boolean isCode = statement.kind() == Statement.Kind.EXPLAIN_CODE;
        if (!isCode && statement.kind() != Statement.Kind.EXPLAIN) {
            return;
        }
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        final Token detail = tokens.get(isCode ? 2 : 1);
        switch (detail.upper()) {
            case "ESTIMATED_COST", "CHANGELOG_MODE", "JSON_EXECUTION_PLAN", "PLAN_ADVICE" ->
                    throw HeliosException.of(
                                    SqlError.STATEMENT_UNSUPPORTED,
                                    "EXPLAIN " + detail.upper() + " is not supported")
                            .at(statement.at(detail.start()))
                            .hint("EXPLAIN shows the planner's trees and the engine's plan");
            default -> {}
        }
    }
}
