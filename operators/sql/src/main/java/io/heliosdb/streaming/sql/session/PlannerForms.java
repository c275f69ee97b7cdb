package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.compiled.Misused;
import io.heliosdb.streaming.sql.compiled.Places;
import io.heliosdb.streaming.sql.compiled.WatermarkOptions;
import io.heliosdb.streaming.sql.script.HintedOption;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.TokenSearch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the planner says of forms that it has no way to plan, without their place, and often in
 * names of its classes: constants, arguments, windows, and options in hints.
 */
final class PlannerForms {
    private static final Pattern INDEX =
            Pattern.compile("^Array element access needs an index starting at 1 but was (-?\\d+)");

    private static final Pattern CUMULATE =
            Pattern.compile(
                    "^CUMULATE table function .* multiple of step, but got maxSize (\\d+) ms and"
                            + " step (\\d+) ms");

    private static final Pattern OPTION = Pattern.compile("^Invalid value for option '([^']+)'");

    private static final Pattern TIME =
            Pattern.compile("^text does not start with a number, .*duration format: (.*)$");

    private static final Pattern PARTITIONED =
            Pattern.compile("^Table '(.+)' is a partitioned table");

    private PlannerForms() {}

    /** The error that the planner's words stand for, if they are known. */
    static Optional<HeliosException> error(
            final String message, final ReportedFailure failure, final ScriptSearch script) {
        return arguments(message, failure)
                .or(() -> constant(message, failure))
                .or(() -> window(message, failure))
                .or(() -> option(message, failure))
                .or(() -> partitioned(message, script));
    }

    private static Optional<HeliosException> arguments(
            final String message, final ReportedFailure failure) {
        if (message.startsWith("Unsupported RelDataType: VARIANT")) {
            return refused(
                            SqlError.TYPE_UNSUPPORTED,
                            "type VARIANT is not supported yet",
                            failure,
                            tokens -> word(tokens, "VARIANT"))
                    .map(
                            error ->
                                    error.hint(
                                            "keep JSON in a STRING: JSON_VALUE and JSON_QUERY read"
                                                    + " it"));
        }
        if (message.startsWith("listProcedures is not implemented")) {
            return refused(
                            SqlError.STATEMENT_UNSUPPORTED,
                            "SHOW PROCEDURES is not supported",
                            failure,
                            tokens -> word(tokens, "PROCEDURES"))
                    .map(
                            error ->
                                    error.hint(
                                            "there are no procedures; SHOW FUNCTIONS; lists"
                                                    + " functions"));
        }
        if (message.startsWith("Distinct aggregate function does not support type")) {
            return refused(
                            SqlError.NOT_PLANNABLE,
                            "DISTINCT values of "
                                    + message.replaceAll("^[^:]*: |\\.\\s.*", "")
                                    + " cannot be aggregated",
                            failure,
                            tokens -> word(tokens, "DISTINCT"))
                    .map(error -> error.hint(PlannerWords.COUNT_OF_PAIRS));
        }
        return message.startsWith("Unsupported RelDataType: ANY")
                        && find(failure, TokenSearch::nullValue).isPresent()
                ? refused(
                                SqlError.NOT_PLANNABLE,
                                "a NULL without a type cannot be an argument here",
                                failure,
                                TokenSearch::nullValue)
                        .map(error -> error.hint("give it one: CAST(NULL AS STRING)"))
                : Optional.empty();
    }

    private static Optional<HeliosException> constant(
            final String message, final ReportedFailure failure) {
        final Matcher index = INDEX.matcher(message);
        if (index.find()) {
            return Optional.of(Misused.index(Long.parseLong(index.group(1)), places(failure)));
        }
        return message.equals("Division by zero")
                ? refused(SqlError.INVALID, message, failure, TokenSearch::zeroDivisor)
                : Optional.empty();
    }

    private static Optional<HeliosException> window(
            final String message, final ReportedFailure failure) {
        final Matcher cumulate = CUMULATE.matcher(message);
        if (cumulate.find()) {
            return refused(
                            SqlError.INVALID,
                            "the size of a CUMULATE window must be a multiple of its step",
                            failure,
                            tokens -> word(tokens, "CUMULATE"))
                    .map(
                            error ->
                                    error.detail(
                                            "size "
                                                    + cumulate.group(1)
                                                    + " ms, step "
                                                    + cumulate.group(2)
                                                    + " ms"));
        }
        return message.contains("Literal cannot be cast to class")
                        && message.contains("SqlIdentifier")
                        && failure.hasWord("DESCRIPTOR")
                ? refused(
                                SqlError.INVALID,
                                "DESCRIPTOR wants the name of a column",
                                failure,
                                tokens -> TokenSearch.argument(tokens, "DESCRIPTOR"))
                        .map(error -> error.hint("write it without quotes: DESCRIPTOR(ts)"))
                : Optional.empty();
    }

    private static Optional<HeliosException> option(
            final String message, final ReportedFailure failure) {
        final Matcher option = OPTION.matcher(message);
        final Matcher time = TIME.matcher(message);
        final boolean isKey = option.find();
        if (!isKey && !time.find()) {
            return Optional.empty();
        }
        return HintedOption.find(
                        List.of(failure.statement()),
                        hinted ->
                                isKey
                                        ? hinted.key().equals(option.group(1))
                                        : WatermarkOptions.isTime(hinted.key())
                                                && hinted.value().strip().equals(time.group(1)))
                .filter(hinted -> WatermarkOptions.keys().contains(hinted.key()))
                .map(
                        hinted ->
                                OptionCheck.invalid(hinted.key(), hinted.table(), hinted.value())
                                        .at(hinted.valuePlace())
                                        .hint(WatermarkOptions.wanted(hinted.key())));
    }

    private static Optional<HeliosException> partitioned(
            final String message, final ScriptSearch script) {
        final Matcher table = PARTITIONED.matcher(message);
        return table.find()
                ? Optional.of(
                        HeliosException.of(
                                        SqlError.FEATURE_UNSUPPORTED,
                                        "PARTITIONED BY is not supported yet")
                                .at(script.word(table.group(1), "PARTITIONED")))
                : Optional.empty();
    }

    private static Optional<HeliosException> refused(
            final SqlError code,
            final String what,
            final ReportedFailure failure,
            final Function<List<Token>, Optional<Token>> search) {
        return Optional.of(
                HeliosException.of(code, what)
                        .at(find(failure, search).orElse(failure.position())));
    }

    private static Optional<Position> find(
            final ReportedFailure failure, final Function<List<Token>, Optional<Token>> search) {
        return places(failure).find(search);
    }

    private static Places places(final ReportedFailure failure) {
        return new Places(List.of(failure.statement()));
    }

    private static Optional<Token> word(final List<Token> tokens, final String word) {
        return tokens.stream().filter(token -> token.is(word)).findFirst();
    }
}
